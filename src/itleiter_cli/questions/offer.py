"""Where an offer sits in every figure that applies, and what rent takes of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct

from itleiter_cli.catalog.forms import COUNTRY, PROFESSION, Level, Measure, MidIs, Origin, Period, Scope, place_of
from itleiter_cli.catalog.model import Catalog, City, IndicatorValue, PayFigure, Source
from itleiter_cli.cities.pay import (
    MONTHS,
    country_pay,
    ends,
    fitting_period,
    half_up,
    per_period,
    unusual_pay,
)
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, RowValue, objects_of, rows_of

Position = Literal[
    "below",
    "at",
    "within",
    "between",
    "above",
    "lowest_quarter",
    "middle_half",
    "second_quarter",
    "third_quarter",
    "highest_quarter",
    "above_bound",
]
ADVERTISED_RENT = "asking_rent_eur_m2"
EXISTING_RENT = "rent_eur_m2"


class Offer(Struct, frozen=True, kw_only=True):
    """What was offered, in EUR: ``amount`` per ``per``, paid ``payments`` times a year.

    ``monthly`` is a twelfth of ``yearly``.
    """

    amount: int
    per: Period
    payments: int
    yearly: int
    monthly: int
    level: Level | None
    flat_m2: int


class Reference(Struct, frozen=True, kw_only=True):
    """A figure that applies, as its source gave it, and where the offer sits in it.

    ``percent`` is the place within a range. ``above_low``, ``above_mid`` and ``above_high`` are EUR per ``period`` of
    the figure, like its amounts, by which the offer lies above (negative: below) that amount. ``above_bound`` is the
    position above the bound of a figure that is open: what lies there is not known.
    """

    figure: PayFigure
    position: Position
    percent: int | None
    above_low: int | None
    above_mid: int | None
    above_high: int | None


class CityOffer(Struct, frozen=True, kw_only=True):
    """An offer in one city. Rent is EUR per month for the whole flat; ``rent_percent`` its share of the gross month.

    ``pay_cleared`` is where the user has cleared the figures of the city. ``rent_indicator`` is what the rent of the
    flat rests on: what is advertised, or where that is not known the rent of existing tenancies, which the fields that
    begin with ``existing_`` hold. Areas are named where a value is that of a larger one than the city.
    """

    city: str
    name: str
    figures: tuple[Reference, ...]
    rent: IndicatorValue | None
    pay_cleared: Origin | None
    flat_rent: int | None
    rent_percent: float | None
    rent_indicator: str | None
    existing_rent: IndicatorValue | None


def _of_rent(name: Literal["rent", "existing_rent"], attribute: str) -> Callable[[CityOffer], RowValue]:
    """Read an attribute of a rent, which may not be known."""
    return lambda city: getattr(getattr(city, name), attribute, None)


CITY_COLUMNS: tuple[Column[CityOffer], ...] = (
    Column("city", str, attrgetter("city")),
    Column("name", str, attrgetter("name")),
    Column("figures", tuple[Reference, ...], attrgetter("figures")),
    Column("rent_eur_m2", float | None, lambda city: float(city.rent.value) if city.rent else None),
    Column("rent_source", str | None, _of_rent("rent", "source")),
    Column("rent_year", int | None, _of_rent("rent", "year")),
    Column("rent_origin", Origin | None, _of_rent("rent", "origin")),
    Column("pay_cleared", Origin | None, attrgetter("pay_cleared")),
    Column("flat_rent", int | None, attrgetter("flat_rent")),
    Column("rent_percent", float | None, attrgetter("rent_percent")),
    Column("rent_indicator", str | None, attrgetter("rent_indicator")),
    Column("rent_area", str | None, _of_rent("rent", "area")),
    Column(
        "existing_rent_eur_m2",
        float | None,
        lambda city: float(city.existing_rent.value) if city.existing_rent else None,
    ),
    Column("existing_rent_source", str | None, _of_rent("existing_rent", "source")),
    Column("existing_rent_year", int | None, _of_rent("existing_rent", "year")),
    Column("existing_rent_area", str | None, _of_rent("existing_rent", "area")),
    Column("existing_rent_origin", Origin | None, _of_rent("existing_rent", "origin")),
)
"""What JSON has of a city, in order; rows have some of it."""


class OfferRow(NamedTuple):
    """One figure that an offer was held against in one city, or where none was named in Germany alone.

    ``amount`` is EUR per ``per``, ``low`` to ``high`` and ``above_low`` to ``above_high`` EUR per ``period``,
    ``flat_rent`` per month.
    """

    offer: Offer
    city: CityOffer | None
    reference: Reference


def _of_city(name: str) -> Callable[[OfferRow], RowValue]:
    """Read a column of the city of a row; a row of Germany alone has none."""
    read = next(column.read for column in CITY_COLUMNS if column.name == name)
    return lambda row: None if row.city is None else read(row.city)


def _origin(row: OfferRow) -> Origin | None:
    return row.reference.figure.origin or (row.city.pay_cleared if row.city else None)


OFFER_COLUMNS: tuple[Column[OfferRow], ...] = (
    Column("city", str | None, _of_city("city")),
    Column("name", str | None, _of_city("name")),
    Column("amount", int, attrgetter("offer.amount")),
    Column("per", Period, attrgetter("offer.per")),
    Column("payments", int, attrgetter("offer.payments")),
    Column("yearly", int, attrgetter("offer.yearly")),
    Column("scope", Scope, attrgetter("reference.figure.scope")),
    Column("region", str, attrgetter("reference.figure.region")),
    Column("role", str, attrgetter("reference.figure.role")),
    Column("level", Level, attrgetter("reference.figure.level")),
    Column("measure", Measure, attrgetter("reference.figure.measure")),
    Column("low", int | None, attrgetter("reference.figure.low")),
    Column("mid", int | None, attrgetter("reference.figure.mid")),
    Column("high", int | None, attrgetter("reference.figure.high")),
    Column("mid_is", MidIs | None, attrgetter("reference.figure.mid_is")),
    Column("period", Period, attrgetter("reference.figure.period")),
    Column("assumed", tuple[str, ...], attrgetter("reference.figure.assumed")),
    Column("position", Position, attrgetter("reference.position")),
    Column("percent", int | None, attrgetter("reference.percent")),
    Column("above_low", int | None, attrgetter("reference.above_low")),
    Column("above_mid", int | None, attrgetter("reference.above_mid")),
    Column("above_high", int | None, attrgetter("reference.above_high")),
    Column("source", str, attrgetter("reference.figure.source")),
    Column("flat_m2", int, attrgetter("offer.flat_m2")),
    Column("flat_rent", int | None, _of_city("flat_rent")),
    Column("rent_percent", float | None, _of_city("rent_percent")),
    Column("pack", str | None, lambda row: place_of(_origin(row))),
    Column("rent_pack", str | None, lambda row: place_of(row.city.rent.origin) if row.city and row.city.rent else None),
    Column("above", int | None, attrgetter("reference.figure.above")),
    Column("records", int | None, attrgetter("reference.figure.records")),
    Column("rent_indicator", str | None, _of_city("rent_indicator")),
    Column("rent_area", str | None, _of_city("rent_area")),
    Column("existing_rent_eur_m2", float | None, _of_city("existing_rent_eur_m2")),
    Column("existing_rent_year", int | None, _of_city("existing_rent_year")),
)


class OfferAnswer(Answer, frozen=True, kw_only=True):
    """An offer in several cities, or in none.

    ``country_pay`` are the figures for Germany, which stand among those of each city as well.
    """

    offer: Offer
    cities: tuple[CityOffer, ...]
    sources: Mapping[str, Source]
    country_pay: tuple[Reference, ...]

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per city and figure, without a city per figure of Germany; there are no ids to replace."""
        in_cities = [OfferRow(self.offer, city, reference) for city in self.cities for reference in city.figures]
        alone = [OfferRow(self.offer, None, reference) for reference in self.country_pay]
        return rows_of(in_cities if self.cities else alone, OFFER_COLUMNS)

    def as_json(self) -> JsonObject:
        """Return the record; what is said of a figure stands beside its own fields."""
        cities = msgspec.to_builtins(objects_of(self.cities, CITY_COLUMNS))
        return self.as_object(
            cities=[{**city, "figures": _flat(city["figures"])} for city in cities],
            country_pay=_flat(msgspec.to_builtins(self.country_pay)),
        )


