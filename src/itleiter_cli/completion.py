"""What the shell offers: city names, terms and fields. A failure here offers nothing and says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from itleiter_cli.catalog import load_catalog
from itleiter_cli.errors import ItleiterError
from itleiter_cli.fields import all_fields
from itleiter_cli.listing import sort_keys
from itleiter_cli.model import COUNTRY, Catalog, FacetName
from itleiter_cli.provenance import source_fields
from itleiter_cli.rank import criteria_of

Offer = tuple[str, str]
"""What is typed, and what it means."""


def complete_city(incomplete: str) -> list[Offer]:
    """Offer slugs; names where the beginning has umlauts or capitals that slugs do not have."""
    return _offer(incomplete, lambda catalog: [((slug, *city.aliases, city.name), city.name) for slug, city in catalog.cities.items()])


def complete_term(facet: FacetName) -> Callable[[str], list[Offer]]:
    """Return what offers the terms of a facet."""

    def complete(incomplete: str) -> list[Offer]:
        return _offer(incomplete, lambda catalog: [((key, term.de, term.en), term.en) for key, term in catalog.terms[facet].items()])

    return complete


def complete_field(incomplete: str) -> list[Offer]:
    """Offer the fields of a comparison."""
    return _offer(incomplete, lambda catalog: [((field,), field) for field in all_fields(catalog)])


def complete_weight(incomplete: str) -> list[Offer]:
    """Offer the criteria of a ranking, ready for a number."""
    return _offer(incomplete, lambda catalog: [((f"{key}=",), key) for key in criteria_of(catalog)])


def complete_source_field(incomplete: str) -> list[Offer]:
    """Offer the fields that sources can be asked for."""
    return _offer(incomplete, lambda catalog: [((field,), field) for field in source_fields(catalog)])


def complete_sort(incomplete: str) -> list[Offer]:
    """Offer what a listing can be sorted by."""
    return _offer(incomplete, lambda catalog: [((key,), key) for key in sort_keys(catalog)])


def complete_state(incomplete: str) -> list[Offer]:
    """Offer the states."""

    def names(catalog: Catalog) -> Iterable[tuple[Sequence[str], str]]:
        return [((code, state.name.de, state.name.en), state.name.de) for code, state in catalog.states.items() if code != COUNTRY]

    return _offer(incomplete, names)


def _offer(incomplete: str, names: Callable[[Catalog], Iterable[tuple[Sequence[str], str]]]) -> list[Offer]:
    try:
        known = list(names(load_catalog()))
    except (ItleiterError, OSError):
        return []
    return [(spelling, meaning) for spellings, meaning in known if (spelling := _spelling(spellings, incomplete))]


def _spelling(spellings: Sequence[str], incomplete: str) -> str | None:
    """Choose the spelling that goes on with what was typed, without blanks: shells drop others and do not quote these."""
    return next((spelling for spelling in spellings if spelling.startswith(incomplete) and " " not in spelling), None)
