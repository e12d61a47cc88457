"""Excel workbooks (Office Open XML): numbers as numbers, everything else as text that is never a formula or a link."""

import datetime
import io
import re
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook as Book
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.sheets.workbook import Leaf, Value, ValueColumn, Workbook
from itleiter_cli.writers.delimited import looks_like_a_formula

MOST_ROWS, MOST_COLUMNS, MOST_UNITS = 1_048_576, 16_384, 32_767
"""What a sheet and a cell can hold; of text, units of UTF-16."""

_CREATED = datetime.datetime(1980, 1, 1)  # the same in every file: same input, same bytes
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; days before are text."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NARROWEST, _WIDEST, _WIDEST_WRAPPED = 7, 46, 70
_MOST_PINNED = 16
"""So many rows may stay in sight above the headings and leave room for others below; else only columns do."""
_A4 = 9
"""Excel's number of the paper."""
_FILTER_BUTTON = 3
"""So many characters the button of a filter covers of its heading."""


def write_xlsx(workbook: Workbook) -> bytes:
    """Write sheets, each with its headings in sight and a filter on each column. Raises UsageProblem.

    That is where there are more rows or columns than a sheet can hold.
    """
    for leaf in workbook:
        rows, columns = _heading_row(leaf) + 1 + len(leaf.rows), len(leaf.columns)
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            room = {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "has_rows": rows, "has_columns": columns}
            raise UsageProblem(text("xlsx-too-large", **room), text("xlsx-too-large-hint"))
    content = io.BytesIO()
    with Book(content, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        looks = _Looks(book)
        for leaf in workbook:
            _write_leaf(book.add_worksheet(leaf.name), looks, leaf)
    return content.getvalue()


class _Looks:
    """The few looks that cells have; one that was made is used again."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def _heading_row(leaf: Leaf) -> int:
    return 2 + len(leaf.above) if leaf.above else 1


def _write_leaf(sheet: Worksheet, looks: _Looks, leaf: Leaf) -> None:
    bold = looks.of(bold=True)
    sheet.write_string(0, 0, _safe(leaf.title), bold)
    labelled = any(label for label, _ in leaf.above)
    for place, (label, words) in enumerate(leaf.above, 1):
        _write_text(sheet, looks, place, 0, label, bold=True)
        _write_text(sheet, looks, place, int(labelled), words)
    top = _heading_row(leaf)
    heading = looks.of(bold=True, text_wrap=True, valign="top", bottom=1)
    for place, column in enumerate(leaf.columns):
        sheet.write_string(top, place, _safe(column.heading), heading)
        _write_column(sheet, looks, leaf, top + 1, place, column)
    last_row, last_column = top + len(leaf.rows), len(leaf.columns) - 1
    sheet.freeze_panes(top + 1 if top <= _MOST_PINNED else 0, leaf.pinned)
    sheet.autofilter(top, 0, last_row, last_column)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(top)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})


def _write_column(sheet: Worksheet, looks: _Looks, leaf: Leaf, top: int, place: int, column: ValueColumn) -> None:
    values = [row[place] for row in leaf.rows]
    wrapped = {"text_wrap": True, "valign": "top"} if leaf.wrapped else {}
    number = looks.of(num_format=_number_format(column), **wrapped)
    day = looks.of(num_format="yyyy-mm-dd", **wrapped)
    for row, value in enumerate(values, top):
        if value is None:
            continue
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value, looks.of(**wrapped))
        elif isinstance(value, int | float):
            sheet.write_number(row, place, value, number)
        elif isinstance(value, datetime.date) and value >= _FIRST_DAY:
            sheet.write_datetime(row, place, value, day)
        else:
            _write_text(sheet, looks, row, place, str(value), **wrapped)
    labels = [label for label, _ in leaf.above] if place == 0 else []
    sheet.set_column(place, place, _width(leaf, column, values, labels))


def _write_text(sheet: Worksheet, looks: _Looks, row: int, column: int, words: str, **look: object) -> None:
    """Write a text as it is; one that begins like a formula stays text also where somebody edits its cell."""
    if words:
        quoted = {"quote_prefix": True} if looks_like_a_formula(words) else {}
        sheet.write_string(row, column, _safe(words), looks.of(**look, **quoted))


def _safe(words: str) -> str:
    """Keep to what a cell can hold, and what is written as text: runs of rich text are passed on as they are."""
    words = _NOT_IN_XML.sub("\ufffd", words)
    if len(words) > MOST_UNITS // 2 and len(units := words.encode("utf-16-le")) > 2 * MOST_UNITS:
        words = f"{units[: 2 * MOST_UNITS - 2].decode('utf-16-le', errors='ignore')}…"
    return f"{words} " if words.startswith("<r>") and words.endswith("</r>") else words


def _number_format(column: ValueColumn) -> str:
    if column.decimals is None:
        return "General"
    whole = "#,##0" if column.grouped and not column.share else "0"
    decimals = f".{'0' * column.decimals}" if column.decimals else ""
    return f"{whole}{decimals}{'%' if column.share else ''}"


def _width(leaf: Leaf, column: ValueColumn, values: Iterable[Value], labels: Sequence[str]) -> int:
    """Return how wide a column is, in characters: as its longest value, and so that its heading fits in two lines."""
    words = [len(word) for word in re.split(r"[\s-]", column.heading)]
    heading = max(*words, len(column.heading) // 2) + _FILTER_BUTTON
    longest = max((_length(value, column) for value in values if value is not None), default=0)
    widest = _WIDEST_WRAPPED if leaf.wrapped else _WIDEST
    return min(max(_NARROWEST, heading, longest + 1, *map(len, labels)), widest)


def _length(value: str | float | datetime.date, column: ValueColumn) -> int:
    if isinstance(value, int | float) and column.decimals is not None:
        return len(f"{value:,.{column.decimals}f}")
    return len(str(value))
