"""A weighted, explained ranking.

Scores per criterion, contributions, what missing data did, and how firm the winner stands. All arithmetic is exact,
so ties are ties. ``docs/method.md`` has the formulas and an example.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain, starmap
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct, to_builtins

from itleiter_cli.catalog.forms import Assumable, End, Level, Measure, MidIs, Origin, Scope, place_of
from itleiter_cli.catalog.model import Catalog, City, Source
from itleiter_cli.cities.fields import DISTANCE, PAY, SAME_MEASURE, find_field
from itleiter_cli.cities.lookup import parts_of
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, rows_of
from itleiter_cli.questions.criteria import FEWEST_COMPARED, SKILLS, Measurement, criteria_of, measure, rounded
from itleiter_cli.questions.decision import LARGEST_WEIGHT, Missing
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.rank_findings import rank_findings
from itleiter_cli.questions.weight_limits import WholeNumbers, in_whole_numbers, weight_limits

DEFAULT_WEIGHTS: Mapping[str, Fraction] = {PAY.id: Fraction(1), "rent_eur_m2": Fraction(1)}
NEUTRAL = Fraction(50)
_NUMBER = re.compile(r"[0-9]{1,7}([.,][0-9]{0,12})?|[.,][0-9]{1,12}")


class Criterion(Struct, frozen=True, kw_only=True):
    """What cities were scored by.

    ``sources``, ``scope`` and ``year`` say which figures; ``tie`` that all cities score the same. ``levels``,
    ``measures``, ``mids``, ``counted_with`` and ``assumed`` are those of any of the pay figures; ``assumed_alike`` says
    whether all of them assume the same.

    The winner stays in front while the weight is between ``weight_from`` and ``weight_to``, the others as they are;
    None means without limit, and where several cities share the first place. Just beyond them ``overtaken_from`` and
    ``overtaken_to`` lead. ``own_unused`` are the cities for which the user states pay that does not count,
    ``own_open`` those of them for which all of it is open above.
    """

    criterion: str
    weight: float
    better: End
    sources: tuple[str, ...]
    scope: Scope | None
    year: int | None
    levels: tuple[Level, ...]
    measures: tuple[Measure, ...]
    mids: tuple[MidIs, ...]
    counted_with: tuple[str, ...]
    assumed: tuple[Assumable, ...]
    assumed_alike: bool
    known: int
    tie: bool
    weight_from: float | None
    weight_to: float | None
    overtaken_from: tuple[str, ...]
    overtaken_to: tuple[str, ...]
    own_unused: tuple[str, ...]
    own_open: tuple[str, ...]


class Contribution(Struct, frozen=True, kw_only=True):
    """What one criterion gave a city: its value, score 0-100, and points.

    The value is EUR per month, km, percent, or in the indicator's unit; ``area`` is the larger area that it is of.
    """

    criterion: str
    value: float | None
    score: float
    points: float
    missing: bool
    origin: Origin | None
    area: str | None


class RankedCity(Struct, frozen=True, kw_only=True):
    """A city with its place; cities with equal totals share it. ``total`` is the weighted mean of the scores, 0-100."""

    rank: int
    city: str
    name: str
    total: float
    contributions: tuple[Contribution, ...]


class RankRow(NamedTuple):
    """What one criterion gave one city."""

    city: RankedCity
    contribution: Contribution
    criterion: Criterion


RANK_COLUMNS: tuple[Column[RankRow], ...] = (
    Column("rank", int, attrgetter("city.rank")),
    Column("city", str, attrgetter("city.city")),
    Column("name", str, attrgetter("city.name")),
    Column("total", float, attrgetter("city.total")),
    Column("criterion", str, attrgetter("criterion.criterion")),
    Column("weight", float, attrgetter("criterion.weight")),
    Column("value", float | None, attrgetter("contribution.value")),
    Column("score", float, attrgetter("contribution.score")),
    Column("points", float, attrgetter("contribution.points")),
    Column("missing", bool, attrgetter("contribution.missing")),
    Column("sources", tuple[str, ...], attrgetter("criterion.sources")),
    Column("scope", Scope | None, attrgetter("criterion.scope")),
    Column("year", int | None, attrgetter("criterion.year")),
    Column("pack", str | None, lambda row: place_of(row.contribution.origin)),
    Column("area", str | None, attrgetter("contribution.area")),
)


class Ranking(Answer, frozen=True, kw_only=True):
    """The ranking, its criteria, and the cities that were left out because a value is missing.

    ``total`` is how many cities are ranked, of which rows, JSON and tables hold the first ``limit``; None is all.
    """

    ranking: tuple[RankedCity, ...]
    criteria: tuple[Criterion, ...]
    missing: Missing
    left_out: Mapping[str, tuple[str, ...]]
    have: tuple[str, ...]
    start: str | None
    default_weights: bool
    sources: Mapping[str, Source]
    findings: tuple[Finding, ...]
    total: int
    limit: int | None

    @property
    def shown(self) -> tuple[RankedCity, ...]:
        """The cities that were asked for, the first ones."""
        return self.ranking[: self.limit]

    def as_json(self) -> JsonObject:
        """Return the record with the cities that were asked for."""
        return self.as_object(ranking=to_builtins(self.shown))

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per city and criterion; there are no ids to replace."""
        pairs = ((city, zip(city.contributions, self.criteria, strict=True)) for city in self.shown)
        return rows_of(
            (RankRow(city, contribution, criterion) for city, each in pairs for contribution, criterion in each),
            RANK_COLUMNS,
        )


