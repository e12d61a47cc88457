"""The ranking as a list: total and contributions, and below it what went in and how firm the winner stands."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from msgspec import structs

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
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.criteria import SKILLS, criteria_of
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.rank import Contribution, Criterion, RankedCity, Ranking
from itleiter_cli.questions.rank_findings import FIRST_PLACES
from itleiter_cli.sheets.city_map import map_of_ranking
from itleiter_cli.sheets.economy import share_left_out
from itleiter_cli.sheets.findings import unit_behind
from itleiter_cli.sheets.marks import AREA_MARK, look_of
from itleiter_cli.sheets.rank_remarks import Remarks
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
    looking,
)
from itleiter_cli.sheets.wording import Wording

_TOO_FEW: Mapping[str, str] = {SKILLS.id: "rank-nothing-lists", PAY.id: "rank-nothing-alike"}
"""What is said where fewer than two cities have a value, of other criteria that it is not known."""


def document(catalog: Catalog, language: Language, ranking: Ranking, view: View = FULL) -> Document:
    """Lay a ranking out, a row per city."""
    builder = _RankingSheet(Wording(catalog, language, view.notes), ranking, shows_points=view.everything)
    findings = tuple(builder.findings())
    columns = tuple(builder.columns() if view.everything else builder.deciding_columns())
    remarks = Remarks(builder.wording, ranking, view)
    row = builder.row if view.everything else builder.deciding_row
    sheet = Sheet(
        title=builder.title(),
        findings=findings,
        shape="list",
        label_heading=language.say("city"),
        columns=(Column(language.say("rank-place"), number=True), *columns),
        rows=tuple(row(city) for city in ranking.shown),
        remarks=tuple(remarks.in_full() if view.notes == "full" else remarks.in_brief(builder.deciding)),
        city_map=map_of_ranking(builder.wording, ranking) if view.everything else None,
    )
    notes = builder.wording.notes
    return Document(sheets=(sheet,), footnotes=notes.written(), closing=notes.closing())


class _RankingSheet:
    def __init__(self, wording: Wording, ranking: Ranking, *, shows_points: bool) -> None:
        self.wording = wording
        self.ranking = ranking
        self._shows_points = shows_points
        self._say = wording.say
        self._fields = {field.id: field for field in criteria_of(wording.catalog)}
        self._indicators = {field.id: field.definition for field in kinds_of(self._fields.values()).indicators}
        decide = [found.field for found in ranking.findings if found.code == "rank_decides"]
        self.deciding = [index for index, each in enumerate(ranking.criteria) if each.criterion in decide]
        self._in_columns = self.deciding or list(range(len(ranking.criteria)))

    def title(self) -> str:
        """Say who comes first, and of how many; by one criterion, of those where it is known."""
        total = self.ranking.total
        count = self._count(total)
        first = next((found for found in self.ranking.findings if found.code in ("rank_first", "rank_tie")), None)
        if first is None:
            return self._say("rank-title", cities=count)
        names = [self.wording.city(slug) for slug in first.cities]
        if first.code == "rank_tie":
            if not self.deciding:
                return self._say("rank-title-nothing", all=self.wording.all_of(total))
            most = self._say("rank-title-many", count=len(names))
            names_or_count = most if len(names) > FIRST_PLACES else self.wording.language.listed(names)
            return self._say("rank-title-tie", names=names_or_count, cities=count)
        if len(names) == 1:
            return self._say("rank-title-alone", name=names[0])
        others = self.wording.language.listed(names[1:])
        if len(self.deciding) > 1:
            return self._say("rank-title-first", name=names[0], others=others, cities=count)
        (only,) = (self.ranking.criteria[index] for index in self.deciding)
        known = count if only.known == total else self._known(only)
        title = self._say("rank-title-first", name=names[0], others=others, cities=known)
        return self._say("rank-title-alone-by", field=self._short(only.criterion), title=title)

    def _known(self, criterion: Criterion) -> str:
        """Count the cities that have a value."""
        return self._say(
            "rank-of-comparable" if criterion.criterion == PAY.id else "rank-of-known", count=criterion.known
        )

    def _count(self, total: int) -> str:
        """Say how many cities are ranked; where these are all of one state, also of which."""
        cities = self.wording.catalog.cities
        states = {cities[each.city].state for each in self.ranking.ranking}
        of_state = [city for city in cities.values() if city.state in states]
        if len(states) > 1 or total < 2 or len(of_state) != total:
            return self._say("rank-of", count=total)
        return self._say("rank-of-state", count=total, state=self.wording.state(*states))

    def findings(self) -> Iterator[Row]:
        """Say what decided, between which values, and what decides nothing."""
        for found in self.ranking.findings:
            field = self._fields.get(found.field or "")
            if field is None:
                continue
            if found.code == "rank_decides":
                yield finding(self._short(field.id), Line(self._decides(found), self._marks(found)))
            else:
                marks = self._own_marks(found) if self.deciding else self._marks(found)
                yield finding(self._short(field.id), Line(self._nothing(found), marks, "quiet"))

    def _nothing(self, found: Finding) -> str:
        """Say why a criterion decides nothing, and where points are shown, how many it gives to each all the same."""
        index, (reason, *_) = self._index(found), found.reasons
        criterion, total = self.ranking.criteria[index], self.ranking.total
        key = {
            "tie": "rank-nothing-state" if criterion.scope == "state" else "rank-nothing-tie",
            "too_few": _TOO_FEW.get(found.field or "", "rank-nothing-too_few"),
        }.get(reason, f"rank-nothing-{reason}")
        is_of_all = criterion.known in (0, total)
        those = self.wording.all_of(total) if is_of_all else self._say("rank-those", those=self._known(criterion))
        words = self._say(key, all=those)
        points = self.ranking.ranking[0].contributions[index].points
        if not points or not (self._shows_points or len(self.deciding) > 1):
            return words
        return self._say("rank-nothing-points", why=words, points=self.wording.language.number(points, 1))

    def _decides(self, found: Finding) -> str:
        """Say between which values a criterion lies, of whom and of how many these are, and what it is."""
        index = self._index(found)
        origins = {city.city: city.contributions[index].origin for city in self.ranking.ranking}
        low, high = (
            looking(self._written(found.field or "", found.values[end] or 0), look_of(origins[found.cities[end]]))
            for end in (0, -1)
        )
        first, last = self._ends(found)
        about = self._about(found)
        unit = self._unit(found.field or "")
        words = self._say("rank-decides", low=low, first=first, high=high, last=last, unit=unit)
        if found.values[0] == found.values[1]:
            words = f"{low}{unit}"
        if whose := ", ".join(self._whose(found)):
            words = self._say("rank-decides-whose", whose=whose, ends=words)
        return f"{words}; {about}" if about else words

    def _ends(self, found: Finding) -> list[str]:
        """Name who has the lowest and the highest value: cities with the larger areas, or the states that pay is of."""
        if self.ranking.criteria[self._index(found)].scope == "state":
            return [self.wording.state(self.wording.catalog.cities[slug].state) for slug in found.cities]
        named = zip(found.cities, found.areas or (None, None), strict=True)
        return [self.wording.city_within(slug, area) for slug, area in named]

    def _whose(self, found: Finding) -> Iterator[str]:
        """Say of how many cities values are known, whose they are, and why they may not be held against each other."""
        criterion = self.ranking.criteria[self._index(found)]
        if criterion.known < self.ranking.total:
            key = "rank-comparable-for" if found.field == PAY.id else "rank-known-for"
            yield self._say(key, count=criterion.known, total=self.ranking.total)
        if criterion.scope == "state":
            yield self._say("rank-of-states")
        if found.reasons:
            yield self._say(f"rank-unlike-{found.reasons[0]}")

    def _index(self, found: Finding) -> int:
        """Return the place of the criterion that a finding is about."""
        return [each.criterion for each in self.ranking.criteria].index(found.field or "")

    def _about(self, found: Finding) -> str:
        """Say what an indicator means, and its edition."""
        definition = self._indicators.get(found.field or "")
        means = self.wording.language.label(definition.means) if definition and definition.means else ""
        return ", ".join(each for each in (means, "" if found.year is None else str(found.year)) if each)

    def _unit(self, criterion: str) -> str:
        if criterion in self._indicators:
            return unit_behind(self._indicators[criterion])
        return self._say(f"unit-{criterion}")

    def _marks(self, found: Finding) -> tuple[int, ...]:
        """Return the footnotes of who says the values, and of those at both ends that are the user's own."""
        index = self._index(found)
        ends = (city.contributions[index].origin for city in self.ranking.ranking if city.city in found.cities)
        marks = [self.wording.notes.source(source, None) for source in self.ranking.criteria[index].sources]
        marks += [self.wording.notes.own(origin) for origin in ends]
        return tuple(dict.fromkeys(note for each in marks for note in each))

    def _own_marks(self, found: Finding) -> tuple[int, ...]:
        """Return the footnotes of the user's own data behind what decides nothing, whose values may not be shown."""
        index = self._index(found)
        definition = self._indicators.get(found.field or "")
        origins = [definition.origin if definition else None]
        origins += [city.contributions[index].origin for city in self.ranking.ranking]
        return tuple(dict.fromkeys(note for origin in origins for note in self.wording.notes.own(origin)))

    def deciding_columns(self) -> Iterator[Column]:
        """Head the totals where several criteria decide, and the values of those that do, or of all where none does."""
        if len(self.deciding) > 1:
            yield Column(self._say("rank-total"), number=True)
        for index in self._in_columns:
            yield Column(self._label(self.ranking.criteria[index].criterion), number=True)

    def deciding_row(self, city: RankedCity) -> Row:
        """Write the place of a city, its total where several criteria decide, and these values."""
        cells: list[Cell] = [cell(str(city.rank))]
        if len(self.deciding) > 1:
            cells.append((Line(self.wording.language.number(city.total, 1), drawing=Gauge(city.total, 100)),))
        for index in self._in_columns:
            contribution = city.contributions[index]
            written = self._value(city.city, contribution)
            most = self._most(index) if len(self.deciding) == 1 else None
            if written and most is not None and contribution.value is not None:
                written = (structs.replace(written[0], drawing=Gauge(contribution.value, most)),)
            cells.append(written)
        return Row(self.wording.city_heading(city.city), tuple(cells))

    def _most(self, index: int) -> float | None:
        """Return up to what the values of a criterion that decides are drawn; None where one lies below zero."""
        key = self.ranking.criteria[index].criterion
        (found,) = [each for each in self.ranking.findings if each.field == key]
        values = [value or 0 for value in found.values]
        return max(values) if min(values) >= 0 else None

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
        written = f"{number}{AREA_MARK}" if contribution.area else number
        own = contribution.origin
        return cell(written, *self.wording.notes.own(own), emphasis=look_of(own))

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