def _flat(references: Sequence[JsonObject]) -> list[JsonObject]:
    return [{**reference.pop("figure"), **reference} for reference in references]


def weigh_offer(
    catalog: Catalog,
    cities: Sequence[City],
    amount: int,
    *,
    per: Period = "month",
    payments: int = MONTHS,
    level: Level | None = None,
    flat_m2: int = 80,
    anyway: bool = False,
) -> OfferAnswer:
    """Weigh an offer of ``amount`` EUR in some cities, or without any in Germany alone.

    Raises UsageProblem where the amount is clearly of the other period, or unusual, unless ``anyway`` is set.
    """
    if not anyway:
        _check_usual(amount, per)
    if per == "year" and payments != MONTHS:
        raise UsageProblem(text("payments-need-month"), text("payments-need-month-hint"))
    yearly = amount * payments if per == "month" else amount
    offer = Offer(
        amount=amount,
        per=per,
        payments=payments,
        yearly=yearly,
        monthly=half_up(yearly, MONTHS),
        level=level,
        flat_m2=flat_m2,
    )
    answers = tuple(_in_city(catalog, city, offer) for city in cities)
    alone = tuple(_reference(figure, offer) for figure in _applying(catalog, None, level))
    return OfferAnswer(
        offer=offer, cities=answers, sources=sources_of(catalog, _source_keys(answers, alone)), country_pay=alone
    )


