"""Tables for eyes, drawn with Rich: the only module that knows it."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, cast

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from itleiter_cli.sheets.sheet import NOTHING, Axis, Bar, Cell, Document, Emphasis, Footnote, Line, Row, Sheet
from itleiter_cli.spelling import Speller

ColorSystem = Literal["auto", "standard", "256", "truecolor", "windows"]

_GAP = 2
_NARROWEST_TERMINAL = 20
_WIDEST_TERMINAL = 500
_NARROWEST_COLUMN = 20
_LABEL_WIDTH = 18
_WIDEST_BAR = 48
_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*")  # one column each; measuring takes longer than looking
_HELD_SPACE = "\ue000"  # stands for the spaces within an item while Rich wraps; data cannot hold it
_EMPTY: Cell = (Line(NOTHING, emphasis="quiet"),)
_STYLES: dict[Emphasis, str] = {"normal": "", "strong": "bold", "quiet": "dim"}


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
    painter = _Painter(width, speller)
    for part in painter.document(document):
        console.print(part, soft_wrap=isinstance(part, Text) and part.no_wrap is True)
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    return speller.glyphs("\n".join(lines).replace(_HELD_SPACE, " ")) + "\n"


class _Painter:
    """Turns sheets into what Rich prints."""

    def __init__(self, width: int, speller: Speller) -> None:
        self._width = width
        self._speller = speller

    def document(self, document: Document) -> Iterator[RenderableType]:
        for number, sheet in enumerate(document.sheets):
            if number:
                yield ""
            yield self._text(sheet.title, "bold")
            yield from self._list(sheet) if sheet.shape == "list" else self._matrix(sheet)
            remarks = [remark for remark in (sheet.legend, *sheet.remarks) if remark]
            if remarks:
                yield self._rule()
            yield from (self._text(remark, "dim") for remark in remarks)
        if document.footnotes:
            yield ""
            yield self._footnotes(document.footnotes)

    def _footnotes(self, footnotes: Sequence[Footnote]) -> Table:
        grid = _grid((len(f"[{len(footnotes)}]"), None))
        for number, note in enumerate(footnotes, 1):
            _add_row(grid, Text(f"[{number}]"), self._text(note.words))
        return grid

    def _matrix(self, sheet: Sheet) -> Iterator[RenderableType]:
        labels = [self._speller.text(row.label) for row in sheet.rows if row.cells]
        widest = min(max(_LABEL_WIDTH, self._width // 6), self._width // 3)
        label_width = min(widest, max(map(cell_len, labels), default=0))
        count = len(sheet.columns)
        column_width = (self._width - label_width - _GAP * count) // count
        if count > 1 and column_width < _NARROWEST_COLUMN:
            yield from self._blocks(sheet, label_width)
            return
        yield self._rule()
        if any(column.words() for column in sheet.columns):
            headings = _grid((label_width, *[column_width] * count))
            _add_row(headings, "", *(self._text(column.words(), "bold") for column in sheet.columns))
            yield headings
            yield self._rule()
        yield from self._rows(sheet.rows, label_width, column_width)

    def _blocks(self, sheet: Sheet, label_width: int) -> Iterator[RenderableType]:
        room = self._width - label_width - _GAP
        spanning = [row for row in sheet.rows if row.spans or not row.cells]
        yield self._rule()
        yield from self._rows(_without_empty_headings(spanning), label_width, room)
        for index, column in enumerate(sheet.columns):
            rows = [row for row in sheet.rows if not row.spans and (not row.cells or row.cells[index])]
            own = [Row(row.label, row.cells[index : index + 1]) for row in rows]
            yield self._rule()
            yield self._text(column.words(), "bold")
            yield from self._rows(_without_empty_headings(own), label_width, room)

    def _rows(self, rows: Iterable[Row], label_width: int, column_width: int) -> Iterator[RenderableType]:
        for row in rows:
            if not row.cells:
                yield Padding(self._text(row.label, "bold"), (1, 0, 0, 0))
                continue
            room = self._width - label_width - _GAP
            widths = [room] if row.spans else [column_width] * len(row.cells)
            grid = _grid((label_width, *widths))
            _add_row(grid, self._text(row.label), *(self._cell(cell, width) for cell, width in zip(row.cells, widths, strict=True)))
            yield grid
            yield from (self._unbroken(line) for cell in row.cells for line in cell if line.unbroken)

    def _list(self, sheet: Sheet) -> Iterator[RenderableType]:
        headings = [self._speller.text(heading) for heading in (sheet.label_heading, *(column.words() for column in sheet.columns))]
        table = [[self._speller.text(row.label), *(self._speller.text(_words(cell)) for cell in row.cells)] for row in sheet.rows]
        numbers = (False, *(column.number for column in sheet.columns))
        columns = list(zip(headings, *table, strict=True))
        fitting = ((gap, widths) for gap in (_GAP, 1) if (widths := _fit(columns, numbers, self._width - gap * (len(columns) - 1))))
        gap, widths = next(fitting, (0, None))
        if widths is None:
            yield from self._list_blocks(sheet)
            return
        grid = _grid(widths, gap, numbers)
        _add_row(grid, *(Text(heading, "bold") for heading in headings))
        yield self._rule()
        yield grid
        yield _Rows([(row, cells) for row, cells in zip(sheet.rows, table, strict=True)], widths, gap, numbers)

    def _list_blocks(self, sheet: Sheet) -> Iterator[RenderableType]:
        label_width = min(max(cell_len(column.words()) for column in sheet.columns), max(1, self._width // 2))
        for row in sheet.rows:
            yield self._rule()
            yield self._text(row.label, "bold")
            own = [Row(column.words(), (cell,)) for column, cell in zip(sheet.columns, row.cells, strict=True)]
            yield from self._rows(own, label_width, self._width - label_width - _GAP)

    def _cell(self, cell: Cell, width: int) -> RenderableType:
        lines = [self._line(line, width) for line in cell or _EMPTY if not line.unbroken]
        return lines[0] if len(lines) == 1 else Group(*lines)

    def _line(self, line: Line, width: int) -> Text:
        style = _STYLES[line.emphasis]
        if isinstance(line.drawing, Bar):
            return Text(draw_bar(line.drawing, min(width, _WIDEST_BAR)), style)
        if isinstance(line.drawing, Axis):
            low, high = self._speller.text(line.drawing.low), self._speller.text(line.drawing.high)
            return Text(f"{low}{high:>{max(1, min(width, _WIDEST_BAR) - len(low))}}", style)
        if not line.items:
            return self._text(line.words(), style)
        spelled = [self._speller.text(item) for item in line.items]
        held = [item.replace(" ", _HELD_SPACE) if cell_len(item) < width else item for item in spelled]
        return Text("; ".join(held), style)

    def _unbroken(self, line: Line) -> Text:
        return Text(self._speller.text(line.text), no_wrap=True, overflow="ignore")

    def _text(self, text: str, style: str = "") -> Text:
        return Text(self._speller.text(text), style)

    def _rule(self) -> Rule:
        return Rule(style="dim")


class _Rows:
    """The rows of a list: cells that fit are only filled with blanks, since a grid would measure and split every one again."""

    def __init__(self, rows: Sequence[tuple[Row, Sequence[str]]], widths: Sequence[int], gap: int, numbers: Sequence[bool]) -> None:
        self._rows = rows
        self._widths = widths
        self._gap = " " * gap
        self._numbers = numbers

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        quiet = console.get_style(_STYLES["quiet"])
        for row, cells in self._rows:
            columns = [self._lines(console, text, width) for text, width in zip(cells, self._widths, strict=True)]
            styles = [None, *(quiet if cell and cell[0].emphasis == "quiet" else None for cell in row.cells)]
            for line in range(max(map(len, columns))):
                yield from self._line([column[line] if line < len(column) else "" for column in columns], styles)

    def _lines(self, console: Console, text: str, width: int) -> list[str]:
        if _columns(text) <= width:
            return [text]
        return [line.plain.rstrip() for line in Text(text).wrap(console, width, overflow="fold")]

    def _line(self, texts: Sequence[str], styles: Sequence[Style | None]) -> Iterator[Segment]:
        """Fill the cells to their columns' widths; what looks the same is one piece."""
        piece = ""
        look: Style | None = None
        for index, (text, width, number) in enumerate(zip(texts, self._widths, self._numbers, strict=True)):
            blanks = " " * (width - _columns(text))
            if styles[index] is not look:
                yield Segment(piece, look)
                piece, look = "", styles[index]
            piece += (self._gap if index else "") + (blanks + text if number else text + blanks)
        yield Segment(piece, look)
        yield Segment.line()


