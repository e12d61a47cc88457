"""What the templates of the HTML report lay out: sheets as frozen records, with marks, places and addresses."""

from typing import Literal

from msgspec import Struct

from itleiter_cli.catalog.forms import Measure, MidIs
from itleiter_cli.messages.language import LanguageCode
from itleiter_cli.sheets.sheet import Emphasis, Shade


class FootnoteMark(Struct, frozen=True):
    """A reference to a footnote; the ``first`` one is where the footnote leads back to."""

    number: int
    first: bool


class GaugeBar(Struct, frozen=True):
    """A number as a bar: its width, and where Germany's lies, in percent of the scale."""

    width: str
    mark: str | None


class BarDrawing(Struct, frozen=True, kw_only=True):
    """A pay figure as a drawing: places and widths in percent of the scale, and the figure in words."""

    id: str
    label: str
    described: str
    measure: Measure
    low: str
    high: str
    width: str
    mid: str | None
    mid_is: MidIs | None
    mark: str | None
    is_open: bool


class Item(Struct, frozen=True):
    """One of a list, the marks of what is said in it, and its number as a bar."""

    text: str
    marks: tuple[FootnoteMark, ...]
    gauge: GaugeBar | None


class Words(Struct, frozen=True, kw_only=True):
    """A line of a cell: its text or its items, the marks behind them, its number drawn, and the address that it is."""

    text: str
    items: tuple[Item, ...]
    marks: tuple[FootnoteMark, ...]
    emphasis: Emphasis
    url: str | None
    gauge: GaugeBar | None


CellLook = Literal["", "blank", "number", "nothing", "measured", "short", "long"]
"""What a cell holds: a column of ``blank`` ones is not printed, ``measured`` has a bar, the others are words."""


class TableCell(Struct, frozen=True, kw_only=True):
    """A cell; ``column`` is its heading, said again where there is no room for columns. ``bars`` are pay figures."""

    column: str
    look: CellLook
    lines: tuple[Words, ...]
    bars: tuple[BarDrawing, ...]


class TableRow(Struct, frozen=True, kw_only=True):
    """A row of a table; a row that ``spans`` has one cell for all columns."""

    label: str
    marks: tuple[FootnoteMark, ...]
    cells: tuple[TableCell, ...]
    spans: bool


class Heading(Struct, frozen=True, kw_only=True):
    """The heading of a column; below a ``blank`` one stands nothing, so that paper has no room for it."""

    text: str
    marks: tuple[FootnoteMark, ...]
    number: bool
    blank: bool


class ScaleTick(Struct, frozen=True):
    """A tick of a scale: where, in percent of its width, and what is written there."""

    x: str
    written: str


class SharePart(Struct, frozen=True, kw_only=True):
    """A share of a stack: its beginning, middle and width in percent of the whole, and the pattern that fills it."""

    x: str
    middle: str
    width: str
    written: str
    pattern: int


class StackRow(Struct, frozen=True, kw_only=True):
    """A stack as a drawing, and in words."""

    label: str
    written: str
    title: str
    described: str
    parts: tuple[SharePart, ...]


class Key(Struct, frozen=True):
    """What a shape or a pattern means."""

    shape: Measure | Literal["mark", "open", "gauge", "germany"] | int
    words: str


class Scale(Struct, frozen=True, kw_only=True):
    """What drawings stand on: its ticks, what their shapes mean, and ``above`` which row of the group it stands."""

    caption: str
    ticks: tuple[ScaleTick, ...]
    keys: tuple[Key, ...]
    above: int = 0


class Chart(Struct, frozen=True, kw_only=True):
    """Stacks on one scale."""

    id: str
    scale: Scale
    stacks: tuple[StackRow, ...]


class MapMark(Struct, frozen=True, kw_only=True):
    """A city on a map: its place in units of the drawing, its look, and what is said of it."""

    x: float
    y: float
    shade: Shade
    title: str
    is_named: bool


Anchor = Literal["start", "middle", "end"]
"""Which part of a name stands at its place."""


class PlaceName(Struct, frozen=True, kw_only=True):
    """A name on a map: where it stands, and the line (a path, or empty) that leads to it from its city."""

    x: float
    y: float
    anchor: Anchor
    words: str
    leader: str


class Ring(Struct, frozen=True, kw_only=True):
    """Where distances on a map are measured from, and what is said of it."""

    x: float
    y: float
    words: str


class Extract(Struct, frozen=True, kw_only=True):
    """Where a map lies in the whole country, whose outline is a path in units of the drawing."""

    land: str
    width: float
    height: float
    box: tuple[float, float, float, float]


class MapDrawing(Struct, frozen=True, kw_only=True):
    """A map: the land as a path, a mark per city, and names; all in units of the drawing.

    ``naming`` says who is named, ``unnamed`` whose names found no room; both may be empty.
    """

    id: str
    title: str
    width: float
    height: float
    land: str
    marks: tuple[MapMark, ...]
    ring: Ring | None
    names: tuple[PlaceName, ...]
    unnamed: str
    steps: tuple[tuple[Shade, str], ...]
    naming: str
    remarks: tuple[str, ...]
    extract: Extract | None


class Group(Struct, frozen=True, kw_only=True):
    """Rows below a heading, and the scale of what they draw; without ticks it only says what shapes mean."""

    heading: str
    scale: Scale | None
    rows: tuple[TableRow, ...]


class FindingLine(Struct, frozen=True):
    """What a sheet comes to: what it is about, which may be empty, and what is said, in one or more lines."""

    label: str
    marks: tuple[FootnoteMark, ...]
    lines: tuple[Words, ...]


class Table(Struct, frozen=True, kw_only=True):
    """A table of ``span`` columns. ``headings`` are empty where none has one; ``few`` columns need no scrolling."""

    caption: str
    shape: Literal["matrix", "list"]
    label_heading: str
    headings: tuple[Heading, ...]
    span: int
    groups: tuple[Group, ...]
    few: bool


class Section(Struct, frozen=True, kw_only=True):
    """A sheet; what belongs to no column stands in a table of its own above the one with their headings."""

    id: str
    title: str
    marks: tuple[FootnoteMark, ...]
    findings: tuple[FindingLine, ...]
    city_map: MapDrawing | None
    chart: Chart | None
    tables: tuple[Table, ...]
    remarks: tuple[str, ...]


class Address(Struct, frozen=True):
    """An address as text, and as a link where it is one of the web."""

    text: str
    url: str | None


class NumberedFootnote(Struct, frozen=True, kw_only=True):
    """A footnote; ``named`` says that a mark leads to it."""

    number: int
    words: str
    addresses: tuple[Address, ...]
    named: bool


class Page(Struct, frozen=True, kw_only=True):
    """The whole report: its policy lets in the style of ``style_hash`` alone; a ``wide`` one is printed sideways."""

    lang: LanguageCode
    title: str
    style_hash: str
    sections: tuple[Section, ...]
    footnotes: tuple[NumberedFootnote, ...]
    patterns: bool
    wide: bool
