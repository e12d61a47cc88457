"""From what a person typed to a key: city names, AGS, states, terms and fields, with the nearest names if none fits."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from itleiter_cli.catalog.forms import COUNTRY, FacetName
from itleiter_cli.catalog.model import Catalog, City
from itleiter_cli.catalog.names import (
    LONGEST_NAME,
    MOST_SUGGESTED,
    fold,
    foldings,
    meant_by,
    nearest,
    nearest_keys,
    without_dots,
    without_title,
    words,
)
from itleiter_cli.messages.errors import NotFound, UsageProblem, text

_SHORTEST_WORD = 2
_SHORTEST_PART = 5
"""Letters of a word, or of a part of one, that say what is meant where a name has it as well."""


class UnknownTerm(Struct, frozen=True):
    """Words that are the name of no term, and the ids of the terms that are spelled most like it or share a word."""

    word: str
    near: tuple[str, ...]


def find_cities(catalog: Catalog, typed: Iterable[str]) -> tuple[City, ...]:
    """Find cities in the order typed; one that is named twice counts once. Raises NotFound."""
    return tuple({city.slug: city for city in (find_city(catalog, name) for name in typed)}.values())


def find_city(catalog: Catalog, typed: str) -> City:
    """Find the city that ``typed`` means: slug, name, alias, AGS, or the beginning of a name up to a word's end.

    Raises NotFound with the nearest names, or with the candidates where several fit.
    """
    if typed in catalog.cities:
        return catalog.cities[typed]
    keys = foldings(typed) | foldings(without_title(typed))
    exact = dict.fromkeys(slug for key in sorted(keys) for slug in catalog.named.get(key, ()))
    fitting = [catalog.cities[slug] for slug in exact] or [
        catalog.cities[slug] for slug, names in catalog.names.items() if _begins(names[0], typed)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        candidates = [f"{city.slug} ({city.name}, {city.state})" for city in fitting]
        raise NotFound(text("city-ambiguous", typed=typed, candidates=candidates), text("city-ambiguous-hint"))
    message = text("city-unknown", typed=typed)
    states = meant_by(_state_names(catalog), typed)
    if states:
        raise NotFound(message, text("city-is-state", state=states[0]))
    near = _near_cities(catalog, typed)
    raise NotFound(message, text("did-you-mean", names=near) if near else text("see-list"))


def find_states(catalog: Catalog, typed: Iterable[str]) -> tuple[str, ...]:
    """Find states in the order typed, each once. Raises NotFound."""
    return tuple(dict.fromkeys(find_state(catalog, name) for name in typed))


def find_state(catalog: Catalog, typed: str) -> str:
    """Find the two letters of the state that is meant.

    It is found by them, its name in either language, an alias, or the beginning of any. Raises NotFound with the
    nearest states, or with the candidates where several fit.
    """
    names = _state_names(catalog)
    fitting = meant_by(names, typed) or _beginning(names, typed)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        candidates = [_named_state(catalog, code) for code in fitting]
        raise NotFound(text("state-ambiguous", typed=typed, candidates=candidates), text("state-ambiguous-hint"))
    near = [code for code, labels in names.items() if any(fold(typed) in words(label) for label in labels)]
    beginnings = {
        code: [start for label in labels for start in accumulate(words(label))] for code, labels in names.items()
    }
    near = near or nearest_keys(beginnings, typed)
    message = text("state-unknown", typed=typed)
    known = (
        text("did-you-mean", names=[_named_state(catalog, code) for code in near])
        if near
        else text("choice-hint", known=list(names))
    )
    raise NotFound(message, known)


def find_terms(catalog: Catalog, facet: FacetName, typed: Iterable[str]) -> tuple[str, ...]:
    """Find terms of a facet by id, by label in either language or by alias. Raises NotFound."""
    return tuple(dict.fromkeys(find_term(catalog, facet, name) for name in typed))


def find_term(catalog: Catalog, facet: FacetName, typed: str) -> str:
    """Find one term of a facet by id, by label in either language or by alias. Raises NotFound."""
    if typed in catalog.terms[facet]:
        return typed
    names = _term_names(catalog, facet)
    fitting = meant_by(names, typed)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NotFound(text("term-ambiguous", typed=typed, candidates=fitting), text("term-ambiguous-hint"))
    raise _unknown_terms(facet, [UnknownTerm(typed, _near_terms(catalog, facet, typed))])


def _unknown_terms(facet: FacetName, unknown: Sequence[UnknownTerm]) -> NotFound:
    near = list(dict.fromkeys(term for each in unknown for term in each.near))
    return NotFound(
        text("term-unknown", typed=[text("quoted", word=each.word) for each in unknown], facet=facet),
        text("did-you-mean", names=near) if near else text("see-terms", facet=facet),
    )


def find_known_terms(
    catalog: Catalog, facet: FacetName, typed: Iterable[str]
) -> tuple[tuple[str, ...], tuple[UnknownTerm, ...]]:
    """Find terms as ``find_terms`` does, and return beside them the words that are the name of none.

    Raises NotFound where a word fits several terms, or where none of the words is known.
    """
    names = _term_names(catalog, facet)
    words_typed = tuple(dict.fromkeys(typed))
    known = [word for word in words_typed if word in names or meant_by(names, word)]
    unknown = tuple(UnknownTerm(word, _near_terms(catalog, facet, word)) for word in words_typed if word not in known)
    if unknown and not known:
        raise _unknown_terms(facet, unknown)
    return find_terms(catalog, facet, known), unknown


def part_at_commas(catalog: Catalog, facet: FacetName, typed: Iterable[str]) -> tuple[str, ...]:
    """Part what was typed at its commas, but where the whole is the name of a term, or nothing stands between them."""
    names = _term_names(catalog, facet)
    parted: list[str] = []
    for written in typed:
        parts = [part.strip() for part in written.split(",") if part.strip()]
        whole = written in names or meant_by(names, written)
        parted += [written] if whole or len(parts) == 0 else parts
    return tuple(parted)


def find_choice(known: Mapping[str, Sequence[str]], typed: str, unknown: str) -> str:
    """Find one of a few keys by the key, one of its names, or the beginning of either.

    ``unknown`` is the key of the message where nothing fits. Raises UsageProblem.
    """
    names = {key: (key, *labels) for key, labels in known.items()}
    fitting = meant_by(names, typed) or _beginning(names, typed)
    if len(fitting) == 1:
        return fitting[0]
    near = fitting or nearest_keys(names, typed)
    raise UsageProblem(
        text(unknown, typed=typed), text("did-you-mean", names=near) if near else text("choice-hint", known=list(known))
    )


def _begins(name: str, typed: str) -> bool:
    return any(
        start == spelling(name)[: len(start)]
        for spelling in (words, _plain_words)
        for start in (words(typed), _plain_words(typed))
        if start
    )


def _near_cities(catalog: Catalog, typed: str) -> list[str]:
    """Return the cities whose name, or the beginning of it up to a word's end, is nearest to what was typed."""
    keys = {key: list(slugs) for key, slugs in catalog.named.items()}
    for slug, names in catalog.names.items():
        for key in accumulate(words(names[0])):
            keys.setdefault(key, []).append(slug)
    near = nearest(fold(typed), keys, 2 * MOST_SUGGESTED)
    return list(dict.fromkeys(slug for key in near for slug in keys[key]))[:MOST_SUGGESTED]


