"""The fields of a city: what people choose with ``--fields``, sort by and weigh.

A field is one of a closed union of records. Who asks for the kind of a field matches all of them and ends with
``assert_never``, so that the type checker names every place that forgets a new kind.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, assert_never

from msgspec import Struct

from itleiter_cli.catalog.columns import EVERY_FIELD, FIELD_NAMES
from itleiter_cli.catalog.forms import FACETS, EconomyFacet, End, FacetName
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, City, Indicator, IndicatorValue, PlainField
from itleiter_cli.catalog.names import fold
from itleiter_cli.cities.lookup import find_choice, is_choice, parts_of

NamedId = Literal["named_industries", "named_employers"]


class PayField(Struct, frozen=True):
    """What is paid, to the profession and to related roles."""

    id: Literal["pay"] = "pay"


class FacetField(Struct, frozen=True):
    """A facet."""

    id: FacetName


class SectorsField(Struct, frozen=True):
    """Employees by group of sections."""

    id: Literal["sectors"] = "sectors"


class NamedField(Struct, frozen=True):
    """What pages name as the economy of the city: its industries, or its kinds of employers."""

    id: NamedId
    facet: EconomyFacet


class IndicatorField(Struct, frozen=True):
    """An indicator, which is data."""

    id: str
    definition: Indicator


class DistanceField(Struct, frozen=True):
    """How far cities are from each other, or from a start."""

    id: Literal["distance"] = "distance"


Field = PlainField | PayField | FacetField | SectorsField | NamedField | IndicatorField | DistanceField


PAY = PayField()
SECTORS = SectorsField()
NAMED_FIELDS: tuple[NamedField, ...] = (
    NamedField("named_industries", "industries"),
    NamedField("named_employers", "employers"),
)
DISTANCE = DistanceField()
_PLAIN = {field.id: field for field in PLAIN_FIELDS}
NAME, STATE, AGS = _PLAIN["name"], _PLAIN["state"], _PLAIN["ags"]
_MAIN_FACETS: tuple[FacetName, ...] = ("industries", "skills")
FACET_FIELDS: Mapping[FacetName, FacetField] = {facet: FacetField(facet) for facet in FACETS}

SAME_MEASURE: tuple[tuple[str, str], ...] = (("median_pay", "wage_index"),)
"""Pairs of indicators of which one is the other in another unit, so that only one of them can decide."""

SAME_SUBJECT: tuple[tuple[str, str], ...] = (*SAME_MEASURE, ("asking_rent_eur_m2", "rent_eur_m2"))
"""Pairs of indicators of which one is enough to say what an answer comes to: the one that stands first."""


def all_fields(catalog: Catalog) -> tuple[Field, ...]:
    """Return every field, in the order of the table."""
    plain = (field for field in PLAIN_FIELDS if field.shown)
    return (*plain, PAY, *FACET_FIELDS.values(), SECTORS, *NAMED_FIELDS, *indicator_fields(catalog))


def indicator_fields(catalog: Catalog) -> tuple[IndicatorField, ...]:
    """Return the indicators that there are."""
    return tuple(IndicatorField(key, definition) for key, definition in catalog.indicators.items())


def field_names(field: Field) -> tuple[str, ...]:
    """Return the words that people use for a field, in both languages."""
    match field:
        case IndicatorField(definition=definition):
            return (definition.de, definition.en)
        case PlainField() | PayField() | FacetField() | SectorsField() | NamedField() | DistanceField():
            return FIELD_NAMES[field.id]
        case _:
            assert_never(field)


def best_end(field: Field) -> End:
    """Return which end of a field's values is the better one, and so stands first."""
    match field:
        case PlainField():
            return field.first or "low"
        case IndicatorField(definition=definition):
            return "low" if definition.better == "low" else "high"
        case DistanceField():
            return "low"
        case PayField() | FacetField() | SectorsField() | NamedField():
            return "high"
        case _:
            assert_never(field)


class Kinds(Struct, frozen=True):
    """Fields by their kind, in their order; of pay, sectors and distance there is one each, which is there or not."""

    plain: list[PlainField]
    facets: list[FacetField]
    named: list[NamedField]
    indicators: list[IndicatorField]
    pay: bool = False
    sectors: bool = False
    distance: bool = False


def kinds_of(fields: Iterable[Field]) -> Kinds:
    """Tell fields apart that are handled kind by kind."""
    plain: list[PlainField] = []
    facets: list[FacetField] = []
    named: list[NamedField] = []
    indicators: list[IndicatorField] = []
    pay = sectors = distance = False
    for field in fields:
        match field:
            case PlainField():
                plain.append(field)
            case FacetField():
                facets.append(field)
            case NamedField():
                named.append(field)
            case IndicatorField():
                indicators.append(field)
            case PayField():
                pay = True
            case SectorsField():
                sectors = True
            case DistanceField():
                distance = True
            case _:
                assert_never(field)
    return Kinds(plain, facets, named, indicators, pay, sectors, distance)


