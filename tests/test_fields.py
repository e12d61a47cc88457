"""Each kind of field is in the documents; that questions answer for each, the type checker holds."""

from __future__ import annotations

import json
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

import pytest
from msgspec import UnsetType, structs

from conftest import ROOT, differing
from itleiter_cli.catalog import columns
from itleiter_cli.catalog.build import read_merged
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.entries import CityEntry
from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.labels import Names
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, City, PlainField, PlainId
from itleiter_cli.cities.fields import (
    AGS,
    DISTANCE,
    FACET_FIELDS,
    NAME,
    NAMED_FIELDS,
    PAY,
    SECTORS,
    STATE,
    DistanceField,
    Field,
    Kinds,
    all_fields,
    best_end,
    kinds_of,
)
from itleiter_cli.messages.columns import TIDY_COLUMNS
from itleiter_cli.messages.language import Language
from itleiter_cli.questions import profile_record
from itleiter_cli.questions.compare import compare_cities
from itleiter_cli.questions.export import CITY_COLUMNS
from itleiter_cli.questions.pack_schema import pack_schema
from itleiter_cli.questions.show import show_cities
from itleiter_cli.sheets import compare, show
from itleiter_cli.sheets.sheet import Document
from itleiter_cli.writers.json import write_json

KINDS = get_args(Field)


def bounds(form: object) -> set[object]:
    """Return the types of a field's values, with what they keep to; that there may be none is not among them."""
    kinds = get_args(form) if isinstance(form, UnionType) or get_origin(form) is Union else (form,)
    return set(kinds) - {NoneType, UnsetType}


def rows(document: Document) -> int:
    """Count the rows of all sheets."""
    return sum(len(sheet.rows) for sheet in document.sheets)


@pytest.mark.parametrize("kind", KINDS)
def test_a_comparison_has_rows_for_each_kind_of_field(kind: type[Field], bundled: Catalog) -> None:
    """A kind that the sheet forgets would be missing without a word."""
    field = next(field for field in (*all_fields(bundled), DISTANCE) if isinstance(field, kind))
    cities = [bundled.cities[slug] for slug in ("dortmund", "essen")]
    with_field, without = (
        rows(compare.document(bundled, Language("en"), compare_cities(bundled, cities, fields)))
        for fields in ((field,), ())
    )
    assert with_field > without


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not DistanceField])
def test_a_profile_has_rows_for_each_kind_of_field_of_one_city(kind: type[Field], bundled: Catalog) -> None:
    """All but the distance, which is one between two."""
    field = next(field for field in all_fields(bundled) if isinstance(field, kind))
    cities = [bundled.cities["dortmund"]]
    with_field, without = (
        rows(show.document(bundled, Language("en"), show_cities(bundled, cities, fields))) for fields in ((field,), ())
    )
    assert with_field > without


def test_a_plain_field_is_known_wherever_plain_fields_are() -> None:
    """Its id, its record, the attribute of a city, and what a pack may say: none without the others."""
    ids = {field.id for field in PLAIN_FIELDS}
    assert ids == set(get_args(PlainId))
    assert ids == set(City.__struct_fields__) - {
        *("slug", "aliases", "indicators", "facets", "pay", "origins", "sectors", "economy")
    }
    assert ids == set(CityEntry.__struct_fields__) - {
        *("aliases", "indicators", "text", *FACETS, "pay", "sectors", "economy")
    }


@pytest.mark.parametrize("field", [field.id for field in PLAIN_FIELDS])
def test_a_plain_field_keeps_to_the_same_wherever_it_stands(field: str) -> None:
    """Its pattern or its bounds are those of a pack in the tidy table, of which the Data Package is made."""
    in_pack = bounds(get_type_hints(CityEntry, include_extras=True)[field])
    (column,) = (column for column in CITY_COLUMNS if column.name == field)
    assert in_pack == bounds(column.type)
    assert all(get_origin(kind) is Annotated for kind in in_pack)


