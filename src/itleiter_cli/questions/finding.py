"""What an answer comes to: its findings, the few statements with their numbers that a person decides by.

No finding says more than the data: numbers are held against each other only within one edition, measure and area.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from itleiter_cli.catalog.model import Catalog, IndicatorValue, PayFigure
from itleiter_cli.cities.fields import (
    PAY,
    SAME_SUBJECT,
    SECTORS,
    Field,
    IndicatorField,
    indicator_fields,
    is_main,
)
from itleiter_cli.cities.pay import is_official
from itleiter_cli.cities.profile import Profile

FindingCode = Literal[
    "differs",
    "practically_equal",
    "spread",
    "against_germany",
    "known",
    "missing",
    "not_comparable",
    "pay_comparable",
    "pay_not_comparable",
    "pay_of_states",
    "pay_of_country",
    "pay_own",
    "pay_missing",
    "pay_official",
    "pay_beside",
    "skills_shared",
    "skills_known_for",
    "terms_shared",
    "terms_known_for",
    "terms_listed",
    "sectors",
    "offer_in_figure",
    "offer_without_figure",
    "offer_rent",
    "gap_counts",
    "gap_learn_first",
    "gap_no_list",
    "gap_least",
    "rank_first",
    "rank_tie",
    "rank_decides",
    "rank_decides_nothing",
    "list_ends",
    "list_count",
    "list_highest_pay",
    "list_without",
    "list_none",
]
_EQUAL_BELOW = 1
"""Percent of difference below which two numbers are practically equal."""
A_PAIR = 2
"""So many cities are held against each other, the first against the second; of more, the ends are named."""


class Finding(Struct, frozen=True, kw_only=True):
    """One statement about some cities.

    ``values`` and ``areas`` are those of ``cities``, in their order: numbers in the unit of ``field``, and the larger
    area that a number is of. ``difference`` is in percent: by how much the first value lies above (negative: below) the
    last one, or above the value for Germany (``germany``). ``year`` is the edition of the values, ``terms`` are the ids
    of what it names, and ``reasons`` say why something cannot be held against each other. ``region`` is who a pay
    figure speaks of, ``position`` where an offer sits in it.

    Of ``skills_shared`` and ``terms_shared``, ``values`` are how many terms all cities have, how many each has alone,
    and how many are had in part; of ``terms_listed``, how many a city has. Of ``pay_not_comparable``, ``terms`` are
    the levels that can be compared all the same.

    Of ``gap_counts``, ``values`` are how many skills are there, partly there and missing, in one city or in general; of
    ``gap_least``, how many are missing in each city, a part counting half. Of ``list_count`` they are how many cities
    there are, and how many without the one that distances are measured from; of ``list_without``, how many there were
    without the filter ``field``.
    """

    code: FindingCode
    field: str | None = None
    cities: tuple[str, ...] = ()
    values: tuple[int | float | None, ...] = ()
    difference: float | None = None
    germany: int | float | None = None
    year: int | None = None
    areas: tuple[str | None, ...] = ()
    terms: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    region: str | None = None
    position: str | None = None


def deciding_fields(catalog: Catalog, fields: Sequence[Field]) -> tuple[IndicatorField, ...]:
    """Return the indicators of which an answer has a finding: main ones with a better end, one per subject."""
    asked = {field.id for field in fields}
    chosen: list[IndicatorField] = []
    for field in indicator_fields(catalog):
        decides = field.id in asked and is_main(field) and field.definition.better != "none"
        if decides and not any({field.id, other.id} == {*pair} for other in chosen for pair in SAME_SUBJECT):
            chosen.append(field)
    return tuple(chosen)


def percent_above(value: float, other: float) -> float | None:
    """Return by how many percent a value lies above another, to a tenth; None where the other is not above zero."""
    if other <= 0:
        return None
    here, there = _whole(value, other)
    tenths, rest = divmod(1000 * (here - there), there)
    round_up = 2 * rest > there or (2 * rest == there and tenths % 2)  # half to even, as Python rounds
    return (tenths + 1 if round_up else tenths) / 10


def whole_percent(value: float, other: float) -> int:
    """Return by how many percent a value lies above or below another, which is above zero; rounded once, half up."""
    here, there = _whole(value, other)
    return (200 * abs(here - there) + there) // (2 * there)


def _whole(value: float, other: float) -> tuple[int, int]:
    """Return two numbers, exactly as they are written, times a power of ten that makes both whole.

    Fractions would do the same, but importing them takes longer than all else that is asked here.
    """
    (here, decimals), (there, others) = _digits(value), _digits(other)
    most = max(decimals, others)
    return here * 10 ** (most - decimals), there * 10 ** (most - others)


def _digits(number: float) -> tuple[int, int]:
    """Return the digits of a number as it is written, and how many of them are decimals."""
    written, _, exponent = str(number).partition("e")
    whole, _, decimals = written.partition(".")
    return int(whole + decimals), len(decimals) - int(exponent or 0)


def number_findings(field: IndicatorField, values: Mapping[str, IndicatorValue | None]) -> Iterator[Finding]:
    """Hold the values of cities against each other, by slug, and name the cities that have none (None)."""
    known = {slug: value for slug, value in values.items() if value is not None}
    if known:
        yield number_finding(field, known)
    missing = tuple(slug for slug in values if slug not in known)
    if missing:
        yield Finding(code="missing", field=field.id, cities=missing)


def number_finding(field: IndicatorField, known: Mapping[str, IndicatorValue]) -> Finding:
    """Hold the values of cities against each other, by slug: all of one edition, at least one.

    Of two, the first is held against the second; of more, the lowest comes first and is held against the highest. One
    alone is only known.
    """
    if len(known) == 1:
        ((slug, value),) = known.items()
        return germany_finding(field, slug, value, None)
    order = list(known) if len(known) == A_PAIR else sorted(known, key=lambda slug: float(known[slug].value))
    first, last = known[order[0]].value, known[order[-1]].value
    difference = percent_above(first, last)
    equal = first == last or (difference is not None and abs(difference) < _EQUAL_BELOW)
    return Finding(
        code="practically_equal" if equal else "differs" if len(order) == A_PAIR else "spread",
        field=field.id,
        cities=tuple(order),
        values=tuple(known[slug].value for slug in order),
        difference=difference,
        year=known[order[0]].year,
        areas=tuple(known[slug].area for slug in order),
    )


def germany_finding(field: IndicatorField, slug: str, value: IndicatorValue, germany: IndicatorValue | None) -> Finding:
    """Hold the value of a city against that for Germany of the same edition, where there is one."""
    return Finding(
        code="against_germany" if germany else "known",
        field=field.id,
        cities=(slug,),
        values=(value.value,),
        difference=percent_above(value.value, germany.value) if germany else None,
        germany=germany.value if germany else None,
        year=value.year,
        areas=(value.area,),
    )


def pay_beside(catalog: Catalog, figures: Sequence[PayFigure]) -> Iterator[Finding]:
    """Give the lower quartile and the middle of the first figure for Germany that stands beside those of cities.

    Where it is not the official one, its role is named.
    """
    for figure in figures[:1]:
        values = (figure.low, figure.mid)
        if is_official(catalog, figure):
            yield Finding(code="pay_official", field=PAY.id, values=values, year=figure.year)
        else:
            yield Finding(code="pay_beside", field=PAY.id, values=values, year=figure.year, terms=(figure.role,))


def pay_finding(profiles: Sequence[Profile], reasons: Sequence[str], levels: Iterable[str] = ()) -> Finding:
    """Say whether the pay of cities can be compared, and if not, why; of one city, whose figures there are.

    ``levels`` are those that can be compared where that of all figures differs.

    Figures that stand in for those of all cities say nothing about a difference between them.
    """
    cities = tuple(profile.slug for profile in profiles)
    missing = tuple(profile.slug for profile in profiles if not profile.pay)
    scopes = {used.figure.scope if used.is_fallback else "city" for profile in profiles for used in profile.pay}
    code: FindingCode
    if missing:
        return Finding(code="pay_missing", field=PAY.id, cities=missing, reasons=tuple(reasons))
    if "city" not in scopes:
        code = "pay_of_states" if "state" in scopes else "pay_of_country"
    elif reasons:
        code = "pay_not_comparable"
    else:
        code = "pay_comparable" if len(profiles) > 1 else "pay_own"
    values = tuple(profile.range.mid for profile in profiles)
    return Finding(code=code, field=PAY.id, cities=cities, values=values, terms=tuple(levels), reasons=tuple(reasons))


def sectors_finding(profiles: Sequence[Profile]) -> Iterator[Finding]:
    """Name the groups of sections that have more jobs than usual in all cities, with their factors city by city.

    A finding has one group; that with the highest factor of the first city comes first. Days must be the same.
    """
    stated = [profile.city.sectors for profile in profiles if profile.city.sectors]
    factors = [{share.group: share.factor for share in profile.more_than_usual} for profile in profiles]
    if len({sectors.date for sectors in stated}) != 1:
        return
    for group in factors[0]:
        if all(group in each for each in factors):
            yield Finding(
                code="sectors",
                field=SECTORS.id,
                cities=tuple(profile.slug for profile in profiles),
                values=tuple(None if (factor := each[group]) is None else round(factor, 4) for each in factors),
                year=stated[0].date.year,
                areas=tuple(sectors.area for sectors in stated),
                terms=(group,),
            )
