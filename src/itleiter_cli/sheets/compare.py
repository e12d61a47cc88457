"""The comparison as a sheet: attributes as rows, cities as columns, shared terms once."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from msgspec import structs

from itleiter_cli.catalog.forms import COUNTRY, ECONOMY_FACETS, FacetName
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import PAY, SECTORS, has_main_fields, kinds_of
from itleiter_cli.cities.pay import (
    shown_first,
)
from itleiter_cli.cities.profile import Profile
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.compare import Comparison
from itleiter_cli.questions.finding import A_PAIR, Finding
from itleiter_cli.questions.shared_terms import FacetComparison, SharedTerm
from itleiter_cli.sheets import economy, many_cities
from itleiter_cli.sheets.comparability import not_comparable, number_gauge, number_look, pay_sentences, without_own
from itleiter_cli.sheets.findings import area_rows, beside_line, number_row, sectors_rows, shown_areas
from itleiter_cli.sheets.pay import pay_rows
from itleiter_cli.sheets.scale import common_scale, legend
from itleiter_cli.sheets.sheet import (
    ABSENT,
    FULL,
    Cell,
    Column,
    Document,
    Emphasis,
    Line,
    Row,
    Sheet,
    View,
    cell,
    finding,
    items,
    marked,
)
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, comparison: Comparison, view: View = FULL) -> Document:
    """Lay a comparison out as one sheet."""
    builder = _ComparisonSheet(Wording(catalog, language, view.notes), comparison, view)
    wording = builder.wording
    sheets = builder.sheets()
    return Document(sheets=sheets, footnotes=wording.notes.written(), closing=wording.notes.closing())


class _ComparisonSheet:
    def __init__(self, wording: Wording, comparison: Comparison, view: View) -> None:
        self.wording = wording
        self.comparison = comparison
        self.beside = comparison.country_pay if view.everything else shown_first(comparison.country_pay)
        self._say = wording.say
        self._as_rows = view.width is not None
        self._are_many = view.width is not None and len(comparison.cities) >= many_cities.fewest(view.width)
        self._kinds = kinds_of(comparison.fields)
        self._indicators_by_id = {field.id: field for field in self._kinds.indicators}

    def sheets(self) -> tuple[Sheet, ...]:
        """Lay the comparison out with a row per city where these are many, else with a column per city."""
        return self._rows_of_cities() if self._are_many else (self._columns_of_cities(),)

    def _columns_of_cities(self) -> Sheet:
        figures = [figure for profile in self.comparison.cities for figure in profile.figures]
        return Sheet(
            title=self.title(),
            findings=tuple(self.findings()),
            shape="matrix",
            columns=tuple(
                Column(self.wording.city(profile.slug), footnotes=self.wording.profile_footnotes(profile))
                for profile in self.comparison.cities
            ),
            rows=tuple(self.rows()),
            remarks=tuple(self.remarks()),
            legend=legend(self.wording.language, [*figures, *self.beside], short=self.wording.notes.are_short),
            reference=self.wording.state(COUNTRY),
        )

    def _rows_of_cities(self) -> tuple[Sheet, ...]:
        numbers = list(many_cities.number_sheets(self.wording, self.comparison))  # so that their notes come first
        findings = tuple(self.findings())
        rows = list(many_cities.list_rows(self.wording, self.comparison))
        if many_cities.asked_for(self.wording, self.comparison):
            rows += self._distances_of_pairs()
        if len(self.beside) > 1:
            rows += pay_rows(self.wording, (), self.beside, self.comparison.per, None)
        lists = Sheet(title="", shape="matrix", columns=(Column(""),), rows=tuple(rows), remarks=tuple(self.remarks()))
        first, *others = [*numbers, lists]
        return (structs.replace(first, title=self.title(), findings=findings), *others)

    def _distances_of_pairs(self) -> Iterator[Row]:
        if self.comparison.distances:
            yield Row(self._say("heading-distance"))
        for each in self.comparison.distances:
            if each.km is not None:
                pair = f"{self.wording.city(each.one)} – {self.wording.city(each.other)}"
                km = self.wording.language.number(each.km, 1)
                yield Row(pair, (cell(km, *self.wording.notes.own(each.origin)),), spans=True)

    def title(self) -> str:
        """Name the cities; of two, say how far they are from each other."""
        names = [self.wording.city(profile.slug) for profile in self.comparison.cities]
        title = self._say("compare-title", cities=self.wording.language.listed(names))
        if len(names) == A_PAIR and self._as_rows:
            for each in self.comparison.distances:
                if each.km is not None:
                    apart = self._say("apart", km=self.wording.language.number(each.km))
                    return f"{title} ({marked(apart, self.wording.notes.own(each.origin))})"
        return title

    def findings(self) -> Iterator[Row]:
        """Say what the comparison comes to."""
        sectors = [found for found in self.comparison.findings if found.code == "sectors"]
        for found in self.comparison.findings:
            if found.code.endswith(("_shared", "_known_for")):
                yield finding(self._say(f"field-{found.field}"), self._terms(found))
            elif found.code.startswith("pay") and found.code not in ("pay_official", "pay_beside"):
                yield finding(self._say("field-pay"), *self._pay_lines(found))
        for key, field in self._indicators_by_id.items():
            if of_field := [found for found in self.comparison.findings if found.field == key]:
                yield number_row(self.wording, of_field, field, self._marks)
        yield from sectors_rows(self.wording, sectors, self._marks)
        shown = self._kinds
        if self._are_many:
            shown = structs.replace(shown, indicators=[*many_cities.shown_numbers(self.wording, self.comparison)])
        areas = shown_areas(self.comparison.cities, shown, self.comparison.compared)
        are_marked = self._are_many or self.wording.notes.are_short
        yield from area_rows(self.wording, self.comparison.findings, areas if are_marked else (), with_cities=True)

    def _pay_lines(self, found: Finding) -> Iterator[Line]:
        """Say whether pay can be compared, and if not, why."""
        yield from self._whether_alike(found)
        if self._are_many:  # others have a row for it
            for beside in self.comparison.findings:
                if beside.code in ("pay_official", "pay_beside"):
                    yield beside_line(self.wording, beside, self.beside[0])

    def _whether_alike(self, found: Finding) -> Iterator[Line]:
        if found.code in ("pay_of_states", "pay_of_country"):
            yield Line(without_own(self.wording, self.comparison), (), "caution")
        else:
            look: Emphasis = "caution" if found.reasons else "normal"
            sentences = pay_sentences(self.wording, self.comparison, found.terms)
            yield from (
                Line(sentence, (), look) for sentence in islice(sentences, 1 if self.wording.notes.are_short else None)
            )

    def _terms(self, found: Finding) -> Line:
        names = [self.wording.city(slug) for slug in found.cities]
        own = self._own_lists(found.field or "")
        if not any(found.field in profile.facets for profile in self.comparison.cities):
            return Line(self._say("nothing-known"), (), "quiet")
        if found.code.endswith("_known_for"):
            return Line(self._known_for(found, names), own, "caution")
        shared, *alone, partly = (str(value) for value in found.values)
        in_part = self._say("finding-skills-part", partly=partly) if found.values[-1] else ""
        if len(names) > A_PAIR:
            return Line(self._say("finding-skills-all", shared=shared, partly=in_part), own)
        first, last = alone
        one, other = names
        values = {"shared": shared, "partly": in_part, "first": first, "last": last, "one": one, "other": other}
        return Line(self._say("finding-skills", **values), own)

    def _known_for(self, found: Finding, names: Sequence[str]) -> str:
        """Say which cities have no list, or whose lists were not read in full, so that nothing is counted."""
        listed = self.wording.language.listed
        having = [profile for profile in self.comparison.cities if found.field in profile.facets]
        if len(having) == len(self.comparison.cities):
            return self._say("finding-skills-known" if names else "finding-skills-unknown", cities=listed(names))
        lacking = [self.wording.city(each.slug) for each in self.comparison.cities if each not in having]
        partly = [self.wording.city(each.slug) for each in having if each.slug not in found.cities]
        said = [self._say("finding-lists-lacking", cities=listed(lacking, "or"))]
        said += [self._say("finding-lists-part", cities=listed(partly))] if partly else []
        return "; ".join(said)

    def _own_lists(self, facet: str) -> tuple[int, ...]:
        """Return the footnotes of the lists of a facet that are the user's own."""
        lists = [each for profile in self.comparison.cities for name, each in profile.facets.items() if name == facet]
        notes = (self.wording.notes.own(each.origin) for each in lists)
        return tuple(dict.fromkeys(note for each in notes for note in each))

    def _marks(self, found: Finding) -> tuple[int, ...]:
        """Return the footnotes of who says what a finding rests on."""
        notes: dict[int, None] = {}
        for profile in self.comparison.cities:
            sectors = profile.city.sectors
            if found.field == SECTORS.id and sectors:
                notes.update(dict.fromkeys(self.wording.notes.source(sectors.source, sectors.origin)))
            value = self.comparison.compared(profile, found.field or "")
            if value:
                notes.update(dict.fromkeys(self.wording.notes.source(value.source, value.origin, value.url)))
        return tuple(notes)

    def rows(self) -> Iterator[Row]:
        cities = self.comparison.cities
        if self._kinds.pay:
            figures = [figure for profile in cities for figure in (*profile.figures, *profile.related_pay)]
            scale = common_scale([*figures, *self.beside], self.comparison.per)
            comparable = PAY.id not in not_comparable(self.comparison)
            yield from pay_rows(self.wording, cities, self.beside, self.comparison.per, scale, comparable=comparable)
            yield Row("")
        yield from self._plain()
        facets = self.comparison.facets
        for facet in facets:
            if facet.facet in ECONOMY_FACETS:
                yield from self._facet(facet)
        yield from self._economy()
        for facet in facets:
            if facet.facet not in ECONOMY_FACETS:
                yield Row("")
                yield from self._facet(facet)
        if facets and not self.wording.notes.are_short:
            yield Row(self._say("read"), tuple(self.wording.texts(profile) for profile in cities))
        yield from self._indicators()
        if self.comparison.distances and not self._title_says_distance():
            yield from self._distances()

    def _title_says_distance(self) -> bool:
        """Whether it is enough that the title says how far two cities are apart; who asks has it in full."""
        is_asked_for = not has_main_fields(self.wording.catalog, self.comparison.fields)
        in_title = self._as_rows and len(self.comparison.cities) == A_PAIR
        return in_title and self.wording.notes.are_short and not is_asked_for

    def _plain(self) -> Iterator[Row]:
        yield from (
            Row(
                self._say(f"field-{field.id}"),
                tuple(self.wording.plain(profile, field) for profile in self.comparison.cities),
            )
            for field in self._kinds.plain
        )

    def _economy(self) -> Iterator[Row]:
        kinds, cities = self._kinds, self.comparison.cities
        if kinds.sectors:
            highest = economy.highest_factor(cities)
            cells = [economy.more_jobs(self.wording, profile, highest, with_shares=False) for profile in cities]
            yield self._of_cities(self.wording.field(SECTORS), cells)
        for field in kinds.named:
            named = [economy.named(self.wording, profile, field) for profile in cities]
            yield self._of_cities(self.wording.field(field), named)

    def _indicators(self) -> Iterator[Row]:
        indicators = [field.id for field in self._kinds.indicators]
        values = {each.indicator: each for each in self.comparison.germany}
        if indicators:
            yield Row("")
        for key in indicators:
            yield Row(
                self.wording.indicator_label(key),
                tuple(self._indicator(profile, key) for profile in self.comparison.cities),
                reference=self.wording.country_value(key, values[key]) if key in values else "",
            )

    def remarks(self) -> Iterator[str]:
        compared = [profile.city for profile in self.comparison.cities]
        for entry in self.comparison.comparability:
            of_lists = entry.reason == "seen_differs" and not self.wording.notes.are_short
            if (of_lists or entry.reason == "year_differs") and entry.field != "pay":
                yield self._say(f"reason-{entry.reason}", field=self._field(entry.field))
        yield from self._other_editions()
        if not self._kinds.sectors:  # whose row says it too
            yield from economy.left_out(self.wording, compared, self._kinds.indicators)
        if not self.wording.notes.are_short:
            yield self._say("legend-missing")
        left_out = len(self.comparison.country_pay) - len(self.beside)
        also = many_cities.hidden_fields(self.wording, self.comparison) if self._are_many else ()
        yield from self.wording.not_shown(self.comparison.fields, compared, left_out, also)

    def _other_editions(self) -> Iterator[str]:
        """Say of which indicators cities have another edition as well than the one that all of them have."""
        for field, year in self.comparison.editions.items():
            newest = {profile.slug: profile.newest(field) for profile in self.comparison.cities}
            newer = [self.wording.city(slug) for slug, value in newest.items() if value and value.year != year]
            if newer:
                cities = self.wording.language.listed(newer)
                yield self._say("edition-of-all", field=self._field(field), year=self.wording.year(year), cities=cities)

    def _field(self, key: str) -> str:
        return next(self.wording.field(field) for field in self.comparison.fields if field.id == key)

    def _indicator(self, profile: Profile, key: str) -> Cell:
        value = self.comparison.compared(profile, key)
        if value is None:
            return economy.without_value(self.wording, profile.city, key) or ABSENT
        first, *others = self.wording.indicator(key, value)
        look = number_look(self.comparison, self._indicators_by_id[key], profile)
        drawing = None if self._as_rows else number_gauge(self.comparison, key, value.value)
        return (structs.replace(first, emphasis=look, drawing=drawing), *others)

    def _distances(self) -> Iterator[Row]:
        number = self.wording.language.number
        cities = self.comparison.cities
        known = {
            frozenset((each.one, each.other)): (each.km, self.wording.notes.own(each.origin))
            for each in self.comparison.distances
            if each.km is not None
        }
        if len(cities) == 2 and known:
            ((km, notes),) = known.values()
            yield Row(self._say("field-distance"), (cell(self._say("air-line", km=number(km, 1)), *notes),), spans=True)
            return
        yield Row(self._say("heading-distance"))
        for start in cities:
            pairs = [frozenset((start.slug, profile.slug)) for profile in cities]
            cells = tuple(cell(number(known[pair][0], 1), *known[pair][1]) if pair in known else () for pair in pairs)
            yield Row(self._say("to-city", city=self.wording.city(start.slug)), cells)

    def _facet(self, facet: FacetComparison) -> Iterator[Row]:
        """Lay out the terms of a facet, with the marks of who says so at the first row that has some."""
        rows, cities = list(self._rows_of_facet(facet)), self.comparison.cities
        first = 0 if sum(facet.facet in profile.facets for profile in cities) > 1 else -1  # who has none stands above
        notes = self.wording.list_sources(cities, facet.facet)
        rows[first] = structs.replace(rows[first], label=marked(rows[first].label, notes))
        yield from rows

    def _rows_of_facet(self, facet: FacetComparison) -> Iterator[Row]:
        yield from self._shared_terms(facet)
        for label, alone in (("only-here", facet.only_here), ("not-seen-elsewhere", facet.not_seen_elsewhere)):
            if alone:
                cells = [
                    self.wording.terms_of_city(each.slug, facet.facet, alone[each.slug]) if each.slug in alone else ()
                    for each in self.comparison.cities
                ]
                yield self._of_cities(self._where(facet.facet, label), cells)

    def _of_cities(self, label: str, cells: Sequence[Cell]) -> Row:
        """Lay out what each city has: in a column each, or where lists have to be short, one below the other."""
        if not self._as_rows:
            return Row(label, tuple(cells))
        names = [self.wording.city(profile.slug) for profile in self.comparison.cities]
        named = [_headed(name, cell) for name, cell in zip(names, cells, strict=True) if cell]
        return Row(label, (tuple(line for lines in named for line in lines),), spans=True)

    def _shared_terms(self, facet: FacetComparison) -> Iterator[Row]:
        """Say what several cities have, and which of them have a list at all."""
        cities = self.comparison.cities
        having = [profile.slug for profile in cities if facet.facet in profile.facets]
        if len(having) > 1:
            complete = all(self.wording.catalog.cities[slug].complete(facet.facet) for slug in having)
            none = self._say("nothing-shared" if complete else "nothing-seen")
            shared = [self._shared(facet.facet, term, False) for term in facet.shared] or [none]
            yield Row(self._where(facet.facet, self._shared_by(len(having))), (items(shared),), spans=True)
        for key, terms in (("in-several", facet.several), ("in-part", facet.partly)):
            if terms:
                shared_in = (self._shared(facet.facet, term, True) for term in terms)
                yield Row(self._where(facet.facet, key), (items(shared_in),), spans=True)
        if len(having) < len(cities):
            yield self._lacking(facet, having)

    def _lacking(self, facet: FacetComparison, having: Collection[str]) -> Row:
        """Say which cities have no list."""
        cities, facet_name = self.comparison.cities, self._say(f"field-{facet.facet}")
        if self._as_rows:
            lacking = [self.wording.city(profile.slug) for profile in cities if profile.slug not in having]
            words = self._say("not-seen-for", cities=self.wording.language.listed(lacking, "or"))
            return Row(facet_name, (cell(words, emphasis="quiet"),), spans=True)
        seen = (self._say("seen" if profile.slug in having else "not-seen") for profile in cities)
        label = self._say("facet-list", facet=facet_name)
        return Row(label, tuple(cell(each, emphasis="quiet") for each in seen))

    def _where(self, facet: FacetName, key: str) -> str:
        return self._say("facet-where", facet=self._say(f"field-{facet}"), where=self._say(key))

    def _shared_by(self, having: int) -> str:
        """Return the key of who has shared terms, where ``having`` of the cities have a list."""
        if having < len(self.comparison.cities):
            return "in-all-known"
        return "in-both" if having == 2 else "in-all"

    def _shared(self, facet: FacetName, shared: SharedTerm, with_cities: bool) -> str:
        names = {profile.slug: self.wording.city(profile.slug) for profile in self.comparison.cities}
        holders = [names[slug] for slug in shared.cities if slug not in shared.narrower] if with_cities else []
        holders += [f"{names[slug]}: {self._joined(facet, terms)}" for slug, terms in shared.narrower.items()]
        holders += [
            self._say("has-in-part", city=names[slug], terms=self._joined(facet, terms))
            for slug, terms in shared.parts.items()
        ]
        label = self.wording.term(facet, shared.term)
        between = (
            "; " if shared.narrower or shared.parts else ", "
        )  # what stands for the term speaks for its own city only
        return f"{label} ({between.join(holders)})" if holders else label

    def _joined(self, facet: FacetName, terms: Sequence[str]) -> str:
        return " + ".join(self.wording.term(facet, term) for term in terms)


def _headed(name: str, cell: Cell) -> Cell:
    """Put a name before the first line of a cell."""
    first, *others = cell
    if first.items:
        first = structs.replace(first, items=(f"{name}: {first.items[0]}", *first.items[1:]))
    else:
        first = structs.replace(first, text=f"{name}: {first.text}")
    return (first, *others)
