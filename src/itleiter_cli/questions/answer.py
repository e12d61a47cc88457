"""What every question answers with: a record, its rows for scripts with stable columns, and its JSON in an envelope."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, Literal, TypeVar, cast

import msgspec
from msgspec import UNSET, Struct

from itleiter_cli.catalog.model import Source
from itleiter_cli.cities.fields import NAMED_FIELDS
from itleiter_cli.messages.language import Label, Language, LanguageCode

RowValue = str | int | float | datetime.date | tuple[str, ...] | None
JsonObject = dict[str, Any]
"""A JSON object on its way to the encoder; its form is that of the records it was made of."""
Command = Literal["compare", "show", "list", "offer", "gap", "rank", "sources", "terms", "export", "check"]
"""The commands that have an answer; its type stands in the module of ``questions`` that bears the command's name."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""Of the JSON Schemas."""
SCHEMA_VERSION = 1

_R = TypeVar("_R")


class Column(Struct, Generic[_R], frozen=True):
    """A column of a table for scripts: its name, the type of its values, and how to read its value off a record.

    ``default`` is what the JSON Schema says of a record that lacks it; without one, every record has it.
    """

    name: str
    type: object
    read: Callable[[_R], RowValue]
    default: object = UNSET


class Rows(Struct, frozen=True):
    """Columns and records; a list is a tuple, absent is None."""

    columns: tuple[str, ...]
    records: tuple[tuple[RowValue, ...], ...]

    def only(self, names: Sequence[str]) -> "Rows":
        """Return the rows with some of the columns, in the order of the names."""
        places = [self.columns.index(name) for name in names]
        return Rows(tuple(names), tuple(tuple([record[place] for place in places]) for record in self.records))

    def as_objects(self) -> list[JsonObject]:
        """Return an object per record, for JSON."""
        return [dict(zip(self.columns, record, strict=True)) for record in self.records]


class Answer(Struct, frozen=True, kw_only=True):
    """The answer to a question."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources that it names, by their ids; every kind of answer has them as a field."""
        raise NotImplementedError

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return rows; with a language, facet columns hold labels in it instead of ids."""
        raise NotImplementedError

    def as_json(self) -> JsonObject:
        """Return the JSON object of the record."""
        return self.as_object()

    def as_object(self, **replaced: object) -> JsonObject:
        """Return the JSON object of the record, with some fields in another form."""
        return {
            name: replaced[name] if name in replaced else msgspec.to_builtins(getattr(self, name))
            for name in self.__struct_fields__
        }


def command_of(answer: type[Answer]) -> Command:
    """Return the command that a type of answer belongs to."""
    return cast(Command, answer.__module__.rpartition(".")[2])


def envelope(answer: Answer, data_version: str, language: LanguageCode) -> JsonObject:
    """Return the JSON object that a command prints: its answer, and what that was made with."""
    schema = f"itleiter/{command_of(type(answer))}/{SCHEMA_VERSION}"
    return {"schema": schema, "data_version": data_version, "lang": language, **answer.as_json()}


def rows_of(records: Iterable[_R], columns: Sequence[Column[_R]]) -> Rows:
    """Read some columns off records."""
    reads = [column.read for column in columns]
    return Rows(
        tuple(column.name for column in columns), tuple(tuple([read(record) for read in reads]) for record in records)
    )


def objects_of(records: Iterable[_R], columns: Sequence[Column[_R]]) -> list[JsonObject]:
    """Read some columns off records, as objects for JSON."""
    return rows_of(records, columns).as_objects()


def record_type(name: str, meaning: str | None, columns: Iterable[Column[_R]]) -> type[Struct]:
    """Make the type of records that have some columns as fields, for JSON, its schema and the Data Package."""
    fields = [
        (column.name, column.type, msgspec.NODEFAULT if column.default is UNSET else column.default)
        for column in columns
    ]
    return msgspec.defstruct(name, fields, namespace={"__doc__": meaning}, kw_only=True)


def labelled(rows: Rows, terms: Mapping[str, Mapping[str, Label]], language: Language | None) -> Rows:
    """Put labels in the place of ids in the columns that ``terms`` has labels for.

    Columns of what pages name for a city take the labels of the facet. Without a language, nothing changes.
    """
    if language is None:
        return rows
    labels = dict(terms)
    labels.update((field.id, terms[field.facet]) for field in NAMED_FIELDS if field.facet in terms)
    records = tuple(
        tuple(
            labels_of(value, labels[column], language) if column in labels else value
            for column, value in zip(rows.columns, record, strict=True)
        )
        for record in rows.records
    )
    return Rows(rows.columns, records)


def labels_of(value: RowValue, labels: Mapping[str, Label], language: Language) -> RowValue:
    """Return the label of an id, or those of several."""
    if isinstance(value, str):
        return language.label(labels[value])
    return tuple(language.label(labels[term]) for term in value) if isinstance(value, tuple) else value
