"""Finds room for names on a map: beside their dots, or farther away at the end of a line.

No name covers a dot or leaves the map, no two names or lines cross, and no line goes through the dot of another place.
A name for which no such place is found is left out, and told. All lengths are units of the drawing.
"""

import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from math import cos, hypot, pi, sin
from operator import attrgetter

from msgspec import Struct

from itleiter_cli.writers.report import Anchor, PlaceName

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_LETTER, _CAPITAL, _WIDE, _SQUARE, _LINE = 7.0, 9.0, 11.5, 14.0, 13.0
"""Room for letters and for the height of a name, with some to spare: a browser's own font is not known."""
_GAP = 2.0
_WIDEST = 190.0
_ROUNDS = (13, 20, 28, 38, 52, 68, 88, 112, 140)
_DIRECTIONS = 24
_CROWD = 38.0
"""How far away a place is still one that crowds another."""
_STEEP = 0.3
"""From so much up or down on, as a share of its length, a line may end above or below a name, else beside it."""
_AIR = 0.5
"""How much of the room around a mark a line may pass through."""
_CORNER = 3.0
"""What it costs that a line ends at the corner of a name."""
_IN_THE_WAY, _MORE, _FIRST = 40.0, 1.5, 400.0
"""What it costs to move a name out of the way, and how much more each time; and one with the first claim."""
_MOVES = 12
"""How often a name may be moved, on average."""


class Place(Struct, frozen=True):
    """A mark on a map: its middle, half of the room that it takes, and its name; empty: none is wanted.

    One with the ``first`` claim to room is named before all others.
    """

    at: Point
    room: float
    name: str
    first: bool = False


class _Spot(Struct, frozen=True):
    """Where a name may stand, to which side of that it is written, the line that leads there, and what that costs."""

    box: Box
    anchor: Anchor
    line: tuple[Point, Point] | None
    cost: float


def place_names(places: Sequence[Place], width: float, height: float) -> tuple[tuple[PlaceName, ...], tuple[str, ...]]:
    """Return the names of places with where they stand on a map of this size, and the names that found no room."""
    named = [index for index, place in enumerate(places) if place.name]
    offers = {index: sorted(_spots(places, index, width, height), key=attrgetter("cost")) for index in named}
    claims = {index: _FIRST if places[index].first else _IN_THE_WAY for index in named}
    tries = product(_orders(places, named), (False, True))
    all_placed = [_improved(_placed(order, offers, claims, outward=outward), offers) for order, outward in tries]
    placed = max(all_placed, key=partial(_worth, claims))
    names = tuple(_name(places[index].name, placed[index]) for index in named if index in placed)
    return names, tuple(places[index].name for index in named if index not in placed)


def _orders(places: Sequence[Place], named: Sequence[int]) -> Iterator[Sequence[int]]:
    """Order names by how crowded it is around them, and from west to east."""
    crowds = {index: sum(_apart(places[index], other) < _CROWD for other in places) for index in named}
    yield sorted(named, key=lambda index: -crowds[index])
    yield sorted(named, key=lambda index: places[index].at[0])


def _name(name: str, spot: _Spot) -> PlaceName:
    left, _, right, bottom = spot.box
    x = {"start": left + _GAP, "middle": (left + right) / 2, "end": right - _GAP}[spot.anchor]
    return PlaceName(
        x=round(x, 1),
        y=round(bottom - _LINE / 4, 1),
        anchor=spot.anchor,
        words=_shortened(name),
        leader="M" + " ".join(f"{x:g} {y:g}" for x, y in spot.line) if spot.line else "",
    )


def _apart(one: Place, other: Place) -> float:
    return hypot(one.at[0] - other.at[0], one.at[1] - other.at[1])


def _placed(
    order: Sequence[int], offers: Mapping[int, Sequence[_Spot]], claims: Mapping[int, float], *, outward: bool
) -> dict[int, _Spot]:
    """Place names one after the other where it costs least, moving others out of the way, which gets ever dearer.

    Moved ``outward``, a name may not come nearer again. Return the best that there was until all stood, or after many
    moves.
    """
    placed: dict[int, _Spot] = {}
    best: dict[int, _Spot] = {}
    dear = dict(claims)
    nearest_first = {index: offers[index] for index in order}
    waiting = deque(sorted(order, key=lambda index: -claims[index]))
    for _ in range(_MOVES * len(order)):
        if not waiting:
            break
        index = waiting.popleft()
        if not nearest_first[index]:
            continue
        spot, moved = _cheapest(nearest_first[index], placed, dear)
        for other in moved:
            was = placed.pop(other)
            if outward:
                nearest_first[other] = nearest_first[other][nearest_first[other].index(was) + 1 :]
            dear[other] *= _MORE
            waiting.append(other)
        placed[index] = spot
        best = max(best, dict(placed), key=partial(_worth, claims))
    return best


def _improved(placed: Mapping[int, _Spot], offers: Mapping[int, Sequence[_Spot]]) -> dict[int, _Spot]:
    """Move each name, or one that has no place, to the best place that is free beside the others."""
    better = dict(placed)
    for index in (*offers, *offers):
        others = [spot for other, spot in better.items() if other != index]
        free = (spot for spot in offers[index] if not any(_cross(spot, other) for other in others))
        if first := next(free, None):
            better[index] = first
    return better


def _worth(claims: Mapping[int, float], placed: Mapping[int, _Spot]) -> tuple[float, float]:
    """Order by the claims of the names that stand, then by how little they cost."""
    return sum(claims[index] for index in placed), -sum(spot.cost for spot in placed.values())


