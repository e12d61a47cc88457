"""What every sheet is made of."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, get_args

from msgspec import Struct, structs

from itleiter_cli.catalog.forms import Measure, MidIs
from itleiter_cli.messages.language import Notes

Emphasis = Literal["normal", "strong", "quiet", "better", "worse", "caution", "own"]
"""What a look says; it never says so alone.

A caution is about what may not be compared, or was assumed; own is what the user said: own data, and an offer.
"""

# Private characters, which data cannot hold, stand for what begins or ends a look within words, and for footnotes.
_FIRST_LOOK = 0xE001
_LOOK_ENDS = "\ue080"
_EMPHASES: tuple[Emphasis, ...] = get_args(Emphasis)
_LOOKS = re.compile(f"([\ue001-{chr(_FIRST_LOOK + len(_EMPHASES) - 1)}{_LOOK_ENDS}])")
_FIRST_MARK = 0xE100
_MARKS = re.compile("[\ue100-\uf8ff]+")
_SPACED_MARKS = re.compile(" ?[\ue100-\uf8ff]+")
_SHORTEST_RUN = 4
"""So many marks with numbers in a row are written as the first and the last of them."""


class View(Struct, frozen=True, kw_only=True):
    """How much of an answer is laid out, and in which shape.

    Unless ``everything``, what is left out is counted. ``width`` is how many characters a terminal has room for, where
    many cities are rows; None for pages and documents, where each is a column. ``for_screen`` says that rows which are
    left out are so for the size of a screen, and not since so many were asked for.
    """

    notes: Notes = "full"
    everything: bool = True
    width: int | None = None
    for_screen: bool = False

    @property
    def more(self) -> Literal["list-more", "list-more-limit"]:
        """The sentence that counts the rows that are left out, and says how they are to be had."""
        return "list-more" if self.for_screen else "list-more-limit"


FULL = View()


class Bar(Struct, frozen=True):
    """A pay figure drawn on a scale; all numbers in EUR per the same period.

    ``measure`` decides the shape, ``mark`` is an offer. ``written`` are its amounts in words, for those who do not see
    it. Where it ``is_open``, ``high`` is only the amount that what is not known lies above.
    """

    measure: Measure
    low: int
    high: int
    mid: int | None
    scale_low: int
    scale_high: int
    mark: int | None = None
    mid_is: MidIs | None = None
    written: str = ""
    is_open: bool = False
    year: int | None = None


class Tick(Struct, frozen=True):
    """A round amount on a scale, and how it is written."""

    at: int
    written: str


class Axis(Struct, frozen=True):
    """The two ends of the scale that bars are drawn on, as written, and round amounts between or at them."""

    low: str
    high: str
    ticks: tuple[Tick, ...] = ()


class Gauge(Struct, frozen=True):
    """A number drawn as a bar from zero, on a scale up to ``whole``; ``mark`` is the number of Germany on it."""

    size: float
    whole: float
    mark: float | None = None


class Share(Struct, frozen=True):
    """A part of a stack: what it stands for, its size, and how that is written."""

    label: str
    size: float
    written: str


class Stack(Struct, frozen=True):
    """Shares drawn one behind the other on a scale from 0 to ``whole``; ``written`` is their sum."""

    shares: tuple[Share, ...]
    whole: int
    written: str


Shade = Literal["1", "2", "3", "4", "5", "none", "unlike"]
"""How a city looks on a map: in steps from low to high, without a value, or with one that is not like the others."""


class Dot(Struct, frozen=True, kw_only=True):
    """A city on a map: its place in degrees (WGS84), and in words its name and its value, which may be empty."""

    lat: float
    lon: float
    name: str
    value: str
    shade: Shade
    is_named: bool


class Start(Struct, frozen=True, kw_only=True):
    """The city that distances on a map are measured from, which may have a dot, and the words that say so."""

    lat: float
    lon: float
    name: str
    words: str


class CityMap(Struct, frozen=True, kw_only=True):
    """Cities by their coordinates, in the order of the rows that say the same.

    ``steps`` say which values a shade stands for, ``naming`` who is named if not all are, ``remarks`` what else is to
    know.
    """

    title: str
    dots: tuple[Dot, ...]
    steps: tuple[tuple[Shade, str], ...]
    start: Start | None = None
    naming: str = ""
    remarks: tuple[str, ...]


class Line(Struct, frozen=True):
    """One line of a cell: words and the numbers of their footnotes, a list of items, a drawing, or words and a drawing.

    ``unbroken`` text is never wrapped; items are wrapped between, not within, where the room allows. ``after`` are a
    few words behind a drawing beside words. ``gauges`` draw the items, one each, for writers that have room for it.
    """

    text: str = ""
    footnotes: tuple[int, ...] = ()
    emphasis: Emphasis = "normal"
    drawing: Bar | Gauge | None = None
    unbroken: bool = False
    items: tuple[str, ...] = ()
    after: str = ""
    gauges: tuple[Gauge, ...] = ()

    def words(self) -> str:
        """Return the text with its footnote marks, or the items, with what they hold of looks and marks."""
        return marked("; ".join(self.items) if self.items else self.text, self.footnotes)


def looking(text: str, emphasis: Emphasis) -> str:
    """Give a part of words a look of its own."""
    return (
        f"{chr(_FIRST_LOOK + _EMPHASES.index(emphasis))}{text}{_LOOK_ENDS}" if text and emphasis != "normal" else text
    )


def has_looks(text: str) -> bool:
    """Whether parts of words have a look of their own, which most have not."""
    return not text.isascii() and _LOOKS.search(text) is not None


def parts_by_look(text: str) -> Iterator[tuple[str, Emphasis | None]]:
    """Part words by their look, which is None where it is that of what they stand in."""
    look: Emphasis | None = None
    for part in _LOOKS.split(text) if has_looks(text) else (text,):
        if _LOOKS.fullmatch(part):
            look = None if part == _LOOK_ENDS else _EMPHASES[ord(part) - _FIRST_LOOK]
        elif part:
            yield part, look


def look_left_open(text: str) -> str:
    """Return what begins the look that words end in, to put before those that follow; nothing where none is open."""
    looks = _LOOKS.findall(text)
    return looks[-1] if looks and looks[-1] != _LOOK_ENDS else ""


def marked(text: str, footnotes: Iterable[int]) -> str:
    """Put the marks of footnotes within words: for each a character of its own, which data cannot hold."""
    marks = "".join(chr(_FIRST_MARK + number) for number in footnotes)
    return f"{text} {marks}" if marks else text


def plain(text: str) -> str:
    """Write the marks within words for readers of text, without looks: ``Unna [1]``, many in a row as ``[1]–[4]``."""
    if text.isascii():  # most of it is, and holds neither
        return text
    return _LOOKS.sub("", numbered(text))


def numbered(text: str, own: Collection[int] = ()) -> str:
    """Write the marks within words as numbers, those of the user's ``own`` data with the look of that."""
    if text.isascii():  # most of it is, and holds none
        return text
    return _MARKS.sub(lambda found: _written_marks(found.group(), own), text)


