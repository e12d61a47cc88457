"""The frozen records that everything else asks: Catalog, City, State, PayFigure, Term, Indicator, Source."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from itleiter_cli.catalog.economy import Economy, SectorGroup, Sectors
from itleiter_cli.catalog.forms import (
    PROFESSION,
    Assumable,
    Basis,
    Better,
    Coverage,
    End,
    EscoId,
    EscoMatch,
    FacetName,
    Level,
    Measure,
    MidIs,
    Number,
    Origin,
    Period,
    Scope,
    Seen,
    SourceKind,
    TextRole,
    Worded,
)
from itleiter_cli.messages.language import Label

if TYPE_CHECKING:  # few commands ask for it, and its patterns take long to compile
    from itleiter_cli.catalog.profession import Profession

PlainId = Literal["name", "state", "ags", "lat", "lon"]


class Source(Struct, frozen=True, kw_only=True):
    """A publication that figures come from: who published it, what kind it is, and what its figures speak of.

    ``brief`` names it in a few words, and ``caveat`` says in a few what to keep in mind, for notes of one line.
    ``dated`` is a year, a month (``2024-04``) or a day. ``accessed``, the day it was read, is None only for a file of
    the user's own that figures are attributed to. ``spdx`` names an open licence that was seen, for machines.
    """

    publisher: str
    title: Label
    kind: SourceKind
    dated: int | str | None = None
    accessed: datetime.date | None
    url: str | None = None
    licence: Label | None = None
    method: Label | None = None
    note: Label | None = None
    covers: tuple[PlainId, ...] = ()
    origin: Origin | None = None
    brief: Label | None = None
    caveat: Label | None = None
    spdx: str | None = None

    @property
    def is_own_file(self) -> bool:
        """Whether this is a file of the user's own that figures are attributed to, rather than something published."""
        return self.accessed is None


class Esco(Struct, frozen=True, forbid_unknown_fields=True):
    """A skill of ESCO 1.2.0, and how near its meaning is."""

    id: EscoId
    match: EscoMatch


class Term(Worded, frozen=True, kw_only=True):
    """One entry of a facet's vocabulary.

    ``broader`` are ids of the same facet that this one is a kind of, and so implies. ``part_of`` are ids of the same
    facet that this one is only a part of. ``trains`` are the skills that a training serves. ``aliases`` are other words
    that people type for it, and ``note`` is what a reader of its codes should know.
    """

    esco: Esco | None = None
    wz2008: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    trains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    note: Label | None = None
    origin: Origin | None = None


class Role(Label, frozen=True, kw_only=True):
    """The words for a role."""

    origin: Origin | None = None


class Usual(Struct, frozen=True, forbid_unknown_fields=True):
    """The bounds that values lie between as a rule; others may be right, and are asked about."""

    low: Number
    high: Number


class Indicator(Worded, frozen=True, kw_only=True):
    """What a number about a city means: words, unit, decimals, which direction is better, and what is usual.

    ``main`` says whether a table shows it without being asked. ``brief`` is the word that begins a sentence about it,
    and ``means`` what it counts, in a few words within that sentence.
    """

    unit: str
    decimals: int
    better: Better
    usual: Usual | None = None
    main: bool = True
    origin: Origin | None = None
    brief: Label | None = None
    means: Label | None = None

    @property
    def is_base(self) -> bool:
        """Whether the unit says what counts as 100, so that it is none to put behind a number."""
        return "=" in self.unit


class IndicatorValue(Struct, frozen=True, kw_only=True):
    """One edition of an indicator for one city, in the indicator's unit."""

    value: int | float
    year: int | None = None
    source: str
    url: str | None = None
    computed: str | None = None
    area: str | None = None
    note: Label | None = None
    origin: Origin | None = None


class PayFigure(Struct, frozen=True, kw_only=True):
    """One statement of one source about pay, in EUR per ``period``; absent amounts are None.

    ``counted_with`` are roles that the source counts together with ``role``. It was stated about ``region``: the slug
    of a city, or the two letters of a state or the country. Amounts that are absent lie above ``above``, where that is
    known. ``records`` is the number of persons that it rests on. ``stands_in`` says whether the figure of a state or
    the country may stand for a city without one of its own.
    """

    role: str
    level: Level
    measure: Measure
    low: int | None = None
    mid: int | None = None
    high: int | None = None
    mid_is: MidIs | None = None
    period: Period
    basis: Basis
    assumed: tuple[Assumable, ...] = ()
    counted_with: tuple[str, ...] = ()
    year: int | None = None
    source: str
    url: str | None = None
    context: Label | None = None
    remark: Label | None = None
    origin: Origin | None = None
    scope: Scope
    region: str
    above: int | None = None
    records: int | None = None
    stands_in: bool = True


class FacetList(Struct, frozen=True, kw_only=True):
    """The terms of one facet of a city, where they come from, how much of the text was read and what it is about."""

    terms: tuple[str, ...]
    source: str
    urls: tuple[str, ...] = ()
    role: TextRole
    seen: Seen
    basis: Label | None = None
    origin: Origin | None = None

    @property
    def complete(self) -> bool:
        """Whether an absent term means that the text does not name it: read in full, and about the role itself."""
        return self.seen == "full" and self.role == PROFESSION


