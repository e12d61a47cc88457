"""The ranking as a list: total and contributions, and below it what went in and how firm the winner stands."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from itleiter_cli.catalog.forms import PROFESSION
from itleiter_cli.catalog.model import Catalog, PlainField
from itleiter_cli.cities.fields import (
    PAY,
    DistanceField,
    FacetField,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
    kinds_of,
)
from itleiter_cli.cities.pay import figures_used
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.criteria import SKILLS, criteria_of
from itleiter_cli.questions.rank import FEWEST_COMPARED, Contribution, Criterion, RankedCity, Ranking
from itleiter_cli.sheets.economy import share_left_out
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Row, Share, Sheet, Stack, cell
from itleiter_cli.sheets.wording import AREA_MARK, Wording

_FEW_KNOWN = 3
"""Up to so many cities with a value are named, rather than the many without."""


def document(catalog: Catalog, language: Language, ranking: Ranking) -> Document:
    """Lay a ranking out, a row per city."""
    builder = _RankingSheet(Wording(catalog, language), ranking)
    say = language.say
    sheet = Sheet(
        title=say("rank-title", count=len(ranking.ranking)),
        shape="list",
        label_heading=say("city"),
        columns=(Column(say("rank-place"), number=True), Column(say("rank-total"), number=True), *builder.columns()),
        rows=tuple(builder.row(city) for city in ranking.ranking),
        remarks=tuple(builder.remarks()),
    )
    return Document(sheets=(sheet,), footnotes=builder.wording.notes.written())


class _RankingSheet:
    def __init__(self, wording: Wording, ranking: Ranking) -> None:
        self.wording = wording
        self.ranking = ranking
        self._say = wording.say
        self._fields = {field.id: field for field in criteria_of(wording.catalog)}
        self._indicators = {field.id: field.definition for field in kinds_of(self._fields.values()).indicators}

    def columns(self) -> Iterator[Column]:
        for criterion in self.ranking.criteria:
            behind = (
                self.wording.notes.source(source, None, *self._pages(criterion, source)) for source in criterion.sources
            )
            notes = tuple(dict.fromkeys(note for each in behind for note in each))
            yield Column(self._label(criterion.criterion), number=True, footnotes=notes)
            yield Column(self._say("rank-points"), number=True)

    def row(self, city: RankedCity) -> Row:
        number = self.wording.language.number
        cells: list[Cell] = [cell(str(city.rank)), cell(number(city.total, 1), emphasis="strong")]
        for contribution in city.contributions:
            cells += [self._value(city.city, contribution), cell(number(contribution.points, 1))]
        shares = tuple(
            Share(self._short(each.criterion), each.points, number(each.points, 1)) for each in city.contributions
        )
        return Row(
            self.wording.city_heading(city.city), tuple(cells), drawing=Stack(shares, 100, number(city.total, 1))
        )

    def remarks(self) -> Iterator[str]:
        if not self.ranking.ranking:
            yield self._say("rank-nobody")
            return
        if self.ranking.default_weights:
            yield self._say("rank-default-weights")
        yield self._say("rank-how", weights=self._weights())
        for criterion in self.ranking.criteria:
            yield from self._about(criterion)
        yield from self._areas()
        yield from self._missing()
        winners = [self.wording.city(city.city) for city in self.ranking.ranking if city.rank == 1]
        if len(winners) > 1:
            yield self._say("rank-tie", cities=self.wording.language.listed(winners))
        elif len(self.ranking.ranking) > 1:
            yield self._say("rank-firm", city=winners[0])
            for criterion in self.ranking.criteria:
                yield self._limits(criterion)

    def _pages(self, criterion: Criterion, source: str) -> Iterator[str | None]:
        """Find the pages of a source that the values of a criterion were read on."""
        for ranked in self.ranking.ranking:
            city = self.wording.catalog.cities[ranked.city]
            values = city.pay if criterion.criterion == PAY.id else city.indicators.get(criterion.criterion, ())
            yield from (value.url for value in values if value.source == source)

    def _label(self, criterion: str) -> str:
        is_indicator = criterion in self._indicators
        return self.wording.indicator_label(criterion) if is_indicator else self._say(f"criterion-{criterion}")

    def _short(self, criterion: str) -> str:
        return self.wording.field(self._fields[criterion])

    def _value(self, city: str, contribution: Contribution) -> Cell:
        if contribution.value is None:
            left_out = share_left_out(self.wording, self.wording.catalog.cities[city], contribution.criterion)
            notes = (*left_out, *self.wording.notes.own(contribution.origin))
            return cell(NOTHING, *notes, emphasis="quiet") if notes else ()
        match self._fields[contribution.criterion]:
            case IndicatorField(definition=definition):
                decimals = definition.decimals
            case DistanceField():
                decimals = 1
            case PayField() | FacetField() | PlainField() | SectorsField() | NamedField():
                decimals = 0
            case other:
                assert_never(other)
        number = self.wording.language.number(contribution.value, decimals)
        return cell(
            f"{number}{AREA_MARK}" if contribution.area else number, *self.wording.notes.own(contribution.origin)
        )

    def _weights(self) -> str:
        return ", ".join(f"{self._short(each.criterion)} {self._weight(each.weight)}" for each in self.ranking.criteria)

    def _weight(self, weight: float, whole: Callable[[Fraction], int] = round) -> str:
        """Write a weight with as many decimals as it needs, three at most, and three digits that count."""
        exact = Fraction(str(weight))
        most = 3 if exact >= 1 or not exact else 3 + sum(exact * 10**count < 1 for count in range(1, 13))
        decimals = next(count for count in range(most + 1) if count == most or (exact * 10**count).denominator == 1)
        return self.wording.language.number(whole(exact * 10**decimals) / 10**decimals, decimals)

    def _about(self, criterion: Criterion) -> Iterator[str]:
        name = self._short(criterion.criterion)
        field = self._fields[criterion.criterion]
        match field:
            case PayField():
                yield from self._about_pay(criterion, name)
            case IndicatorField():
                if criterion.sources:
                    yield self._say("rank-edition", field=name, year=self.wording.year(criterion.year))
            case DistanceField():
                if self.ranking.start is not None:
                    yield self._say("rank-from", city=self.wording.city(self.ranking.start))
            case FacetField():
                yield self._say("rank-skills")
            case PlainField() | SectorsField() | NamedField():
                pass
            case _:
                assert_never(field)
        left_out = self.ranking.left_out.values()
        known = criterion.known + sum(criterion.criterion not in lacking for lacking in left_out)
        if len(self.ranking.ranking) + len(left_out) >= FEWEST_COMPARED > known:
            yield self._say("rank-too-few", field=name)
        elif criterion.tie:
            yield self._say("rank-all-tie", field=name)
        if criterion.criterion in self._indicators and self._indicators[criterion.criterion].better == "none":
            yield self._say("rank-no-better", field=name)

    def _areas(self) -> Iterator[str]:
        """Name the cities whose values are those of a larger area, and these areas."""
        areas: dict[str, list[tuple[str, str | None]]] = {}
        for city in self.ranking.ranking:
            for each in city.contributions:
                areas.setdefault(self._short(each.criterion), []).append((city.city, each.area))
        yield from self.wording.areas("rank-areas", areas)

    def _about_pay(self, criterion: Criterion, name: str) -> Iterator[str]:
        for source in criterion.sources:
            yield self._say("rank-pay-source", source=self.wording.catalog.sources[source].publisher)
        if criterion.scope == "state":
            yield self._say("rank-pay-state")
        if len(criterion.levels) > 1 or len(criterion.measures) > 1:
            levels, measures = map(self.wording.level, criterion.levels), map(self.wording.measure, criterion.measures)
            yield self._say("rank-pay-mixed", levels=", ".join(levels), measures=", ".join(measures))
        if criterion.mids:
            yield self._say("rank-pay-middle", middles=", ".join(map(self.wording.measure, criterion.mids)))
        if criterion.counted_with:
            yield f"{name}: {self.wording.counted_together((PROFESSION, *criterion.counted_with))}"
        if criterion.assumed:
            alike = criterion.assumed_alike
            yield f"{name}: {self.wording.assumed(criterion.assumed) if alike else self._say('rank-assumed-some')}"

    def _missing(self) -> Iterator[str]:
        for index, criterion in enumerate(self.ranking.criteria):
            known = [city.city for city in self.ranking.ranking if not city.contributions[index].missing]
            unknown = [city.city for city in self.ranking.ranking if city.contributions[index].missing]
            is_open = self._open(criterion, unknown)
            if is_open and not 0 < len(known) <= _FEW_KNOWN < len(unknown):
                named = self.wording.language.listed([self.wording.city(slug) for slug in is_open])
                field = self._short(criterion.criterion)
                yield self._say("rank-missing-open", field=field, cities=named, scored=self._scored(criterion))
                unknown = [slug for slug in unknown if slug not in is_open]
            if unknown:
                yield self._without_value(criterion, known, unknown)
        if self.ranking.left_out:
            yield self._left_out()

    def _left_out(self) -> str:
        """Say which cities are left out, and for which criteria."""
        editions = {each.criterion: f" {each.year}" if each.year is not None else "" for each in self.ranking.criteria}
        fields = {key: f"{self._short(key)}{edition}" for key, edition in editions.items()}
        cities = [
            f"{self.wording.city(slug)} ({', '.join(fields[key] for key in keys)})"
            for slug, keys in self.ranking.left_out.items()
        ]
        return self._say("rank-left-out", cities=self.wording.language.listed(cities))

    def _open(self, criterion: Criterion, unknown: Sequence[str]) -> list[str]:
        """Return the cities whose pay is known but for what lies above a bound."""
        catalog = self.wording.catalog
        used = {slug: figures_used(catalog, catalog.cities[slug]) for slug in unknown if criterion.criterion == PAY.id}
        return [slug for slug, each in used.items() if any(one.figure.above is not None for one in each)]

    def _without_value(self, criterion: Criterion, known: Sequence[str], unknown: Sequence[str]) -> str:
        """Say which cities have no value, or where these are many, which few have one."""
        few_known = 0 < len(known) <= _FEW_KNOWN < len(unknown)
        named = self.wording.language.listed([self.wording.city(slug) for slug in (known if few_known else unknown)])
        values = {"field": self._short(criterion.criterion), "cities": named, "scored": self._scored(criterion)}
        if criterion.criterion not in self._indicators or not criterion.sources:
            return (
                self._say("rank-known", **values, count=len(unknown))
                if few_known
                else self._say("rank-missing", **values)
            )
        values["year"] = self.wording.year(criterion.year)
        return (
            self._say("rank-known-edition", **values, count=len(unknown))
            if few_known
            else self._say("rank-missing-edition", **values)
        )

    def _scored(self, criterion: Criterion) -> str:
        """Say what cities without a value score."""
        if criterion.known < FEWEST_COMPARED:
            return self._say("rank-scored-neutral")
        absolute = criterion.criterion == SKILLS.id and self.ranking.missing == "neutral"
        return self._say("rank-scored-mean" if absolute else f"rank-scored-{self.ranking.missing}")

    def _limits(self, criterion: Criterion) -> str:
        name = self._short(criterion.criterion)
        if criterion.weight_from is None and criterion.weight_to is None:
            return self._say("rank-any-weight", field=name)
        parts = []
        for limit, cities, key in (
            (criterion.weight_from, criterion.overtaken_from, "rank-weight-below"),
            (criterion.weight_to, criterion.overtaken_to, "rank-weight-above"),
        ):
            if limit is not None:
                names = self.wording.language.listed([self.wording.city(slug) for slug in cities])
                bound = ceil if key == "rank-weight-below" else floor  # rounded so that the sentence holds
                parts.append(self._say(key, weight=self._weight(limit, bound), cities=names))
        return self._say("rank-limits", field=name, limits="; ".join(parts))
