"""Who says so, as sheets: a block per source, and before them the statements of a city."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from itleiter_cli.catalog.economy import Page
from itleiter_cli.catalog.forms import COUNTRY, place_of
from itleiter_cli.catalog.model import Catalog, FacetList, IndicatorValue, PayFigure, PlainField
from itleiter_cli.cities.fields import (
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
)
from itleiter_cli.cities.trust import Age, age, trust
from itleiter_cli.messages.language import Language, Notes
from itleiter_cli.questions.sources import Sources, SourceUse, source_fields
from itleiter_cli.questions.statements import Employees, PageNames, PlainFact, Stated, Statement
from itleiter_cli.sheets.economy import group_lines, group_remarks, without_value
from itleiter_cli.sheets.sheet import FULL, NOTHING, Cell, Column, Document, Line, Row, Sheet, View, cell
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, sources: Sources, view: View = FULL) -> Document:
    """Lay statements and sources out, a block each; with short notes sources are a line each."""
    wording = Wording(catalog, language)
    fields = {field.id: field for field in source_fields(catalog)}
    statements = tuple(
        _block(
            _heading(wording, each, fields[each.field]),
            _statement_rows(wording, each, fields[each.field]),
        )
        for each in sources.statements
    )
    if sources.name is not None and not statements:
        title = sources.name if sources.field is None else f"{sources.name}: {_named(wording, fields[sources.field])}"
        return Document(sheets=(_block(title, _nothing(wording, sources)),), footnotes=wording.notes.written())
    title = language.say("sources-heading") if sources.name is None else language.say("sources-of", city=sources.name)
    blocks = (*statements, *_sources(wording, sources, view.notes))
    closing = (language.say("sources-in-full"),) if view.notes == "short" else ()
    return Document(sheets=blocks, footnotes=wording.notes.written(), title=title, closing=closing)


def _sources(wording: Wording, sources: Sources, notes: Notes) -> Iterator[Sheet]:
    """Lay sources out: in full a block each, else a line each; without notes not below statements, which name them."""
    if notes == "full":
        yield from (_block(use.key, _source_rows(wording, use)) for use in sources.uses)
    elif notes == "short" or not sources.statements:
        yield Sheet(
            title=wording.say("sources-heading"),
            shape="list",
            label_heading=wording.say("id"),
            columns=(Column(wording.say("source")),),
            rows=tuple(
                Row(wording.marked_own(use.key, use.source.origin), (cell(wording.notes.brief(use.source)),))
                for use in sources.uses
            ),
        )


def _nothing(wording: Wording, sources: Sources) -> Iterator[Row]:
    """Say that nothing is known, or why it is not shown."""
    city = wording.catalog.cities[sources.city] if sources.city is not None else None
    reason = without_value(wording, city, sources.field, in_words=True) if city and sources.field is not None else ()
    yield Row("", (reason or cell(wording.say("nothing-known")),))


def _block(title: str, rows: Iterator[Row]) -> Sheet:
    return Sheet(title=title, shape="matrix", columns=(Column(""),), rows=tuple(rows))


def _heading(wording: Wording, statement: Statement, field: Field) -> str:
    stated = statement.stated
    is_beside = isinstance(stated, PayFigure) and stated.scope == "country" and not stated.stands_in
    name = wording.state(COUNTRY) if is_beside else wording.catalog.cities[statement.city].name
    if isinstance(stated, PayFigure):
        return f"{name}: {_named(wording, field)}, {wording.role(stated.role)}, {wording.level(stated.level)}"
    return f"{name}: {_named(wording, field)}"


def _named(wording: Wording, field: Field) -> str:
    """Say what a field is called, an indicator with its unit."""
    match field:
        case IndicatorField():
            return wording.indicator_label(field.id)
        case PlainField() | PayField() | FacetField() | SectorsField() | NamedField() | DistanceField():
            return wording.field(field)
        case _:
            assert_never(field)


def _statement_rows(wording: Wording, statement: Statement, field: Field) -> Iterator[Row]:
    yield Row(wording.say("statement"), (_value(wording, statement.stated, field),))
    yield from _rows(wording, _details(wording, statement))
    source, stated = statement.source, statement.stated
    if isinstance(stated, PageNames):
        kind = wording.say(f"page-kind-{stated.page.kind}")
        written = wording.say("page-by", publisher=stated.page.publisher, kind=kind)
        yield Row(wording.say("page"), (cell(written),))
    elif source is not None:
        written = f"{stated.source} ({source.publisher}; {wording.say(f'trust-{trust(source)}')})"
        yield Row(wording.say("source"), (cell(written),))
    yield from _urls(wording, statement.urls)


def _value(wording: Wording, stated: Stated, field: Field) -> Cell:
    """Write what is stated, or that the user has cleared it."""
    match field:
        case FacetField():
            return wording.terms(field.id, stated.terms if isinstance(stated, FacetList) else ())
        case IndicatorField(definition=definition) if isinstance(stated, IndicatorValue):
            return cell(wording.language.number(stated.value, definition.decimals))
        case PayField() if isinstance(stated, PayFigure):
            return cell(f"{wording.amounts(stated, stated.period)} EUR, {wording.measure(stated.measure)}")
        case SectorsField() if isinstance(stated, Employees):
            return group_lines(wording, stated.shares)
        case NamedField() if isinstance(stated, PageNames):
            return wording.terms(stated.facet, stated.terms)
        case PlainField() | PayField() | SectorsField() | NamedField() | IndicatorField() | DistanceField():
            value = stated.value if isinstance(stated, PlainFact) else None
            return cell(NOTHING if value is None else str(value))
        case _:
            assert_never(field)


def _details(wording: Wording, statement: Statement) -> Iterator[tuple[str, str]]:
    """Return what is known of a statement beside its value, each with the key of its heading; empty where not."""
    year = ("year", _year(wording, statement))
    match stated := statement.stated:
        case PayFigure():
            yield from _pay_details(wording, statement.city, stated)
            yield year
            yield "context", wording.optional(stated.context)
            yield "remark", wording.optional(stated.remark)
        case IndicatorValue():
            yield year
            yield "computed", stated.computed or ""
            yield "covers-area", stated.area or ""
            yield "remark", wording.optional(stated.note)
        case FacetList():
            yield year
            yield "read", wording.extent_read(stated.seen, stated.role)
            yield "text-basis", wording.optional(stated.basis)
        case PlainFact():
            yield year
        case Employees():
            yield year
            yield "covers-area", stated.area or ""
            yield "remark", " ".join(group_remarks(wording, stated.sectors))
        case PageNames(page=page):
            yield "dated", _page_date(wording, page, statement.age)
            yield "covers-area", stated.area or ""
            yield "read", wording.say(f"page-seen-{page.seen}")
            yield "day-read", wording.language.date(stated.accessed)
        case _:
            assert_never(stated)
    yield "own-file", place_of(statement.origin) or ""


def _pay_details(wording: Wording, city: str, figure: PayFigure) -> Iterator[tuple[str, str]]:
    region = wording.catalog.cities[city].name if figure.scope == "city" else wording.state(figure.region)
    yield "scope", f"{wording.say(f'scope-{figure.scope}')} ({region})"
    yield "period-and-basis", f"{wording.say(f'per-{figure.period}')}, {wording.say(f'basis-{figure.basis}')}"
    yield "records", "" if figure.records is None else wording.language.number(figure.records)
    yield "stands-in", "" if figure.stands_in else wording.say("never-stands-in")
    yield "assumed", wording.assumed(figure.assumed) if figure.assumed else ""
    yield "counted-with", wording.language.listed([wording.role(role) for role in figure.counted_with])


def _page_date(wording: Wording, page: Page, how_old: Age | None) -> str:
    if page.dated is None:
        return wording.say("undated")
    return _with_age(wording, wording.language.date(page.dated), how_old)


def _year(wording: Wording, statement: Statement) -> str:
    if statement.year is None and statement.age == "undated":
        return wording.say("undated")
    written = ""
    if statement.year is not None:
        written = str(statement.year)
    elif statement.source and statement.source.dated is not None:
        written = wording.language.date(statement.source.dated)
    return _with_age(wording, written, statement.age)


def _source_rows(wording: Wording, use: SourceUse) -> Iterator[Row]:
    source = use.source
    dated = wording.say("undated") if source.dated is None else wording.language.date(source.dated)
    details = {
        "publisher": source.publisher,
        "title": wording.language.label(source.title),
        "kind": wording.say(f"kind-of-source-{source.kind}"),
        "dated": _with_age(wording, dated, age(source)),
        "day-read": "" if source.accessed is None else wording.language.date(source.accessed),
        "licence": wording.optional(source.licence) or wording.say("nothing-known"),
        "trust": wording.say(f"trust-level-{trust(source)}"),
        "method": wording.optional(source.method),
        "note": wording.optional(source.note),
        "own-file": place_of(source.origin) or "",
        "rests-on-it": wording.say(
            "figures-and-facets", figures=use.figures, facets=use.facets, fields=use.plain_fields
        ),
    }
    yield from _rows(wording, details.items())
    yield from _urls(wording, () if source.url is None else (source.url,))


def _with_age(wording: Wording, written: str, how_old: Age | None) -> str:
    return f"{written}; {wording.say('over-3-years')}" if how_old == "over_3_years" else written


def _rows(wording: Wording, details: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """Lay out what is known, by the keys of headings; what is empty has no row."""
    return (Row(wording.say(key), (cell(text),)) for key, text in details if text)


def _urls(wording: Wording, urls: tuple[str, ...]) -> Iterator[Row]:
    if urls:
        yield Row(wording.say("address"), (tuple(Line(url, unbroken=True) for url in urls),))
