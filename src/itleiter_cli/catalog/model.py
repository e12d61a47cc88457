"""The frozen records that everything else asks: Catalog, City, State, PayFigure, Term, Indicator, Source."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from itleiter_cli.messages.language import Label

Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$")]
IndicatorId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]*$")]
RegionCode = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
Ags = Annotated[str, Meta(pattern=r"^[0-9]{8}$")]
SOMETHING = r"\S"
Words = Annotated[str, Meta(min_length=1, pattern=SOMETHING, max_length=2000)]
Alias = Annotated[str, Meta(min_length=1, pattern=r"^[^|]*[^|\s][^|]*$", max_length=2000)]
"""Aliases are listed with ``|`` between them, and so are codes of occupations."""
ADDRESS = r"^https?://[^\s|/?#@＠﹫%\\]+([/?#][^\s|]*)?$"
Url = Annotated[str, Meta(pattern=ADDRESS, max_length=2000)]
"""An address of the web without user and password, since every output shows it."""
Amount = Annotated[int, Meta(ge=1, le=10_000_000)]
"""EUR per month or per year."""
Persons = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Times = Annotated[int, Meta(ge=0, le=10_000)]
"""How often something was found."""
Year = Annotated[int, Meta(ge=1900, le=2100)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
EscoId = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Wz2008 = Annotated[str, Meta(pattern=r"^[A-U]([0-9]{2}(\.[0-9]{1,2}(\.[0-9])?)?)?$")]
"""A code of WZ 2008, or the letter of a section."""
SectorId = Annotated[str, Meta(pattern=r"^(TOTAL|[A-U](-[A-U])?)$")]
"""A group of sections of WZ 2008, or all of them."""
DayOrMonth = Annotated[str, Meta(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")]
"""``2017-08`` or ``2025-08-22``."""
Number = Annotated[int, Meta(ge=-(10**12), le=10**12)] | Annotated[float, Meta(ge=-1e12, le=1e12)]

FacetName = Literal["industries", "employers", "skills", "culture", "training"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)
NamedLevel = Literal["entry", "experienced"]
Level = Literal[NamedLevel, "any"]
Measure = Literal["range", "points", "quartiles", "mean", "median"]
MidIs = Literal["mean", "median"]
Period = Literal["month", "year"]
Basis = Literal["gross"]
Assumable = Literal["period", "basis"]
Scope = Literal["city", "state", "country"]
Seen = Literal["full", "part"]
TextRole = Literal["it-leiter", "related"]
Coverage = Literal["there", "partly"]
COVERAGES: tuple[Coverage, ...] = get_args(Coverage)
EscoMatch = Literal["exact", "close", "narrow", "broad"]
"""Of the ESCO skill with the term: narrow and broad say that the ESCO skill is narrower or broader."""
EscoRelation = Literal["essential", "optional"]
ESCO_RELATIONS: tuple[EscoRelation, ...] = get_args(EscoRelation)
EconomyFacet = Literal["industries", "employers"]
ECONOMY_FACETS: tuple[EconomyFacet, ...] = get_args(EconomyFacet)
PageKind = Literal["city", "agency", "chamber", "press", "encyclopedia", "other"]
CodeScheme = Literal["esco", "kldb2010", "onet"]
End = Literal["low", "high"]
"""An end of an order: the lowest or earliest, or the highest."""
Better = Literal[End, "none"]
SourceKind = Literal["statistic", "salary-database", "report", "job-board-text", "register", "gazetteer", "own-data"]
PlainId = Literal["name", "state", "ags", "lat", "lon"]

PROFESSION: Literal["it-leiter"] = "it-leiter"
COUNTRY = "DE"


class Origin(Struct, frozen=True):
    """Where in a file of the user's own something stands, or what it rests on; lines count from 1.

    What is bundled has no origin.
    """

    file: str
    line: int


def place_of(origin: Origin | None) -> str | None:
    """Write the file and the line of what is the user's own: ``mine.yaml:12``."""
    return None if origin is None else f"{origin.file}:{origin.line}"


class Source(Struct, frozen=True, kw_only=True):
    """A publication that figures come from: who published it, what kind it is, and what its figures speak of.

    ``accessed``, the day it was read, is None only for a file of the user's own that figures are attributed to.
    """

    publisher: str
    title: Label
    kind: SourceKind
    dated: datetime.date | int | None = None
    accessed: datetime.date | None
    url: str | None = None
    licence: Label | None = None
    method: Label | None = None
    note: Label | None = None
    covers: tuple[PlainId, ...] = ()
    origin: Origin | None = None

    @property
    def is_own_file(self) -> bool:
        """Whether this is a file of the user's own that figures are attributed to, rather than something published."""
        return self.accessed is None


