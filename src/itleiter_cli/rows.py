"""What every question answers with: a record, its rows for scripts with stable columns, and its JSON."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from itleiter_cli.language import Label, Language

RowValue = str | int | float | datetime.date | tuple[str, ...] | None
JsonObject = dict[str, Any]
"""A JSON object on its way to the encoder; its form is that of the records it was made of."""


class Rows(NamedTuple):
    """Columns and records; a list is a tuple, absent is None."""

    columns: tuple[str, ...]
    records: tuple[tuple[RowValue, ...], ...]


class Answer(Struct, frozen=True, kw_only=True):
    """The answer to a question."""

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return rows; with a language, facet columns hold labels in it instead of ids."""
        raise NotImplementedError

    def as_json(self) -> JsonObject:
        """Return the JSON object of the record."""
        written: JsonObject = msgspec.to_builtins(self)
        return written


def rows_of(records: Sequence[Struct], columns: tuple[str, ...]) -> Rows:
    """Return some columns of records."""
    return Rows(columns, tuple(tuple(getattr(record, column) for column in columns) for record in records))


def labelled(rows: Rows, terms: Mapping[str, Mapping[str, Label]], language: Language | None) -> Rows:
    """Put labels in the place of ids in the columns that ``terms`` has labels for; without a language, nothing changes."""
    if language is None:
        return rows
    records = tuple(
        tuple(
            labels_of(value, terms[column], language) if column in terms else value
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
