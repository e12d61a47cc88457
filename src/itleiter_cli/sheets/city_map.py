"""Where the cities of a list or a ranking are, shaded by the value that orders them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import assert_never

from msgspec import Struct

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import City, PlainField
from itleiter_cli.cities.distance import coordinates_origin
from itleiter_cli.cities.fields import (
    DistanceField,
    FacetField,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
)
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.list import Listing
from itleiter_cli.questions.rank import Ranking
from itleiter_cli.sheets.findings import unit_behind
from itleiter_cli.sheets.marks import area_in_words
from itleiter_cli.sheets.sheet import CityMap, Dot, Shade, Start, bare
from itleiter_cli.sheets.wording import Wording

_MOST_STEPS = 5
_MOST_NAMED = 10
_POPULATION = "population"
_SOUTH, _NORTH, _WEST, _EAST = 46.5, 56.0, 5.0, 16.0
"""Degrees around Germany; what lies outside would leave a map of it no room."""


class _Place(Struct, frozen=True, kw_only=True):
    """A city with the value that it is shaded by; one that is ``unlike`` may not be held against those shaded."""

    city: City
    value: float | None = None
    area: str | None = None
    origin: Origin | None = None
    unlike: bool = False


class _Scale(Struct, frozen=True, kw_only=True):
    """How values are written, and the words for what may not be held against those shaded."""

    decimals: int
    unit: str = ""
    unlike: str = ""


def map_of_list(wording: Wording, listing: Listing) -> CityMap | None:
    """Show the cities of a list by what it is sorted by, else all alike; None where no city has a place on the map."""
    places = [_listed(listing, profile) for profile in listing.cities]
    near, say = listing.wanted.near, wording.say
    match listing.sort:
        case IndicatorField(id=key, definition=indicator):
            field = wording.indicator_label(key)
            scale = _Scale(decimals=indicator.decimals, unit=unit_behind(indicator), unlike=say("map-unlike-year"))
        case PayField():
            field = say("map-pay")
            scale = _Scale(decimals=0, unit=say("map-pay-unit"), unlike=say("map-unlike-pay"))
        case DistanceField() if near:
            field, scale = say("list-distance", city=wording.city(near)), _Scale(decimals=1, unit=" km")
        case DistanceField() | PlainField() | FacetField() | SectorsField() | NamedField():
            return _drawn(wording, say("map-cities"), places, None, near)
        case other:
            assert_never(other)
    return _drawn(wording, say("map-of", field=bare(field)), places, scale, near)


def map_of_ranking(wording: Wording, ranking: Ranking) -> CityMap | None:
    """Show the cities of a ranking by their totals; None where no city has a place on the map."""
    places = [_Place(city=wording.catalog.cities[each.city], value=each.total) for each in ranking.shown]
    title = wording.say("map-of", field=wording.say("map-total"))
    return _drawn(wording, title, places, _Scale(decimals=1, unit=wording.say("map-total-unit")), ranking.start)


def _listed(listing: Listing, profile: Profile) -> _Place:
    """Read off a profile what a list is sorted by, and whether that is of the first group or of its edition."""
    match listing.sort:
        case PayField():
            others = [slug for group in listing.groups[1:] for slug in group.cities]
            origin = next((used.origin for used in profile.pay if used.origin), None)
            return _Place(city=profile.city, value=profile.range.high, origin=origin, unlike=profile.slug in others)
        case DistanceField():
            return _Place(city=profile.city, value=listing.distances[profile.slug])
        case IndicatorField(id=key) if shown := listing.shown(profile, key):
            unlike = shown.year != listing.editions.get(key, shown.year)
            return _Place(city=profile.city, value=shown.value, area=shown.area, origin=shown.origin, unlike=unlike)
        case IndicatorField() | PlainField() | FacetField() | SectorsField() | NamedField():
            return _Place(city=profile.city)
        case other:
            assert_never(other)


def _drawn(
    wording: Wording, title: str, places: Sequence[_Place], scale: _Scale | None, start: str | None
) -> CityMap | None:
    """Shade the places that lie on the map by their values; without a scale all are alike.

    ``start`` is the slug of the city that distances are measured from.
    """
    on_it = [place for place in places if _is_on_map(place.city)]
    if not on_it:
        return None
    named, naming = _named_largest(wording, on_it) if scale is None else _named_first(wording, on_it)
    steps = (
        _steps([round(value, scale.decimals) for value in map(_shaded_by, on_it) if value is not None]) if scale else []
    )
    dots = tuple(_dot(wording, place, scale, steps, is_named=place.city.slug in named) for place in on_it)
    remarks = [wording.say("map-not-on-it", count=len(places) - len(on_it))] if len(on_it) < len(places) else []
    return CityMap(
        title=title,
        dots=dots,
        steps=tuple(_keys(wording, steps, scale, [dot.shade for dot in dots])) if scale else (),
        start=_start(wording, start) if start else None,
        naming=naming if len(named) < len(on_it) else "",
        remarks=(*remarks, wording.say("map-table"), wording.say("map-outline")),
    )


def _shaded_by(place: _Place) -> float | None:
    return None if place.unlike else place.value


def _start(wording: Wording, slug: str) -> Start | None:
    city, name = wording.catalog.cities[slug], wording.city(slug)
    if city.lat is None or city.lon is None or not _is_on_map(city):
        return None
    return Start(lat=city.lat, lon=city.lon, name=name, words=wording.say("map-start", city=name))


def _is_on_map(city: City) -> bool:
    return city.lat is not None and city.lon is not None and _SOUTH < city.lat < _NORTH and _WEST < city.lon < _EAST


def _steps(values: Collection[float]) -> list[tuple[float, float]]:
    """Part values into steps of about as many cities each, lowest first; equal values stay together."""
    ordered = sorted(values)
    parted = groupby(ordered, lambda value: bisect_left(ordered, value) * _MOST_STEPS // len(ordered))
    steps = [list(within) for _, within in parted]
    return [(step[0], step[-1]) for step in steps]


def _shade(step: int, steps: int) -> Shade:
    """Spread few steps over all shades; a single one is the middle."""
    shades: tuple[Shade, ...] = ("1", "2", "3", "4", "5")
    return shades[round(step * 4 / (steps - 1))] if steps > 1 else shades[2]


def _named_first(wording: Wording, places: Sequence[_Place]) -> tuple[set[str], str]:
    """Name the first ones, and say so."""
    named = {place.city.slug for place in places[:_MOST_NAMED]}
    return named, wording.say("map-named-first", count=len(named))


def _named_largest(wording: Wording, places: Sequence[_Place]) -> tuple[set[str], str]:
    """Name the largest ones of those whose population is known, else the first ones, and say so."""
    known = {place.city.slug: place.city.indicators.get(_POPULATION) for place in places}
    sizes = {slug: values[0].value for slug, values in known.items() if values}
    if not sizes:
        return _named_first(wording, places)
    named = set(sorted(sizes, key=lambda slug: -sizes[slug])[:_MOST_NAMED])
    if len(sizes) == len(places):
        return named, wording.say("map-named-largest", count=len(named))
    if len(named) == len(sizes):
        return named, wording.say("map-named-known", count=len(named))
    return named, wording.say("map-named-largest-known", count=len(named))


def _dot(
    wording: Wording, place: _Place, scale: _Scale | None, steps: Sequence[tuple[float, float]], *, is_named: bool
) -> Dot:
    value, shade = _look(wording, place, scale, steps) if scale else ("", _shade(0, 1))
    if place.area:
        value = f"{value} ({area_in_words(place.area)})"
    if value and (place.origin or coordinates_origin(place.city)):
        value = wording.say("map-own", value=value)
    return Dot(
        lat=place.city.lat or 0,
        lon=place.city.lon or 0,
        name=wording.city(place.city.slug),
        value=value,
        shade=shade,
        is_named=is_named,
    )


def _look(wording: Wording, place: _Place, scale: _Scale, steps: Sequence[tuple[float, float]]) -> tuple[str, Shade]:
    """Write a value with its unit, and find the shade of its step."""
    if place.value is None:
        return wording.say("map-none"), "none"
    written = f"{wording.language.number(place.value, scale.decimals)}{scale.unit}"
    if place.unlike:
        return written, "unlike"
    value = round(place.value, scale.decimals)
    return written, _shade([low <= value <= high for low, high in steps].index(True), len(steps))


def _keys(
    wording: Wording, steps: Sequence[tuple[float, float]], scale: _Scale, shades: Sequence[Shade]
) -> Iterable[tuple[Shade, str]]:
    """Say the bounds of the steps, and of what is not shaded why, each with how many cities there are."""

    def number(value: float) -> str:
        return wording.language.number(value, scale.decimals)

    keys: list[tuple[Shade, str]] = [
        (
            _shade(index, len(steps)),
            number(low) if low == high else wording.say("map-step", low=number(low), high=number(high)),
        )
        for index, (low, high) in enumerate(steps)
    ]
    keys += [("none", wording.say("map-none")), ("unlike", scale.unlike)]
    for shade, words in keys:
        if shade in shades:
            yield shade, wording.say("map-counted", words=words, count=shades.count(shade))
