"""An offer in several cities as sheets, one below the other on one scale."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from itleiter_cli.catalog.forms import COUNTRY, PROFESSION
from itleiter_cli.catalog.model import Catalog, IndicatorValue, PayFigure
from itleiter_cli.cities.pay import MONTHS, per_period, shown_first
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.offer import (
    ADVERTISED_RENT,
    CityOffer,
    Offer,
    OfferAnswer,
    Reference,
    amount_above,
)
from itleiter_cli.sheets.scale import axis, common_scale, legend
from itleiter_cli.sheets.sheet import Cell, Column, Document, Line, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, answer: OfferAnswer, *, brief: bool = False) -> Document:
    """Lay out where an offer sits, a sheet per city, or one of Germany.

    If ``brief``, of the figures that stand beside those of cities only the newest is shown.
    """
    return _OfferSheets(Wording(catalog, language), answer, brief=brief).document()


class _OfferSheets:
    def __init__(self, wording: Wording, answer: OfferAnswer, *, brief: bool) -> None:
        self.wording = wording
        beside = [each.figure for each in answer.country_pay if not each.figure.stands_in]
        self._left_out = beside[len(shown_first(beside)) :] if brief else []
        self.answer = answer
        self._say = wording.say
        self._mark = answer.offer.yearly if answer.offer.per == "year" else answer.offer.monthly
        references = [*answer.country_pay, *(each for city in answer.cities for each in city.figures)]
        figures = [each.figure for each in self._shown(references)]
        self._scale = common_scale(figures, answer.offer.per, self._mark)

    def document(self) -> Document:
        sheets = [self._city(city) for city in self.answer.cities] or [self._country()]
        sheets[-1] = structs.replace(sheets[-1], remarks=tuple(self._remarks()))
        title = self._say("offer-heading", offer=self._offer(self.answer.offer))
        return Document(sheets=tuple(sheets), footnotes=self.wording.footnotes, title=title)

    def _shown(self, references: Sequence[Reference]) -> list[Reference]:
        return [reference for reference in references if reference.figure not in self._left_out]

    def _city(self, city: CityOffer) -> Sheet:
        pay = tuple(self._pay(city.figures))
        heading = self.wording.city_heading(city.city, city.pay_cleared)
        return self._sheet(heading, city.figures, (*pay, *self._rent_rows(city)))

    def _country(self) -> Sheet:
        figures = self.answer.country_pay
        return self._sheet(self.wording.state(COUNTRY), figures, tuple(self._pay(figures)))

    def _sheet(self, heading: str, references: Sequence[Reference], rows: tuple[Row, ...]) -> Sheet:
        drawn = legend(self.wording.language, [reference.figure for reference in self._shown(references)])
        return Sheet(
            title=self._say("offer-title", city=heading, offer=self._offer(self.answer.offer)),
            shape="matrix",
            columns=(Column(""),),
            rows=rows,
            legend=f"{drawn} {self._say('legend-offer')}" if drawn else "",
        )

    def _remarks(self) -> Iterator[str]:
        """Say what an offer without bonuses is held against, and how many figures are not shown."""
        offer = self.answer.offer
        beside = [each for each in self.answer.country_pay if not each.figure.stands_in]
        if beside and offer.per == "month" and offer.payments == MONTHS:
            yield self._say("offer-bonuses")
        if self._left_out:
            yield self._say("country-pay-left-out", count=len(self._left_out))

    def _offer(self, offer: Offer) -> str:
        number = self.wording.language.number
        if offer.per == "year":
            return self._say("offer-per-year", amount=number(offer.amount), monthly=number(offer.monthly))
        if offer.payments == MONTHS:
            return self._say("offer-per-month", amount=number(offer.amount), yearly=number(offer.yearly))
        amounts = {"amount": number(offer.amount), "yearly": number(offer.yearly), "monthly": number(offer.monthly)}
        return self._say("offer-payments", payments=offer.payments, **amounts)

    def _pay(self, references: Sequence[Reference]) -> Iterator[Row]:
        yield Row(self._say("heading-pay", per=self._say(f"per-{self.answer.offer.per}")))
        if not references:
            yield Row(self._say("field-pay"), (cell(self._say("nothing-known"), emphasis="quiet"),))
        for reference in self._shown(references):
            yield Row(self._label(reference.figure), (self._figure(reference),))
        if self._scale is not None and references:
            yield Row(self._say("scale"), (axis(self.wording.language, self._scale),))

    def _rent_rows(self, city: CityOffer) -> Iterator[Row]:
        basis = "advertised" if city.rent_indicator == ADVERTISED_RENT else "existing"
        yield Row(self._say("heading-rent", flat=self.answer.offer.flat_m2))
        label = self._say("field-rent" if city.rent_indicator is None else f"rent-{basis}")
        yield Row(label, (self._rent(city),))

    def _label(self, figure: PayFigure) -> str:
        if not figure.stands_in:
            return self.wording.beside(figure)
        role = [] if figure.role == PROFESSION else [self.wording.role(figure.role)]
        return ", ".join([self._say(f"scope-{figure.scope}"), *role, self.wording.level(figure.level)])

    def _figure(self, reference: Reference) -> Cell:
        per = self.answer.offer.per
        named = not reference.figure.stands_in
        figure = self.wording.figure(reference.figure, per, named=named)
        lines = [Line(self._position(reference), emphasis="strong")]
        if distances := self._distances(reference.figure):
            lines.append(Line(distances))
        if self._scale is not None:
            lines.append(Line(drawing=self.wording.bar(reference.figure, per, self._scale, self._mark, named=named)))
        return (*figure, *lines)

    def _position(self, reference: Reference) -> str:
        measure, figure, per = reference.figure.measure, reference.figure, self.answer.offer.per
        if figure.above is not None and reference.position == "above_bound":
            bound = self.wording.language.number(per_period(figure.above, figure.period, per))
            return self._say("position-above_bound", bound=bound)
        if measure in ("mean", "median"):
            return self._say(f"position-{reference.position}-middle", middle=self.wording.measure(measure))
        if measure == "points":
            return self._say(f"position-{reference.position}-points")
        if reference.percent is not None:
            return self._say("position-within", percent=reference.percent)
        return self._say(f"position-{reference.position}")

    def _distances(self, figure: PayFigure) -> str:
        """Say how far the offer lies from each amount of a figure, in its own period; of a bound alone, nothing."""
        number, offer = self.wording.language.number, self.answer.offer
        parts = []
        for amount in (figure.low, figure.mid, figure.high):
            if amount is not None:
                above = amount_above(offer, figure, amount, offer.per)
                equal = "exactly" if per_period(amount, figure.period, "year") == offer.yearly else "nearly"
                key = equal if above == 0 else "above-amount" if above > 0 else "below-amount"
                written = number(per_period(amount, figure.period, offer.per))
                parts.append(self._say(key, difference=number(abs(above)), amount=written))
        return "; ".join(parts)

    def _rent(self, city: CityOffer) -> Cell:
        rent, existing = city.rent, city.existing_rent
        if rent is None or city.flat_rent is None or city.rent_percent is None:
            return cell(self._say("nothing-known"), emphasis="quiet")
        number = self.wording.language.number
        per_m2 = self._per_m2(f"{number(rent.value, 2)} EUR/m²", rent)
        notes = self._notes(rent)
        if existing is not None and city.rent_indicator == ADVERTISED_RENT:
            per_m2 += "; " + self._per_m2(f"{self._say('rent-existing')} {number(existing.value, 2)}", existing)
            notes += self._notes(existing)
        amount, percent = number(city.flat_rent), number(city.rent_percent, 1)
        return cell(self._say("rent-share", rent=amount, percent=percent, per_m2=per_m2), *dict.fromkeys(notes))

    def _notes(self, rent: IndicatorValue) -> tuple[int, ...]:
        """Return the footnotes of where a rent is from, and of what is remarked of it."""
        source = self.wording.source_footnotes(rent.source, rent.origin)
        return (*source, *self.wording.remark_footnotes(rent.note))

    def _per_m2(self, value: str, rent: IndicatorValue) -> str:
        """Write a rent with its year, and with its area where that is larger than the city."""
        return ", ".join([value, self.wording.year(rent.year), *([rent.area] if rent.area else [])])
