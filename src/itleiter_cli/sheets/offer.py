"""An offer in several cities as sheets, one below the other on one scale."""

from collections.abc import Iterator

from itleiter_cli.catalog.model import PROFESSION, Catalog, PayFigure
from itleiter_cli.cities.pay import MONTHS, per_period
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.offer import CityOffer, Offer, OfferAnswer, Reference, amount_above
from itleiter_cli.sheets.sheet import Cell, Column, Document, Line, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording, axis, common_scale, legend


def document(catalog: Catalog, language: Language, answer: OfferAnswer) -> Document:
    """Lay out where an offer sits, a sheet per city."""
    return _OfferSheets(Wording(catalog, language), answer).document()


class _OfferSheets:
    def __init__(self, wording: Wording, answer: OfferAnswer) -> None:
        self.wording = wording
        self.answer = answer
        self._say = wording.say
        self._mark = answer.offer.yearly if answer.offer.per == "year" else answer.offer.monthly
        figures = [reference.figure for city in answer.cities for reference in city.figures]
        self._scale = common_scale(figures, answer.offer.per, self._mark)

    def document(self) -> Document:
        sheets = [self._city(city) for city in self.answer.cities]
        title = self._say("offer-heading", offer=self._offer(self.answer.offer))
        return Document(sheets=tuple(sheets), footnotes=self.wording.footnotes, title=title)

    def _city(self, city: CityOffer) -> Sheet:
        drawn = legend(self.wording.language, [reference.figure for reference in city.figures])
        return Sheet(
            title=self._say(
                "offer-title",
                city=self.wording.city_heading(city.city, city.pay_cleared),
                offer=self._offer(self.answer.offer),
            ),
            shape="matrix",
            columns=(Column(""),),
            rows=tuple(self._rows(city)),
            legend=f"{drawn} {self._say('legend-offer')}" if drawn else "",
        )

    def _offer(self, offer: Offer) -> str:
        number = self.wording.language.number
        if offer.per == "year":
            return self._say("offer-per-year", amount=number(offer.amount), monthly=number(offer.monthly))
        if offer.payments == MONTHS:
            return self._say("offer-per-month", amount=number(offer.amount), yearly=number(offer.yearly))
        amounts = {"amount": number(offer.amount), "yearly": number(offer.yearly), "monthly": number(offer.monthly)}
        return self._say("offer-payments", payments=offer.payments, **amounts)

    def _rows(self, city: CityOffer) -> Iterator[Row]:
        yield Row(self._say("heading-pay", per=self._say(f"per-{self.answer.offer.per}")))
        if not city.figures:
            yield Row(self._say("field-pay"), (cell(self._say("nothing-known"), emphasis="quiet"),))
        for reference in city.figures:
            yield Row(self._label(reference.figure), (self._figure(reference),))
        if self._scale is not None:
            yield Row(self._say("scale"), (axis(self.wording.language, self._scale),))
        yield Row(self._say("heading-rent", flat=self.answer.offer.flat_m2))
        yield Row(self._say("rent-per-month"), (self._rent(city),))

    def _label(self, figure: PayFigure) -> str:
        role = [] if figure.role == PROFESSION else [self.wording.role(figure.role)]
        return ", ".join([self._say(f"scope-{figure.scope}"), *role, self.wording.level(figure.level)])

    def _figure(self, reference: Reference) -> Cell:
        per = self.answer.offer.per
        figure = self.wording.figure(reference.figure, per)
        lines = [Line(self._position(reference), emphasis="strong"), Line(self._distances(reference.figure))]
        if self._scale is not None:
            lines.append(Line(drawing=self.wording.bar(reference.figure, per, self._scale, self._mark)))
        return (*figure, *lines)

    def _position(self, reference: Reference) -> str:
        measure = reference.figure.measure
        if measure in ("mean", "median"):
            return self._say(f"position-{reference.position}-middle", middle=self.wording.measure(measure))
        if measure == "points":
            return self._say(f"position-{reference.position}-points")
        if reference.percent is not None:
            return self._say("position-within", percent=reference.percent)
        return self._say(f"position-{reference.position}")

    def _distances(self, figure: PayFigure) -> str:
        """Say how far the offer lies from each amount of a figure, in the period of the offer."""
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
        if city.flat_rent is None or city.rent_percent is None or city.rent_source is None or city.rent_eur_m2 is None:
            return cell(self._say("nothing-known"), emphasis="quiet")
        number = self.wording.language.number
        rent, percent = number(city.flat_rent), number(city.rent_percent, 1)
        text = self._say(
            "rent-share",
            rent=rent,
            percent=percent,
            per_m2=number(city.rent_eur_m2, 2),
            year=self.wording.year(city.rent_year),
        )
        return cell(text, *self.wording.source_footnotes(city.rent_source, city.rent_origin))