def _written_marks(marks: str, own: Collection[int]) -> str:
    numbers = [ord(mark) - _FIRST_MARK for mark in marks]
    first, last = numbers[0], numbers[-1]
    if len(numbers) >= _SHORTEST_RUN and numbers == [*range(first, last + 1)] and not {*own} & {*numbers}:
        return f"[{first}]–[{last}]"
    return "".join(looking(f"[{number}]", "own") if number in own else f"[{number}]" for number in numbers)


def bare(text: str) -> str:
    """Return words without the marks and the looks within them."""
    return _LOOKS.sub("", _SPACED_MARKS.sub("", text))


def marks_within(text: str) -> tuple[int, ...]:
    """Return the numbers of the footnotes whose marks stand within words."""
    return tuple(ord(mark) - _FIRST_MARK for marks in _MARKS.findall(text) for mark in marks)


Cell = tuple[Line, ...]

NOTHING = "–"
"""What writers show for a cell without lines."""


class Key(Struct, frozen=True):
    """What some signs of drawings mean, where they are drawn; without signs, a sentence about all drawings."""

    signs: str
    words: str
    emphasis: Emphasis = "normal"


class Row(Struct, frozen=True):
    """A label and its cells, one per column; a row that ``spans`` has one cell for all columns; a heading has none.

    A cell without lines has nothing to say; where columns become blocks, it takes its row with it. ``drawing`` shows
    the whole row, for writers that draw it. ``reference`` is what its values are held against. ``axis`` is the scale
    that is drawn on below a heading.
    """

    label: str
    cells: tuple[Cell, ...] = ()
    spans: bool = False
    drawing: Stack | None = None
    reference: str = ""
    axis: Axis | None = None

    @property
    def only_draws(self) -> bool:
        """Whether there is nothing in it but drawings, for writers that draw elsewhere or not at all."""
        lines = [line for cell in self.cells for line in cell]
        return bool(lines) and all(line.drawing and not line.text for line in lines)