def _state_names(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    return {
        code: (code, state.name.de, state.name.en, *state.aliases)
        for code, state in catalog.states.items()
        if code != COUNTRY
    }


def _term_names(catalog: Catalog, facet: FacetName) -> dict[str, tuple[str, ...]]:
    return {key: (key, term.de, term.en, *term.aliases) for key, term in catalog.terms[facet].items()}


def _named_state(catalog: Catalog, code: str) -> str:
    return f"{code} ({catalog.states[code].name.de})"


def _plain_words(name: str) -> tuple[str, ...]:
    return words(without_dots(name))


def _beginning(names: Mapping[str, Sequence[str]], typed: str) -> list[str]:
    starts = foldings(typed) - {""}
    return [
        key
        for key, labels in names.items()
        if any(name.startswith(start) for start in starts for label in labels for name in foldings(label))
    ]


def _near_terms(catalog: Catalog, facet: FacetName, typed: str) -> tuple[str, ...]:
    """Return the terms that are spelled most like what was typed, else those that share words with it."""
    return tuple(nearest_keys(_term_names(catalog, facet), typed) or _sharing_words(catalog, facet, typed))


def _sharing_words(catalog: Catalog, facet: FacetName, typed: str) -> list[str]:
    """Return the terms that have a word of what was typed in a label or an alias, those with most of them first.

    A word that none has may be the part of one (``Netzwerk``, ``Netzwerkschrank``). What more terms have than are
    suggested (``Management``) says nothing.
    """
    words_of = {
        key: {word for name in (term.de, term.en, *term.aliases) for word in words(name)}
        for key, term in catalog.terms[facet].items()
    }
    shared: Counter[str] = Counter()
    for word in dict.fromkeys(words(typed[:LONGEST_NAME])):
        having = [key for key, known in words_of.items() if word in known and len(word) >= _SHORTEST_WORD]
        having = having or [key for key, known in words_of.items() if any(_is_part(word, each) for each in known)]
        shared.update(having if len(having) <= MOST_SUGGESTED else ())
    return [key for key, _ in shared.most_common(MOST_SUGGESTED)]


def _is_part(word: str, of_name: str) -> bool:
    """Whether a word begins or ends a longer word of a name, or begins with it, which says what it is about."""
    begins = len(of_name) >= _SHORTEST_PART and word.startswith(of_name)
    return begins or (len(word) >= _SHORTEST_PART and (of_name.startswith(word) or of_name.endswith(word)))
