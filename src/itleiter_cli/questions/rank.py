"""A weighted, explained ranking: scores per criterion, contributions, what missing data did, and how firm the winner stands.

All arithmetic is exact (fractions), so ties are ties. ``docs/method.md`` has the formulas and an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Literal, NamedTuple, assert_never

from msgspec import Struct

from itleiter_cli.catalog.model import (
    PROFESSION,
    Assumable,
    Catalog,
    City,
    Level,
    Measure,
    MidIs,
    Origin,
    PayFigure,
    PlainField,
    Scope,
    Source,
    place_of,
)
from itleiter_cli.cities.distance import distance_km, place_origin
from itleiter_cli.cities.editions import widest_edition
from itleiter_cli.cities.fields import (
    DISTANCE,
    FACET_FIELDS,
    PAY,
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    PayField,
    find_field,
    indicator_fields,
)
from itleiter_cli.cities.pay import ends, per_period
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Column, Rows, rows_of
from itleiter_cli.questions.gap import find_gap

Missing = Literal["exclude", "neutral", "worst"]
Better = Literal["low", "high"]

SKILLS = FACET_FIELDS["skills"]
DEFAULT_WEIGHTS: Mapping[str, Fraction] = {PAY.id: Fraction(1), "rent_eur_m2": Fraction(1)}
NEUTRAL = Fraction(50)
FEWEST_COMPARED = 2
LARGEST_WEIGHT = 1_000_000
_NUMBER = re.compile(r"[0-9]{1,7}([.,][0-9]{0,12})?|[.,][0-9]{1,12}")


class Criterion(Struct, frozen=True, kw_only=True):
    """What cities were scored by. ``sources``, ``scope`` and ``year`` say which figures; ``tie`` that all cities score the same.

    ``levels``, ``measures``, ``mids``, ``counted_with`` and ``assumed`` are those of any of the pay figures; ``assumed_alike`` says
    whether all of them assume the same.

    The winner stays in front while the weight is between ``weight_from`` and ``weight_to``, the others as they are; None means
    without limit, and where several cities share the first place. Just beyond them ``overtaken_from`` and ``overtaken_to`` lead.
    """

    criterion: str
    weight: float
    better: Better
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


class Contribution(Struct, frozen=True, kw_only=True):
    """What one criterion gave a city: its value (EUR per month, km, percent, or the indicator's unit), score 0-100, and points."""

    criterion: str
    value: float | None
    score: float
    points: float
    missing: bool
    origin: Origin | None


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


COLUMNS: tuple[Column[RankRow], ...] = (
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
)


class Ranking(Answer, frozen=True, kw_only=True):
    """The ranking, its criteria, and the cities that were left out because a value is missing."""

    ranking: tuple[RankedCity, ...]
    criteria: tuple[Criterion, ...]
    missing: Missing
    left_out: Mapping[str, tuple[str, ...]]
    have: tuple[str, ...]
    start: str | None
    default_weights: bool
    sources: Mapping[str, Source]

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per city and criterion; there are no ids to replace."""
        pairs = ((city, zip(city.contributions, self.criteria, strict=True)) for city in self.ranking)
        return rows_of((RankRow(city, contribution, criterion) for city, each in pairs for contribution, criterion in each), COLUMNS)


class _Measured(NamedTuple):
    values: Mapping[str, Fraction]
    better: Better
    sources: tuple[str, ...] = ()
    scope: Scope | None = None
    year: int | None = None
    absolute: bool = False
    figures: tuple[PayFigure, ...] = ()
    origins: Mapping[str, Origin | None] = {}


def criteria_of(catalog: Catalog) -> tuple[Field, ...]:
    """Return what cities can be ranked by."""
    return (PAY, SKILLS, DISTANCE, *indicator_fields(catalog))


def rank_cities(
    catalog: Catalog,
    cities: Sequence[City],
    weights: Mapping[str, Fraction] | None = None,
    *,
    have: Sequence[str] = (),
    start: City | None = None,
    missing: Missing = "neutral",
) -> Ranking:
    """Rank cities by weighted scores; without weights, pay and rent count alike.

    Raises UsageProblem where nothing has a weight, or skills or distance have one without own skills or a start.
    """
    chosen = dict(weights) if weights else dict(DEFAULT_WEIGHTS)
    _check(chosen, have, start)
    fields = {field.id: field for field in criteria_of(catalog)}
    measured = {key: _measure(catalog, cities, fields[key], have, start) for key in chosen}
    lacking = {city.slug: tuple(key for key, each in measured.items() if city.slug not in each.values) for city in cities}
    ranked = [city for city in cities if missing != "exclude" or not lacking[city.slug]]
    scores = {key: _scores(each, [city.slug for city in ranked], missing) for key, each in measured.items()}
    whole = sum(chosen.values(), Fraction(0))
    totals = {city.slug: sum((weight * scores[key][city.slug] for key, weight in chosen.items()), Fraction(0)) / whole for city in ranked}
    order = sorted(ranked, key=lambda city: (-totals[city.slug], city.slug))
    places: dict[Fraction, int] = {}
    for place, city in enumerate(order, 1):
        places.setdefault(totals[city.slug], place)
    used = dict.fromkeys(source for each in measured.values() for source in each.sources)
    return Ranking(
        ranking=tuple(
            RankedCity(
                rank=places[totals[city.slug]],
                city=city.slug,
                name=city.name,
                total=_rounded(totals[city.slug]),
                contributions=tuple(_contribution(key, measured[key], scores[key], chosen[key] / whole, city.slug) for key in chosen),
            )
            for city in order
        ),
        criteria=tuple(_criterion(key, measured[key], chosen, scores, [city.slug for city in order]) for key in chosen),
        missing=missing,
        left_out={slug: keys for slug, keys in lacking.items() if keys and missing == "exclude"},
        have=tuple(have),
        start=start.slug if start else None,
        default_weights=not weights,
        sources={key: catalog.sources[key] for key in used},
    )


def read_weights(typed: Iterable[str]) -> list[tuple[str, Fraction]]:
    """Read what was typed as ``criterion=number``, with a point or a comma. Raises UsageProblem."""
    weights = []
    for each in typed:
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
            raise UsageProblem(text("weight-form", written=f"{name}={float(weight):g}"), text("weight-hint"))
        weights[criterion] = weight
    return weights


def _check(weights: Mapping[str, Fraction], have: Sequence[str], start: City | None) -> None:
    if not any(weights.values()):
        raise UsageProblem(text("weights-all-zero"), text("weight-hint"))
    if SKILLS.id in weights and not have:
        raise UsageProblem(text("skills-need-have"), text("skills-need-have-hint"))
    if DISTANCE.id in weights and start is None:
        raise UsageProblem(text("distance-needs-from"), text("distance-needs-from-hint"))


def _measure(catalog: Catalog, cities: Sequence[City], field: Field, have: Sequence[str], start: City | None) -> _Measured:
    match field:
        case PayField():
            return _pay(catalog, cities)
        case FacetField():
            return _skills(catalog, cities, have)
        case DistanceField():
            assert start is not None
            return _distance(cities, start)
        case IndicatorField():
            return _indicator(cities, field)
        case PlainField():
            raise NotImplementedError(field)  # no criterion
        case _:
            assert_never(field)


def _pay(catalog: Catalog, cities: Sequence[City]) -> _Measured:
    """One source for all: the one that covers most of the cities; of equals the one that speaks of cities, then the first by id."""
    offered: dict[tuple[str, Scope], dict[str, Fraction]] = {}
    used: dict[tuple[str, Scope], list[PayFigure]] = {}
    origins: dict[tuple[str, Scope], dict[str, Origin | None]] = {}
    for city in cities:
        state = catalog.states.get(city.state)
        scopes: tuple[tuple[Scope, tuple[PayFigure, ...]], ...] = (("city", city.pay), ("state", state.pay if state else ()))
        for scope, pay in scopes:
            figures = [figure for figure in pay if figure.role == PROFESSION]
            for source in dict.fromkeys(figure.source for figure in figures):
                own = [figure for figure in figures if figure.source == source]
                offered.setdefault((source, scope), {})[city.slug] = _middle(own)
                used.setdefault((source, scope), []).extend(own)
                origins.setdefault((source, scope), {})[city.slug] = _first_origin(own)
    if not offered:
        return _Measured({}, "high")
    source, scope = min(offered, key=lambda key: (-len(offered[key]), key[1] != "city", key[0]))
    return _Measured(
        offered[source, scope],
        "high",
        sources=(source,),
        scope=scope,
        figures=tuple(used[source, scope]),
        origins={city.slug: city.origins.get("pay") for city in cities} | origins[source, scope],
    )


def _first_origin(figures: Sequence[PayFigure]) -> Origin | None:
    return next((figure.origin for figure in figures if figure.origin is not None), None)


def _middle(figures: Sequence[PayFigure]) -> Fraction:
    """EUR per month: the middle that the source gives, else halfway between the lowest and the highest amount."""
    if len(figures) == 1 and figures[0].mid is not None:
        return Fraction(per_period(figures[0].mid, figures[0].period, "month"))
    amounts = [per_period(amount, figure.period, "month") for figure in figures for amount in ends(figure)]
    return Fraction(min(amounts) + max(amounts), 2)


def _skills(catalog: Catalog, cities: Sequence[City], have: Sequence[str]) -> _Measured:
    """Percent of the skills on a city's list that are there; partly counts half. Only a complete list has a known share."""
    shares: dict[str, Fraction] = {}
    for gap in find_gap(catalog, cities, have).gap:
        asked = [skill for skill in gap.skills if skill.holding != "extra"]
        if asked and gap.complete:
            shares[gap.city] = Fraction(100 * (2 * len(gap.of("there")) + len(gap.of("partly"))), 2 * len(asked))
    own = catalog.own_term("skills", have)
    origins = {city.slug: city.facets["skills"].origin or own if "skills" in city.facets else city.origins.get("skills") for city in cities}
    return _Measured(shares, "high", absolute=True, origins=origins)


def _distance(cities: Sequence[City], start: City) -> _Measured:
    kilometres = {city.slug: distance_km(start, city) for city in cities}
    origins = {city.slug: place_origin(city, start) for city in cities}
    return _Measured({slug: Fraction(str(km)) for slug, km in kilometres.items() if km is not None}, "low", origins=origins)


def _indicator(cities: Sequence[City], field: IndicatorField) -> _Measured:
    """One edition for all: the one that most of the cities have."""
    edition = widest_edition(cities, field.id)
    if edition is None:
        return _Measured({}, "high")
    values = {city.slug: value for city in cities if (value := edition.value(city, field.id))}
    cleared = {city.slug: city.origins.get(field.id) for city in cities}
    return _Measured(
        {slug: Fraction(str(value.value)) for slug, value in values.items()},
        "low" if field.definition.better == "low" else "high",
        sources=tuple(dict.fromkeys(value.source for value in values.values())),
        year=edition.year,
        origins=cleared | {slug: value.origin for slug, value in values.items()},
    )


def _scores(measured: _Measured, cities: Sequence[str], missing: Missing) -> dict[str, Fraction]:
    """Score 0-100: the best value of the ranked cities is 100, the worst 0, others in proportion; equal values are all 50.

    An absolute value is a percentage and its own score; neutral is then the mean of the known ones. A value that no other
    city can be held against decides nothing: all score 50.
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


def _contribution(key: str, measured: _Measured, scores: Mapping[str, Fraction], share: Fraction, slug: str) -> Contribution:
    value = measured.values.get(slug)
    return Contribution(
        criterion=key,
        value=None if value is None else _rounded(value),
        score=_rounded(scores[slug]),
        points=_rounded(share * scores[slug]),
        missing=value is None,
        origin=measured.origins.get(slug),
    )


def _criterion(
    key: str, measured: _Measured, weights: Mapping[str, Fraction], scores: Mapping[str, Mapping[str, Fraction]], order: Sequence[str]
) -> Criterion:
    lower, upper = _limits(key, weights, scores, order)
    known = [measured.values[slug] for slug in order if slug in measured.values]
    return Criterion(
        criterion=key,
        weight=float(weights[key]),
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
        tie=len(order) > 1 and len(set(scores[key].values())) == 1,
        weight_from=None if lower is None else float(lower[0]),
        weight_to=None if upper is None else float(upper[0]),
        overtaken_from=() if lower is None else lower[1],
        overtaken_to=() if upper is None else upper[1],
    )


_Limit = tuple[Fraction, tuple[str, ...]]


def _limits(
    key: str, weights: Mapping[str, Fraction], scores: Mapping[str, Mapping[str, Fraction]], order: Sequence[str]
) -> tuple[_Limit | None, _Limit | None]:
    """Solve for the weights of one criterion at which another city draws level with the winner, the other weights fixed.

    The lead over a city is a straight line in the weight: lead(w) = lead without it + w (difference of the two scores).
    """
    lead = {other: _lead(key, weights, scores, order[0], other) for other in order[1:]}
    if not lead or any(without + weights[key] * slope == 0 for without, slope in lead.values()):
        return None, None
    levels = {other: -without / slope for other, (without, slope) in lead.items() if slope != 0}
    below = {other: level for other, level in levels.items() if lead[other][1] > 0 and level > 0}
    above = {other: level for other, level in levels.items() if lead[other][1] < 0}
    return _nearest(below, max(below.values(), default=None), lead), _nearest(above, min(above.values(), default=None), lead)


def _lead(
    key: str, weights: Mapping[str, Fraction], scores: Mapping[str, Mapping[str, Fraction]], winner: str, other: str
) -> tuple[Fraction, Fraction]:
    """Return the winner's lead over another city without one criterion, and what a unit of its weight adds."""
    differences = {name: each[winner] - each[other] for name, each in scores.items()}
    without = sum((weight * differences[name] for name, weight in weights.items() if name != key), Fraction(0))
    return without, differences[key]


def _nearest(levels: Mapping[str, Fraction], level: Fraction | None, lead: Mapping[str, tuple[Fraction, Fraction]]) -> _Limit | None:
    """Of the cities that draw level there, keep those that lead just beyond: the ones whose line is steepest."""
    if level is None:
        return None
    there = [other for other, each in levels.items() if each == level]
    steepest = max(abs(lead[other][1]) for other in there)
    return level, tuple(other for other in there if abs(lead[other][1]) == steepest)


@cache
def _rounded(value: Fraction) -> float:
    return float(round(value, 4))
