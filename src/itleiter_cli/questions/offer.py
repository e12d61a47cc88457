"""Where an offer sits in every figure that applies, and what it leaves after rent."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct

from itleiter_cli.catalog.model import (
    COUNTRY,
    PROFESSION,
    Catalog,
    City,
    Level,
    Measure,
    MidIs,
    Origin,
    PayFigure,
    Period,
    Scope,
    Source,
    place_of,
)
from itleiter_cli.cities.pay import MONTHS, ends, fitting_period, half_up, per_period, unusual_pay
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, rows_of

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
]


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
    the figure, like its amounts, by which the offer lies above (negative: below) that amount.
    """

    figure: PayFigure
    position: Position
    percent: int | None
    above_low: int | None
    above_mid: int | None
    above_high: int | None


class CityOffer(Struct, frozen=True, kw_only=True):
    """An offer in one city. Rent is EUR per month for the whole flat; ``rent_percent`` its share of the gross month.

    ``pay_cleared`` is where the user has cleared the figures of the city.
    """

    city: str
    name: str
    figures: tuple[Reference, ...]
    rent_eur_m2: float | None
    rent_source: str | None
    rent_year: int | None
    rent_origin: Origin | None
    pay_cleared: Origin | None
    flat_rent: int | None
    rent_percent: float | None


class OfferRow(NamedTuple):
    """One figure that an offer was held against in one city.

    ``amount`` is EUR per ``per``, ``low`` to ``high`` and ``above_low`` to ``above_high`` EUR per ``period``,
    ``flat_rent`` per month.
    """

    offer: Offer
    city: CityOffer
    reference: Reference


OFFER_COLUMNS: tuple[Column[OfferRow], ...] = (
    Column("city", str, attrgetter("city.city")),
    Column("name", str, attrgetter("city.name")),
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
    Column("flat_rent", int | None, attrgetter("city.flat_rent")),
    Column("rent_percent", float | None, attrgetter("city.rent_percent")),
    Column("pack", str | None, lambda row: place_of(row.reference.figure.origin or row.city.pay_cleared)),
    Column("rent_pack", str | None, lambda row: place_of(row.city.rent_origin)),
)


class OfferAnswer(Answer, frozen=True, kw_only=True):
    """An offer in several cities."""

    offer: Offer
    cities: tuple[CityOffer, ...]
    sources: Mapping[str, Source]

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per city and figure; there are no ids to replace."""
        return rows_of(
            (OfferRow(self.offer, city, reference) for city in self.cities for reference in city.figures), OFFER_COLUMNS
        )

    def as_json(self) -> JsonObject:
        """Return the record; what is said of a figure stands beside its own fields."""
        written = super().as_json()
        for city in written["cities"]:
            city["figures"] = [{**reference.pop("figure"), **reference} for reference in city["figures"]]
        return written


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
    """Weigh an offer of ``amount`` EUR in some cities.

    Raises UsageProblem where the amount is clearly of the other period, or unusual, unless ``anyway`` is set.
    """
    if not anyway and (unusual := unusual_pay(amount, per)):
        other = fitting_period(amount)
        raise UsageProblem(unusual, text("offer-other-period", per=other) if other else text("offer-anyway"))
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
    behind_pay = (reference.figure.source for answer in answers for reference in answer.figures)
    behind_rent = (answer.rent_source for answer in answers if answer.rent_source)
    return OfferAnswer(offer=offer, cities=answers, sources=sources_of(catalog, (*behind_pay, *behind_rent)))


def place(figure: PayFigure, yearly: int) -> Position:
    """Say where EUR ``yearly`` sits in a figure; points, means, ranges and quartiles are never treated alike."""
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
    rent = next(iter(city.indicators.get("rent_eur_m2", ())), None)
    flat_rent = None if rent is None else Fraction(str(rent.value)) * offer.flat_m2
    return CityOffer(
        city=city.slug,
        name=city.name,
        figures=tuple(_reference(figure, offer) for figure in _applying(catalog, city, offer.level)),
        rent_eur_m2=None if rent is None else float(rent.value),
        rent_source=None if rent is None else rent.source,
        rent_year=None if rent is None else rent.year,
        rent_origin=None if rent is None else rent.origin,
        pay_cleared=city.origins.get("pay"),
        flat_rent=None if flat_rent is None else half_up(flat_rent.numerator, flat_rent.denominator),
        rent_percent=None if flat_rent is None else _tenths(100 * flat_rent * MONTHS / offer.yearly),
    )


def _tenths(value: Fraction) -> float:
    return half_up(10 * value.numerator, value.denominator) / 10


def _applying(catalog: Catalog, city: City, level: Level | None) -> Iterator[PayFigure]:
    """Go through the figures of city, state and country; those for the profession first, other levels left out."""
    of_regions = (catalog.states[code].pay for code in (city.state, COUNTRY) if code in catalog.states)
    every = [
        figure for pay in (city.pay, *of_regions) for figure in pay if level is None or figure.level in (level, "any")
    ]
    yield from (figure for figure in every if figure.role == PROFESSION)
    yield from (figure for figure in every if figure.role != PROFESSION)


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
