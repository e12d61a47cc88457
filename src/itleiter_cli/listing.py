"""Which cities are there: filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar, get_args

from msgspec import Struct

from itleiter_cli.columns import COLUMNS
from itleiter_cli.distance import DISTANCE, distance_km, place_origin
from itleiter_cli.editions import Edition, widest_edition
from itleiter_cli.fields import all_fields, field_names
from itleiter_cli.language import Label, Language
from itleiter_cli.lookup import find_choice
from itleiter_cli.model import Catalog, City, FacetName, Source
from itleiter_cli.names import words
from itleiter_cli.profile import CityProfile, IndicatorStatement, city_profile, labels_used, profile_rows, sources_used
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


PayGroup = Literal["own_pay", "own_pay_of_level", "pay_from_state", "pay_from_country", "no_pay"]
EditionGroup = Literal["edition", "other_edition", "no_edition"]
PAY_GROUPS: tuple[PayGroup, ...] = get_args(PayGroup)
EDITION_GROUPS: tuple[EditionGroup, ...] = get_args(EditionGroup)

_G = TypeVar("_G", PayGroup, EditionGroup)


class CityGroup(Struct, frozen=True):
    """Cities whose values are alike, in the order of the list; values of different groups are not held against each other.

    Of pay: own figures without a level or of several, own figures of one level, and what stands in for them. Of an indicator:
    the edition that most of the cities have, and others.
    """

    group: PayGroup | EditionGroup
    cities: tuple[str, ...]


class Listing(Answer, frozen=True, kw_only=True):
    """The cities that fit; ``distances`` are km of air line, where asked for.

    ``unsure`` are slugs left out for a term that their partly seen list may only not show; ``partly`` are slugs left out since
    they name only a part of it. ``groups`` are there where pay or an indicator orders the list, ``editions`` is the year of the
    indicator that does.
    """

    cities: tuple[CityProfile, ...]
    wanted: Wanted
    distances: Mapping[str, float | None]
    unsure: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    fields: tuple[str, ...]
    partly: tuple[str, ...]
    groups: tuple[CityGroup, ...]
    editions: Mapping[str, int | None]

    def shown(self, city: CityProfile, indicator: str) -> IndicatorStatement | None:
        """Return the value of an indicator to show: that of the edition that orders the list, else the newest."""
        if indicator in self.editions and (value := city.edition(indicator, self.editions[indicator])):
            return value
        return city.newest(indicator)

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
    """List the cities that fit, sorted by one of ``sort_keys``: best first, like with like, those without a value last."""
    start = catalog.cities[wanted.near] if wanted.near else None
    fields = (*all_fields(catalog), *([DISTANCE] if start else ()))
    also = place_origin(start) if start else None
    profiles = {slug: city_profile(catalog, city, fields, rests_on=also) for slug, city in catalog.cities.items()}
    distances = {slug: distance_km(start, city) for slug, city in catalog.cities.items()} if start else {}
    fitting: list[CityProfile] = []
    unsure: list[str] = []
    partly: list[str] = []
    for slug, profile in profiles.items():
        if not _fits_numbers(profile, wanted) or not _fits_distance(distances.get(slug), wanted):
            continue
        city = catalog.cities[slug]
        lacking = list(_lacking(catalog, city, wanted))
        if not lacking:
            fitting.append(profile)
            continue
        if not any(city.complete(facet) for facet, _ in lacking):
            unsure.append(slug)
        if _names_parts(catalog, city, lacking):
            partly.append(slug)
    edition = widest_edition((catalog.cities[profile.city] for profile in fitting), sort) if sort in catalog.indicators else None
    cities = _sorted(catalog, fitting, sort, reverse, distances, edition)
    groups: tuple[CityGroup, ...] = ()
    if edition is not None:
        groups, cities = _grouped(cities, EDITION_GROUPS, lambda profile: _edition_group(profile, sort, edition))
    if sort == "pay" or wanted.min_pay is not None:
        groups, cities = _grouped(cities, PAY_GROUPS, _pay_group)
    return Listing(
        cities=cities,
        wanted=wanted,
        distances={city.city: distances[city.city] for city in cities} if start else {},
        unsure=tuple(unsure),
        terms=labels_used(catalog, cities),
        sources=sources_used(catalog, cities),
        fields=fields,
        partly=tuple(partly),
        groups=groups,
        editions={} if edition is None else {sort: edition.year},
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


def _lacking(catalog: Catalog, city: City, wanted: Wanted) -> Iterator[tuple[FacetName, str]]:
    for facet, terms in wanted.terms.items():
        implied = catalog.implied(facet, city.facets[facet].terms if facet in city.facets else ())
        yield from ((facet, term) for term in terms if term not in implied)


def _names_parts(catalog: Catalog, city: City, lacking: Iterable[tuple[FacetName, str]]) -> bool:
    """Whether a city names a part of each term that it lacks."""
    return all(facet in city.facets and catalog.parts(facet, city.facets[facet].terms, term) for facet, term in lacking)


def _sorted(
    catalog: Catalog,
    profiles: Sequence[CityProfile],
    sort: str,
    reverse: bool,
    distances: Mapping[str, float | None],
    edition: Edition | None,
) -> tuple[CityProfile, ...]:
    by_name = sorted(profiles, key=lambda profile: (words(profile.name), profile.city))
    if sort in ("name", "state"):
        by_text = sorted(by_name, key=lambda profile: profile.state if sort == "state" else "")
        return tuple(reversed(by_text)) if reverse else tuple(by_text)
    values = distances if sort == DISTANCE else {profile.city: _value(profile, sort, edition) for profile in by_name}
    known = [profile for profile in by_name if values[profile.city] is not None]
    unknown = [profile for profile in by_name if values[profile.city] is None]
    highest_first = sort == "pay" or (sort != DISTANCE and catalog.indicators[sort].better != "low")
    direction = -1 if highest_first is not reverse else 1
    return (*sorted(known, key=lambda profile: direction * (values[profile.city] or 0)), *unknown)


def _value(profile: CityProfile, sort: str, edition: Edition | None) -> float | None:
    if sort == "pay":
        return profile.pay_high
    shown = (profile.edition(sort, edition.year) if edition else None) or profile.newest(sort)
    return shown.value if shown else None


def _grouped(
    profiles: Iterable[CityProfile], names: Sequence[_G], group_of: Callable[[CityProfile], _G]
) -> tuple[tuple[CityGroup, ...], tuple[CityProfile, ...]]:
    """Gather profiles in the order of the groups, keeping their own order within each."""
    found: dict[_G, list[CityProfile]] = {name: [] for name in names}
    for profile in profiles:
        found[group_of(profile)].append(profile)
    groups = tuple(CityGroup(group, tuple(profile.city for profile in within)) for group, within in found.items() if within)
    return groups, tuple(profile for within in found.values() for profile in within)


def _pay_group(profile: CityProfile) -> PayGroup:
    match profile.pay_scope:
        case None:
            return "no_pay"
        case "state":
            return "pay_from_state"
        case "country":
            return "pay_from_country"
        case "city":
            return "own_pay_of_level" if profile.pay_level in ("entry", "experienced") else "own_pay"


def _edition_group(profile: CityProfile, indicator: str, edition: Edition) -> EditionGroup:
    if profile.newest(indicator) is None:
        return "no_edition"
    return "edition" if profile.edition(indicator, edition.year) else "other_edition"