def rank_cities(
    catalog: Catalog,
    cities: Sequence[City],
    weights: Mapping[str, Fraction] | None = None,
    *,
    have: Sequence[str] = (),
    start: City | None = None,
    missing: Missing = "neutral",
    limit: int | None = None,
) -> Ranking:
    """Rank cities by weighted scores; without weights, pay and rent count alike. Shows at most ``limit`` of them.

    Raises UsageProblem where nothing has a weight, skills or distance have one without own skills or a start, or two
    criteria are the same measure.
    """
    chosen = dict(weights or DEFAULT_WEIGHTS)
    _check(chosen, have, start)
    fields = {field.id: field for field in criteria_of(catalog)}
    measured = {key: measure(catalog, cities, fields[key], have, start) for key in chosen}
    left_out = _left_out(measured, cities, missing)
    ranked = [city.slug for city in cities if city.slug not in left_out]
    scores = {key: _scores(each, ranked, missing) for key, each in measured.items()}
    shares = {key: weight / sum(chosen.values()) for key, weight in chosen.items()}
    whole = in_whole_numbers(chosen, scores)
    sums = whole.sums(ranked)
    ranks, totals = _ranks(sums), whole.totals(sums)
    criteria = tuple(_criterion(key, measured[key], chosen[key], whole, list(ranks)) for key in chosen)
    ties = {each.criterion for each in criteria if each.tie}

    def ranked_city(slug: str, rank: int) -> RankedCity:
        points = tuple(_contribution(key, measured[key], scores[key], shares[key], slug) for key in chosen)
        name, total = catalog.cities[slug].name, rounded(totals[slug])
        return RankedCity(rank=rank, city=slug, name=name, total=total, contributions=points)

    return Ranking(
        ranking=tuple(starmap(ranked_city, ranks.items())),
        criteria=criteria,
        missing=missing,
        left_out=left_out,
        have=tuple(have),
        start=start.slug if start else None,
        default_weights=not weights,
        sources=sources_of(catalog, chain.from_iterable(each.sources for each in measured.values())),
        findings=tuple(rank_findings(ranks, totals, measured, chosen, ties, len(cities))),
        total=len(ranks),
        limit=limit,
    )


def read_weights(typed: Iterable[str]) -> list[tuple[str, Fraction]]:
    """Read what was typed as ``criterion=number``, with a point or a comma; several are parted. Raises UsageProblem."""
    weights = []
    for each in parts_of(typed, lambda whole: whole.count("=") < 2):
        criterion, _, number = each.partition("=")
        if not _NUMBER.fullmatch(number.strip()):
            raise UsageProblem(text("weight-form", written=each), text("weight-hint"))
        weights.append((criterion, Fraction(number.strip().replace(",", "."))))
    return weights


