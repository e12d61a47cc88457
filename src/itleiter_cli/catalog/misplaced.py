"""Where a field belongs that stands at the wrong level of a pack, or has a name of another language."""

from collections.abc import Collection, Mapping, Sequence

from itleiter_cli.catalog.advice import pay_form
from itleiter_cli.catalog.columns import FIELD_NAMES
from itleiter_cli.catalog.entries import (
    CityEntry,
    Entry,
    IndicatorEntry,
    Pack,
    PayEntry,
    SourceEntry,
    TextEntry,
    ValueEntry,
)
from itleiter_cli.catalog.forms import COUNTRY, FACETS
from itleiter_cli.catalog.labels import Names
from itleiter_cli.catalog.names import fold
from itleiter_cli.catalog.yaml_values import Path, YamlValue
from itleiter_cli.messages.errors import Text, text

_WORDS: Mapping[str, tuple[str, ...]] = {
    **{field: names for field, names in FIELD_NAMES.items() if field in CityEntry.__struct_fields__},
    "name": ("Stadt", "Ort", "Stadtname", "Bezeichnung", "city", "town"),
    "aliases": ("Alias", "Kurzname", "andere Namen"),
    "ags": ("Gemeindeschlüssel", "Schlüssel"),
    "lat": ("Breite", "Breitengrad", "latitude"),
    "lon": ("Länge", "Längengrad", "longitude", "lng"),
    "indicators": ("Indikatoren", "Kennzahlen", "Zahlen", "numbers"),
    "low": ("von", "min", "Minimum", "unten", "from", "minimum"),
    "high": ("bis", "max", "Maximum", "oben", "to", "maximum"),
    "mid": ("Mitte", "Mittelwert", "Median", "mean", "median"),
    "role": ("Rolle", "Beruf", "job"),
    "level": ("Stufe", "Erfahrung", "seniority"),
    "measure": ("Art", "Maß"),
    "period": ("Zeitraum", "per", "pro"),
    "basis": ("brutto", "gross"),
    "year": ("Jahr", "Stand", "date", "Datum"),
    "value": ("Wert", "Betrag", "amount"),
    "source": ("Quelle",),
    "url": ("Link", "Adresse", "Webadresse", "address"),
    "remark": ("Bemerkung", "Anmerkung", "Kommentar", "comment"),
    "note": ("Hinweis", "Notiz"),
    "publisher": ("Herausgeber",),
    "title": ("Titel",),
    "accessed": ("abgerufen", "abgerufen am"),
    "dated": ("datiert",),
    "terms": ("Begriffe",),
    "cities": ("Städte", "Stadt", "Orte", "city", "towns"),
    "states": ("Bundesländer", "Länder", "Bundesland", "state"),
    "sources": ("Quellen", "source"),
    "vocabulary": ("Begriffe", "Vokabular", "Wörter", "terms"),
}
"""What people write for a field besides its name, in both languages."""
_BELOW_A_CITY: Mapping[str, type[Entry]] = {"pay": PayEntry, "indicators": ValueEntry, "text": TextEntry}
_SECTIONS: Mapping[str, type[Entry]] = {"cities": CityEntry, "sources": SourceEntry, "indicators": IndicatorEntry}


def misplaced(names: Names, path: Path, field: str, value: YamlValue, fields: Collection[str]) -> Text | None:
    """Say of a field that is unknown at a path what it is called there, or where it belongs; None where neither shows.

    ``fields`` are those that there are.
    """
    called = [each for each, words in _WORDS.items() if fold(field) in map(fold, words)]
    here = next((each for each in called if each in fields), None)
    region = _region_at_top(names, field, value) if not path else None
    if region is not None:
        return text("field-region-hint", field=field, code=region)
    if field == "add" and "terms" in fields:
        return text("add-only-pay-hint")
    if here == "pay" and isinstance(value, str | int | float):
        return text("pay-form-hint", form=pay_form(value))
    return (
        text("field-called-hint", field=field, called=here) if here else _elsewhere(names, path, field, value, called)
    )


def _elsewhere(names: Names, path: Path, field: str, value: YamlValue, called: Sequence[str]) -> Text | None:
    """Say where a field belongs that has its name, at another level."""
    if not path:
        return _of_top(names, field, value)
    if path[0] in ("cities", "states") and len(path) == 2:
        return _of_region(names, path, field, called)
    if path[0] == "cities" and len(path) > 2 and field in CityEntry.__struct_fields__:
        return text("field-beside-hint", field=field, path=f"cities.{path[1]}")
    if field in Pack.__struct_fields__:
        return text("field-top-hint", field=field)
    if path == ("vocabulary",) and isinstance(value, dict):
        return text("field-vocabulary-hint", field=field, known=[*FACETS, "roles"])
    return None


def _region_at_top(names: Names, field: str, value: YamlValue) -> str | None:
    """Return the code of the country or the state that is named at the top of a pack by what it is."""
    if fold(field) in ("country", "land", "germany", "deutschland"):
        return COUNTRY
    if field in ("state", "Bundesland") and isinstance(value, str):
        return next(iter(names.meant("state", value)), None)
    return None


def _of_top(names: Names, field: str, value: YamlValue) -> Text | None:
    """Say where a field belongs that stands at the top of a pack."""
    if names.meant("city", field) and isinstance(value, dict):
        return text("field-section-hint", field=field, section="cities")
    if names.meant("state", field) and isinstance(value, dict):
        return text("field-section-hint", field=field, section="states")
    if isinstance(value, dict):
        if field in FACETS:
            return text("field-section-hint", field=field, section="vocabulary")
        shared = {section: len(value.keys() & {*entry.__struct_fields__}) for section, entry in _SECTIONS.items()}
        section = max(shared, key=lambda each: shared[each])
        return text("field-section-hint", field=field, section=section) if shared[section] else None
    if field in CityEntry.__struct_fields__ or names.meant("indicator", field):
        return text("field-of-city-hint", field=field)
    return None


def _of_region(names: Names, path: Path, field: str, called: Sequence[str]) -> Text | None:
    """Say where a field belongs that stands beside those of a city or a state."""
    where = f"{path[0]}.{path[1]}"
    if names.meant("indicator", field):
        return text("field-below-hint", field=field, parent="indicators", path=where)
    for parent, entry in _BELOW_A_CITY.items():
        name = next((each for each in (field, *called) if each in entry.__struct_fields__), None)
        if name is not None:
            hint = "field-in-list-hint" if parent == "pay" else "field-below-hint"
            return text(hint, field=name, parent=parent, path=where)
    return text("field-top-hint", field=field) if field in Pack.__struct_fields__ else None
