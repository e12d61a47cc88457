"""Employees by group of sections of WZ 2008: the share of each group, held against that in Germany on the same day."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from itleiter_cli.catalog.economy import ALL_SECTORS, SectorGroup, Sectors
from itleiter_cli.catalog.forms import COUNTRY
from itleiter_cli.catalog.model import Catalog, City

LEAST_PERCENT = 4
"""Of the employees, below which a group is never said to have more jobs than usual: a judgement, as the factors are."""
SHARES: Mapping[str, str] = {"it_jobs_share": "J"}
"""The indicators that are the share of a group of sections in all employees, with that group."""

_Count = tuple[int, int, str]
"""The employees of a group, those of all groups, and the share as arithmetic."""


class SectorShare(Struct, frozen=True, kw_only=True):
    """A group of sections in a city or in the area around it.

    ``employees`` is None where the source suppresses it. ``share`` is its share of all employees (0 to 1), ``factor``
    that share divided by Germany's; both are computed, as ``computed`` says. ``more_than_usual`` says whether it has
    at least 4 % of the jobs and at least the factor that its definition names.
    """

    group: str
    employees: int | None
    share: float | None = None
    share_germany: float | None = None
    factor: float | None = None
    computed: str | None = None
    more_than_usual: bool = False


def sector_shares(catalog: Catalog, city: City) -> tuple[SectorShare, ...]:
    """Return the groups of sections of a city, in the order of their definitions.

    A group that takes the place of another one has more jobs than usual only where that one is suppressed, and if it is
    computed, it is there only then.
    """
    return shares_of(catalog)(city)


def shares_of(catalog: Catalog) -> Callable[[City], tuple[SectorShare, ...]]:
    """Return what gives the shares of a city as ``sector_shares`` does, for many: the country is counted once."""
    country = _country(catalog)
    counts = {key: _count(country, key, group) for key, group in catalog.sectors.items()} if country else {}

    def shares(city: City) -> tuple[SectorShare, ...]:
        if city.sectors is None:
            return ()
        return _shares(catalog, city.sectors, counts if country and country.date == city.sectors.date else {})

    return shares


def _country(catalog: Catalog) -> Sectors | None:
    return catalog.states[COUNTRY].sectors if COUNTRY in catalog.states else None


def _shares(catalog: Catalog, sectors: Sectors, in_country: Mapping[str, _Count | None]) -> tuple[SectorShare, ...]:
    return tuple(
        _share(catalog.sectors, sectors, in_country.get(key), key)
        for key in catalog.sectors
        if key != ALL_SECTORS and _is_there(catalog.sectors, sectors, key)
    )


def country_shares(catalog: Catalog) -> tuple[SectorShare, ...]:
    """Return the groups of sections of the country, which are held against nothing."""
    sectors = _country(catalog)
    return () if sectors is None else _shares(catalog, sectors, {})


def more_than_usual(shares: Iterable[SectorShare]) -> tuple[SectorShare, ...]:
    """Return the groups that have more jobs than usual, the highest factor first."""
    found = [share for share in shares if share.more_than_usual]
    return tuple(sorted(found, key=lambda share: share.factor or 0, reverse=True))


def group_left_out(city: City, indicator: str) -> str | None:
    """Return the group that a city has no share of as an indicator because it is left out; None where that is not so.

    What the user has cleared is not left out, it is cleared.
    """
    group = SHARES.get(indicator)
    if group is None or city.sectors is None or indicator in city.indicators or indicator in city.origins:
        return None
    return group if group in city.sectors.left_out else None


def _is_there(groups: Mapping[str, SectorGroup], sectors: Sectors, key: str) -> bool:
    """Whether a group is published, or takes the place of one that is not."""
    group = groups[key]
    if group.computed:
        return _takes_the_place(groups, sectors, group) and all(sectors.employees.get(each) for each in group.computed)
    return key in sectors.employees


def _takes_the_place(groups: Mapping[str, SectorGroup], sectors: Sectors, group: SectorGroup) -> bool:
    other = group.instead_of
    if other is None:
        return True
    return sectors.employees.get(other) is None and _takes_the_place(groups, sectors, groups[other])


def _share(groups: Mapping[str, SectorGroup], sectors: Sectors, in_country: _Count | None, key: str) -> SectorShare:
    group = groups[key]
    in_area = _count(sectors, key, group)
    if in_area is None:
        return SectorShare(group=key, employees=None)
    here, total, written = in_area
    if in_country is None or not in_country[0]:
        return SectorShare(group=key, employees=here, share=here / total)
    there, country, written_of_country = in_country
    factor = here * country / (there * total)  # of whole numbers, so that it is rounded once
    stands_out = (
        group.least_factor is not None
        and factor >= group.least_factor
        and 100 * here >= LEAST_PERCENT * total
        and key not in sectors.left_out
        and _takes_the_place(groups, sectors, group)
    )
    return SectorShare(
        group=key,
        employees=here,
        share=here / total,
        share_germany=there / country,
        factor=factor,
        computed=f"({written}) / ({written_of_country})",
        more_than_usual=stands_out,
    )


def _count(sectors: Sectors, key: str, group: SectorGroup) -> _Count | None:
    """Count the employees of a group; None where they are not published."""
    employees = sectors.employees
    total = employees.get(ALL_SECTORS)
    if not total:
        return None
    if group.computed is None:
        count = employees.get(key)
        return None if count is None else (count, total, f"{count} / {total}")
    first, second = (employees.get(each) for each in group.computed)
    if first is None or second is None:
        return None
    return first - second, total, f"({first} - {second}) / {total}"
