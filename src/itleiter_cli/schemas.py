"""The JSON Schemas of what commands print as JSON, and of a pack."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from itleiter_cli.check import Check
from itleiter_cli.columns import COLUMNS
from itleiter_cli.compare import Comparison
from itleiter_cli.envelope import SCHEMA_VERSION, Command
from itleiter_cli.gap import GapAnswer
from itleiter_cli.listing import Listing
from itleiter_cli.offer import OfferAnswer
from itleiter_cli.packs import Pack
from itleiter_cli.profile import CityProfile, Profiles
from itleiter_cli.provenance import Sources
from itleiter_cli.rank import Ranking
from itleiter_cli.rows import JsonObject
from itleiter_cli.tables import ROW_TYPES, Table
from itleiter_cli.vocabulary import Vocabulary

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


def result_schema(command: Command) -> JsonObject:
    """Return the JSON Schema of what a command prints as JSON."""
    references, definitions = msgspec.json.schema_components(_RESULTS[command], ref_template="#/$defs/{name}")
    profile = definitions.get(CityProfile.__name__)
    if profile is not None:
        profile["properties"]["distance_km"] = {"anyOf": [{"type": "number"}, {"type": "null"}]}
        profile["required"] = [key for key in profile["required"] if key in ("city", "name") or key not in COLUMNS]
    head: JsonObject = {
        "schema": {"const": f"itleiter/{command}/{SCHEMA_VERSION}"},
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
