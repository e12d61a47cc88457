"""What cities can be ranked by, and the value that each city has of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple, assert_never

from itleiter_cli.catalog.forms import PROFESSION, End, Origin, Scope
from itleiter_cli.catalog.model import Catalog, City, PayFigure, PlainField
from itleiter_cli.cities.distance import coordinates_origin, distance_km
from itleiter_cli.cities.fields import (
    DISTANCE,
    FACET_FIELDS,
    PAY,
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
    best_end,
    indicator_fields,
    widest_edition,
)
from itleiter_cli.cities.pay import PayDifference, UsedFigure, pay_differences, per_period, stated
from itleiter_cli.questions.gap import find_gap

SKILLS = FACET_FIELDS["skills"]
FEWEST_COMPARED = 2
"""Fewer values than these can be held against nothing."""


class Measurement(NamedTuple):
    """The values that cities have of one criterion, exact, by slug.

    ``absolute`` ones are percentages and their own score. ``figures`` are the pay figures that they were taken from,
    ``differences`` in what those of one city differ from those of another, ``origins`` where values are the user's own,
    or were cleared, ``areas`` what larger area a value is of, ``own_unused`` the cities for which the user states pay,
    of the city or its state, that is not among ``figures``, ``own_open`` those of them for which all of it is open.
    """

    values: Mapping[str, Fraction]
    better: End
    sources: tuple[str, ...] = ()
    scope: Scope | None = None
    year: int | None = None
    absolute: bool = False
    figures: tuple[PayFigure, ...] = ()
    origins: Mapping[str, Origin | None] = {}
    areas: Mapping[str, str] = {}
    differences: tuple[PayDifference, ...] = ()
    own_unused: tuple[str, ...] = ()
    own_open: tuple[str, ...] = ()


def criteria_of(catalog: Catalog) -> tuple[Field, ...]:
    """Return what cities can be ranked by."""
    return (PAY, SKILLS, DISTANCE, *indicator_fields(catalog))


def measure(
    catalog: Catalog, cities: Sequence[City], field: Field, have: Sequence[str], start: City | None
) -> Measurement:
    """Measure cities by one criterion; skills need those of the user's own, distance needs a start."""
    match field:
        case PayField():
            measured = _pay(catalog, cities)
            unused = dict(_own_unused(catalog, cities, measured.figures))
            own_open = tuple(slug for slug, figures in unused.items() if are_open(figures))
            return measured._replace(own_unused=tuple(unused), own_open=own_open)
        case FacetField():
            return _skills(catalog, cities, have)
        case DistanceField():
            assert start is not None
            return _distance(cities, start)
        case IndicatorField():
            return _indicator(cities, field)
        case PlainField() | SectorsField() | NamedField():
            raise NotImplementedError(field)  # no criterion
        case _:
            assert_never(field)


def _pay(catalog: Catalog, cities: Sequence[City]) -> Measurement:
    """Choose one source for all: the one that speaks of most of the cities.

    Of equals it is the one that speaks of cities, then the first by id. What never stands in does not here either, and
    a city whose figures have an open end has no value.
    """
    closed = {key: _closed(each) for key, each in _offered(catalog, cities).items()}
    offered = {key: each for key, each in closed.items() if each}
    if not offered:
        return Measurement({}, best_end(PAY))
    source, scope = min(offered, key=lambda key: (-len(offered[key]), key[1] != "city", key[0]))
    used = offered[source, scope]
    return Measurement(
        {slug: _middle(figures) for slug, figures in used.items()},
        best_end(PAY),
        sources=(source,),
        scope=scope,
        figures=tuple(figure for figures in used.values() for figure in figures),
        origins={city.slug: city.origins.get("pay") for city in cities}
        | {slug: next((figure.origin for figure in figures if figure.origin), None) for slug, figures in used.items()},
        differences=tuple(_differences(catalog, used)),
    )


def _own_unused(
    catalog: Catalog, cities: Iterable[City], used: Sequence[PayFigure]
) -> Iterator[tuple[str, list[PayFigure]]]:
    """Return by city what the user states of pay, of it or its state, that is not used.

    Where a figure of the city is used, those of its state are not meant to be.
    """
    counted = {(figure.region, figure.source) for figure in used}
    regions = {region for region, _ in counted}
    for city in cities:
        of_state = [] if city.slug in regions else _of_state(catalog, city)
        stated = (figure for figure in (*city.pay, *of_state) if figure.role == PROFESSION and figure.origin)
        if unused := [figure for figure in stated if (figure.region, figure.source) not in counted]:
            yield city.slug, unused


