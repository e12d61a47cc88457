"""A tidy table as a sheet: its columns as they are."""

from __future__ import annotations

from itleiter_cli.rows import Rows, RowValue
from itleiter_cli.sheets.sheet import NOTHING, Column, Document, Row, Sheet, cell


def table_document(title: str, rows: Rows) -> Document:
    """Lay rows out as a list whose headings are the columns' names."""
    first, *others = rows.columns
    sheet = Sheet(
        title=title,
        shape="list",
        label_heading=first,
        columns=tuple(Column(name) for name in others),
        rows=tuple(Row(_written(record[0]) or NOTHING, tuple(cell(_written(value)) for value in record[1:])) for record in rows.records),
    )
    return Document(sheets=(sheet,))


def _written(value: RowValue) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value)
