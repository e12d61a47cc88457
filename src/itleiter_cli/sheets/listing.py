"""The list of cities as a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from itleiter_cli.language import Language
from itleiter_cli.listing import Listing
from itleiter_cli.model import Catalog
from itleiter_cli.profile import CityProfile
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording


def listing_document(catalog: Catalog, language: Language, listing: Listing) -> Document:
    """Lay the list of cities out, a row each."""
    wording = Wording(catalog, language)
    say = language.say
    indicators = [key for key in catalog.indicators if any(value.indicator == key for city in listing.cities for value in city.indicators)]
    columns = (
        Column(say("field-state-short")),
        Column(say("list-pay"), number=True),
        *(Column(wording.indicator_label(key), number=True) for key in indicators),
    )
    rows = tuple(Row(city.name, tuple(_cells(wording, city, indicators))) for city in listing.cities)
    sheet = Sheet(
        title=say("list-title", count=len(listing.cities)),
        shape="list",
        label_heading=say("city"),
        columns=columns,
        rows=rows,
        remarks=tuple(_remarks(language, listing)),
    )
    return Document(sheets=(sheet,), footnotes=wording.footnotes)


def _cells(wording: Wording, city: CityProfile, indicators: list[str]) -> Iterator[Cell]:
    nothing = cell(NOTHING, emphasis="quiet")
    yield cell(city.state)
    yield _pay(wording, city) or nothing
    for key in indicators:
        newest = next((value for value in city.indicators if value.indicator == key), None)
        decimals = wording.catalog.indicators[key].decimals
        yield cell(wording.language.number(newest.value, decimals)) if newest else nothing


def _pay(wording: Wording, city: CityProfile) -> Cell:
    if city.pay_low is None or city.pay_high is None:
        return ()
    say, number = wording.language.say, wording.language.number
    words = [say(f"list-pay-from-{city.pay_scope}")] if city.pay_scope != "city" else []
    words += [say("list-level", level=wording.level(str(city.pay_level)))] if city.pay_level in ("entry", "experienced") else []
    sources = dict.fromkeys(wording.source(wording.catalog.sources[figure.source]) for figure in city.pay)
    note = wording.footnote(" ".join((*words, *sources)))  # one mark a row keeps the list narrow
    return cell(say("amounts-range", low=number(city.pay_low), mid="", high=number(city.pay_high)), note)


def _remarks(language: Language, listing: Listing) -> Iterator[str]:
    say = language.say
    yield say("list-pay-legend")
    yield say("legend-missing")
    if listing.unsure:
        yield say("list-unsure", count=len(listing.unsure))