class Column(Struct, frozen=True):
    """A heading with its footnotes, and whether what stands below it are numbers."""

    heading: str
    number: bool = False
    footnotes: tuple[int, ...] = ()

    def words(self) -> str:
        """Return the heading with its footnote marks, and with what it holds of looks."""
        return marked(self.heading, self.footnotes)


class Sheet(Struct, frozen=True, kw_only=True):
    """A table.

    In a ``matrix`` each column is one thing and rows are its attributes; in a ``list`` each row is one thing.
    ``findings`` are what it comes to, each a row of one cell whose label may be empty. ``legend`` explains the
    drawings, for writers that draw. ``reference`` is who the references of its rows speak of. ``drawing`` shows what
    its title says. ``title_answers`` says that the title is an answer, also where there are no findings.
    """

    title: str
    shape: Literal["matrix", "list"]
    label_heading: str = ""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    legend: tuple[Key, ...] = ()
    reference: str = ""
    findings: tuple[Row, ...] = ()
    drawing: Stack | None = None
    title_answers: bool = False
    city_map: CityMap | None = None

    @property
    def heads_columns(self) -> bool:
        """Whether its columns need their headings: something stands below them, or their marks are to be seen."""
        marked = any(column.footnotes for column in self.columns)
        return marked or any(not row.spans for row in self.rows if row.cells) or not any(row.cells for row in self.rows)

    @property
    def labelled_rows(self) -> tuple[Row, ...]:
        """The rows, with their references in their labels; a heading that names who they speak of does not need to."""
        return tuple(
            structs.replace(row, label=f"{row.label} ({self.reference} {row.reference})")
            if row.reference and row.cells
            else row
            for row in self.rows
        )


class Footnote(Struct, frozen=True):
    """A footnote, its number, the addresses that it rests on, and whether it names the user's own data."""

    number: int
    words: str
    urls: tuple[str, ...] = ()
    is_own: bool = False


class Document(Struct, frozen=True, kw_only=True):
    """Sheets one below the other, with footnotes in the order of their numbers, which begin with 1.

    ``title`` names what consists of several sheets. ``closing`` says where there is more to read.
    """

    sheets: tuple[Sheet, ...]
    footnotes: tuple[Footnote, ...] = ()
    title: str = ""
    closing: tuple[str, ...] = ()


def cell(text: str, *footnotes: int, emphasis: Emphasis = "normal") -> Cell:
    """Make a cell of one line."""
    return (Line(text, footnotes, emphasis),)


ABSENT = cell(NOTHING, emphasis="quiet")
"""A cell of what is not known."""


def finding(label: str, *lines: Line) -> Row:
    """Make a row of what an answer comes to."""
    return Row(label, (lines,), spans=True)


def items(words: Iterable[str], emphasis: Emphasis = "normal") -> Cell:
    """Make a cell of a list."""
    return (Line(items=tuple(words), emphasis=emphasis),)


def spanning_first(rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """Part rows that span all columns, which stand above the headings of columns, from the first that does not on."""
    first = next((index for index, row in enumerate(rows) if row.cells and not row.spans), len(rows))
    begin = first
    while begin and not rows[begin - 1].cells and rows[begin - 1].label:  # a heading belongs to what stands below it
        begin -= 1
    above = rows[: begin - 1] if begin and not rows[begin - 1].cells else rows[:begin]
    return above, rows[begin:]
