"""From what a person typed to a key: city names, AGS, states, terms and fields, with the nearest names if none fits."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, groupby

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
from itleiter_cli.messages.errors import ItleiterError, NotFound, UsageProblem, text

_CONNECTING_WORDS = frozenset({"und", "and", "vs"})
_CONNECTED = re.compile(r"\s+(?:und|and)\s+")
"""What may stand between cities; not ``oder``, which Frankfurt has."""
_LONGEST_CITY_NAME = 8
"""Words that are tried together as a name; some limit keeps long lists of words from taking long."""
_SHORTEST_WORD = 2
_SHORTEST_PART = 5
"""Letters of a word, or of a part of one, that say what is meant where a name has it as well."""


class UnknownTerm(Struct, frozen=True):
    """Words that are the name of no term, and the ids of the terms that are spelled most like it or share a word."""

    word: str
    near: tuple[str, ...]


def parts_of(typed: Iterable[str], is_name: Callable[[str], bool]) -> Iterator[str]:
    """Part what was typed at semicolons and commas, but where the whole is a name, or nothing stands between them."""
    for written in typed:
        if is_name(written):
            yield written
            continue
        parts = (part for each in written.split(";") for part in ([each] if is_name(each) else each.split(",")))
        yield from [part.strip() for part in parts if part.strip()] or [written]


def find_cities(catalog: Catalog, typed: Iterable[str]) -> tuple[City, ...]:
    """Find cities in the order typed; one that is named twice counts once.

    An argument is a name, or several with commas, semicolons or words such as ``und`` between them; a name of several
    words may also be spread over arguments. Lines in one argument are names each for itself. Raises NotFound.
    """
    named = (city for arguments in _lines(typed) for city in _named_cities(catalog, arguments))
    return tuple({city.slug: city for city in named}.values())


def find_one_city(catalog: Catalog, typed: Iterable[str], what: str) -> City:
    """Find the one city that an option or argument takes, named as with ``find_cities``. Raises NotFound, UsageProblem.

    ``what`` is the name of the option or argument.
    """
    cities = find_cities(catalog, typed)
    if len(cities) > 1:
        known = [city.slug for city in cities[:MOST_SUGGESTED]]
        raise UsageProblem(text("one-city", what=what, count=len(cities)), text("choice-hint", known=known))
    return cities[0]


def find_city(catalog: Catalog, typed: str, *, among_others: bool = False) -> City:
    """Find the city that ``typed`` means: slug, name, alias, AGS, or the beginning of a name up to a word's end.

    Raises NotFound with the nearest names, or with the candidates where several fit. A word ``among_others`` may be a
    part of a name of several words.
    """
    fitting = [catalog.cities[slug] for slug in _fitting_cities(catalog, typed)]
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
    if near:
        may_be_part = among_others and any(len(words(slug)) > 1 for slug in near)
        raise NotFound(message, text("did-you-mean-or-quote" if may_be_part else "did-you-mean", names=near))
    raise NotFound(message, text("see-list-or-quote" if among_others else "see-list"))


def _fitting_cities(catalog: Catalog, typed: str) -> list[str]:
    """Return the slugs of the cities that a name is of, else of those whose names begin with it."""
    if typed in catalog.cities:
        return [typed]
    keys = foldings(typed) | foldings(without_title(typed))
    exact = dict.fromkeys(slug for key in sorted(keys) for slug in catalog.named.get(key, ()))
    if exact:
        return list(exact)
    starts = {start for start in (words(typed), _plain_words(typed)) if start}
    return [slug for slug, names in catalog.names.items() if _begins(names[0], starts)]


def _begins(name: str, starts: Collection[tuple[str, ...]]) -> bool:
    return any(start == spelled[: len(start)] for spelled in (words(name), _plain_words(name)) for start in starts)


def _lines(typed: Iterable[str]) -> Iterator[list[str]]:
    """Gather arguments, whose words may be one name together; of an argument of several lines each stands alone."""
    gathered: list[str] = []
    for argument in typed:
        lines = [line for line in argument.splitlines() if line.strip()]
        if len(lines) < 2:
            gathered.append(argument)
            continue
        yield gathered
        yield from ([line] for line in lines)
        gathered = []
    yield gathered


def _named_cities(catalog: Catalog, arguments: Sequence[str]) -> Iterator[City]:
    """Go through the cities of some arguments: as they are where all are names, else by the longest names that fit.

    ``Mülheim an der Ruhr,Essen und Dortmund``, split by the shell, has the units ``Mülheim``, ``an``, ``der``,
    ``Ruhr``, ``Essen``, ``und`` and ``Dortmund``. Not all are names, so from the first on as many as make a name are
    taken together: four, then ``Essen``; ``und`` makes none and is skipped; then ``Dortmund``.
    """

    @cache
    def is_name(*words_typed: str) -> bool:
        return all(map(str.strip, words_typed)) and is_city_name(catalog, " ".join(words_typed))

    parts = parts_of(arguments, is_name)
    units = [unit for part in parts for unit in ([part] if is_name(part) else _at_connecting_words(part))]
    longest = 1 if all(map(is_name, units)) else _LONGEST_CITY_NAME
    skips = not all(map(_connects, units))  # ``und`` alone stands between nothing
    start = 0
    while start < len(units):
        most = min(longest, len(units) - start)
        count = next((count for count in range(most, 0, -1) if is_name(*units[start : start + count])), 0)
        name = " ".join(units[start : start + (count or 1)])
        if count or not skips or not _connects(name):
            yield find_city(catalog, name, among_others=len(units) > 1 and " " not in name.strip())
        start += count or 1


def is_city_name(catalog: Catalog, name: str) -> bool:
    """Whether something is the name of a city, or of several.

    With a connecting word at an end only a whole name is: ``Mülheim und`` is not Mülheim with a title.
    """
    parts = words(name)
    if parts and not _CONNECTING_WORDS.isdisjoint((parts[0], parts[-1])):
        return any(key in catalog.named for key in foldings(name))
    return bool(_fitting_cities(catalog, name))


def _at_connecting_words(part: str) -> list[str]:
    """Part ``Mülheim und Dortmund`` at its connecting words, which stay; other words stay together."""
    return [" ".join(group) for _, group in groupby(part.split(), key=_connects)] or [part]


def _connects(word: str) -> bool:
    return fold(word) in _CONNECTING_WORDS


def find_states(catalog: Catalog, typed: Iterable[str]) -> tuple[str, ...]:
    """Find states in the order typed, each once; commas part them. Raises NotFound."""
    names = _state_names(catalog)
    parts = parts_of(typed, lambda name: bool(meant_by(names, name) or _beginning(names, name)))
    return tuple(dict.fromkeys(find_state(catalog, name) for name in parts))


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
    """Find terms of a facet by id, by label in either language or by alias; commas part them. Raises NotFound."""
    return tuple(dict.fromkeys(find_term(catalog, facet, name) for name in _parts_of_terms(catalog, facet, typed)))


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
    words_typed = tuple(dict.fromkeys(_parts_of_terms(catalog, facet, typed)))
    known = [word for word in words_typed if word in names or meant_by(names, word)]
    unknown = tuple(UnknownTerm(word, _near_terms(catalog, facet, word)) for word in words_typed if word not in known)
    if unknown and not known:
        raise _unknown_terms(facet, unknown)
    return find_terms(catalog, facet, known), unknown


def _parts_of_terms(catalog: Catalog, facet: FacetName, typed: Iterable[str]) -> Iterator[str]:
    names = _term_names(catalog, facet)

    def is_term(name: str) -> bool:
        return name in names or bool(meant_by(names, name))

    for part in parts_of(typed, is_term):
        connected = _CONNECTED.split(part)
        yield from connected if not is_term(part) and all(map(is_term, connected)) else (part,)


def is_choice(known: Mapping[str, Sequence[str]], typed: str) -> bool:
    """Whether what was typed is one of a few keys, or one of their names, as a whole."""
    return bool(meant_by({key: (key, *labels) for key, labels in known.items()}, typed))


def find_sectors(catalog: Catalog, typed: Iterable[str]) -> tuple[str, ...]:
    """Find groups of sections by id or the beginning of a label, in the order typed, each once; commas part them.

    Raises NotFound, also for a group that no city is said to have more jobs than usual in.
    """
    names = {key: (group.de, group.en) for key, group in catalog.sectors.items()}
    parts = parts_of(typed, lambda name: is_choice(names, name))
    found = tuple(dict.fromkeys(find_choice(names, each, "sector-unknown", NotFound) for each in parts))
    having = [key for key, group in catalog.sectors.items() if group.least_factor is not None]
    for key in found:
        if key not in having:
            raise NotFound(text("sector-never", group=key), text("choice-hint", known=having))
    return found


def find_choice(
    known: Mapping[str, Sequence[str]], typed: str, unknown: str, error: type[ItleiterError] = UsageProblem
) -> str:
    """Find one of a few keys by the key, one of its names, or the beginning of either.

    ``unknown`` is the key of the message where nothing fits. Raises ``error``.
    """
    names = {key: (key, *labels) for key, labels in known.items()}
    fitting = meant_by(names, typed) or _beginning(names, typed)
    if len(fitting) == 1:
        return fitting[0]
    near = fitting or nearest_keys(names, typed)
    raise error(
        text(unknown, typed=typed), text("did-you-mean", names=near) if near else text("choice-hint", known=list(known))
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
