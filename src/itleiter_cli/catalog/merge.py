"""Merge packs, field by field: what the upper one states wins."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET

from itleiter_cli.catalog.entries import (
    AddedPay,
    AnyPay,
    CityEntry,
    Entry,
    FacetEntry,
    Pack,
    StateEntry,
    TextEntry,
    VocabularyEntry,
    figures_of,
)
from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.yaml_values import Path

_E = TypeVar("_E", bound=Entry)
_T = TypeVar("_T")


def merge(below: Pack, above: Pack) -> Pack:
    """Merge a pack over another: field by field, the upper wins; aliases and added pay add up, indicators merge."""
    facets = {facet: _merge_entries(below.vocabulary.terms(facet), above.vocabulary.terms(facet)) for facet in FACETS}
    return Pack(
        sources=_merge_entries(below.sources, above.sources),
        vocabulary=VocabularyEntry(**facets, roles={**below.vocabulary.roles, **above.vocabulary.roles}),
        indicators=_merge_entries(below.indicators, above.indicators),
        sectors=_merge_entries(below.sectors, above.sectors),
        profession=below.profession if above.profession is UNSET else above.profession,
        states=_merge_entries(below.states, above.states),
        cities=_merge_entries(below.cities, {slug: _with_provenance(entry) for slug, entry in above.cities.items()}),
    )


def stated_paths(pack: Pack) -> Iterator[Path]:
    """Name the paths that a pack states something at, down to what is replaced as a whole when packs are merged."""
    for section in ("sources", "indicators", "sectors"):
        yield from ((section, key) for key in getattr(pack, section))
    for facet in (*FACETS, "roles"):
        yield from (("vocabulary", facet, key) for key in getattr(pack.vocabulary, facet))
    for code, state in pack.states.items():
        yield from _region_paths(("states", code), state)
    for slug, city in pack.cities.items():
        yield from _region_paths(("cities", slug), city)
    if pack.profession is not UNSET:
        yield ("profession",)


def _region_paths(path: Path, entry: StateEntry | CityEntry) -> Iterator[Path]:
    yield from ((*path, field) for field in _stated(entry) if field != "indicators")
    yield from ((*path, "indicators", key) for key in entry.indicators or ())


def _stated(entry: Entry) -> dict[str, Any]:
    return {field: value for field in entry.__struct_fields__ if (value := getattr(entry, field)) is not UNSET}


def _merge_entries(below: Mapping[str, _E], above: Mapping[str, _E]) -> dict[str, _E]:
    return {
        **below,
        **{key: _merge_fields(below[key], entry) if key in below else entry for key, entry in above.items()},
    }


def _merge_fields(below: _E, above: _E) -> _E:
    merged = {field: _merge_values(field, getattr(below, field), value) for field, value in _stated(above).items()}
    return msgspec.structs.replace(below, **merged)


def _merge_values(field: str, below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return {**below, **above}
    if field == "aliases" and isinstance(below, list) and isinstance(above, list):
        return list(dict.fromkeys([*below, *above]))
    if isinstance(above, AddedPay):
        return merged_list(figures_of(below), above.add, above)
    return above


def merged_list(below: Sequence[_T], above: Sequence[_T], pay: AnyPay) -> list[_T]:
    """Return what is left of pay figures, or of what is known of each, when ``pay`` is laid over those below."""
    return [*below, *above] if isinstance(pay, AddedPay) else [*above]


def _with_provenance(entry: CityEntry) -> CityEntry:
    """Give each facet the provenance of the text beside it, so that the text of no other pack becomes its own."""
    facets = {
        name: _facet_with_provenance(facet, entry.text or TextEntry())
        for name in FACETS
        if (facet := getattr(entry, name))
    }
    return msgspec.structs.replace(entry, **facets)


def _facet_with_provenance(facet: list[str] | FacetEntry, beside: TextEntry) -> FacetEntry:
    entry = FacetEntry(terms=facet) if isinstance(facet, list) else facet
    default = TextEntry() if entry.source is not None else beside
    return FacetEntry(
        terms=entry.terms,
        source=entry.source or default.source,
        urls=default.urls if entry.urls is None else entry.urls,
        role=entry.role or default.role,
        seen=entry.seen or default.seen,
        basis=entry.basis or default.basis,
    )
