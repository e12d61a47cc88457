"""The list of cities as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from itleiter_cli.distance import place_origin
from itleiter_cli.language import Language
from itleiter_cli.listing import Listing
from itleiter_cli.model import Catalog, Origin
from itleiter_cli.profile import CityProfile
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording


def listing_document(catalog: Catalog, language: Language, listing: Listing) -> Document:
    """Lay the list of cities out, a row each."""
    wording = Wording(catalog, language)
    say = language.say
    indicators = [key for key in catalog.indicators if any(value.indicator == key for city in listing.cities for value in city.indicators)]
    newest = {key: _newest_year(listing, key) for key in indicators}
    rows = tuple(Row(wording.heading(city.city), tuple(_cells(wording, listing, city, newest))) for city in listing.cities)
    near = [] if listing.wanted.near is None else [Column(say("list-distance", city=wording.city(listing.wanted.near)), number=True)]
    columns = (
        *near,
        Column(say("field-state")),
        Column(say("list-pay"), number=True),
        *(_column(wording, listing, key) for key in indicators),
    )
    sheet = Sheet(
        title=say("list-title", count=len(listing.cities)),
        shape="list",
        label_heading=say("city"),
        columns=columns,
        rows=rows,
        remarks=tuple(_remarks(wording, listing, newest)),
    )
    return Document(sheets=(sheet,), footnotes=wording.footnotes)


def _cells(wording: Wording, listing: Listing, city: CityProfile, newest_years: Mapping[str, int | None]) -> Iterator[Cell]:
    nothing = cell(NOTHING, emphasis="quiet")
    if listing.wanted.near is not None:
        distance = listing.distances[city.city]
        own = _place_origin(wording, listing, city)
        yield nothing if distance is None else cell(wording.language.number(distance, 1) + ("+" if own else ""))
    yield cell(city.state)
    yield _pay(wording, city) or nothing
    for key, year in newest_years.items():
        newest = city.newest(key)
        decimals = wording.catalog.indicators[key].decimals
        if newest is None:
            yield cell(f"{NOTHING}+", emphasis="quiet") if key in city.origins else nothing
            continue
        marks = ("*" if newest.year != year else "") + ("#" if newest.area else "") + ("+" if newest.origin else "")
        yield cell(f"{wording.language.number(newest.value, decimals)}{marks}")


def _column(wording: Wording, listing: Listing, key: str) -> Column:
    """Name an indicator with the footnotes of its sources and their years."""
    newest = [value for city in listing.cities if (value := city.newest(key))]
    editions: dict[tuple[str, int | None], list[str | None]] = {}
    for value in newest:
        editions.setdefault((value.source, value.year), []).append(value.url)
    notes = [
        wording.footnote(
            f"{year or wording.language.say('undated')}: {wording.source(wording.catalog.sources[source])}",
            *wording.addresses(source, *pages),
        )
        for (source, year), pages in editions.items()
    ]
    return Column(wording.indicator_label(key), number=True, footnotes=tuple(notes))


def _place_origin(wording: Wording, listing: Listing, city: CityProfile) -> Origin | None:
    ends = (slug for slug in (listing.wanted.near, city.city) if slug is not None)
    return place_origin(*(wording.catalog.cities[slug] for slug in ends))


def _pay(wording: Wording, city: CityProfile) -> Cell:
    if city.pay_low is None or city.pay_high is None:
        return ()
    say, number = wording.language.say, wording.language.number
    words = [say(f"list-pay-from-{city.pay_scope}")] if city.pay_scope != "city" else []
    words += [say("list-level", level=wording.level(str(city.pay_level)))] if city.pay_level in ("entry", "experienced") else []
    words += [say("list-quartiles")] if city.pay_measure == "quartiles" else []
    words += dict.fromkeys(wording.together((figure.role, *figure.counted_with)) for figure in city.pay if figure.counted_with)
    words += dict.fromkeys(wording.assumed(figure.assumed) for figure in city.pay if figure.assumed)
    words += dict.fromkeys(say("own-data", file=figure.origin.file) for figure in city.pay if figure.origin)
    published = [figure for figure in city.pay if not wording.catalog.sources[figure.source].is_own_file]
    sources = dict.fromkeys(wording.source(wording.catalog.sources[figure.source]) for figure in published)
    urls = [url for figure in published for url in wording.addresses(figure.source, figure.url)]
    note = wording.footnote(" ".join((*words, *sources)), *urls)  # one mark a row keeps the list narrow
    low, high = number(city.pay_low), number(city.pay_high)
    if city.pay_measure == "quartiles":
        return cell(f"{low}…{high}", note)
    return cell(low if low == high else say("amounts-range", low=low, mid="", high=high), note)


def _newest_year(listing: Listing, key: str) -> int | None:
    years = [value.year for city in listing.cities if (value := city.newest(key)) and value.year is not None]
    return max(years, default=None)


def _remarks(wording: Wording, listing: Listing, newest_years: Mapping[str, int | None]) -> Iterator[str]:
    say = wording.language.say
    yield say("list-pay-legend")
    if listing.wanted.min_pay is not None:
        yield say("list-min-pay")
    for key, year in newest_years.items():
        field = wording.language.label(wording.catalog.indicators[key].label)
        newest = [(city.name, value) for city in listing.cities if (value := city.newest(key))]
        older = sorted({str(value.year) for _, value in newest if value.year != year})
        if older:
            yield say("reason-year_differs", field=field)
            yield say("list-editions", field=field, years=", ".join(older))
        areas = [f"{name}: {value.area}" for name, value in newest if value.area]
        if any(value.origin for _, value in newest) or any(key in city.origins for city in listing.cities):
            yield say("list-own", field=field)
        if areas:
            yield say("list-areas", field=field, areas="; ".join(areas))
    if listing.wanted.near is not None:
        if any(_place_origin(wording, listing, city) for city in listing.cities):
            yield say("list-own", field=say("field-distance"))
        yield say("list-near", city=wording.city(listing.wanted.near))
    yield say("legend-missing")
    if listing.unsure:
        yield say("list-unsure", count=len(listing.unsure))
