"""The JSON Schemas of what commands print as JSON."""

from collections.abc import Iterable, Mapping
from typing import get_args, get_type_hints

import msgspec
from msgspec import Struct, structs

from itleiter_cli.catalog import columns
from itleiter_cli.catalog.forms import FacetName, Origin
from itleiter_cli.catalog.model import FacetList, IndicatorValue, PayFigure
from itleiter_cli.messages.language import LanguageCode
from itleiter_cli.questions.answer import DIALECT, SCHEMA_VERSION, Command, JsonObject, record_type
from itleiter_cli.questions.check import CHECK_COLUMNS, Check, FileProblem
from itleiter_cli.questions.compare import Comparison
from itleiter_cli.questions.export import ROW_TYPES, WIDE_ROW, Table
from itleiter_cli.questions.gap import GapAnswer
from itleiter_cli.questions.list import Filters, Listing
from itleiter_cli.questions.offer import OfferAnswer
from itleiter_cli.questions.offered import CityOffer, Reference
from itleiter_cli.questions.profile_record import PROFILE_COLUMNS, EconomyStatement, SectorStatement
from itleiter_cli.questions.rank import Ranking
from itleiter_cli.questions.show import Profiles
from itleiter_cli.questions.sources import Sources
from itleiter_cli.questions.statements import STATEMENT_COLUMNS
from itleiter_cli.questions.terms import VOCABULARY_COLUMNS, Vocabulary

_STATEMENT = """\
One statement about a city: a pay figure, an edition of an indicator, the terms of a facet, or a plain field.

Amounts are EUR per ``period``, as the source gave them; ``computed`` is the arithmetic of a derived value. ``pack``
is the file and line of the user's own where it stands.
"""
_TERM_USE = """A term of the vocabulary; ``cities`` counts the profiles whose texts about the job name it itself.

``named_for`` counts the cities for whose economy pages name it.
``pack`` is the file and line of the user's own that last said something about it.
"""


class PayStatement(PayFigure, frozen=True, kw_only=True):
    """A pay figure together with where it was stated: ``region`` is a slug for a city, two letters for a state."""


