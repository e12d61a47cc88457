"""What stands below a ranking: what went in, how firm the winner stands, and what is missing."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from itleiter_cli.catalog.forms import PROFESSION
from itleiter_cli.catalog.model import PlainField
from itleiter_cli.cities.fields import (
    DISTANCE,
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
from itleiter_cli.questions.criteria import FEWEST_COMPARED, SKILLS, are_open, criteria_of
from itleiter_cli.questions.rank import Criterion, Ranking
from itleiter_cli.sheets.sheet import View
from itleiter_cli.sheets.wording import Wording

_FEW_KNOWN = 3
"""Up to so many cities with a value are named, rather than the many without; of more without one, so many."""


class Remarks:
    """Says in words what the table of a ranking does not."""

    def __init__(self, wording: Wording, ranking: Ranking, view: View) -> None:
        self.wording = wording
        self.ranking = ranking
        self._more = view.more
        self._say = wording.say
        self._fields = {field.id: field for field in criteria_of(wording.catalog)}
        self._indicators = {field.id: field.definition for field in kinds_of(self._fields.values()).indicators}

    def in_full(self) -> Iterator[str]:
        """Say all that went in, and how firm the first place is."""
        if not self.ranking.ranking:
            yield self._say("rank-nobody")
            yield from self._own_unused()
            return
        if self.ranking.total > len(self.ranking.shown):
            yield self._say(self._more, count=self.ranking.total - len(self.ranking.shown))
        if self.ranking.default_weights:
            yield self._say("rank-default-weights")
        yield self._say("rank-how", weights=self._weights())
        for criterion in self.ranking.criteria:
            yield from self._about(criterion)
        yield from self._areas()
        yield from self._own_unused()
        yield from self._missing()
        winners = self._winners()
        if len(winners) > 1:
            yield self._say("rank-tie", cities=self.wording.language.listed(winners))
        elif len(self.ranking.ranking) > 1:
            yield self._say("rank-firm", city=winners[0])
            for criterion in self.ranking.criteria:
                yield self._limits(criterion)

    def in_brief(self, deciding: Sequence[int]) -> Iterator[str]:
        """Say how the total comes about, how firm the first place is, and what is missing, each in a line."""
        ranking = self.ranking
        if not ranking.ranking:
            yield self._say("rank-nobody")
            yield from self._own_unused()
            return
        if ranking.total > len(ranking.shown):
            yield self._say(self._more, count=ranking.total - len(ranking.shown))
        if len(deciding) > 1:
            decide = [ranking.criteria[index].criterion for index in deciding]
            key = "rank-how-brief-skills" if SKILLS.id in decide else "rank-how-brief"
            yield self._say(key, weights=self._weights())
        winners = self._winners()
        if len(winners) == 1 and len(deciding) > 1:
            limits = [self._limits(ranking.criteria[index]).rstrip(".") for index in deciding]
            yield self._say("rank-firm-brief", city=winners[0], limits="; ".join(limits))
        for index in deciding:
            criterion = ranking.criteria[index]
            if criterion.criterion in (PAY.id, DISTANCE.id):  # what findings say nothing of
                yield from self._about(criterion)
            else:
                yield from self._no_better(criterion)
        yield from self._areas()
        yield from self._own_unused()
        yield from self._missing()
        if ranking.default_weights:
            yield self._say("rank-other-weights")

    def _winners(self) -> list[str]:
        """Name the cities that share the first place."""
        return [self.wording.city(city.city) for city in self.ranking.ranking if city.rank == 1]

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
            yield self._say("rank-too-few-alike" if criterion.criterion == PAY.id else "rank-too-few", field=name)
        elif criterion.tie:
            yield self._say("rank-all-tie", field=name)
        yield from self._no_better(criterion)

    def _no_better(self, criterion: Criterion) -> Iterator[str]:
        """Say that a higher value is not the better one by itself."""
        if criterion.criterion in self._indicators and self._indicators[criterion.criterion].better == "none":
            yield self._say("rank-no-better", field=self._short(criterion.criterion))

    def _areas(self) -> Iterator[str]:
        """Name the cities whose values are those of a larger area, and these areas."""
        areas: dict[str, list[tuple[str, str | None]]] = {}
        for city in self.ranking.shown:
            for each in city.contributions:
                areas.setdefault(self._short(each.criterion), []).append((city.city, each.area))
        yield from self.wording.areas("rank-areas", areas)

    def _about_pay(self, criterion: Criterion, name: str) -> Iterator[str]:
        middles = ", ".join(map(self.wording.measure, criterion.mids))
        key = "rank-pay-source-middle" if middles else "rank-pay-source"
        for source in criterion.sources:
            yield self._say(key, source=self.wording.catalog.sources[source].publisher, middles=middles)
        if criterion.scope == "state":
            yield self._say("rank-pay-state")
        if len(criterion.levels) > 1 or len(criterion.measures) > 1:
            levels, measures = map(self.wording.level, criterion.levels), map(self.wording.measure, criterion.measures)
            yield self._say("rank-pay-mixed", levels=", ".join(levels), measures=", ".join(measures))
        if criterion.counted_with:
            yield f"{name}: {self.wording.counted_together((PROFESSION, *criterion.counted_with))}"
        if criterion.assumed:
            alike = criterion.assumed_alike
            yield f"{name}: {self.wording.assumed(criterion.assumed) if alike else self._say('rank-assumed-some')}"

    def _own_unused(self) -> Iterator[str]:
        """Name the cities for which the user states pay that does not count, and say why."""
        for index, criterion in enumerate(self.ranking.criteria):
            if not criterion.own_unused or not criterion.weight:
                continue
            others = [slug for slug in criterion.own_unused if slug not in criterion.own_open]
            for source in criterion.sources if others else ():
                publisher = self.wording.catalog.sources[source].publisher
                yield self._say(f"rank-own-{criterion.scope}", cities=self._named(others), source=publisher)
            told = self._lacking(index, criterion).get("open", ())
            if untold := [slug for slug in criterion.own_open if slug not in told]:
                yield self._say("rank-own-open", cities=self._named(untold))

    def _missing(self) -> Iterator[str]:
        """Say what is not known of which cities, and which are left out for that."""
        for index, criterion in enumerate(self.ranking.criteria):
            yield from self._missing_of(index, criterion)
        yield from self._left_out()

    def _missing_of(self, index: int, criterion: Criterion) -> Iterator[str]:
        """Name the cities without a value that are shown, or where most have none, the few that have one."""
        values = {"field": self._short(criterion.criterion), "year": self.wording.year(criterion.year)}
        for reason, slugs in self._lacking(index, criterion).items():
            named, scored = self._named(slugs), self._scored(criterion)
            yield self._say(f"rank-missing-{reason}", cities=named, scored=scored, **values)
        if self._few_known(index):
            known = [city.city for city in self.ranking.ranking if not city.contributions[index].missing]
            unknown = [city.city for city in self.ranking.ranking if city.contributions[index].missing]
            reasons = {self._reason(criterion, slug) for slug in unknown}
            is_pay = reasons & {"open", "unlike"}
            key = "rank-known-edition" if "edition" in reasons else "rank-comparable" if is_pay else "rank-known"
            named, scored = self._named(known), self._scored(criterion)
            yield self._say(key, cities=named, count=len(unknown), scored=scored, **values)

    def _left_out(self) -> Iterator[str]:
        """Say which cities are left out, and for which criteria; those that lack the same are said together."""
        editions = {each.criterion: f" {each.year}" if each.year is not None else "" for each in self.ranking.criteria}
        fields = {key: f"{self._short(key)}{edition}" for key, edition in editions.items()}
        lacking: dict[tuple[str, ...], list[str]] = {}
        for slug, keys in self.ranking.left_out.items():
            lacking.setdefault(keys, []).append(slug)
        for keys, slugs in lacking.items():
            without = self.wording.language.listed([fields[key] for key in keys])
            yield self._say("rank-left-out", fields=without, cities=self._named(slugs))

    def _named(self, slugs: Sequence[str]) -> str:
        """Name cities; of many, short notes name a few, count the others and say where these are to be read."""
        names = [self.wording.city(slug) for slug in slugs]
        if not self.wording.notes.are_short or len(names) <= 2 * _FEW_KNOWN:
            return self.wording.language.listed(names)
        few = ", ".join(names[:_FEW_KNOWN])
        return self._say("rank-and-more", cities=few, count=len(names) - _FEW_KNOWN)

    def _lacking(self, index: int, criterion: Criterion) -> dict[str, list[str]]:
        """Return the cities without a value that are shown, by the reason; none where the few with one are named."""
        lacking: dict[str, list[str]] = {}
        if not self._few_known(index):
            for city in self.ranking.shown:
                if city.contributions[index].missing:
                    lacking.setdefault(self._reason(criterion, city.city), []).append(city.city)
        return lacking

    def _few_known(self, index: int) -> bool:
        """Whether only a few cities have a value, and more have none."""
        known = sum(not city.contributions[index].missing for city in self.ranking.ranking)
        return 0 < known <= _FEW_KNOWN < len(self.ranking.ranking) - known

    def _reason(self, criterion: Criterion, slug: str) -> str:
        """Say why a city has no value: the end of a key of ``rank-missing-``."""
        catalog = self.wording.catalog
        city = catalog.cities[slug]
        if criterion.criterion == PAY.id and (used := figures_used(catalog, city)):
            return "open" if are_open(each.figure for each in used) else "unlike"
        if criterion.criterion == SKILLS.id and (listed := city.facets.get(SKILLS.id)) and not listed.complete:
            return "part" if listed.seen == "part" else "related"
        return "edition" if criterion.criterion in self._indicators and criterion.sources else "nothing"

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

    def _short(self, criterion: str) -> str:
        return self.wording.field(self._fields[criterion])
