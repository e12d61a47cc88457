"""The ranking as a list: total and contributions, and below it what went in and how firm the winner stands."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from msgspec import structs

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
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.rank import FEWEST_COMPARED, FIRST_PLACES, Contribution, Criterion, RankedCity, Ranking
from itleiter_cli.sheets.economy import share_left_out
from itleiter_cli.sheets.sheet import (
    FULL,
    NOTHING,
    Cell,
    Column,
    Document,
    Gauge,
    Line,
    Row,
    Share,
    Sheet,
    Stack,
    View,
    cell,
    finding,
)
from itleiter_cli.sheets.wording import AREA_MARK, Wording

_FEW_KNOWN = 3
"""Up to so many cities with a value are named, rather than the many without."""


def document(catalog: Catalog, language: Language, ranking: Ranking, view: View = FULL) -> Document:
    """Lay a ranking out, a row per city."""
    builder = _RankingSheet(Wording(catalog, language, view.notes), ranking, view)
    findings = tuple(builder.findings())
    columns = tuple(builder.columns() if view.everything else builder.deciding_columns())
    row = builder.row if view.everything else builder.deciding_row
    sheet = Sheet(
        title=builder.title(),
        findings=findings,
        shape="list",
        label_heading=language.say("city"),
        columns=(Column(language.say("rank-place"), number=True), *columns),
        rows=tuple(row(city) for city in ranking.ranking),
        remarks=tuple(builder.remarks() if view.notes == "full" else builder.brief_remarks()),
    )
    notes = builder.wording.notes
    return Document(sheets=(sheet,), footnotes=notes.written(), closing=notes.closing())


class _RankingSheet:
    def __init__(self, wording: Wording, ranking: Ranking, view: View) -> None:
        self.wording = wording
        self.ranking = ranking
        self._view = view
        self._say = wording.say
        self._fields = {field.id: field for field in criteria_of(wording.catalog)}
        self._indicators = {field.id: field.definition for field in kinds_of(self._fields.values()).indicators}
        decide = [found.field for found in ranking.findings if found.code == "rank_decides"]
        self._deciding = [index for index, each in enumerate(ranking.criteria) if each.criterion in decide]

    def title(self) -> str:
        """Say who comes first, and of how many."""
        count = self._say("rank-of", count=self.ranking.total)
        first = next((found for found in self.ranking.findings if found.code in ("rank_first", "rank_tie")), None)
        if first is None:
            return self._say("rank-title", cities=count)
        names = [self.wording.city(slug) for slug in first.cities]
        if first.code == "rank_tie":
            if not self._deciding:
                return self._say("rank-title-nothing", cities=count)
            most = self._say("rank-title-many", count=len(names))
            names_or_count = most if len(names) > FIRST_PLACES else self.wording.language.listed(names)
            return self._say("rank-title-tie", names=names_or_count, cities=count)
        if len(names) == 1:
            return self._say("rank-title-alone", name=names[0])
        others = self.wording.language.listed(names[1:])
        return self._say("rank-title-first", name=names[0], others=others, cities=count)

    def findings(self) -> Iterator[Row]:
        """Say what decided, between which values, and what decides nothing."""
        for found in self.ranking.findings:
            field = self._fields.get(found.field or "")
            if field is None:
                continue
            if found.code == "rank_decides":
                yield finding(self._short(field.id), Line(self._decides(found), self._marks(found)))
            else:
                key = f"rank-nothing-{next(iter(found.reasons))}"
                is_of_state = any(
                    each.criterion == field.id and each.scope == "state" for each in self.ranking.criteria
                )
                key = "rank-nothing-state" if is_of_state and key == "rank-nothing-tie" else key
                yield finding(self._short(field.id), Line(self._say(key, count=self.ranking.total), (), "quiet"))

    def _decides(self, found: Finding) -> str:
        """Say between which values a criterion lies, and what it is."""
        low, high = (self._written(found.field or "", value or 0) for value in found.values)
        areas = found.areas or (None, None)
        named = zip(found.cities, areas, strict=True)
        first, last = (
            f"{self.wording.city(slug)}, {area}" if area else self.wording.city(slug) for slug, area in named
        )
        definition = self._indicators.get(found.field or "")
        means = self.wording.language.label(definition.means) if definition and definition.means else ""
        about = ", ".join(each for each in (means, "" if found.year is None else str(found.year)) if each)
        words = self._say(
            "rank-decides", low=low, first=first, high=high, last=last, unit=self._unit(found.field or "")
        )
        return f"{words}; {about}" if about else words

    def _unit(self, criterion: str) -> str:
        if criterion in self._indicators:
            definition = self._indicators[criterion]
            return "" if definition.is_base or not definition.unit else f" {definition.unit}"
        return self._say(f"unit-{criterion}")

    def _marks(self, found: Finding) -> tuple[int, ...]:
        (criterion,) = [each for each in self.ranking.criteria if each.criterion == found.field]
        return tuple(note for source in criterion.sources for note in self.wording.notes.source(source, None))

    def deciding_columns(self) -> Iterator[Column]:
        """Head the totals where several criteria decide, and the values of those that do."""
        if len(self._deciding) > 1:
            yield Column(self._say("rank-total"), number=True)
        for index in self._deciding:
            yield Column(self._label(self.ranking.criteria[index].criterion), number=True)

    def deciding_row(self, city: RankedCity) -> Row:
        """Write the place of a city, its total where several criteria decide, and its values of those."""
        cells: list[Cell] = [cell(str(city.rank))]
        if len(self._deciding) > 1:
            cells.append((Line(self.wording.language.number(city.total, 1), drawing=Gauge(city.total, 100)),))
        for index in self._deciding:
            contribution = city.contributions[index]
            written = self._value(city.city, contribution)
            if len(self._deciding) == 1 and written and contribution.value is not None and self._is_drawn(contribution):
                written = (structs.replace(written[0], drawing=Gauge(contribution.value, self._most(index))),)
            cells.append(written)
        return Row(self.wording.city_heading(city.city), tuple(cells))

    def _is_drawn(self, contribution: Contribution) -> bool:
        definition = self._indicators.get(contribution.criterion)
        return definition is None or not definition.is_base

    def _most(self, index: int) -> float:
        key = self.ranking.criteria[index].criterion
        (found,) = [each for each in self.ranking.findings if each.field == key]
        return max(value or 0 for value in found.values)

    def brief_remarks(self) -> Iterator[str]:
        """Say how the total comes about, how firm the first place is, and what is missing, each in a line."""
        ranking = self.ranking
        if not ranking.ranking:
            yield self._say("rank-nobody")
            return
        if ranking.total > len(ranking.ranking):
            yield self._say("list-more", count=ranking.total - len(ranking.ranking))
        if len(self._deciding) > 1:
            yield self._say("rank-how-brief", weights=self._weights())
        winners = [found for found in ranking.findings if found.code == "rank_first"]
        if winners and len(self._deciding) > 1:
            limits = [self._limits(ranking.criteria[index]).rstrip(".") for index in self._deciding]
            city = self.wording.city(winners[0].cities[0])
            yield self._say("rank-firm-brief", city=city, limits="; ".join(limits))
        for index in self._deciding:
            criterion = ranking.criteria[index]
            if isinstance(self._fields[criterion.criterion], PayField | DistanceField):
                yield from self._about(criterion)
        yield from self._areas()
        yield from self._missing()
        if ranking.default_weights:
            yield self._say("rank-other-weights")

    def columns(self) -> Iterator[Column]:
        """Head the total, and the value and the points of every criterion."""
        yield Column(self._say("rank-total"), number=True)
        for criterion in self.ranking.criteria:
            behind = (
                self.wording.notes.source(source, None, *self._pages(criterion, source)) for source in criterion.sources
            )
            notes = tuple(dict.fromkeys(note for each in behind for note in each))
            yield Column(self._label(criterion.criterion), number=True, footnotes=notes)
            yield Column(self._say("rank-points"), number=True)

    def row(self, city: RankedCity) -> Row:
        """Write the place and the total of a city, and its value and points of every criterion."""
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
        """Say all that went in, and how firm the first place is."""
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
        number = self._written(contribution.criterion, contribution.value)
        return cell(
            f"{number}{AREA_MARK}" if contribution.area else number, *self.wording.notes.own(contribution.origin)
        )

    def _written(self, criterion: str, value: float) -> str:
        """Write a value of a criterion with its decimals."""
        match self._fields[criterion]:
            case IndicatorField(definition=definition):
                decimals = definition.decimals
            case DistanceField():
                decimals = 1
            case PayField() | FacetField() | PlainField() | SectorsField() | NamedField():
                decimals = 0
            case other:
                assert_never(other)
        return self.wording.language.number(value, decimals)

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
