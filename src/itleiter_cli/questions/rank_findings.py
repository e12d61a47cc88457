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

    Places are those of cities of which a value that decides is known; where nothing decides, of all.

    ``ties`` are the criteria by which all cities score the same, ``asked`` is how many cities were to be ranked, those
    that were left out among them.
    """
    if not ranks:
        return
    findings = [
        _decides(key, each, ranks)
        if reason is None
        else Finding(code="rank_decides_nothing", field=key, reasons=(reason,), year=each.year)
        for key, each in measured.items()
        for reason in (_why_nothing(key, each, ranks, weights, ties, asked),)
    ]
    deciding = [measured[each.field] for each in findings if each.code == "rank_decides" and each.field]
    known = {slug: rank for slug, rank in ranks.items() if any(slug in each.values for each in deciding)}
    yield _first_places(known or ranks, totals)
    yield from findings


def _why_nothing(
    key: str,
    measured: Measurement,
    ranks: Mapping[str, int],
    weights: Mapping[str, Fraction],
    ties: Collection[str],
    asked: int,
) -> str | None:
    """Say why a criterion decides nothing; None where it decides."""
    if not weights[key]:
        return "no_weight"
    if len(measured.values) < FEWEST_COMPARED <= asked:
        return "too_few"
    if len(ranks) < FEWEST_COMPARED:
        return "alone"
    return "tie" if key in ties else None


def _first_places(ranks: Mapping[str, int], totals: Mapping[str, Fraction]) -> Finding:
    """Name all cities that share the best place, else the first few."""
    best = min(ranks.values())
    first = tuple(slug for slug, rank in ranks.items() if rank == best)
    is_shared = len(first) > 1
    places = first if is_shared else tuple(islice(ranks, FIRST_PLACES))
    values = tuple(rounded(totals[slug]) for slug in places)
    return Finding(code="rank_tie" if is_shared else "rank_first", cities=places, values=values)


def _decides(key: str, measured: Measurement, ranks: Mapping[str, int]) -> Finding:
    """Name the cities with the lowest and the highest known value, and say in what the pay behind these differs."""
    known = {slug: measured.values[slug] for slug in ranks if slug in measured.values}
    ends = min(known, key=lambda slug: known[slug]), max(known, key=lambda slug: known[slug])
    return Finding(
        code="rank_decides",
        field=key,
        cities=ends,
        values=tuple(rounded(known[slug]) for slug in ends),
        year=measured.year,
        areas=tuple(measured.areas.get(slug) for slug in ends),
        reasons=measured.differences,
    )
