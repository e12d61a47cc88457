"""Cities side by side: what they share, what only one has, and whether their figures may be compared at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from msgspec import Struct

from itleiter_cli.distance import DISTANCE, distance_km, place_origin
from itleiter_cli.language import Label, Language
from itleiter_cli.model import FACETS, PROFESSION, Catalog, City, FacetName, Level, Origin, Period, Source
from itleiter_cli.profile import (
    CityProfile,
    PayStatement,
    city_profile,
    figure_year,
    labels_used,
    profile_columns,
    profile_rows,
    profiles_json,
    sources_used,
)
from itleiter_cli.rows import Answer, JsonObject, Rows, labelled

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
    """One reason why a field may not be compared; ``cities`` are all compared, or for ``missing`` those without a value."""

    field: str
    reason: Reason
    cities: tuple[str, ...]


class SharedTerm(Struct, frozen=True):
    """A term that several cities have; ``narrower`` says which narrower terms stand for it in a city that does not name it."""

    term: str
    cities: tuple[str, ...]
    narrower: Mapping[str, tuple[str, ...]]


class FacetComparison(Struct, frozen=True, kw_only=True):
    """The terms of one facet: held by all cities that have a list, by several, or by one.

    ``only_here`` holds where every other list was read in full and is about the role; otherwise, or where the own
    list is about a related role, a term is ``not_seen_elsewhere``.
    """

    facet: FacetName
    shared: tuple[SharedTerm, ...]
    several: tuple[SharedTerm, ...]
    only_here: Mapping[str, tuple[str, ...]]
    not_seen_elsewhere: Mapping[str, tuple[str, ...]]


class CityDistance(Struct, frozen=True):
    """The air line between two cities in km; None where coordinates are not known."""

    one: str
    other: str
    km: float | None
    origin: Origin | None


class Comparison(Answer, frozen=True, kw_only=True):
    """Cities side by side in the chosen fields."""

    cities: tuple[CityProfile, ...]
    fields: tuple[str, ...]
    per: Period
    level: Level | None
    comparability: tuple[Incomparability, ...]
    facets: tuple[FacetComparison, ...]
    distances: tuple[CityDistance, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the profile record that belong to the fields."""
        return profile_columns(self.fields, self.cities)

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city."""
        return labelled(profile_rows(self.cities, self.columns, self.fields), self.terms, labels)

    def as_json(self) -> JsonObject:
        """Return the record; profiles keep the columns of the chosen fields only."""
        return profiles_json(super().as_json(), self.columns)


def compare_cities(
    catalog: Catalog,
    cities: Sequence[City],
    fields: Sequence[str],
    *,
    level: Level | None = None,
    per: Period = "month",
) -> Comparison:
    """Put cities side by side in the chosen fields; ``level`` and ``per`` are those of ``city_profile``."""
    profiles = tuple(city_profile(catalog, city, fields, level=level, per=per) for city in cities)
    facets = tuple(compare_facet(catalog, facet, cities) for facet in FACETS if facet in fields)
    used = {profile.city: profile for profile in profiles}
    return Comparison(
        cities=profiles,
        fields=tuple(fields),
        per=per,
        level=level,
        comparability=tuple(_comparability(catalog, used, fields)),
        facets=facets,
        distances=tuple(_distances(cities)) if DISTANCE in fields else (),
        terms=_labels(catalog, profiles, facets),
        sources=sources_used(catalog, profiles),
    )


def _distances(cities: Sequence[City]) -> Iterator[CityDistance]:
    for one, other in combinations(cities, 2):
        yield CityDistance(one.slug, other.slug, distance_km(one, other), place_origin(one, other))


def compare_facet(catalog: Catalog, facet: FacetName, cities: Sequence[City]) -> FacetComparison:
    """Sort the terms of a facet by who has them; having a narrower term counts as having the broader one."""
    named = {city.slug: city.facets[facet].terms for city in cities if facet in city.facets}
    implied = {slug: catalog.implied(facet, terms) for slug, terms in named.items()}
    order = dict.fromkeys(term for terms in named.values() for each in terms for term in (each, *sorted(catalog.broader(facet, each))))
    holders = {term: tuple(slug for slug in named if term in implied[slug]) for term in order}
    kept = [term for term in order if len(holders[term]) > 1 and _worth_saying(catalog, facet, term, named, holders)]
    common = [SharedTerm(term, holders[term], _stand_ins(catalog, facet, term, named)) for term in kept]
    told = {(slug, term) for shared in common for slug, terms in shared.narrower.items() for term in terms}
    alone = {slug: tuple(term for term in terms if len(holders[term]) == 1 and (slug, term) not in told) for slug, terms in named.items()}
    about_role = {city.slug for city in cities if facet in city.facets and city.facets[facet].role == PROFESSION}
    certain = {slug for slug in about_role if all(city.complete(facet) for city in cities if city.slug != slug)}
    return FacetComparison(
        facet=facet,
        shared=tuple(shared for shared in common if len(shared.cities) == len(named)),
        several=tuple(shared for shared in common if len(shared.cities) < len(named)),
        only_here={slug: terms for slug, terms in alone.items() if terms and slug in certain},
        not_seen_elsewhere={slug: terms for slug, terms in alone.items() if terms and slug not in certain},
    )


def _worth_saying(
    catalog: Catalog, facet: FacetName, term: str, named: Mapping[str, Sequence[str]], holders: Mapping[str, Sequence[str]]
) -> bool:
    if any(term in terms for terms in named.values()):
        return True
    return not any(term in catalog.broader(facet, other) and holders[other] == holders[term] for other in holders)


def _stand_ins(catalog: Catalog, facet: FacetName, term: str, named: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    stand_ins = {
        slug: tuple(other for other in terms if term in catalog.broader(facet, other)) for slug, terms in named.items() if term not in terms
    }
    return {slug: terms for slug, terms in stand_ins.items() if terms}


def _labels(catalog: Catalog, profiles: Sequence[CityProfile], facets: Sequence[FacetComparison]) -> dict[str, dict[str, Label]]:
    labels = labels_used(catalog, profiles)
    for facet in facets:
        for shared in (*facet.shared, *facet.several):
            labels.setdefault(facet.facet, {}).setdefault(shared.term, catalog.terms[facet.facet][shared.term].label)
    return labels


def _comparability(catalog: Catalog, profiles: Mapping[str, CityProfile], fields: Sequence[str]) -> Iterator[Incomparability]:
    for field in fields:
        if field == DISTANCE:
            continue
        missing = tuple(slug for slug, profile in profiles.items() if not _has_value(profile, field))
        if missing:
            yield Incomparability(field, "missing", missing)
        for reason in _differences(catalog, profiles, field):
            yield Incomparability(field, reason, tuple(profiles))


def _has_value(profile: CityProfile, field: str) -> bool:
    if field in ("state", "ags", "pay"):
        return bool(getattr(profile, field))
    if field in FACETS:
        return any(facet.facet == field for facet in profile.facets)
    return profile.newest(field) is not None


def _differences(catalog: Catalog, profiles: Mapping[str, CityProfile], field: str) -> Iterator[Reason]:
    if field == "pay":
        asked: Mapping[Reason, Callable[[PayStatement], str | int | None]] = {
            "scope_differs": lambda figure: figure.scope,
            "level_differs": lambda figure: figure.level,
            "measure_differs": lambda figure: figure.measure,
            "role_differs": lambda figure: figure.role,
            "source_differs": lambda figure: figure.source,
            "year_differs": lambda figure: figure_year(catalog, figure),
        }
        for reason, ask in asked.items():
            if len({frozenset(map(ask, profile.pay)) for profile in profiles.values() if profile.pay}) > 1:
                yield reason
    elif field in FACETS:
        if len({(each.seen, each.role) for profile in profiles.values() for each in profile.facets if each.facet == field}) > 1:
            yield "seen_differs"
    elif len({newest.year for profile in profiles.values() if (newest := profile.newest(field))}) > 1:
        yield "year_differs"
