"""What a pack may say: a record per section, entry and figure, as it is written and before anything is merged."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Annotated, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType

from itleiter_cli.catalog.forms import (
    PROFESSION,
    Amount,
    Assumable,
    Basis,
    Better,
    EconomyFacet,
    FacetName,
    Latitude,
    Level,
    Longitude,
    Measure,
    MidIs,
    Number,
    PageKind,
    Period,
    Persons,
    Seen,
    SourceKind,
    TextRole,
    Times,
    Year,
    year_of,
)
from itleiter_cli.catalog.model import Esco, PlainId, Usual
from itleiter_cli.catalog.patterns import (
    Ags,
    Alias,
    DayOrMonth,
    IdOrLabel,
    IndicatorId,
    NonBlank,
    RegionCode,
    SectorId,
    Slug,
    SpdxId,
    Url,
    Wz2008,
)
from itleiter_cli.catalog.profession import CoreSkill, Description, ProfessionCode
from itleiter_cli.messages.language import Label

_T = TypeVar("_T")


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what a pack says: UNSET means that it says nothing, None that it clears what was said before."""


class SourceEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a source."""

    publisher: NonBlank | UnsetType = UNSET
    title: Label | NonBlank | UnsetType = UNSET
    kind: SourceKind | UnsetType = UNSET
    accessed: datetime.date | UnsetType = UNSET
    dated: Year | DayOrMonth | UnsetType | None = UNSET
    url: Url | UnsetType | None = UNSET
    licence: Label | NonBlank | UnsetType | None = UNSET
    method: Label | NonBlank | UnsetType | None = UNSET
    note: Label | UnsetType | None = UNSET
    covers: list[PlainId] | UnsetType | None = UNSET
    brief: Label | NonBlank | UnsetType | None = UNSET
    caveat: Label | NonBlank | UnsetType | None = UNSET
    spdx: SpdxId | UnsetType | None = UNSET


class TermEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a term."""

    de: NonBlank | UnsetType = UNSET
    en: NonBlank | UnsetType = UNSET
    esco: Esco | UnsetType | None = UNSET
    wz2008: Wz2008 | list[Wz2008] | UnsetType | None = UNSET
    broader: list[IdOrLabel] | UnsetType | None = UNSET
    part_of: list[IdOrLabel] | UnsetType | None = UNSET
    trains: list[IdOrLabel] | UnsetType | None = UNSET
    aliases: list[Alias] | UnsetType | None = UNSET
    note: Label | UnsetType | None = UNSET


class VocabularyEntry(Entry, frozen=True, kw_only=True):
    """The terms that a pack names, per facet, and the labels of roles."""

    industries: dict[Slug, TermEntry] = {}
    employers: dict[Slug, TermEntry] = {}
    skills: dict[Slug, TermEntry] = {}
    culture: dict[Slug, TermEntry] = {}
    training: dict[Slug, TermEntry] = {}
    roles: dict[Slug, Label] = {}

    def terms(self, facet: FacetName) -> Mapping[str, TermEntry]:
        """Return the terms of a facet."""
        terms: Mapping[str, TermEntry] = getattr(self, facet)
        return terms


class IndicatorEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about the meaning of an indicator."""

    de: NonBlank | UnsetType = UNSET
    en: NonBlank | UnsetType = UNSET
    unit: Annotated[str, Meta(max_length=40)] | UnsetType = UNSET
    decimals: Annotated[int, Meta(ge=0, le=6)] | UnsetType = UNSET
    better: Better | UnsetType = UNSET
    usual: Usual | UnsetType | None = UNSET
    main: bool | UnsetType = UNSET
    brief: Label | NonBlank | UnsetType | None = UNSET
    means: Label | NonBlank | UnsetType | None = UNSET


class SectorGroupEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a group of sections."""

    de: NonBlank | UnsetType = UNSET
    en: NonBlank | UnsetType = UNSET
    least_factor: Annotated[float, Meta(ge=1, le=100)] | UnsetType | None = UNSET
    instead_of: IdOrLabel | UnsetType | None = UNSET
    computed: Annotated[list[IdOrLabel], Meta(min_length=2, max_length=2)] | UnsetType | None = UNSET


class SectorsEntry(Entry, frozen=True, kw_only=True):
    """Employees by group of sections as a pack states them; a number that is not published is null."""

    date: datetime.date
    source: IdOrLabel | None = None
    area: NonBlank | None = None
    employees: dict[IdOrLabel, Persons | None]
    left_out: dict[IdOrLabel, Label] = {}
    notes: dict[IdOrLabel, Label] = {}


class PageEntry(Entry, frozen=True, kw_only=True):
    """A page about the economy of a city."""

    number: Annotated[int, Meta(ge=1, le=1000)]
    publisher: NonBlank
    url: Url | None = None
    dated: Year | DayOrMonth | None = None
    kind: PageKind
    seen: Seen


class NamedTermEntry(Entry, frozen=True, kw_only=True):
    """A term that pages name, by their numbers."""

    term: IdOrLabel
    pages: list[int]
    area: NonBlank | None = None


class EconomyEntry(Entry, frozen=True, kw_only=True):
    """What pages name as the economy of a city."""

    accessed: datetime.date
    pages: list[PageEntry]
    industries: list[NamedTermEntry] = []
    employers: list[NamedTermEntry] = []

    def named(self, facet: EconomyFacet) -> list[NamedTermEntry]:
        """Return what is named in a facet."""
        return self.industries if facet == "industries" else self.employers


