"""A result as rows for scripts: stable columns, ids or labels, no formatting."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from itleiter_cli.check import Check, Finding
from itleiter_cli.compare import Comparison
from itleiter_cli.gap import GapAnswer, GapRow
from itleiter_cli.language import Label, Language
from itleiter_cli.listing import Listing
from itleiter_cli.offer import OfferAnswer, OfferRow
from itleiter_cli.profile import Profiles
from itleiter_cli.provenance import Sources, SourceUse, Statement
from itleiter_cli.rank import Ranking, RankRow
from itleiter_cli.tables import ROW_TYPES, Table, TableRow
from itleiter_cli.vocabulary import TermUse, Vocabulary

RowValue = str | int | float | datetime.date | tuple[str, ...] | None
Result = Comparison | Listing | Profiles | Sources | Vocabulary | Table[TableRow] | OfferAnswer | GapAnswer | Ranking | Check


class Rows(NamedTuple):
    """Columns and records; a list is a tuple, absent is None."""

    columns: tuple[str, ...]
    records: tuple[tuple[RowValue, ...], ...]


def rows_of(result: Result, language: Language | None = None) -> Rows:
    """Return a result as rows; with a language, facet columns hold labels in it instead of ids."""
    match result:
        case Sources():
            if result.city is None:
                return _rows(result.uses, SourceUse.__struct_fields__)
            rows = _rows(result.statements, Statement.__struct_fields__)
            return rows if language is None else _labelled_statements(rows, result, language)
        case Table():
            return _rows(result.rows, ROW_TYPES[result.table].__struct_fields__)
        case OfferAnswer():
            return _rows(result.rows, OfferRow.__struct_fields__)
        case GapAnswer():
            rows = _rows(result.rows, GapRow.__struct_fields__)
            skills = result.terms["skills"]
            return rows if language is None else _labelled(rows, {"skill": skills, "through": skills}, language)
        case Ranking():
            return _rows(result.rows, RankRow.__struct_fields__)
        case Check():
            return _rows(result.problems, Finding.__struct_fields__)
        case Vocabulary():
            return _rows(result.terms, TermUse.__struct_fields__)
        case Comparison() | Listing() | Profiles():
            rows = _rows(result.cities, result.columns)
            rows = rows if language is None else _labelled(rows, result.terms, language)
            return _with_distances(rows, result) if isinstance(result, Listing) and result.wanted.near is not None else rows


def _with_distances(rows: Rows, listing: Listing) -> Rows:
    records = tuple((*record, listing.distances[city.city]) for record, city in zip(rows.records, listing.cities, strict=True))
    return Rows((*rows.columns, "distance_km"), records)


def _rows(records: Sequence[Struct], columns: tuple[str, ...]) -> Rows:
    return Rows(columns, tuple(tuple(getattr(record, column) for column in columns) for record in records))


def _labelled(rows: Rows, terms: Mapping[str, Mapping[str, Label]], language: Language) -> Rows:
    records = tuple(
        tuple(
            _labels(value, terms[column], language) if column in terms else value
            for column, value in zip(rows.columns, record, strict=True)
        )
        for record in rows.records
    )
    return Rows(rows.columns, records)


def _labelled_statements(rows: Rows, result: Sources, language: Language) -> Rows:
    field, terms = rows.columns.index("field"), rows.columns.index("terms")
    records = tuple(
        (*record[:terms], _labels(record[terms], result.terms.get(str(record[field]), {}), language), *record[terms + 1 :])
        for record in rows.records
    )
    return Rows(rows.columns, records)


def _labels(value: RowValue, labels: Mapping[str, Label], language: Language) -> RowValue:
    if isinstance(value, str):
        return language.label(labels[value])
    return tuple(language.label(labels[term]) for term in value) if isinstance(value, tuple) else value
