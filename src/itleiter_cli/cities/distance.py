"""How far apart cities are: the great-circle distance between their coordinates, so the air line and not the road."""

from math import asin, cos, radians, sin, sqrt

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import City

COORDINATES = ("lat", "lon")

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG), in km."""


def distance_km(one: City, other: City) -> float | None:
    """Return the air line between two cities in km, rounded to one decimal; None where coordinates are not known.

    Haversine formula: d = 2 R asin(sqrt(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))).
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    half_height = sin(radians(other.lat - one.lat) / 2)
    half_width = sin(radians(other.lon - one.lon) / 2)
    chord = half_height**2 + cos(radians(one.lat)) * cos(radians(other.lat)) * half_width**2
    return round(2 * EARTH_RADIUS_KM * asin(sqrt(chord)), 1)


def coordinates_origin(*cities: City) -> Origin | None:
    """Return where the coordinates of any of some cities stand in a file of the user's own."""
    return next((city.origins[field] for city in cities for field in COORDINATES if field in city.origins), None)
