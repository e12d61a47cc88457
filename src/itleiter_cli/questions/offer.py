"""Where an offer sits in every figure that applies, and what rent takes of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from itleiter_cli.catalog.forms import COUNTRY, PROFESSION, Level, Measure, MidIs, Origin, Period, Scope, place_of
from itleiter_cli.catalog.model import Catalog, City, PayFigure, Source
from itleiter_cli.cities.fields import PAY
from itleiter_cli.cities.pay import MONTHS, country_pay, fitting_period, half_up, shown_first, unusual_pay
from itleiter_cli.cities.position import Position, in_a_year, percent_of_range, place
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, RowValue, rows_of
from itleiter_cli.questions.finding import Finding, percent_above

ADVERTISED_RENT = "asking_rent_eur_m2"
EXISTING_RENT = "rent_eur_m2"
CITY_STATES = frozenset({"BE", "HH"})
"""The states that are one city, so that their figures are the city's."""


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
    rent_eur_m2: float | None
    rent_source: str | None
    rent_year: int | None
    rent_origin: Origin | None
    pay_cleared: Origin | None
    flat_rent: int | None
    rent_percent: float | None
    rent_indicator: str | None
    rent_area: str | None
    existing_rent_eur_m2: float | None
    existing_rent_source: str | None
    existing_rent_year: int | None
    existing_rent_area: str | None
    existing_rent_origin: Origin | None


class OfferRow(NamedTuple):
    """One figure that an offer was held against in one city, or where none was named in Germany alone.

    ``amount`` is EUR per ``per``, ``low`` to ``high`` and ``above_low`` to ``above_high`` EUR per ``period``,
    ``flat_rent`` per month.
    """

    offer: Offer
    city: CityOffer | None
    reference: Reference


def _of_city(attribute: str) -> Callable[[OfferRow], RowValue]:
    """Read an attribute of the city of a row; a row of Germany alone has none."""
    return lambda row: None if row.city is None else getattr(row.city, attribute)


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
    Column("rent_pack", str | None, lambda row: place_of(row.city.rent_origin) if row.city else None),
    Column("above", int | None, attrgetter("reference.figure.above")),
    Column("records", int | None, attrgetter("reference.figure.records")),
    Column("rent_indicator", str | None, _of_city("rent_indicator")),
    Column("rent_area", str | None, _of_city("rent_area")),
    Column("existing_rent_eur_m2", float | None, _of_city("existing_rent_eur_m2")),
    Column("existing_rent_year", int | None, _of_city("existing_rent_year")),
)


