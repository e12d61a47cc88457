"""The list of cities as a sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import Catalog, IndicatorValue
from itleiter_cli.cities.distance import coordinates_origin
from itleiter_cli.cities.fields import Edition, indicator_fields, kinds_of
from itleiter_cli.cities.pay import (
    per_period,
)
from itleiter_cli.cities.profile import Profile
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.list import PAY_GROUPS, CityGroup, Found, Listing
from itleiter_cli.sheets.economy import share_left_out
from itleiter_cli.sheets.findings import number_row
from itleiter_cli.sheets.sheet import (
    FULL,
    NOTHING,
    Cell,
    Column,
    Document,
    Gauge,
    Line,
    Row,
    Sheet,
    View,
    cell,
    marked,
)
from itleiter_cli.sheets.wording import (
    AREA_MARK,
    Wording,
)


def document(catalog: Catalog, language: Language, listing: Listing, view: View = FULL) -> Document:
    """Lay the list of cities out, a row each."""
    wording = Wording(catalog, language, view.notes)
    findings = tuple(_findings(wording, listing))
    numbers = _numbers(listing)
    columns = tuple(_columns(wording, listing, numbers))
    rows = {each.slug: _row(wording, listing, each, numbers) for each in listing.cities}
    sheet = Sheet(
        title=_title(wording, listing),
        findings=findings,
        shape="list",
        label_heading=language.say("city"),
        columns=columns,
        rows=tuple(_grouped(wording, listing, rows)),
        remarks=tuple(_remarks(wording, listing, numbers)),
    )
    return Document(sheets=(sheet,), footnotes=wording.notes.written(), closing=wording.notes.closing())


class _Numbers(NamedTuple):
    """The values of an indicator by the slug of the city, the year that most of them are of, and the highest of all.

    What the list is sorted by is drawn, up to that highest value; others have none.
    """

    key: str
    year: int | None
    values: Mapping[str, IndicatorValue]
    highest: float | None


def _numbers(listing: Listing) -> tuple[_Numbers, ...]:
    """Look up the values to show; those that the list is sorted by come first."""
    found = []
    for field in kinds_of(listing.fields).indicators:
        shown = ((profile.slug, listing.shown(profile, field.id)) for profile in listing.cities)
        values = {slug: value for slug, value in shown if value}
        if values:
            years = [value.year for value in values.values() if value.year is not None]
            year = listing.editions.get(field.id, max(years, default=None))
            drawn = field.id == listing.sort and not field.definition.is_base
            highest = max(float(value.value) for value in values.values()) if drawn else None
            found.append(_Numbers(field.id, year, values, highest))
    return tuple(sorted(found, key=lambda each: each.key != listing.sort))


def _first(listing: Listing, numbers: Sequence[_Numbers]) -> tuple[Sequence[_Numbers], Sequence[_Numbers]]:
    """Part the numbers that the list is sorted by, which stand beside the name, from the others."""
    count = sum(each.key == listing.sort for each in numbers)
    return numbers[:count], numbers[count:]


def _has_states(wording: Wording, listing: Listing) -> bool:
    """Whether it is said in which state a city is: short lists of one state leave it out."""
    return not wording.notes.are_short or len({profile.city.state for profile in listing.cities}) > 1


def _columns(wording: Wording, listing: Listing, numbers: Sequence[_Numbers]) -> Iterator[Column]:
    first, others = _first(listing, numbers)
    near = listing.wanted.near
    yield from (_column(wording, each) for each in first)
    if near is not None:
        yield Column(wording.say("list-distance", city=wording.city(near)), number=True)
    if _has_states(wording, listing):
        yield Column(wording.say("field-state"))
    yield Column(wording.say("list-pay"), number=True, footnotes=_pay_sources(wording, listing))
    yield from (_column(wording, each) for each in others)


def _title(wording: Wording, listing: Listing) -> str:
    """Say how many cities there are, and around which."""
    near, within = listing.wanted.near, listing.wanted.within
    count = wording.say("list-title", count=listing.total)
    if near is None or within is None:
        return count
    km = wording.language.number(within, 0 if within == int(within) else 1)
    return wording.say("list-title-within", cities=count, km=km, city=wording.city(near))


def _findings(wording: Wording, listing: Listing) -> Iterator[Row]:
    """Say from what to what the sorted column goes."""
    fields = {field.id: field for field in indicator_fields(wording.catalog)}
    for found in listing.findings:
        if found.field in fields:
            yield number_row(wording, found, fields[found.field], lambda one: _marks(wording, one))


def _marks(wording: Wording, found: Finding) -> tuple[int, ...]:
    """Return the footnotes of who says the values at both ends."""
    cities = (wording.catalog.cities[slug] for slug in found.cities)
    values = [Edition(found.year).value(city.indicators[found.field or ""]) for city in cities]
    notes = (wording.notes.source(value.source, value.origin, value.url) for value in values if value)
    return tuple(dict.fromkeys(note for each in notes for note in each))


def _heading(wording: Wording, listing: Listing, profile: Profile) -> str:
    """Say a city's name, marked by which list it has each industry and kind of employers that was asked for."""
    named = (" ".join(_named_in(wording, found)) for found in listing.found if found.city == profile.slug)
    notes = [note for words in named for note in wording.notes.said(words, brief=words)]
    return marked(wording.city_heading(profile.slug), notes)


