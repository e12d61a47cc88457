"""The rents of an offer: what they take of it, and in several cities a list of them."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.cities.pay import common
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.offered import ADVERTISED_RENT, EXISTING_RENT, CityOffer, Offer
from itleiter_cli.sheets.marks import area_in_words, look_of
from itleiter_cli.sheets.sheet import ABSENT, Cell, Column, Gauge, Line, Row, Sheet, cell, looking
from itleiter_cli.sheets.wording import Wording

_A_FEW = 3
_WHOLE = 100


class RentPerM2(Struct, frozen=True):
    """A rent in EUR per m² as written, its year with the larger area that it is of, and the notes of who says it."""

    written: str
    year: int | None
    dated: str
    area: str | None
    notes: tuple[int, ...]


def rents_of(wording: Wording, city: CityOffer) -> tuple[RentPerM2 | None, RentPerM2 | None]:
    """Return the rent that is advertised in a city, and that of existing tenancies; None where one is not known."""
    advertised = None
    if city.rent_indicator == ADVERTISED_RENT:
        found = (city.rent_eur_m2, city.rent_year, city.rent_area, city.rent_source, city.rent_origin)
        advertised = _per_m2(wording, city.city, ADVERTISED_RENT, *found)
    existing = _per_m2(
        wording,
        city.city,
        EXISTING_RENT,
        city.existing_rent_eur_m2,
        city.existing_rent_year,
        city.existing_rent_area,
        city.existing_rent_source,
        city.existing_rent_origin,
    )
    return advertised, existing


def _per_m2(
    wording: Wording,
    city: str,
    indicator: str,
    value: float | None,
    year: int | None,
    area: str | None,
    source: str | None,
    origin: Origin | None,
) -> RentPerM2 | None:
    if value is None or source is None:
        return None
    newest = wording.catalog.cities[city].indicators.get(indicator, ())[:1]
    notes = (*wording.notes.source(source, origin), *wording.remark(next((each.note for each in newest), None)))
    dated = ", ".join([wording.year(year), *([area_in_words(area)] if area else [])])
    written = looking(wording.language.number(value, 2), look_of(origin))
    return RentPerM2(written, year, dated, area and area_in_words(area), notes)


def rent_lines(wording: Wording, offer: Offer, findings: Iterable[Finding]) -> Iterator[Line]:
    """Say what rent takes in several cities, a line for those whose rents can be held against each other."""
    listed, number = wording.language.listed, wording.language.number
    for found in findings:
        areas = found.areas or (None,) * len(found.cities)
        names = [
            f"{wording.city(slug)} ({area_in_words(area)})" if area else wording.city(slug)
            for slug, area in zip(found.cities, areas, strict=True)
        ]
        if found.code == "missing":
            yield Line(wording.say("finding-missing", cities=listed(names, "or")), (), "quiet")
        elif found.code == "offer_rent":
            shares = [
                wording.say("rent-in", percent=number(share or 0, 1), city=name)
                for share, name in zip(found.values, names, strict=True)
            ]
            between = wording.say("rent-from-to", first=shares[0], last=shares[-1])
            basis = "rent-advertised" if ADVERTISED_RENT in found.terms else "rent-existing"
            words = {"flat": str(offer.flat_m2), "basis": wording.say(basis), "year": wording.year(found.year)}
            shown = listed(shares) if len(shares) <= _A_FEW else between
            yield Line(wording.say("rent-takes", shares=shown, **words))


def rents(wording: Wording, offer: Offer, cities: Sequence[CityOffer]) -> Sheet:
    """List the rents of several cities, in the order given: their share of pay, drawn, and both rents per m²."""
    found = [rents_of(wording, city) for city in cities]
    most = max((city.rent_percent or 0 for city in cities), default=0) or _WHOLE
    columns = [
        _column(wording, "rent-list-advertised", [each for each, _ in found]),
        _column(wording, "rent-list-existing", [each for _, each in found]),
    ]
    columns = [each for each in columns if any(words != ABSENT for words in each.cells)]
    rows = (
        Row(
            f"{wording.city(city.city)} ({area_in_words(city.rent_area)})"
            if city.rent_area
            else wording.city(city.city),
            (_share(wording, city, most), _flat(wording, city), *(each.cells[index] for each in columns)),
        )
        for index, city in enumerate(cities)
    )
    return Sheet(
        title=wording.say("rent-title", flat=str(offer.flat_m2)),
        shape="list",
        columns=(
            Column(wording.say("rent-of-gross"), number=True),
            Column(wording.say("rent-list-flat"), number=True),
            *(each.heading for each in columns),
        ),
        rows=tuple(rows),
    )


class _RentColumn(Struct, frozen=True):
    heading: Column
    cells: tuple[Cell, ...]


def _column(wording: Wording, key: str, found: Sequence[RentPerM2 | None]) -> _RentColumn:
    """Put the year and the notes of rents into their heading where all have the same, else beside each."""
    known = [each for each in found if each is not None]
    same_notes = common([each.notes for each in known])
    same_year = len({each.year for each in known}) == 1
    heading = wording.say(key)
    if same_year and known[0].year is not None:
        heading = f"{heading} {known[0].year}"

    def written(each: RentPerM2 | None) -> Cell:
        if each is None:
            return ABSENT
        words = each.written if same_year else f"{each.written} ({wording.year(each.year)})"
        return cell(words, *(() if same_notes is not None else each.notes))

    return _RentColumn(Column(heading, number=True, footnotes=same_notes or ()), tuple(written(each) for each in found))


def _share(wording: Wording, city: CityOffer, most: float) -> Cell:
    if city.rent_percent is None:
        return ABSENT
    return (Line(wording.language.number(city.rent_percent, 1), drawing=Gauge(city.rent_percent, most)),)


def _flat(wording: Wording, city: CityOffer) -> Cell:
    if city.flat_rent is None:
        return ABSENT
    return cell(wording.language.number(city.flat_rent))