class OfferAnswer(Answer, frozen=True, kw_only=True):
    """An offer in several cities, in the order in which they were named, or in none.

    ``country_pay`` are the figures for Germany, which stand among those of each city as well.
    """

    offer: Offer
    cities: tuple[CityOffer, ...]
    sources: Mapping[str, Source]
    country_pay: tuple[Reference, ...]
    findings: tuple[Finding, ...]

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per city and figure, without a city per figure of Germany; there are no ids to replace."""
        in_cities = [OfferRow(self.offer, city, reference) for city in self.cities for reference in city.figures]
        alone = [OfferRow(self.offer, None, reference) for reference in self.country_pay]
        return rows_of(in_cities if self.cities else alone, OFFER_COLUMNS)

    def as_json(self) -> JsonObject:
        """Return the record; what is said of a figure stands beside its own fields."""
        written = super().as_json()
        for city in written["cities"]:
            city["figures"] = _flat(city["figures"])
        return {**written, "country_pay": _flat(written["country_pay"])}


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
        offer=offer,
        cities=answers,
        sources=sources_of(catalog, _source_keys(answers, alone)),
        country_pay=alone,
        findings=tuple(_findings(offer, answers, alone)),
    )


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
    states: list[Reference] = []
    for city in cities:
        of_state = [each for each in city.figures if each.figure.scope == "state" and each.figure.role == PROFESSION]
        states += [each for each in of_state if each not in states]
    official = [each for each in beside if each.figure in first]
    general = [each for each in country if each.figure.stands_in and each.figure.role == PROFESSION]
    return (*own, *((None, each) for each in ([*official, *states] or general)))


def percent_above_middle(offer: Offer, reference: Reference) -> float | None:
    """Return by how many percent an offer lies above the middle of a figure, to a tenth.

    None where there is no middle, and above a bound: what lies there is not known.
    """
    figure = reference.figure
    if figure.mid is None or figure.measure == "points" or reference.position == "above_bound":
        return None
    return percent_above(offer.yearly, in_a_year(figure, figure.mid))


def _findings(offer: Offer, cities: Sequence[CityOffer], country: Sequence[Reference]) -> Iterator[Finding]:
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
    return any(figure.scope == "city" or figure.region in CITY_STATES for figure in figures)


def _rent_findings(cities: Sequence[CityOffer]) -> Iterator[Finding]:
    """Give the shares that rent takes, in percent of the gross month, the smallest first.

    Only those of one indicator and edition are held against each other.
    """
    comparable: dict[tuple[str, int | None], list[CityOffer]] = {}
    for city in by_rent(cities):
        if city.rent_indicator is not None:
            comparable.setdefault((city.rent_indicator, city.rent_year), []).append(city)
    for (indicator, year), group in comparable.items():
        first, last = group[0].rent_eur_m2, group[-1].rent_eur_m2
        yield Finding(
            code="offer_rent",
            field="rent_percent",
            cities=tuple(city.city for city in group),
            values=tuple(city.rent_percent for city in group),
            difference=percent_above(first, last) if first is not None and last is not None and group[1:] else None,
            year=year,
            areas=tuple(city.rent_area for city in group),
            terms=(indicator,),
        )
    unknown = tuple(city.city for city in cities if city.rent_indicator is None)
    if unknown:
        yield Finding(code="missing", field="rent_percent", cities=unknown)


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
        yield from (source for source in (city.rent_source, city.existing_rent_source) if source)


def amount_above(offer: Offer, figure: PayFigure, amount: int, per: Period) -> int:
    """Return by how many EUR ``per`` month or year an offer lies above an amount of a figure, halves rounded up.

    Below it, that is negative.
    """
    difference = offer.yearly - in_a_year(figure, amount)
    return difference if per == "year" else half_up(difference, MONTHS)


class _Rent(NamedTuple):
    """A rent in EUR per m² and month and where it comes from; all None where it is not known."""

    eur_m2: float | None = None
    source: str | None = None
    year: int | None = None
    area: str | None = None
    origin: Origin | None = None


def _rent(city: City, indicator: str | None) -> _Rent:
    """Return the newest edition of an indicator that is a rent."""
    value = next(iter(city.indicators.get(indicator, ())), None) if indicator else None
    if value is None:
        return _Rent()
    return _Rent(float(value.value), value.source, value.year, value.area, value.origin)


def _in_city(catalog: Catalog, city: City, offer: Offer) -> CityOffer:
    rent_indicator = next((key for key in (ADVERTISED_RENT, EXISTING_RENT) if city.indicators.get(key)), None)
    rent, existing = _rent(city, rent_indicator), _rent(city, EXISTING_RENT)
    flat_rent = None if rent.eur_m2 is None else Fraction(str(rent.eur_m2)) * offer.flat_m2
    return CityOffer(
        city=city.slug,
        name=city.name,
        figures=tuple(_reference(figure, offer) for figure in _applying(catalog, city, offer.level)),
        rent_eur_m2=rent.eur_m2,
        rent_source=rent.source,
        rent_year=rent.year,
        rent_origin=rent.origin,
        pay_cleared=city.origins.get("pay"),
        flat_rent=None if flat_rent is None else half_up(flat_rent.numerator, flat_rent.denominator),
        rent_percent=None if flat_rent is None else _tenths(100 * flat_rent * MONTHS / offer.yearly),
        rent_indicator=rent_indicator,
        rent_area=rent.area,
        existing_rent_eur_m2=existing.eur_m2,
        existing_rent_source=existing.source,
        existing_rent_year=existing.year,
        existing_rent_area=existing.area,
        existing_rent_origin=existing.origin,
    )


def _tenths(value: Fraction) -> float:
    return half_up(10 * value.numerator, value.denominator) / 10


def _applying(catalog: Catalog, city: City | None, level: Level | None) -> Iterator[PayFigure]:
    """Go through the figures of city, state and country, or of the country alone.

    Those for the profession come first, other levels are left out; of the country's, first those of ``country_pay``.
    """
    country = catalog.states.get(COUNTRY)
    state = catalog.states.get(city.state) if city else None
    own = (*city.pay, *(state.pay if state else ())) if city else ()
    standing_in = [figure for figure in country.pay if figure.stands_in] if country else []
    figures = (*own, *country_pay(catalog), *standing_in)
    every = [figure for figure in figures if level is None or figure.level in (level, "any")]
    yield from (figure for figure in every if figure.role == PROFESSION)
    yield from (figure for figure in every if figure.role != PROFESSION)


def _reference(figure: PayFigure, offer: Offer) -> Reference:

    def above(amount: int | None) -> int | None:
        return None if amount is None else amount_above(offer, figure, amount, figure.period)

    return Reference(
        figure=figure,
        position=place(figure, offer.yearly),
        percent=percent_of_range(figure, offer.yearly),
        above_low=above(figure.low),
        above_mid=above(figure.mid),
        above_high=above(figure.high),
    )
