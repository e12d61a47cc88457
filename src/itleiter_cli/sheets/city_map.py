"""Where the cities of a list or a ranking are, shaded by the value that orders them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import City
from itleiter_cli.cities.distance import coordinates_origin
from itleiter_cli.cities.fields import DISTANCE, PAY
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.list import Listing
from itleiter_cli.questions.rank import Ranking
from itleiter_cli.sheets.marks import spoken_area
from itleiter_cli.sheets.sheet import CityMap, Dot, Shade, bare
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


def map_of_list(wording: Wording, listing: Listing) -> CityMap | None:
    """Show the cities of a list by what it is sorted by, else all alike; None where no city has a place on the map."""
    places = [_listed(listing, profile) for profile in listing.cities]
    indicator = wording.catalog.indicators.get(listing.sort)
    unlike = "map-unlike-year"
    if indicator:
        field, decimals = wording.indicator_label(listing.sort), indicator.decimals
    elif listing.sort == PAY.id:
        field, decimals, unlike = wording.say("map-pay"), 0, "map-unlike-pay"
    elif listing.sort == DISTANCE.id:
        field, decimals = wording.say("list-distance", city=wording.city(listing.wanted.near or "")), 1
    else:
        return _drawn(wording, wording.say("map-cities"), places, None)
    return _drawn(wording, wording.say("map-of", field=bare(field)), places, decimals, unlike)


def map_of_ranking(wording: Wording, ranking: Ranking) -> CityMap | None:
    """Show the cities of a ranking by their totals; None where no city has a place on the map."""
    places = [_Place(city=wording.catalog.cities[each.city], value=each.total) for each in ranking.shown]
    return _drawn(wording, wording.say("map-of", field=wording.say("map-total")), places, 1)


def _listed(listing: Listing, profile: Profile) -> _Place:
    """Read off a profile what a list is sorted by, and whether that is of the first group or of its edition."""
    key = listing.sort
    if key == PAY.id:
        others = [slug for group in listing.groups[1:] for slug in group.cities]
        origin = next((used.origin for used in profile.pay if used.origin), None)
        return _Place(city=profile.city, value=profile.range.high, origin=origin, unlike=profile.slug in others)
    if key == DISTANCE.id:
        return _Place(city=profile.city, value=listing.distances[profile.slug])
    shown = listing.shown(profile, key)
    if shown is None:
        return _Place(city=profile.city)
    unlike = shown.year != listing.editions.get(key, shown.year)
    return _Place(city=profile.city, value=shown.value, area=shown.area, origin=shown.origin, unlike=unlike)


def _drawn(
    wording: Wording, title: str, places: Sequence[_Place], decimals: int | None, unlike: str = "map-unlike-year"
) -> CityMap | None:
    """Shade the places that lie on the map by their values, written with so many decimals; None: all alike.

    ``unlike`` is the sentence that says why some are not shaded.
    """
    on_it = [place for place in places if _is_on_map(place.city)]
    if not on_it:
        return None
    shaded = [
        round(place.value, decimals)
        for place in on_it
        if decimals is not None and place.value is not None and not place.unlike
    ]
    steps = _steps(shaded)
    named, why = _named(on_it, by_size=decimals is None)
    dots = tuple(_dot(wording, place, decimals, steps, is_named=place.city.slug in named) for place in on_it)
    remarks = [wording.say(why, count=len(named))] if len(named) < len(on_it) else []
    if len(on_it) < len(places):
        remarks.append(wording.say("map-not-on-it", count=len(places) - len(on_it)))
    return CityMap(
        title=title,
        dots=dots,
        steps=() if decimals is None else tuple(_keys(wording, steps, decimals, [dot.shade for dot in dots], unlike)),
        remarks=(*remarks, wording.say("map-outline")),
    )


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


def _named(places: Sequence[_Place], *, by_size: bool) -> tuple[set[str], str]:
    """Choose who is named: the first ones, or by size the largest where it is known; and the sentence that says so."""
    sizes = {
        place.city.slug: place.city.indicators[_POPULATION][0].value
        for place in places
        if place.city.indicators.get(_POPULATION)
    }
    if by_size and sizes:
        return set(sorted(sizes, key=lambda slug: -sizes[slug])[:_MOST_NAMED]), "map-named-largest"
    return {place.city.slug for place in places[:_MOST_NAMED]}, "map-named-first"


def _dot(
    wording: Wording, place: _Place, decimals: int | None, steps: Sequence[tuple[float, float]], *, is_named: bool
) -> Dot:
    value, shade = "", _shade(0, 1)
    if decimals is not None and place.value is None:
        value, shade = wording.say("map-none"), "none"
    elif decimals is not None and place.value is not None:
        value = wording.language.number(place.value, decimals)
        rounded = round(place.value, decimals)
        step = next((index for index, (low, high) in enumerate(steps) if low <= rounded <= high), 0)
        shade = "unlike" if place.unlike else _shade(step, len(steps))
    if place.area:
        value = f"{value} ({spoken_area(place.area)})"
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


def _keys(
    wording: Wording, steps: Sequence[tuple[float, float]], decimals: int, shades: Sequence[Shade], unlike: str
) -> Iterable[tuple[Shade, str]]:
    """Say the bounds of the steps, and of what is not shaded why, each with how many cities there are."""
    number = wording.language.number
    bounds = [
        number(low, decimals)
        if low == high
        else wording.say("map-step", low=number(low, decimals), high=number(high, decimals))
        for low, high in steps
    ]
    keys: list[tuple[Shade, str]] = [(_shade(index, len(steps)), words) for index, words in enumerate(bounds)]
    others: tuple[tuple[Shade, str], ...] = (("none", "map-none"), ("unlike", unlike))
    keys += [(shade, wording.say(key)) for shade, key in others if shade in shades]
    yield from ((shade, wording.say("map-counted", words=words, count=shades.count(shade))) for shade, words in keys)