def _check_usual(amount: int, per: Period) -> None:
    unusual = unusual_pay(amount, per)
    if unusual:
        other = fitting_period(amount)
        raise UsageProblem(unusual, text("offer-other-period", per=other) if other else text("offer-anyway"))


def _source_keys(cities: Sequence[CityOffer], alone: Sequence[Reference]) -> Iterator[str]:
    """Name the sources of all figures first, then those of rents."""
    for references in (*(city.figures for city in cities), alone):
        yield from (reference.figure.source for reference in references)
    for city in cities:
        yield from (rent.source for rent in (city.rent, city.existing_rent) if rent)


def place(figure: PayFigure, yearly: int) -> Position:
    """Say where EUR ``yearly`` sits in a figure; points, means, ranges and quartiles are never treated alike."""
    if figure.above is not None:
        return _place_in_open(figure, yearly, _yearly(figure, figure.above))
    low, high = (_yearly(figure, amount) for amount in ends(figure))
    mid = None if figure.mid is None else _yearly(figure, figure.mid)
    match figure.measure:
        case "mean" | "median":
            assert mid is not None
            return _outside(yearly, mid, mid) or "at"
        case "points":
            return "at" if yearly in (low, high) else _outside(yearly, low, high) or "between"
        case "range":
            return _outside(yearly, low, high) or "within"
        case "quartiles":
            return _quarter(yearly, low, mid if figure.mid_is == "median" else None, high)