def test_what_every_city_has_is_always_comparable() -> None:
    """A plain field that may be absent is comparable only where it is known."""
    always = {field.id for field in PLAIN_FIELDS if field.comparable == "always"}
    assert always == {field.name for field in structs.fields(City) if field.required} - {"slug"} == {"name", "state"}


def test_fields_are_told_apart_by_kind(bundled: Catalog) -> None:
    """Each field in its place and order; of pay, sectors and the distance, of which there is one each, that they are there."""
    wage, rent = (field for field in all_fields(bundled) if field.id in ("rent_eur_m2", "wage_index"))
    skills = FACET_FIELDS["skills"]
    industries, employers = NAMED_FIELDS
    fields = [employers, rent, PAY, skills, STATE, SECTORS, DISTANCE, industries, wage, AGS]
    assert kinds_of(fields) == Kinds(
        plain=[STATE, AGS],
        facets=[skills],
        named=[employers, industries],
        indicators=[rent, wage],
        pay=True,
        sectors=True,
        distance=True,
    )
    assert kinds_of([STATE]) == Kinds([STATE], [], [], [])


def test_each_field_has_a_better_end(bundled: Catalog) -> None:
    """High pay, short ways, cheap flats, high wages, and more people only since nothing is said of them."""
    ends = {field.id: best_end(field) for field in (*all_fields(bundled), DISTANCE) if field not in PLAIN_FIELDS}
    assert {field for field, end in ends.items() if end == "low"} == {
        *("rent_eur_m2", "asking_rent_eur_m2", "price_index", "unemployment_rate", "distance")
    }


def test_a_plain_field_says_its_better_end_itself() -> None:
    """Names from A on, also where nobody would sort by it."""
    assert (best_end(NAME), best_end(AGS)) == ("low", "low")
    assert best_end(PlainField("ags", first="high")) == "high"


def test_what_a_pack_says_of_a_city_is_documented_and_in_the_frozen_catalog() -> None:
    """Each but the plain ones, which have a table: it stands in docs/data.md, and some town of the tests' own has it."""
    told = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    frozen = (ROOT / "tests" / "frozen" / "catalog.yaml").read_text(encoding="utf-8")
    for field in set(CityEntry.__struct_fields__) - set(get_args(PlainId)):
        assert f"`{field}`" in told
        assert f"    {field}: " in frozen or f"    {field}:\n" in frozen


def test_the_table_of_plain_fields_is_current(rewrite: bool) -> None:
    """docs/data.md says of each what the tidy table does; --rewrite writes it anew."""
    path = ROOT / "docs" / "data.md"
    begin, end = "<!-- plain fields -->\n", "<!-- end of plain fields -->"
    before, rest = path.read_text(encoding="utf-8").split(begin)
    written, after = rest.split(end)
    described = [f"| `{field.id}` | {TIDY_COLUMNS[field.id].meaning.en} |\n" for field in PLAIN_FIELDS]
    current = "".join(("| field | meaning |\n", "| --- | --- |\n", *described))
    if rewrite:
        path.write_text(f"{before}{begin}{current}{end}{after}", encoding="utf-8")
        written = current
    assert written == current


def test_the_schema_for_editors_is_current(rewrite: bool) -> None:
    """``itleiter schema`` prints what data/pack.schema.json holds."""
    path = ROOT / "data" / "pack.schema.json"
    current = write_json(pack_schema(Names([read_merged(bundled_files(), ())]), Language("en")))
    if rewrite:
        path.write_text(current, encoding="utf-8")
    assert differing(json.loads(path.read_text(encoding="utf-8")), json.loads(current)) == []


def test_each_column_of_the_profile_record_is_read_and_no_other() -> None:
    """What is read is in the contract's order; plain fields that are new read themselves."""
    assert set(profile_record._READ) <= set(columns.PROFILE_COLUMN_NAMES)
    assert set(columns.PROFILE_COLUMN_NAMES) - set(profile_record._READ) <= {field.id for field in PLAIN_FIELDS}
