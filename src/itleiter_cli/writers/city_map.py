"""A map for the HTML report: projects places and cuts the outline to what is shown.

The projection is equirectangular, true to scale in the middle of the map. All lengths are units of the drawing, which
is as wide as a phone, so that a unit is about a pixel there.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import cos, radians

from msgspec import Struct, structs

from itleiter_cli.catalog.outline import Outline
from itleiter_cli.sheets.sheet import CityMap
from itleiter_cli.writers.map_names import Box, Place, Point, place_names
from itleiter_cli.writers.report import Extract, MapDrawing, MapMark, Ring

_WIDTH = 320.0
_MOST_HIGH, _LEAST_HIGH = 1.36, 0.8
"""Height as a share of the width; the first is that of the whole country."""
_MARGIN = 0.1
_LEAST_DEGREES = 0.6
"""Of latitude, so that a few neighbours do not fill the map."""
_WHOLE_FROM = 3.2
"""From so many degrees of latitude on, or as wide, the whole country is shown."""
_OVERVIEW = 56.0
_BLEED = 3.0
"""How far the land reaches beyond the edges of the drawing, so that no edge of a cut looks like a border."""
_DOT, _RING = 4.0, 7.5
"""Half of the room that a dot takes, and one with a ring around it."""


def draw_map(city_map: CityMap, outline: Outline, key: str) -> MapDrawing:
    """Draw a map of the whole country, or of a part where all cities lie close together."""
    country = _bounds([point for ring in outline.rings for point in ring])
    start = city_map.start
    at = [(dot.lon, dot.lat) for dot in city_map.dots]
    frame, is_part = _frame(country, _bounds([*at, (start.lon, start.lat)] if start else at))
    view = _View(frame)
    dots = list(zip(city_map.dots, map(view.place, at), strict=True))
    marked = [Place(place, _DOT, dot.name if dot.is_named else "") for dot, place in dots]
    ring = None
    if start:
        x, y = view.place((start.lon, start.lat))
        ring = Ring(x=x, y=y, words=start.words)
        itself = Place((x, y), _DOT, start.name)
        marked = [structs.replace(place, name="") if place == itself else place for place in marked]
        marked.append(Place((x, y), _RING, start.name, first=True))
    names, unnamed = place_names(marked, _WIDTH, view.height)
    return MapDrawing(
        id=key,
        title=city_map.title,
        width=_WIDTH,
        height=view.height,
        land=_land(outline, view),
        marks=tuple(
            MapMark(
                x=x, y=y, shade=dot.shade, title=": ".join(filter(None, (dot.name, dot.value))), is_named=dot.is_named
            )
            for dot, (x, y) in dots
        ),
        ring=ring,
        names=names,
        unnamed=", ".join(unnamed),
        steps=city_map.steps,
        naming=city_map.naming,
        remarks=city_map.remarks,
        extract=_extract(outline, country, frame) if is_part else None,
    )


class _View(Struct, frozen=True):
    """A frame in degrees (west, south, east, north), and how it is projected."""

    frame: Box
    width: float = _WIDTH

    @property
    def scale(self) -> float:
        """Units per degree of longitude."""
        return self.width / (self.frame[2] - self.frame[0])

    @property
    def height(self) -> float:
        return round((self.frame[3] - self.frame[1]) * self.scale / _shrink(self.frame), 1)

    def place(self, point: Point) -> Point:
        """Project degrees east and north."""
        x, y = point[0] - self.frame[0], self.frame[3] - point[1]
        return round(x * self.scale, 1), round(y * self.scale / _shrink(self.frame), 1)


def _shrink(frame: Box) -> float:
    """Return how much shorter a degree of longitude is than one of latitude in the middle of a frame."""
    return cos(radians((frame[1] + frame[3]) / 2))


def _bounds(points: Sequence[Point]) -> Box:
    easts, norths = [point[0] for point in points], [point[1] for point in points]
    return min(easts), min(norths), max(easts), max(norths)


def _frame(country: Box, places: Box) -> tuple[Box, bool]:
    """Return what is shown, in degrees with a margin, and whether that is a part of the country only."""
    shrink = _shrink(places)
    width, height = (places[2] - places[0]) * shrink, places[3] - places[1]
    is_part = max(width, height) < _WHOLE_FROM
    west, south, east, north = (
        places if is_part else (*map(min, country[:2], places[:2]), *map(max, country[2:], places[2:]))
    )
    if is_part:
        width = max(width, height / _MOST_HIGH, _LEAST_DEGREES)
        height = max(height, width * _LEAST_HIGH)
    else:
        width, height = (east - west) * shrink, north - south
    margin = (_MARGIN if is_part else _MARGIN / 5) * max(width, height)
    half_width, half_height = (width / 2 + margin) / shrink, height / 2 + margin
    x, y = (west + east) / 2, (south + north) / 2
    return (x - half_width, y - half_height, x + half_width, y + half_height), is_part


def _land(outline: Outline, view: _View) -> str:
    """Return the outline within a frame, and a little around it, as a path."""
    (west, south, east, north), bleed = view.frame, _BLEED / view.scale
    around = (west - bleed, south - bleed, east + bleed, north + bleed)
    rings = (_cut(ring, around) for ring in outline.rings)
    paths = ([view.place(point) for point in ring] for ring in rings if ring)
    return " ".join("M" + " ".join(f"{x:g} {y:g}" for x, y in path) + "z" for path in paths)


def _cut(ring: Sequence[Point], frame: Box) -> Sequence[Point]:
    """Cut a closed line to a frame, edge by edge (Sutherland and Hodgman, 1974)."""
    west, south, east, north = frame
    edges: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, west, float.__ge__),
        (0, east, float.__le__),
        (1, south, float.__ge__),
        (1, north, float.__le__),
    )
    for axis, limit, is_in in edges:
        kept: list[Point] = []
        for one, other in pairwise((*ring[-1:], *ring)):
            if is_in(one[axis], limit) is not is_in(other[axis], limit):
                share = (limit - one[axis]) / (other[axis] - one[axis])
                kept.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
            if is_in(other[axis], limit):
                kept.append(other)
        ring = kept
    return ring


def _extract(outline: Outline, country: Box, frame: Box) -> Extract:
    whole = _View(country, _OVERVIEW)
    (left, top), (right, bottom) = whole.place((frame[0], frame[3])), whole.place((frame[2], frame[1]))
    box = (left, top, round(right - left, 1), round(bottom - top, 1))
    return Extract(land=_land(outline, whole), width=_OVERVIEW, height=whole.height, box=box)
