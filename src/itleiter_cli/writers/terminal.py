"""Tables for eyes, drawn with Rich: the only module that knows it."""

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from itleiter_cli.messages.spelling import Speller
from itleiter_cli.sheets.sheet import (
    NOTHING,
    Axis,
    Bar,
    Cell,
    Document,
    Emphasis,
    Footnote,
    Line,
    Row,
    Sheet,
    cell,
    plain,
)
from itleiter_cli.writers.bars import draw_bar

ColorSystem = Literal["auto", "standard", "256", "truecolor", "windows"]

_GAP = 2
_NARROWEST_TERMINAL = 20
_WIDEST_TERMINAL = 500
_NARROWEST_COLUMN = 20
_LABEL_WIDTH = 18
_WIDEST_BAR = 48
_NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*"
)  # one column each; measuring takes longer than looking
_HELD_SPACE = "\ue000"  # stands for the spaces within an item while Rich wraps; data cannot hold it
_EMPTY: Cell = (Line(NOTHING, emphasis="quiet"),)
_NORMAL: Emphasis = "normal"
_STRONG: Emphasis = "strong"
_QUIET: Emphasis = "quiet"
_STYLES: dict[Emphasis, str] = {"normal": "", "strong": "bold", "quiet": "dim"}


Piece = tuple[str, Emphasis]
"""Text of one look, wrapped where it does not fit."""


class Drawn(NamedTuple):
    """A row to draw: the widths of its columns, and the pieces below each other in each; numbers stand at the right."""

    widths: Sequence[int]
    cells: Sequence[Sequence[Piece]]
    gap: int = _GAP
    numbers: Sequence[bool] = ()


class Unbroken(NamedTuple):
    """A line that is never wrapped."""

    text: str


