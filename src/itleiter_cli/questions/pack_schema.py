"""The JSON Schema of a pack: its form, what its fields mean, and the ids that are known, for editors to complete."""

from typing import Any

import msgspec

from itleiter_cli.catalog.entries import Pack
from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.labels import ANY, CHOICES, ITEMS, KEYS, PACK, Names, Rule
from itleiter_cli.catalog.names import fold, words
from itleiter_cli.messages.language import Language
from itleiter_cli.messages.pack_fields import PACK_FIELDS
from itleiter_cli.messages.plain_fields import PLAIN_FIELD_TEXTS
from itleiter_cli.questions.answer import DIALECT, JsonObject

_REFERENCE = "#/$defs/"
_NO_ID = r"[^a-z0-9_-]|^[^a-z]"
"""What has no form of an id, and so may be a label; whether it is one, ``check`` says."""


def pack_schema(names: Names, language: Language, *, own: bool = False) -> JsonObject:
    """Return the JSON Schema of a pack that may name what is known by ``names``; fields are described in a language.

    A term that is not known is refused in a pack that defines no terms of its facet itself. ``own`` says that the
    names are those of the user's files as well: then it is refused in any.
    """
    (head,), definitions = msgspec.json.schema_components([Pack])
    writer = _Writer(names, language, definitions)
    writer.describe()
    root = writer.with_ids(head, PACK)
    known = [_only_known_terms(facet, own=own) for facet in FACETS]
    return {"$schema": DIALECT, "title": "itleiter pack", **root, "allOf": known, "$defs": definitions}


def _only_known_terms(facet: str, *, own: bool) -> JsonObject:
    """Refuse terms of a facet that are not known, in the lists of cities."""
    items: JsonObject = {"items": {"$ref": _REFERENCE + "known-" + facet}}
    plain_or_fields: JsonObject = {"if": {"type": "array"}, "then": items, "else": {"properties": {"terms": items}}}
    cities: JsonObject = {"additionalProperties": {"properties": {facet: plain_or_fields}}}
    then: JsonObject = {"properties": {"cities": cities}}
    defines_none: JsonObject = {"type": "object", "properties": {facet: {"maxProperties": 0}}}
    return then if own else {"if": {"properties": {"vocabulary": defines_none}}, "then": then}


_COMPLETED_KEYS = ("city", "state", "indicator", "sector")
"""The kinds of which people say something by an id that is there; of others they define new ones."""


class _Writer:
    """Writes descriptions and known ids into the definitions of a schema."""

    def __init__(self, names: Names, language: Language, definitions: dict[str, Any]) -> None:
        self._names = names
        self._language = language
        self._definitions = definitions
        self._plain = dict(definitions)
        self._rules: dict[str, Rule] = {}
        """By the name of a definition, the rule that it was filled in by."""

    def describe(self) -> None:
        """Describe every field, in place of the records, whose descriptions are for readers of the code."""
        for record, definition in self._definitions.items():
            definition.pop("description", None)  # python -OO drops docstrings, and these with them
            for field, schema in definition["properties"].items():
                sides = PACK_FIELDS.get(f"{record}.{field}") or PACK_FIELDS.get(field)
                english, german = sides or PLAIN_FIELD_TEXTS[field].meaning
                schema["description"] = german if self._language.code == "de" else english

    def with_ids(self, schema: Any, rule: "str | Rule") -> Any:
        """Return a schema in which ids stand where a rule has them; records that differ by it are written anew."""
        if isinstance(rule, str):
            return self._choice(schema, rule)
        if "$ref" in schema:
            return {**schema, "$ref": _REFERENCE + self._record(schema["$ref"].removeprefix(_REFERENCE), rule)}
        if "anyOf" in schema:
            return {**schema, "anyOf": [self.with_ids(each, rule) for each in schema["anyOf"]]}
        if schema.get("type") == "array" and ITEMS in rule:
            return {**schema, "items": self.with_ids(schema["items"], rule[ITEMS])}
        if "additionalProperties" in schema:
            return self._by_id(schema, rule)
        return schema

    def _record(self, name: str, rule: Rule) -> str:
        """Fill in the definition of a record by a rule, and return its name; each further rule makes another one."""
        fields = {field: below for field, below in rule.items() if field not in (ITEMS, KEYS, ANY)}
        if self._rules.get(name) == fields:
            return name
        new = name if name not in self._rules else f"{name}-{len(self._rules)}"
        self._rules[new] = fields
        plain = self._plain[name]
        properties = {
            field: self.with_ids(schema, fields[field]) if field in fields else schema
            for field, schema in plain["properties"].items()
        }
        self._definitions[new] = {**plain, "properties": properties}
        return new

    def _by_id(self, schema: JsonObject, rule: Rule) -> JsonObject:
        """Return the schema of what stands by ids: those that are known are completed, and labels are keys as well."""
        kind = rule.get(KEYS)
        if not isinstance(kind, str):
            return schema
        below = schema["additionalProperties"]
        value = self.with_ids(below, rule[ANY]) if ANY in rule else below
        known = {key: {**value, "description": self._words(kind, key)} for key in self._ids(kind)}
        properties = {"properties": known} if kind in _COMPLETED_KEYS else {}
        return {**schema, **properties, "propertyNames": {"minLength": 1}, "additionalProperties": value}

    def _choice(self, schema: JsonObject, kind: str) -> JsonObject:
        """Return the schema of an id: those that are known with their words, and what else may stand there."""
        if "anyOf" in schema:
            return {**schema, "anyOf": [self._choice(each, kind) for each in schema["anyOf"]]}
        if schema.get("type") != "string" and "enum" not in schema:
            return schema
        self._define(kind)
        kept: JsonObject = {key: schema[key] for key in ("description", "default") if key in schema}
        return {**kept, "$ref": f"{_REFERENCE}{kind}"}

    def _define(self, kind: str) -> None:
        """Define the ids of a kind, what may be written for one, and for terms what is known of it."""
        if kind in self._definitions:
            return
        ids = self._ids(kind)
        known: JsonObject = {"enum": ids, "enumDescriptions": [self._words(kind, key) for key in ids]}
        is_label: JsonObject = {"type": "string", "pattern": _NO_ID}
        named: JsonObject = {"type": "string", "pattern": f"^({'|'.join(self._like_ids(kind))})$"}
        anything: JsonObject = {"type": "string", "minLength": 1}
        self._definitions[f"{kind}-ids"] = known
        reference: JsonObject = {"$ref": f"{_REFERENCE}{kind}-ids"}
        only_known: JsonObject = {"anyOf": [reference, is_label, named]}
        self._definitions[kind] = only_known if kind in CHOICES else {"anyOf": [reference, anything]}
        if kind in FACETS:
            self._definitions["known-" + kind] = only_known

    def _ids(self, kind: str) -> list[str]:
        return sorted(self._names.ids(kind))

    def _words(self, kind: str, key: str) -> str:
        """Return what an id is called, in both languages, and what else people type for it."""
        return " · ".join(self._names.names(kind)[key][1:]) or key

    def _like_ids(self, kind: str) -> list[str]:
        """Return the names of a kind that have the form of an id when they are typed in small letters."""
        every = [name for names in self._names.names(kind).values() for name in names]
        return sorted({spelling for name in every for spelling in (fold(name), "-".join(words(name)))})
