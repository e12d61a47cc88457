"""The HTML report: one self-contained page without script or request, and the only module that knows Jinja2.

Sheets become the records of ``report``, which the templates in ``templates/`` lay out. There every text is escaped,
and what cannot be printed is replaced, whatever it came from.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from itleiter_cli.catalog.forms import Measure
from itleiter_cli.catalog.outline import read_outline
from itleiter_cli.messages.language import Language
from itleiter_cli.messages.spelling import escaped_address, printable
from itleiter_cli.sheets.sheet import (
    Axis,
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
    Stack,
    Tick,
    bare,
    marks_within,
    plain,
)
from itleiter_cli.writers.city_map import draw_map
from itleiter_cli.writers.report import (
    Address,
    BarDrawing,
    Chart,
    FootnoteMark,
    GaugeBar,
    Group,
    Heading,
    Item,
    Key,
    MapDrawing,
    NumberedFootnote,
    Page,
    Scale,
    ScaleTick,
    Section,
    SharePart,
    StackRow,
    Statement,
    TableCell,
    TableRow,
    Words,
)

_FEW_COLUMNS = 4  # as many as stand side by side on a screen without scrolling
_MOST_UPRIGHT: Mapping[str, int] = {"matrix": 4, "list": 8}  # more columns go on paper turned sideways
_SHORT = 16  # letters of a cell that paper has on one line
_WIDE_ENOUGH = 7  # percent of the whole from which a share has room for its number
_PATTERNS = 6
_QUARTERS = 4
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


class _Report:
    """Makes records for the templates of sheets, from top to bottom, so that a footnote's first mark is known."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._say = language.say
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
        marks = self._marks(marks_within(sheet.title))
        findings = tuple(self._statement(row, sheet) for row in sheet.findings)
        headings = tuple(
            Heading(
                text=bare(column.heading),
                marks=self._marks((*marks_within(column.heading), *column.footnotes)),
                number=column.number,
                blank=not any(_says_something(row, index) for row in sheet.rows),
            )
            for index, column in enumerate(sheet.columns)
        )
        return Section(
            id=f"sheet-{number}",
            title=bare(sheet.title),
            marks=marks,
            findings=findings,
            shape=sheet.shape,
            label_heading=sheet.label_heading,
            headings=headings if any(column.heading for column in sheet.columns) else (),
            span=len(sheet.columns) + 1,
            city_map=_drawn_map(sheet.city_map, f"map-{number}"),
            chart=self._stacks(sheet, f"figure-{number}"),
            groups=tuple(self._groups(sheet, f"figure-{number}")),
            remarks=sheet.remarks,
            few=sheet.shape == "matrix" and len(sheet.columns) <= _FEW_COLUMNS,
        )

    def _statement(self, row: Row, sheet: Sheet) -> Statement:
        marks = self._marks(marks_within(row.label))
        return Statement(bare(row.label), marks, tuple(self._words(line, sheet) for line in row.cells[0]))

    def _groups(self, sheet: Sheet, key: str) -> Iterator[Group]:
        """Put rows below their headings, with the scale that they are drawn on."""
        groups: list[tuple[Row, list[Row]]] = [(Row(""), [])]
        for row in sheet.labelled_rows:
            if row.cells:
                groups[-1][1].append(row)
            else:
                groups.append((row, []))
        for number, (first, rows) in enumerate(groups):
            if first.label or rows:
                shown = tuple(self._row(row, sheet, f"{key}-{number}-{index}") for index, row in enumerate(rows, 1))
                yield Group(heading=first.label, scale=self._scale(rows, first.axis), rows=shown)

    def _row(self, row: Row, sheet: Sheet, key: str) -> TableRow:
        label, marks = bare(row.label), self._marks(marks_within(row.label))
        columns = (Column(""),) if row.spans else sheet.columns
        pairs = zip(row.cells, columns, strict=True)
        cells = (self._cell(*pair, sheet, label, f"{key}-{index}") for index, pair in enumerate(pairs, 1))
        return TableRow(label=label, marks=marks, cells=tuple(cells), spans=row.spans)

    def _cell(self, cell: Cell, column: Column, sheet: Sheet, row: str, key: str) -> TableCell:
        heading = bare(column.heading)
        label = ", ".join(part for part in (heading, row) if part)
        bars = (line.drawing for line in cell if isinstance(line.drawing, Bar))
        drawn = tuple(self._bar(bar, label, f"{key}-{index}") for index, bar in enumerate(bars, 1))
        lines = tuple(self._words(line, sheet) for line in cell if line.text or not line.drawing)
        is_short = all(len(line.words()) <= _SHORT for line in cell)
        return TableCell(column=heading, number=column.number, lines=lines, bars=drawn, is_short=is_short)

    def _words(self, line: Line, sheet: Sheet) -> Words:
        if line.unbroken and sheet.shape == "list":
            return self._cited(line)
        items = tuple(
            Item(bare(item), self._marks(marks_within(item)), _gauge(drawn) if drawn else None)
            for item, drawn in zip_longest(line.items, line.gauges)
        )
        is_drawn_above = any(row.drawing for row in sheet.rows)
        gauge = _gauge(line.drawing) if isinstance(line.drawing, Gauge) and not is_drawn_above else None
        return Words(
            text=bare(line.text),
            items=items,
            marks=self._marks((*marks_within(line.text), *line.footnotes)),
            emphasis=line.emphasis,
            url=_address(line.text).url if line.unbroken else None,
            gauge=gauge,
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

    def _scale(self, rows: Sequence[Row], axis: Axis | None) -> Scale | None:
        """Return the scale of the pay figures of a group, or what its bars mean where Germany is marked on them."""
        lines = chain.from_iterable(cell for row in rows for cell in row.cells)
        bars = [line.drawing for line in lines if isinstance(line.drawing, Bar)]
        if bars:
            ticks = _ticks(axis.ticks if axis else (), bars[0].scale_low, bars[0].scale_high)
            return Scale(caption=self._say("chart-scale"), ticks=ticks, keys=tuple(self._keys(bars)))
        drawn = {index: list(_gauges(row)) for index, row in enumerate(rows)}
        if all(gauge.mark is None for gauges in drawn.values() for gauge in gauges):
            return None
        keys = (Key("gauge", self._say("chart-gauge")), Key("germany", self._say("chart-germany")))
        return Scale(caption="", ticks=(), keys=keys, above=next(index for index, gauges in drawn.items() if gauges))

    def _bar(self, bar: Bar, label: str, key: str) -> BarDrawing:
        def share(amount: int) -> float:
            return _share(amount, bar.scale_low, bar.scale_high)

        number = self._language.number
        described = [
            self._say(
                "chart-bar",
                measure=self._say(f"measure-{bar.measure}"),
                amounts=bar.written,
                low=number(bar.scale_low),
                high=number(bar.scale_high),
            )
        ]
        if bar.mark is not None:
            described.append(self._say("chart-mark", amount=number(bar.mark)))
        return BarDrawing(
            id=key,
            label=label,
            described=" ".join(described),
            measure=bar.measure,
            low=_percent(share(bar.low)),
            high=_percent(share(bar.high)),
            width=_percent(share(bar.high) - share(bar.low)),
            mid=None if bar.mid is None or bar.measure == "points" else _percent(share(bar.mid)),
            mid_is=bar.mid_is,
            mark=None if bar.mark is None else _percent(share(bar.mark)),
            is_open=bar.is_open,
        )

    def _keys(self, bars: Sequence[Bar]) -> Iterator[Key]:
        shapes: list[Measure] = [bar.measure for bar in bars if bar.measure == "quartiles" or not bar.is_open]
        shapes += [bar.mid_is for bar in bars if bar.mid_is and bar.mid is not None and bar.measure != "points"]
        for shape in dict.fromkeys(shapes):
            yield Key(shape, self._say(f"measure-{shape}"))
        if any(bar.is_open for bar in bars):
            yield Key("open", self._say("chart-open"))
        if any(bar.mark is not None for bar in bars):
            yield Key("mark", self._say("chart-offer"))

    def _stacks(self, sheet: Sheet, key: str) -> Chart | None:
        """Draw the contributions of a list, a row each."""
        stacks = [(bare(row.label), row.drawing) for row in sheet.rows if row.drawing]
        if not stacks:
            return None
        first = stacks[0][1]
        quarters = [Tick(at, self._language.number(at)) for at in range(0, first.whole + 1, first.whole // _QUARTERS)]
        return Chart(
            id=key,
            scale=Scale(
                caption=self._say("chart-points"),
                ticks=_ticks(quarters, 0, first.whole),
                keys=tuple(Key(_pattern(index), bare(share.label)) for index, share in enumerate(first.shares)),
            ),
            stacks=tuple(self._stack(label, stack) for label, stack in stacks),
        )

    def _stack(self, label: str, stack: Stack) -> StackRow:
        parts = []
        begin = 0.0
        for index, share in enumerate(stack.shares):
            width = _share(share.size, 0, stack.whole)
            parts.append(
                SharePart(
                    x=_percent(begin),
                    middle=_percent(begin + width / 2),
                    width=_percent(width),
                    written=share.written if width >= _WIDE_ENOUGH else "",
                    pattern=_pattern(index),
                )
            )
            begin += width
        return StackRow(
            label=label,
            written=stack.written,
            title=f"{label}: {self._say('chart-stack', total=stack.written)}",
            described="; ".join(f"{bare(share.label)} {share.written}" for share in stack.shares) + ".",
            parts=tuple(parts),
        )


def _gauges(row: Row) -> Iterator[Gauge]:
    """Return the numbers that a row draws."""
    for line in chain.from_iterable(row.cells):
        yield from (each for each in (line.drawing, *line.gauges) if isinstance(each, Gauge))


def _says_something(row: Row, column: int) -> bool:
    """Whether a row has words below a heading."""
    return row.spans or (bool(row.cells) and any(line.words() for line in row.cells[column]))


def _gauge(gauge: Gauge) -> GaugeBar:
    """Place a number and that of Germany on a scale from zero."""
    mark = None if gauge.mark is None else _percent(min(100, 100 * gauge.mark / gauge.whole))
    return GaugeBar(_percent(min(100, 100 * gauge.size / gauge.whole)), mark)


def _drawn_map(city_map: CityMap | None, key: str) -> MapDrawing | None:
    """Draw a map on the outline of the country, which is read for no page without one."""
    return draw_map(city_map, read_outline(), key) if city_map else None


def _ticks(ticks: Iterable[Tick], low: int, high: int) -> tuple[ScaleTick, ...]:
    return tuple(ScaleTick(_percent(_share(tick.at, low, high)), tick.written) for tick in ticks)


def _share(amount: float, low: int, high: int) -> float:
    """Return where an amount lies on a scale, in percent of its width."""
    return 100 * (amount - low) / (high - low)


def _percent(share: float) -> str:
    return f"{share:.3f}%"


def _pattern(index: int) -> int:
    return index % _PATTERNS + 1


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
