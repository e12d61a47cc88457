"""Which cities are there: filtered and sorted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from itleiter_cli.columns import COLUMNS
from itleiter_cli.distance import DISTANCE, distance_km, place_origin
from itleiter_cli.fields import all_fields, field_names
from itleiter_cli.language import Label, Language
from itleiter_cli.lookup import find_choice
from itleiter_cli.model import Catalog, City, FacetName, Source
from itleiter_cli.names import words
from itleiter_cli.profile import CityProfile, city_profile, labels_used, profile_rows, sources_used
from itleiter_cli.rows import Answer, JsonObject, Rows, labelled


class Wanted(Struct, frozen=True, kw_only=True):
    """What a city must have to be listed: one of the states, all of the terms, ``min_pay`` EUR per month as upper end.

    ``near`` is the slug that distances are measured from, ``within`` how many km of air line at most.
    """

    states: tuple[str, ...] = ()
    terms: Mapping[FacetName, tuple[str, ...]] = {}
    min_pay: int | None = None
    near: str | None = None
    within: float | None = None


class Listing(Answer, frozen=True, kw_only=True):
    """The cities that fit; ``distances`` are km of air line, where asked for.

    ``unsure`` are slugs left out for a term that their partly seen list may only not show.
    """

    cities: tuple[CityProfile, ...]
    wanted: Wanted
    distances: Mapping[str, float | None]
    unsure: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    fields: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the profile record."""
        return COLUMNS

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city, with its distance where that was asked for."""
        rows = labelled(profile_rows(self.cities, self.columns, self.fields), self.terms, labels)
        if self.wanted.near is None:
            return rows
        records = ((*record, self.distances[city.city]) for record, city in zip(rows.records, self.cities, strict=True))
        return Rows((*rows.columns, "distance_km"), tuple(records))

    def as_json(self) -> JsonObject:
        """Return the record; profiles have their distance where that was asked for."""
        written = super().as_json()
        if self.wanted.near is not None:
            written["cities"] = [{**city, "distance_km": self.distances[city["city"]]} for city in written["cities"]]
        return written


def list_cities(catalog: Catalog, wanted: Wanted, *, sort: str = "name", reverse: bool = False) -> Listing:
    """List the cities that fit, sorted by one of ``sort_keys``: best first, those without a value last."""
    start = catalog.cities[wanted.near] if wanted.near else None
    fields = (*all_fields(catalog), *([DISTANCE] if start else ()))
    also = place_origin(start) if start else None
    profiles = {slug: city_profile(catalog, city, fields, rests_on=also) for slug, city in catalog.cities.items()}
    distances = {slug: distance_km(start, city) for slug, city in catalog.cities.items()} if start else {}
    fitting: list[CityProfile] = []
    unsure: list[str] = []
    for slug, profile in profiles.items():
        if not _fits_numbers(profile, wanted) or not _fits_distance(distances.get(slug), wanted):
            continue
        lacking = list(_lacking(catalog, catalog.cities[slug], wanted))
        if not lacking:
            fitting.append(profile)
        elif not any(catalog.cities[slug].complete(facet) for facet in lacking):
            unsure.append(slug)
    cities = _sorted(catalog, fitting, sort, reverse, distances)
    return Listing(
        cities=cities,
        wanted=wanted,
        distances={city.city: distances[city.city] for city in cities} if start else {},
        unsure=tuple(unsure),
        terms=labels_used(catalog, cities),
        sources=sources_used(catalog, cities),
        fields=fields,
    )


def sort_keys(catalog: Catalog) -> tuple[str, ...]:
    """Return what a listing can be sorted by."""
    return ("name", "state", "pay", DISTANCE, *catalog.indicators)


def find_sort_key(catalog: Catalog, typed: str) -> str:
    """Find the sort key that is meant. Raises UsageProblem."""
    return find_choice({key: field_names(catalog, key) for key in sort_keys(catalog)}, typed, "sort-unknown")


def _fits_numbers(profile: CityProfile, wanted: Wanted) -> bool:
    in_state = not wanted.states or profile.state in wanted.states
    return in_state and (wanted.min_pay is None or (profile.pay_high is not None and profile.pay_high >= wanted.min_pay))


def _fits_distance(distance: float | None, wanted: Wanted) -> bool:
    return wanted.within is None or (distance is not None and distance <= wanted.within)


def _lacking(catalog: Catalog, city: City, wanted: Wanted) -> Iterable[FacetName]:
    for facet, terms in wanted.terms.items():
        has = city.facets[facet].terms if facet in city.facets else ()
        if not catalog.implied(facet, has).issuperset(terms):
            yield facet


def _sorted(
    catalog: Catalog, profiles: Sequence[CityProfile], sort: str, reverse: bool, distances: Mapping[str, float | None]
) -> tuple[CityProfile, ...]:
    by_name = sorted(profiles, key=lambda profile: (words(profile.name), profile.city))
    if sort in ("name", "state"):
        by_text = sorted(by_name, key=lambda profile: profile.state if sort == "state" else "")
        return tuple(reversed(by_text)) if reverse else tuple(by_text)
    values = distances if sort == DISTANCE else {profile.city: _value(profile, sort) for profile in by_name}
    known = [profile for profile in by_name if values[profile.city] is not None]
    unknown = [profile for profile in by_name if values[profile.city] is None]
    highest_first = sort == "pay" or (sort != DISTANCE and catalog.indicators[sort].better != "low")
    direction = -1 if highest_first is not reverse else 1
    return (*sorted(known, key=lambda profile: direction * (values[profile.city] or 0)), *unknown)


def _value(profile: CityProfile, sort: str) -> float | None:
    if sort == "pay":
        return profile.pay_high
    newest = profile.newest(sort)
    return newest.value if newest else None
