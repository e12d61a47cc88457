"""The HTML report: one self-contained page without script or request, and the only module that knows Jinja2.

Sheets become the records of ``report``, which the templates in ``templates/`` lay out. There every text is escaped,
and what cannot be printed is replaced, whatever it came from.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, zip_longest
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct, structs

from itleiter_cli.catalog.outline import read_outline
from itleiter_cli.messages.language import Language
from itleiter_cli.messages.spelling import escaped_address, printable
from itleiter_cli.sheets.sheet import (
    Bar,
    Cell,
    CityMap,
    Column,
    Document,
    Footnote,
    Gauge,
    Line,
    Row,
    Sheet,
    bare,
    marks_within,
    plain,
    spanning_first,
)
from itleiter_cli.writers.city_map import draw_map
from itleiter_cli.writers.drawings import draw_bar, draw_chart, draw_gauge, draw_scale
from itleiter_cli.writers.report import (
    Address,
    CellLook,
    FindingLine,
    FootnoteMark,
    Group,
    Heading,
    Item,
    MapDrawing,
    NumberedFootnote,
    Page,
    Section,
    Table,
    TableCell,
    TableRow,
    Words,
)

_FEW_COLUMNS = 4  # as many as stand side by side on a screen without scrolling
_MOST_UPRIGHT: Mapping[str, int] = {"matrix": 4, "list": 8}  # more columns go on paper turned sideways
_SHORT = 16  # letters of a cell that paper has on one line
_NO_HEADING = Heading(text="", marks=(), number=False, blank=False)
# A letter or digit of the blocks of Unicode that run from right to left, with accents on it; and words of such.
_LEFTWARD = "(?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff][\u0300-\u036f]*)+"
_LEFTWARD_WORDS = re.compile(f"({_LEFTWARD}(?:[ '’\"-]{_LEFTWARD})*)")
_LEFTWARD_NAME = re.compile(f"{_LEFTWARD}[^:;–]*")


def write_html(document: Document, language: Language) -> str:
    """Write sheets as one HTML page in the language."""
    templates = Environment(
        loader=PackageLoader("itleiter_cli.writers"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["without_markup"] = _without_markup
    style = templates.get_template("report.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _Report(language).page(document, f"sha256-{digest}")
    return templates.get_template("report.html").render(page=page, say=language.say) + "\n"


def _finalize(value: object) -> object:
    """Make every text that a template writes printable; markup comes from a template, where this was done already."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    pieces = enumerate(_by_direction(printable(plain(value))))
    return Markup().join(Markup("<bdi>{}</bdi>").format(piece) if index % 2 else piece for index, piece in pieces)


def _without_markup(text: str) -> str:
    """Isolate by characters of Unicode instead, in attributes, titles and drawings, which can hold no element."""
    pieces = enumerate(_by_direction(printable(plain(text))))
    return escape("".join(f"\u2068{piece}\u2069" if index % 2 else piece for index, piece in pieces))


def _by_direction(text: str) -> list[str]:
    """Split a text so that every second piece runs from right to left: numbers beside it would else change places.

    A name is one piece with the numbers and punctuation in it. Any other text is split word by word, since ranges and
    what stands around a colon are ours and run from left to right.
    """
    if _LEFTWARD_NAME.fullmatch(text) and not any(unicodedata.bidirectional(character) == "L" for character in text):
        return ["", text, ""]
    return _LEFTWARD_WORDS.split(text)


class _Look(Struct, frozen=True):
    """How cells of a sheet look: those of a list cite addresses; numbers have ``gauges`` unless drawn above."""

    is_list: bool
    gauges: bool


