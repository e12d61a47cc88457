"""From what a person typed to a key: city names, AGS, terms and fields, with the nearest names where nothing fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from itleiter_cli.errors import NotFound, UsageProblem, text
from itleiter_cli.model import Catalog, City, FacetName
from itleiter_cli.names import fold, foldings, nearest, without_dots, without_title, words

_SUGGESTIONS = 3


def find_cities(catalog: Catalog, typed: Iterable[str]) -> tuple[City, ...]:
    """Find cities in the order typed; one that is named twice counts once. Raises NotFound."""
    found = {city.slug: city for city in (find_city(catalog, name) for name in typed)}
    return tuple(found.values())


def find_city(catalog: Catalog, typed: str) -> City:
    """Find the city that ``typed`` means: slug, name, alias, AGS, or the beginning of a name up to a word's end.

    Raises NotFound with the nearest names, or with the candidates where several fit.
    """
    if typed in catalog.cities:
        return catalog.cities[typed]
    wanted = foldings(typed) | foldings(without_title(typed))
    exact = dict.fromkeys(slug for key in sorted(wanted) for slug in catalog.named.get(key, ()))
    fitting = [catalog.cities[slug] for slug in exact] or [city for city in catalog.cities.values() if _begins(city, typed)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        candidates = [f"{city.slug} ({city.name}, {city.state})" for city in fitting]
        raise NotFound(text("city-ambiguous", typed=typed, candidates=candidates), text("city-ambiguous-hint"))
    keys = nearest(fold(typed), catalog.named, 2 * _SUGGESTIONS)
    near = list(dict.fromkeys(slug for key in keys for slug in catalog.named[key]))[:_SUGGESTIONS]
    message = text("city-unknown", typed=typed)
    raise NotFound(message, text("did-you-mean", names=near) if near else text("see-list"))


def find_terms(catalog: Catalog, facet: FacetName, typed: Iterable[str]) -> tuple[str, ...]:
    """Find terms of a facet by id or by label in either language. Raises NotFound."""
    return tuple(dict.fromkeys(find_term(catalog, facet, name) for name in typed))


def find_term(catalog: Catalog, facet: FacetName, typed: str) -> str:
    """Find one term of a facet by id or by label in either language. Raises NotFound."""
    if typed in catalog.terms[facet]:
        return typed
    names = {key: (key, term.de, term.en) for key, term in catalog.terms[facet].items()}
    fitting = _fitting(names, typed)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NotFound(text("term-ambiguous", typed=typed, candidates=fitting), text("term-ambiguous-hint"))
    near = _nearest(names, typed)
    message = text("term-unknown", typed=typed, facet=facet)
    raise NotFound(message, text("did-you-mean", names=near) if near else text("see-terms", facet=facet))


def find_choice(known: Mapping[str, Sequence[str]], typed: str, unknown: str) -> str:
    """Find one of a few keys by the key, one of its names, or the beginning of either.

    ``unknown`` is the key of the sentence that is said where nothing fits. Raises UsageProblem.
    """
    names = {key: (key, *labels) for key, labels in known.items()}
    wanted = fold(typed)
    fitting = _fitting(names, typed) or [
        key for key, labels in names.items() if wanted and any(fold(label).startswith(wanted) for label in labels)
    ]
    if len(fitting) == 1:
        return fitting[0]
    near = fitting or _nearest(names, typed)
    raise UsageProblem(text(unknown, typed=typed), text("did-you-mean", names=near) if near else text("choice-hint", known=list(known)))


def _begins(city: City, typed: str) -> bool:
    return any(
        start == spelling(city.name)[: len(start)]
        for spelling in (words, _plain_words)
        for start in (words(typed), _plain_words(typed))
        if start
    )


def _plain_words(name: str) -> tuple[str, ...]:
    return words(without_dots(name))


def _fitting(names: Mapping[str, Sequence[str]], typed: str) -> list[str]:
    wanted = foldings(typed) - {""}
    return [key for key, labels in names.items() if any(wanted & foldings(label) for label in labels)]


def _nearest(names: Mapping[str, Sequence[str]], typed: str) -> list[str]:
    keys = {fold(label): key for key, labels in names.items() for label in labels}
    near = nearest(fold(typed), keys, 2 * _SUGGESTIONS)
    return list(dict.fromkeys(keys[each] for each in near))[:_SUGGESTIONS]
