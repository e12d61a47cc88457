"""Where an offer sits in every figure that applies, and what rent takes of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from itleiter_cli.catalog.forms import COUNTRY, PROFESSION, Level, Measure, MidIs, Origin, Period, Scope, place_of
from itleiter_cli.catalog.model import Catalog, City, PayFigure, Source
from itleiter_cli.cities.pay import MONTHS, country_pay, fitting_period, half_up, unusual_pay
from itleiter_cli.cities.position import Position, percent_of_range, place
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, RowValue, rows_of
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.offer_findings import offer_findings
from itleiter_cli.questions.offered import ADVERTISED_RENT, EXISTING_RENT, CityOffer, Offer, Reference, amount_above


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
    """Put what is said of a figure beside its own fields; what it says of itself since then stands last."""
    later = ("above", "records", "stands_in")
    return [
        {
            **{name: value for name, value in reference["figure"].items() if name not in later},
            **{name: value for name, value in reference.items() if name != "figure"},
            **{name: reference["figure"][name] for name in later},
        }
        for reference in references
    ]


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
    per_written: bool = False,
) -> OfferAnswer:
    """Weigh an offer of ``amount`` EUR in some cities, or without any in Germany alone.

    Raises UsageProblem where the amount is clearly of the other period, or unusual, unless ``anyway`` is set;
    ``per_written`` says that its period was written with it, which is then where to change it.
    """
    if not anyway:
        _check_usual(amount, per, written=per_written)
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
        findings=tuple(offer_findings(offer, answers, alone)),
    )


def _check_usual(amount: int, per: Period, *, written: bool) -> None:
    if unusual := unusual_pay(amount, per):
        other = fitting_period(amount)
        if other is None:
            raise UsageProblem(unusual, text("offer-anyway"))
        rewritten = text("offer-other-period-written", written=text(f"amount-per-{other}", amount=amount))
        raise UsageProblem(unusual, rewritten if written else text("offer-other-period", per=other))


def _source_keys(cities: Sequence[CityOffer], alone: Sequence[Reference]) -> Iterator[str]:
    """Name the sources of all figures first, then those of rents."""
    for references in (*(city.figures for city in cities), alone):
        yield from (reference.figure.source for reference in references)
    for city in cities:
        yield from (source for source in (city.rent_source, city.existing_rent_source) if source)


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
    own = (*city.pay, *catalog.states[city.state].pay) if city else ()
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
