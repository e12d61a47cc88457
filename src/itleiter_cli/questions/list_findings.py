"""What a list of cities comes to: how many there are, and the ends of what they are sorted by."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from itleiter_cli.catalog.model import PLAIN_FIELDS, PlainField
from itleiter_cli.cities.fields import (
    PAY,
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
    best_end,
    is_indicator,
)
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.finding import Finding, percent_above
from itleiter_cli.questions.groups import CityGroup, Editions

_FEWEST_HELD_TOGETHER = 2


def list_findings(
    cities: Sequence[Profile],
    sort: Field,
    distances: Mapping[str, float | None],
    editions: Editions,
    groups: Sequence[CityGroup],
    *,
    start: str | None,
    reverse: bool,
) -> Iterator[Finding]:
    """Count the cities, and name those at both ends of what they are sorted by, those that stand first first.

    Where distances are measured from one of the cities, the others are counted as well, without it.
    """
    is_among = any(profile.slug == start for profile in cities)
    yield Finding(code="list_count", values=(len(cities), len(cities) - 1) if is_among else (len(cities),))
    if not cities or sort in PLAIN_FIELDS:
        return
    if sort == PAY and groups[0].group in ("pay_from_state", "pay_from_country"):
        yield Finding(code="pay_of_states" if groups[0].group == "pay_from_state" else "pay_of_country", field=PAY.id)
    known = _held_together(cities, sort, distances, editions, groups)
    if len(known) >= _FEWEST_HELD_TOGETHER:
        year = editions.get(sort.id)
        areas = {profile.slug: _area(profile, sort.id, year) for profile in cities}
        yield _ends(known, sort, year, areas, low_first=(best_end(sort) == "low") is not reverse)


def _ends(
    known: Mapping[str, float], sort: Field, year: int | None, areas: Mapping[str, str | None], *, low_first: bool
) -> Finding:
    """Name all cities that have the value at one end or the other."""
    low, high = min(known.values()), max(known.values())
    first, last = (low, high) if low_first else (high, low)
    ends = {slug: value for end in (first, last) for slug, value in known.items() if value == end}
    return Finding(
        code="list_ends",
        field=sort.id,
        cities=tuple(ends),
        values=tuple(ends.values()),
        difference=percent_above(first, last),
        year=year,
        areas=tuple(areas[slug] for slug in ends) if is_indicator(sort) else (),
    )


def _held_together(
    cities: Iterable[Profile],
    sort: Field,
    distances: Mapping[str, float | None],
    editions: Editions,
    groups: Sequence[CityGroup],
) -> dict[str, float]:
    """Return the values that may be held against each other: of one edition, or own pay without a level or of several.

    Pay is EUR per month, its upper end.
    """
    own_pay = {slug for group in groups if group.group == "own_pay" for slug in group.cities}
    values = {profile.slug: _comparable_value(profile, sort, own_pay, distances, editions) for profile in cities}
    return {slug: value for slug, value in values.items() if value is not None}


def _comparable_value(
    profile: Profile,
    sort: Field,
    own_pay: Collection[str],
    distances: Mapping[str, float | None],
    editions: Editions,
) -> float | None:
    """Return a city's value, None where it may not be held against those of others."""
    match sort:
        case PayField():
            return profile.range.high if profile.slug in own_pay else None
        case DistanceField():
            return distances.get(profile.slug)
        case IndicatorField(id=key):
            value = profile.edition(key, editions[key]) if key in editions else None
            return value.value if value else None
        case PlainField() | FacetField() | SectorsField() | NamedField():
            return None
        case _:
            assert_never(sort)


def _area(profile: Profile, indicator: str, year: int | None) -> str | None:
    value = profile.edition(indicator, year)
    return value.area if value else None
