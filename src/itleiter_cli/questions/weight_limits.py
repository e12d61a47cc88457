"""How firm the first place of a ranking is: the weights of a criterion at which other cities draw level.

All arithmetic is exact (fractions). ``docs/method.md`` has the formula and an example.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple


class WeightLimit(NamedTuple):
    """A weight at which other cities draw level with the winner, and those of them that lead just beyond.

    None means without limit.
    """

    weight: float | None = None
    overtaken_by: tuple[str, ...] = ()


def weight_limits(
    key: str, weights: Mapping[str, Fraction], scores: Mapping[str, Mapping[str, Fraction]], order: Sequence[str]
) -> tuple[WeightLimit, WeightLimit]:
    """Solve for the weights of one criterion, below and above its own, at which a city draws level with the winner.

    ``order`` are the ranked cities with the winner first; the other weights are fixed.
    The lead over a city is a straight line in the weight: lead(w) = lead without it + w (difference of the two scores).
    """
    lead = {other: _lead(key, weights, scores, order[0], other) for other in order[1:]}
    if not lead or any(without + weights[key] * slope == 0 for without, slope in lead.values()):
        return WeightLimit(), WeightLimit()
    levels = {other: -without / slope for other, (without, slope) in lead.items() if slope != 0}
    below = {other: level for other, level in levels.items() if lead[other][1] > 0 and level > 0}
    above = {other: level for other, level in levels.items() if lead[other][1] < 0}
    return _nearest(below, max(below.values(), default=None), lead), _nearest(
        above, min(above.values(), default=None), lead
    )


def _lead(
    key: str, weights: Mapping[str, Fraction], scores: Mapping[str, Mapping[str, Fraction]], winner: str, other: str
) -> tuple[Fraction, Fraction]:
    """Return the winner's lead over another city without one criterion, and what a unit of its weight adds."""
    differences = {name: each[winner] - each[other] for name, each in scores.items()}
    without = sum((weight * differences[name] for name, weight in weights.items() if name != key), Fraction(0))
    return without, differences[key]


def _nearest(
    levels: Mapping[str, Fraction], level: Fraction | None, lead: Mapping[str, tuple[Fraction, Fraction]]
) -> WeightLimit:
    """Of the cities that draw level there, keep those that lead just beyond: the ones whose line is steepest."""
    if level is None:
        return WeightLimit()
    there = [other for other, each in levels.items() if each == level]
    steepest = max(abs(lead[other][1]) for other in there)
    return WeightLimit(float(level), tuple(other for other in there if abs(lead[other][1]) == steepest))
