"""The list of cities as a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import assert_never

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, IndicatorValue, PlainField
from itleiter_cli.cities.distance import coordinates_origin
from itleiter_cli.cities.fields import (
    DISTANCE,
    NAME,
    PAY,
    STATE,
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
    indicator_fields,
    kinds_of,
)
from itleiter_cli.cities.pay import figures_used
from itleiter_cli.cities.profile import Profile
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.groups import PAY_GROUPS, CityGroup
from itleiter_cli.questions.list import Found, Listing, names_fields
from itleiter_cli.sheets.city_map import map_of_list
from itleiter_cli.sheets.economy import share_left_out
from itleiter_cli.sheets.findings import unit_behind
from itleiter_cli.sheets.list_found import found_note, list_title
from itleiter_cli.sheets.list_pay import highest_pay, pay_cell, pay_legend, pay_sources
from itleiter_cli.sheets.list_terms import terms_asked, terms_cell, terms_column
from itleiter_cli.sheets.marks import AREA_MARK, look_of
from itleiter_cli.sheets.sheet import (
    ABSENT,
    FULL,
    NOTHING,
    Cell,
    Column,
    Document,
    Emphasis,
    Gauge,
    Line,
    Row,
    Sheet,
    View,
    cell,
    finding,
    looking,
    marked,
)
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, listing: Listing, view: View = FULL) -> Document:
    """Lay the list of cities out, a row each."""
    builder = _ListSheet(Wording(catalog, language, view.notes), listing, view)
    findings = tuple(builder.findings())
    rows = tuple(builder.rows())  # before the columns: notes on cities have lower numbers than those on sources
    sheet = Sheet(
        title=list_title(builder.wording, listing),
        title_answers=True,
        findings=findings,
        shape="list",
        label_heading=language.say("city"),
        columns=tuple(builder.columns()),
        rows=rows,
        remarks=tuple(builder.remarks()),
        city_map=map_of_list(builder.wording, listing) if view.everything else None,
    )
    notes = builder.wording.notes
    return Document(sheets=(sheet,), footnotes=notes.written(), closing=notes.closing())


_MOST_AT_AN_END = 3
"""Of more cities that share the value at an end, so many are named."""


class _ListSheet:
    def __init__(self, wording: Wording, listing: Listing, view: View) -> None:
        self.wording = wording
        self.listing = listing
        self._more = view.more
        self._say = wording.say
        self._short = wording.notes.are_short
        indicators = [
            field.id
            for field in kinds_of(listing.fields).indicators
            if any(field.id in profile.indicators for profile in listing.cities)
        ]
        self._are_asked = names_fields(wording.catalog, listing)
        self._years = {**{key: self._newest_year(key) for key in indicators}, **listing.editions}
        self._shown = {key: self._values(key) for key in self._years}
        self._names = self._named()
        self._ends = next((found for found in listing.findings if found.code == "list_ends"), None)
        self._found: dict[str, list[Found]] = {}
        for found in listing.found:
            self._found.setdefault(found.city, []).append(found)

    def findings(self) -> Iterator[Row]:
        """Say from what to what the sorted column goes, or why no city is there."""
        for found in self.listing.findings:
            name = self._name(found.field) if found.field else ""
            match found.code:
                case "list_ends":
                    yield finding(name, Line(self._end_words(found), self._marks(found)))
                case "pay_of_states" | "pay_of_country":
                    yield finding(name, Line(self._say(f"list-{found.code}"), (), "caution"))
                case "list_highest_pay":
                    yield finding(name, highest_pay(self.wording, found))
                case "list_without":
                    yield finding(name, Line(self._say("list-without", count=int(found.values[0] or 0))))
                case "list_none":
                    yield finding("", Line(self._say("list-none")))

    def _end_words(self, found: Finding) -> str:
        key = found.field or ""
        definition = self.wording.catalog.indicators.get(key)
        decimals = 1 if key == DISTANCE.id else 0
        first, last = (
            self.wording.value_within(found.cities[end], key, found.values[end] or 0, found.year)
            if definition
            else self.wording.language.number(found.values[end] or 0, decimals)
            for end in (0, -1)
        )
        unit = self._unit(key)
        at_first, at_last = self._at_ends(found)
        words = self._say("finding-from-to", low=first, first=at_first, high=last, last=at_last, unit=unit)
        if found.values[0] == found.values[-1]:
            words = self._say("finding-alike", value=first, unit=unit)
        if definition is None:
            return self._say("list-ends-pay", ends=words) if key == PAY.id else words
        means = self.wording.optional(definition.means)
        return ", ".join(word for word in (words, means, "" if found.year is None else str(found.year)) if word)

    def _at_ends(self, found: Finding) -> Iterator[str]:
        """Name the cities at each end with their larger areas; of many that share it, a few, and count the others."""
        areas = found.areas or (None,) * len(found.cities)
        named = [
            (self.wording.city_within(slug, area), value)
            for slug, area, value in zip(found.cities, areas, found.values, strict=True)
        ]
        for end in (found.values[0], found.values[-1]):
            names = [name for name, value in named if value == end]
            few, more = ", ".join(names[:_MOST_AT_AN_END]), len(names) - _MOST_AT_AN_END
            listed = self.wording.language.listed(names)
            yield self._say("list-ends-many", cities=few, count=more) if more > 0 else listed

    def _unit(self, key: str) -> str:
        if key not in self.wording.catalog.indicators:
            return self._say(f"unit-{key}")
        return unit_behind(self.wording.catalog.indicators[key])

    def _marks(self, found: Finding) -> tuple[int, ...]:
        """Return the short footnotes of who says the values at both ends; full ones stand at their column."""
        key = found.field or ""
        cities = [self.wording.catalog.cities[slug] for slug in found.cities]
        if key == PAY.id:
            used = (each.figure for city in cities for each in figures_used(self.wording.catalog, city))
            return pay_sources(self.wording, used)
        if not self._short or key not in self.wording.catalog.indicators:
            return ()
        editions = chain.from_iterable(city.indicators.get(key, ()) for city in cities)
        values = (value for value in editions if value.year == found.year)
        notes = (self.wording.notes.source(value.source, None, value.url) for value in values)
        return tuple(dict.fromkeys(note for each in notes for note in each))

    def _order(self) -> list[Field]:
        """Return what has a column: what the list is sorted by stands first; names stand before the rows."""
        near = [] if self.listing.wanted.near is None else [DISTANCE]
        kinds = kinds_of(self.listing.fields)
        pay = [PAY] if kinds.pay else []
        indicators = {field.id: field for field in indicator_fields(self.wording.catalog)}
        numbers = [indicators[key] for key in self._years]
        plain = [field for field in kinds.plain if field != NAME] if self._are_asked else self._plain()
        terms = terms_asked(kinds) if self._are_asked else []
        return sorted([*near, *plain, *pay, *numbers, *terms], key=lambda field: field != self.listing.sort)

    def _plain(self) -> list[PlainField]:
        """Return what the list is sorted by where that is a plain field, and the state where there are several."""
        states = {profile.city.state for profile in self.listing.cities}
        plain = [field for field in PLAIN_FIELDS if field == self.listing.sort and field not in (NAME, STATE)]
        return [*plain, STATE] if len(states) > 1 or not self._short else plain

    def columns(self) -> Iterator[Column]:
        """Head the columns."""
        for field in self._order():
            match field:
                case DistanceField():
                    city = self.wording.city(self.listing.wanted.near or "")
                    words = self._say("list-km") if self._short else self._say("list-distance", city=city)
                    yield Column(words, number=True)
                case PlainField():
                    yield Column(self.wording.field(field))
                case PayField():
                    figures = (each for profile in self.listing.cities for each in profile.figures)
                    yield self._pay_column(pay_sources(self.wording, figures))
                case IndicatorField():
                    yield self._indicator_column(field.id)
                case FacetField() | SectorsField() | NamedField():
                    yield terms_column(self.wording, self.listing.cities, field)
                case _:
                    assert_never(field)

    def rows(self) -> Iterator[Row]:
        """Lay cities out below the names of their groups; where all have the same edition nothing tells them apart."""
        order = self._order()
        rows = {each.slug: self._row(each, order) for each in self.listing.cities}
        if [group.group for group in self.listing.groups] in ([], ["edition"]):
            yield from rows.values()
            return
        for group in self.listing.groups:
            yield Row(self._group_name(group))
            yield from (rows[slug] for slug in group.cities)

    def _row(self, profile: Profile, order: Sequence[Field]) -> Row:
        """Write the row of a city, whose name is marked by which list it has what was asked for."""
        notes = [note for found in self._found.get(profile.slug, ()) for note in found_note(self.wording, found)]
        label = marked(self.wording.city_heading(profile.slug), notes)
        return Row(label, tuple(self._cell(profile, field) for field in order))

    def _cell(self, profile: Profile, field: Field) -> Cell:
        match field:
            case PlainField():
                return cell(profile.city.state) if field == STATE else self.wording.plain(profile, field) or ABSENT
            case PayField():
                return pay_cell(self.wording, profile) or ABSENT
            case IndicatorField():
                return self._number(profile, field.id)
            case DistanceField():
                return self._distance(profile)
            case FacetField() | SectorsField() | NamedField():
                return terms_cell(self.wording, self.listing.cities, profile, field)
            case _:
                assert_never(field)

    def _distance(self, profile: Profile) -> Cell:
        distance = self.listing.distances[profile.slug]
        if distance is None:
            return ABSENT
        origin = self._coordinates_origin(profile)
        written = f"{self.wording.language.number(distance, 1)}{'+' if origin else ''}"
        return (Line(written, (), look_of(origin), self._drawing(DISTANCE.id, distance)),)

    def _number(self, profile: Profile, key: str) -> Cell:
        """Write a number with its marks; the one that the list is sorted by is drawn."""
        value, definition = self._shown[key].get(profile.slug), self.wording.catalog.indicators[key]
        if value is None:
            notes = share_left_out(self.wording, profile.city, key)
            return cell(f"{NOTHING}{'+' if key in profile.origins else ''}", *notes, emphasis="quiet")
        is_other = value.year != self._years[key]
        marks = ("*" if is_other else "") + (AREA_MARK if value.area else "") + ("+" if value.origin else "")
        drawing = None if is_other else self._drawing(key, value.value)
        look: Emphasis = "own" if value.origin else "caution" if is_other else "normal"
        return (Line(f"{self.wording.language.number(value.value, definition.decimals)}{marks}", (), look, drawing),)

    def _drawing(self, key: str, size: float) -> Gauge | None:
        """Draw a value of the sorted column, up to the highest one, which stands at an end; none lies below zero."""
        if self._ends is None or self._ends.field != key or min(value or 0 for value in self._ends.values) < 0:
            return None
        return Gauge(size, max(value or 0 for value in self._ends.values))

    def _named(self) -> Mapping[str, str]:
        """Name the indicators that are shown, in a word where notes are short."""
        labels = {key: self.wording.language.label(self.wording.catalog.indicators[key].label) for key in self._years}
        return self.wording.brief_names(self._years) if self._short else labels

    def _name(self, key: str) -> str:
        return self._names[key] if key in self._names else self._say(f"field-{key}")

    def _pay_column(self, notes: Sequence[int]) -> Column:
        """Head the column of pay; the short marks of its sources stand before the unit, which keeps it narrow."""
        heading = self._say("list-pay-of", pay=marked(self._say("field-pay"), notes))
        return Column(heading if self._short else self._say("list-pay"), number=True)

    def _indicator_column(self, key: str) -> Column:
        """Name an indicator with the footnotes of its sources and their years."""
        editions: dict[tuple[str, int | None], list[str | None]] = {}
        for value in self._shown[key].values():
            editions.setdefault((value.source, value.year), []).append(value.url)
        notes: dict[int, None] = {}
        for (source, year), pages in editions.items():
            if self._short:
                notes.update(dict.fromkeys(self.wording.notes.source(source, None)))
                continue
            words = f"{self.wording.year(year)}: {self.wording.notes.described(self.wording.catalog.sources[source])}"
            notes.update(
                dict.fromkeys(self.wording.notes.footnote(words, *self.wording.notes.addresses(source, *pages)))
            )
        if not self._short:
            return Column(self.wording.indicator_label(key), number=True, footnotes=tuple(notes))
        definition = self.wording.catalog.indicators[key]
        own = self.wording.notes.own(definition.origin)
        heading = marked(self._names[key], (*notes, *own))
        return Column(f"{heading} {definition.unit}" if definition.unit else heading, number=True)

    def _group_name(self, group: CityGroup) -> str:
        if group.group in PAY_GROUPS:
            return self._say(f"group-{group.group}")
        year = self.wording.year(self.listing.editions.get(self.listing.sort.id))
        label = self.wording.language.label(self.wording.catalog.indicators[self.listing.sort.id].label)
        return self._say(f"group-{group.group}", field=label, year=year)

    def _coordinates_origin(self, profile: Profile) -> Origin | None:
        ends = (slug for slug in (self.listing.wanted.near, profile.slug) if slug is not None)
        return coordinates_origin(*(self.wording.catalog.cities[slug] for slug in ends))

    def _values(self, key: str) -> dict[str, IndicatorValue]:
        """Return the values of an indicator to show, by city; cities without one are missing."""
        values = ((profile.slug, self.listing.shown(profile, key)) for profile in self.listing.cities)
        return {slug: value for slug, value in values if value}

    def _newest_year(self, key: str) -> int | None:
        values = (profile.newest(key) for profile in self.listing.cities)
        return max((value.year for value in values if value and value.year is not None), default=None)

    def _form(self, full: str, brief: str) -> str:
        """Choose the key of a sentence by how long notes are."""
        return brief if self._short else full

    def remarks(self) -> Iterator[str]:
        """Explain marks and groups, and count what is not shown."""
        listing = self.listing
        if listing.total > len(listing.cities):
            yield self._say(self._more, count=listing.total - len(listing.cities))
        yield from self._about_pay()
        for key in self._years:
            yield from self._indicator_remarks(key)
        yield from self._areas()
        if listing.wanted.near is not None:
            if any(self._coordinates_origin(profile) for profile in listing.cities):
                yield self._own_remark(self._say("field-distance"))
            if not self._short:
                yield self._say("list-near", city=self.wording.city(listing.wanted.near))
        if not self._short:
            yield self._say("legend-missing")
        yield from self._not_shown()

    def _about_pay(self) -> Iterator[str]:
        """Explain how pay is written, what is the user's own, and why there are groups."""
        listing = self.listing
        if not kinds_of(listing.fields).pay:
            return
        if self._short:
            yield from pay_legend(self.wording, listing.cities)
            if any(used.origin for profile in listing.cities for used in profile.pay):
                yield self._own_remark(self._say("field-pay"))
        else:
            yield self._say("list-pay-legend")
        if len(listing.groups) > 1 and listing.groups[0].group in PAY_GROUPS:
            yield self._say(self._form("list-pay-groups", "list-pay-groups-brief"))
        if listing.wanted.min_pay is not None:
            yield self._say(self._form("list-min-pay", "list-min-pay-brief"))

    def _own_remark(self, field: str) -> str:
        """Explain the mark of the user's own data in a column."""
        return looking(self._say("list-own", field=field), "own")

    def _not_shown(self) -> Iterator[str]:
        """Count the numbers and the cities that are not shown."""
        shown = kinds_of(self.listing.fields).indicators
        missing = [field for field in indicator_fields(self.wording.catalog) if field not in shown]
        if missing and not self._are_asked:
            yield self._say(self._form("list-not-shown", "list-not-shown-brief"), count=len(missing))
        if self.listing.partly:
            yield self._say("list-partly", count=len(self.listing.partly))
        if self.listing.unsure:
            yield self._say(self._form("list-unsure", "list-unsure-brief"), count=len(self.listing.unsure))

    def _areas(self) -> Iterator[str]:
        """Name the cities with values of a larger area, and these areas; in short only say that they are."""
        areas = {
            self._names[key]: [(slug, value.area) for slug, value in values.items()]
            for key, values in self._shown.items()
        }
        if not self._short:
            yield from self.wording.areas("list-areas", areas)
        elif having := [name for name, pairs in areas.items() if any(area for _, area in pairs)]:
            yield self._say("list-areas-brief", field=", ".join(having))

    def _indicator_remarks(self, key: str) -> Iterator[str]:
        """Explain the marks behind values: of another edition, or the user's own."""
        values = self._shown[key].values()
        others = sorted({self.wording.year(value.year) for value in values if value.year != self._years[key]})
        if others:
            yield self._say(
                self._form("list-editions", "list-editions-brief"), field=self._names[key], years=", ".join(others)
            )
        if any(value.origin for value in values) or any(key in profile.origins for profile in self.listing.cities):
            yield self._own_remark(self._names[key])
