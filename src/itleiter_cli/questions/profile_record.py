"""The profile record: what scripts get of a city, in csv, tsv and jsonl as a row and in JSON as an object."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Literal, assert_never, get_type_hints

import msgspec
from msgspec import Struct

from itleiter_cli.catalog import columns
from itleiter_cli.catalog.economy import ALL_SECTORS, NamedTerm, Page
from itleiter_cli.catalog.forms import (
    FACETS,
    Basis,
    FacetName,
    Level,
    Measure,
    MidIs,
    Origin,
    Period,
    Scope,
    Seen,
    TextRole,
)
from itleiter_cli.catalog.model import City, PlainField
from itleiter_cli.cities.economy import pages_behind
from itleiter_cli.cities.fields import (
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    NamedField,
    NamedId,
    PayField,
    SectorsField,
    kinds_of,
)
from itleiter_cli.cities.pay import common
from itleiter_cli.cities.profile import Note, Profile
from itleiter_cli.cities.sectors import SectorShare
from itleiter_cli.messages.language import Label
from itleiter_cli.questions.answer import Column, JsonObject, Rows, RowValue, rows_of


class SectorStatement(Struct, frozen=True, kw_only=True):
    """Employees by group of sections in a city or the ``area`` around it; ``employees`` are those of all groups.

    Groups that are ``left_out`` are never said to have more jobs than usual, for the reason given; ``notes`` say what
    a group's number counts.
    """

    date: datetime.date
    source: str
    area: str | None
    employees: int | None
    groups: tuple[SectorShare, ...]
    left_out: Mapping[str, Label]
    notes: Mapping[str, Label]
    origin: Origin | None


class EconomyStatement(Struct, frozen=True, kw_only=True):
    """What pages name as the economy of the city, and the pages; a list that was not asked for is null.

    It says nothing about the job, and what is absent was not named.
    """

    accessed: datetime.date
    pages: tuple[Page, ...]
    named_industries: tuple[NamedTerm, ...] | None
    named_employers: tuple[NamedTerm, ...] | None
    origin: Origin | None


_Read = Callable[[Profile], RowValue]


def _newest(indicator: str, attribute: Literal["value", "year"] = "value") -> _Read:
    return lambda profile: getattr(profile.newest(indicator), attribute, None)


def _population(profile: Profile) -> int | None:
    return round(newest.value) if (newest := profile.newest("population")) else None


def _terms(facet: FacetName) -> tuple[object, _Read]:
    return tuple[str, ...], lambda profile: profile.terms(facet)


def _named(field: NamedId) -> tuple[object, _Read]:
    return tuple[str, ...], lambda profile: tuple(named.term for named in profile.named(field))


def _indicator(*indicators: str) -> Iterator[tuple[str, tuple[object, _Read]]]:
    """Name the columns of indicators with the years of their newest editions."""
    for each in indicators:
        yield each, (float | None, _newest(each))
        yield f"{each}_year", (int | None, _newest(each, "year"))


_MEASURE = Measure | Literal["envelope"] | None

_READ: Mapping[str, tuple[object, _Read]] = {
    **{facet: _terms(facet) for facet in FACETS},
    "city": (str, lambda profile: profile.slug),
    "population": (int | None, _population),
    "pay_low": (int | None, lambda profile: profile.range.low),
    "pay_high": (int | None, lambda profile: profile.range.high),
    "pay_period": (Period | None, lambda profile: profile.per if profile.pay else None),
    "pay_basis": (Basis | None, lambda profile: common([figure.basis for figure in profile.figures])),
    "pay_scope": (Scope | None, lambda profile: common([figure.scope for figure in profile.figures])),
    "pay_measure": (_MEASURE, lambda profile: profile.range.measure),
    "pay_source": (
        str | None,
        lambda profile: "|".join(dict.fromkeys(figure.source for figure in profile.figures)) or None,
    ),
    "entry_low": (int | None, lambda profile: profile.entry.low),
    "entry_high": (int | None, lambda profile: profile.entry.high),
    "experienced_low": (int | None, lambda profile: profile.experienced.low),
    "experienced_high": (int | None, lambda profile: profile.experienced.high),
    "rent_eur_m2": (float | None, _newest("rent_eur_m2")),
    "price_index": (float | None, _newest("price_index")),
    "wage_index": (float | None, _newest("wage_index")),
    "notes": (tuple[Note, ...], lambda profile: profile.notes),
    "pay_level": (Level | Literal["mixed"] | None, lambda profile: profile.pay_level),
    "pay_mid": (int | None, lambda profile: profile.range.mid),
    "pay_mid_is": (MidIs | None, lambda profile: profile.range.mid_is),
    "pay_year": (int | None, lambda profile: profile.pay_year),
    "entry_measure": (_MEASURE, lambda profile: profile.entry.measure),
    "experienced_measure": (_MEASURE, lambda profile: profile.experienced.measure),
    "price_index_year": (int | None, _newest("price_index", "year")),
    "wage_index_year": (int | None, _newest("wage_index", "year")),
    "facets_seen": (Seen | None, lambda profile: profile.seen),
    "facets_role": (TextRole | None, lambda profile: profile.text_role),
    **dict(_indicator("median_pay", "asking_rent_eur_m2", "it_jobs_share", "unemployment_rate")),
    **dict(_indicator("expert_share", "degree_share", "gigabit_share")),
    "sectors": (tuple[str, ...], lambda profile: tuple(share.group for share in profile.more_than_usual)),
    "named_industries": _named("named_industries"),
    "named_employers": _named("named_employers"),
    "population_year": (int | None, _newest("population", "year")),
    "rent_eur_m2_year": (int | None, _newest("rent_eur_m2", "year")),
}


def _column(name: str) -> Column[Profile]:
    if name in _READ:
        return Column(name, *_READ[name])
    return Column(name, get_type_hints(City)[name], attrgetter(f"city.{name}"))  # a plain field needs no line above


PROFILE_COLUMNS: tuple[Column[Profile], ...] = tuple(_column(name) for name in columns.PROFILE_COLUMN_NAMES)
"""The columns of the profile record, in the order that is a contract."""

_ALWAYS = ("city", "name")
_PAY_COLUMNS = tuple(
    name for name in columns.PROFILE_COLUMN_NAMES if name.startswith(("pay_", "entry_", "experienced_"))
)


def columns_of(field: Field) -> tuple[str, ...]:
    """Return the columns of the profile record that belong to a field."""
    match field:
        case PlainField():
            return (field.id,)
        case PayField():
            return (*_PAY_COLUMNS, "notes")
        case FacetField():
            return (field.id, "notes", "facets_seen", "facets_role")
        case SectorsField() | NamedField():
            return (field.id, "notes")
        case IndicatorField():
            return (field.id, f"{field.id}_year")
        case DistanceField():
            return ()
        case _:
            assert_never(field)


def columns_for(fields: Iterable[Field], profiles: Iterable[Profile]) -> tuple[Column[Profile], ...]:
    """Return the columns of the profile record for chosen fields, city and name first, in the contract's order.

    What is the user's own is always marked, so that ``notes`` then come along.
    """
    chosen = {*_ALWAYS, *(name for field in fields for name in columns_of(field))}
    if any("from_pack" in profile.notes for profile in profiles):
        chosen.add("notes")
    return tuple(column for column in PROFILE_COLUMNS if column.name in chosen)


def own_indicators(fields: Iterable[Field]) -> list[str]:
    """Return the indicators that the profile record has no columns for: those of the user's own."""
    return [field.id for field in kinds_of(fields).indicators if field.id not in columns.PROFILE_COLUMN_NAMES]


