"""Each kind of field is in the documents; that questions answer for each, the type checker holds."""

from __future__ import annotations

from typing import get_args

import pytest

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import DISTANCE, DistanceField, Field, all_fields
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.compare import compare_cities
from itleiter_cli.questions.show import show_cities
from itleiter_cli.sheets import compare, show
from itleiter_cli.sheets.sheet import Document

KINDS = get_args(Field)


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