def _named_in(wording: Wording, found: Found) -> Iterator[str]:
    """Say which list names a term, and where it does not name the term itself, what it names."""
    texts, pages = _matching(wording, found, found.in_texts), _matching(wording, found, found.on_pages, found.areas)
    if found.in_texts and texts == pages:
        yield wording.say("list-found-texts-pages", terms=texts)
        return
    if found.in_texts:
        yield wording.say("list-found-texts", terms=texts)
    if found.on_pages:
        yield wording.say("list-found-pages-too" if found.in_texts else "list-found-pages", terms=pages)


def _matching(wording: Wording, found: Found, terms: Sequence[str], areas: Sequence[str] = ()) -> str:
    """Quote terms, with the one that was asked for where it is not among them, and the areas they are named for."""
    labels = {key: wording.language.label(term.label) for key, term in wording.catalog.terms[found.facet].items()}
    quoted = ", ".join(wording.say("list-found-term", term=labels[term]) for term in terms)
    about = [] if found.term in terms else [wording.say("list-found-under", term=labels[found.term])]
    about += [wording.say("list-found-areas", areas=", ".join(areas))] if areas else []
    return f"{quoted} ({'; '.join(about)})" if about else quoted


def _grouped(wording: Wording, listing: Listing, rows: Mapping[str, Row]) -> Iterator[Row]:
    """Put rows below the names of their groups; where all have the same edition there is nothing to tell apart."""
    if [group.group for group in listing.groups] in ([], ["edition"]):
        yield from rows.values()
        return
    for group in listing.groups:
        yield Row(_group_name(wording, listing, group))
        yield from (rows[slug] for slug in group.cities)


def _group_name(wording: Wording, listing: Listing, group: CityGroup) -> str:
    if group.group in PAY_GROUPS:
        return wording.say(f"group-{group.group}")
    field = wording.language.label(wording.catalog.indicators[listing.sort].label)
    return wording.say(f"group-{group.group}", field=field, year=wording.year(listing.editions.get(listing.sort)))


def _row(wording: Wording, listing: Listing, profile: Profile, numbers: Sequence[_Numbers]) -> Row:
    """Write the row of a city: what it is sorted by, its distance, state, pay, and the other numbers."""
    first, others = _first(listing, numbers)
    nothing = cell(NOTHING, emphasis="quiet")
    cells = [_number(wording, profile, each) for each in first]
    if listing.wanted.near is not None:
        distance = listing.distances[profile.slug]
        own = "+" if _coordinates_origin(wording, listing, profile) else ""
        cells.append(nothing if distance is None else cell(wording.language.number(distance, 1) + own))
    if _has_states(wording, listing):
        cells.append(cell(profile.city.state))
    cells += [_pay(wording, profile) or nothing, *(_number(wording, profile, each) for each in others)]
    return Row(_heading(wording, listing, profile), tuple(cells))