def profile_rows(profiles: Sequence[Profile], chosen: Sequence[Column[Profile]], fields: Iterable[Field]) -> Rows:
    """Return a row per profile.

    An indicator of the user's own has its value and its year behind the columns of the contract.
    """
    more = [
        column
        for key in own_indicators(fields)
        for column in (Column(key, float | None, _newest(key)), Column(f"{key}_year", int | None, _newest(key, "year")))
    ]
    return rows_of(profiles, (*chosen, *more))


def profile_json(profile: Profile, chosen: Iterable[Column[Profile]]) -> JsonObject:
    """Return the JSON object of a profile: some columns and the statements, in the order in which they came to be."""
    values = {column.name: column.read(profile) for column in chosen}
    return {
        **{name: value for name, value in values.items() if name in columns.FIRST_COLUMN_NAMES},
        "pay": [
            {**msgspec.to_builtins(used.figure), "origin": msgspec.to_builtins(used.origin)} for used in profile.pay
        ],
        "related_pay": msgspec.to_builtins(profile.related_pay),
        "indicators": [
            {**msgspec.to_builtins(edition), "indicator": key}
            for key, editions in profile.indicators.items()
            for edition in editions
        ],
        "facets": [
            {"facet": name, **{key: value for key, value in msgspec.to_builtins(facet).items() if key != "terms"}}
            for name, facet in profile.facets.items()
        ],
        "origins": msgspec.to_builtins(profile.origins),
        **values,
        "sector_shares": msgspec.to_builtins(_sector_statement(profile)),
        "economy": msgspec.to_builtins(_economy_statement(profile)),
    }


def _sector_statement(profile: Profile) -> SectorStatement | None:
    sectors = profile.city.sectors
    if sectors is None or not profile.sectors:
        return None
    return SectorStatement(
        date=sectors.date,
        source=sectors.source,
        area=sectors.area,
        employees=sectors.employees[ALL_SECTORS],
        groups=profile.sectors,
        left_out=sectors.left_out,
        notes=sectors.notes,
        origin=sectors.origin,
    )


def _economy_statement(profile: Profile) -> EconomyStatement | None:
    economy = profile.city.economy
    if economy is None or not profile.economy:
        return None
    named = [each for terms in profile.economy.values() for each in terms]
    return EconomyStatement(
        accessed=economy.accessed,
        pages=pages_behind(economy, named),
        named_industries=profile.economy.get("named_industries"),
        named_employers=profile.economy.get("named_employers"),
        origin=economy.origin,
    )
