"""The whole data set as tidy tables: one row per observation, figures as their sources gave them.

``pack`` is the file and line of the user's own where an observation stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Generic, Literal, TypeVar, cast

from msgspec import Meta, Struct

from itleiter_cli.language import Language
from itleiter_cli.model import (
    COUNTRY,
    FACETS,
    PLAIN_FIELDS,
    Ags,
    Alias,
    Amount,
    Assumable,
    Basis,
    Catalog,
    EscoId,
    EscoMatch,
    FacetName,
    IndicatorId,
    Latitude,
    Level,
    Longitude,
    Measure,
    MidIs,
    Number,
    PayFigure,
    Period,
    RegionCode,
    Scope,
    Seen,
    Slug,
    Source,
    TextRole,
    Url,
    Words,
    Wz2008,
    Year,
    place_of,
)
from itleiter_cli.profile import figure_year
from itleiter_cli.provenance import SourceUse, all_sources
from itleiter_cli.rows import Answer, Rows, rows_of

TableName = Literal["cities", "pay", "terms", "indicators", "sources"]
Currency = Literal["EUR"]
CURRENCY: Currency = "EUR"
_PLAIN = (*PLAIN_FIELDS, "aliases")
Region = Annotated[str, Meta(pattern=r"^([a-z][a-z0-9-]*|[A-Z]{2})$")]
"""The slug of a city, or the two letters of a state or the country."""


class CityRow(Struct, frozen=True, kw_only=True):
    """A city; ``lat`` and ``lon`` are degrees (WGS84)."""

    city: Slug
    name: Words
    state: RegionCode
    ags: Ags | None
    lat: Latitude | None
    lon: Longitude | None
    aliases: tuple[Alias, ...]
    pack: tuple[str, ...]


class PayRow(Struct, frozen=True, kw_only=True):
    """A pay figure of a city, a state or the country, in ``currency`` per ``period``; ``city`` is empty for the latter two."""

    city: Slug | None
    scope: Scope
    region: Region
    role: Slug
    level: Level
    measure: Measure
    low: Amount | None
    mid: Amount | None
    high: Amount | None
    mid_is: MidIs | None
    currency: Currency
    period: Period
    basis: Basis
    assumed: tuple[Assumable, ...]
    year: int | None
    context: str | None
    source: Words
    source_url: Url | None
    counted_with: tuple[Slug, ...]
    remark: str | None
    pack: str | None


class TermRow(Struct, frozen=True, kw_only=True):
    """A term that a city has; ``seen`` and ``text_role`` say how much an absent one means."""

    city: Slug
    facet: FacetName
    term: Slug
    de: Words
    en: Words
    esco_id: EscoId | None
    esco_match: EscoMatch | None
    wz2008: Wz2008 | None
    broader: tuple[Slug, ...]
    seen: Seen
    text_role: TextRole
    source: Words
    source_urls: tuple[Url, ...]
    pack: str | None
    part_of: tuple[Slug, ...]


class IndicatorRow(Struct, frozen=True, kw_only=True):
    """One edition of an indicator for a city, in ``unit``."""

    city: Slug
    indicator: IndicatorId
    value: Number
    unit: str
    year: Year | None
    area: Words | None
    computed: Words | None
    source: Words
    source_url: Url | None
    note: str | None
    pack: str | None


TableRow = CityRow | PayRow | TermRow | IndicatorRow | SourceUse


RowT = TypeVar("RowT")


class Table(Answer, Generic[RowT], frozen=True, kw_only=True):
    """A tidy table and the sources that it names."""

    table: TableName
    rows: tuple[RowT, ...]
    sources: Mapping[str, Source]

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002  # labels stand beside the ids
        """Return the rows; there are no ids to replace."""
        return rows_of(cast(Sequence[Struct], self.rows), ROW_TYPES[self.table].__struct_fields__)


ROW_TYPES: Mapping[TableName, type[TableRow]] = {
    "cities": CityRow,
    "pay": PayRow,
    "terms": TermRow,
    "indicators": IndicatorRow,
    "sources": SourceUse,
}


def tidy_table(catalog: Catalog, table: TableName, language: Language) -> Table[TableRow]:
    """Return a table of the whole data set; contexts, remarks and notes are in the language, all else is the same in every one."""
    rows: tuple[TableRow, ...]
    match table:
        case "cities":
            rows = tuple(_cities(catalog))
        case "pay":
            rows = tuple(_pay(catalog, language))
        case "terms":
            rows = tuple(_terms(catalog))
        case "indicators":
            rows = tuple(_indicators(catalog, language))
        case "sources":
            rows = all_sources(catalog).uses
    named = dict.fromkeys(row.source for row in rows if not isinstance(row, CityRow))
    covering = [key for key, source in catalog.sources.items() if source.covers] if table == "cities" else []
    return Table(table=table, rows=rows, sources={key: catalog.sources[key] for key in (*named, *covering)})


def _cities(catalog: Catalog) -> Iterator[CityRow]:
    for city in catalog.cities.values():
        yield CityRow(
            city=city.slug,
            name=city.name,
            state=city.state,
            ags=city.ags,
            lat=city.lat,
            lon=city.lon,
            aliases=city.aliases,
            pack=tuple(dict.fromkeys(place for field in _PLAIN if (place := place_of(city.origins.get(field))))),
        )


def _pay(catalog: Catalog, language: Language) -> Iterator[PayRow]:
    for code, state in catalog.states.items():
        for figure in state.pay:
            yield _pay_row(catalog, language, figure, "country" if code == COUNTRY else "state", code)
    for city in catalog.cities.values():
        for figure in city.pay:
            yield _pay_row(catalog, language, figure, "city", city.slug)


def _pay_row(catalog: Catalog, language: Language, figure: PayFigure, scope: Scope, region: str) -> PayRow:
    return PayRow(
        city=region if scope == "city" else None,
        scope=scope,
        region=region,
        role=figure.role,
        level=figure.level,
        measure=figure.measure,
        low=figure.low,
        mid=figure.mid,
        high=figure.high,
        mid_is=figure.mid_is,
        currency=CURRENCY,
        period=figure.period,
        basis=figure.basis,
        assumed=figure.assumed,
        year=figure_year(catalog, figure),
        context=language.label(figure.context) if figure.context else None,
        source=figure.source,
        source_url=figure.url or catalog.sources[figure.source].url,
        counted_with=figure.counted_with,
        remark=language.label(figure.remark) if figure.remark else None,
        pack=place_of(figure.origin),
    )


def _terms(catalog: Catalog) -> Iterator[TermRow]:
    for city in catalog.cities.values():
        for facet in FACETS:
            held = city.facets.get(facet)
            if held is None:
                continue
            for key in held.terms:
                term = catalog.terms[facet][key]
                yield TermRow(
                    city=city.slug,
                    facet=facet,
                    term=key,
                    de=term.de,
                    en=term.en,
                    esco_id=term.esco.id if term.esco else None,
                    esco_match=term.esco.match if term.esco else None,
                    wz2008=term.wz2008,
                    broader=term.broader,
                    seen=held.seen,
                    text_role=held.role,
                    source=held.source,
                    source_urls=held.urls,
                    pack=place_of(held.origin),
                    part_of=term.part_of,
                )


def _indicators(catalog: Catalog, language: Language) -> Iterator[IndicatorRow]:
    for city in catalog.cities.values():
        for key, editions in city.indicators.items():
            for edition in editions:
                yield IndicatorRow(
                    city=city.slug,
                    indicator=key,
                    value=edition.value,
                    unit=catalog.indicators[key].unit,
                    year=edition.year,
                    area=edition.area,
                    computed=edition.computed,
                    source=edition.source,
                    source_url=edition.url or catalog.sources[edition.source].url,
                    note=language.label(edition.note) if edition.note else None,
                    pack=place_of(edition.origin),
                )