class PlainField(Struct, frozen=True):
    """A plain fact about a city, an attribute of ``City``; ``names`` are the words that people use for it.

    ``shown`` says whether it is a field of its own, with a column of its name. Its heading is ``field-ID`` of the
    sentences. ``comparable`` says whether cities can be compared by it always, since each has it, or where it is known
    of all. ``first`` is the end that a list of cities begins with, None where nobody would sort by it.
    """

    id: PlainId
    names: tuple[str, ...] = ()
    shown: bool = False
    comparable: Literal["always", "where_known"] = "where_known"
    first: End | None = None


PLAIN_FIELDS = (
    PlainField("name", comparable="always", first="low"),
    PlainField("state", ("Land", "Bundesland"), shown=True, comparable="always", first="low"),
    PlainField("ags", shown=True),
    PlainField("lat"),
    PlainField("lon"),
)

FIELDS_WITH_ORIGIN = (*(field.id for field in PLAIN_FIELDS), "aliases")
"""The fields of a city that stand alone, so that each has its own origin."""

_FIRST = ("name", "state", "aliases")
FIELDS_AS_WRITTEN = (*_FIRST, *(field for field in FIELDS_WITH_ORIGIN if field not in _FIRST))
"""The same in the order in which files and tables state them."""


class City(Struct, frozen=True, kw_only=True):
    """What is known of a city. ``lat`` and ``lon`` are degrees (WGS84); indicators have their newest edition first.

    ``origins`` tell which of the fields before ``indicators`` stand in a file of the user's own, and which others it
    has cleared.
    """

    slug: str
    name: str
    state: str
    aliases: tuple[str, ...] = ()
    ags: str | None = None
    lat: float | None = None
    lon: float | None = None
    indicators: Mapping[str, tuple[IndicatorValue, ...]] = {}
    facets: Mapping[FacetName, FacetList] = {}
    pay: tuple[PayFigure, ...] = ()
    origins: Mapping[str, Origin] = {}
    sectors: Sectors | None = None
    economy: Economy | None = None

    def complete(self, facet: FacetName) -> bool:
        """Whether a term that is absent from a facet's list is truly not named."""
        return facet in self.facets and self.facets[facet].complete


class State(Struct, frozen=True, kw_only=True):
    """A federal state, or the country as a whole under ``DE``; only the country has indicators and sectors."""

    name: Label
    aliases: tuple[str, ...] = ()
    pay: tuple[PayFigure, ...] = ()
    indicators: Mapping[str, tuple[IndicatorValue, ...]] = {}
    sectors: Sectors | None = None
    origin: Origin | None = None


class Catalog(Struct, frozen=True, kw_only=True):
    """Everything that is known. ``version`` is the first 12 hex digits of the SHA-256 of the data in use.

    ``named`` are the slugs of the cities that are found by a name as it is compared (``names.city_keys``), and
    ``names`` the name and the aliases of each, so that to look for a city nothing else of all the others is read.
    ``professions`` has at most the one that all is about, and is a mapping so that it is only read where it is used.
    """

    version: str
    sources: Mapping[str, Source]
    terms: Mapping[FacetName, Mapping[str, Term]]
    roles: Mapping[str, Role]
    indicators: Mapping[str, Indicator]
    sectors: Mapping[str, SectorGroup] = {}
    professions: Mapping[str, "Profession"] = {}
    states: Mapping[str, State]
    cities: Mapping[str, City]
    named: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]

    @property
    def profession(self) -> "Profession | None":
        """What is asked of the profession in general, None where nothing is said of it."""
        return self.professions.get(PROFESSION)

    def implied(self, facet: FacetName, terms: Iterable[str]) -> frozenset[str]:
        """Return some terms together with all that having them implies."""
        return frozenset(implied(terms, lambda term: self.terms[facet][term].broader))

    def broader(self, facet: FacetName, term: str) -> frozenset[str]:
        """Return the terms that having ``term`` implies, however far up, without the term itself."""
        return self.implied(facet, [term]) - {term}

    def parts(self, facet: FacetName, held: Iterable[str], term: str) -> tuple[str, ...]:
        """Return those of the terms held that are, or imply, a part of ``term``."""
        entries = self.terms[facet]
        return tuple(
            each for each in held if any(term in entries[above].part_of for above in self.implied(facet, [each]))
        )

    def coverage(self, facet: FacetName, held: str, term: str) -> Coverage | None:
        """Say what having ``held`` in full means for ``term``: it is there, partly there, or neither.

        It is partly there through something broader, through a part of it, or through what it is itself a part of.
        """
        full = self.implied(facet, [held])
        if term in full:
            return "there"
        halfway = self.broader(facet, term).union(self.terms[facet][term].part_of)
        return "partly" if full & halfway or self.parts(facet, [held], term) else None

    def own_term(self, facet: FacetName, terms: Iterable[str]) -> Origin | None:
        """Return where the user's own files say something about some terms, or about what these imply."""
        entries = (self.terms[facet][term] for term in sorted(self.implied(facet, terms)))
        return next((entry.origin for entry in entries if entry.origin is not None), None)


def implied(terms: Iterable[str], above: Callable[[str], Iterable[str]]) -> dict[str, None]:
    """Return terms and all that is above them, however far up, each once."""
    found: dict[str, None] = {}
    waiting = list(terms)
    while waiting:
        term = waiting.pop()
        if term not in found:
            found[term] = None
            waiting.extend(above(term))
    return found
