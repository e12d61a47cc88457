"""Cities side by side: what they share, what only one has, and whether their figures may be compared at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, assert_never

from msgspec import Struct

from itleiter_cli.catalog.model import (
    Catalog,
    City,
    IndicatorValue,
    Level,
    Origin,
    PayFigure,
    Period,
    PlainField,
    Source,
)
from itleiter_cli.cities.distance import coordinates_origin, distance_km
from itleiter_cli.cities.editions import common_edition
from itleiter_cli.cities.fields import DISTANCE, DistanceField, FacetField, Field, IndicatorField, PayField
from itleiter_cli.cities.pay import figure_year
from itleiter_cli.cities.profile import Profile, city_profile, labels_used, sources_used
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, JsonObject, Rows, labelled
from itleiter_cli.questions.compare_facet import FacetComparison, compare_facet
from itleiter_cli.questions.profile_record import columns_for, profile_json, profile_rows

Reason = Literal[
    "missing",
    "scope_differs",
    "level_differs",
    "measure_differs",
    "role_differs",
    "source_differs",
    "year_differs",
    "seen_differs",
]


class Incomparability(Struct, frozen=True):
    """One reason why a field may not be compared.

    ``cities`` are all compared, or for ``missing`` those without a value.
    """

    field: str
    reason: Reason
    cities: tuple[str, ...]


class CityDistance(Struct, frozen=True):
    """The air line between two cities in km; None where coordinates are not known."""

    one: str
    other: str
    km: float | None
    origin: Origin | None


class Comparison(Answer, frozen=True, kw_only=True):
    """Cities side by side in the chosen fields.

    ``editions`` are the years of the indicators that are compared: the newest that all cities have that have any. An
    indicator is not among them where there is no such edition.
    """

    cities: tuple[Profile, ...]
    fields: tuple[Field, ...]
    per: Period
    level: Level | None
    comparability: tuple[Incomparability, ...]
    facets: tuple[FacetComparison, ...]
    distances: tuple[CityDistance, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    editions: Mapping[str, int | None]

    def compared(self, profile: Profile, indicator: str) -> IndicatorValue | None:
        """Return the value of an indicator that is compared, else the newest; None where a city has none."""
        if indicator in self.editions:
            return profile.edition(indicator, self.editions[indicator])
        return profile.newest(indicator)

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city."""
        return labelled(
            profile_rows(self.cities, columns_for(self.fields, self.cities), self.fields), self.terms, labels
        )

    def as_json(self) -> JsonObject:
        """Return the record; profiles keep the columns of the chosen fields only."""
        columns = columns_for(self.fields, self.cities)
        return self.as_object(
            cities=[profile_json(profile, columns) for profile in self.cities],
            fields=[field.id for field in self.fields],
        )


def compare_cities(
    catalog: Catalog,
    cities: Sequence[City],
    fields: Sequence[Field],
    *,
    level: Level | None = None,
    per: Period = "month",
) -> Comparison:
    """Put cities side by side in the chosen fields; ``level`` and ``per`` are those of ``city_profile``."""
    profiles = tuple(city_profile(catalog, city, fields, level=level, per=per) for city in cities)
    facets = tuple(compare_facet(catalog, field.id, cities) for field in fields if isinstance(field, FacetField))
    common = {field.id: common_edition(cities, field.id) for field in fields if isinstance(field, IndicatorField)}
    editions = {indicator: edition.year for indicator, edition in common.items() if edition}
    return Comparison(
        cities=profiles,
        fields=tuple(fields),
        per=per,
        level=level,
        comparability=tuple(_comparability(catalog, profiles, fields, editions)),
        facets=facets,
        distances=tuple(_distances(cities)) if DISTANCE in fields else (),
        terms=_labels(catalog, profiles, facets),
        sources=sources_used(catalog, profiles),
        editions=editions,
    )


def _distances(cities: Sequence[City]) -> Iterator[CityDistance]:
    for one, other in combinations(cities, 2):
        yield CityDistance(one.slug, other.slug, distance_km(one, other), coordinates_origin(one, other))


def _labels(
    catalog: Catalog, profiles: Sequence[Profile], facets: Sequence[FacetComparison]
) -> dict[str, dict[str, Label]]:
    labels = labels_used(catalog, profiles)
    for facet in facets:
        for shared in (*facet.shared, *facet.several, *facet.partly):
            labels.setdefault(facet.facet, {}).setdefault(shared.term, catalog.terms[facet.facet][shared.term].label)
    return labels


def _comparability(
    catalog: Catalog, profiles: Sequence[Profile], fields: Sequence[Field], editions: Collection[str]
) -> Iterator[Incomparability]:
    for field in fields:
        missing = tuple(profile.slug for profile in profiles if not _has_value(profile, field))
        if missing:
            yield Incomparability(field.id, "missing", missing)
        for reason in _differences(catalog, profiles, field, editions):
            yield Incomparability(field.id, reason, tuple(profile.slug for profile in profiles))


def _has_value(profile: Profile, field: Field) -> bool:
    match field:
        case PlainField():
            return getattr(profile.city, field.id) is not None
        case PayField():
            return bool(profile.pay)
        case FacetField():
            return field.id in profile.facets
        case IndicatorField():
            return profile.newest(field.id) is not None
        case DistanceField():
            return True  # it is of two cities, so that none lacks it
        case _:
            assert_never(field)


def _differences(
    catalog: Catalog, profiles: Sequence[Profile], field: Field, editions: Collection[str]
) -> Iterator[Reason]:
    match field:
        case PayField():
            yield from _pay_differences(catalog, profiles)
        case FacetField():
            lists = [profile.facets[field.id] for profile in profiles if field.id in profile.facets]
            if len({(each.seen, each.role) for each in lists}) > 1:
                yield "seen_differs"
        case IndicatorField():
            if field.id not in editions and any(profile.newest(field.id) for profile in profiles):
                yield "year_differs"
        case PlainField() | DistanceField():
            pass
        case _:
            assert_never(field)


def _pay_differences(catalog: Catalog, profiles: Sequence[Profile]) -> Iterator[Reason]:
    compared: Mapping[Reason, Callable[[PayFigure], str | int | None]] = {
        "scope_differs": lambda figure: figure.scope,
        "level_differs": lambda figure: figure.level,
        "measure_differs": lambda figure: figure.measure,
        "role_differs": lambda figure: figure.role,
        "source_differs": lambda figure: figure.source,
        "year_differs": lambda figure: figure_year(catalog, figure),
    }
    for reason, read in compared.items():
        if len({frozenset(map(read, profile.figures)) for profile in profiles if profile.pay}) > 1:
            yield reason
