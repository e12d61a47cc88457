"""A map for the HTML report: projects places, cuts the outline to what is shown, and finds room for names.

The projection is equirectangular, true to scale in the middle of the map. All lengths are units of the drawing, which
is as wide as a phone, so that a unit is about a pixel there.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from math import cos, hypot, pi, radians, sin
from operator import attrgetter

from msgspec import Struct, structs

from itleiter_cli.catalog.outline import Outline
from itleiter_cli.sheets.sheet import CityMap, Dot
from itleiter_cli.writers.report import Anchor, Extract, MapDrawing, Mark, PlaceName

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_WIDTH = 320.0
_MOST_HIGH, _LEAST_HIGH = 1.36, 0.8
"""Height as a share of the width; the first is that of the whole country."""
_MARGIN = 0.1
_LEAST_DEGREES = 0.6
"""Of latitude, so that a few neighbours do not fill the map."""
_WHOLE_FROM = 3.2
"""From so many degrees of latitude on, or as wide, the whole country is shown."""
_OVERVIEW = 56.0
_DOT = 4.0
"""Half of the room that a dot takes."""
_LETTER, _LINE = 7.0, 13.0
"""Room for a letter, and for the height of a name; a browser's own font differs a little."""
_GAP = 2.0
_LONGEST = 26
_ROUNDS = (13, 20, 28, 38, 50, 64, 80, 98, 118)
_DIRECTIONS = 20
_TRIES = 3
_OVER_DOT, _LINE_OVER_DOT, _OF_NAMED, _NEVER = 60.0, 8.0, 5.0, 10000.0
"""What it costs that a name covers a dot or its line does, so many times of one with a name, and that names or lines
cross; else the distance counts."""


def draw_map(city_map: CityMap, outline: Outline, key: str) -> MapDrawing:
    """Draw a map of the whole country, or of a part where all cities lie close together."""
    country = _bounds([point for ring in outline.rings for point in ring])
    places = _bounds([(dot.lon, dot.lat) for dot in city_map.dots])
    frame, is_part = _frame(country, places)
    view = _View(frame)
    at = [view.place((dot.lon, dot.lat)) for dot in city_map.dots]
    marks = (
        Mark(x=x, y=y, shade=dot.shade, title=": ".join(filter(None, (dot.name, dot.value))), is_named=dot.is_named)
        for (x, y), dot in zip(at, city_map.dots, strict=True)
    )
    return MapDrawing(
        id=key,
        title=city_map.title,
        width=_WIDTH,
        height=view.height,
        land=_land(outline, view),
        marks=tuple(marks),
        names=tuple(_names(city_map.dots, at, view.height)),
        steps=city_map.steps,
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
    """Return the outline within a frame as a path."""
    rings = (_cut(ring, view.frame) for ring in outline.rings)
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


class _Spot(Struct, frozen=True):
    """Where a name may stand, to which side of that it is written, the line that leads there, and what that costs."""

    box: Box
    anchor: Anchor
    line: tuple[Point, Point] | None
    cost: float


class _Offer(Struct, frozen=True):
    """Where a name may stand, the nearest first, and what the one or other costs, reckoned when it is asked for."""

    spots: Sequence[_Spot]
    price: Callable[[int], float]


def _offer(dots: Sequence[Dot], at: Sequence[Point], named: int, height: float) -> _Offer:
    spots = sorted(_spots(at[named], _wide(_shortened(dots[named].name)), height), key=attrgetter("cost"))
    others = [(place, dot.is_named) for place, dot in zip(at, dots, strict=True) if dot is not dots[named]]
    return _Offer(spots, cache(lambda index: spots[index].cost + _covered(spots[index], others)))


def _names(dots: Sequence[Dot], at: Sequence[Point], height: float) -> Iterator[PlaceName]:
    """Find room for the names, so that no two cross, and as few dots as can be are covered.

    They are placed one after the other in some orders, and then each anew beside all others; the best one is taken.
    """
    named = [index for index, dot in enumerate(dots) if dot.is_named]
    offers = {index: _offer(dots, at, index, height) for index in named}
    crowds = {index: sum(hypot(at[index][0] - x, at[index][1] - y) < _ROUNDS[3] for x, y in at) for index in named}
    orders: tuple[Callable[[int], float], ...] = (
        lambda index: -crowds[index],
        lambda index: at[index][0],
        lambda index: at[index][1],
        lambda index: -at[index][1],
    )
    placed = min((_placed(sorted(named, key=order), offers) for order in orders), key=_price)
    for index, spot in placed.items():
        left, _, right, bottom = spot.box
        x = {"start": left + _GAP, "middle": (left + right) / 2, "end": right - _GAP}[spot.anchor]
        yield PlaceName(
            x=round(x, 1),
            y=round(bottom - _LINE / 4, 1),
            anchor=spot.anchor,
            words=_shortened(dots[index].name),
            leader="M" + " ".join(f"{x:g} {y:g}" for x, y in spot.line) if spot.line else "",
        )


def _placed(order: list[int], offers: Mapping[int, _Offer]) -> dict[int, _Spot]:
    placed: dict[int, _Spot] = {}
    for index in order * _TRIES:
        placed[index] = _best(offers[index], [spot for each, spot in placed.items() if each != index])
    return placed


def _price(placed: Mapping[int, _Spot]) -> float:
    crossing = sum(_cross(one, other) for one, other in combinations(placed.values(), 2))
    return sum(spot.cost for spot in placed.values()) + _NEVER * crossing


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _wide(words: str) -> float:
    """Return how wide words are, about; letters of East Asia take twice the room."""
    return _LETTER * sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words) + 2 * _GAP


