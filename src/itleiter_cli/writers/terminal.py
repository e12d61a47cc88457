"""Tables for eyes: sheets laid out in columns for the width of a terminal."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from itleiter_cli.messages.spelling import Speller
from itleiter_cli.sheets.sheet import (
    NOTHING,
    Bar,
    Cell,
    Document,
    Emphasis,
    Footnote,
    Gauge,
    Line,
    Row,
    Sheet,
    cell,
    looking,
    numbered,
    spanning_first,
)
from itleiter_cli.writers.bars import draw_bar, draw_stack
from itleiter_cli.writers.lines import (
    GAP,
    HELD_SPACE,
    ColorSystem,
    Drawn,
    Piece,
    Unbroken,
    spelled,
    width_of,
    write_lines,
)
from itleiter_cli.writers.widths import REFERENCE_WIDTH, beside, fit, with_gauges

_NARROWEST_COLUMN = 20
_LABEL_WIDTH = 24
_WIDEST_BAR = 48
_WIDEST_STACK = 24
_NARROWEST_BAR = 16
_NARROWEST_BEFORE_WORDS = 12
_TRIES = ((GAP, 20), (GAP, 12), (GAP, 6), (GAP, 0), (1, 0))
"""Columns between cells, and for drawing a number, until it fits."""
_ROOMY = 20
"""So wide are drawings only where nothing has to make room for them."""
_EMPTY: Cell = (Line(NOTHING, emphasis="quiet"),)
_NORMAL: Emphasis = "normal"
_STRONG: Emphasis = "strong"
_QUIET: Emphasis = "quiet"


def write_terminal(
    document: Document, *, width: int, height: int | None = None, color: ColorSystem | None, encoding: str
) -> str:
    """Draw sheets for a terminal of ``width`` columns; characters that ``encoding`` lacks are spelled in ASCII.

    Where that takes more than ``height`` lines, findings are said once more at the end.
    """
    speller = Speller(encoding)
    painter = _Painter(width, speller, frozenset(note.number for note in document.footnotes if note.is_own))
    text = write_lines(painter.document(document), width, color, speller)
    if height is None or text.count("\n") < height:
        return text
    return text + write_lines(painter.once_more(document), width, color, speller)


class _Painter:
    """Turns sheets into rows."""

    def __init__(self, width: int, speller: Speller, own_notes: Collection[int]) -> None:
        self._width = width
        self._speller = speller
        self._words_beside = 0
        self._after = 0
        self._own_notes = own_notes
        self._signs: set[str] = set()

    def _spelled(self, text: str) -> str:
        """Spell words and the marks within them; what begins and ends a look stays."""
        return spelled(numbered(text, self._own_notes), self._speller)

    def document(self, document: Document) -> Iterator[Drawn | Unbroken]:
        for number, sheet in enumerate(document.sheets):
            self._signs.clear()
            if number and sheet.title:
                yield self._text("")
            yield from self._answer(sheet)
            if sheet.rows or sheet.title:  # else there are only remarks
                yield from self._list(sheet) if sheet.shape == "list" else self._matrix(sheet)
            below = [*self._legend(sheet), *(self._text(remark, "quiet") for remark in sheet.remarks)]
            if below:
                yield self._rule()
            yield from below
        if document.footnotes:
            yield from self._above_footnotes(document)
            yield from self._footnotes(document.footnotes)
        yield from (self._text(line, "quiet") for line in document.closing)

    def _legend(self, sheet: Sheet) -> list[Drawn]:
        """Explain the signs that were drawn of a sheet, and no others; what a sign means stays beside it."""
        words = [self._spelled(key.words) for key in sheet.legend if not key.signs]
        seen = [(key, [sign for sign in key.signs if sign in self._signs]) for key in sheet.legend]
        drawn = [looking(" ".join([*signs, key.words]), key.emphasis) for key, signs in seen if signs]
        words += [self._spelled(text).replace(" ", HELD_SPACE) for text in drawn]
        return [Drawn((self._width,), [[("  ".join(words), _QUIET)]])] if words else []

    def _bar(self, bar: Bar, width: int) -> str:
        self._signs.update(drawn := draw_bar(bar, width))
        return drawn

    def _above_footnotes(self, document: Document) -> Iterator[Drawn]:
        """Part footnotes from what stands above; short ones stand below the remarks, or where there is none, a rule."""
        if not document.closing:
            yield self._text("")
        elif not document.sheets[-1].legend and not any(document.sheets[-1].remarks):
            yield self._rule()

    def once_more(self, document: Document) -> Iterator[Drawn | Unbroken]:
        """Say the titles and findings of sheets that answer once more."""
        for sheet in document.sheets:
            if sheet.findings or sheet.title_answers:
                yield self._rule()
                yield from self._answer(sheet)

    def _answer(self, sheet: Sheet) -> Iterator[Drawn]:
        """Say the title of a sheet and its findings."""
        yield from self._title(sheet)
        labels = [self._spelled(row.label) for row in sheet.findings]
        label_width = min(max(map(width_of, labels), default=0), self._width // 3)
        indent = GAP if label_width else 0
        room = max(1, self._width - label_width - 2 * indent)
        for label, row in zip(labels, sheet.findings, strict=True):
            words = [(self._line(line, room, room), line.emphasis) for line in row.cells[0]]
            if label_width:
                yield Drawn((0, label_width, room), [[("", _NORMAL)], [(label, _STRONG)], words])
            else:
                yield Drawn((self._width,), [words])

    def _title(self, sheet: Sheet) -> Iterator[Drawn]:
        """Say the title of a sheet, with its drawing behind it, or below it where there is no room."""
        title = self._spelled(sheet.title)
        if not title:
            return
        bar = draw_stack(sheet.drawing, min(sheet.drawing.whole, _WIDEST_STACK)) if sheet.drawing else ""
        if bar and width_of(title) + GAP + len(bar) <= self._width:
            yield Drawn((width_of(title), len(bar)), [[(title, _STRONG)], [(bar, _NORMAL)]])
            return
        yield self._text(title, "strong")
        if bar and len(bar) <= self._width:
            yield self._text(bar)

    def _footnotes(self, footnotes: Sequence[Footnote]) -> Iterator[Drawn]:
        marks = len(f"[{footnotes[-1].number}]")
        for note in footnotes:
            look: Emphasis = "own" if note.is_own else "quiet"
            cells = [[(f"[{note.number}]", look)], [(self._spelled(note.words), look)]]
            yield Drawn((marks, max(1, self._width - marks - 1)), cells, gap=1)

    def _matrix(self, sheet: Sheet) -> Iterator[Drawn | Unbroken]:
        labels = [self._spelled(row.label) for row in sheet.rows if row.cells]
        self._words_beside = self._widest_words(sheet)
        widest = min(max(_LABEL_WIDTH, self._width // 6), self._width // 3)
        label_width = min(widest, max(map(width_of, labels), default=0))
        count = len(sheet.columns)
        column_width = (self._width - label_width - GAP * count) // count
        if count > 1 and column_width < _NARROWEST_COLUMN:
            yield from self._blocks(sheet, min(label_width, max(_LABEL_WIDTH, self._width // 6), self._width // 3))
            return
        yield self._rule()
        above, below = spanning_first(sheet.rows)
        yield from self._rows(above, label_width, column_width, sheet)
        references = [self._spelled(row.reference) for row in below if row.reference]
        if references and count > 1:
            column_width = beside(column_width, count, [self._spelled(sheet.reference), *references])
        heading = list(self._column_headings(sheet, below, [label_width, *[column_width] * count]))
        yield from heading
        if not heading and above and below:
            yield self._text("")
        yield from self._rows(below, label_width, column_width, sheet, is_first=bool(heading or not above))

    def _column_headings(self, sheet: Sheet, below: Sequence[Row], widths: list[int]) -> Iterator[Drawn]:
        """Head the columns, unless nothing stands in them that has one."""
        headings = [self._spelled(column.words()) for column in sheet.columns]
        if not any(headings) or not sheet.heads_columns:
            return
        reference = sheet.reference if any(row.reference for row in below) else ""
        yield self._referring(reference, _STRONG, [], [[(heading, _STRONG)] for heading in headings], widths)
        if below:
            yield self._rule()

    def _blocks(self, sheet: Sheet, label_width: int) -> Iterator[Drawn | Unbroken]:
        room = self._width - label_width - GAP
        spanning = [row for row in sheet.rows if row.spans or not row.cells]
        yield self._rule()
        yield from self._rows(_without_empty_headings(spanning), label_width, room)
        if sheet.heads_columns:
            for index in range(len(sheet.columns)):
                yield from self._block(sheet, index, label_width)
        held_against = [Row(row.label, (cell(row.reference),)) for row in sheet.rows if row.reference]
        if held_against:
            yield self._rule()
            yield self._text(sheet.reference, "strong")
            yield from self._rows(held_against, label_width, room)

    def _block(self, sheet: Sheet, index: int, label_width: int) -> Iterator[Drawn | Unbroken]:
        """Draw a column as rows below its heading."""
        rows = [row for row in sheet.rows if not row.spans and (not row.cells or row.cells[index])]
        own = [Row(row.label, row.cells[index : index + 1]) for row in rows]
        yield self._rule()
        yield self._text(sheet.columns[index].words(), "strong")
        yield from self._rows(_without_empty_headings(own), label_width, self._width - label_width - GAP)

    def _rows(
        self,
        rows: Iterable[Row],
        label_width: int,
        column_width: int,
        sheet: Sheet | None = None,
        *,
        is_first: bool = True,
    ) -> Iterator[Drawn | Unbroken]:
        """Draw rows, with what their values are held against below their labels where the sheet is given.

        Above a heading there is an empty line, but where it ``is_first``; without a label it is nothing but that line.
        """
        for row in rows:
            if not row.cells:
                if not is_first:
                    yield self._text("")
                if row.label:
                    yield from self._heading(row, label_width, column_width)
                is_first = False
                continue
            is_first = False
            room = self._width - label_width - GAP
            widths = [room] if row.spans else [column_width] * len(row.cells)
            cells = (self._cell(cell, width, column_width) for cell, width in zip(row.cells, widths, strict=True))
            label = [(self._spelled(row.label), _NORMAL)]
            reference = row.reference if sheet else ""
            named = self._spelled(sheet.reference) if sheet else ""
            yield self._referring(reference, _QUIET, label, list(cells), [label_width, *widths], named)
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
        gauges = [[None, *map(_gauge, row.cells)] for row in sheet.rows if row.cells]
        numbers = (False, *(column.number for column in sheet.columns))
        for whole, (gap, room) in product((True, False), _TRIES if any(map(any, gauges)) else _TRIES[-2:]):
            drawn = with_gauges(table, gauges, room) if room else table
            columns = list(zip(headings, *drawn, strict=True))
            widths = fit(columns, numbers, self._width - gap * (len(columns) - 1), whole=whole, roomy=room == _ROOMY)
            if widths is not None:
                yield self._rule()
                yield Drawn(widths, [[(heading, _STRONG)] for heading in headings], gap, numbers)
                yield from self._list_rows(sheet.rows, drawn, Drawn(widths, (), gap, numbers))
                return
        yield from self._list_blocks(sheet)

    def _list_rows(self, rows: Iterable[Row], table: Iterable[Sequence[str]], empty: Drawn) -> Iterator[Drawn]:
        """Draw rows and the headings between them; ``table`` has the words of those rows that are none."""
        words = iter(table)
        for row in rows:
            if not row.cells:
                yield self._text(row.label, "strong")
                continue
            looks = [_NORMAL, *(cell[0].emphasis if cell else _QUIET for cell in row.cells)]
            cells = [[(text, look)] for text, look in zip(next(words), looks, strict=True)]
            yield empty._replace(cells=cells)

    def _list_blocks(self, sheet: Sheet) -> Iterator[Drawn | Unbroken]:
        label_width = min(
            max(width_of(self._spelled(column.words())) for column in sheet.columns), max(1, self._width // 2)
        )
        for row in sheet.rows:
            yield self._rule()
            yield self._text(row.label, "strong")
            if not row.cells:
                continue
            own = [Row(column.words(), (cell,)) for column, cell in zip(sheet.columns, row.cells, strict=True)]
            yield from self._rows(own, label_width, self._width - label_width - GAP)

    def _referring(
        self,
        reference: str,
        look: Emphasis,
        label: list[Piece],
        cells: list[list[Piece]],
        widths: list[int],
        named: str = "",
    ) -> Drawn:
        """Draw a row with what its values are held against at its end.

        Columns leave room for it, or the last one makes some; one that is alone wraps for it. Where that is too little,
        it stands below the label, away from its heading, and is ``named``.
        """
        if not reference:
            return Drawn(widths, [label, *cells])
        spelled = self._spelled(reference)
        room = self._width - sum(widths) - GAP * len(widths)
        needed = max(REFERENCE_WIDTH, width_of(spelled))
        if room < needed:
            left = widths[-1] - GAP - needed
            held = [part for text, _ in cells[-1] for part in (text.split(" ") if len(cells) == 1 else [text])]
            if max(map(width_of, held), default=0) > left:
                return Drawn(widths, [[*label, (f"{named} {spelled}".lstrip(), look)], *cells])
            widths, room = [*widths[:-1], left], needed
        widths = [*widths, room]
        numbers = [False] * (len(widths) - 1) + [True]
        return Drawn(widths, [label, *cells, [(spelled, look)]], numbers=numbers)

    def _heading(self, row: Row, label_width: int, column_width: int) -> Iterator[Drawn]:
        """Draw a heading, beside it what values are held against, or the ends of the scale of the drawings below it."""
        label, left = [(self._spelled(row.label), _STRONG)], self._width - label_width - GAP
        if row.reference:
            yield self._referring(row.reference, _QUIET, label, [[]], [label_width, left])
            return
        if row.axis is None:
            yield self._text(row.label, "strong")
            return
        beside = self._bar_width(left)
        room = min(column_width, _WIDEST_BAR) if beside is None else beside
        low, high = self._spelled(row.axis.low), self._spelled(row.axis.high)
        ends = f"{low}{high:>{max(1 + len(high), room - len(low))}}"
        if beside is None:  # drawings stand below their words
            yield self._text(row.label, "strong")
            yield Drawn((label_width, left), [[], [(ends, _QUIET)]])
        else:
            before = label_width + GAP + self._words_beside
            yield Drawn((before, max(room, width_of(ends))), [label, [(ends, _QUIET)]])

    def _widest_words(self, sheet: Sheet) -> int:
        """Return the columns that words take which have a drawing beside them."""
        lines = [line for row in sheet.rows if row.spans for cell in row.cells for line in cell]
        self._after = max((width_of(self._spelled(line.after)) + 1 for line in lines if line.after), default=0)
        return max((width_of(self._spelled(line.words())) for line in lines if line.drawing and line.text), default=0)

    def _bar_width(self, room: int) -> int | None:
        """Return the columns that are left for drawings beside words; None where they have to stand below them."""
        left = min(_WIDEST_BAR, room - self._words_beside - GAP - self._after)
        narrowest = _NARROWEST_BEFORE_WORDS if self._after else _NARROWEST_BAR
        return left if self._words_beside and left >= narrowest else None

    def _cell(self, cell: Cell, width: int, column_width: int) -> list[Piece]:
        return [
            piece for line in cell or _EMPTY if not line.unbroken for piece in self._pieces(line, width, column_width)
        ]

    def _pieces(self, line: Line, width: int, column_width: int) -> Iterator[Piece]:
        """Write a line of a cell, with its drawing behind its words where there is room, else below them."""
        if not (line.text and isinstance(line.drawing, Bar)):
            yield self._line(line, width, column_width), line.emphasis
            return
        words, room = self._spelled(line.words()), self._bar_width(width)
        if room is None:
            yield f"{words} {self._spelled(line.after)}".rstrip(), line.emphasis
            yield self._bar(line.drawing, min(column_width, _WIDEST_BAR)), line.emphasis
        else:
            blanks = " " * (self._words_beside - width_of(words) + GAP)
            drawn = f"{words}{blanks}{self._bar(line.drawing, room)}"
            yield f"{drawn} {self._spelled(line.after)}".rstrip(), line.emphasis

    def _line(self, line: Line, width: int, column_width: int) -> str:
        """Write a line of a cell; what it draws is as wide as a column, so that all drawings have one scale."""
        if isinstance(line.drawing, Bar):
            return self._bar(line.drawing, min(column_width, _WIDEST_BAR))
        if not line.items:
            return self._spelled(line.words())
        spelled = [self._spelled(item) for item in line.items]
        held = [item.replace(" ", HELD_SPACE) if width_of(item) < width else item for item in spelled]
        return "; ".join(held)

    def _text(self, text: str, emphasis: Emphasis = "normal") -> Drawn:
        return Drawn((self._width,), [[(self._spelled(text), emphasis)]])

    def _rule(self) -> Drawn:
        return Drawn((self._width,), [[("─" * self._width, _QUIET)]])


def _words(cell: Cell) -> str:
    return " ".join(line.words() for line in cell or _EMPTY)


def _gauge(cell: Cell) -> Gauge | None:
    return next((line.drawing for line in cell if isinstance(line.drawing, Gauge)), None)


def _without_empty_headings(rows: Sequence[Row]) -> list[Row]:
    following = (*rows[1:], Row(""))
    return [row for row, after in zip(rows, following, strict=False) if row.cells or after.cells]