def _columns(text: str) -> int:
    """Return the columns of a terminal that a text takes."""
    return len(text) if _NARROW.fullmatch(text) else cell_len(text)


def _grid(widths: Sequence[int | None], gap: int = _GAP, numbers: Sequence[bool] = ()) -> Table:
    """Make a grid of columns with gaps between them; gaps are columns, since Rich versions count padding differently."""
    grid = Table.grid(padding=0)
    for index, width in enumerate(widths):
        if index:
            grid.add_column(width=gap)
        grid.add_column(width=width, justify="right" if numbers and numbers[index] else "left", overflow="fold")
    return grid


def _add_row(grid: Table, first: RenderableType, *others: RenderableType) -> None:
    grid.add_row(first, *(part for cell in others for part in ("", cell)))


def draw_bar(bar: Bar, width: int) -> str:
    """Draw a figure on its scale in ``width`` columns, every shape told apart without colour."""
    cells = ["·"] * width

    def place(amount: int) -> int:
        share = (amount - bar.scale_low) / (bar.scale_high - bar.scale_low)
        return round(share * (width - 1))

    low, high = place(bar.low), place(bar.high)
    if bar.measure == "range":
        cells[low : high + 1] = "█" * (high + 1 - low)
    elif bar.measure == "points":
        cells[low] = cells[high] = "◆"
    elif bar.measure == "quartiles":
        cells[low : high + 1] = "─" * (high + 1 - low)
        cells[low], cells[high] = "├", "┤"
    if bar.mid is not None and bar.measure != "points":
        cells[place(bar.mid)] = "●"
    if bar.mark is not None:
        cells[place(bar.mark)] = "▲"
    return "".join(cells)


