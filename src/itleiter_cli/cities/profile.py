"""What is known about one city: the figures used for it, its indicators and facets, and what to keep in mind."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar, get_args

from msgspec import Struct, structs

from itleiter_cli.catalog.economy import Economy, NamedTerm, Sectors
from itleiter_cli.catalog.forms import COUNTRY, PROFESSION, FacetName, Level, Origin, Period, Seen, TextRole, Worded
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, City, FacetList, IndicatorValue, PayFigure, Source
from itleiter_cli.cities.distance import COORDINATES
from itleiter_cli.cities.fields import (
    NAME,
    NAMED_FIELDS,
    SECTORS,
    Edition,
    Field,
    Kinds,
    NamedField,
    NamedId,
    all_fields,
    kinds_of,
)
from itleiter_cli.cities.pay import PayRange, UsedFigure, common, figure_year, figures_used, pay_range
from itleiter_cli.cities.sectors import SectorShare, more_than_usual, shares_of
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.language import Label

Note = Literal[
    "assumed_period",
    "assumed_basis",
    "pay_from_state",
    "pay_from_country",
    "role_related",
    "seen_part",
    "from_pack",
    "undated",
    "roles_together",
    "indicator_of_area",
    "sectors_of_area",
    "economy_of_area",
    "sectors_left_out",
]
_NOTES: tuple[Note, ...] = get_args(Note)

_T = TypeVar("_T")
_K = TypeVar("_K", bound=str)


class Profile(Struct, frozen=True, kw_only=True):
    """What is known about a city in some fields.

    Figures, editions and lists are those of the fields, newest edition first. Ranges are EUR per ``per``; figures keep
    the period of their source. ``origins`` is where the plain fields stand in files of the user's own, or where others
    were cleared.
    """

    city: City
    per: Period
    pay: tuple[UsedFigure, ...]
    related_pay: tuple[PayFigure, ...]
    indicators: Mapping[str, tuple[IndicatorValue, ...]]
    facets: Mapping[FacetName, FacetList]
    sectors: tuple[SectorShare, ...]
    economy: Mapping[NamedId, tuple[NamedTerm, ...]]
    notes: tuple[Note, ...]
    origins: Mapping[str, Origin]
    range: PayRange
    entry: PayRange
    experienced: PayRange
    pay_year: int | None

    @property
    def slug(self) -> str:
        """The slug of the city."""
        return self.city.slug

    @property
    def figures(self) -> tuple[PayFigure, ...]:
        """The pay figures that are used for the city."""
        return tuple([used.figure for used in self.pay])

    @property
    def has_own_pay(self) -> bool:
        """Whether a pay figure speaks of the city itself; that of a state that is the city does."""
        return any(not used.is_fallback for used in self.pay)

    @property
    def pay_level(self) -> Level | Literal["mixed"] | None:
        """The level that all figures have, or that they have several."""
        return common([figure.level for figure in self.figures]) or ("mixed" if self.pay else None)

    @property
    def seen(self) -> Seen | None:
        """How much of the texts behind the facets was read at least."""
        return _weakest([facet.seen for facet in self.facets.values()], "part")

    @property
    def text_role(self) -> TextRole | None:
        """Whether all texts behind the facets are about the role itself."""
        return _weakest([facet.role for facet in self.facets.values()], "related")

    @property
    def own_beside(self) -> Origin | None:
        """Where something of the user's own stands that neither figures, lists nor numbers of the profile show."""
        city = self.city
        plain = (city.origins.get(field.id) for field in PLAIN_FIELDS)
        lists = (each.origin for facet, each in city.facets.items() if facet not in self.facets)
        numbers = (each[0].origin for key, each in city.indicators.items() if each and key not in self.indicators)
        return next(filter(None, (*plain, *lists, *numbers)), None)

    def newest(self, indicator: str) -> IndicatorValue | None:
        """Return the newest edition of an indicator, or None."""
        editions = self.indicators.get(indicator)
        return editions[0] if editions else None

    def edition(self, indicator: str, year: int | None) -> IndicatorValue | None:
        """Return the edition of an indicator of one year, or None."""
        return Edition(year).value(self.indicators.get(indicator, ()))

    @property
    def more_than_usual(self) -> tuple[SectorShare, ...]:
        """The groups of sections that have more jobs than usual, the highest factor first."""
        return more_than_usual(self.sectors)

    def named(self, field: NamedId) -> tuple[NamedTerm, ...]:
        """Return what pages name for the city in a field."""
        return self.economy.get(field, ())

    def terms(self, facet: FacetName) -> tuple[str, ...]:
        """Return the terms of a facet."""
        return self.facets[facet].terms if facet in self.facets else ()


