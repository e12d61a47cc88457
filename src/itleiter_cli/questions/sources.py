"""Who says so: every source, and behind a city every statement with its source."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from msgspec import structs

from itleiter_cli.catalog.forms import SourceKind, Year, place_of
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, City, Source
from itleiter_cli.catalog.patterns import DayOrMonth, SpdxId
from itleiter_cli.cities.fields import Field, all_fields, find_field
from itleiter_cli.cities.profile import city_profile, labels_used
from itleiter_cli.cities.trust import Age, Trust, age, count_uses, sources_of, trust
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, RowValue, labels_of, objects_of, rows_of
from itleiter_cli.questions.statements import STATEMENT_COLUMNS, PageNames, Statement, in_both, profile_statements


class SourceUse(NamedTuple):
    """A source, and how many figures, facets and plain fields of cities rest on it."""

    key: str
    source: Source
    figures: int
    facets: int
    plain_fields: int


SOURCE_COLUMNS: tuple[Column[SourceUse], ...] = (
    Column("source", str, attrgetter("key")),
    Column("publisher", str, attrgetter("source.publisher")),
    Column("title_de", str, attrgetter("source.title.de")),
    Column("title_en", str, attrgetter("source.title.en")),
    Column("kind", SourceKind, attrgetter("source.kind")),
    Column("dated", Year | DayOrMonth | None, attrgetter("source.dated")),
    Column("accessed", datetime.date | None, attrgetter("source.accessed")),
    Column("age", Age | None, lambda use: age(use.source)),
    Column("trust", Trust, lambda use: trust(use.source)),
    *in_both("licence", attrgetter("source.licence")),
    *in_both("method", attrgetter("source.method")),
    *in_both("note", attrgetter("source.note")),
    Column("url", str | None, attrgetter("source.url")),
    Column("figures", int, attrgetter("figures")),
    Column("facets", int, attrgetter("facets")),
    Column("plain_fields", int, attrgetter("plain_fields")),
    Column("pack", str | None, lambda use: place_of(use.source.origin)),
    Column("spdx", SpdxId | None, attrgetter("source.spdx")),
)


class Sources(Answer, frozen=True, kw_only=True):
    """The answer to *who says so*: statements where a city was asked for, and the sources they rest on.

    ``field`` is that of the city that was asked for; None where all were.
    """

    city: str | None
    name: str | None
    statements: tuple[Statement, ...]
    uses: tuple[SourceUse, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    field: str | None = None

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per statement, or without a city per source."""
        if self.city is None:
            return rows_of(self.uses, SOURCE_COLUMNS)
        return rows_of(self.statements, self._statement_columns(labels))

    def as_json(self) -> JsonObject:
        """Return the record; statements, and sources with what rests on them, are objects of their columns."""
        return self.as_object(
            statements=objects_of(self.statements, STATEMENT_COLUMNS), uses=objects_of(self.uses, SOURCE_COLUMNS)
        )

    def _statement_columns(self, labels: Language | None) -> Sequence[Column[Statement]]:
        if labels is None:
            return STATEMENT_COLUMNS

        def labelled(each: Statement) -> RowValue:
            facet = each.stated.facet if isinstance(each.stated, PageNames) else each.field
            return labels_of(terms.read(each), self.terms.get(facet, {}), labels)

        terms = next(column for column in STATEMENT_COLUMNS if column.name == "terms")
        return [structs.replace(column, read=labelled) if column is terms else column for column in STATEMENT_COLUMNS]


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
    every = profile_statements(catalog, profile)
    statements = tuple(statement for statement in every if field is None or field.id == statement.field)
    used = sources_of(catalog, (key for statement in statements if (key := statement.stated.source) is not None))
    return Sources(
        city=city.slug,
        name=city.name,
        statements=statements,
        uses=_uses(catalog, used),
        terms=labels_used(catalog, [city_profile(catalog, city, None if field is None else [field])]),
        sources=used,
        field=None if field is None else field.id,
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
