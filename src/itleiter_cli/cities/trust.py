"""Sources: how far to trust one, how old its figures are, and what rests on it."""

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from itleiter_cli.catalog.forms import SourceKind, year_of
from itleiter_cli.catalog.model import Catalog, City, Source, State

Trust = Literal["high", "medium", "low"]
Age = Literal["recent", "over_3_years", "undated"]

_OLD_AFTER_YEARS = 3
_ESCO = "esco"
"""The source of the skills of ESCO that terms correspond to."""
_COUNTED: tuple[SourceKind, ...] = ("statistic", "register", "gazetteer")


def trust(source: Source) -> Trust:
    """Say how far to trust a source.

    High for statistics and registers, else medium where it states a method, and low where not.
    """
    return "high" if source.kind in _COUNTED else "low" if source.method is None else "medium"


def age(source: Source, year: int | None = None) -> Age | None:
    """Say whether figures were over three years old on the day they were read; a year or a month counts to its end.

    None for a dated figure of which that day is not known.
    """
    return age_when_read(source.dated if year is None else year, source.accessed)


def age_when_read(dated: int | str | None, read: datetime.date | None) -> Age | None:
    """Say whether what speaks of a day, a month or a year was over three years old when it was read, as in ``age``."""
    if dated is None:
        return "undated"
    if read is None:
        return None
    parts = [int(part) for part in str(dated).split("-")]
    last_day = (*parts, *(12, 31)[len(parts) - 1 :])  # no month has more than 31
    return "over_3_years" if last_day < (read.year - _OLD_AFTER_YEARS, read.month, read.day) else "recent"


def sources_of_codes(catalog: Catalog, esco_ids: Iterable[object]) -> list[str]:
    """Return the ids of the sources of the codes that terms have: that of ESCO, where there is an id of it."""
    return [_ESCO] if _ESCO in catalog.sources and any(esco_ids) else []


def source_year(source: Source) -> int | None:
    """Return the year that the figures of a source speak of, or None."""
    return year_of(source.dated)


def sources_of(catalog: Catalog, keys: Iterable[str]) -> dict[str, Source]:
    """Return the sources with some keys, each once, in the order of the keys."""
    return {key: catalog.sources[key] for key in dict.fromkeys(keys)}


def count_uses(catalog: Catalog) -> tuple[Counter[str], Counter[str]]:
    """Count by source the figures of pay and of indicators and the employees by group that rest on it, and the lists.

    The employees of a city or the country count as one figure, however many groups there are. Lists are the facets of
    cities, and what is asked of the profession in general.
    """
    cities = catalog.cities.values()
    figures: Counter[str] = Counter()
    regions: tuple[State | City, ...] = (*catalog.states.values(), *cities)
    for region in regions:
        figures.update(figure.source for figure in region.pay)
        figures.update(edition.source for editions in region.indicators.values() for edition in editions)
        figures.update([region.sectors.source] if region.sectors else [])
    lists = Counter(facet.source for city in cities for facet in city.facets.values())
    lists.update(catalog.profession.sources if catalog.profession else ())
    return figures, lists