class _Report:
    """Makes records for the templates of sheets, from top to bottom, so that a footnote's first mark is known."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._named: set[int] = set()
        self._footnotes: list[Footnote] = []
        self._addresses: dict[str, int] = {}

    def page(self, document: Document, style_hash: str) -> Page:
        self._footnotes = list(document.footnotes)
        sections = tuple(self._section(sheet, number) for number, sheet in enumerate(document.sheets, 1))
        single = len(sections) == 1
        return Page(
            lang=self._language.code,
            title=sections[0].title if single else bare(document.title),
            style_hash=style_hash,
            sections=sections,
            footnotes=tuple(
                NumberedFootnote(
                    number=number,
                    words=footnote.words,
                    addresses=tuple(map(_address, footnote.urls)),
                    named=number in self._named,
                )
                for number, footnote in enumerate(self._footnotes, 1)
            ),
            patterns=any(row.drawing for sheet in document.sheets for row in sheet.rows),
            wide=any(len(sheet.columns) > _MOST_UPRIGHT[sheet.shape] for sheet in document.sheets),
        )

    def _section(self, sheet: Sheet, number: int) -> Section:
        look = _Look(is_list=sheet.shape == "list", gauges=not any(row.drawing for row in sheet.rows))
        # In the order of the page, since a footnote leads back to the mark that is made first.
        marks = self._marks(marks_within(sheet.title))
        findings = tuple(self._finding(row, look) for row in sheet.findings)
        tables = tuple(self._tables(sheet, look, f"figure-{number}"))
        return Section(
            id=f"sheet-{number}",
            title=bare(sheet.title),
            marks=marks,
            findings=findings,
            city_map=_drawn_map(sheet.city_map, f"map-{number}"),
            chart=draw_chart(sheet, f"figure-{number}", self._language),
            tables=tables,
            remarks=sheet.remarks,
        )

    def _finding(self, row: Row, look: _Look) -> FindingLine:
        marks = self._marks(marks_within(row.label))
        return FindingLine(bare(row.label), marks, tuple(self._words(line, look) for line in row.cells[0]))

    def _tables(self, sheet: Sheet, look: _Look, key: str) -> Iterator[Table]:
        """Part rows of no single column from the others: they would stand, and be read, below names of others."""
        found = [(row.label, row.cells) for row in sheet.findings]
        rows = [row for row in sheet.labelled_rows if (row.label, row.cells) not in found]  # it stands right above
        above, below = spanning_first(rows) if len(sheet.columns) > 1 else ((), rows)
        is_parted = any(row.cells for row in above)
        if is_parted:
            alone = structs.replace(sheet, label_heading="", columns=(Column(""),))
            yield self._table(alone, above, look, f"{key}-above")
        if sheet.heads_columns or not is_parted:
            yield self._table(sheet, below, look, key)

    def _table(self, sheet: Sheet, rows: Sequence[Row], look: _Look, key: str) -> Table:
        headings = tuple(
            Heading(
                text=bare(column.heading),
                marks=self._marks((*marks_within(column.heading), *column.footnotes)),
                number=column.number,
                blank=look.is_list and not any(_says_something(row, index) for row in rows),
            )
            for index, column in enumerate(sheet.columns)
        )
        groups = tuple(self._groups(rows, headings, look, key))
        return Table(
            caption=groups[0].heading if len(groups) == 1 and groups[0].heading else bare(sheet.title),
            shape=sheet.shape,
            label_heading=sheet.label_heading,
            headings=headings if any(heading.text for heading in headings) else (),
            span=len(headings) + 1,
            groups=groups,
            few=sheet.shape == "matrix" and len(headings) <= _FEW_COLUMNS,
        )

    def _groups(self, rows: Sequence[Row], headings: Sequence[Heading], look: _Look, key: str) -> Iterator[Group]:
        """Put rows below their headings, with the scale that they are drawn on."""
        groups: list[tuple[Row, list[Row]]] = [(Row(""), [])]
        for row in rows:
            if row.cells:
                groups[-1][1].append(row)
            else:
                groups.append((row, []))
        for number, (first, below) in enumerate(groups):
            if first.label or below:
                keys = (f"{key}-{number}-{index}" for index in count(1))
                shown = tuple(self._row(row, headings, look, each) for row, each in zip(below, keys, strict=False))
                yield Group(heading=first.label, scale=draw_scale(below, first.axis, self._language), rows=shown)

    def _row(self, row: Row, headings: Sequence[Heading], look: _Look, key: str) -> TableRow:
        label, marks = bare(row.label), self._marks(marks_within(row.label))
        pairs = zip(row.cells, (_NO_HEADING,) if row.spans else headings, strict=True)
        cells = (self._cell(*pair, look, label, f"{key}-{index}") for index, pair in enumerate(pairs, 1))
        return TableRow(label=label, marks=marks, cells=tuple(cells), spans=row.spans)

    def _cell(self, cell: Cell, heading: Heading, look: _Look, row: str, key: str) -> TableCell:
        label = ", ".join(part for part in (heading.text, row) if part)
        bars = (line.drawing for line in cell if isinstance(line.drawing, Bar))
        drawn = tuple(draw_bar(bar, label, f"{key}-{index}", self._language) for index, bar in enumerate(bars, 1))
        lines = tuple(self._words(line, look) for line in cell if line.text or not line.drawing)
        return TableCell(
            column="" if look.is_list else heading.text,
            look=_cell_look(cell, lines, heading, is_list=look.is_list),
            lines=lines,
            bars=drawn,
        )

    def _words(self, line: Line, look: _Look) -> Words:
        if line.unbroken and look.is_list:
            return self._cited(line)
        items = tuple(
            Item(bare(item), self._marks(marks_within(item)), draw_gauge(drawn) if drawn else None)
            for item, drawn in zip_longest(line.items, line.gauges)
        )
        return Words(
            text=bare(line.text),
            items=items,
            marks=self._marks((*marks_within(line.text), *line.footnotes)),
            emphasis=line.emphasis,
            url=_address(line.text).url if line.unbroken else None,
            gauge=draw_gauge(line.drawing) if isinstance(line.drawing, Gauge) and look.gauges else None,
        )

    def _cited(self, line: Line) -> Words:
        """Put an address of a list into a footnote of its own: in a narrow column it would take many lines."""
        number = self._addresses.get(line.text)
        if number is None:
            self._footnotes.append(Footnote(len(self._footnotes) + 1, "", (line.text,)))
            number = self._addresses[line.text] = len(self._footnotes)
        marks = self._marks((number,))
        return Words(text="", items=(), marks=marks, emphasis=line.emphasis, url=None, gauge=None)

    def _marks(self, footnotes: Iterable[int]) -> tuple[FootnoteMark, ...]:
        marks = []
        for number in footnotes:
            marks.append(FootnoteMark(number, number not in self._named))
            self._named.add(number)
        return tuple(marks)


def _cell_look(cell: Cell, lines: Sequence[Words], heading: Heading, *, is_list: bool) -> CellLook:
    """Say what a cell holds, by which the style tells them apart."""
    if heading.blank or heading.number:
        return "blank" if heading.blank else "number"
    if not lines and not any(isinstance(line.drawing, Bar) for line in cell):
        return "nothing"
    if lines and lines[0].gauge:
        return "measured"
    if not is_list:
        return ""
    return "short" if all(len(line.words()) <= _SHORT for line in cell) else "long"


def _says_something(row: Row, column: int) -> bool:
    """Whether a row has words below a heading."""
    return row.spans or (bool(row.cells) and any(line.words() for line in row.cells[column]))


def _drawn_map(city_map: CityMap | None, key: str) -> MapDrawing | None:
    """Draw a map on the outline of the country, which is read for no page without one."""
    return draw_map(city_map, read_outline(), key) if city_map else None


def _address(url: str) -> Address:
    """Make an address a link where it is one of the web; anything else stays text."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return Address(url, None)
    if parts.scheme not in ("http", "https") or not parts.netloc or not url.isprintable():
        return Address(url, None)
    before, host, after = url.partition(parts.netloc)
    return Address(url, before + host + escaped_address(after))
