"""Air lines between cities."""

from __future__ import annotations

import pytest

from itleiter_cli.catalog.model import Catalog, City
from itleiter_cli.cities.distance import distance_km


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        pytest.param("dortmund", "essen", 32.1, id="Dortmund and Essen"),
        pytest.param("essen", "muelheim-an-der-ruhr", 9.6, id="Essen and Mülheim"),
        pytest.param("dortmund", "koeln", 74.0, id="Dortmund and Köln"),
    ],
)
def test_distances_are_those_worked_out_elsewhere(one: str, other: str, km: float, bundled: Catalog) -> None:
    """Great-circle distances from the same coordinates, computed by somebody else; the same in both directions."""
    assert distance_km(bundled.cities[one], bundled.cities[other]) == km
    assert distance_km(bundled.cities[other], bundled.cities[one]) == km


def test_a_quarter_of_the_equator_and_nothing() -> None:
    """90 degrees along the equator are a quarter of 2 pi R: 10,007.6 km; a city is 0 km from itself; unknown is None."""
    zero, quarter = (
        City(slug=name, name=name, state="NW", lat=0.0, lon=lon) for name, lon in (("a", 0.0), ("b", 90.0))
    )
    assert distance_km(zero, quarter) == 10007.6
    assert distance_km(zero, zero) == 0
    for known in ({}, {"lat": 1.0}, {"lon": 1.0}):
        unknown = City(slug="c", name="C", state="NW", **known)
        assert distance_km(zero, unknown) is distance_km(unknown, zero) is None
