"""A comparison of many cities: a row each, numbers first, and below them what lists name in several and in one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from itleiter_cli.catalog.forms import COUNTRY
from itleiter_cli.catalog.model import IndicatorValue, PlainField
from itleiter_cli.cities.fields import (
    DISTANCE,
    PAY,
    Field,
    IndicatorField,
    NamedField,
    all_fields,
    has_main_fields,
    kinds_of,
)
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.compare import Comparison
from itleiter_cli.questions.finding import deciding_fields
from itleiter_cli.questions.shared_terms import FacetComparison
from itleiter_cli.sheets import economy
from itleiter_cli.sheets.comparability import not_comparable, number_look
from itleiter_cli.sheets.marks import AREA_MARK
from itleiter_cli.sheets.pay import with_caution
from itleiter_cli.sheets.sheet import ABSENT, Cell, Column, Emphasis, Gauge, Line, Row, Sheet, cell, items, marked
from itleiter_cli.sheets.wording import Wording

_WIDTH_OF_THREE_COLUMNS = 110
"""So many characters three cities with usual names need side by side, beside labels and values for Germany."""
_NUMBERS_SIDE_BY_SIDE = 3


def fewest(width: int) -> int:
    """Return from how many cities on each is a row, in a terminal of so many characters."""
    return 4 if width >= _WIDTH_OF_THREE_COLUMNS else 3


def number_sheets(wording: Wording, comparison: Comparison) -> Iterator[Sheet]:
    """Lay out the numbers and the pay of cities, as many side by side as a narrow terminal has room for."""
    kinds = kinds_of(comparison.fields)
    shown = shown_numbers(wording, comparison)
    beginnings = range(0, max(len(shown), 1), _NUMBERS_SIDE_BY_SIDE)
    for begin in beginnings:
        plain = [_plain(wording, comparison, field) for field in kinds.plain] if begin == 0 else []
        numbers = [_number(wording, comparison, field) for field in shown[begin : begin + _NUMBERS_SIDE_BY_SIDE]]
        pay = [_pay(wording, comparison)] if kinds.pay and begin == beginnings[-1] else []
        columns = [*plain, *numbers, *pay]
        if columns:
            names = [wording.city_heading(profile.slug) for profile in comparison.cities]
            *of_cities, of_country = zip(*(each.cells for each in columns), strict=True)
            rows = [Row(name, cells) for name, cells in zip(names, of_cities, strict=True)]
            if any(of_country):
                rows.append(Row(wording.state(COUNTRY), of_country))
            yield Sheet(
                title="",
                shape="list",
                label_heading=wording.say("city"),
                columns=tuple(each.column for each in columns),
                rows=tuple(rows),
            )


class _Drawn(NamedTuple):
    """A column with its cells: one per city, and one for Germany."""

    column: Column
    cells: list[Cell]


def shown_numbers(wording: Wording, comparison: Comparison) -> tuple[IndicatorField, ...]:
    """Return the numbers that are shown: those that decide, or where fields were asked for, all of these."""
    if asked_for(wording, comparison):
        return tuple(kinds_of(comparison.fields).indicators)
    return deciding_fields(wording.catalog, comparison.fields)


def asked_for(wording: Wording, comparison: Comparison) -> bool:
    """Whether the fields were asked for, one by one or all of them, so that each is shown however long that is."""
    fields = comparison.fields
    return not has_main_fields(wording.catalog, fields) or all(each in fields for each in all_fields(wording.catalog))


def list_rows(wording: Wording, comparison: Comparison) -> Iterator[Row]:
    """Lay out what lists name: in several cities, and then a row per city with what it has alone."""
    kinds = kinds_of(comparison.fields)
    for facet in comparison.facets:
        yield from _facet(wording, comparison.cities, facet)
    if kinds.sectors:
        yield from _sectors(wording, comparison.cities)
    for field in kinds.named if asked_for(wording, comparison) else ():
        yield from _named(wording, comparison.cities, field)


def hidden_fields(wording: Wording, comparison: Comparison) -> tuple[Field, ...]:
    """Return the main fields that there is no room for; none where fields were asked for."""
    if asked_for(wording, comparison):
        return ()
    kinds, shown = kinds_of(comparison.fields), shown_numbers(wording, comparison)
    numbers = [field for field in kinds.indicators if field not in shown]
    return (*numbers, *kinds.named, *([DISTANCE] if kinds.distance else []))


def _plain(wording: Wording, comparison: Comparison, field: PlainField) -> _Drawn:
    return _Drawn(
        Column(wording.field(field)), [*(wording.plain(each, field) or ABSENT for each in comparison.cities), ()]
    )


def _number(wording: Wording, comparison: Comparison, field: IndicatorField) -> _Drawn:
    """Write a number of each city, drawn where it is no index and one direction of it is better."""
    values = [comparison.compared(profile, field.id) for profile in comparison.cities]
    written = [wording.indicator(field.id, value)[0].footnotes for value in values if value]
    alike = written[0] if len(set(written)) == 1 else ()
    is_drawn = field.definition.better != "none" and not field.definition.is_base
    highest = max((float(value.value) for value in values if value), default=0) if is_drawn else None
    cells = [
        _value(wording, field, profile, value, highest, number_look(comparison, field, profile), with_notes=not alike)
        for profile, value in zip(comparison.cities, values, strict=True)
    ]
    germany = {each.indicator: each for each in comparison.germany}
    country = cell(wording.country_value(field.id, germany[field.id])) if field.id in germany else ()
    # the row of Germany says what a base is
    label = wording.field(field) if field.definition.is_base and country else wording.indicator_label(field.id)
    return _Drawn(Column(label, number=True, footnotes=alike), [*cells, country])


def _value(
    wording: Wording,
    field: IndicatorField,
    profile: Profile,
    value: IndicatorValue | None,
    highest: float | None,
    look: Emphasis,
    *,
    with_notes: bool,
) -> Cell:
    """Write a number without its year, marked where it is of a larger area; up to the highest one it is drawn."""
    if value is None:
        return economy.without_value(wording, profile.city, field.id) or ABSENT
    notes = wording.indicator(field.id, value)[0].footnotes if with_notes else ()
    number = wording.language.number(value.value, field.definition.decimals)
    drawing = None if highest is None else Gauge(float(value.value), highest)
    return (Line(f"{number}{AREA_MARK if value.area else ''}", notes, look, drawing),)


def _pay(wording: Wording, comparison: Comparison) -> _Drawn:
    """Write the figures that are used for each city behind each other, with their levels where there are several.

    Where some are the cities' own, those of states and of Germany stand in brackets.
    """
    used = [each for profile in comparison.cities for each in profile.pay]
    of_states = {each.figure.scope for each in used} == {"state"}
    in_brackets = not of_states and any(each.is_fallback for each in used)
    heading = "many-pay-of-states" if of_states else "many-pay-brackets" if in_brackets else "many-pay"
    cells = [_pay_of_city(wording, comparison, profile, in_brackets=in_brackets) for profile in comparison.cities]
    notes = dict.fromkeys(line.footnotes for each in cells for line in each)
    alike = next(iter(notes)) if len(notes) == 1 else ()
    if alike:
        cells = [tuple(structs.replace(line, footnotes=()) for line in each) for each in cells]
    return _Drawn(Column(wording.say(heading), footnotes=alike), [*cells, ()])


def _pay_of_city(wording: Wording, comparison: Comparison, profile: Profile, *, in_brackets: bool) -> Cell:
    if not profile.pay:
        return ABSENT
    written = [wording.used_figure(used, comparison.per)[0] for used in profile.pay]
    texts = [line.text.replace(" … ", "…") for line in written]
    if in_brackets:
        texts = [f"({each})" if used.is_fallback else each for used, each in zip(profile.pay, texts, strict=True)]
    if len(texts) > 1:
        levels = (wording.level(figure.level) for figure in profile.figures)
        texts = [f"{level} {each}" for level, each in zip(levels, texts, strict=True)]
    notes = dict.fromkeys(note for line in written for note in line.footnotes)
    looks: tuple[Emphasis, ...] = ("own", "quiet", "caution")
    look: Emphasis = next((each for each in looks if any(line.emphasis == each for line in written)), "normal")
    comparable = PAY.id not in not_comparable(comparison)
    return with_caution(cell("; ".join(texts), *notes, emphasis=look), comparable=comparable)


def _facet(wording: Wording, cities: Sequence[Profile], facet: FacetComparison) -> Iterator[Row]:
    yield Row(marked(wording.say(f"field-{facet.facet}"), wording.list_sources(cities, facet.facet)))
    common = [
        wording.say("many-in", term=wording.term(facet.facet, each.term), count=len(each.cities))
        for each in (*facet.shared, *facet.several, *facet.partly)
        if len(each.cities) > 1
    ]
    if common:
        yield Row(wording.say("in-several-of", count=len(cities)), (items(common),), spans=True)
    alone: Mapping[str, Sequence[str]] = {**facet.only_here, **facet.not_seen_elsewhere}
    having = [profile for profile in cities if facet.facet in profile.facets]
    cells = [
        wording.terms_of_city(profile.slug, facet.facet, alone[profile.slug])
        if profile.slug in alone
        else cell(wording.say("many-nothing-alone"), emphasis="quiet")
        for profile in having
    ]
    yield from _of_cities(wording, having, cells)
    lacking = [wording.city(profile.slug) for profile in cities if profile not in having]
    if lacking:
        yield Row(wording.say("not-seen"), (cell(", ".join(lacking), emphasis="quiet"),), spans=True)


def _named(wording: Wording, cities: Sequence[Profile], field: NamedField) -> Iterator[Row]:
    yield Row(wording.field(field))
    yield from _of_cities(wording, cities, [economy.named(wording, profile, field) for profile in cities])


def _sectors(wording: Wording, cities: Sequence[Profile]) -> Iterator[Row]:
    """Name the groups with more jobs than usual; who says so and of when stands above them where that is one."""
    alike = {
        (each.source, each.date, each.area, each.origin)
        for each in (profile.city.sectors for profile in cities)
        if each
    }
    first = cities[0].city.sectors
    above = wording.notes.are_short and len(alike) == 1 and first is not None
    label = wording.say("field-sectors")
    if above and first:
        label = marked(f"{label} ({first.date.year})", wording.notes.source(first.source, first.origin))
    yield Row(label)
    highest = economy.highest_factor(cities)
    cells = [economy.more_jobs(wording, profile, highest, with_shares=False, said_above=above) for profile in cities]
    yield from _of_cities(wording, cities, cells)


def _of_cities(wording: Wording, cities: Sequence[Profile], cells: Sequence[Cell]) -> Iterator[Row]:
    for profile, written in zip(cities, cells, strict=True):
        yield Row(wording.city(profile.slug), (written,), spans=True)