def _spots(at: Point, wide: float, height: float) -> Iterator[_Spot]:
    """Offer places around a dot within the map: beside it, and ever farther away at the end of a line."""
    for spot in _all_spots(at, wide):
        left, top, right, bottom = spot.box
        across = max(0.0, -left) - max(0.0, right - _WIDTH)  # a name at the edge moves in, as far as its line allows
        down = max(0.0, -top) - max(0.0, bottom - height)
        if not across and not down:
            yield spot
        elif spot.line and not down and wide < _WIDTH:
            box = (left + across, top, right + across, bottom)
            yield _Spot(box, "start" if across > 0 else "end", spot.line, spot.cost + 2 * abs(across))


def _all_spots(at: Point, wide: float) -> Iterator[_Spot]:
    x, y = at
    half, gap = _LINE / 2, _DOT
    yield _Spot((x + gap, y - half, x + gap + wide, y + half), "start", None, 0)
    yield _Spot((x - gap - wide, y - half, x - gap, y + half), "end", None, 0)
    yield _Spot((x - wide / 2, y - gap - _LINE, x + wide / 2, y - gap), "middle", None, 1)
    yield _Spot((x - wide / 2, y + gap, x + wide / 2, y + gap + _LINE), "middle", None, 1)
    for far in _ROUNDS:
        for step in range(_DIRECTIONS):
            across, down = cos(2 * pi * step / _DIRECTIONS), sin(2 * pi * step / _DIRECTIONS)
            anchor: Anchor = "start" if across > 0.3 else "end" if across < -0.3 else "middle"
            tip = (round(x + far * across, 1), round(y + far * down, 1))
            left = tip[0] - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
            top = tip[1] - (half if anchor != "middle" else 0 if down > 0 else _LINE)
            yield _Spot((left, top, left + wide, top + _LINE), anchor, (at, tip), far)


def _best(offer: _Offer, taken: Sequence[_Spot]) -> _Spot:
    """Return the spot that costs least beside those taken; a name as wide as the map stands in its corner."""
    best, least = _Spot((0, 0, 0, _LINE), "start", None, 0), float("inf")
    for index, spot in enumerate(offer.spots):
        if spot.cost >= least:
            break
        cost = price = offer.price(index)
        for other in taken:
            if cost >= least:
                break
            cost += _NEVER if _cross(spot, other) else 0
        if cost < least:
            best, least = structs.replace(spot, cost=price), cost
    return best


def _covered(spot: _Spot, others: Sequence[tuple[Point, bool]]) -> float:
    """Return what the dots cost that a name or its line covers, of others with whether they have names."""
    left, top, right, bottom = (spot.box[0] - _DOT, spot.box[1] - _DOT, spot.box[2] + _DOT, spot.box[3] + _DOT)
    cost = 0.0
    for (x, y), is_named in others:
        weight = _OF_NAMED if is_named else 1
        if left < x < right and top < y < bottom:
            cost += weight * _OVER_DOT
        if spot.line and _is_near((x, y), *spot.line):
            cost += weight * _LINE_OVER_DOT
    return cost


def _cross(one: _Spot, other: _Spot) -> bool:
    """Whether two names overlap, their lines cross, or the line of one goes through the other."""
    (left, top, right, bottom), (west, north, east, south) = one.box, other.box
    if left < east and west < right and top < south and north < bottom:
        return True
    if one.line and other.line and _lines_cross(one.line, other.line):
        return True
    return any(line and _is_through(line, box) for line, box in ((one.line, other.box), (other.line, one.box)))


def _is_through(line: tuple[Point, Point], box: Box) -> bool:
    left, top, right, bottom = box
    diagonals = (((left, top), (right, bottom)), ((left, bottom), (right, top)))
    return any(_lines_cross(line, diagonal) for diagonal in diagonals)


def _lines_cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return on which side of a line from a to b a point c lies, by its sign."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _is_near(point: Point, begin: Point, end: Point) -> bool:
    """Whether a line between two points goes through a dot."""
    (x, y), (x1, y1), (x2, y2) = point, begin, end
    if not (min(x1, x2) - _DOT < x < max(x1, x2) + _DOT and min(y1, y2) - _DOT < y < max(y1, y2) + _DOT):
        return False
    across, down = x2 - x1, y2 - y1
    share = max(0.0, min(1.0, ((x - x1) * across + (y - y1) * down) / (across**2 + down**2)))
    return hypot(x - x1 - share * across, y - y1 - share * down) < _DOT