def result_schema(command: Command) -> JsonObject:
    """Return the JSON Schema of what a command prints as JSON."""
    references, definitions = msgspec.json.schema_components(_results(command))
    profile = definitions.get("CityProfile")
    if profile is not None:
        profile["properties"]["distance_km"] = {"anyOf": [{"type": "number"}, {"type": "null"}]}
        profile["required"] = [
            key for key in profile["required"] if key in ("city", "name") or key not in columns.PROFILE_COLUMN_NAMES
        ]
    wide = definitions.get(WIDE_ROW.__name__)
    if wide is not None:
        wide["additionalProperties"] = {"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "null"}]}
    head: JsonObject = {
        "schema": {"const": f"itleiter/{command}/{SCHEMA_VERSION}"},
        "data_version": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
        "lang": {"enum": [*get_args(LanguageCode)]},
    }
    forms = [definitions.pop(reference["$ref"].removeprefix("#/$defs/")) for reference in references]
    for form in forms:
        form["properties"] = {**head, **form["properties"]}
        form["required"] = [*head, *form["required"]]
    body = forms[0] if len(forms) == 1 else {"anyOf": forms}
    return {"$schema": DIALECT, **body, "title": f"itleiter {command}", "$defs": definitions}


def _results(command: Command) -> tuple[type[Struct], ...]:
    """Return the types that a command's JSON has.

    A record that is written in another form than its own is made here. The names of records are public, since schemas
    have them: ``Wanted`` and ``Comparand`` stay, whatever becomes of ``Filters`` and ``Reference``.
    """
    match command:
        case "compare":
            return (_with_profiles(Comparison, country_pay=tuple[PayStatement, ...]),)
        case "show":
            return (_with_profiles(Profiles, country_pay=tuple[PayStatement, ...]),)
        case "list":
            return (_with_profiles(Listing, sort=str, wanted=_define("Wanted", Filters.__doc__, {}, Filters)),)
        case "offer":
            figure = _define("Comparand", Reference.__doc__, _fields(Reference, without=("figure",)), PayStatement)
            city = _with_fields(CityOffer, figures=tuple[figure, ...])  # type: ignore[valid-type]
            alone = tuple[figure, ...]  # type: ignore[valid-type]
            return (_with_fields(OfferAnswer, cities=tuple[city, ...], country_pay=alone),)  # type: ignore[valid-type]
        case "gap":
            return (GapAnswer,)
        case "rank":
            return (Ranking,)
        case "sources":
            statement = record_type("Statement", _STATEMENT, STATEMENT_COLUMNS)
            use = ROW_TYPES["sources"]
            uses = tuple[use, ...]  # type: ignore[valid-type]
            return (_with_fields(Sources, statements=tuple[statement, ...], uses=uses),)  # type: ignore[valid-type]
        case "terms":
            term = record_type("TermUse", _TERM_USE, VOCABULARY_COLUMNS)
            return (_with_fields(Vocabulary, terms=tuple[term, ...]),)  # type: ignore[valid-type]
        case "check":
            problem = record_type("FileProblem", FileProblem.__doc__, CHECK_COLUMNS)
            return (_with_fields(Check, problems=tuple[problem, ...]),)  # type: ignore[valid-type]
        case "export":
            rows = (*ROW_TYPES.values(), WIDE_ROW)
            return tuple(
                _define(f"Table[{row.__name__}]", Table.__doc__, {"rows": tuple[row, ...]}, Table)  # type: ignore[valid-type]
                for row in rows
            )


def _with_profiles(answer: type[Struct], **also: object) -> type[Struct]:
    """Return the type of an answer as it is written: its profiles as profile records, its fields as their ids."""
    meaning = """The profile record: first the columns that csv has as well, then the statements behind them.

    Pay columns are EUR per ``pay_period``; the statements keep the period of their source.
    """
    indicator = _define(
        "IndicatorStatement", "One edition of an indicator together with its id.", {"indicator": str}, IndicatorValue
    )
    source_of_terms = {"facet": FacetName, **_fields(FacetList, without=("terms",))}
    facet = _define("FacetStatement", "Where the terms of a facet come from.", source_of_terms)
    statements: Mapping[str, object] = {
        "pay": tuple[PayStatement, ...],
        "related_pay": tuple[PayStatement, ...],
        "indicators": tuple[indicator, ...],  # type: ignore[valid-type]
        "facets": tuple[facet, ...],  # type: ignore[valid-type]
        "origins": Mapping[str, Origin],
        "sector_shares": SectorStatement | None,
        "economy": EconomyStatement | None,
    }
    profile = _define(
        "CityProfile", meaning, {**{column.name: column.type for column in PROFILE_COLUMNS}, **statements}
    )
    return _with_fields(answer, cities=tuple[profile, ...], fields=tuple[str, ...], **also)  # type: ignore[valid-type]


def _with_fields(record: type[Struct], **fields: object) -> type[Struct]:
    """Return the type of a record of which some fields are written in another form; what may be absent still may be."""
    described = [
        (
            each.name,
            fields.get(each.name, each.type),
            each.default if each.default_factory is msgspec.NODEFAULT else each.default_factory(),
        )
        for each in structs.fields(record)
    ]
    return msgspec.defstruct(record.__name__, described, namespace={"__doc__": record.__doc__})


def _define(name: str, meaning: str | None, fields: Mapping[str, object], base: type[Struct] = Struct) -> type[Struct]:
    described = list(fields.items())
    return msgspec.defstruct(name, described, bases=(base,), namespace={"__doc__": meaning}, kw_only=True)


def _fields(record: type[Struct], without: Iterable[str] = ()) -> dict[str, object]:
    hints = get_type_hints(record)
    return {name: hints[name] for name in record.__struct_fields__ if name not in without}
