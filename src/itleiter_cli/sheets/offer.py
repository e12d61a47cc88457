"""An offer as a sheet: what it comes to, a line per figure on one scale, and the rent of each city."""

from collections.abc import Iterator

from msgspec import structs

from itleiter_cli.catalog.forms import COUNTRY, PROFESSION
from itleiter_cli.catalog.model import Catalog, PayFigure
from itleiter_cli.cities.pay import MONTHS, per_period, shown_first
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.offer import (
    ADVERTISED_RENT,
    EXISTING_RENT,
    CityOffer,
    Offer,
    OfferAnswer,
    Reference,
    amount_above,
)
from itleiter_cli.sheets.pay import heading, label_beside
from itleiter_cli.sheets.scale import common_scale, legend
from itleiter_cli.sheets.sheet import FULL, Cell, Column, Document, Line, Row, Sheet, View, cell, finding
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, answer: OfferAnswer, view: View = FULL) -> Document:
    """Lay out where an offer sits, and what rent takes of it."""
    builder = _OfferSheet(Wording(catalog, language, view.notes), answer, view)
    sheet, notes = builder.sheet(), builder.wording.notes
    return Document(sheets=(sheet,), footnotes=notes.written(), closing=notes.closing())


class _OfferSheet:
    def __init__(self, wording: Wording, answer: OfferAnswer, view: View) -> None:
        self.wording = wording
        self.answer = answer
        self._say = wording.say
        self._everything = view.everything
        self._mark = answer.offer.yearly if answer.offer.per == "year" else answer.offer.monthly
        self._beside = [each for each in answer.country_pay if not each.figure.stands_in]
        self._figures = [each.figure for _, each in self._shown()]
        self._scale = common_scale(self._figures, answer.offer.per, self._mark)

    def sheet(self) -> Sheet:
        """Lay the offer out: findings, figures, rents."""
        names = [self.wording.city_heading(city.city, city.pay_cleared) for city in self.answer.cities]
        places = self.wording.language.listed(names or [self.wording.state(COUNTRY)])
        findings = tuple(self._findings())
        rows = tuple(self._rows())
        drawn = legend(self.wording.language, self._figures, short=self.wording.notes.are_short)
        return Sheet(
            title=self._say("offer-title", city=places, offer=self._offer(self.answer.offer)),
            findings=findings,
            shape="matrix",
            columns=(Column(""),),
            rows=rows,
            remarks=tuple(self._remarks()),
            legend=f"{drawn}{self._say(self._legend_of_offer())}" if drawn else "",
        )

    def _legend_of_offer(self) -> str:
        return "legend-short-offer" if self.wording.notes.are_short else "legend-offer"

    def _shown(self) -> Iterator[tuple[CityOffer | None, Reference]]:
        """Go through the figures that are shown, each once, with the city that it is of.

        Unless all are, these are the cities' own, the official one for Germany, and those of their states.
        """
        seen: list[PayFigure] = []
        official = [each.figure for each in self._beside]
        first = [] if self._everything else list(shown_first(official))
        for city in self.answer.cities:
            yield from ((city, each) for each in city.figures if each.figure.scope == "city")
        yield from ((None, each) for each in self._beside if each.figure in first)
        for references in (*(city.figures for city in self.answer.cities), self.answer.country_pay):
            for each in references:
                figure = each.figure
                is_of_state = figure.scope == "state" and figure.role == PROFESSION
                if figure.scope != "city" and figure not in (*seen, *first) and (self._everything or is_of_state):
                    seen.append(figure)
                    yield None, each

    def _left_out(self) -> int:
        """Count the figures that are not shown."""
        every = [each.figure for city in self.answer.cities for each in city.figures]
        every += [each.figure for each in self.answer.country_pay]
        distinct: list[PayFigure] = []
        for figure in every:
            if figure not in distinct:
                distinct.append(figure)
        return len(distinct) - len(self._figures)

    def _findings(self) -> Iterator[Row]:
        """Say where the offer sits in the figures that are shown, and what rent takes of it."""
        lines = [self._sits(found) for found in self.answer.findings if found.code == "offer_in_figure"]
        without = [
            city for found in self.answer.findings if found.code == "offer_without_figure" for city in found.cities
        ]
        if without:
            names = self.wording.language.listed([self.wording.city(slug) for slug in without])
            lines.append(self._say("offer-no-figure" if len(without) == 1 else "offer-no-figures", cities=names))
        words = "; ".join(line for line in lines if line)
        yield finding(self._say("field-pay"), Line(words) if words else Line(self._say("nothing-known"), (), "quiet"))
        for city in self.answer.cities:
            label = self._say("field-rent")
            named = len(self.answer.cities) > 1
            yield finding(f"{label}, {self.wording.city(city.city)}" if named else label, *self._rent(city))

    def _sits(self, found: Finding) -> str:
        """Say where the offer sits in one figure: to its middle in percent, or else in words."""
        reference = next((each for _, each in self._shown() if _is_of(found, each)), None)
        if reference is None:
            return ""
        figure = reference.figure
        whose = "official" if not figure.stands_in else "state" if figure.scope != "city" else "city"
        where = self.wording.city(figure.region) if whose == "city" else self.wording.state(figure.region)
        if whose == "city" and figure.level != "any":
            only = len(self.answer.cities) == 1
            where = self.wording.level(figure.level) if only else f"{where}, {self.wording.level(figure.level)}"
        if found.difference is None:
            return self._say("offer-where", where=where, position=self._position(reference))
        lies = "at" if abs(found.difference) < 1 else "above" if found.difference > 0 else "below"
        middle = self.wording.measure(_middle_of(figure))
        lying = self._say(f"offer-{lies}", percent=self.wording.language.number(abs(found.difference)))
        return self._say(f"offer-of-{whose}", lies=lying, middle=middle, where=where)

    def _rows(self) -> Iterator[Row]:
        yield heading(self.wording, self.answer.offer.per, self._scale)
        shown = list(self._shown())
        if not shown:
            yield Row(self._say("field-pay"), (cell(self._say("nothing-known"), emphasis="quiet"),), spans=True)
        for city, reference in shown:
            yield Row(self._label(city, reference.figure), (self._figure(reference),), spans=True)

    def _label(self, city: CityOffer | None, figure: PayFigure) -> str:
        if not figure.stands_in:
            return label_beside(self.wording, figure, "official-alone")
        role = [] if figure.role == PROFESSION else [self.wording.role(figure.role)]
        level = [] if figure.level == "any" else [self.wording.level(figure.level)]
        where = self.wording.city(city.city) if city else self.wording.state(figure.region)
        return ", ".join([where, *role, *level])

    def _figure(self, reference: Reference) -> Cell:
        """Write and draw a figure with the offer; in full, also say in words how far they are from each other."""
        per, figure = self.answer.offer.per, reference.figure
        named = not figure.stands_in
        first, *others = self.wording.figure(figure, per, self._scale, named=named, mark=self._mark)
        if self.wording.notes.are_short:
            return (structs.replace(first, after=self._beside_drawing(reference)),)
        lines = [Line(self._position(reference), emphasis="strong")]
        if distances := self._distances(figure):
            lines.append(Line(distances))
        return (first, *others, *lines)

    def _beside_drawing(self, reference: Reference) -> str:
        """Say in percent how far the offer lies from the middle of a figure, or where it sits."""
        figure, above = reference.figure, reference.above_mid
        if figure.mid is None or above is None:
            return self._say(f"short-{reference.position}")
        return self._say("offer-percent", sign="+" if above >= 0 else "-", percent=round(abs(100 * above / figure.mid)))

    def _remarks(self) -> Iterator[str]:
        """Say what an offer without bonuses is held against, and how many figures are not shown."""
        offer, left_out = self.answer.offer, self._left_out()
        said = []
        if self._beside and offer.per == "month" and offer.payments == MONTHS:
            said.append(self._say("offer-bonuses"))
        if left_out:
            said.append(self._say("offer-left-out", count=left_out))
        if said:
            yield " ".join(said)

    def _offer(self, offer: Offer) -> str:
        number = self.wording.language.number
        if offer.per == "year":
            return self._say("offer-per-year", amount=number(offer.amount), monthly=number(offer.monthly))
        if offer.payments == MONTHS:
            return self._say("offer-per-month", amount=number(offer.amount), yearly=number(offer.yearly))
        amounts = {"amount": number(offer.amount), "yearly": number(offer.yearly), "monthly": number(offer.monthly)}
        return self._say("offer-payments", payments=offer.payments, **amounts)

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

    def _rent(self, city: CityOffer) -> Iterator[Line]:
        """Say what the rent of a flat takes of the gross month, and what both rents per m² are."""
        if city.flat_rent is None or city.rent_percent is None or city.rent_source is None or city.rent_eur_m2 is None:
            yield Line(self._say("nothing-known"), (), "quiet")
            return
        number = self.wording.language.number
        is_advertised = city.rent_indicator == ADVERTISED_RENT
        words = {
            "flat": str(self.answer.offer.flat_m2),
            "basis": self._say("rent-advertised" if is_advertised else "rent-existing"),
            "rent": number(city.flat_rent),
            "percent": number(city.rent_percent, 1),
        }
        notes = self.wording.notes.source(city.rent_source, city.rent_origin)
        yield Line(self._say("rent-share", **words), (*notes, *self._remark(city, city.rent_indicator)))
        per_m2 = self._per_m2(f"{number(city.rent_eur_m2, 2)} EUR/m²", city.rent_year, city.rent_area)
        marks: tuple[int, ...] = ()
        if city.existing_rent_eur_m2 is not None and city.existing_rent_source and is_advertised:
            value = f"{self._say('rent-existing')} {number(city.existing_rent_eur_m2, 2)}"
            per_m2 += "; " + self._per_m2(value, city.existing_rent_year, city.existing_rent_area)
            marks = (
                *self.wording.notes.source(city.existing_rent_source, city.existing_rent_origin),
                *self._remark(city, EXISTING_RENT),
            )
        yield Line(per_m2, marks, "quiet")

    def _remark(self, city: CityOffer, indicator: str | None) -> tuple[int, ...]:
        """Return the footnote of what is remarked of the rent that an offer was held against: the newest edition."""
        editions = self.wording.catalog.cities[city.city].indicators.get(indicator, ()) if indicator else ()
        return self.wording.remark(next((edition.note for edition in editions[:1]), None))

    def _per_m2(self, value: str, year: int | None, area: str | None) -> str:
        """Write a rent with its year, and with its area where that is larger than the city."""
        return ", ".join([value, self.wording.year(year), *([area] if area else [])])


def _is_of(found: Finding, reference: Reference) -> bool:
    """Whether a finding says where an offer sits in a figure."""
    figure = reference.figure
    return (found.region, found.values, found.terms) == (
        figure.region,
        (figure.low, figure.mid, figure.high),
        (figure.source, figure.role, figure.level),
    )


def _middle_of(figure: PayFigure) -> str:
    """Return what the middle of a figure is."""
    return figure.measure if figure.measure in ("mean", "median") else figure.mid_is or "mean"
