"""An answer as a workbook: what it comes to above its rows, what there is to know, and the sources.

The rows are those that scripts get, with one value a cell, so that they can be sorted and filtered; headings, labels
and codes are in words.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from itleiter_cli.catalog.model import Catalog, Source
from itleiter_cli.cities.trust import trust
from itleiter_cli.messages.columns import CODES, TIDY_COLUMNS, TITLES, Headed, Kind
from itleiter_cli.messages.language import Label, Language, texts
from itleiter_cli.questions.answer import Answer, Rows, RowValue
from itleiter_cli.sheets.sheet import Document, Row, marks_within, plain

Value = str | float | datetime.date | None
"""What stands in one cell: truth values are numbers to Python, and a list is text."""


class ValueColumn(Struct, frozen=True):
    """A column: its heading, and how its numbers are written; without ``decimals`` as they are.

    A year is not ``grouped``; a ``share`` is a part of 1, to be shown in percent.
    """

    heading: str
    decimals: int | None = 0
    grouped: bool = True
    share: bool = False


class Leaf(Struct, frozen=True, kw_only=True):
    """A sheet of a workbook: lines above, each a label and words, then columns with their rows.

    ``pinned`` are the first columns that stay in sight; ``wrapped`` says that its texts are long and to be read.
    """

    name: str
    title: str
    above: tuple[tuple[str, str], ...] = ()
    columns: tuple[ValueColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    pinned: int = 0
    wrapped: bool = False


Workbook = tuple[Leaf, ...]

_DECIMALS: Mapping[Kind, int | None] = {"tenths": 1, "share": 1, "hundredths": 2, "degrees": 4, "exact": None}
"""How many decimals numbers of a kind have; all others have none."""
_OF_PAGES = ("page_publisher", "page_kind", "page_dated", "accessed", "page_url")
_ABOUT_MARK = re.compile(r"(?P<only>(?:.*: )?[–*#+] = )|[*#] ")
"""How a remark about a mark behind values begins; ``* = …`` says only what the mark means."""


def workbook(catalog: Catalog, language: Language, answer: Answer, rows: Rows, document: Document) -> Workbook:
    """Lay an answer out: its ``rows`` below the findings of its ``document``, its notes, and the sources it names."""
    title = document.title or document.sheets[0].title
    columns = [_column(catalog, language, name) for name in rows.columns]
    readings = [_reading(catalog, language, name) for name in rows.columns]
    leaves = [
        Leaf(
            name=language.say("workbook-answer"),
            title=plain(title),
            above=tuple(_findings(document, title)),
            columns=tuple(columns),
            rows=tuple(
                tuple(read(value) for read, value in zip(readings, record, strict=True)) for record in rows.records
            ),
            pinned=next((place for place, name in enumerate(rows.columns[:3], 1) if name == "name"), 1),
        ),
        Leaf(
            name=language.say("workbook-notes"),
            title=language.say("workbook-notes"),
            columns=(
                ValueColumn(language.say("workbook-note-about")),
                ValueColumn(language.say("workbook-note-words")),
                ValueColumn(language.say("workbook-note-urls")),
            ),
            rows=tuple(_notes(language, document)),
            wrapped=True,
        ),
        _sources(language, answer.sources) if answer.sources else _pages(catalog, language, rows),
    ]
    return tuple(leaf for leaf in leaves if leaf.rows or leaf is leaves[0])


def _findings(document: Document, title: str) -> Iterator[tuple[str, str]]:
    for sheet in document.sheets:
        if len(document.sheets) > 1 and sheet.findings and sheet.title not in ("", title):
            yield plain(sheet.title), ""
        yield from _lines(sheet.findings)


def _lines(findings: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for row in findings:
        label = plain(row.label)
        for line in (line for cell in row.cells for line in cell):
            yield label, plain(line.words())
            label = ""


def _notes(language: Language, document: Document) -> Iterator[tuple[str, str, str]]:
    """Go through remarks and footnotes; only those have numbers that a finding or a remark leads to."""
    remark = language.say("workbook-remark")
    remarks = [words for sheet in document.sheets for words in sheet.remarks]
    found = [line.words() for sheet in document.sheets for row in sheet.findings for cell in row.cells for line in cell]
    led_to = {number for words in (*found, *remarks) for number in marks_within(words)}
    for words in map(plain, remarks):
        mark = _ABOUT_MARK.match(words)
        if mark is None or not mark["only"]:  # values have no marks here; what else is said of them stays
            yield remark, words[mark.end() :] if mark else words, ""
    for note in document.footnotes:
        yield f"[{note.number}]" if note.number in led_to else remark, plain(note.words), " ".join(note.urls)


def _sources(language: Language, sources: Mapping[str, Source]) -> Leaf:
    """Lay out the sources that an answer names, as a table of their own."""
    columns = ("source", "publisher", "title", "dated", "accessed", "trust", "licence", "note", "url")

    def optional(label: Label | None) -> str | None:
        return language.label(label) if label else None

    return Leaf(
        name=language.say("workbook-sources"),
        title=language.say("workbook-sources"),
        columns=tuple(ValueColumn(language.label(_headed(name).title)) for name in columns),
        rows=tuple(
            (
                key,
                each.publisher,
                language.label(each.title),
                None if each.dated is None else str(each.dated),
                each.accessed,
                language.label(CODES[trust(each)]),
                optional(each.licence),
                optional(each.note),
                each.url,
            )
            for key, each in sources.items()
        ),
        pinned=1,
        wrapped=True,
    )


def _pages(catalog: Catalog, language: Language, rows: Rows) -> Leaf:
    """Lay out the pages that rows name, each once, where an answer names no source; none where rows name none."""
    places = [rows.columns.index(name) for name in _OF_PAGES if name in rows.columns]
    names = [rows.columns[place] for place in places]
    readings = [_reading(catalog, language, name) for name in names]
    pages = dict.fromkeys(tuple(record[place] for place in places) for record in rows.records) if names else ()
    return Leaf(
        name=language.say("workbook-sources"),
        title=language.say("workbook-sources"),
        columns=tuple(_column(catalog, language, name) for name in names),
        rows=tuple(tuple(read(value) for read, value in zip(readings, page, strict=True)) for page in pages),
        pinned=1,
        wrapped=True,
    )


def _headed(column: str) -> Headed:
    """Return what a column is called and how it is written: an indicator that is not in use, by its id."""
    described = TIDY_COLUMNS.get(column)
    if column in TITLES or described is None:
        return TITLES.get(column) or Headed(Label(de=column, en=column), "plain")
    return Headed(described.title, described.kind)


def _column(catalog: Catalog, language: Language, name: str) -> ValueColumn:
    indicator = catalog.indicators.get(name.removesuffix("_year").removesuffix("_area"))
    if indicator is None:
        title, kind = _headed(name)
        return ValueColumn(language.label(title), _DECIMALS.get(kind, 0), kind != "year", kind == "share")
    label = language.label(indicator.label)
    if name not in catalog.indicators:
        key = "workbook-year-of" if name.endswith("_year") else "workbook-area-of"
        return ValueColumn(language.say(key, field=label), 0, grouped=False)
    unit = indicator.unit and (f", {indicator.unit}" if label.endswith(")") else f" ({indicator.unit})")
    return ValueColumn(f"{label}{unit}", indicator.decimals)


def _reading(catalog: Catalog, language: Language, name: str) -> Callable[[RowValue], Value]:
    """Return what makes one value of what stands in a column: words of codes and ids, items of a list in one text."""
    kind = _headed(name).kind
    word = _words(catalog, language, kind)

    def read(value: RowValue) -> Value:
        if isinstance(value, tuple):
            return "; ".join(map(word, value)) or None
        return word(value) if isinstance(value, str) else value

    if kind == "dated":  # a year, a month or a day, which only sort together as text
        return lambda value: None if value is None else str(value)
    return read


def _words(catalog: Catalog, language: Language, kind: Kind) -> Callable[[str], str]:
    match kind:
        case "code":
            return lambda code: language.label(CODES[code]) if code in CODES else code
        case "role":
            return lambda role: language.label(catalog.roles[role]) if role in catalog.roles else role
        case "state":
            return lambda code: language.label(catalog.states[code].name) if code in catalog.states else code
        case "field":
            return lambda field: _field(catalog, language, field)
        case "joined":
            return lambda joined: joined.replace("|", "; ")
        case _:
            return str


def _field(catalog: Catalog, language: Language, field: str) -> str:
    if field in catalog.indicators:
        return language.label(catalog.indicators[field].label)
    key = f"field-{field}"
    return language.say(key) if key in texts() else field
