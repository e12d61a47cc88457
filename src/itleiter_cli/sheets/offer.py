"""An offer as a sheet: what it comes to, a line per figure on one scale, and the rent of each city."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from itleiter_cli.catalog.forms import CITY_STATES, COUNTRY, PROFESSION
from itleiter_cli.catalog.model import Catalog, PayFigure
from itleiter_cli.cities.pay import MONTHS, figure_year, is_official, per_period
from itleiter_cli.cities.position import in_a_year
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.finding import Finding, whole_percent
from itleiter_cli.questions.offer import OfferAnswer
from itleiter_cli.questions.offer_findings import by_rent, deciding, percent_above_middle
from itleiter_cli.questions.offered import CityOffer, Offer, Reference, amount_above
from itleiter_cli.sheets.marks import figure_look
from itleiter_cli.sheets.pay import heading, label_beside
from itleiter_cli.sheets.rents import rent_lines, rents, rents_of
from itleiter_cli.sheets.scale import common_scale, legend
from itleiter_cli.sheets.sheet import FULL, Cell, Column, Document, Line, Row, Sheet, View, cell, finding, looking
from itleiter_cli.sheets.wording import Wording

_TEAM_LEAD = "it-team-lead"
_A_FEW = 3
"""So many cities or states are named one by one."""


def document(catalog: Catalog, language: Language, answer: OfferAnswer, view: View = FULL) -> Document:
    """Lay out where an offer sits, and what rent takes of it; of several cities, their rents in a list below."""
    builder = _OfferSheet(Wording(catalog, language, view.notes), answer, view)
    sheet, notes = builder.sheet(), builder.wording.notes
    sheets = (sheet, rents(builder.wording, answer.offer, builder.cities)) if len(builder.cities) > 1 else (sheet,)
    return Document(sheets=sheets, footnotes=notes.written(), title=sheet.title, closing=notes.closing())


class _OfferSheet:
    def __init__(self, wording: Wording, answer: OfferAnswer, view: View) -> None:
        self.wording = wording
        self.answer = answer
        self.cities = by_rent(answer.cities)
        self._say = wording.say
        self._everything = view.everything
        self._mark = answer.offer.yearly if answer.offer.per == "year" else answer.offer.monthly
        self._deciding = deciding(self.cities, answer.country_pay)
        self._others = self._not_deciding()
        self._shown = (*self._deciding, *((None, each) for each in self._others if view.everything))
        figures = [each.figure for _, each in self._shown]
        self._scale = common_scale(figures, answer.offer.per, self._mark)
        self._left_out = 0 if view.everything else len(self._others)

    def sheet(self) -> Sheet:
        """Lay the offer out: findings, then a line per figure."""
        names = [self.wording.city_heading(city.city, city.pay_cleared) for city in self.cities]
        language, figures = self.wording.language, [each.figure for _, each in self._shown]
        places = language.listed(names or [self.wording.state(COUNTRY)])
        findings, rows = tuple(self._findings()), tuple(self._rows())
        return Sheet(
            title=self._say("offer-title", city=places, offer=self._offer(self.answer.offer)),
            findings=findings,
            shape="matrix",
            columns=(Column(""),),
            rows=rows,
            remarks=tuple(self._remarks()),
            legend=legend(language, figures, short=self.wording.notes.are_short, offer=True),
        )

    def _not_deciding(self) -> tuple[Reference, ...]:
        """Return the figures that do not decide, each once."""
        seen = [each for _, each in self._deciding]
        others: list[Reference] = []
        for references in (*(city.figures for city in self.cities), self.answer.country_pay):
            others += [each for each in references if each not in seen and each not in others]
        return tuple(others)

    def _findings(self) -> Iterator[Row]:
        """Say where the offer sits in the figures that are shown, and what rent takes of it."""
        found = self.answer.findings
        if len(self.cities) > 1:
            yield finding(self._say("field-rent"), *rent_lines(self.wording, self.answer.offer, found))
        yield finding(self._say("field-pay"), *map(Line, self._sits(found)))
        if len(self.cities) == 1:
            yield finding(self._say("field-rent"), *self._rent(self.cities[0]))

    def _sits(self, findings: Iterable[Finding]) -> list[str]:
        """Say where the offer sits in the figures for the profession that decide, and which cities have none."""
        deciding = [(city, each) for city, each in self._deciding if each.figure.role == PROFESSION]
        without = next((found.cities for found in findings if found.code == "offer_without_figure"), ())
        if len(self.cities) > 1:
            said = self._sits_in_several(deciding, without)
        else:
            said = ["; ".join([*(self._sits_in(city, each) for city, each in deciding), *self._without(without)])]
        return [sentence for sentence in said if sentence] or [self._say("nothing-known")]

    def _sits_in_several(
        self, deciding: Sequence[tuple[CityOffer | None, Reference]], without: Sequence[str]
    ) -> list[str]:
        """Say where the offer sits in a sentence each for the own figures of cities, the country's and the states'."""
        own = [(city, each) for city, each in deciding if city]
        is_alone = bool(own) and len(without) == len(self.cities) - 1 and not self._with_related(without)
        country = [self._sits_in(city, each) for city, each in deciding if each.figure.scope == "country"]
        country += [] if is_alone else self._without(without)
        return [*([self._own(own, is_alone=is_alone)] if own else []), "; ".join(country), *self._states(deciding)]

    def _own(self, own: Sequence[tuple[CityOffer, Reference]], *, is_alone: bool) -> str:
        """Say where the offer sits in the own figures of several cities; of many, in how many it sits alike."""
        cities = {city.city: [each for other, each in own if other is city] for city, _ in own}
        if len(cities) > _A_FEW:
            alike = Counter(self._beside_drawing(each) for _, each in own)
            figures = ", ".join(f"{count}× {words}" for words, count in alike.items())
            return self._say("offer-own-counted", count=len(cities), figures=figures)
        said = {
            self.wording.city(slug): ", ".join(map(self._of_level, references)) for slug, references in cities.items()
        }
        if is_alone:
            return self._say("offer-own-alone", city=next(iter(said)), figures=next(iter(said.values())))
        return self._say("offer-own", figures="; ".join(f"{name} {figures}" for name, figures in said.items()))

    def _of_level(self, reference: Reference) -> str:
        """Say briefly where the offer sits in a figure, behind its level where it has one."""
        level = [] if reference.figure.level == "any" else [self.wording.level(reference.figure.level)]
        return " ".join([*level, self._beside_drawing(reference)])

    def _states(self, deciding: Iterable[tuple[CityOffer | None, Reference]]) -> Iterator[str]:
        """Say where the offer sits in the figures of the states of several cities; of many, in the first and last."""
        found = [each for _, each in deciding if each.figure.scope == "state"]
        if len(found) > _A_FEW:
            percents = [percent_above_middle(self.answer.offer, each) for each in found]
            known = sorted((percent, index) for index, percent in enumerate(percents) if percent is not None)
            if known:
                first, last = (self._in_state(found[index]) for _, index in (known[0], known[-1]))
                yield self._say("offer-states-spread", count=len(known), lowest=first, highest=last)
            found = [each for each, percent in zip(found, percents, strict=True) if percent is None]
        if found:
            yield self._say("offer-states", states=", ".join(map(self._in_state, found)))

    def _in_state(self, reference: Reference) -> str:
        return f"{self._region(reference.figure)} {self._beside_drawing(reference)}"

    def _without(self, cities: Sequence[str]) -> Iterator[str]:
        """Name the cities without a figure, and those that have only some of related roles."""
        related = self._with_related(cities)
        none = [slug for slug in cities if slug not in related]
        names = self.wording.language.listed([self.wording.city(slug) for slug in none])
        if len(none) > _A_FEW:
            key = "offer-no-figures-of" if len(none) < len(self.cities) else "offer-no-figures-at-all"
            yield self._say(key, none=len(none), count=len(self.cities))
        elif none:
            yield (
                self._say("offer-no-figures", cities=names) if none[1:] else self._say("offer-no-figure", cities=names)
            )
        if related:
            names = self.wording.language.listed([self.wording.city(slug) for slug in related])
            yield self._say("offer-only-related", cities=names)

    def _with_related(self, cities: Sequence[str]) -> list[str]:
        """Return those of some cities that have own figures of related roles."""
        return [slug for slug in cities if any(city and city.city == slug for city, _ in self._deciding)]

    def _sits_in(self, city: CityOffer | None, reference: Reference) -> str:
        """Say where the offer sits in a figure: how far from its middle, or else in words."""
        figure, difference = reference.figure, percent_above_middle(self.answer.offer, reference)
        other = "its-state" if _is_of_its_state(figure) else "region"
        kind = "city" if city else "official" if is_official(self.wording.catalog, figure) else other
        level = "" if figure.level == "any" else self.wording.level(figure.level)
        where = level or self.wording.city(city.city) if city else self._region(figure)
        if kind == "official":
            where = self._say("offer-official", region=where)
        if difference is None:
            position = self._position(reference)
            if reference.position == "above_bound" and len(self.cities) < 2:
                position = self._say("offer-how-far", position=position)
            return self._say("offer-where", where=where, position=position)
        year = figure_year(self.wording.catalog, figure)
        return self._say(
            f"offer-of-{kind}",
            lies=self._say(f"offer-{_lies(difference)}", percent=self._percent(figure)),
            middle=self.wording.measure(_middle_of(figure)),
            where=where if city else self._region(figure),
            year=f" ({year or self._say('undated')})" if year or not city else "",
        )

    def _region(self, figure: PayFigure) -> str:
        """Name who a figure of a state or the country speaks of; a state that bears a city's name is called a state."""
        name = self.wording.state(figure.region)
        if figure.region in CITY_STATES or all(city.name != name for city in self.wording.catalog.cities.values()):
            return name
        return self._say("offer-state", state=name)

    def _rows(self) -> Iterator[Row]:
        head = heading(self.wording, self.answer.offer.per, self._scale)
        left_out = f" ({self._say('offer-left-out', count=self._left_out)})" if self._left_out else ""
        yield structs.replace(head, label=f"{head.label}{left_out}")
        if not self._shown:
            yield Row(self._say("field-pay"), (cell(self._say("nothing-known"), emphasis="quiet"),), spans=True)
        for city, reference in self._shown:
            yield Row(self._label(city, reference.figure), (self._figure(reference),), spans=True)

    def _label(self, city: CityOffer | None, figure: PayFigure) -> str:
        """Say whose figure it is; of one official figure, short lines leave the year to its finding and its note."""
        if not figure.stands_in:
            return label_beside(self.wording, figure, "official-alone" if self._everything else "offer-official")
        role = [] if figure.role == PROFESSION else [self.wording.role(figure.role)]
        level = [] if figure.level == "any" else [self.wording.level(figure.level)]
        return ", ".join([self.wording.city(city.city) if city else self._region(figure), *role, *level])

    def _figure(self, reference: Reference) -> Cell:
        """Write and draw a figure with the offer, and say once where that sits: briefly, or in full how far away."""
        per, figure = self.answer.offer.per, reference.figure
        named = not figure.stands_in
        first, *others = self.wording.figure(figure, per, self._scale, named=named, mark=self._mark)
        first = structs.replace(first, emphasis=figure_look(figure, is_fallback=_is_of_its_state(figure)))
        if self.wording.notes.are_short:
            return (structs.replace(first, after=self._beside_drawing(reference)),)
        return (first, *others, Line(self._how_far(reference), emphasis="strong"))

    def _beside_drawing(self, reference: Reference) -> str:
        """Say in percent how far the offer lies from the middle of a figure, or where it sits."""
        difference = percent_above_middle(self.answer.offer, reference)
        if difference is None:
            position = reference.position
            if reference.figure.measure == "points":
                return self._say(f"short-{position}-points")
            return self._say(f"short-{position}", bound=self._bound(reference.figure))
        middle = self._say(f"short-{_middle_of(reference.figure)}")
        return self._say(f"short-{_lies(difference)}-middle", percent=self._percent(reference.figure), middle=middle)

    def _percent(self, figure: PayFigure) -> str:
        """Write how many percent the offer lies from the middle of a figure, which is known."""
        assert figure.mid is not None
        return self.wording.language.number(whole_percent(self.answer.offer.yearly, in_a_year(figure, figure.mid)))

    def _remarks(self) -> Iterator[str]:
        """Say whom the official figure counts as well, and what an offer without bonuses is held against."""
        offer, said = self.answer.offer, []
        beside = [each.figure for _, each in self._shown if is_official(self.wording.catalog, each.figure)]
        if any(_TEAM_LEAD in figure.counted_with for figure in beside):
            said.append(self._say("offer-team-leads"))
        if beside and offer.per == "month" and offer.payments == MONTHS:
            said.append(self._say("offer-bonuses"))
        if said:
            yield " ".join(said)

    def _offer(self, offer: Offer) -> str:
        number = self.wording.language.number
        amount = looking(number(offer.amount), "own")
        if offer.per == "year":
            return self._say("offer-per-year", amount=amount, monthly=number(offer.monthly))
        if offer.payments == MONTHS:
            return self._say("offer-per-month", amount=amount, yearly=number(offer.yearly))
        amounts = {"amount": amount, "yearly": number(offer.yearly), "monthly": number(offer.monthly)}
        return self._say("offer-payments", payments=offer.payments, **amounts)

    def _position(self, reference: Reference) -> str:
        measure, figure = reference.figure.measure, reference.figure
        if reference.position == "above_bound":
            return self._say("position-above_bound", bound=self._bound(figure))
        if measure in ("mean", "median"):
            return self._say(f"position-{reference.position}-middle", middle=self.wording.measure(measure))
        if measure == "points":
            return self._say(f"position-{reference.position}-points")
        if reference.percent is not None:
            return self._say("position-within", percent=reference.percent)
        return self._say(f"position-{reference.position}")

    def _bound(self, figure: PayFigure) -> str:
        """Write the bound of an open figure in the period of the offer; nothing of one that is not open."""
        if figure.above is None:
            return ""
        return self.wording.language.number(per_period(figure.above, figure.period, self.answer.offer.per))

    def _how_far(self, reference: Reference) -> str:
        """Say where the offer sits in a figure, and how far from its nearer end, or from its middle where it is within.

        That is in the period of the offer; of an open end, nothing.
        """
        figure, position = reference.figure, self._position(reference)
        ends = {"below": (figure.low, figure.mid), "above": (figure.high, figure.mid)}
        if reference.position in ends:
            amount = next((each for each in ends[reference.position] if each is not None), None)
            return position if amount is None else self._off(figure, amount, position)
        if figure.mid is None or figure.measure in ("mean", "median"):
            return position
        over = self.answer.offer.yearly - in_a_year(figure, figure.mid)
        side = "above" if over > 0 else "below" if over else "at"
        beside_middle = self._say(f"position-{side}-middle", middle=self.wording.measure(_middle_of(figure)))
        return f"{position}; {self._off(figure, figure.mid, beside_middle) if over else beside_middle}"

    def _off(self, figure: PayFigure, amount: int, position: str) -> str:
        """Say by how much the offer lies above or below an amount of a figure."""
        difference = abs(amount_above(self.answer.offer, figure, amount, self.answer.offer.per))
        written = self.wording.language.number(difference) if difference else self._say("less-than-1")
        return self._say("position-off", difference=written, position=position)

    def _rent(self, city: CityOffer) -> Iterator[Line]:
        """Say what the rent of a flat takes of the gross month, and below it both rents per m²."""
        advertised, existing = rents_of(self.wording, city)
        based_on = advertised or existing
        if based_on is None or city.flat_rent is None or city.rent_percent is None:
            yield Line(self._say("nothing-known"), (), "quiet")
            return
        words = {
            "flat": str(self.answer.offer.flat_m2),
            "basis": self._say("rent-advertised" if advertised else "rent-existing"),
            "rent": self.wording.language.number(city.flat_rent),
            "percent": self.wording.language.number(city.rent_percent, 1),
        }
        yield Line(self._say("rent-share", **words), based_on.notes)
        per_m2 = f"{based_on.written} EUR/m², {based_on.dated}"
        if advertised and existing:
            per_m2 += f"; {self._say('rent-existing')} {existing.written}, {existing.dated}"
        yield Line(per_m2, existing.notes if advertised and existing else (), "quiet")


def _is_of_its_state(figure: PayFigure) -> bool:
    """Whether a figure speaks of the state that a city lies in, which its row names, and not of one that is a city."""
    return figure.scope == "state" and figure.region not in CITY_STATES


def _lies(difference: float) -> str:
    return "at" if abs(difference) < 1 else "above" if difference > 0 else "below"


def _middle_of(figure: PayFigure) -> str:
    """Return what the middle of a figure is."""
    return figure.measure if figure.measure in ("mean", "median") else figure.mid_is or "mean"
