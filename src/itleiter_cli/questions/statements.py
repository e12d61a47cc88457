"""What is stated of a city: pay figures, editions, lists, facts and pages, each with its source, and their columns."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from msgspec import UNSET

from itleiter_cli.catalog.economy import Economy, Page, Sectors
from itleiter_cli.catalog.forms import EconomyFacet, Origin, PageKind, Seen, place_of, year_of
from itleiter_cli.catalog.model import (
    FIELDS_WITH_ORIGIN,
    PLAIN_FIELDS,
    Catalog,
    City,
    FacetList,
    IndicatorValue,
    PayFigure,
    Source,
)
from itleiter_cli.cities.fields import NAMED_FIELDS, PAY, SECTORS
from itleiter_cli.cities.pay import country_pay, figure_year
from itleiter_cli.cities.profile import Profile
from itleiter_cli.cities.sectors import SectorShare, more_than_usual
from itleiter_cli.cities.trust import Age, Trust, age, age_when_read, trust
from itleiter_cli.messages.language import Label
from itleiter_cli.questions.answer import Column, RowValue

_R = TypeVar("_R")


class PlainFact(NamedTuple):
    """The value of a plain field as a source has it; None where the user has cleared a field."""

    value: str | float | None
    source: str


class Employees(NamedTuple):
    """The employees of a city by group of sections, and what is computed of them."""

    sectors: Sectors
    shares: tuple[SectorShare, ...]

    @property
    def source(self) -> str:
        """The source of the numbers."""
        return self.sectors.source

    @property
    def area(self) -> str | None:
        """The larger area that the numbers are about."""
        return self.sectors.area

    @property
    def terms(self) -> tuple[str, ...]:
        """The groups that have more jobs than usual, the highest factor first."""
        return tuple(share.group for share in more_than_usual(self.shares))

    @property
    def computed(self) -> str | None:
        """How the factor of each group is computed: ``J: (70 / 1000) / (400 / 10000); K: ...``."""
        return "; ".join(f"{share.group}: {share.computed}" for share in self.shares if share.computed) or None


class PageNames(NamedTuple):
    """The terms that a page names for the economy of a city, or of the ``area`` around it; it is no source."""

    page: Page
    accessed: datetime.date
    facet: EconomyFacet
    terms: tuple[str, ...]
    area: str | None

    @property
    def source(self) -> None:
        """There is none: the page itself says so."""

    @property
    def seen(self) -> Seen:
        """How much of the page was read."""
        return self.page.seen


Stated = PayFigure | IndicatorValue | FacetList | PlainFact | Employees | PageNames


class Statement(NamedTuple):
    """What one source states in one field of a city: a pay figure, an edition of an indicator, a facet's terms, a fact.

    ``year`` is the year that it speaks of. ``origin`` is where it is the user's own, or what it rests on. ``source`` is
    None for what a page names as the economy of a city.
    """

    city: str
    field: str
    stated: Stated
    source: Source | None
    year: int | None
    age: Age | None
    origin: Origin | None

    @property
    def urls(self) -> tuple[str, ...]:
        """The pages of the statement itself, else that of its source."""
        match self.stated:
            case FacetList(urls=own) if own:
                return own
            case PayFigure(url=str(own)) | IndicatorValue(url=str(own)):
                return (own,)
            case PageNames(page=page):
                return () if page.url is None else (page.url,)
            case _:
                return () if self.source is None or self.source.url is None else (self.source.url,)


def in_both(name: str, read: Callable[[_R], Label | None], default: object = UNSET) -> tuple[Column[_R], ...]:
    """Make the columns of a label that may be absent, one per language."""
    return (
        Column(f"{name}_de", str | None, lambda each: label.de if (label := read(each)) else None, default),
        Column(f"{name}_en", str | None, lambda each: label.en if (label := read(each)) else None, default),
    )


def _of(attribute: str, *kinds: type[Stated], nothing: RowValue = None) -> Callable[[Statement], Any]:
    """Read an attribute that only some kinds of what is stated have; the others have ``nothing``."""
    return lambda each: getattr(each.stated, attribute) if isinstance(each.stated, kinds) else nothing


def _part(name: str, values: object, *kinds: type[Stated], nothing: RowValue = None) -> Column[Statement]:
    return Column(name, values, _of(name, *kinds, nothing=nothing), nothing)


def _remark(each: Statement) -> Label | None:
    match each.stated:
        case PayFigure(remark=remark) | IndicatorValue(note=remark):
            return remark
        case Employees(sectors=sectors):
            remarks = {**sectors.notes, **sectors.left_out}
            de = "; ".join(f"{group}: {label.de}" for group, label in remarks.items())
            en = "; ".join(f"{group}: {label.en}" for group, label in remarks.items())
            return Label(de, en) if remarks else None
        case _:
            return None


def _of_page(name: str, values: object, read: Callable[[Page], RowValue]) -> Column[Statement]:
    """Make a column of what only pages about the economy of a city have."""
    return Column(
        name, values, lambda each: read(each.stated.page) if isinstance(each.stated, PageNames) else None, None
    )


def _read_on(each: Statement) -> datetime.date | None:
    """Return the day on which the page or the source of a statement was read."""
    if isinstance(each.stated, PageNames):
        return each.stated.accessed
    return each.source.accessed if each.source else None


STATEMENT_COLUMNS: tuple[Column[Statement], ...] = (
    Column("city", str, attrgetter("city")),
    Column("field", str, attrgetter("field")),
    _part("value", str | int | float | None, IndicatorValue, PlainFact),
    _part("terms", tuple[str, ...], FacetList, Employees, PageNames, nothing=()),
    _part("low", int | None, PayFigure),
    _part("mid", int | None, PayFigure),
    _part("high", int | None, PayFigure),
    _part("mid_is", str | None, PayFigure),
    _part("measure", str | None, PayFigure),
    _part("scope", str | None, PayFigure),
    _part("region", str | None, PayFigure),
    _part("role", str | None, PayFigure, FacetList),
    _part("level", str | None, PayFigure),
    _part("period", str | None, PayFigure),
    _part("basis", str | None, PayFigure),
    _part("assumed", tuple[str, ...], PayFigure, nothing=()),
    _part("counted_with", tuple[str, ...], PayFigure, nothing=()),
    Column("year", int | None, attrgetter("year"), None),
    Column("age", Age | None, attrgetter("age")),
    _part("computed", str | None, IndicatorValue, Employees),
    _part("area", str | None, IndicatorValue, Employees, PageNames),
    _part("seen", str | None, FacetList, PageNames),
    *in_both("text_basis", _of("basis", FacetList), None),
    *in_both("context", _of("context", PayFigure), None),
    *in_both("remark", _remark, None),
    Column("source", str | None, attrgetter("stated.source"), None),
    Column("trust", Trust | None, lambda each: trust(each.source) if each.source else None, None),
    Column("urls", tuple[str, ...], attrgetter("urls"), ()),
    Column("pack", str | None, lambda each: place_of(each.origin), None),
    _part("above", int | None, PayFigure),
    _part("records", int | None, PayFigure),
    _of_page("page", int | None, attrgetter("number")),
    _of_page("page_publisher", str | None, attrgetter("publisher")),
    _of_page("page_dated", str | None, lambda page: None if page.dated is None else str(page.dated)),
    _of_page("page_kind", PageKind | None, attrgetter("kind")),
    Column("accessed", datetime.date | None, _read_on, None),
)


def profile_statements(catalog: Catalog, profile: Profile) -> Iterator[Statement]:
    """Return what is stated behind a profile: pay, lists, the economy, indicators and plain fields."""
    for field, stated, origin in _stated(catalog, profile):
        yield _statement(catalog, profile.slug, field, stated, origin)


def _statement(catalog: Catalog, city: str, field: str, stated: Stated, origin: Origin | None) -> Statement:
    if isinstance(stated, PageNames):
        year = year_of(stated.page.dated)
        return Statement(city, field, stated, None, year, age_when_read(year, stated.accessed), origin)
    source = catalog.sources[stated.source]
    if isinstance(stated, Employees):
        year = stated.sectors.date.year
        return Statement(city, field, stated, source, year, age(source, year), origin)
    own = stated.year if isinstance(stated, PayFigure | IndicatorValue) else None
    year = figure_year(catalog, stated) if isinstance(stated, PayFigure) else own
    return Statement(city, field, stated, source, year, age(source, own), origin)


def _stated(catalog: Catalog, profile: Profile) -> Iterator[tuple[str, Stated, Origin | None]]:
    """Return what is stated, by field, and where it is the user's own."""
    yield from ((PAY.id, used.figure, used.origin) for used in profile.pay)
    yield from ((PAY.id, figure, figure.origin) for figure in (*profile.related_pay, *country_pay(catalog)))
    yield from ((facet, listed, listed.origin) for facet, listed in profile.facets.items())
    if profile.sectors and (sectors := profile.city.sectors):
        yield SECTORS.id, Employees(sectors, profile.sectors), sectors.origin
    if economy := profile.city.economy:
        for named in NAMED_FIELDS:
            yield from ((named.id, each, economy.origin) for each in _by_page(economy, named.facet))
    for key, editions in profile.indicators.items():
        yield from ((key, edition, edition.origin) for edition in editions)
    origins = profile.city.origins
    yield from ((field, fact, origins.get(field)) for field, fact in _facts(catalog.sources, profile.city))


