"""What an offer comes to: the figures that decide, where it sits in them, and what rent takes of it."""

from collections.abc import Iterator, Sequence

from itleiter_cli.catalog.forms import PROFESSION
from itleiter_cli.cities.fields import PAY
from itleiter_cli.cities.pay import is_of_city, shown_first
from itleiter_cli.cities.position import in_a_year
from itleiter_cli.questions.finding import Finding, percent_above
from itleiter_cli.questions.offered import CityOffer, Offer, Reference


def by_rent(cities: Sequence[CityOffer]) -> tuple[CityOffer, ...]:
    """Order cities by the share of pay that rent takes, the smallest first; where it is not known, last."""
    return tuple(sorted(cities, key=lambda each: (each.rent_percent is None, each.rent_percent)))


def deciding(
    cities: Sequence[CityOffer], country: Sequence[Reference]
) -> tuple[tuple[CityOffer | None, Reference], ...]:
    """Choose the figures that decide, each with its city where it is the city's own.

    These are the cities' own, of the country's that stand beside all of them the one that is shown first, and those of
    the states; where there is neither, what stands in for them.
    """
    own = [(city, each) for city in cities for each in city.figures if each.figure.scope == "city"]
    beside = [each for each in country if not each.figure.stands_in]
    first = shown_first([each.figure for each in beside])
    states = _of_states(cities)
    official = [each for each in beside if each.figure in first]
    general = [each for each in country if each.figure.stands_in and each.figure.role == PROFESSION]
    return (*own, *((None, each) for each in ([*official, *states] or general)))


def _of_states(cities: Sequence[CityOffer]) -> list[Reference]:
    """Return the figures of states for the profession, each once."""
    found: list[Reference] = []
    for city in cities:
        for each in city.figures:
            if each.figure.scope == "state" and each.figure.role == PROFESSION and each not in found:
                found.append(each)
    return found


def percent_above_middle(offer: Offer, reference: Reference) -> float | None:
    """Return by how many percent an offer lies above the middle of a figure, to a tenth.

    None where there is no middle, and above a bound: what lies there is not known.
    """
    figure = reference.figure
    if figure.mid is None or reference.position == "above_bound":
        return None
    return percent_above(offer.yearly, in_a_year(figure, figure.mid))


def offer_findings(offer: Offer, cities: Sequence[CityOffer], country: Sequence[Reference]) -> Iterator[Finding]:
    """Say where the offer sits in the figures that decide, which cities have none, and what rent takes of it."""
    for city, reference in deciding(cities, country):
        figure = reference.figure
        yield Finding(
            code="offer_in_figure",
            field=PAY.id,
            cities=(city.city,) if city else (),
            values=(figure.low, figure.mid, figure.high),
            difference=percent_above_middle(offer, reference),
            year=figure.year,
            terms=(figure.source, figure.role, figure.level),
            region=figure.region,
            position=reference.position,
        )
    without = tuple(city.city for city in cities if not _has_own(city))
    if without:
        yield Finding(code="offer_without_figure", field=PAY.id, cities=without)
    yield from _rent_findings(cities)


def _has_own(city: CityOffer) -> bool:
    """Whether a figure for the profession speaks of a city; that of a state that is one city does."""
    figures = [each.figure for each in city.figures if each.figure.role == PROFESSION]
    return any(is_of_city(figure, city.city) for figure in figures)


def _rent_findings(cities: Sequence[CityOffer]) -> Iterator[Finding]:
    """Give the shares that rent takes, in percent of the gross month, the smallest first.

    Only those of one indicator and edition are held against each other.
    """
    comparable: dict[tuple[str, int | None], list[CityOffer]] = {}
    for city in by_rent(cities):
        if city.rent_indicator is not None:
            comparable.setdefault((city.rent_indicator, city.rent_year), []).append(city)
    yield from (_shares(group, indicator, year) for (indicator, year), group in comparable.items())
    unknown = tuple(city.city for city in cities if city.rent_indicator is None)
    if unknown:
        yield Finding(code="missing", field="rent_percent", cities=unknown)


def _shares(cities: Sequence[CityOffer], indicator: str, year: int | None) -> Finding:
    # All have a rent, since they have an indicator of it.
    rents = [city.rent_eur_m2 for city in (cities[0], cities[-1]) if city.rent_eur_m2 is not None]
    return Finding(
        code="offer_rent",
        field="rent_percent",
        cities=tuple(city.city for city in cities),
        values=tuple(city.rent_percent for city in cities),
        difference=percent_above(*rents) if len(cities) > 1 else None,
        year=year,
        areas=tuple(city.rent_area for city in cities),
        terms=(indicator,),
    )
