"""CSV and TSV for scripts and spreadsheets."""

import csv
import io
import unicodedata

from itleiter_cli.questions.answer import Rows, RowValue
from itleiter_cli.writers.dialect import CsvDialect

_IN_OUR_FORM = frozenset([bool, tuple])
_IN_GERMAN_FORM = frozenset([bool, tuple, float, str])
"""Types of values that the module csv would write otherwise; most cells are of others, and are left to it."""
_FORMULA_STARTS = ("=", "+", "-", "@")
_CELL_BREAKS = ("\t", "\r")
_BOM = "\ufeff"


def write_csv(rows: Rows, dialect: CsvDialect = "default", *, header: bool = True) -> str:
    """Write rows as CSV: comma, LF, decimal point; ``excel-de``: BOM, semicolon, CRLF, decimal comma, no formulas."""
    if dialect == "default":
        return _write(rows, delimiter=",", line_end="\n", german=False, header=header)
    return _BOM + _write(rows, delimiter=";", line_end="\r\n", german=True, header=header)


def write_tsv(rows: Rows, *, header: bool = True) -> str:
    """Write rows with tabs between cells, LF and decimal point."""
    return _write(rows, delimiter="\t", line_end="\n", german=False, header=header)


def _write(rows: Rows, delimiter: str, line_end: str, *, german: bool, header: bool) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    if header:
        writer.writerow(rows.columns)
    ours = _IN_GERMAN_FORM if german else _IN_OUR_FORM
    writer.writerows(
        [_cell(value, german) if type(value) in ours else value for value in record] for record in rows.records
    )
    return text.getvalue()


def _cell(value: RowValue, german: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and german:
        return repr(value).replace(".", ",")
    written = "|".join(value) if isinstance(value, tuple) else str(value)
    if german and looks_like_a_formula(written):
        return f"'{written}"
    return written


def looks_like_a_formula(written: str) -> bool:
    """Whether a spreadsheet may compute a text: behind white space of any kind, and with full-width signs as well."""
    first = unicodedata.normalize("NFKC", written.lstrip()[:1])
    return first in _FORMULA_STARTS or written.startswith(_CELL_BREAKS)
