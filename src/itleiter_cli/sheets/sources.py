"""Who says so, as sheets: a block per source, and before them the statements of a city."""

from __future__ import annotations

from collections.abc import Iterator

from itleiter_cli.catalog.model import FACETS, Catalog, place_of
from itleiter_cli.cities.trust import age, trust
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.sources import Sources, SourceUse, Statement
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Line, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording


def sources_document(catalog: Catalog, language: Language, sources: Sources) -> Document:
    """Lay statements and sources out, a block each."""
    wording = Wording(catalog, language)
    statements = tuple(_block(_heading(wording, each), _statement_rows(wording, each)) for each in sources.statements)
    if sources.name is not None and not statements:
        return Document(sheets=(_block(sources.name, iter([Row("", (cell(language.say("nothing-known")),))])),))
    title = language.say("sources-heading") if sources.name is None else language.say("sources-of", city=sources.name)
    blocks = (*statements, *(_block(use.key, _source_rows(wording, use)) for use in sources.uses))
    return Document(sheets=blocks, footnotes=wording.footnotes, title=title)


def _block(title: str, rows: Iterator[Row]) -> Sheet:
    return Sheet(title=title, shape="matrix", columns=(Column(""),), rows=tuple(rows))


def _heading(wording: Wording, statement: Statement) -> str:
    name = wording.catalog.cities[statement.city].name
    if statement.field in wording.catalog.indicators:
        return f"{name}: {wording.indicator_label(statement.field)}"
    field = wording.language.say(f"field-{statement.field}")
    if statement.field != "pay" or statement.role is None or statement.level is None:
        return f"{name}: {field}"
    return f"{name}: {field}, {wording.role(statement.role)}, {wording.level(statement.level)}"


def _statement_rows(wording: Wording, statement: Statement) -> Iterator[Row]:
    say = wording.language.say

    def row(key: str, text: str | None) -> Iterator[Row]:
        if text:
            yield Row(say(key), (cell(text),))

    yield Row(say("statement"), (_value(wording, statement),))
    if statement.scope is not None and statement.region is not None:
        region = wording.catalog.cities[statement.city].name if statement.scope == "city" else wording.state(statement.region)
        yield from row("scope", f"{say(f'scope-{statement.scope}')} ({region})")
    if statement.period:
        yield from row("period-and-basis", f"{say(f'per-{statement.period}')}, {say(f'basis-{statement.basis}')}")
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
    yield from row("source", f"{statement.source} ({source.publisher}; {say(f'trust-{statement.trust}')})")
    yield from _urls(wording, statement.urls)


def _value(wording: Wording, statement: Statement) -> Cell:
    for facet in FACETS:
        if facet == statement.field:
            return wording.terms(facet, statement.terms)
    if statement.field in wording.catalog.indicators and isinstance(statement.value, int | float):
        return cell(wording.language.number(statement.value, wording.catalog.indicators[statement.field].decimals))
    if statement.measure is None:
        return cell(NOTHING if statement.value is None else str(statement.value))
    amounts = wording.amounts_of(statement.measure, statement.low, statement.mid, statement.high, statement.mid_is)
    return cell(f"{amounts} EUR, {wording.measure(statement.measure)}")


def _year(wording: Wording, statement: Statement) -> str:
    say = wording.language.say
    if statement.year is None and statement.age == "undated":
        return say("undated")
    dated = wording.catalog.sources[statement.source].dated
    written = str(statement.year) if statement.year is not None else "" if dated is None else wording.language.date(dated)
    return f"{written}; {say('over-3-years')}" if statement.age == "over_3_years" else written


def _source_rows(wording: Wording, use: SourceUse) -> Iterator[Row]:
    say = wording.language.say
    source = use.source
    dated = say("undated") if source.dated is None else wording.language.date(source.dated)
    yield Row(say("publisher"), (cell(source.publisher),))
    yield Row(say("title"), (cell(wording.language.label(source.title)),))
    yield Row(say("kind"), (cell(wording.kind(source)),))
    yield Row(say("dated"), (cell(f"{dated}; {say('over-3-years')}" if age(source) == "over_3_years" else dated),))
    if source.accessed is not None:
        yield Row(say("day-read"), (cell(wording.language.date(source.accessed)),))
    yield Row(say("licence"), (cell(wording.optional(source.licence) or say("nothing-known")),))
    yield Row(say("trust"), (cell(say(f"trust-level-{trust(source)}")),))
    for key, label in (("method", source.method), ("note", source.note)):
        if label:
            yield Row(say(key), (cell(wording.language.label(label)),))
    if place := place_of(source.origin):
        yield Row(say("own-file"), (cell(place),))
    yield Row(say("rests-on-it"), (cell(say("figures-and-facets", figures=use.figures, facets=use.facets, fields=use.plain_fields)),))
    yield from _urls(wording, () if source.url is None else (source.url,))


def _urls(wording: Wording, urls: tuple[str, ...]) -> Iterator[Row]:
    if urls:
        yield Row(wording.language.say("address"), (tuple(Line(url, unbroken=True) for url in urls),))


def _either(wording: Wording, german: str | None, english: str | None) -> str:
    return wording.optional(Label(german, english)) if german and english else ""