def find_weights(catalog: Catalog, named: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    """Find the criteria of some weights. Raises UsageProblem, also where one is named twice."""
    known = criteria_of(catalog)
    weights: dict[str, Fraction] = {}
    for name, weight in named:
        criterion = find_field(known, name, "criterion-unknown").id
        if criterion in weights:
            raise UsageProblem(text("weight-twice", criterion=criterion), text("weight-hint"))
        if weight > LARGEST_WEIGHT:
            raise UsageProblem(text("weight-form", written=f"{name}={float(weight):.15g}"), text("weight-hint"))
        weights[criterion] = weight
    return weights


def _check(weights: Mapping[str, Fraction], have: Sequence[str], start: City | None) -> None:
    if not any(weights.values()):
        raise UsageProblem(text("weights-all-zero"), text("weight-hint"))
    for one, other in SAME_MEASURE:
        if weights.get(one) and weights.get(other):
            raise UsageProblem(text("same-measure", one=one, other=other), text("same-measure-hint"))
    if SKILLS.id in weights and not have:
        raise UsageProblem(text("skills-need-have"), text("skills-need-have-hint"))
    if DISTANCE.id in weights and start is None:
        raise UsageProblem(text("distance-needs-from"), text("distance-needs-from-hint"))


def _left_out(
    measured: Mapping[str, Measurement], cities: Iterable[City], missing: Missing
) -> dict[str, tuple[str, ...]]:
    """Return the cities that are left out since they lack a value, with the criteria of which they have none."""
    if missing != "exclude":
        return {}
    lacking = {
        city.slug: tuple(key for key, each in measured.items() if city.slug not in each.values) for city in cities
    }
    return {slug: keys for slug, keys in lacking.items() if keys}


def _ranks(sums: Mapping[str, int]) -> dict[str, int]:
    """Return the rank of each city, the best first and of equals by slug; cities with equal sums share it."""
    order = sorted(sorted(sums), key=lambda slug: sums[slug], reverse=True)
    first: dict[int, int] = {}
    for rank, slug in enumerate(order, 1):
        first.setdefault(sums[slug], rank)
    return {slug: first[sums[slug]] for slug in order}


def _scores(measured: Measurement, cities: Sequence[str], missing: Missing) -> dict[str, Fraction]:
    """Score 0-100: the best value of the ranked cities is 100, the worst 0, others in proportion.

    Equal values are all 50. An absolute value is a percentage and its own score; neutral is then the mean of the known
    ones. A value that no other city can be held against decides nothing: all score 50.
    """
    known = [measured.values[slug] for slug in cities if slug in measured.values]
    if len(known) < FEWEST_COMPARED:
        return dict.fromkeys(cities, NEUTRAL)
    absent = NEUTRAL if missing == "neutral" else Fraction(0)
    if measured.absolute and missing == "neutral":
        absent = sum(known, Fraction(0)) / len(known)
    low, high = (Fraction(0), Fraction(100)) if measured.absolute else (min(known), max(known))

    @cache  # many cities share a value, and exact arithmetic takes long
    def score(value: Fraction) -> Fraction:
        if low == high:
            return NEUTRAL
        share = 100 * (value - low) / (high - low)
        return share if measured.better == "high" else 100 - share

    return {slug: score(measured.values[slug]) if slug in measured.values else absent for slug in cities}


def _contribution(
    key: str, measured: Measurement, scores: Mapping[str, Fraction], share: Fraction, slug: str
) -> Contribution:
    value = measured.values.get(slug)
    return Contribution(
        criterion=key,
        value=None if value is None else rounded(value),
        score=rounded(scores[slug]),
        points=rounded(share * scores[slug]),
        missing=value is None,
        origin=measured.origins.get(slug),
        area=measured.areas.get(slug),
    )


def _criterion(
    key: str,
    measured: Measurement,
    weight: Fraction,
    whole: WholeNumbers,
    order: Sequence[str],
) -> Criterion:
    lower, upper = weight_limits(key, whole, order)
    known = [measured.values[slug] for slug in order if slug in measured.values]
    return Criterion(
        criterion=key,
        weight=float(weight),
        better=measured.better,
        sources=measured.sources,
        scope=measured.scope,
        year=measured.year,
        levels=tuple(dict.fromkeys(figure.level for figure in measured.figures)),
        measures=tuple(dict.fromkeys(figure.measure for figure in measured.figures)),
        mids=tuple(dict.fromkeys(figure.mid_is for figure in measured.figures if figure.mid_is)),
        counted_with=tuple(dict.fromkeys(role for figure in measured.figures for role in figure.counted_with)),
        assumed=tuple(dict.fromkeys(each for figure in measured.figures for each in figure.assumed)),
        assumed_alike=len({frozenset(figure.assumed) for figure in measured.figures}) < 2,
        known=len(known),
        tie=len(order) > 1 and len(set(whole.scores[key].values())) == 1,
        weight_from=lower.weight,
        weight_to=upper.weight,
        overtaken_from=lower.overtaken_by,
        overtaken_to=upper.overtaken_by,
        own_unused=measured.own_unused,
        own_open=measured.own_open,
    )
