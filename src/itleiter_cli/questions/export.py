"""The whole data set as tidy tables: one row per observation, figures as their sources gave them.

``pack`` is the file and line of the user's own where an observation stands.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import reduce
from operator import attrgetter, or_
from typing import Literal, NamedTuple, get_args, get_type_hints

from msgspec import Struct, UnsetType

from itleiter_cli.catalog.entries import CityEntry
from itleiter_cli.catalog.forms import (
    COUNTRY,
    FACETS,
    Amount,
    Assumable,
    Basis,
    EscoId,
    EscoMatch,
    FacetName,
    Level,
    Measure,
    MidIs,
    Number,
    Period,
    Persons,
    Scope,
    Seen,
    TextRole,
    Year,
    place_of,
)
from itleiter_cli.catalog.model import (
    FIELDS_WITH_ORIGIN,
    PLAIN_FIELDS,
    Catalog,
    City,
    FacetList,
    IndicatorValue,
    PayFigure,
    Source,
    Term,
)
from itleiter_cli.catalog.patterns import (
    Alias,
    IndicatorId,
    NonBlank,
    Slug,
    Url,
)
from itleiter_cli.cities.pay import figure_year
from itleiter_cli.cities.trust import sources_of, sources_of_codes
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, RowValue, record_type, rows_of
from itleiter_cli.questions.economy_tables import (
    NAMED_COLUMNS,
    SECTOR_COLUMNS,
    Region,
    named_observations,
    sector_observations,
)
from itleiter_cli.questions.sources import SOURCE_COLUMNS, all_sources

TableName = Literal["cities", "pay", "terms", "indicators", "sources", "sectors", "economy"]
Currency = Literal["EUR"]
CURRENCY: Currency = "EUR"


class PayObservation(NamedTuple):
    """A pay figure of a city, a state or the country, and its source."""

    figure: PayFigure
    source: Source
    year: int | None
    language: Language


class TermObservation(NamedTuple):
    """A term that a city has, and the list that it stands in."""

    city: City
    facet: FacetName
    listed: FacetList
    key: str
    term: Term


class IndicatorObservation(NamedTuple):
    """One edition of an indicator for a city, or for the country, in ``unit``, and its source."""

    region: str
    indicator: str
    unit: str
    edition: IndicatorValue
    source: Source
    language: Language


def _worded(language: Language, label: Label | None) -> str | None:
    return language.label(label) if label else None


_TYPES = get_type_hints(CityEntry, include_extras=True)
_FIRST = ("name", "state", "ags", "lat", "lon")


def _plain(fields: Iterable[str]) -> Iterator[Column[City]]:
    """Make the columns of plain fields, which keep to what a pack may say."""
    return (Column(field, _stated(_TYPES[field]), attrgetter(field)) for field in fields)


def _stated(entry: object) -> object:
    """Return the type of what an entry states: there is no field of which nothing is said."""
    return reduce(or_, (each for each in get_args(entry) if each is not UnsetType))


CITY_COLUMNS: tuple[Column[City], ...] = (
    Column("city", Slug, attrgetter("slug")),
    *_plain(_FIRST),
    Column("aliases", tuple[Alias, ...], attrgetter("aliases")),
    Column(
        "pack",
        tuple[str, ...],
        lambda city: tuple(
            dict.fromkeys(p for field in FIELDS_WITH_ORIGIN if (p := place_of(city.origins.get(field))))
        ),
    ),
    *_plain(field.id for field in PLAIN_FIELDS if field.id not in _FIRST),
)
"""A plain field that is new has the last column."""

PAY_COLUMNS: tuple[Column[PayObservation], ...] = (
    Column("city", Slug | None, lambda each: each.figure.region if each.figure.scope == "city" else None),
    Column("scope", Scope, attrgetter("figure.scope")),
    Column("region", Region, attrgetter("figure.region")),
    Column("role", Slug, attrgetter("figure.role")),
    Column("level", Level, attrgetter("figure.level")),
    Column("measure", Measure, attrgetter("figure.measure")),
    Column("low", Amount | None, attrgetter("figure.low")),
    Column("mid", Amount | None, attrgetter("figure.mid")),
    Column("high", Amount | None, attrgetter("figure.high")),
    Column("mid_is", MidIs | None, attrgetter("figure.mid_is")),
    Column("currency", Currency, lambda _: CURRENCY),
    Column("period", Period, attrgetter("figure.period")),
    Column("basis", Basis, attrgetter("figure.basis")),
    Column("assumed", tuple[Assumable, ...], attrgetter("figure.assumed")),
    Column("year", int | None, attrgetter("year")),
    Column("context", str | None, lambda each: _worded(each.language, each.figure.context)),
    Column("source", NonBlank, attrgetter("figure.source")),
    Column("source_url", Url | None, lambda each: each.figure.url or each.source.url),
    Column("counted_with", tuple[Slug, ...], attrgetter("figure.counted_with")),
    Column("remark", str | None, lambda each: _worded(each.language, each.figure.remark)),
    Column("pack", str | None, lambda each: place_of(each.figure.origin)),
    Column("above", Amount | None, attrgetter("figure.above")),
    Column("records", Persons | None, attrgetter("figure.records")),
    Column("stands_in", bool, attrgetter("figure.stands_in")),
)

TERM_COLUMNS: tuple[Column[TermObservation], ...] = (
    Column("city", Slug, attrgetter("city.slug")),
    Column("facet", FacetName, attrgetter("facet")),
    Column("term", Slug, attrgetter("key")),
    Column("de", NonBlank, attrgetter("term.de")),
    Column("en", NonBlank, attrgetter("term.en")),
    Column("esco_id", EscoId | None, lambda each: each.term.esco.id if each.term.esco else None),
    Column("esco_match", EscoMatch | None, lambda each: each.term.esco.match if each.term.esco else None),
    Column("wz2008", str | None, lambda each: "|".join(each.term.wz2008) or None),
    Column("broader", tuple[Slug, ...], attrgetter("term.broader")),
    Column("seen", Seen, attrgetter("listed.seen")),
    Column("text_role", TextRole, attrgetter("listed.role")),
    Column("source", NonBlank, attrgetter("listed.source")),
    Column("source_urls", tuple[Url, ...], attrgetter("listed.urls")),
    Column("pack", str | None, lambda each: place_of(each.listed.origin)),
    Column("part_of", tuple[Slug, ...], attrgetter("term.part_of")),
)

INDICATOR_COLUMNS: tuple[Column[IndicatorObservation], ...] = (
    Column("city", Slug | None, lambda each: None if each.region == COUNTRY else each.region),
    Column("indicator", IndicatorId, attrgetter("indicator")),
    Column("value", Number, attrgetter("edition.value")),
    Column("unit", str, attrgetter("unit")),
    Column("year", Year | None, attrgetter("edition.year")),
    Column("area", NonBlank | None, attrgetter("edition.area")),
    Column("computed", NonBlank | None, attrgetter("edition.computed")),
    Column("source", NonBlank, attrgetter("edition.source")),
    Column("source_url", Url | None, lambda each: each.edition.url or each.source.url),
    Column("note", str | None, lambda each: _worded(each.language, each.edition.note)),
    Column("pack", str | None, lambda each: place_of(each.edition.origin)),
    Column("scope", Scope, lambda each: "country" if each.region == COUNTRY else "city"),
    Column("region", Region, attrgetter("region")),
)

ROW_TYPES: Mapping[TableName, type[Struct]] = {
    "cities": record_type("CityRow", "A city; ``lat`` and ``lon`` are degrees (WGS84).", CITY_COLUMNS),
    "pay": record_type(
        "PayRow",
        "A pay figure of a city, a state or the country, in ``currency`` per ``period``; "
        "``city`` is empty for the latter two.",
        PAY_COLUMNS,
    ),
    "terms": record_type(
        "TermRow", "A term that a city has; ``seen`` and ``text_role`` say how much an absent one means.", TERM_COLUMNS
    ),
    "indicators": record_type(
        "IndicatorRow",
        "One edition of an indicator in ``unit``, for a city, or at the end for the country, where ``city`` is empty.",
        INDICATOR_COLUMNS,
    ),
    "sources": record_type(
        "SourceUse",
        "A source, how far to trust it, and how many figures, facets and plain fields of cities rest on it.",
        SOURCE_COLUMNS,
    ),
    "sectors": record_type(
        "SectorRow",
        "Employees of a group of sections of WZ 2008 in a city, or in the larger ``area``, or in the country; "
        "null where the source suppresses the number. ``share`` is that of all employees, ``factor`` that share "
        "divided by ``share_germany``; ``TOTAL`` are all employees.",
        SECTOR_COLUMNS,
    ),
    "economy": record_type(
        "EconomyRow",
        "A term that a page names for the economy of a city, or of the larger ``area``. It says nothing about the "
        "job, and what is absent was not named.",
        NAMED_COLUMNS,
    ),
}


def _packs_of_indicators(city: City) -> tuple[str, ...]:
    newest = (editions[0] for editions in city.indicators.values() if editions)
    return tuple(dict.fromkeys(place for each in newest if (place := place_of(each.origin))))


_WIDE_COLUMNS: tuple[Column[City], ...] = (
    Column("city", Slug, attrgetter("slug")),
    Column("name", NonBlank, attrgetter("name")),
    Column("pack", tuple[str, ...], _packs_of_indicators),
)
WIDE_ROW = record_type(
    "WideIndicatorRow",
    "A city and the newest edition of each indicator, in the indicator's unit, with its year in a second column; "
    "null where there is none.",
    _WIDE_COLUMNS,
)
"""The type of a row of ``wide_indicators``, without the columns of indicators, which are data."""


class Table(Answer, frozen=True, kw_only=True):
    """A tidy table and the sources that it names."""

    table: TableName
    rows: Rows
    sources: Mapping[str, Source]

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002  # labels stand beside the ids
        """Return the rows; there are no ids to replace."""
        return self.rows

    def as_json(self) -> JsonObject:
        """Return the JSON object, each row an object in it."""
        return self.as_object(rows=self.rows.as_objects())


def tidy_table(catalog: Catalog, table: TableName, language: Language, cities: Collection[str] = ()) -> Table:
    """Return a table of the whole data set, or of it the rows of some cities, by their slugs.

    Contexts, remarks and notes are in the language, all else is the same in every one.
    """
    rows = _rows(catalog, table, language)
    if cities:
        place = rows.columns.index("city")
        rows = Rows(rows.columns, tuple(record for record in rows.records if record[place] in cities))
    return _table(catalog, table, rows, _beside_rows(catalog, table, rows))


def _beside_rows(catalog: Catalog, table: TableName, rows: Rows) -> list[str]:
    """Return the sources that a table rests on and that no column names."""
    match table:
        case "cities":
            return [key for key, source in catalog.sources.items() if source.covers]
        case "terms":
            place = rows.columns.index("esco_id")
            return sources_of_codes(catalog, (record[place] for record in rows.records))
        case _:
            return []


def _rows(catalog: Catalog, table: TableName, language: Language) -> Rows:
    match table:
        case "cities":
            return rows_of(catalog.cities.values(), CITY_COLUMNS)
        case "pay":
            return rows_of(_pay(catalog, language), PAY_COLUMNS)
        case "terms":
            return rows_of(_terms(catalog), TERM_COLUMNS)
        case "indicators":
            return rows_of(_indicators(catalog, language), INDICATOR_COLUMNS)
        case "sources":
            return rows_of(all_sources(catalog).uses, SOURCE_COLUMNS)
        case "sectors":
            return rows_of(sector_observations(catalog), SECTOR_COLUMNS)
        case "economy":
            return rows_of(named_observations(catalog), NAMED_COLUMNS)


def wide_indicators(catalog: Catalog, cities: Collection[str] = ()) -> Table:
    """Return the indicators with a row per city, or per one of some, by their slugs: the newest edition of each.

    Values and years come first, behind all of them the larger areas that some values are of.
    """
    columns = [
        *_WIDE_COLUMNS,
        *(
            column
            for key in catalog.indicators
            for column in (
                Column(key, Number | None, _newest(key, "value")),
                Column(f"{key}_year", Year | None, _newest(key, "year")),
            )
        ),
        *(Column(f"{key}_area", str | None, _newest(key, "area")) for key in catalog.indicators),
    ]
    chosen = [city for slug, city in catalog.cities.items() if slug in cities or not cities]
    sources = (editions[0].source for city in chosen for editions in city.indicators.values() if editions)
    return _table(catalog, "indicators", rows_of(chosen, columns), sources)


def _newest(indicator: str, attribute: Literal["value", "year", "area"]) -> Callable[[City], RowValue]:
    def read(city: City) -> RowValue:
        editions = city.indicators.get(indicator)
        return getattr(editions[0], attribute) if editions else None

    return read


def _table(catalog: Catalog, table: TableName, rows: Rows, sources: Iterable[str]) -> Table:
    """Gather the sources that rows name, and those that are given."""
    named = [str(source) for (source,) in rows.only(("source",)).records] if "source" in rows.columns else []
    return Table(table=table, rows=rows, sources=sources_of(catalog, [*named, *sources]))


def _pay(catalog: Catalog, language: Language) -> Iterator[PayObservation]:
    return (
        PayObservation(figure, catalog.sources[figure.source], figure_year(catalog, figure), language)
        for pay in (*(state.pay for state in catalog.states.values()), *(city.pay for city in catalog.cities.values()))
        for figure in pay
    )


def _terms(catalog: Catalog) -> Iterator[TermObservation]:
    return (
        TermObservation(city, facet, city.facets[facet], key, catalog.terms[facet][key])
        for city in catalog.cities.values()
        for facet in FACETS
        if facet in city.facets
        for key in city.facets[facet].terms
    )


def _indicators(catalog: Catalog, language: Language) -> Iterator[IndicatorObservation]:
    regions = (
        *((slug, city.indicators) for slug, city in catalog.cities.items()),
        *((code, state.indicators) for code, state in catalog.states.items()),
    )
    return (
        IndicatorObservation(
            region, key, catalog.indicators[key].unit, edition, catalog.sources[edition.source], language
        )
        for region, indicators in regions
        for key, editions in indicators.items()
        for edition in editions
    )