def _fit(columns: Sequence[Sequence[str]], numbers: Sequence[bool], room: int) -> list[int] | None:
    """Share ``room`` among columns, each a heading and its cells; numbers never wrap. None where the room does not do."""
    needed = []
    for (heading, *texts), number in zip(columns, numbers, strict=True):
        longest = max((_columns(text if number else _longest_word(text)) for text in texts), default=1)
        needed.append(max(longest, _columns(_longest_word(heading))))
    if sum(needed) > room:
        return None
    wished = [max(map(_columns, texts)) if not number else least for texts, number, least in zip(columns, numbers, needed, strict=True)]
    while sum(wished) > room:
        widest = max(range(len(wished)), key=lambda index: wished[index] - needed[index])
        wished[widest] -= 1
    return wished


def _longest_word(text: str) -> str:
    return max(text.split(), key=_columns, default="")


def _words(cell: Cell) -> str:
    return " ".join(line.words() for line in cell or _EMPTY)


def _without_empty_headings(rows: Sequence[Row]) -> list[Row]:
    following = (*rows[1:], Row(""))
    return [row for row, after in zip(rows, following, strict=False) if row.cells or after.cells]


def width_of_terminal() -> int:
    """Return the columns of the terminal, or of COLUMNS; 80 where there is neither, never fewer than 20 nor more than 500."""
    return min(max(_NARROWEST_TERMINAL, shutil.get_terminal_size((80, 24)).columns), _WIDEST_TERMINAL)


def color_of_stdout() -> ColorSystem | None:
    """Return how standard output shows emphasis; None for a file, a pipe, a dumb terminal or NO_COLOR."""
    if sys.stdout is None or os.environ.get("NO_COLOR"):
        return None
    console = Console()
    return cast(ColorSystem | None, console.color_system) if console.is_terminal and not console.is_dumb_terminal else None
