"""How firm the first place of a ranking is: the weights of a criterion at which other cities draw level.

All arithmetic is exact. ``docs/method.md`` has the formula and an example.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from math import lcm
from typing import NamedTuple


class WholeNumbers(NamedTuple):
    """The weights of criteria and the scores of cities as numerators, over a denominator of all weights or all scores.

    They are as exact as fractions, and added and compared many times as fast.
    """

    weights: Mapping[str, int]
    scores: Mapping[str, Mapping[str, int]]
    of_weights: int
    of_scores: int

    def sums(self, cities: Iterable[str]) -> dict[str, int]:
        """Return the weighted sums of the scores of cities, which are in the order of their totals."""
        return {slug: sum(weight * self.scores[key][slug] for key, weight in self.weights.items()) for slug in cities}

    def totals(self, sums: Mapping[str, int]) -> dict[str, Fraction]:
        """Return the weighted means of which those are the sums."""
        of_sums = self.of_scores * sum(self.weights.values())
        return {slug: Fraction(each, of_sums) for slug, each in sums.items()}


def in_whole_numbers(weights: Mapping[str, Fraction], scores: Mapping[str, Mapping[str, Fraction]]) -> WholeNumbers:
    """Write weights, and the scores of cities by criterion, over one denominator each."""
    of_weights = _denominator(weights.values())
    of_scores = _denominator(chain.from_iterable(each.values() for each in scores.values()))
    return WholeNumbers(
        _numerators(weights, of_weights),
        {key: _numerators(each, of_scores) for key, each in scores.items()},
        of_weights,
        of_scores,
    )


def _denominator(numbers: Iterable[Fraction]) -> int:
    return lcm(*{number.denominator for number in numbers})


def _numerators(numbers: Mapping[str, Fraction], denominator: int) -> dict[str, int]:
    return {key: number.numerator * (denominator // number.denominator) for key, number in numbers.items()}


class WeightLimit(NamedTuple):
    """A weight at which other cities draw level with the winner, and those of them that lead just beyond.

    None means without limit.
    """

    weight: float | None = None
    overtaken_by: tuple[str, ...] = ()


def weight_limits(key: str, whole: WholeNumbers, order: Sequence[str]) -> tuple[WeightLimit, WeightLimit]:
    """Solve for the weights of one criterion, below and above its own, at which a city draws level with the winner.

    ``order`` are the ranked cities with the winner first; the other weights are fixed.
    The lead over a city is a straight line in the weight: lead(w) = lead without it + w (difference of the two scores).
    """
    lead = {other: _lead(key, whole, order[0], other) for other in order[1:]}
    if not lead or any(without + whole.weights[key] * slope == 0 for without, slope in lead.values()):
        return WeightLimit(), WeightLimit()
    levels = {
        other: Fraction(-without, slope * whole.of_weights) for other, (without, slope) in lead.items() if slope != 0
    }
    below = {other: level for other, level in levels.items() if lead[other][1] > 0 and level > 0}
    above = {other: level for other, level in levels.items() if lead[other][1] < 0}
    return _nearest(below, max(below.values(), default=None), lead), _nearest(
        above, min(above.values(), default=None), lead
    )


def _lead(key: str, whole: WholeNumbers, winner: str, other: str) -> tuple[int, int]:
    """Return the winner's lead over another city without one criterion, and what a unit of its weight adds."""
    differences = {name: each[winner] - each[other] for name, each in whole.scores.items()}
    without = sum(weight * differences[name] for name, weight in whole.weights.items() if name != key)
    return without, differences[key]


def _nearest(
    levels: Mapping[str, Fraction], level: Fraction | None, lead: Mapping[str, tuple[int, int]]
) -> WeightLimit:
    """Of the cities that draw level there, keep those that lead just beyond: the ones whose line is steepest."""
    if level is None:
        return WeightLimit()
    there = [other for other, each in levels.items() if each == level]
    steepest = max(abs(lead[other][1]) for other in there)
    return WeightLimit(float(level), tuple(other for other in there if abs(lead[other][1]) == steepest))
