"""How CSV is written: apart from its writer, since every command line names it."""

from typing import Literal

CsvDialect = Literal["default", "excel-de"]