class CountryValue(IndicatorValue, frozen=True, kw_only=True):
    """One edition of an indicator for Germany, which the values of cities of that edition are held against."""

    indicator: str


def city_profile(
    catalog: Catalog,
    city: City,
    fields: Sequence[Field] | None = None,
    *,
    level: Level | None = None,
    per: Period = "month",
) -> Profile:
    """Gather the profile of a city, as ``city_profiles`` does."""
    (profile,) = city_profiles(catalog, [city], fields, level=level, per=per)
    return profile


def city_profiles(
    catalog: Catalog,
    cities: Iterable[City],
    fields: Sequence[Field] | None = None,
    *,
    level: Level | None = None,
    per: Period = "month",
    rests_on: Origin | None = None,
) -> tuple[Profile, ...]:
    """Gather the profiles of cities in some fields, or in all of them.

    With ``level``, only a city's own figures of that level count, without fallback. ``rests_on`` is something of the
    user's own that all that is asked rests on.
    """
    gatherer = _Gatherer(catalog, all_fields(catalog) if fields is None else fields, level, per, rests_on)
    return tuple(map(gatherer.profile, cities))


class _Gatherer:
    """Gathers profiles of cities; what is the same for all of them is looked up once."""

    def __init__(
        self, catalog: Catalog, fields: Sequence[Field], level: Level | None, per: Period, rests_on: Origin | None
    ) -> None:
        self._catalog = catalog
        self._fields = fields
        self._kinds = kinds_of(fields)
        self._facets = {field.id for field in self._kinds.facets}
        self._indicators = {field.id for field in self._kinds.indicators}
        self._shares = shares_of(catalog)
        self._level: Level | None = level
        self._per: Period = per
        self._is_own = rests_on is not None

    def profile(self, city: City) -> Profile:
        """Gather the profile of a city."""
        catalog, kinds, level, per = self._catalog, self._kinds, self._level, self._per
        pay = figures_used(catalog, city, level) if kinds.pay else ()
        related = _related_pay(city, level) if kinds.pay else ()
        figures = [used.figure for used in pay]
        facets = _of_fields(city.facets, self._facets)
        indicators = _of_fields(city.indicators, self._indicators)
        origins = _plain_origins(city, self._fields, kinds)
        economy = _named(city, kinds.named)
        sectors = [city.sectors] if city.sectors and kinds.sectors else []
        of_areas: list[IndicatorValue | Sectors] = [*(editions[0] for editions in indicators.values()), *sectors]
        named = [city.economy] if city.economy and economy else []
        stated: list[UsedFigure | PayFigure | FacetList | IndicatorValue | Sectors | Economy]
        stated = [*pay, *related, *facets.values(), *of_areas, *named]
        is_own = bool(origins) or self._is_own or any(each.origin for each in stated)
        return Profile(
            city=city,
            per=per,
            pay=pay,
            related_pay=related,
            indicators=indicators,
            facets=facets,
            sectors=self._shares(city) if sectors else (),
            economy=economy,
            notes=_notes(catalog, figures, facets.values(), of_areas, economy, own=is_own),
            origins=origins,
            range=pay_range(figures, per),
            entry=_range_of_level(figures, "entry", per),
            experienced=_range_of_level(figures, "experienced", per),
            pay_year=common([figure_year(catalog, figure) for figure in figures]),
        )


def country_values(catalog: Catalog, shown: Iterable[tuple[str, int | None]]) -> tuple[CountryValue, ...]:
    """Return the values for Germany of the editions of indicators that are shown, each once."""
    country = catalog.states.get(COUNTRY)
    editions = country.indicators if country else {}
    found = ((key, Edition(year).value(editions.get(key, ()))) for key, year in dict.fromkeys(shown))
    return tuple(CountryValue(**structs.asdict(value), indicator=key) for key, value in found if value)


def labels_used(catalog: Catalog, profiles: Iterable[Profile]) -> dict[str, dict[str, Label]]:
    """Return the labels of every term that stands in the profiles, per facet, and those of groups under ``sectors``.

    What pages name for a city has its labels beside those of the facet whose vocabulary it is in.
    """
    used: dict[str, dict[str, None]] = {}
    for profile in profiles:
        for name, facet in profile.facets.items():
            used.setdefault(name, {}).update(dict.fromkeys(facet.terms))
        for field in NAMED_FIELDS:
            if named := profile.named(field.id):
                used.setdefault(field.facet, {}).update(dict.fromkeys([each.term for each in named]))
        if profile.sectors:
            used.setdefault(SECTORS.id, {}).update(dict.fromkeys([share.group for share in profile.sectors]))
    known: dict[str, Mapping[str, Worded]] = {SECTORS.id: catalog.sectors}
    known.update((name, terms) for name, terms in catalog.terms.items())
    return {name: {key: known[name][key].label for key in keys} for name, keys in used.items()}