def _place_in_open(figure: PayFigure, yearly: int, bound: int) -> Position:
    """Say where EUR ``yearly`` sits in a figure of which the absent amounts lie above a bound; at it is still below."""
    if yearly > bound:
        return "above_bound"
    if figure.low is None or figure.measure != "quartiles":
        return "below"
    mid = None if figure.mid is None else _yearly(figure, figure.mid)
    if mid is None:
        return "lowest_quarter" if yearly < _yearly(figure, figure.low) else "second_quarter"
    return _quarter(yearly, _yearly(figure, figure.low), mid if figure.mid_is == "median" else None, bound)


def _outside(yearly: int, low: int, high: int) -> Literal["below", "above"] | None:
    return "below" if yearly < low else "above" if yearly > high else None


def _quarter(yearly: int, low: int, median: int | None, high: int) -> Position:
    if yearly < low:
        return "lowest_quarter"
    if yearly > high:
        return "highest_quarter"
    if median is None:
        return "middle_half"
    return "second_quarter" if yearly < median else "third_quarter"


def amount_above(offer: Offer, figure: PayFigure, amount: int, per: Period) -> int:
    """Return by how many EUR ``per`` month or year an offer lies above an amount of a figure, halves rounded up.

    Below it, that is negative.
    """
    difference = offer.yearly - _yearly(figure, amount)
    return difference if per == "year" else half_up(difference, MONTHS)


def _in_city(catalog: Catalog, city: City, offer: Offer) -> CityOffer:
    newest = {key: editions[0] for key, editions in city.indicators.items() if editions}
    rent_indicator = next((key for key in (ADVERTISED_RENT, EXISTING_RENT) if key in newest), None)
    rent = newest[rent_indicator] if rent_indicator else None
    flat_rent = Fraction(str(rent.value)) * offer.flat_m2 if rent else None
    return CityOffer(
        city=city.slug,
        name=city.name,
        figures=tuple(_reference(figure, offer) for figure in _applying(catalog, city, offer.level)),
        rent=rent,
        pay_cleared=city.origins.get("pay"),
        flat_rent=None if flat_rent is None else half_up(flat_rent.numerator, flat_rent.denominator),
        rent_percent=None if flat_rent is None else _tenths(100 * flat_rent * MONTHS / offer.yearly),
        rent_indicator=rent_indicator,
        existing_rent=newest.get(EXISTING_RENT),
    )


def _tenths(value: Fraction) -> float:
    return half_up(10 * value.numerator, value.denominator) / 10


def _applying(catalog: Catalog, city: City | None, level: Level | None) -> Iterator[PayFigure]:
    """Go through the figures of city, state and country, or of the country alone.

    Those for the profession come first, other levels are left out; of the country's, first those of ``country_pay``.
    """
    country = catalog.states.get(COUNTRY)
    standing_in = [figure for figure in country.pay if figure.stands_in] if country else []
    figures = (*_of_city_and_state(catalog, city), *country_pay(catalog), *standing_in)
    every = [figure for figure in figures if level is None or figure.level in (level, "any")]
    yield from (figure for figure in every if figure.role == PROFESSION)
    yield from (figure for figure in every if figure.role != PROFESSION)


def _of_city_and_state(catalog: Catalog, city: City | None) -> tuple[PayFigure, ...]:
    if city is None:
        return ()
    state = catalog.states.get(city.state)
    return (*city.pay, *(state.pay if state else ()))


def _reference(figure: PayFigure, offer: Offer) -> Reference:
    position = place(figure, offer.yearly)
    percent = None
    if position == "within" and figure.low is not None and figure.high is not None:
        low, high = _yearly(figure, figure.low), _yearly(figure, figure.high)
        percent = half_up(100 * (offer.yearly - low), high - low) if high > low else 100

    def above(amount: int | None) -> int | None:
        return None if amount is None else amount_above(offer, figure, amount, figure.period)

    return Reference(
        figure=figure,
        position=position,
        percent=percent,
        above_low=above(figure.low),
        above_mid=above(figure.mid),
        above_high=above(figure.high),
    )


def _yearly(figure: PayFigure, amount: int) -> int:
    return per_period(amount, figure.period, "year")