def write_terminal(document: Document, *, width: int, color: ColorSystem | None, encoding: str) -> str:
    """Draw sheets for a terminal of ``width`` columns; characters that ``encoding`` lacks are spelled in ASCII."""
    text = io.StringIO()
    console = Console(
        file=text,
        width=width,
        color_system=color,
        force_terminal=color is not None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    speller = Speller(encoding)
    console.print(_Rows(_Painter(width, speller).document(document)), soft_wrap=True)
    lines = (line.rstrip() for line in text.getvalue().rstrip("\n").split("\n"))
    return speller.glyphs("\n".join(lines).replace(_HELD_SPACE, " ")) + "\n"


class _Painter:
    """Turns sheets into rows."""

    def __init__(self, width: int, speller: Speller) -> None:
        self._width = width
        self._speller = speller

    def _spelled(self, text: str) -> str:
        return self._speller.text(plain(text))

    def document(self, document: Document) -> Iterator[Drawn | Unbroken]:
        for number, sheet in enumerate(document.sheets):
            if number:
                yield self._text("")
            yield self._text(sheet.title, "strong")
            yield from self._list(sheet) if sheet.shape == "list" else self._matrix(sheet)
            remarks = [remark for remark in (sheet.legend, *sheet.remarks) if remark]
            if remarks:
                yield self._rule()
            yield from (self._text(remark, "quiet") for remark in remarks)
        if document.footnotes:
            yield self._text("")
            yield from self._footnotes(document.footnotes)

    def _footnotes(self, footnotes: Sequence[Footnote]) -> Iterator[Drawn]:
        marks = len(f"[{len(footnotes)}]")
        for number, note in enumerate(footnotes, 1):
            cells = [[(f"[{number}]", _NORMAL)], [(self._spelled(note.words), _NORMAL)]]
            yield Drawn((marks, max(1, self._width - marks - _GAP)), cells)

    def _matrix(self, sheet: Sheet) -> Iterator[Drawn | Unbroken]:
        labels = [self._spelled(row.label) for row in sheet.rows if row.cells]
        references = [_width(self._reference(sheet, row)) for row in sheet.rows if row.reference]
        widest = min(max(_LABEL_WIDTH, self._width // 6, *references), self._width // 3)
        label_width = min(widest, max(*map(_width, labels), *references, 0, 0))
        count = len(sheet.columns)
        column_width = (self._width - label_width - _GAP * count) // count
        if count > 1 and column_width < _NARROWEST_COLUMN:
            yield from self._blocks(sheet, min(label_width, max(_LABEL_WIDTH, self._width // 6), self._width // 3))
            return
        yield self._rule()
        headings = [self._spelled(column.words()) for column in sheet.columns]
        if any(headings):
            yield Drawn((label_width, *[column_width] * count), [[], *([(heading, _STRONG)] for heading in headings)])
            yield self._rule()
        yield from self._rows(sheet.rows, label_width, column_width, sheet)

    def _blocks(self, sheet: Sheet, label_width: int) -> Iterator[Drawn | Unbroken]:
        room = self._width - label_width - _GAP
        spanning = [row for row in sheet.rows if row.spans or not row.cells]
        yield self._rule()
        yield from self._rows(_without_empty_headings(spanning), label_width, room)
        for index, column in enumerate(sheet.columns):
            rows = [row for row in sheet.rows if not row.spans and (not row.cells or row.cells[index])]
            own = [Row(row.label, row.cells[index : index + 1]) for row in rows]
            yield self._rule()
            yield self._text(column.words(), "strong")
            yield from self._rows(_without_empty_headings(own), label_width, room)
        held_against = [Row(row.label, (cell(row.reference),)) for row in sheet.rows if row.reference]
        if held_against:
            yield self._rule()
            yield self._text(sheet.reference, "strong")
            yield from self._rows(held_against, label_width, room)

    def _reference(self, sheet: Sheet, row: Row) -> str:
        return self._spelled(f"{sheet.reference} {row.reference}")

    def _rows(
        self, rows: Iterable[Row], label_width: int, column_width: int, sheet: Sheet | None = None
    ) -> Iterator[Drawn | Unbroken]:
        """Draw rows, with what their values are held against below their labels where the sheet is given."""
        for row in rows:
            if not row.cells:
                yield self._text("")
                yield self._text(row.label, "strong")
                continue
            room = self._width - label_width - _GAP
            widths = [room] if row.spans else [column_width] * len(row.cells)
            cells = (self._cell(cell, width, column_width) for cell, width in zip(row.cells, widths, strict=True))
            label = [(self._spelled(row.label), _NORMAL)]
            if sheet and row.reference:
                label.append((self._reference(sheet, row), _QUIET))
            yield Drawn((label_width, *widths), [label, *cells])
            yield from (Unbroken(self._spelled(line.text)) for cell in row.cells for line in cell if line.unbroken)

    def _list(self, sheet: Sheet) -> Iterator[Drawn | Unbroken]:
        headings = [
            self._spelled(heading) for heading in (sheet.label_heading, *(column.words() for column in sheet.columns))
        ]
        table = [
            [self._spelled(row.label), *(self._spelled(_words(cell)) for cell in row.cells)]
            for row in sheet.rows
            if row.cells
        ]
        numbers = (False, *(column.number for column in sheet.columns))
        columns = list(zip(headings, *table, strict=True))
        for gap in (_GAP, 1):
            widths = _fit(columns, numbers, self._width - gap * (len(columns) - 1))
            if widths is not None:
                yield self._rule()
                yield Drawn(widths, [[(heading, _STRONG)] for heading in headings], gap, numbers)
                yield from self._list_rows(sheet.rows, table, Drawn(widths, (), gap, numbers))
                return
        yield from self._list_blocks(sheet)

    def _list_rows(self, rows: Iterable[Row], table: Iterable[Sequence[str]], empty: Drawn) -> Iterator[Drawn]:
        """Draw rows and the headings between them; ``table`` has the words of those rows that are none."""
        words = iter(table)
        for row in rows:
            if not row.cells:
                yield self._text(row.label, "strong")
                continue
            quiet = [False, *(bool(cell) and cell[0].emphasis == "quiet" for cell in row.cells)]
            cells = [[(text, _QUIET if dim else _NORMAL)] for text, dim in zip(next(words), quiet, strict=True)]
            yield empty._replace(cells=cells)

    def _list_blocks(self, sheet: Sheet) -> Iterator[Drawn | Unbroken]:
        label_width = min(max(_width(column.words()) for column in sheet.columns), max(1, self._width // 2))
        for row in sheet.rows:
            yield self._rule()
            yield self._text(row.label, "strong")
            if not row.cells:
                continue
            own = [Row(column.words(), (cell,)) for column, cell in zip(sheet.columns, row.cells, strict=True)]
            yield from self._rows(own, label_width, self._width - label_width - _GAP)

    def _cell(self, cell: Cell, width: int, column_width: int) -> list[Piece]:
        return [(self._line(line, width, column_width), line.emphasis) for line in cell or _EMPTY if not line.unbroken]

    def _line(self, line: Line, width: int, column_width: int) -> str:
        """Write a line of a cell; what it draws is as wide as a column, so that all drawings have one scale."""
        if isinstance(line.drawing, Bar):
            return draw_bar(line.drawing, min(column_width, _WIDEST_BAR))
        if isinstance(line.drawing, Axis):
            low, high = self._spelled(line.drawing.low), self._spelled(line.drawing.high)
            return f"{low}{high:>{max(1, min(column_width, _WIDEST_BAR) - len(low))}}"
        if not line.items:
            return self._spelled(line.words())
        spelled = [self._spelled(item) for item in line.items]
        held = [item.replace(" ", _HELD_SPACE) if _width(item) < width else item for item in spelled]
        return "; ".join(held)

    def _text(self, text: str, emphasis: Emphasis = "normal") -> Drawn:
        return Drawn((self._width,), [[(self._spelled(text), emphasis)]])

    def _rule(self) -> Drawn:
        return Drawn((self._width,), [[("─" * self._width, _QUIET)]])


class _Rows:
    """Rows as Rich prints them; its own tables measure and split every cell again, which takes ten times as long."""

    def __init__(self, rows: Iterable[Drawn | Unbroken]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        styles = {emphasis: console.get_style(style) if style else None for emphasis, style in _STYLES.items()}
        for row in self._rows:
            if isinstance(row, Unbroken):
                yield Segment(row.text)
                yield Segment.line()
            elif all(
                len(cell) == 1 and _width(cell[0][0]) <= width
                for cell, width in zip(row.cells, row.widths, strict=True)
            ):
                yield from _line([(text, styles[emphasis]) for ((text, emphasis),) in row.cells], row)
            else:
                yield from _lines(console, row, styles)


def _lines(console: Console, row: Drawn, styles: Mapping[Emphasis, Style | None]) -> Iterator[Segment]:
    """Wrap the cells of a row, and draw as many lines as the longest of them has."""
    columns = [
        [(line, styles[emphasis]) for text, emphasis in cell for line in _wrapped(console, text, width)]
        for cell, width in zip(row.cells, row.widths, strict=True)
    ]
    for line in range(max(map(len, columns))):
        yield from _line([column[line] if line < len(column) else ("", None) for column in columns], row)


def _wrapped(console: Console, text: str, width: int) -> list[str]:
    if _width(text) <= width:
        return [text]
    words = text.split(" ")
    if all(word and _width(word) <= width for word in words):
        return list(_filled(words, width))
    return [line.plain.rstrip() for line in Text(text).wrap(console, width, overflow="fold")]


def _filled(words: Sequence[str], width: int) -> Iterator[str]:
    """Fill lines with words as Rich does, which takes ten times as long since it could also break words."""
    line = words[0]
    for word in words[1:]:
        if _width(line) + 1 + _width(word) <= width:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line


def _line(parts: Sequence[tuple[str, Style | None]], row: Drawn) -> Iterator[Segment]:
    """Fill the parts of a line to their columns' widths; what looks the same is one segment."""
    piece = ""
    look: Style | None = None
    for index, (text, style) in enumerate(parts):
        number = bool(row.numbers) and row.numbers[index]
        blanks = " " * (row.widths[index] - _width(text)) if number or index + 1 < len(parts) else ""
        piece += " " * row.gap if index else ""
        if style is not look:
            yield Segment(piece, look)
            piece, look = "", style
        piece += blanks + text if number else text + blanks
    yield Segment(piece, look)
    yield Segment.line()


@cache  # each text is measured for its column, its wrapping and its blanks
def _width(text: str) -> int:
    """Return the columns of a terminal that a text takes."""
    return len(text) if _NARROW.fullmatch(text) else cell_len(text)


def _fit(columns: Sequence[Sequence[str]], numbers: Sequence[bool], room: int) -> list[int] | None:
    """Share ``room`` among columns, each a heading and its cells; numbers never wrap. None where it is too narrow."""
    needed = []
    for (heading, *texts), number in zip(columns, numbers, strict=True):
        longest = max((_width(text if number else _longest_word(text)) for text in texts), default=1)
        needed.append(max(longest, _width(_longest_word(heading))))
    if sum(needed) > room:
        return None
    wished = [
        max(map(_width, texts)) if not number else least
        for texts, number, least in zip(columns, numbers, needed, strict=True)
    ]
    while sum(wished) > room:
        widest = max(range(len(wished)), key=lambda index: wished[index] - needed[index])
        wished[widest] -= 1
    return wished


def _longest_word(text: str) -> str:
    return max(text.split(), key=_width, default="")


def _words(cell: Cell) -> str:
    return " ".join(line.words() for line in cell or _EMPTY)


def _without_empty_headings(rows: Sequence[Row]) -> list[Row]:
    following = (*rows[1:], Row(""))
    return [row for row, after in zip(rows, following, strict=False) if row.cells or after.cells]


def width_of_terminal() -> int:
    """Return the columns of the terminal, or of COLUMNS; 80 where there is neither, at least 20 and at most 500."""
    return min(max(_NARROWEST_TERMINAL, shutil.get_terminal_size((80, 24)).columns), _WIDEST_TERMINAL)


def color_of_stdout() -> ColorSystem | None:
    """Return how standard output shows emphasis; None for a file, a pipe, a dumb terminal or NO_COLOR."""
    if sys.stdout is None or os.environ.get("NO_COLOR"):
        return None
    console = Console()
    return (
        cast(ColorSystem | None, console.color_system) if console.is_terminal and not console.is_dumb_terminal else None
    )
