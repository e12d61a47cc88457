"""What a ranking comes to: who is first, and what each criterion decides, or why it decides nothing."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import islice

from itleiter_cli.questions.criteria import FEWEST_COMPARED, Measurement, rounded
from itleiter_cli.questions.finding import Finding

FIRST_PLACES = 3


def rank_findings(
    ranks: Mapping[str, int],
    totals: Mapping[str, Fraction],
    measured: Mapping[str, Measurement],
    weights: Mapping[str, Fraction],
    ties: Collection[str],
    asked: int,
) -> Iterator[Finding]:
    """Name the first places, and say of each criterion between which values it decides, or why it does not.

    ``ties`` are the criteria by which all cities score the same, ``asked`` is how many cities were to be ranked, those
    that were left out among them.
    """
    if not ranks:
        return
    yield _first_places(ranks, totals)
    for key, each in measured.items():
        if not weights[key]:
            reason = "no_weight"
        elif len(each.values) < FEWEST_COMPARED <= asked:
            reason = "too_few"
        elif len(ranks) < FEWEST_COMPARED:
            reason = "alone"
        elif key in ties:
            reason = "tie"
        else:
            yield _decides(key, each, ranks)
            continue
        yield Finding(code="rank_decides_nothing", field=key, reasons=(reason,), year=each.year)


def _first_places(ranks: Mapping[str, int], totals: Mapping[str, Fraction]) -> Finding:
    """Name all cities that share the first place, else the first few."""
    first = tuple(slug for slug, rank in ranks.items() if rank == 1)
    is_shared = len(first) > 1
    places = first if is_shared else tuple(islice(ranks, FIRST_PLACES))
    values = tuple(rounded(totals[slug]) for slug in places)
    return Finding(code="rank_tie" if is_shared else "rank_first", cities=places, values=values)


def _decides(key: str, measured: Measurement, ranks: Mapping[str, int]) -> Finding:
    """Name the cities with the lowest and the highest known value."""
    known = {slug: measured.values[slug] for slug in ranks if slug in measured.values}
    ends = min(known, key=lambda slug: known[slug]), max(known, key=lambda slug: known[slug])
    return Finding(
        code="rank_decides",
        field=key,
        cities=ends,
        values=tuple(rounded(known[slug]) for slug in ends),
        year=measured.year,
        areas=tuple(measured.areas.get(slug) for slug in ends),
    )
