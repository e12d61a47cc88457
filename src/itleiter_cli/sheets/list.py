"""The list of cities as a sheet."""

from collections.abc import Iterator, Mapping, Sequence

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import Catalog, IndicatorValue
from itleiter_cli.cities.distance import coordinates_origin
from itleiter_cli.cities.fields import (
    indicator_fields,
    kinds_of,
)
from itleiter_cli.cities.pay import (
    per_period,
)
from itleiter_cli.cities.profile import Profile
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.list import PAY_GROUPS, CityGroup, Found, Listing
from itleiter_cli.sheets.economy import share_left_out
from itleiter_cli.sheets.sheet import (
    NOTHING,
    Cell,
    Column,
    Document,
    Row,
    Sheet,
    cell,
    marked,
)
from itleiter_cli.sheets.wording import (
    AREA_MARK,
    Wording,
)

Shown = Mapping[str, Mapping[str, IndicatorValue]]
"""The values to show, by indicator and by the slug of the city."""


def document(catalog: Catalog, language: Language, listing: Listing) -> Document:
    """Lay the list of cities out, a row each."""
    wording = Wording(catalog, language)
    say = language.say
    indicators = [
        field.id
        for field in kinds_of(listing.fields).indicators
        if any(field.id in profile.indicators for profile in listing.cities)
    ]
    newest = {**{key: _newest_year(listing, key) for key in indicators}, **listing.editions}
    shown = {key: _shown(listing, key) for key in newest}
    rows = {
        each.slug: Row(_heading(wording, listing, each), tuple(_cells(wording, listing, each, newest, shown)))
        for each in listing.cities
    }
    near = listing.wanted.near
    columns = (
        *([] if near is None else [Column(say("list-distance", city=wording.city(near)), number=True)]),
        Column(say("field-state")),
        Column(say("list-pay"), number=True),
        *(_column(wording, key, shown[key]) for key in indicators),
    )
    sheet = Sheet(
        title=say("list-title", count=len(listing.cities)),
        shape="list",
        label_heading=say("city"),
        columns=columns,
        rows=tuple(_grouped(wording, listing, rows)),
        remarks=tuple(_remarks(wording, listing, newest, shown)),
    )
    return Document(sheets=(sheet,), footnotes=wording.footnotes)


def _heading(wording: Wording, listing: Listing, profile: Profile) -> str:
    """Say a city's name, marked by which list it has each industry and kind of employers that was asked for."""
    notes = [
        wording.footnote(" ".join(_named_in(wording, found))) for found in listing.found if found.city == profile.slug
    ]
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


def _cells(
    wording: Wording, listing: Listing, profile: Profile, newest_years: Mapping[str, int | None], shown: Shown
) -> Iterator[Cell]:
    nothing = cell(NOTHING, emphasis="quiet")
    if listing.wanted.near is not None:
        distance = listing.distances[profile.slug]
        own = _coordinates_origin(wording, listing, profile)
        yield nothing if distance is None else cell(wording.language.number(distance, 1) + ("+" if own else ""))
    yield cell(profile.city.state)
    yield _pay(wording, profile) or nothing
    for key, year in newest_years.items():
        value = shown[key].get(profile.slug)
        decimals = wording.catalog.indicators[key].decimals
        if value is None:
            notes = share_left_out(wording, profile.city, key)
            yield cell(f"{NOTHING}+" if key in profile.origins else NOTHING, *notes, emphasis="quiet")
            continue
        marks = ("*" if value.year != year else "") + (AREA_MARK if value.area else "") + ("+" if value.origin else "")
        yield cell(f"{wording.language.number(value.value, decimals)}{marks}")


def _column(wording: Wording, key: str, shown: Mapping[str, IndicatorValue]) -> Column:
    """Name an indicator with the footnotes of its sources and their years."""
    editions: dict[tuple[str, int | None], list[str | None]] = {}
    for value in shown.values():
        editions.setdefault((value.source, value.year), []).append(value.url)
    notes = [
        wording.footnote(
            f"{wording.year(year)}: {wording.source(wording.catalog.sources[source])}",
            *wording.addresses(source, *pages),
        )
        for (source, year), pages in editions.items()
    ]
    return Column(wording.indicator_label(key), number=True, footnotes=tuple(notes))


