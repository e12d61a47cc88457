"""Read the text of a table as spreadsheets save it: its encoding, its separator, and its rows of cells.

With the writers, this is the only module that knows csv.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from itleiter_cli.catalog.files import refuse_other_kinds
from itleiter_cli.messages.errors import InvalidData, Problem, Text, text

_SEPARATORS = (";", ",", "\t")
"""Where two would do, the first: decimal commas stand between semicolons."""
_NOTHING = ' ,;\t\r\n"'
_SEPARATOR_LINE = re.compile(r"""\s*"?sep=(?P<separator>[,;\t])"?\s*(\r\n|\r|\n)""", re.IGNORECASE)
_ENDINGS = frozenset([".csv", ".tsv", ".tab"])
_WORKBOOKS = frozenset([".xlsx", ".xlsm", ".xls", ".ods", ".numbers"])
_MOST_ABOVE = 20
"""So many rows may stand above the headings."""
_FIRST_HEADING = re.compile(rb"""(\xef\xbb\xbf)?\s*(sep=|"?(city|stadt|scope|name)"?\s*[,;\t])""", re.IGNORECASE)


class Row(NamedTuple):
    """The cells of a row, without white space around them; ``number`` is that which a spreadsheet shows."""

    number: int
    cells: tuple[str, ...]


class RowProblem(NamedTuple):
    """Something that is wrong with a row as a whole; the column counts from 1."""

    row: int
    column: int
    message: Text
    hint: Text


class Cells(NamedTuple):
    """A table: the row of its headings, the rows below it that hold something, and what is wrong with rows."""

    headings: Row
    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]


def is_table(path: Path) -> bool:
    """Whether the name of a file says that it is a table, or the workbook of a spreadsheet."""
    return path.suffix.lower() in _ENDINGS | _WORKBOOKS


def begins_as_table(content: bytes) -> bool:
    """Whether a text without a name begins with the headings of a table."""
    return _FIRST_HEADING.match(content) is not None


def decoded_table(name: str, content: bytes) -> str:
    """Return the text of a table in UTF-8, with or without a byte order mark, or in Windows-1252.

    Raises InvalidData where it is a workbook, another file of an office program, or UTF-16.
    """
    hint = text("table-save-hint")
    if Path(name).suffix.lower() in _WORKBOOKS:
        raise _refused(name, text("table-workbook"), hint)
    refuse_other_kinds(name, content, hint, hint)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise _refused(name, text("table-encoding"), hint, row) from error


def read_cells(name: str, content: str, is_heading: Callable[[str], bool]) -> Cells:
    """Read the rows of a table; what is empty says nothing, nor does a title, a single cell above the headings.

    Raises InvalidData where there are no headings, or where rows of several cells stand above them.
    """
    announced = _SEPARATOR_LINE.match(content)
    if announced is not None:
        content = content[announced.end() :]
    separator = announced["separator"] if announced else _separator(content, is_heading)
    problems: list[RowProblem] = []
    rows = _filled_rows(name, content, separator, problems)
    first, *below = _without_titles(name, rows, is_heading)
    if not below and not problems:
        problems.append(RowProblem(first.number, 1, text("table-without-rows"), text("table-without-rows-hint")))
    headings = Row(first.number, tuple(" ".join(cell.split()) for cell in _without_empty_end(first.cells)))
    unfit = [problem for row in below if (problem := _row_problem(row, first, len(headings.cells))) is not None]
    refused = {problem.row for problem in unfit}
    return Cells(headings, tuple(row for row in below if row.number not in refused), (*problems, *unfit))


def _filled_rows(name: str, content: str, separator: str, problems: list[RowProblem]) -> list[Row]:
    """Return the rows that hold something. Raises InvalidData where there is none."""
    is_empty = not content.strip(_NOTHING)
    rows = [] if is_empty else [row for row in _rows(content, separator, problems) if any(row.cells)]
    if not rows:
        if problems:
            raise InvalidData([Problem(name, *problems[0][:2], "", problems[0].message, problems[0].hint)])
        raise _refused(name, text("table-without-headings"), text("table-start-hint"))
    return rows


def _without_titles(name: str, rows: Sequence[Row], is_heading: Callable[[str], bool]) -> Sequence[Row]:
    """Return the rows from the headings on: titles above them have a single cell each.

    Raises InvalidData where there is more above the headings, or nothing but a title above the towns.
    """
    first = rows[0].cells
    if (
        len(first) > len(_without_empty_end(first)) == 1
        and rows[1:]
        and not any(is_heading(cell) for row in rows[:_MOST_ABOVE] for cell in row.cells)
    ):
        raise _refused(name, text("table-no-headings"), text("table-no-headings-hint"), rows[1].number)
    above = _rows_above(rows, is_heading)
    if any(len([cell for cell in row.cells if cell]) > 1 for row in rows[:above]):
        row = str(rows[above].number)
        hint = text("table-headings-below-hint", row=row)
        raise _refused(name, text("table-headings-below", row=row), hint, rows[0].number)
    return rows[above:]


def _rows_above(rows: Sequence[Row], is_heading: Callable[[str], bool]) -> int:
    """Return how many rows stand above the first of two headings or more; none where the first row has one at all."""
    found = [sum(map(is_heading, row.cells)) for row in rows[:_MOST_ABOVE]]
    return 0 if found[0] else next((place for place, count in enumerate(found) if count > 1), 0)


def _row_problem(row: Row, first: Row, width: int) -> RowProblem | None:
    """Return the problem of a row that repeats the headings, or does not have as many cells."""
    if row.cells == first.cells:
        return RowProblem(row.number, 1, text("table-headings-again"), text("table-headings-again-hint"))
    return _ragged(row, width)


def _ragged(row: Row, width: int) -> RowProblem | None:
    """Return the problem of a row that has fewer or more cells than there are headings; empty ones more are none."""
    is_longer = any(row.cells[width:])
    if len(row.cells) >= width and not is_longer:
        return None
    count = len(_without_empty_end(row.cells)) if is_longer else len(row.cells)
    hint = text("table-ragged-hint" if is_longer else "table-ragged-short-hint")
    return RowProblem(row.number, min(count, width) + 1, text("table-ragged", cells=count, headings=width), hint)


def _rows(content: str, separator: str, problems: list[RowProblem]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield Row(number, tuple([cell.strip() for cell in cells]))
    except csv.Error:
        problems.append(RowProblem(number + 1, 1, text("table-quotes"), text("table-quotes-hint")))


def _separator(content: str, is_heading: Callable[[str], bool]) -> str:
    """Return the separator that makes the most headings of one of the first rows, or the most cells of the first."""
    lines = [*islice((line for line in io.StringIO(content) if line.strip(_NOTHING)), _MOST_ABOVE)]

    def cells_made(separator: str) -> tuple[int, int]:
        headings = (sum(is_heading(cell.strip(_NOTHING)) for cell in line.split(separator)) for line in lines)
        return max(headings, default=0), "".join(lines[:1]).count(separator)

    return max(_SEPARATORS, key=cells_made)


def _without_empty_end(cells: Sequence[str]) -> tuple[str, ...]:
    last = next((index for index in range(len(cells) - 1, -1, -1) if cells[index]), -1)
    return tuple(cells[: last + 1])


def _refused(name: str, message: Text, hint: Text, row: int = 1) -> InvalidData:
    return InvalidData([Problem(name, row, 1, "", message, hint)])
