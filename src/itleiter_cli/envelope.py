"""A result as the JSON object that a command prints, and the JSON Schemas of these objects and of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from itleiter_cli.check import Check
from itleiter_cli.compare import Comparison
from itleiter_cli.fields import COLUMNS
from itleiter_cli.gap import GapAnswer
from itleiter_cli.language import LanguageCode
from itleiter_cli.listing import Listing
from itleiter_cli.offer import OfferAnswer
from itleiter_cli.packs import Pack
from itleiter_cli.profile import CityProfile, Profiles
from itleiter_cli.provenance import Sources
from itleiter_cli.rank import Ranking
from itleiter_cli.rows import Result
from itleiter_cli.tables import ROW_TYPES, Table
from itleiter_cli.vocabulary import Vocabulary

Command = Literal["compare", "show", "list", "offer", "gap", "rank", "sources", "terms", "export", "check"]

_RESULTS: Mapping[Command, tuple[type[Struct], ...]] = {
    "compare": (Comparison,),
    "show": (Profiles,),
    "list": (Listing,),
    "offer": (OfferAnswer,),
    "gap": (GapAnswer,),
    "rank": (Ranking,),
    "sources": (Sources,),
    "terms": (Vocabulary,),
    "check": (Check,),
    "export": tuple(Table[row] for row in ROW_TYPES.values()),  # type: ignore[valid-type]  # a form per kind of row
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCHEMA_VERSION = 1

JsonObject = dict[str, Any]
"""A JSON object on its way to the encoder; its form is that of the records it was made of."""


def envelope(command: Command, result: Result, data_version: str, language: LanguageCode) -> JsonObject:
    """Return the JSON object of a result; profiles keep the columns of the chosen fields only."""
    head = {"schema": f"itleiter/{command}/{_SCHEMA_VERSION}", "data_version": data_version, "lang": language}
    body: JsonObject = msgspec.to_builtins(result)
    if isinstance(result, Comparison | Listing | Profiles):
        left_out = set(COLUMNS) - set(result.columns)
        body["cities"] = [{key: value for key, value in city.items() if key not in left_out} for city in body["cities"]]
    if isinstance(result, Listing) and result.wanted.near is not None:
        body["cities"] = [{**city, "distance_km": result.distances[city["city"]]} for city in body["cities"]]
    return {**head, **body}


def result_schema(command: Command) -> JsonObject:
    """Return the JSON Schema of what a command prints as JSON."""
    references, definitions = msgspec.json.schema_components(_RESULTS[command], ref_template="#/$defs/{name}")
    profile = definitions.get(CityProfile.__name__)
    if profile is not None:
        profile["properties"]["distance_km"] = {"anyOf": [{"type": "number"}, {"type": "null"}]}
        profile["required"] = [key for key in profile["required"] if key in ("city", "name") or key not in COLUMNS]
    head: JsonObject = {
        "schema": {"const": f"itleiter/{command}/{_SCHEMA_VERSION}"},
        "data_version": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
        "lang": {"enum": ["de", "en"]},
    }
    forms = [definitions.pop(reference["$ref"].rsplit("/", 1)[-1]) for reference in references]
    for form in forms:
        form["properties"] = {**head, **form["properties"]}
        form["required"] = [*head, *form["required"]]
    body = forms[0] if len(forms) == 1 else {"anyOf": forms}
    return {"$schema": _DIALECT, **body, "title": f"itleiter {command}", "$defs": definitions}


def pack_schema() -> JsonObject:
    """Return the JSON Schema of a pack."""
    return {"$schema": _DIALECT, "title": "itleiter pack", **msgspec.json.schema(Pack)}