def _cheapest(
    spots: Sequence[_Spot], placed: Mapping[int, _Spot], dear: Mapping[int, float]
) -> tuple[_Spot, Sequence[int]]:
    """Return the spot that costs least, of some ordered by their own cost, and which names it moves away."""
    best, moved, least = spots[0], list(placed), float("inf")
    for spot in spots:
        cost, crossed = spot.cost, []
        if cost >= least:
            break
        for index, other in placed.items():
            if _cross(spot, other):
                cost += dear[index]
                crossed.append(index)
                if cost >= least:
                    break
        else:
            best, moved, least = spot, crossed, cost
    return best, moved


def _shortened(name: str) -> str:
    """Cut a name that would be wider than the map has room for."""
    if _wide(name) <= _WIDEST:
        return name
    length = next(length for length in range(len(name), 0, -1) if _wide(name[:length]) <= _WIDEST)
    return f"{name[:length].rstrip()}…"


def _wide(words: str) -> float:
    """Return how wide words are at most, about."""
    return sum(map(_letter, words)) + 2 * _GAP


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return _SQUARE
    if letter in "MWmw@%—…":
        return _WIDE
    return _CAPITAL if letter.isupper() else _LETTER


def _spots(places: Sequence[Place], index: int, width: float, height: float) -> Iterator[_Spot]:
    """Offer places within the map that cover no dot, nor does their line: beside a dot, and ever farther away."""
    place, others = places[index], [(_room(other), other) for other in (*places[:index], *places[index + 1 :])]
    # every line crosses a ring around the place
    beyond = [(room, other) for room, other in others if _apart(place, other) + place.room >= other.room]
    for spot in _all_spots(place, _wide(_shortened(place.name))):
        left, top, right, bottom = spot.box
        is_within = left >= 0 and top >= 0 and right <= width and bottom <= height
        if not is_within or any(_overlap(spot.box, room) for room, _ in others):
            continue
        if spot.line is None or not _is_through_dots(spot.line, beyond):
            yield spot


def _is_through_dots(line: tuple[Point, Point], others: Iterable[tuple[Box, Place]]) -> bool:
    """Whether a line goes through the dot of another place."""
    around = _around(*line)
    return any(_overlap(around, room) and _is_near(place, *line) for room, place in others)


def _room(place: Place) -> Box:
    (x, y), room = place.at, place.room
    return x - room, y - room, x + room, y + room


def _around(begin: Point, end: Point) -> Box:
    (x1, y1), (x2, y2) = begin, end
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _all_spots(place: Place, wide: float) -> Iterator[_Spot]:
    (x, y), half, gap = place.at, _LINE / 2, place.room
    yield _Spot((x + gap, y - half, x + gap + wide, y + half), "start", None, 0)
    yield _Spot((x - gap - wide, y - half, x - gap, y + half), "end", None, 0)
    yield _Spot((x - wide / 2, y - gap - _LINE, x + wide / 2, y - gap), "middle", None, 1)
    yield _Spot((x - wide / 2, y + gap, x + wide / 2, y + gap + _LINE), "middle", None, 1)
    for far in _ROUNDS:
        for step in range(_DIRECTIONS):
            across, down = cos(2 * pi * step / _DIRECTIONS), sin(2 * pi * step / _DIRECTIONS)
            begin = (round(x + gap * across, 1), round(y + gap * down, 1))
            tip = (round(x + far * across, 1), round(y + far * down, 1))
            yield from (
                _Spot(box, anchor, (begin, tip), far + cost) for box, anchor, cost in _at(tip, across, down, wide)
            )


def _at(tip: Point, across: float, down: float, wide: float) -> Iterator[tuple[Box, Anchor, float]]:
    """Offer the room for a name at the end of a line, which its real width, whatever it is, does not part from it."""
    x, y = tip
    if abs(across) > _STEEP:
        left = x if across > 0 else x - wide
        yield (left, y - _LINE / 2, left + wide, y + _LINE / 2), "start" if across > 0 else "end", 0
    if abs(down) > _STEEP:
        top = y if down > 0 else y - _LINE
        yield (x - wide / 2, top, x + wide / 2, top + _LINE), "middle", 0
        yield (x - _GAP, top, x - _GAP + wide, top + _LINE), "start", _CORNER
        yield (x + _GAP - wide, top, x + _GAP, top + _LINE), "end", _CORNER


def _cross(one: _Spot, other: _Spot) -> bool:
    """Whether two names overlap, their lines cross, or the line of one goes through the other."""
    return bool(
        _overlap(one.box, other.box)
        or (one.line and _is_through(one.line, other.box))
        or (other.line and _is_through(other.line, one.box))
        or (one.line and other.line and _lines_cross(one.line, other.line))
    )


def _overlap(one: Box, other: Box) -> bool:
    (left, top, right, bottom), (west, north, east, south) = one, other
    return left < east and west < right and top < south and north < bottom


def _is_through(line: tuple[Point, Point], box: Box) -> bool:
    """Whether a line goes through a box: it comes within its sides, and has corners to its left and to its right."""
    if not _overlap(_around(*line), box):
        return False
    (x, y), (end_x, end_y), (left, top, right, bottom) = *line, box
    across, down = end_x - x, end_y - y
    sides = [
        across * (corner_y - y) - down * (corner_x - x) for corner_x in (left, right) for corner_y in (top, bottom)
    ]
    return min(sides) < 0 < max(sides)


def _lines_cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return on which side of a line from a to b a point c lies, by its sign."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _is_near(place: Place, begin: Point, end: Point) -> bool:
    """Whether a line between two points goes through a mark."""
    (x, y), (x1, y1), (x2, y2), room = place.at, begin, end, place.room
    across, down = x2 - x1, y2 - y1
    share = max(0.0, min(1.0, ((x - x1) * across + (y - y1) * down) / (across**2 + down**2)))
    return hypot(x - x1 - share * across, y - y1 - share * down) < room - _AIR
