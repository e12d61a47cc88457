"""The list of cities as a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from itleiter_cli.language import Language
from itleiter_cli.listing import Listing
from itleiter_cli.model import Catalog
from itleiter_cli.profile import CityProfile
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Line, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording


def listing_document(catalog: Catalog, language: Language, listing: Listing) -> Document:
    """Lay the list of cities out, a row each."""
    wording = Wording(catalog, language)
    say = language.say
    indicators = [key for key in catalog.indicators if any(value.indicator == key for city in listing.cities for value in city.indicators)]
    rows = tuple(Row(wording.city(city), tuple(_cells(wording, listing, city, indicators))) for city in listing.cities)
    near = [] if listing.wanted.near is None else [Column(say("list-distance", city=catalog.cities[listing.wanted.near].name), number=True)]
    columns = (
        *near,
        Column(say("field-state-short")),
        Column(say("list-pay"), number=True),
        *(Column(_heading(wording, listing, key), number=True) for key in indicators),
    )
    sheet = Sheet(
        title=say("list-title", count=len(listing.cities)),
        shape="list",
        label_heading=say("city"),
        columns=columns,
        rows=rows,
        remarks=tuple(_remarks(wording, listing)),
    )
    return Document(sheets=(sheet,), footnotes=wording.footnotes)


def _cells(wording: Wording, listing: Listing, city: CityProfile, indicators: list[str]) -> Iterator[Cell]:
    nothing = cell(NOTHING, emphasis="quiet")
    if listing.wanted.near is not None:
        distance = listing.distances[city.city]
        yield nothing if distance is None else cell(wording.language.number(distance))
    yield cell(city.state)
    yield _pay(wording, city) or nothing
    for key in indicators:
        newest = city.newest(key)
        decimals = wording.catalog.indicators[key].decimals
        yield cell(wording.language.number(newest.value, decimals)) if newest else nothing


def _heading(wording: Wording, listing: Listing, key: str) -> str:
    """Name an indicator with the footnotes of its sources and their years."""
    newest = [value for city in listing.cities if (value := city.newest(key))]
    editions = dict.fromkeys((value.source, value.year) for value in newest)
    notes = [
        wording.footnote(f"{year or wording.language.say('undated')}: {wording.source(wording.catalog.sources[source])}")
        for source, year in editions
    ]
    return Line(wording.indicator_label(key), tuple(notes)).words()


def _pay(wording: Wording, city: CityProfile) -> Cell:
    if city.pay_low is None or city.pay_high is None:
        return ()
    say, number = wording.language.say, wording.language.number
    words = [say(f"list-pay-from-{city.pay_scope}")] if city.pay_scope != "city" else []
    words += [say("list-level", level=wording.level(str(city.pay_level)))] if city.pay_level in ("entry", "experienced") else []
    sources = dict.fromkeys(wording.source(wording.catalog.sources[figure.source]) for figure in city.pay)
    note = wording.footnote(" ".join((*words, *sources)))  # one mark a row keeps the list narrow
    low, high = number(city.pay_low), number(city.pay_high)
    return cell(low if low == high else say("amounts-range", low=low, mid="", high=high), note)


def _remarks(wording: Wording, listing: Listing) -> Iterator[str]:
    say = wording.language.say
    yield say("list-pay-legend")
    for key, indicator in wording.catalog.indicators.items():
        if len({value.year for city in listing.cities if (value := city.newest(key))}) > 1:
            yield say("reason-year_differs", field=wording.language.label(indicator.label))
    if listing.wanted.near is not None:
        yield say("list-near", city=wording.catalog.cities[listing.wanted.near].name)
    yield say("legend-missing")
    if listing.unsure:
        yield say("list-unsure", count=len(listing.unsure))