class ValueEntry(Entry, frozen=True, kw_only=True):
    """One edition of an indicator as a pack states it."""

    value: Number
    year: Year | None = None
    source: IdOrLabel | None = None
    url: Url | None = None
    computed: NonBlank | None = None
    area: NonBlank | None = None
    note: Label | None = None


AnyValue = Number | ValueEntry | list[ValueEntry] | None


class PayEntry(Entry, frozen=True, kw_only=True):
    """A pay figure as a pack states it; amounts in EUR per ``period``."""

    role: IdOrLabel
    level: Level
    measure: Measure
    low: Amount | None = None
    mid: Amount | None = None
    high: Amount | None = None
    above: Amount | None = None
    records: Persons | None = None
    mid_is: MidIs | None = None
    period: Period
    basis: Basis = "gross"
    assumed: list[Assumable] = []
    counted_with: list[IdOrLabel] = []
    stands_in: bool = True
    year: Year | None = None
    source: IdOrLabel | None = None
    url: Url | None = None
    context: Label | None = None
    remark: Label | None = None

    def states_same_as(self, other: "PayEntry") -> bool:
        """Whether another figure says the same amounts of the same role and level, whoever says so and of when."""
        return self._stated() == other._stated()

    def _stated(self) -> tuple[object, ...]:
        amounts = (self.low, self.mid, self.high, self.above)
        return self.role, self.level, self.measure, self.period, *amounts


class AddedPay(Entry, frozen=True, kw_only=True):
    """Pay figures that stand beside those of the files below; a plain list stands in their place."""

    add: list[PayEntry]


AnyPay = list[PayEntry] | AddedPay | UnsetType | None


class StateEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a state, or under ``DE`` about the country."""

    name: Label | UnsetType = UNSET
    aliases: list[Alias] | UnsetType | None = UNSET
    pay: AnyPay = UNSET
    indicators: dict[IdOrLabel, AnyValue] | UnsetType | None = UNSET
    sectors: SectorsEntry | UnsetType | None = UNSET


class TextEntry(Entry, frozen=True, kw_only=True):
    """Where the facets of a city come from, unless a facet says otherwise."""

    source: IdOrLabel | None = None
    urls: list[Url] = []
    role: TextRole = PROFESSION
    seen: Seen = "full"
    basis: Label | NonBlank | None = None


class FacetEntry(Entry, frozen=True, kw_only=True):
    """The terms of a facet with a provenance of their own."""

    terms: list[IdOrLabel]
    source: IdOrLabel | None = None
    urls: list[Url] | None = None
    role: TextRole | None = None
    seen: Seen | None = None
    basis: Label | NonBlank | None = None


AnyFacet = list[IdOrLabel] | FacetEntry | None | UnsetType


class CityEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a city."""

    name: NonBlank | UnsetType = UNSET
    state: IdOrLabel | UnsetType = UNSET
    aliases: list[Alias] | UnsetType | None = UNSET
    ags: Ags | UnsetType | None = UNSET
    lat: Latitude | UnsetType | None = UNSET
    lon: Longitude | UnsetType | None = UNSET
    indicators: dict[IdOrLabel, AnyValue] | UnsetType | None = UNSET
    text: TextEntry | UnsetType | None = UNSET
    industries: AnyFacet = UNSET
    employers: AnyFacet = UNSET
    skills: AnyFacet = UNSET
    culture: AnyFacet = UNSET
    training: AnyFacet = UNSET
    pay: AnyPay = UNSET
    sectors: SectorsEntry | UnsetType | None = UNSET
    economy: EconomyEntry | UnsetType | None = UNSET


class ProfessionEntry(Entry, frozen=True, kw_only=True):
    """What a pack says is asked of the profession in general; it replaces what was said before as a whole."""

    codes: tuple[ProfessionCode, ...] = ()
    skills: tuple[CoreSkill, ...] = ()
    descriptions: tuple[Description, ...] = ()
    samples: Times = 0
    sources: tuple[IdOrLabel, ...] = ()


class Pack(Entry, frozen=True, kw_only=True):
    """The sections of a pack, each optional."""

    sources: dict[Slug, SourceEntry] = {}
    vocabulary: VocabularyEntry = VocabularyEntry()
    indicators: dict[IndicatorId, IndicatorEntry] = {}
    sectors: dict[SectorId, SectorGroupEntry] = {}
    profession: ProfessionEntry | UnsetType | None = UNSET
    states: dict[RegionCode, StateEntry] = {}
    cities: dict[Slug, CityEntry] = {}

    def year_of(self, source: str | None) -> int | None:
        """Return the year that a source speaks of, None where it has none or is not defined here."""
        entry = self.sources.get(source or "")
        return None if entry is None or isinstance(entry.dated, UnsetType) else year_of(entry.dated)


def required(value: _T | UnsetType) -> _T:
    """Return what an entry says in a field that was checked to be there."""
    assert not isinstance(value, UnsetType)
    return value


def optional(value: _T | UnsetType | None) -> _T | None:
    """Return what an entry says in a field, None where it says nothing."""
    return None if isinstance(value, UnsetType) else value


def figures_of(pay: AnyPay) -> Sequence[PayEntry]:
    """Return the pay figures that an entry states, whether they are added or stand alone."""
    return pay.add if isinstance(pay, AddedPay) else pay or ()


def as_label(words: Label | str | UnsetType) -> Label:
    """Return words that were checked to be there as a label; what is said in one language only is the same in both."""
    return Label(words, words) if isinstance(words, str) else required(words)
