"""Who says so: every source, and behind a city every statement with its source."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct

from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, City, Origin, PayFigure, Source, SourceKind, place_of
from itleiter_cli.cities.fields import Field, all_fields, find_field
from itleiter_cli.cities.pay import figure_year
from itleiter_cli.cities.profile import Profile, city_profile, labels_used
from itleiter_cli.cities.trust import Age, Trust, age, count_uses, sources_of, trust
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, Rows, labels_of, rows_of_records


class SourceUse(Struct, frozen=True, kw_only=True):
    """A source, how far to trust it, and how many figures, facets and plain fields of cities rest on it."""

    source: str
    publisher: str
    title_de: str
    title_en: str
    kind: SourceKind
    dated: datetime.date | int | None
    accessed: datetime.date | None
    age: Age | None
    trust: Trust
    licence_de: str | None
    licence_en: str | None
    method_de: str | None
    method_en: str | None
    note_de: str | None
    note_en: str | None
    url: str | None
    figures: int
    facets: int
    plain_fields: int
    pack: str | None


class Statement(Struct, frozen=True, kw_only=True):
    """One statement about a city: a pay figure, an edition of an indicator, the terms of a facet, or a plain field.

    Amounts are EUR per ``period``, as the source gave them; ``computed`` is the arithmetic of a derived value. ``pack`` is the file
    and line of the user's own where it stands.
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
            return rows_of_records(self.uses, SourceUse)
        rows = rows_of_records(self.statements, Statement)
        return rows if labels is None else self._labelled(rows, labels)

    def _labelled(self, rows: Rows, language: Language) -> Rows:
        field, terms = rows.columns.index("field"), rows.columns.index("terms")
        records = tuple(
            (*record[:terms], labels_of(record[terms], self.terms.get(str(record[field]), {}), language), *record[terms + 1 :])
            for record in rows.records
        )
        return Rows(rows.columns, records)


def all_sources(catalog: Catalog) -> Sources:
    """List every source with what rests on it."""
    figures, facets = count_uses(catalog)
    uses = tuple(_use(catalog, key, figures[key], facets[key]) for key in catalog.sources)
    return Sources(city=None, name=None, statements=(), uses=uses, terms={}, sources=dict(catalog.sources))


def city_sources(catalog: Catalog, city: City, field: Field | None = None) -> Sources:
    """List every statement of a city's profile, or of one of its fields, with its source."""
    profile = city_profile(catalog, city)
    every = (*_pay_statements(catalog, profile), *_other_statements(catalog, city, profile))
    statements = tuple(statement for statement in every if field is None or field.id == statement.field)
    used = dict.fromkeys(statement.source for statement in statements)
    figures, facets = count_uses(catalog)
    return Sources(
        city=city.slug,
        name=city.name,
        statements=statements,
        uses=tuple(_use(catalog, key, figures[key], facets[key]) for key in used),
        terms={facet: labels for facet, labels in labels_used(catalog, [profile]).items() if field is None or field.id == facet},
        sources=sources_of(catalog, used),
    )


def source_fields(catalog: Catalog) -> tuple[Field, ...]:
    """Return the fields of a city that sources can be asked for."""
    return (*all_fields(catalog), *(field for field in PLAIN_FIELDS if not field.shown))


def find_source_field(catalog: Catalog, typed: str) -> Field:
    """Find the field that is meant. Raises UsageProblem."""
    return find_field(source_fields(catalog), typed, "field-not-known")


def _use(catalog: Catalog, key: str, figures: int, facets: int) -> SourceUse:
    source = catalog.sources[key]
    return SourceUse(
        source=key,
        publisher=source.publisher,
        title_de=source.title.de,
        title_en=source.title.en,
        kind=source.kind,
        dated=source.dated,
        accessed=source.accessed,
        age=age(source),
        trust=trust(source),
        licence_de=source.licence.de if source.licence else None,
        licence_en=source.licence.en if source.licence else None,
        method_de=source.method.de if source.method else None,
        method_en=source.method.en if source.method else None,
        note_de=source.note.de if source.note else None,
        note_en=source.note.en if source.note else None,
        url=source.url,
        figures=figures,
        facets=facets,
        plain_fields=sum(
            getattr(city, field) is not None and field not in city.origins for city in catalog.cities.values() for field in source.covers
        ),
        pack=place_of(source.origin),
    )


def _pay_statements(catalog: Catalog, profile: Profile) -> Iterator[Statement]:
    for used in profile.pay:
        yield _pay_statement(catalog, profile.slug, used.figure, used.origin)
    for figure in profile.related_pay:
        yield _pay_statement(catalog, profile.slug, figure, figure.origin)


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
        context_de=figure.context.de if figure.context else None,
        context_en=figure.context.en if figure.context else None,
        remark_de=figure.remark.de if figure.remark else None,
        remark_en=figure.remark.en if figure.remark else None,
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
            text_basis_de=facet.basis.de if facet.basis else None,
            text_basis_en=facet.basis.en if facet.basis else None,
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
                remark_de=value.note.de if value.note else None,
                remark_en=value.note.en if value.note else None,
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
        covering = [key for key, source in sources.items() if field in source.covers and _same_file(source.origin, origin)]
        if value is not None:
            yield from (_plain_statement(sources, city, field, key, value) for key in covering or _file_of(sources, origin))
    for cleared in (each for each in city.origins if each not in (*plain, "aliases")):
        yield from (_plain_statement(sources, city, cleared, key, None) for key in _file_of(sources, city.origins[cleared]))


def _plain_statement(sources: Mapping[str, Source], city: City, field: str, key: str, value: str | float | None) -> Statement:
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
    return [key for key, source in sources.items() if origin is not None and source.is_own_file and source.publisher == origin.file]


def _urls(url: str | None) -> tuple[str, ...]:
    return () if url is None else (url,)
