"""What the lists of several cities have in common, and what each has alone."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from itleiter_cli.catalog.forms import PROFESSION, FacetName
from itleiter_cli.catalog.model import Catalog, City
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.finding import Finding


class SharedTerm(Struct, frozen=True):
    """A term that several cities have.

    ``narrower`` says which narrower terms stand for it in a city that does not name it. ``parts`` says which of its
    parts are named by a city that has it only partly, and is not among ``cities``.
    """

    term: str
    cities: tuple[str, ...]
    narrower: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]] = {}


class _Above(NamedTuple):
    """What having a term implies, itself first, and what these are parts of."""

    implied: tuple[str, ...]
    wholes: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both, the term itself first."""
        return self.implied + self.wholes


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
    above = {term: _above(catalog, facet, term) for terms in named.values() for term in terms}
    order = dict.fromkeys(each for one in above.values() for each in one.all)
    above.update((term, _above(catalog, facet, term)) for term in order if term not in above)
    found = {term: _shared_term(term, named, above) for term in order}
    several = (each for each in found.values() if len(each.cities) + len(each.parts) > 1)
    return [each for each in several if _is_informative(each, found, above)]


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


def _above(catalog: Catalog, facet: FacetName, term: str) -> _Above:
    implied = (term, *sorted(catalog.broader(facet, term)))
    return _Above(implied, tuple(whole for each in implied for whole in catalog.terms[facet][each].part_of))


def _shared_term(term: str, named: Mapping[str, Sequence[str]], above: Mapping[str, _Above]) -> SharedTerm:
    has = tuple(slug for slug, terms in named.items() if any(term in above[each].implied for each in terms))
    narrower = {
        slug: tuple(other for other in named[slug] if term in above[other].implied)
        for slug in has
        if term not in named[slug]
    }
    parts = {
        slug: tuple(other for other in terms if term in above[other].wholes)
        for slug, terms in named.items()
        if slug not in has
    }
    return SharedTerm(term, has, narrower, {slug: terms for slug, terms in parts.items() if terms})


def _is_informative(shared: SharedTerm, found: Mapping[str, SharedTerm], above: Mapping[str, _Above]) -> bool:
    """Whether some city names a term itself, or it tells more than one below it that the same cities have."""
    if len(shared.narrower) < len(shared.cities):
        return True
    below = (other for other in found.values() if shared.term in above[other.term].all and other is not shared)
    return not any(set(other.cities) == {*shared.cities, *shared.parts} for other in below)


def terms_finding(profiles: Sequence[Profile], facet: FacetComparison) -> Finding:
    """Count what all lists have, what each has alone, and what is had in part, where every list is complete.

    Else say whose lists are.
    """
    listed = [profile for profile in profiles if facet.facet in profile.facets]
    complete = tuple(profile.slug for profile in listed if profile.facets[facet.facet].complete)
    are_skills = facet.facet == "skills"
    if len(complete) < len(profiles):
        return Finding(code="skills_known_for" if are_skills else "terms_known_for", field=facet.facet, cities=complete)
    alone = (len(facet.only_here.get(slug, ())) for slug in complete)
    values = (len(facet.shared), *alone, len(facet.partly))
    return Finding(
        code="skills_shared" if are_skills else "terms_shared", field=facet.facet, cities=complete, values=values
    )
