"""The words that facets use: their labels, their codes, and how many cities use them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from itleiter_cli.catalog.model import FACETS, Catalog, FacetName, Source, place_of
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Rows, rows_of_records


class TermUse(Struct, frozen=True, kw_only=True):
    """A term of the vocabulary; ``cities`` counts the profiles that name it itself.

    ``pack`` is the file and line of the user's own that last said something about it.
    """

    facet: FacetName
    term: str
    de: str
    en: str
    esco_id: str | None
    esco_match: str | None
    wz2008: str | None
    broader: tuple[str, ...]
    cities: int
    pack: str | None
    part_of: tuple[str, ...]


class Vocabulary(Answer, frozen=True, kw_only=True):
    """The terms of the facets that were asked for; they rest on no source."""

    terms: tuple[TermUse, ...]
    sources: Mapping[str, Source] = {}

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per term, with its labels beside its id."""
        return rows_of_records(self.terms, TermUse)


def list_terms(catalog: Catalog, facets: Sequence[FacetName] = FACETS) -> Vocabulary:
    """List the terms of some facets in the order of the vocabulary."""
    return Vocabulary(terms=tuple(use for facet in facets for use in _uses(catalog, facet)))


def _uses(catalog: Catalog, facet: FacetName) -> list[TermUse]:
    counts = Counter(
        term for city in catalog.cities.values() if facet in city.facets for term in city.facets[facet].terms
    )
    return [
        TermUse(
            facet=facet,
            term=key,
            de=term.de,
            en=term.en,
            esco_id=term.esco.id if term.esco else None,
            esco_match=term.esco.match if term.esco else None,
            wz2008="|".join(term.wz2008) or None,
            broader=term.broader,
            cities=counts[key],
            pack=place_of(term.origin),
            part_of=term.part_of,
        )
        for key, term in catalog.terms[facet].items()
    ]
