"""Who says so, as sheets: a block per source, and before them the statements of a city."""

from collections.abc import Iterator
from typing import assert_never

from itleiter_cli.catalog.model import Catalog, PlainField, place_of
from itleiter_cli.cities.fields import DistanceField, FacetField, Field, IndicatorField, PayField
from itleiter_cli.cities.trust import age, trust
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.sources import Sources, SourceUse, Statement, source_fields
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Line, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, sources: Sources) -> Document:
    """Lay statements and sources out, a block each."""
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
        return Document(sheets=(_block(sources.name, iter([Row("", (cell(language.say("nothing-known")),))])),))
    title = language.say("sources-heading") if sources.name is None else language.say("sources-of", city=sources.name)
    blocks = (*statements, *(_block(use.key, _source_rows(wording, use)) for use in sources.uses))
    return Document(sheets=blocks, footnotes=wording.footnotes, title=title)


def _block(title: str, rows: Iterator[Row]) -> Sheet:
    return Sheet(title=title, shape="matrix", columns=(Column(""),), rows=tuple(rows))


def _heading(wording: Wording, statement: Statement, field: Field) -> str:
    name = wording.catalog.cities[statement.city].name
    match field:
        case IndicatorField():
            return f"{name}: {wording.indicator_label(field.id)}"
        case PayField() if statement.role is not None and statement.level is not None:
            return f"{name}: {wording.field(field)}, {wording.role(statement.role)}, {wording.level(statement.level)}"
        case PlainField() | PayField() | FacetField() | DistanceField():
            return f"{name}: {wording.field(field)}"
        case _:
            assert_never(field)


def _statement_rows(wording: Wording, statement: Statement, field: Field) -> Iterator[Row]:
    def row(key: str, text: str | None) -> Iterator[Row]:
        if text:
            yield Row(wording.say(key), (cell(text),))

    yield Row(wording.say("statement"), (_value(wording, statement, field),))
    if statement.scope is not None and statement.region is not None:
        region = (
            wording.catalog.cities[statement.city].name
            if statement.scope == "city"
            else wording.state(statement.region)
        )
        yield from row("scope", f"{wording.say(f'scope-{statement.scope}')} ({region})")
    if statement.period:
        yield from row(
            "period-and-basis", f"{wording.say(f'per-{statement.period}')}, {wording.say(f'basis-{statement.basis}')}"
        )
    yield from row("assumed", wording.assumed(statement.assumed) if statement.assumed else None)
    yield from row("counted-with", wording.language.listed([wording.role(role) for role in statement.counted_with]))
    yield from row("year", _year(wording, statement))
    yield from row("computed", statement.computed)
    yield from row("covers-area", statement.area)
    if statement.seen:
        yield from row("read", wording.extent_read(statement.seen, statement.role or ""))
    yield from row("text-basis", _either(wording, statement.text_basis_de, statement.text_basis_en))
    yield from row("context", _either(wording, statement.context_de, statement.context_en))
    yield from row("remark", _either(wording, statement.remark_de, statement.remark_en))
    yield from row("own-file", statement.pack)
    source = wording.catalog.sources[statement.source]
    yield from row("source", f"{statement.source} ({source.publisher}; {wording.say(f'trust-{statement.trust}')})")
    yield from _urls(wording, statement.urls)


def _value(wording: Wording, statement: Statement, field: Field) -> Cell:
    """Write what is stated, or that the user has cleared it."""
    match field:
        case FacetField():
            return wording.terms(field.id, statement.terms)
        case IndicatorField(definition=definition) if isinstance(statement.value, int | float):
            return cell(wording.language.number(statement.value, definition.decimals))
        case PayField() if statement.measure is not None:
            amounts = wording.amounts_of(
                statement.measure, statement.low, statement.mid, statement.high, statement.mid_is
            )
            return cell(f"{amounts} EUR, {wording.measure(statement.measure)}")
        case PlainField() | PayField() | IndicatorField() | DistanceField():
            return cell(NOTHING if statement.value is None else str(statement.value))
        case _:
            assert_never(field)


def _year(wording: Wording, statement: Statement) -> str:
    if statement.year is None and statement.age == "undated":
        return wording.say("undated")
    dated = wording.catalog.sources[statement.source].dated
    written = (
        str(statement.year) if statement.year is not None else "" if dated is None else wording.language.date(dated)
    )
    return f"{written}; {wording.say('over-3-years')}" if statement.age == "over_3_years" else written


def _source_rows(wording: Wording, use: SourceUse) -> Iterator[Row]:
    source = use.source
    dated = wording.say("undated") if source.dated is None else wording.language.date(source.dated)
    yield Row(wording.say("publisher"), (cell(source.publisher),))
    yield Row(wording.say("title"), (cell(wording.language.label(source.title)),))
    yield Row(wording.say("kind"), (cell(wording.kind(source)),))
    yield Row(
        wording.say("dated"),
        (cell(f"{dated}; {wording.say('over-3-years')}" if age(source) == "over_3_years" else dated),),
    )
    if source.accessed is not None:
        yield Row(wording.say("day-read"), (cell(wording.language.date(source.accessed)),))
    yield Row(wording.say("licence"), (cell(wording.optional(source.licence) or wording.say("nothing-known")),))
    yield Row(wording.say("trust"), (cell(wording.say(f"trust-level-{trust(source)}")),))
    for key, label in (("method", source.method), ("note", source.note)):
        if label:
            yield Row(wording.say(key), (cell(wording.language.label(label)),))
    if place := place_of(source.origin):
        yield Row(wording.say("own-file"), (cell(place),))
    yield Row(
        wording.say("rests-on-it"),
        (cell(wording.say("figures-and-facets", figures=use.figures, facets=use.facets, fields=use.plain_fields)),),
    )
    yield from _urls(wording, () if source.url is None else (source.url,))


def _urls(wording: Wording, urls: tuple[str, ...]) -> Iterator[Row]:
    if urls:
        yield Row(wording.say("address"), (tuple(Line(url, unbroken=True) for url in urls),))


def _either(wording: Wording, german: str | None, english: str | None) -> str:
    return wording.optional(Label(german, english)) if german and english else ""
