"""Who says so: every source, and behind a city every statement with its source."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, City, Origin, PayFigure, Source, SourceKind, place_of
from itleiter_cli.cities.fields import Field, all_fields, find_field
from itleiter_cli.cities.pay import figure_year
from itleiter_cli.cities.profile import Profile, city_profile, labels_used
from itleiter_cli.cities.trust import Age, Trust, age, count_uses, sources_of, trust
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import (
    Answer,
    Column,
    JsonObject,
    Rows,
    labels_of,
    objects_of,
    rows_of,
    rows_of_records,
)


class SourceUse(NamedTuple):
    """A source, and how many figures, facets and plain fields of cities rest on it."""

    key: str
    source: Source
    figures: int
    facets: int
    plain_fields: int


def _german(label: Label | None) -> str | None:
    return label.de if label else None


def _english(label: Label | None) -> str | None:
    return label.en if label else None


SOURCE_COLUMNS: tuple[Column[SourceUse], ...] = (
    Column("source", str, attrgetter("key")),
    Column("publisher", str, attrgetter("source.publisher")),
    Column("title_de", str, attrgetter("source.title.de")),
    Column("title_en", str, attrgetter("source.title.en")),
    Column("kind", SourceKind, attrgetter("source.kind")),
    Column("dated", datetime.date | int | None, attrgetter("source.dated")),
    Column("accessed", datetime.date | None, attrgetter("source.accessed")),
    Column("age", Age | None, lambda use: age(use.source)),
    Column("trust", Trust, lambda use: trust(use.source)),
    Column("licence_de", str | None, lambda use: _german(use.source.licence)),
    Column("licence_en", str | None, lambda use: _english(use.source.licence)),
    Column("method_de", str | None, lambda use: _german(use.source.method)),
    Column("method_en", str | None, lambda use: _english(use.source.method)),
    Column("note_de", str | None, lambda use: _german(use.source.note)),
    Column("note_en", str | None, lambda use: _english(use.source.note)),
    Column("url", str | None, attrgetter("source.url")),
    Column("figures", int, attrgetter("figures")),
    Column("facets", int, attrgetter("facets")),
    Column("plain_fields", int, attrgetter("plain_fields")),
    Column("pack", str | None, lambda use: place_of(use.source.origin)),
)


class Statement(Struct, frozen=True, kw_only=True):
    """One statement about a city: a pay figure, an edition of an indicator, the terms of a facet, or a plain field.

    Amounts are EUR per ``period``, as the source gave them; ``computed`` is the arithmetic of a derived value. ``pack``
    is the file and line of the user's own where it stands.
    """

    city: str
    field: str
    value: str | int | float | None = None
    terms: tuple[str, ...] = ()
    low: int | None = None
    mid: int | None = None
    high: int | None = None
    mid_is: str | None = None
    measure: str | None = None
    scope: str | None = None
    region: str | None = None
    role: str | None = None
    level: str | None = None
    period: str | None = None
    basis: str | None = None
    assumed: tuple[str, ...] = ()
    counted_with: tuple[str, ...] = ()
    year: int | None = None
    age: Age | None
    computed: str | None = None
    area: str | None = None
    seen: str | None = None
    text_basis_de: str | None = None
    text_basis_en: str | None = None
    context_de: str | None = None
    context_en: str | None = None
    remark_de: str | None = None
    remark_en: str | None = None
    source: str
    trust: Trust
    urls: tuple[str, ...] = ()
    pack: str | None = None


class Sources(Answer, frozen=True, kw_only=True):
    """The answer to *who says so*: statements where a city was asked for, and the sources they rest on."""

    city: str | None
    name: str | None
    statements: tuple[Statement, ...]
    uses: tuple[SourceUse, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per statement, or without a city per source."""
        if self.city is None:
            return rows_of(self.uses, SOURCE_COLUMNS)
        rows = rows_of_records(self.statements, Statement)
        return rows if labels is None else self._labelled(rows, labels)

    def as_json(self) -> JsonObject:
        """Return the record; sources with what rests on them are objects of their columns."""
        return self.as_object(uses=objects_of(self.uses, SOURCE_COLUMNS))

    def _labelled(self, rows: Rows, language: Language) -> Rows:
        field, terms = rows.columns.index("field"), rows.columns.index("terms")
        records = tuple(
            (
                *record[:terms],
                labels_of(record[terms], self.terms.get(str(record[field]), {}), language),
                *record[terms + 1 :],
            )
            for record in rows.records
        )
        return Rows(rows.columns, records)


def all_sources(catalog: Catalog) -> Sources:
    """List every source with what rests on it."""
    return Sources(
        city=None,
        name=None,
        statements=(),
        uses=_uses(catalog, catalog.sources),
        terms={},
        sources=dict(catalog.sources),
    )