def _number(wording: Wording, profile: Profile, numbers: _Numbers) -> Cell:
    """Write a number with its marks, drawn where the list is sorted by it."""
    value = numbers.values.get(profile.slug)
    if value is None:
        notes = share_left_out(wording, profile.city, numbers.key)
        return cell(f"{NOTHING}{'+' if numbers.key in profile.origins else ''}", *notes, emphasis="quiet")
    other, area, own = value.year != numbers.year, value.area, value.origin
    marks = f"{'*' if other else ''}{AREA_MARK if area else ''}{'+' if own else ''}"
    written = wording.language.number(value.value, wording.catalog.indicators[numbers.key].decimals)
    drawing = None if numbers.highest is None else Gauge(float(value.value), numbers.highest)
    return (Line(f"{written}{marks}", drawing=drawing),)


def _column(wording: Wording, numbers: _Numbers) -> Column:
    """Name an indicator with the footnotes of its sources and their years."""
    editions: dict[tuple[str, int | None], list[str | None]] = {}
    for value in numbers.values.values():
        editions.setdefault((value.source, value.year), []).append(value.url)
    notes: dict[int, None] = {}
    for (source, year), pages in editions.items():
        if wording.notes.are_short:
            notes.update(dict.fromkeys(wording.notes.source(source, None)))
            continue
        words = f"{wording.year(year)}: {wording.notes.described(wording.catalog.sources[source])}"
        notes.update(dict.fromkeys(wording.notes.said(words, *wording.notes.addresses(source, *pages))))
    return Column(wording.indicator_label(numbers.key), number=True, footnotes=tuple(notes))


def _pay_sources(wording: Wording, listing: Listing) -> tuple[int, ...]:
    """Return the short footnotes of the sources of pay; full ones stand with the figures."""
    if not wording.notes.are_short:
        return ()
    caveats: dict[str, dict[str, None]] = {}
    for figure in (figure for profile in listing.cities for figure in profile.figures):
        caveats.setdefault(figure.source, {}).update(dict.fromkeys(wording.caveats(figure)))
    notes = (wording.notes.source(source, None, caveats=each) for source, each in caveats.items())
    return tuple(dict.fromkeys(note for each in notes for note in each))


def _coordinates_origin(wording: Wording, listing: Listing, profile: Profile) -> Origin | None:
    ends = (slug for slug in (listing.wanted.near, profile.slug) if slug is not None)
    return coordinates_origin(*(wording.catalog.cities[slug] for slug in ends))


def _pay(wording: Wording, profile: Profile) -> Cell:
    pay = profile.range
    if not profile.pay:
        return ()
    number = wording.language.number
    low, high = "" if pay.low is None else number(pay.low), "" if pay.high is None else number(pay.high)
    if pay.high is None:
        written = _open_ended(wording, profile, low)
    elif pay.measure == "quartiles":
        written = f"{low}…{high}"
    else:
        written = low if low == high else wording.say("amounts-range", low=low, mid="", high=high)
    if not wording.notes.are_short:
        return cell(written, *_pay_footnotes(wording, profile))
    own = "+" if any(used.origin for used in profile.pay) else ""
    if profile.pay[0].is_fallback:
        return cell(f"({written}){own}", emphasis="quiet")
    return cell(f"{written}{own} ")  # a column for the bracket


def _pay_footnotes(wording: Wording, profile: Profile) -> tuple[int, ...]:
    """Return the one footnote that says all about the pay of a row, which keeps the list narrow."""
    published = [figure for figure in profile.figures if not wording.catalog.sources[figure.source].is_own_file]
    sources = dict.fromkeys(wording.notes.described(wording.catalog.sources[figure.source]) for figure in published)
    urls = [url for figure in published for url in wording.notes.addresses(figure.source, figure.url)]
    return wording.notes.said(" ".join((*_about_pay(wording, profile), *sources)), *urls)