def _differences(catalog: Catalog, used: Mapping[str, Sequence[PayFigure]]) -> Iterator[PayDifference]:
    """Say in what figures differ; all are of one scope: that of a state that is a city is used as a state's."""
    of_cities = ([UsedFigure(slug, figure) for figure in figures] for slug, figures in used.items())
    yield from (each for each in pay_differences(catalog, of_cities) if each != "scope_differs")


def _offered(catalog: Catalog, cities: Sequence[City]) -> dict[tuple[str, Scope], dict[str, list[PayFigure]]]:
    """Return the figures that each source has for cities, and those that it has for states, by city."""
    offered: dict[tuple[str, Scope], dict[str, list[PayFigure]]] = {}
    for city in cities:
        for figure in (*city.pay, *_of_state(catalog, city)):
            if figure.role == PROFESSION:
                offered.setdefault((figure.source, figure.scope), {}).setdefault(city.slug, []).append(figure)
    return offered


def _of_state(catalog: Catalog, city: City) -> list[PayFigure]:
    return [figure for figure in catalog.states[city.state].pay if figure.stands_in]


def _closed(offered: Mapping[str, list[PayFigure]]) -> dict[str, list[PayFigure]]:
    """Leave out the cities of which an amount is only known to lie above a bound."""
    return {slug: figures for slug, figures in offered.items() if not are_open(figures)}


def are_open(figures: Iterable[PayFigure]) -> bool:
    """Whether of each source and scope an upper end is open, so that there is no value to rank by."""
    figures = tuple(figures)
    groups = {(figure.source, figure.scope) for figure in figures}
    return groups == {(figure.source, figure.scope) for figure in figures if figure.above is not None}


def _middle(figures: Sequence[PayFigure]) -> Fraction:
    """EUR per month: the middle that the source gives, else halfway between the lowest and the highest amount."""
    if len(figures) == 1 and figures[0].mid is not None:
        return Fraction(per_period(figures[0].mid, figures[0].period, "month"))
    amounts = [per_period(amount, figure.period, "month") for figure in figures for amount in stated(figure)]
    return Fraction(min(amounts) + max(amounts), 2)


def _skills(catalog: Catalog, cities: Sequence[City], have: Sequence[str]) -> Measurement:
    """Percent of the skills on a city's list that are there; partly counts half.

    Only a complete list has a known share.
    """
    shares: dict[str, Fraction] = {}
    for gap in find_gap(catalog, cities, have).gap:
        asked = [skill for skill in gap.skills if skill.holding != "extra"]
        if asked and gap.complete:
            shares[gap.city] = Fraction(100 * (2 * len(gap.of("there")) + len(gap.of("partly"))), 2 * len(asked))
    own = catalog.own_term("skills", have)
    origins = {
        city.slug: city.facets["skills"].origin or own if "skills" in city.facets else city.origins.get("skills")
        for city in cities
    }
    return Measurement(shares, best_end(SKILLS), absolute=True, origins=origins)


def _distance(cities: Sequence[City], start: City) -> Measurement:
    kilometres = {city.slug: distance_km(start, city) for city in cities}
    origins = {city.slug: coordinates_origin(city, start) for city in cities}
    return Measurement(
        {slug: Fraction(str(km)) for slug, km in kilometres.items() if km is not None},
        best_end(DISTANCE),
        origins=origins,
    )


def _indicator(cities: Sequence[City], field: IndicatorField) -> Measurement:
    """One edition for all: the one that most of the cities have."""
    edition = widest_edition(cities, field.id)
    if edition is None:
        return Measurement({}, "high")
    values = {city.slug: value for city in cities if (value := edition.value(city.indicators.get(field.id, ())))}
    cleared = {city.slug: city.origins.get(field.id) for city in cities}
    return Measurement(
        {slug: Fraction(str(value.value)) for slug, value in values.items()},
        best_end(field),
        sources=tuple(dict.fromkeys(value.source for value in values.values())),
        year=edition.year,
        origins=cleared | {slug: value.origin for slug, value in values.items()},
        areas={slug: value.area for slug, value in values.items() if value.area},
    )


@cache
def rounded(value: Fraction) -> float:
    """Return an exact number as answers hold it, with four decimals."""
    return float(round(value, 4))
