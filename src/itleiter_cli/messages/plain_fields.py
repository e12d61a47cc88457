"""What is said of the plain fields of a city, wherever one is: its heading and what it means."""

from collections.abc import Mapping
from typing import NamedTuple

Sides = tuple[str, str]
"""A text in English and in German."""


class PlainFieldText(NamedTuple):
    """The heading of a plain field, and what it means."""

    heading: Sides
    meaning: Sides


PLAIN_FIELD_TEXTS: Mapping[str, PlainFieldText] = {
    "name": PlainFieldText(
        ("Name", "Name"), ("Official name; names may repeat.", "Amtlicher Name; Namen können mehrfach vorkommen.")
    ),
    "state": PlainFieldText(
        ("State", "Bundesland"), ("Two letters of the state.", "Zwei Buchstaben des Bundeslandes.")
    ),
    "ags": PlainFieldText(
        ("AGS", "AGS"),
        (
            "Official municipality key, eight digits with a leading zero.",
            "Amtlicher Gemeindeschlüssel, acht Ziffern mit führender Null.",
        ),
    ),
    "lat": PlainFieldText(("Latitude", "Breite"), ("Degrees north, WGS84.", "Grad Nord, WGS84.")),
    "lon": PlainFieldText(("Longitude", "Länge"), ("Degrees east, WGS84.", "Grad Ost, WGS84.")),
}