def find_field(known: Iterable[Field], typed: str, unknown: str) -> Field:
    """Find the field that is meant; ``unknown`` is the key of the message where there is none. Raises UsageProblem.

    What is no name of a field may be the word that heads a column of one main indicator.
    """
    fields = {field.id: field for field in known}
    names = {key: field_names(field) for key, field in fields.items()}
    headed = [key for key, field in fields.items() if fold(typed) in _headings(field)]
    if len(headed) == 1 and not is_choice(names, typed):
        return fields[headed[0]]
    return fields[find_choice(names, typed, unknown)]


def _headings(field: Field) -> set[str]:
    brief = field.definition.brief if isinstance(field, IndicatorField) and field.definition.main else None
    return {fold(brief.de), fold(brief.en)} if brief else set()


def is_indicator(field: Field) -> bool:
    """Whether a field is an indicator, so that it has editions."""
    match field:
        case IndicatorField():
            return True
        case PlainField() | PayField() | FacetField() | SectorsField() | NamedField() | DistanceField():
            return False
        case _:
            assert_never(field)


def is_main(field: Field) -> bool:
    """Whether a table shows a field without being asked for it: what people decide by."""
    match field:
        case IndicatorField(definition=definition):
            return definition.main
        case FacetField():
            return field.id in _MAIN_FACETS
        case NamedField():
            return field.facet in _MAIN_FACETS
        case PlainField():
            return False
        case PayField() | SectorsField() | DistanceField():
            return True
        case _:
            assert_never(field)


def choose_fields(
    catalog: Catalog, typed: Iterable[str], also: Sequence[Field] = (), *, main_only: bool = False
) -> tuple[Field, ...]:
    """Return the fields that are meant, in the order of the table, ``also`` last.

    Where none is named, they are all there are, or with ``main_only`` the main ones; ``all`` names every one. Raises
    UsageProblem for a field that does not exist.
    """
    known = (*all_fields(catalog), *also)
    names = names_typed(known, typed)
    single = [name for name in names if fold(name) not in EVERY_FIELD]
    chosen = {find_field(known, name, "field-not-known").id for name in single}
    if len(single) < len(names):
        return known
    if chosen:
        return tuple(field for field in known if field.id in chosen)
    return tuple(field for field in known if is_main(field) or not main_only)


def names_typed(known: Iterable[Field], typed: Iterable[str]) -> list[str]:
    """Part what was typed into the names of fields, or of columns, which have no separator in them."""
    choices = {field.id: field_names(field) for field in known}
    return [name for name in parts_of(typed, lambda whole: is_choice(choices, whole)) if name.strip(" ,;")]


def has_main_fields(catalog: Catalog, fields: Iterable[Field]) -> bool:
    """Whether every main field is among some fields, so that they were not named one by one."""
    ids = {field.id for field in fields}
    return all(field.id in ids for field in all_fields(catalog) if is_main(field))


def fields_not_shown(catalog: Catalog, fields: Sequence[Field]) -> tuple[Field, ...]:
    """Return what is missing beside the main fields; nothing where fields were named."""
    if not has_main_fields(catalog, fields):
        return ()
    return tuple(field for field in all_fields(catalog) if field not in fields)


def find_facet(typed: str) -> FacetName:
    """Find a facet by its name in either language. Raises UsageProblem."""
    found = find_field(FACET_FIELDS.values(), typed, "facet-unknown")
    assert isinstance(found, FacetField)
    return found.id


class Edition(Struct, frozen=True):
    """The values of one year, or those that name none."""

    year: int | None

    def value(self, values: Iterable[IndicatorValue]) -> IndicatorValue | None:
        """Return the one of an indicator's values that is of this edition, or None."""
        return next((value for value in values if value.year == self.year), None)


def widest_edition(cities: Iterable[City], indicator: str) -> Edition | None:
    """Return the edition that most of the cities have, of equals the newest; None where no city has any."""
    years = Counter(value.year for city in cities for value in city.indicators.get(indicator, ()))
    return Edition(max(years, key=lambda year: (years[year], year or 0))) if years else None


def common_edition(cities: Iterable[City], indicator: str) -> Edition | None:
    """Return the newest edition that all cities have that have any; None where there is no such edition."""
    years = [{value.year for value in city.indicators[indicator]} for city in cities if city.indicators.get(indicator)]
    shared = set[int | None].intersection(*years) if years else set()
    return Edition(max(shared, key=lambda year: year or 0)) if shared else None
