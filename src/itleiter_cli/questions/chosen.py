"""What --fields names: fields, or columns of the profile record, which then come alone and in the order asked for."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from itleiter_cli.catalog.columns import EVERY_FIELD, PROFILE_COLUMN_NAMES
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.names import fold
from itleiter_cli.cities.fields import Field, all_fields, choose_fields, find_field, indicator_fields
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.profile_record import columns_of, own_indicators


class Chosen(Struct, frozen=True):
    """The fields to answer with; where columns were named, those of ``fields`` that are wanted, in their order."""

    fields: tuple[Field, ...]
    columns: tuple[str, ...] = ()


def choose(catalog: Catalog, typed: Iterable[str], also: Sequence[Field] = (), *, main_only: bool = False) -> Chosen:
    """Return the fields that are meant, as ``choose_fields`` does, or the columns where not all names are fields.

    A name that is both is the field, unless another is only a column. Raises UsageProblem for a name that is neither,
    and for fields and columns together.
    """
    typed = tuple(typed)
    names = [name.strip() for each in typed for name in each.split(",") if name.strip()]
    known = {fold(name): name for name in column_names(catalog)}
    columns = {name: known[fold(name)] for name in names if fold(name) in known}
    only_columns = [name for name in columns if not _is_field(catalog, name, also)]
    if not only_columns:
        return Chosen(choose_fields(catalog, typed, also, main_only=main_only))
    others = [name for name in names if name not in columns]
    if others:
        choose_fields(catalog, others, also)  # where there is no such name at all, it says so
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


def _is_field(catalog: Catalog, name: str, also: Sequence[Field]) -> bool:
    if fold(name) in EVERY_FIELD:
        return True
    try:
        find_field((*all_fields(catalog), *also), name, "field-not-known")
    except UsageProblem:
        return False
    return True