def city_sources(catalog: Catalog, city: City, field: Field | None = None) -> Sources:
    """List every statement of a city's profile, or of one of its fields, with its source."""
    profile = city_profile(catalog, city)
    pay = (
        *((used.figure, used.origin) for used in profile.pay),
        *((figure, figure.origin) for figure in profile.related_pay),
    )
    behind_pay = (_pay_statement(catalog, city.slug, figure, origin) for figure, origin in pay)
    every = (*behind_pay, *_other_statements(catalog, city, profile))
    statements = tuple(statement for statement in every if field is None or field.id == statement.field)
    used = sources_of(catalog, (statement.source for statement in statements))
    return Sources(
        city=city.slug,
        name=city.name,
        statements=statements,
        uses=_uses(catalog, used),
        terms={
            facet: labels
            for facet, labels in labels_used(catalog, [profile]).items()
            if field is None or field.id == facet
        },
        sources=used,
    )


def source_fields(catalog: Catalog) -> tuple[Field, ...]:
    """Return the fields of a city that sources can be asked for."""
    return (*all_fields(catalog), *(field for field in PLAIN_FIELDS if not field.shown))


def find_source_field(catalog: Catalog, typed: str) -> Field:
    """Find the field that is meant. Raises UsageProblem."""
    return find_field(source_fields(catalog), typed, "field-not-known")


def _uses(catalog: Catalog, keys: Iterable[str]) -> tuple[SourceUse, ...]:
    figures, facets = count_uses(catalog)
    return tuple(
        SourceUse(key, catalog.sources[key], figures[key], facets[key], _plain_fields(catalog, key)) for key in keys
    )


def _plain_fields(catalog: Catalog, key: str) -> int:
    """Count the plain fields of cities that a source covers, but those of the user's own."""
    covered = ((city, field) for city in catalog.cities.values() for field in catalog.sources[key].covers)
    return sum(getattr(city, field) is not None and field not in city.origins for city, field in covered)


def _pay_statement(catalog: Catalog, city: str, figure: PayFigure, origin: Origin | None) -> Statement:
    source = catalog.sources[figure.source]
    shared = set(PayFigure.__struct_fields__) & set(Statement.__struct_fields__) - {"year"}
    return Statement(
        city=city,
        field="pay",
        year=figure_year(catalog, figure),
        age=age(source, figure.year),
        trust=trust(source),
        urls=_urls(figure.url or source.url),
        context_de=_german(figure.context),
        context_en=_english(figure.context),
        remark_de=_german(figure.remark),
        remark_en=_english(figure.remark),
        pack=place_of(origin),
        **{name: getattr(figure, name) for name in shared},
    )


def _other_statements(catalog: Catalog, city: City, profile: Profile) -> Iterator[Statement]:
    for name, facet in profile.facets.items():
        source = catalog.sources[facet.source]
        yield Statement(
            city=city.slug,
            field=name,
            terms=facet.terms,
            role=facet.role,
            seen=facet.seen,
            text_basis_de=_german(facet.basis),
            text_basis_en=_english(facet.basis),
            age=age(source),
            source=facet.source,
            trust=trust(source),
            urls=facet.urls or _urls(source.url),
            pack=place_of(facet.origin),
        )
    for key, editions in profile.indicators.items():
        for value in editions:
            source = catalog.sources[value.source]
            yield Statement(
                city=city.slug,
                field=key,
                value=value.value,
                year=value.year,
                computed=value.computed,
                area=value.area,
                remark_de=_german(value.note),
                remark_en=_english(value.note),
                age=age(source, value.year),
                source=value.source,
                trust=trust(source),
                urls=_urls(value.url or source.url),
                pack=place_of(value.origin),
            )
    yield from _plain_statements(catalog.sources, city)


def _plain_statements(sources: Mapping[str, Source], city: City) -> Iterator[Statement]:
    plain = {field.id: getattr(city, field.id) for field in PLAIN_FIELDS}
    for field, value in plain.items():
        origin = city.origins.get(field)
        covering = [
            key for key, source in sources.items() if field in source.covers and _same_file(source.origin, origin)
        ]
        if value is not None:
            yield from (
                _plain_statement(sources, city, field, key, value) for key in covering or _file_of(sources, origin)
            )
    for cleared in (each for each in city.origins if each not in (*plain, "aliases")):
        yield from (
            _plain_statement(sources, city, cleared, key, None) for key in _file_of(sources, city.origins[cleared])
        )


def _plain_statement(
    sources: Mapping[str, Source], city: City, field: str, key: str, value: str | float | None
) -> Statement:
    source = sources[key]
    return Statement(
        city=city.slug,
        field=field,
        value=value,
        age=age(source),
        source=key,
        trust=trust(source),
        urls=_urls(source.url),
        pack=place_of(city.origins.get(field)),
    )


def _same_file(one: Origin | None, other: Origin | None) -> bool:
    return (one and one.file) == (other and other.file)


def _file_of(sources: Mapping[str, Source], origin: Origin | None) -> list[str]:
    """Return the source that a file of the user's own is."""
    return [
        key
        for key, source in sources.items()
        if origin is not None and source.is_own_file and source.publisher == origin.file
    ]


def _urls(url: str | None) -> tuple[str, ...]:
    return () if url is None else (url,)