def _by_page(economy: Economy, facet: EconomyFacet) -> Iterator[PageNames]:
    """Return what each page names, apart by the area that it is named for."""
    for page in economy.pages:
        by_area: dict[str | None, list[str]] = {}
        for named in economy.named(facet):
            if page.number in named.pages:
                by_area.setdefault(named.area, []).append(named.term)
        for area, terms in by_area.items():
            yield PageNames(page, economy.accessed, facet, tuple(terms), area)


def _facts(sources: Mapping[str, Source], city: City) -> Iterator[tuple[str, PlainFact]]:
    """Return the plain fields, once for each source that covers them, and then what the user has cleared besides."""
    for field in PLAIN_FIELDS:
        value = getattr(city, field.id)
        file = _file(city.origins.get(field.id))
        covering = [
            key for key, source in sources.items() if field.id in source.covers and _file(source.origin) == file
        ]
        if value is not None:
            yield from ((field.id, PlainFact(value, key)) for key in covering or _own_files(sources, file))
    for cleared, origin in city.origins.items():
        if cleared not in FIELDS_WITH_ORIGIN:
            yield from ((cleared, PlainFact(None, key)) for key in _own_files(sources, origin.file))


def _file(origin: Origin | None) -> str | None:
    return origin.file if origin else None


def _own_files(sources: Mapping[str, Source], file: str | None) -> list[str]:
    """Return the source that a file of the user's own is."""
    return [key for key, source in sources.items() if source.is_own_file and source.publisher == file]
