"""Cities of a list whose values may be held against each other: of one kind of pay, or of one edition."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar, get_args

from msgspec import Struct

from itleiter_cli.cities.fields import Field, is_indicator
from itleiter_cli.cities.profile import Profile

PayGroup = Literal["own_pay", "own_pay_of_level", "pay_from_state", "pay_from_country", "no_pay"]
EditionGroup = Literal["edition", "other_edition", "no_edition"]
PAY_GROUPS: tuple[PayGroup, ...] = get_args(PayGroup)
EDITION_GROUPS: tuple[EditionGroup, ...] = get_args(EditionGroup)

Editions = Mapping[str, int | None]
"""The year, by indicator, of the edition that orders the list; None as a year where that edition names none."""

_G = TypeVar("_G", PayGroup, EditionGroup)


class CityGroup(Struct, frozen=True):
    """Cities whose values are alike, in the order of the list.

    Values of different groups are not held against each other. Of pay: own figures without a level or of several, own
    figures of one level, and what stands in for them. Of an indicator: the edition that most of the cities have, and
    others.
    """

    group: PayGroup | EditionGroup
    cities: tuple[str, ...]


def grouped(
    profiles: tuple[Profile, ...], sort: Field, editions: Editions, by_pay: bool
) -> tuple[tuple[CityGroup, ...], tuple[Profile, ...]]:
    """Gather profiles whose values may be held against each other.

    They are of an edition, then of one kind of pay where that decides.
    """
    groups: tuple[CityGroup, ...] = ()
    if is_indicator(sort):
        groups, profiles = _gathered(
            profiles, EDITION_GROUPS, lambda profile: _edition_group(profile, sort.id, editions)
        )
    if by_pay:
        groups, profiles = _gathered(profiles, PAY_GROUPS, _pay_group)
    return groups, profiles


def _gathered(
    profiles: Iterable[Profile], names: Sequence[_G], group_of: Callable[[Profile], _G]
) -> tuple[tuple[CityGroup, ...], tuple[Profile, ...]]:
    """Gather profiles in the order of the groups, keeping their own order within each."""
    found: dict[_G, list[Profile]] = {name: [] for name in names}
    for profile in profiles:
        found[group_of(profile)].append(profile)
    groups = tuple(
        CityGroup(group, tuple(profile.slug for profile in within)) for group, within in found.items() if within
    )
    return groups, tuple(profile for within in found.values() for profile in within)


def _pay_group(profile: Profile) -> PayGroup:
    if not profile.pay:
        return "no_pay"
    match profile.figures[0].scope:
        case "state":
            return "pay_from_state"
        case "country":
            return "pay_from_country"
        case "city":
            return "own_pay_of_level" if profile.pay_level in ("entry", "experienced") else "own_pay"


def _edition_group(profile: Profile, indicator: str, editions: Editions) -> EditionGroup:
    if indicator not in editions or profile.newest(indicator) is None:
        return "no_edition"
    return "edition" if profile.edition(indicator, editions[indicator]) else "other_edition"