def sources_used(catalog: Catalog, profiles: Iterable[Profile]) -> Mapping[str, Source]:
    """Return every source behind some profiles."""
    return sources_of(catalog, (key for profile in profiles for key in _source_keys(profile)))


def _source_keys(profile: Profile) -> list[str]:
    return [
        *[figure.source for figure in (*profile.figures, *profile.related_pay)],
        *[edition.source for editions in profile.indicators.values() for edition in editions],
        *[facet.source for facet in profile.facets.values()],
        *([profile.city.sectors.source] if profile.sectors and profile.city.sectors else []),
    ]


def _related_pay(city: City, level: Level | None) -> tuple[PayFigure, ...]:
    """Return the city's own figures for other roles than the profession."""
    return tuple(figure for figure in city.pay if figure.role != PROFESSION and level in (None, figure.level))


def _of_fields(values: Mapping[_K, _T], ids: Collection[_K]) -> dict[_K, _T]:
    """Return what a city has in some fields, by their ids and in its own order."""
    return {key: value for key, value in values.items() if key in ids}


def _named(city: City, fields: Collection[NamedField]) -> dict[NamedId, tuple[NamedTerm, ...]]:
    """Return what pages name for a city in some fields; nothing where there is no such page."""
    if city.economy is None:
        return {}
    return {field.id: city.economy.named(field.facet) for field in NAMED_FIELDS if field in fields}


def _range_of_level(figures: Iterable[PayFigure], level: Level, per: Period) -> PayRange:
    """Return what the figures of the city itself span for one level; fallbacks do not count."""
    return pay_range([figure for figure in figures if figure.scope == "city" and figure.level == level], per)


def _plain_origins(city: City, chosen: Iterable[Field], kinds: Kinds) -> dict[str, Origin]:
    """Return where the chosen fields of the city itself are the user's own.

    The name is always shown; a distance rests on coordinates.
    """
    if not city.origins:
        return {}
    shown = {NAME.id, *(field.id for field in chosen), *(COORDINATES if kinds.distance else ())}
    return {field: origin for field, origin in city.origins.items() if field in shown}


def _notes(
    catalog: Catalog,
    figures: Sequence[PayFigure],
    facets: Collection[FacetList],
    of_areas: Collection[IndicatorValue | Sectors],
    economy: Mapping[NamedId, Collection[NamedTerm]],
    *,
    own: bool,
) -> tuple[Note, ...]:
    applying = {*_notes_on_pay(catalog, figures), *_notes_on_lists(catalog, facets), *_notes_on_numbers(of_areas)}
    if own:
        applying.add("from_pack")
    if any(named.area for terms in economy.values() for named in terms):
        applying.add("economy_of_area")
    return tuple(note for note in _NOTES if note in applying)


def _notes_on_pay(catalog: Catalog, figures: Iterable[PayFigure]) -> Iterator[Note]:
    for figure in figures:
        if "period" in figure.assumed:
            yield "assumed_period"
        if "basis" in figure.assumed:
            yield "assumed_basis"
        if figure.scope == "state":
            yield "pay_from_state"
        if figure.scope == "country":
            yield "pay_from_country"
        if figure_year(catalog, figure) is None:
            yield "undated"
        if figure.counted_with:
            yield "roles_together"


def _notes_on_numbers(numbers: Iterable[IndicatorValue | Sectors]) -> Iterator[Note]:
    for each in numbers:
        if each.area:
            yield "sectors_of_area" if isinstance(each, Sectors) else "indicator_of_area"
        if isinstance(each, Sectors) and each.left_out:
            yield "sectors_left_out"


def _notes_on_lists(catalog: Catalog, facets: Iterable[FacetList]) -> Iterator[Note]:
    for facet in facets:
        if facet.role == "related":
            yield "role_related"
        if facet.seen == "part":
            yield "seen_part"
        if catalog.sources[facet.source].dated is None:
            yield "undated"


def _weakest(values: Sequence[_T], weaker: _T) -> _T | None:
    return weaker if weaker in values else (values[0] if values else None)