def _open_ended(wording: Wording, profile: Profile, low: str) -> str:
    """Write the highest bound that the upper end of the pay of a row lies above, behind the lower end.

    Where that is not known, all that is stated lies above the lowest bound.
    """
    figures = profile.figures
    bounds = [per_period(figure.above, figure.period, profile.per) for figure in figures if figure.above is not None]
    return f"{low}…{wording.above(max(bounds))}" if low else wording.above(min(bounds))


def _about_pay(wording: Wording, profile: Profile) -> Iterator[str]:
    """Say what to keep in mind about the pay of a row."""
    scope = profile.figures[0].scope
    if scope != "city":
        yield wording.say(f"list-pay-from-{scope}")
    if profile.pay_level in ("entry", "experienced"):
        yield wording.say("list-level", level=wording.level(str(profile.pay_level)))
    if profile.range.measure == "quartiles" and profile.range.high is not None:
        yield wording.say("list-quartiles")
    if profile.range.high is None:
        yield wording.say("list-open")
    yield from dict.fromkeys(
        wording.counted_together((figure.role, *figure.counted_with))
        for figure in profile.figures
        if figure.counted_with
    )
    yield from dict.fromkeys(wording.assumed(figure.assumed) for figure in profile.figures if figure.assumed)
    yield from dict.fromkeys(wording.say("own-data", file=used.origin.file) for used in profile.pay if used.origin)


def _remarks(wording: Wording, listing: Listing, numbers: Sequence[_Numbers]) -> Iterator[str]:
    if listing.total > len(listing.cities):
        yield wording.say("list-more", count=listing.total - len(listing.cities))
    yield from _about_all_pay(wording, listing)
    for each in numbers:
        yield from _about_numbers(wording, listing, each)
    yield from _areas(wording, numbers)
    if listing.wanted.near is not None:
        yield from _about_distances(wording, listing, listing.wanted.near)
    if not wording.notes.are_short:
        yield wording.say("legend-missing")
    shown = kinds_of(listing.fields).indicators
    if missing := [field for field in indicator_fields(wording.catalog) if field not in shown]:
        yield wording.say("list-not-shown", count=len(missing))
    if listing.partly:
        yield wording.say("list-partly", count=len(listing.partly))
    if listing.unsure:
        yield wording.say("list-unsure", count=len(listing.unsure))


def _about_all_pay(wording: Wording, listing: Listing) -> Iterator[str]:
    """Say what the column of pay is, whose figures are the user's own, and why cities stand in groups."""
    yield wording.say("list-pay-legend-short" if wording.notes.are_short else "list-pay-legend")
    if wording.notes.are_short and any(used.origin for profile in listing.cities for used in profile.pay):
        yield wording.say("list-own", field=wording.say("field-pay"))
    if len(listing.groups) > 1 and listing.groups[0].group in PAY_GROUPS:
        yield wording.say("list-pay-groups")
    if listing.wanted.min_pay is not None:
        yield wording.say("list-min-pay")


def _about_distances(wording: Wording, listing: Listing, near: str) -> Iterator[str]:
    if any(_coordinates_origin(wording, listing, profile) for profile in listing.cities):
        yield wording.say("list-own", field=wording.say("field-distance"))
    if not wording.notes.are_short or listing.wanted.within is None:  # else the title says it
        yield wording.say("list-near", city=wording.city(near))


def _areas(wording: Wording, numbers: Iterable[_Numbers]) -> Iterator[str]:
    """Name the cities with values of a larger area, and these areas."""
    areas = {
        wording.language.label(wording.catalog.indicators[each.key].label): [
            (slug, value.area) for slug, value in each.values.items()
        ]
        for each in numbers
    }
    yield from wording.areas("list-areas", areas)


def _about_numbers(wording: Wording, listing: Listing, numbers: _Numbers) -> Iterator[str]:
    """Explain the marks behind values: of another edition, or the user's own."""
    field = wording.language.label(wording.catalog.indicators[numbers.key].label)
    values = numbers.values.values()
    others = sorted({wording.year(value.year) for value in values if value.year != numbers.year})
    if others:
        yield wording.say("list-editions", field=field, years=", ".join(others))
    if any(value.origin for value in values) or any(numbers.key in profile.origins for profile in listing.cities):
        yield wording.say("list-own", field=field)