class Esco(Struct, frozen=True, forbid_unknown_fields=True):
    """A skill of ESCO 1.2.0, and how near its meaning is."""

    id: EscoId
    match: EscoMatch


class Worded(Struct, frozen=True, kw_only=True):
    """What has words in both languages."""

    de: str
    en: str

    @property
    def label(self) -> Label:
        """The words in both languages."""
        return Label(self.de, self.en)


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

    ``main`` says whether it is shown on a terminal without being asked for.
    """

    unit: str
    decimals: int
    better: Better
    usual: Usual | None = None
    main: bool = True
    origin: Origin | None = None


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


class SectorGroup(Worded, frozen=True, kw_only=True):
    """A group of sections of WZ 2008.

    ``least_factor`` is the factor from which it has more jobs than usual; without it, it is never said to have.
    ``instead_of`` is the group that it takes the place of where that one is suppressed. ``computed`` are the two groups
    whose difference it is.
    """

    least_factor: float | None = None
    instead_of: str | None = None
    computed: tuple[str, str] | None = None
    origin: Origin | None = None


class Sectors(Struct, frozen=True, kw_only=True):
    """Employees by group of sections, at the place of work, in a city, in the ``area`` around it, or in the country.

    None stands for a number that the source suppresses. Groups that are ``left_out`` are never said to have more jobs
    than usual, for the reason given; ``notes`` say what a group's number counts.
    """

    date: datetime.date
    source: str
    area: str | None = None
    employees: Mapping[str, int | None]
    left_out: Mapping[str, Label] = {}
    notes: Mapping[str, Label] = {}
    origin: Origin | None = None


class Page(Struct, frozen=True, kw_only=True):
    """A page about the economy of a city, and how much of it was read; ``dated`` may be as little as a year."""

    number: int
    publisher: str
    url: str | None = None
    dated: int | str | None = None
    kind: PageKind
    seen: Seen


class NamedTerm(Struct, frozen=True, kw_only=True):
    """An industry or a kind of employers that pages name for a city, or for the ``area`` around it."""

    term: str
    pages: tuple[int, ...]
    area: str | None = None


class Economy(Struct, frozen=True, kw_only=True):
    """What pages name as the economy of a city; it says nothing about the job, and what is absent is not named."""

    accessed: datetime.date
    pages: tuple[Page, ...]
    industries: tuple[NamedTerm, ...] = ()
    employers: tuple[NamedTerm, ...] = ()
    origin: Origin | None = None

    def named(self, facet: EconomyFacet) -> tuple[NamedTerm, ...]:
        """Return what is named in a facet."""
        return self.industries if facet == "industries" else self.employers

    def pages_of(self, named: NamedTerm) -> tuple[Page, ...]:
        """Return the pages that name something."""
        return tuple(page for page in self.pages if page.number in named.pages)


class ProfessionCode(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The code of the profession in a classification."""

    scheme: CodeScheme
    code: Words
    de: Words | None = None
    en: Words | None = None
    url: Url | None = None
    note: Label | None = None


class Evidence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often a skill was found: ESCO occupations that it is essential for, tasks in O*NET, descriptions, samples."""

    esco_essential: tuple[Alias, ...] = ()
    onet_tasks: Times = 0
    descriptions: Times = 0
    samples: Times = 0


class EscoSkill(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A skill of ESCO, how near its meaning is, and its relation to occupations of ESCO by their codes."""

    id: EscoId
    match: EscoMatch
    relations: Mapping[Words, EscoRelation]


class CoreSkill(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A skill that is asked of the profession in general, with the evidence for it."""

    term: Slug
    evidence: Evidence
    esco: tuple[EscoSkill, ...] = ()


class Description(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page that describes the profession."""

    publisher: Words
    url: Url
    dated: Year | None = None


class Profession(Struct, frozen=True, kw_only=True):
    """What is asked of the profession in general: a compilation of our own, or of the user's.

    ``descriptions`` are the pages, and ``samples`` the number of texts, that skills were counted in.
    """

    codes: tuple[ProfessionCode, ...] = ()
    skills: tuple[CoreSkill, ...] = ()
    descriptions: tuple[Description, ...] = ()
    samples: int = 0
    sources: tuple[str, ...] = ()
    origin: Origin | None = None


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
    """

    version: str
    sources: Mapping[str, Source]
    terms: Mapping[FacetName, Mapping[str, Term]]
    roles: Mapping[str, Role]
    indicators: Mapping[str, Indicator]
    sectors: Mapping[str, SectorGroup] = {}
    profession: Profession | None = None
    states: Mapping[str, State]
    cities: Mapping[str, City]
    named: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]

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
