"""The ranking as a list: who comes first and what decided it, and below it what went in and how firm the winner is."""

from collections.abc import Iterator

from msgspec import structs

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import PAY, DistanceField, FacetField, IndicatorField, PayField
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.rank import FIRST_PLACES, Criterion, RankedCity, Ranking
from itleiter_cli.sheets.rank_words import RankingWords
from itleiter_cli.sheets.sheet import (
    FULL,
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
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, ranking: Ranking, view: View = FULL) -> Document:
    """Lay a ranking out, a row per city."""
    builder = _RankingSheet(Wording(catalog, language, view.notes), ranking)
    findings = tuple(builder.findings())
    all_columns = view.everything or not builder.deciding
    columns = tuple(builder.columns() if all_columns else builder.deciding_columns())
    row = builder.row if all_columns else builder.deciding_row
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


class _RankingSheet(RankingWords):
    def __init__(self, wording: Wording, ranking: Ranking) -> None:
        super().__init__(wording, ranking)
        decides = {found.field: found for found in ranking.findings if found.code == "rank_decides"}
        self.deciding = {
            index: decides[each.criterion] for index, each in enumerate(ranking.criteria) if each.criterion in decides
        }

    def title(self) -> str:
        """Say who comes first, and of how many."""
        count = self._say("rank-of", count=self.ranking.total)
        first = next((found for found in self.ranking.findings if found.code in ("rank_first", "rank_tie")), None)
        if first is None:
            return self._say("rank-title", cities=count)
        names = [self.wording.city(slug) for slug in first.cities]
        if first.code == "rank_tie":
            if len(names) == self.ranking.total:
                return self._say("rank-title-nothing", cities=count)
            many = self._say("rank-title-many", count=len(names))
            some = many if len(names) > FIRST_PLACES else self.wording.language.listed(names)
            return self._say("rank-title-tie", names=some, cities=count)
        if len(names) == 1:
            return self._say("rank-title-alone", name=names[0])
        others = self.wording.language.listed(names[1:])
        return self._say("rank-title-first", name=names[0], others=others, cities=count)

    def findings(self) -> Iterator[Row]:
        """Say what decided, between which values, and what decides nothing."""
        for found in self.ranking.findings:
            if found.code == "rank_decides":
                yield finding(self.short(found.field or ""), Line(self._decides(found), self._marks(found)))
            elif found.code == "rank_decides_nothing":
                yield finding(self.short(found.field or ""), Line(self._decides_nothing(found), self._marks(found)))

    def _decides(self, found: Finding) -> str:
        """Say between which values a criterion lies, and what it is."""
        key = found.field or ""
        written = [self.written(key, value or 0) for value in found.values]
        areas = found.areas or (None,) * len(found.cities)
        names = [
            f"{self.wording.city(slug)}, {area}" if area else self.wording.city(slug)
            for slug, area in zip(found.cities, areas, strict=True)
        ]
        ends = {"low": written[0], "first": names[0], "high": written[-1], "last": names[-1], "unit": self.unit(key)}
        words = self._say("rank-decides-one" if len(names) == 1 else "finding-from-to", **ends)
        about = ", ".join(each for each in self._about_values(self._criteria[key]) if each)
        return f"{words}; {about}" if about else words

    def _about_values(self, criterion: Criterion) -> Iterator[str]:
        """Say in a few words what the values of a criterion are: of whom, from where, of which year."""
        match self._fields[criterion.criterion]:
            case IndicatorField(definition=definition):
                yield self.wording.optional(definition.means)
                yield "" if criterion.year is None else str(criterion.year)
            case PayField():
                yield "" if criterion.scope in (None, "city") else self._say(f"rank-of-{criterion.scope}")
            case DistanceField():
                yield self._say("rank-air-line", city=self.wording.city(self.ranking.start or ""))
            case _:
                pass

    def _decides_nothing(self, found: Finding) -> str:
        """Say why a criterion decides nothing."""
        key = found.field or ""
        known = self._criteria[key].known
        reason = next(iter(found.reasons))
        reason = "tie_where_known" if reason == "tie" and known < self.ranking.total else reason
        value = "".join(f"{self.written(key, value or 0)}{self.unit(key)}" for value in found.values)
        return self._say(f"rank-nothing-{reason}", count=known, value=value)

    def _marks(self, found: Finding) -> tuple[int, ...]:
        return self._sources(self._criteria[found.field or ""])

    def _sources(self, criterion: Criterion) -> tuple[int, ...]:
        """Return the footnotes of who says the values of a criterion."""
        caveats = self.assumed(criterion)
        notes = (
            self.wording.notes.source(source, None, *self._pages(criterion, source), caveats=caveats)
            for source in criterion.sources
        )
        return tuple(dict.fromkeys(note for each in notes for note in each))

    def deciding_columns(self) -> Iterator[Column]:
        """Head the totals where several criteria decide, and the values of those that do."""
        if len(self.deciding) > 1:
            yield Column(self._say("rank-total"), number=True)
        for index in self.deciding:
            yield Column(self.label(self.ranking.criteria[index].criterion), number=True)

    def deciding_row(self, city: RankedCity) -> Row:
        """Write the place of a city, its total where several criteria decide, and its values of those; one is drawn."""
        values = [self.value(city.city, city.contributions[index]) for index in self.deciding]
        cells: list[Cell] = [cell(str(city.rank))]
        if len(values) > 1:
            total = Line(self.wording.language.number(city.total, 1), drawing=Gauge(city.total, 100))
            return Row(self.wording.city_heading(city.city), (*cells, (total,), *values))
        ((index, found),) = self.deciding.items()
        value = city.contributions[index].value
        if value is not None and self.is_drawn(found):
            drawing = Gauge(value, max(each or 0 for each in found.values))
            values = [(structs.replace(values[0][0], drawing=drawing),)]
        return Row(self.wording.city_heading(city.city), (*cells, *values))

    def brief_remarks(self) -> Iterator[str]:
        """Say how the total comes about, how firm the first place is, and what is missing, each in a line."""
        ranking = self.ranking
        if not ranking.ranking:
            yield self._say("rank-nobody")
            if ranking.left_out:
                yield self.left_out()
            return
        if ranking.total > len(ranking.ranking):
            yield self._say("list-more", count=ranking.total - len(ranking.ranking))
        if len(self.deciding) > 1:
            yield self._say("rank-how-brief", weights=self.weights())
        yield from self._firm()
        for criterion in ranking.criteria:
            yield from self._about_briefly(criterion)
        yield from self.areas()
        yield from self.missing()
        if ranking.default_weights:
            yield self._say("rank-other-weights")

    def _firm(self) -> Iterator[str]:
        """Say how firm the first place is, where another weight could change it."""
        weighed = [each for each in self.ranking.criteria if not each.tie]
        winner = next((found.cities[0] for found in self.ranking.findings if found.code == "rank_first"), None)
        if winner is None or len(weighed) < 2 or self.ranking.total < 2:
            return
        limits = [words for each in weighed if (words := self.limit_words(each))]
        key = "rank-firm-brief" if limits else "rank-firm-any"
        yield self._say(key, city=self.wording.city(winner), limits="; ".join(limits))

    def _about_briefly(self, criterion: Criterion) -> Iterator[str]:
        """Say in a line what has to be kept in mind about the values of a criterion that decides."""
        key = criterion.criterion
        if key not in {found.field for found in self.deciding.values()}:
            return
        match self._fields[key]:
            case PayField():
                yield from self.about_pay_briefly(criterion)
            case FacetField():
                yield self._say("rank-skills-brief")
            case IndicatorField(definition=definition) if definition.better == "none":
                yield self._say("rank-no-better-brief", field=self.short(key))
            case _:
                pass

    def columns(self) -> Iterator[Column]:
        """Head the total, and the value and the points of every criterion."""
        yield Column(self._say("rank-total"), number=True)
        for criterion in self.ranking.criteria:
            notes = self._sources(criterion)
            yield Column(self.label(criterion.criterion), number=True, footnotes=notes)
            yield Column(self._say("rank-points"), number=True)

    def row(self, city: RankedCity) -> Row:
        """Write the place and the total of a city, and its value and points of every criterion."""
        number = self.wording.language.number
        cells: list[Cell] = [cell(str(city.rank)), cell(number(city.total, 1), emphasis="strong")]
        for contribution in city.contributions:
            cells += [self.value(city.city, contribution), cell(number(contribution.points, 1))]
        shares = tuple(
            Share(self.short(each.criterion), each.points, number(each.points, 1)) for each in city.contributions
        )
        return Row(
            self.wording.city_heading(city.city), tuple(cells), drawing=Stack(shares, 100, number(city.total, 1))
        )

    def remarks(self) -> Iterator[str]:
        """Say all that went in, and how firm the first place is."""
        if self.ranking.total > len(self.ranking.ranking):
            yield self._say("list-more", count=self.ranking.total - len(self.ranking.ranking))
        if not self.ranking.ranking:
            yield self._say("rank-nobody")
            return
        if self.ranking.default_weights:
            yield self._say("rank-default-weights")
        yield self._say("rank-how", weights=self.weights())
        for criterion in self.ranking.criteria:
            yield from self.about(criterion)
        yield from self.areas()
        yield from self.missing()
        first = next(found for found in self.ranking.findings if found.code in ("rank_first", "rank_tie"))
        names = [self.wording.city(slug) for slug in first.cities]
        if first.code == "rank_tie":
            yield self._say("rank-tie", cities=self.wording.language.listed(names))
        elif self.ranking.total > 1:
            yield self._say("rank-firm", city=names[0])
            for criterion in self.ranking.criteria:
                yield self.limits(criterion)

    def _pages(self, criterion: Criterion, source: str) -> Iterator[str | None]:
        """Find the pages of a source that the values of a criterion were read on."""
        for ranked in self.ranking.ranking:
            city = self.wording.catalog.cities[ranked.city]
            values = city.pay if criterion.criterion == PAY.id else city.indicators.get(criterion.criterion, ())
            yield from (value.url for value in values if value.source == source)
