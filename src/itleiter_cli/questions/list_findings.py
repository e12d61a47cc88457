"""What a list of cities comes to: how many there are, and the ends of what they are sorted by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from itleiter_cli.catalog.model import PLAIN_FIELDS
from itleiter_cli.cities.fields import DISTANCE, PAY, Field, best_end, is_indicator
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
    values: dict[str, float | None] = {}
    if sort == PAY:
        own = {slug for group in groups if group.group == "own_pay" for slug in group.cities}
        values = {profile.slug: profile.range.high for profile in cities if profile.slug in own}
    elif sort == DISTANCE:
        values = {profile.slug: distances.get(profile.slug) for profile in cities}
    elif sort.id in editions:
        of_edition = ((profile.slug, profile.edition(sort.id, editions[sort.id])) for profile in cities)
        values = {slug: value.value for slug, value in of_edition if value}
    return {slug: value for slug, value in values.items() if value is not None}


def _area(profile: Profile, indicator: str, year: int | None) -> str | None:
    value = profile.edition(indicator, year)
    return value.area if value else None
