"""The words of a ranking: its criteria, their values and weights, and what is not known."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from itleiter_cli.catalog.forms import PROFESSION
from itleiter_cli.catalog.model import PlainField
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
from itleiter_cli.questions.criteria import SKILLS, criteria_of
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.rank import FEWEST_COMPARED, Contribution, Criterion, Ranking
from itleiter_cli.sheets.economy import share_left_out
from itleiter_cli.sheets.sheet import NOTHING, Cell, cell
from itleiter_cli.sheets.wording import AREA_MARK, Wording

_FEW_KNOWN = 3
"""Up to so many cities with a value are named, rather than the many without."""


class RankingWords:
    """Says what a ranking is made of; short where notes are."""

    def __init__(self, wording: Wording, ranking: Ranking) -> None:
        self.wording = wording
        self.ranking = ranking
        self._say = wording.say
        self._fields = {field.id: field for field in criteria_of(wording.catalog)}
        self._indicators = {field.id: field.definition for field in kinds_of(self._fields.values()).indicators}
        self._criteria = {each.criterion: each for each in ranking.criteria}
        self._names = wording.brief_names(key for key in self._criteria if key in self._indicators)

    def label(self, criterion: str) -> str:
        """Say what a criterion is, with its unit."""
        if criterion not in self._indicators:
            return self._say(f"criterion-{criterion}")
        if not self.wording.notes.are_short:
            return self.wording.indicator_label(criterion)
        definition = self._indicators[criterion]
        name = f"{self._names[criterion]}, {definition.unit}" if definition.unit else self._names[criterion]
        return self.wording.marked_own(name, definition.origin)

    def short(self, criterion: str) -> str:
        """Say what a criterion is called, in a word where notes are short."""
        is_brief = self.wording.notes.are_short and criterion in self._names
        return self._names[criterion] if is_brief else self.wording.field(self._fields[criterion])

    def unit(self, criterion: str) -> str:
        """Return the unit to put behind a value; a base is none."""
        if criterion in self._indicators:
            definition = self._indicators[criterion]
            return "" if definition.is_base or not definition.unit else f" {definition.unit}"
        return self._say(f"unit-{criterion}")

    def is_drawn(self, found: Finding) -> bool:
        """Whether the values of a criterion can be drawn: they count from zero, and none lies below."""
        definition = self._indicators.get(found.field or "")
        return not (definition and definition.is_base) and min(value or 0 for value in found.values) >= 0

    def value(self, city: str, contribution: Contribution) -> Cell:
        """Write a value with its marks; in short, that of a larger area than the city stands in brackets."""
        if contribution.value is None:
            left_out = share_left_out(self.wording, self.wording.catalog.cities[city], contribution.criterion)
            notes = (*left_out, *self.wording.notes.own(contribution.origin))
            return cell(NOTHING, *notes, emphasis="quiet") if notes else ()
        number = self.written(contribution.criterion, contribution.value)
        number = f"{number}{AREA_MARK}" if contribution.area else number
        scope = self._criteria[contribution.criterion].scope
        of_others = self.wording.notes.are_short and scope in ("state", "country")
        return cell(
            f"({number})" if of_others and not self._is_its_state(city, scope) else number,
            *self.wording.notes.own(contribution.origin),
            emphasis="quiet" if of_others else "normal",
        )

    def _is_its_state(self, city: str, scope: str | None) -> bool:
        return scope == "state" and self.wording.is_a_state(self.wording.catalog.cities[city])

    def written(self, criterion: str, value: float) -> str:
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

    def weights(self) -> str:
        """List the weights."""
        return ", ".join(f"{self.short(each.criterion)} {self.weight(each.weight)}" for each in self.ranking.criteria)

    def weight(self, weight: float, whole: Callable[[Fraction], int] = round) -> str:
        """Write a weight with as many decimals as it needs, three at most, and three digits that count."""
        exact = Fraction(str(weight))
        most = 3 if exact >= 1 or not exact else 3 + sum(exact * 10**count < 1 for count in range(1, 13))
        decimals = next(count for count in range(most + 1) if count == most or (exact * 10**count).denominator == 1)
        return self.wording.language.number(whole(exact * 10**decimals) / 10**decimals, decimals)

    def about(self, criterion: Criterion) -> Iterator[str]:
        """Say all that has to be kept in mind about a criterion."""
        name = self.short(criterion.criterion)
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
        if self.ranking.total + len(left_out) >= FEWEST_COMPARED > known:
            yield self._say("rank-too-few", field=name)
        elif criterion.tie:
            yield self._say("rank-all-tie", field=name)
        if criterion.criterion in self._indicators and self._indicators[criterion.criterion].better == "none":
            yield self._say("rank-no-better", field=name)

    def areas(self) -> Iterator[str]:
        """Name the cities whose values are those of a larger area, and these areas; in short only say that they are."""
        areas: dict[str, list[tuple[str, str | None]]] = {}
        for city in self.ranking.ranking:
            for each in city.contributions:
                areas.setdefault(self.short(each.criterion), []).append((city.city, each.area))
        if not self.wording.notes.are_short:
            yield from self.wording.areas("rank-areas", areas)
        elif having := [field for field, pairs in areas.items() if any(area for _, area in pairs)]:
            yield self._say("areas-brief", field=", ".join(having))

    def assumed(self, criterion: Criterion) -> tuple[str, ...]:
        """Say in a few words what was assumed of all pay figures, or of some of them."""
        if not criterion.assumed:
            return ()
        alike = self.wording.assumed_briefly(criterion.assumed)
        return (alike if criterion.assumed_alike else self._say("rank-assumed-some-brief"),)

    def about_pay_briefly(self, criterion: Criterion) -> Iterator[str]:
        """Say in a line which amount was taken, and where the figures are not alike."""
        middles = ", ".join(map(self.wording.measure, criterion.mids))
        taken = self._say("rank-pay-brief-mid", middles=middles) if middles else self._say("rank-pay-brief-ends")
        yield f"{taken}{self._say('rank-pay-brief-state')}" if criterion.scope == "state" else f"{taken}."
        if len(criterion.levels) > 1 or len(criterion.measures) > 1:
            yield self._mixed(criterion)

    def _mixed(self, criterion: Criterion) -> str:
        levels, measures = map(self.wording.level, criterion.levels), map(self.wording.measure, criterion.measures)
        return self._say("rank-pay-mixed", levels=", ".join(levels), measures=", ".join(measures))

    def _about_pay(self, criterion: Criterion, name: str) -> Iterator[str]:
        for source in criterion.sources:
            yield self._say("rank-pay-source", source=self.wording.catalog.sources[source].publisher)
        if criterion.scope == "state":
            yield self._say("rank-pay-state")
        if len(criterion.levels) > 1 or len(criterion.measures) > 1:
            yield self._mixed(criterion)
        if criterion.mids:
            yield self._say("rank-pay-middle", middles=", ".join(map(self.wording.measure, criterion.mids)))
        if criterion.counted_with:
            yield f"{name}: {self.wording.counted_together((PROFESSION, *criterion.counted_with))}"
        if criterion.assumed:
            alike = criterion.assumed_alike
            yield f"{name}: {self.wording.assumed(criterion.assumed) if alike else self._say('rank-assumed-some')}"

    def missing(self) -> Iterator[str]:
        """Say of which criteria cities have no value, and how these are scored; of many cities only how many."""
        for index, criterion in enumerate(self.ranking.criteria):
            if self.ranking.total > len(self.ranking.ranking):
                if count := self.ranking.total - criterion.known:
                    field, scored = self.short(criterion.criterion), self._scored(criterion)
                    yield self._say("rank-missing-count", field=field, count=count, scored=scored)
                continue
            known = [city.city for city in self.ranking.ranking if not city.contributions[index].missing]
            unknown = [city.city for city in self.ranking.ranking if city.contributions[index].missing]
            is_open = self._open(criterion, unknown)
            if is_open and not 0 < len(known) <= _FEW_KNOWN < len(unknown):
                named = self.wording.language.listed([self.wording.city(slug) for slug in is_open])
                field = self.short(criterion.criterion)
                yield self._say("rank-missing-open", field=field, cities=named, scored=self._scored(criterion))
                unknown = [slug for slug in unknown if slug not in is_open]
            if unknown:
                yield self._without_value(criterion, known, unknown)
        if self.ranking.left_out:
            yield self.left_out()

    def left_out(self) -> str:
        """Say which cities are left out, and for which criteria."""
        editions = {each.criterion: f" {each.year}" if each.year is not None else "" for each in self.ranking.criteria}
        fields = {key: f"{self.short(key)}{edition}" for key, edition in editions.items()}
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
        values = {"field": self.short(criterion.criterion), "cities": named, "scored": self._scored(criterion)}
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

    def limits(self, criterion: Criterion) -> str:
        """Say between which weights of a criterion the winner stays in front."""
        words = self.limit_words(criterion)
        return f"{words}." if words else self._say("rank-any-weight", field=self.short(criterion.criterion))

    def limit_words(self, criterion: Criterion) -> str:
        """Say the same as a part of a sentence; nothing where any weight does."""
        parts = []
        for limit, cities, key in (
            (criterion.weight_from, criterion.overtaken_from, "rank-weight-below"),
            (criterion.weight_to, criterion.overtaken_to, "rank-weight-above"),
        ):
            if limit is not None:
                names = self.wording.language.listed([self.wording.city(slug) for slug in cities])
                bound = ceil if key == "rank-weight-below" else floor  # rounded so that the sentence holds
                parts.append(self._say(key, weight=self.weight(limit, bound), cities=names))
        name = self.short(criterion.criterion)
        key = "rank-limits-brief" if self.wording.notes.are_short else "rank-limits"
        return self._say(key, field=name, limits=", ".join(parts)) if parts else ""
