"""Which edition of an indicator a comparison of cities rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from itleiter_cli.catalog.model import City, IndicatorValue


class Edition(NamedTuple):
    """The values of one year, or those that name none."""

    year: int | None

    def value(self, values: Iterable[IndicatorValue]) -> IndicatorValue | None:
        """Return the one of an indicator's values that is of this edition, or None."""
        return next((value for value in values if value.year == self.year), None)


def widest_edition(cities: Iterable[City], indicator: str) -> Edition | None:
    """Return the edition that most of the cities have, of equals the newest; None where no city has any."""
    years = Counter(value.year for city in cities for value in city.indicators.get(indicator, ()))
    return Edition(max(years, key=lambda year: (years[year], year or 0))) if years else None


def common_edition(cities: Iterable[City], indicator: str) -> Edition | None:
    """Return the newest edition that all cities have that have any; None where there is no such edition."""
    years = [{value.year for value in city.indicators[indicator]} for city in cities if city.indicators.get(indicator)]
    shared = set[int | None].intersection(*years) if years else set()
    return Edition(max(shared, key=lambda year: year or 0)) if shared else None
