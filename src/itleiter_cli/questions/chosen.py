"""What --fields names: fields, or columns of the profile record, which then come alone and in the order asked for."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from itleiter_cli.catalog.columns import EVERY_FIELD, PROFILE_COLUMN_NAMES
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.names import fold, nearest_keys
from itleiter_cli.cities.fields import Field, all_fields, choose_fields, find_field, indicator_fields, names_typed
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.profile_record import columns_of, own_indicators


class Chosen(Struct, frozen=True):
    """The fields to answer with; where columns were named, those of ``fields`` that are wanted, in their order."""

    fields: tuple[Field, ...]
    columns: tuple[str, ...] = ()


def choose(
    catalog: Catalog,
    typed: Iterable[str],
    also: Sequence[Field] = (),
    *,
    main_only: bool,
    more_columns: Sequence[str] = (),
) -> Chosen:
    """Return the fields that are meant, as ``choose_fields`` does, or the columns where a name is only that of one.

    ``more_columns`` are those that rows have beside the columns of the profile record. Raises UsageProblem for a name
    that is neither, and for fields and columns together.
    """
    names = names_typed((*all_fields(catalog), *also), typed)
    known = {fold(name): name for name in (*column_names(catalog), *more_columns)}
    columns = {name: known[fold(name)] for name in names if fold(name) in known}
    others = [name for name in names if name not in columns]
    for name in others:
        if problem := _problem(catalog, name, also):
            raise problem
    only_columns = [name for name in columns if _problem(catalog, name, also)]
    if not only_columns:
        return Chosen(choose_fields(catalog, names, also, main_only=main_only))
    if others:
        raise UsageProblem(
            text("fields-and-columns", columns=", ".join(only_columns), fields=", ".join(others)),
            text("fields-and-columns-hint"),
        )
    wanted = tuple(dict.fromkeys(columns.values()))
    return Chosen(tuple(field for field in all_fields(catalog) if {*columns_of(field)} & {*wanted}), wanted)


def column_names(catalog: Catalog) -> tuple[str, ...]:
    """Return the columns that a city can have: those of the profile record, then those of the user's own indicators."""
    own = own_indicators(indicator_fields(catalog))
    return (*PROFILE_COLUMN_NAMES, *(column for key in own for column in (key, f"{key}_year")))


def _problem(catalog: Catalog, name: str, also: Sequence[Field]) -> UsageProblem | None:
    """Say what is wrong with a name that is no field, with the fields or else the columns like it; else None."""
    known = (*all_fields(catalog), *also)
    if fold(name) in EVERY_FIELD:
        return None
    try:
        find_field(known, name, "field-not-known")
    except UsageProblem as problem:
        if problem.hint and problem.hint.key == "did-you-mean":
            return problem
        columns, fields = column_names(catalog), [field.id for field in known]
        near = nearest_keys({column: (column,) for column in columns}, name)
        both = text("fields-or-columns", fields=fields, columns=[column for column in columns if column not in fields])
        return UsageProblem(problem.message, text("did-you-mean", names=near) if near else both)
    return None
