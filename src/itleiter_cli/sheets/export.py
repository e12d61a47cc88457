"""A tidy table as a sheet: its columns as they are."""

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.columns import TABLES
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import RowValue
from itleiter_cli.questions.export import Table
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Line, Row, Sheet, cell

_ADDRESSES = ("url", "source_url", "source_urls", "page_url")


def document(_: Catalog, language: Language, table: Table) -> Document:
    """Lay a table out as a list whose headings are the columns' names."""
    rows = table.as_rows()
    first, *others = rows.columns
    values = list(zip(*rows.records, strict=True))[1:] or [()] * len(others)
    sheet = Sheet(
        title=language.label(TABLES[table.table].title),
        shape="list",
        label_heading=first,
        columns=tuple(Column(name, number=_are_numbers(column)) for name, column in zip(others, values, strict=True)),
        rows=tuple(
            Row(
                _written(label) or NOTHING,
                tuple(_cell(name, value) for name, value in zip(others, record, strict=True)),
            )
            for label, *record in rows.records
        ),
    )
    return Document(sheets=(sheet,))


def _are_numbers(values: tuple[RowValue, ...]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, int | float) for value in known)


def _cell(name: str, value: RowValue) -> Cell:
    if name in _ADDRESSES and value:
        return tuple(Line(str(url), unbroken=True) for url in (value if isinstance(value, tuple) else (value,)))
    return cell(_written(value))


def _written(value: RowValue) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)
