"""The words that facets use: their labels, their codes, and how many cities use them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from itleiter_cli.catalog.forms import FACETS, FacetName, Origin, place_of
from itleiter_cli.catalog.model import Catalog, Source, Term
from itleiter_cli.cities.economy import (
    named_terms,
)
from itleiter_cli.cities.lists import lists_naming
from itleiter_cli.cities.profession import (
    core_skills,
)
from itleiter_cli.cities.trust import sources_of, sources_of_codes
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, objects_of, rows_of


class TermUse(NamedTuple):
    """A term of the vocabulary; ``cities`` counts the profiles whose texts about the job name it itself.

    ``named_for`` counts the cities for whose economy pages name it. ``core`` says whether it is a skill that is asked
    of the profession in general, ``origin`` where the term, or that it is, is the user's own.
    """

    facet: FacetName
    key: str
    term: Term
    cities: int
    named_for: int
    core: bool
    origin: Origin | None


VOCABULARY_COLUMNS: tuple[Column[TermUse], ...] = (
    Column("facet", FacetName, attrgetter("facet")),
    Column("term", str, attrgetter("key")),
    Column("de", str, attrgetter("term.de")),
    Column("en", str, attrgetter("term.en")),
    Column("esco_id", str | None, lambda use: use.term.esco.id if use.term.esco else None),
    Column("esco_match", str | None, lambda use: use.term.esco.match if use.term.esco else None),
    Column("wz2008", str | None, lambda use: "|".join(use.term.wz2008) or None),
    Column("broader", tuple[str, ...], attrgetter("term.broader")),
    Column("cities", int, attrgetter("cities")),
    Column("pack", str | None, lambda use: place_of(use.origin)),
    Column("part_of", tuple[str, ...], attrgetter("term.part_of")),
    Column("named_for", int, attrgetter("named_for")),
    Column("core", bool, attrgetter("core")),
    Column("aliases", tuple[str, ...], attrgetter("term.aliases")),
    Column("note_de", str | None, lambda use: use.term.note.de if use.term.note else None),
    Column("note_en", str | None, lambda use: use.term.note.en if use.term.note else None),
)


class Vocabulary(Answer, frozen=True, kw_only=True):
    """The terms of the facets that were asked for, and the sources of their codes and of the lists that name them."""

    terms: tuple[TermUse, ...]
    sources: Mapping[str, Source] = {}

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per term, with its labels beside its id."""
        return rows_of(self.terms, VOCABULARY_COLUMNS)

    def as_json(self) -> JsonObject:
        """Return the record; terms are objects of their columns."""
        return self.as_object(terms=objects_of(self.terms, VOCABULARY_COLUMNS))


def list_terms(catalog: Catalog, facets: Sequence[FacetName] = FACETS) -> Vocabulary:
    """List the terms of some facets in the order of the vocabulary."""
    terms = tuple(use for facet in facets for use in _uses(catalog, facet))
    lists = (
        listed.source for city in catalog.cities.values() for facet, listed in city.facets.items() if facet in facets
    )
    general = catalog.profession.sources if catalog.profession and any(use.core for use in terms) else ()
    sources = sources_of(catalog, (*lists, *sources_of_codes(catalog, (use.term.esco for use in terms)), *general))
    return Vocabulary(terms=terms, sources=sources)


def _uses(catalog: Catalog, facet: FacetName) -> list[TermUse]:
    counts = lists_naming(catalog, facet)
    named = Counter(term for city in catalog.cities.values() for term in named_terms(city, facet))
    core = core_skills(catalog) if facet == "skills" else {}
    general = catalog.profession.origin if catalog.profession else None
    return [
        TermUse(
            facet, key, term, counts[key], named[key], key in core, term.origin or (general if key in core else None)
        )
        for key, term in catalog.terms[facet].items()
    ]
