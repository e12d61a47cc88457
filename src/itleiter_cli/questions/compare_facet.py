"""The terms of one facet side by side: which all cities have, which several, and which only one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from itleiter_cli.catalog.model import PROFESSION, Catalog, City, FacetName


class SharedTerm(Struct, frozen=True):
    """A term that several cities have.

    ``narrower`` says which narrower terms stand for it in a city that does not name it. ``parts`` says which of its
    parts are named by a city that has it only partly, and is not among ``cities``.
    """

    term: str
    cities: tuple[str, ...]
    narrower: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]] = {}


class FacetComparison(Struct, frozen=True, kw_only=True):
    """The terms of one facet: held by all cities that have a list, by several, or by one.

    ``partly`` are those held by some of several. ``only_here`` holds where every other list was read in full and is
    about the role; otherwise, or where the own list is about a related role, a term is ``not_seen_elsewhere``.
    """

    facet: FacetName
    shared: tuple[SharedTerm, ...]
    several: tuple[SharedTerm, ...]
    only_here: Mapping[str, tuple[str, ...]]
    not_seen_elsewhere: Mapping[str, tuple[str, ...]]
    partly: tuple[SharedTerm, ...]


def compare_facet(catalog: Catalog, facet: FacetName, cities: Sequence[City]) -> FacetComparison:
    """Sort the terms of a facet by who has them.

    A narrower term counts as the broader one, a part as having the whole *partly*.
    """
    named = {city.slug: city.facets[facet].terms for city in cities if facet in city.facets}
    common = _common_terms(catalog, facet, named)
    alone = _terms_of_one(named, common)
    certain = _certain_cities(facet, cities)
    return FacetComparison(
        facet=facet,
        shared=tuple(each for each in common if len(each.cities) == len(named)),
        several=tuple(each for each in common if len(each.cities) < len(named) and not each.parts),
        only_here={slug: terms for slug, terms in alone.items() if slug in certain},
        not_seen_elsewhere={slug: terms for slug, terms in alone.items() if slug not in certain},
        partly=tuple(each for each in common if each.parts),
    )


def _common_terms(catalog: Catalog, facet: FacetName, named: Mapping[str, Sequence[str]]) -> list[SharedTerm]:
    """Return the terms that at least two cities have, in full or in part, in the order in which cities name them."""
    order = dict.fromkeys(
        above for terms in named.values() for term in terms for above in _with_those_above(catalog, facet, term)
    )
    found = {term: _shared_term(catalog, facet, term, named) for term in order}
    several = (each for each in found.values() if len(each.cities) + len(each.parts) > 1)
    return [each for each in several if _is_informative(catalog, facet, each, found)]


def _terms_of_one(named: Mapping[str, Sequence[str]], common: Sequence[SharedTerm]) -> dict[str, tuple[str, ...]]:
    """Return per city the terms that are in no common one: neither the same, nor counted as it or as a part of it."""
    counted = {(slug, each.term) for each in common for slug in each.cities}
    for each in common:
        for counted_as in (each.narrower, each.parts):
            counted.update((slug, term) for slug, terms in counted_as.items() for term in terms)
    alone = {slug: tuple(term for term in terms if (slug, term) not in counted) for slug, terms in named.items()}
    return {slug: terms for slug, terms in alone.items() if terms}


def _certain_cities(facet: FacetName, cities: Sequence[City]) -> set[str]:
    """Return the cities of whose own terms it is certain that the others lack them."""
    about_role = {city.slug for city in cities if facet in city.facets and city.facets[facet].role == PROFESSION}
    return {slug for slug in about_role if all(city.complete(facet) for city in cities if city.slug != slug)}


def _with_those_above(catalog: Catalog, facet: FacetName, term: str) -> Iterator[str]:
    """Return a term, those broader than it, and those that it or one of these is a part of."""
    implied = (term, *sorted(catalog.broader(facet, term)))
    yield from implied
    yield from (whole for each in implied for whole in catalog.terms[facet][each].part_of)


def _shared_term(catalog: Catalog, facet: FacetName, term: str, named: Mapping[str, Sequence[str]]) -> SharedTerm:
    has = tuple(slug for slug, terms in named.items() if term in catalog.implied(facet, terms))
    narrower = {
        slug: tuple(other for other in named[slug] if term in catalog.broader(facet, other))
        for slug in has
        if term not in named[slug]
    }
    parts = {slug: catalog.parts(facet, terms, term) for slug, terms in named.items() if slug not in has}
    return SharedTerm(term, has, narrower, {slug: terms for slug, terms in parts.items() if terms})


def _is_informative(catalog: Catalog, facet: FacetName, shared: SharedTerm, found: Mapping[str, SharedTerm]) -> bool:
    """Whether some city names a term itself, or it tells more than one below it that the same cities have."""
    if len(shared.narrower) < len(shared.cities):
        return True
    below = (
        other
        for other in found.values()
        if shared.term in _with_those_above(catalog, facet, other.term) and other is not shared
    )
    return not any(set(other.cities) == {*shared.cities, *shared.parts} for other in below)
