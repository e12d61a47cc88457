"""The fields that people choose with --fields, and which columns of the profile record belong to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from itleiter_cli.columns import COLUMNS, FIELD_NAMES
from itleiter_cli.lookup import find_choice
from itleiter_cli.model import FACETS, Catalog, FacetName

_PAY_COLUMNS = tuple(column for column in COLUMNS if column.startswith(("pay_", "entry_", "experienced_")))
_ALWAYS = ("city", "name")


def columns_of(field: str) -> tuple[str, ...]:
    """Return the columns of the profile record that belong to a field."""
    if field == "pay":
        return (*_PAY_COLUMNS, "notes")
    if field in FACETS:
        return (field, "notes", "facets_seen", "facets_role")
    return tuple(column for column in (field, f"{field}_year") if column in COLUMNS)


def all_fields(catalog: Catalog) -> tuple[str, ...]:
    """Return every field, in the order of the table."""
    return ("state", "ags", "pay", *FACETS, *catalog.indicators)


def choose_fields(catalog: Catalog, typed: Iterable[str], also: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the fields that are meant, in the order of the table, ``also`` last; all of them where none is named.

    Raises UsageProblem for a field that does not exist.
    """
    known: Mapping[str, Sequence[str]] = {field: field_names(catalog, field) for field in (*all_fields(catalog), *also)}
    wanted = [find_choice(known, name, "field-not-known") for each in typed for name in each.split(",") if name.strip()]
    return tuple(field for field in known if field in wanted) if wanted else tuple(known)


def find_facet(catalog: Catalog, typed: str) -> FacetName:
    """Find a facet by its name in either language. Raises UsageProblem."""
    found = find_choice({facet: field_names(catalog, facet) for facet in FACETS}, typed, "facet-unknown")
    return next(facet for facet in FACETS if facet == found)


def columns_for(fields: Sequence[str], *, notes: bool = False) -> tuple[str, ...]:
    """Return the columns of the profile record for chosen fields, city and name first, in the contract's order."""
    chosen = {*_ALWAYS, *(["notes"] if notes else []), *(column for field in fields for column in columns_of(field))}
    return tuple(column for column in COLUMNS if column in chosen)


def field_names(catalog: Catalog, field: str) -> tuple[str, ...]:
    """Return the words that people use for a field, in both languages."""
    if field in catalog.indicators:
        return (catalog.indicators[field].de, catalog.indicators[field].en)
    return tuple(FIELD_NAMES.get(field, ()))