def _coordinates_origin(wording: Wording, listing: Listing, profile: Profile) -> Origin | None:
    ends = (slug for slug in (listing.wanted.near, profile.slug) if slug is not None)
    return coordinates_origin(*(wording.catalog.cities[slug] for slug in ends))


def _pay(wording: Wording, profile: Profile) -> Cell:
    pay = profile.range
    if not profile.pay:
        return ()
    published = [figure for figure in profile.figures if not wording.catalog.sources[figure.source].is_own_file]
    sources = dict.fromkeys(wording.source(wording.catalog.sources[figure.source]) for figure in published)
    urls = [url for figure in published for url in wording.addresses(figure.source, figure.url)]
    note = wording.footnote(
        " ".join((*_about_pay(wording, profile), *sources)), *urls
    )  # one mark a row keeps the list narrow
    number = wording.language.number
    low, high = "" if pay.low is None else number(pay.low), "" if pay.high is None else number(pay.high)
    if pay.high is None:
        return cell(_open_ended(wording, profile, low), note)
    if pay.measure == "quartiles":
        return cell(f"{low}…{high}", note)
    return cell(low if low == high else wording.say("amounts-range", low=low, mid="", high=high), note)


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


def _shown(listing: Listing, key: str) -> dict[str, IndicatorValue]:
    """Return the values of an indicator to show, by city; cities without one are missing."""
    values = ((profile.slug, listing.shown(profile, key)) for profile in listing.cities)
    return {slug: value for slug, value in values if value}


def _newest_year(listing: Listing, key: str) -> int | None:
    years = [value.year for profile in listing.cities if (value := profile.newest(key)) and value.year is not None]
    return max(years, default=None)


def _remarks(wording: Wording, listing: Listing, newest_years: Mapping[str, int | None], shown: Shown) -> Iterator[str]:
    yield wording.say("list-pay-legend")
    if len(listing.groups) > 1 and listing.groups[0].group in PAY_GROUPS:
        yield wording.say("list-pay-groups")
    if listing.wanted.min_pay is not None:
        yield wording.say("list-min-pay")
    for key, year in newest_years.items():
        yield from _indicator_remarks(wording, listing, key, year, shown[key])
    yield from _areas(wording, shown)
    if listing.wanted.near is not None:
        if any(_coordinates_origin(wording, listing, profile) for profile in listing.cities):
            yield wording.say("list-own", field=wording.say("field-distance"))
        yield wording.say("list-near", city=wording.city(listing.wanted.near))
    yield wording.say("legend-missing")
    fields = kinds_of(listing.fields).indicators
    if missing := [field for field in indicator_fields(wording.catalog) if field not in fields]:
        yield wording.say("list-not-shown", count=len(missing))
    if listing.partly:
        yield wording.say("list-partly", count=len(listing.partly))
    if listing.unsure:
        yield wording.say("list-unsure", count=len(listing.unsure))


def _areas(wording: Wording, shown: Shown) -> Iterator[str]:
    """Name the cities with values of a larger area, and these areas."""
    areas: dict[str, list[tuple[str, str | None]]] = {}
    for key, values in shown.items():
        label = wording.language.label(wording.catalog.indicators[key].label)
        areas[label] = [(slug, value.area) for slug, value in values.items()]
    yield from wording.areas("list-areas", areas)


def _indicator_remarks(
    wording: Wording, listing: Listing, key: str, year: int | None, shown: Mapping[str, IndicatorValue]
) -> Iterator[str]:
    """Explain the marks behind values: of another edition, or the user's own."""
    field = wording.language.label(wording.catalog.indicators[key].label)
    others = sorted({wording.year(value.year) for value in shown.values() if value.year != year})
    if others:
        yield wording.say("list-editions", field=field, years=", ".join(others))
    if any(value.origin for value in shown.values()) or any(key in profile.origins for profile in listing.cities):
        yield wording.say("list-own", field=field)
