"""What is known about one city: its pay columns, its figures as the sources gave them, its indicators and facets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from msgspec import Struct, structs

from itleiter_cli.columns import COLUMNS
from itleiter_cli.distance import DISTANCE, PLACE
from itleiter_cli.errors import Text, text
from itleiter_cli.fields import all_fields, columns_for
from itleiter_cli.language import Label, Language
from itleiter_cli.model import (
    COUNTRY,
    FACETS,
    PROFESSION,
    Basis,
    Catalog,
    City,
    FacetList,
    FacetName,
    IndicatorValue,
    Level,
    Measure,
    MidIs,
    Origin,
    PayFigure,
    Period,
    Scope,
    Seen,
    Source,
    TextRole,
)
from itleiter_cli.rows import Answer, JsonObject, Rows, labelled, rows_of

_T = TypeVar("_T")

MONTHS = 12
USUAL_PAY: Mapping[Period, tuple[int, int]] = {"month": (1_500, 30_000), "year": (18_000, 360_000)}
"""EUR that pay for this profession lies between; other amounts are asked about."""

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
]


class PayStatement(PayFigure, frozen=True, kw_only=True):
    """A pay figure together with where it was stated: ``region`` is a slug for a city, two letters for a state."""

    scope: Scope
    region: str


class IndicatorStatement(IndicatorValue, frozen=True, kw_only=True):
    """One edition of an indicator together with its id."""

    indicator: str


class FacetStatement(Struct, frozen=True, kw_only=True):
    """Where the terms of a facet come from."""

    facet: FacetName
    source: str
    urls: tuple[str, ...]
    role: TextRole
    seen: Seen
    basis: Label | None
    origin: Origin | None


class CityProfile(Struct, frozen=True, kw_only=True):
    """The profile record: first the columns that csv has as well, then the statements behind them.

    Pay columns are EUR per ``pay_period``; the statements keep the period of their source.
    """

    city: str
    name: str
    state: str
    ags: str | None
    population: int | None
    pay_low: int | None
    pay_high: int | None
    pay_period: Period | None
    pay_basis: Basis | None
    pay_scope: Scope | None
    pay_measure: Measure | Literal["envelope"] | None
    pay_source: str | None
    entry_low: int | None
    entry_high: int | None
    experienced_low: int | None
    experienced_high: int | None
    rent_eur_m2: float | None
    price_index: float | None
    wage_index: float | None
    industries: tuple[str, ...]
    employers: tuple[str, ...]
    skills: tuple[str, ...]
    culture: tuple[str, ...]
    training: tuple[str, ...]
    notes: tuple[Note, ...]
    pay_level: Level | Literal["mixed"] | None
    pay_mid: int | None
    pay_mid_is: MidIs | None
    pay_year: int | None
    entry_measure: Measure | Literal["envelope"] | None
    experienced_measure: Measure | Literal["envelope"] | None
    price_index_year: int | None
    wage_index_year: int | None
    facets_seen: Seen | None
    facets_role: TextRole | None
    pay: tuple[PayStatement, ...]
    related_pay: tuple[PayStatement, ...]
    indicators: tuple[IndicatorStatement, ...]
    facets: tuple[FacetStatement, ...]
    origins: Mapping[str, Origin]

    def edition(self, indicator: str, year: int | None) -> IndicatorStatement | None:
        """Return the edition of an indicator of one year, or None."""
        return next((value for value in self.indicators if value.indicator == indicator and value.year == year), None)

    def newest(self, indicator: str) -> IndicatorStatement | None:
        """Return the newest edition of an indicator, or None."""
        for value in self.indicators:
            if value.indicator == indicator:
                return value
        return None


class Profiles(Answer, frozen=True, kw_only=True):
    """Profiles of some cities in the chosen fields, one after the other."""

    cities: tuple[CityProfile, ...]
    fields: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the profile record that belong to the fields."""
        return profile_columns(self.fields, self.cities)

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city."""
        return labelled(profile_rows(self.cities, self.columns, self.fields), self.terms, labels)

    def as_json(self) -> JsonObject:
        """Return the record; profiles keep the columns of the chosen fields only."""
        return profiles_json(super().as_json(), self.columns)


def show_cities(catalog: Catalog, cities: Sequence[City], fields: Sequence[str]) -> Profiles:
    """Gather the profiles of some cities in the chosen fields."""
    profiles = tuple(city_profile(catalog, city, fields) for city in cities)
    return Profiles(cities=profiles, fields=tuple(fields), terms=labels_used(catalog, profiles), sources=sources_used(catalog, profiles))


def profile_rows(profiles: Sequence[CityProfile], columns: tuple[str, ...], fields: Sequence[str]) -> Rows:
    """Return a row per profile; an indicator of the user's own has its value and its year behind the columns of the contract."""
    own = [field for field in fields if field not in (*COLUMNS, "pay", DISTANCE)]
    rows = rows_of(profiles, columns)
    if not own:
        return rows
    newest = [[profile.newest(field) for field in own] for profile in profiles]
    more = [tuple(part for value in values for part in ((value.value, value.year) if value else (None, None))) for values in newest]
    return Rows(
        (*columns, *(name for field in own for name in (field, f"{field}_year"))),
        tuple((*record, *added) for record, added in zip(rows.records, more, strict=True)),
    )


def profiles_json(written: JsonObject, columns: Collection[str]) -> JsonObject:
    """Take the columns that were not chosen out of the profiles of a record."""
    left_out = set(COLUMNS) - set(columns)
    return {**written, "cities": [{key: value for key, value in city.items() if key not in left_out} for city in written["cities"]]}


def profile_columns(fields: Sequence[str], profiles: Sequence[CityProfile]) -> tuple[str, ...]:
    """Return the columns for chosen fields; what is the user's own is always marked, so that ``notes`` then come along."""
    return columns_for(fields, notes=any("from_pack" in profile.notes for profile in profiles))


def city_profile(
    catalog: Catalog,
    city: City,
    fields: Sequence[str] | None = None,
    *,
    level: Level | None = None,
    per: Period = "month",
    rests_on: Origin | None = None,
) -> CityProfile:
    """Gather the profile of a city; statements and notes are those of the chosen fields, or all of them.

    With ``level``, only the city's own figures of that level count, without fallback. ``per`` year multiplies every pay
    column by 12. ``rests_on`` is something of the user's own that all that is asked rests on.
    """
    chosen = all_fields(catalog) if fields is None else fields
    figures = figures_used(catalog, city, level) if "pay" in chosen else ()
    related = [figure for figure in city.pay if "pay" in chosen and figure.role != PROFESSION and level in (None, figure.level)]
    facets = {name: facet for name, facet in city.facets.items() if name in chosen}
    own = [figure for figure in figures if figure.scope == "city"]
    pay = _envelope(figures, per)
    entry = _envelope([figure for figure in own if figure.level == "entry"], per)
    experienced = _envelope([figure for figure in own if figure.level == "experienced"], per)
    newest = {key: editions[0] for key, editions in city.indicators.items()}
    said = {"name", *chosen, *(PLACE if DISTANCE in chosen else ())}
    origins = {field: origin for field, origin in city.origins.items() if field in said}
    shown = [value for key, value in newest.items() if key in chosen]
    is_own = bool(origins) or rests_on is not None or _is_own((*figures, *related, *facets.values(), *shown))
    return CityProfile(
        city=city.slug,
        name=city.name,
        state=city.state,
        ags=city.ags,
        population=_whole(newest.get("population")),
        pay_low=pay.low,
        pay_high=pay.high,
        pay_period=per if figures else None,
        pay_basis=_common([figure.basis for figure in figures]),
        pay_scope=_common([figure.scope for figure in figures]),
        pay_measure=pay.measure,
        pay_source="|".join(dict.fromkeys(figure.source for figure in figures)) or None,
        entry_low=entry.low,
        entry_high=entry.high,
        experienced_low=experienced.low,
        experienced_high=experienced.high,
        rent_eur_m2=_amount(newest.get("rent_eur_m2")),
        price_index=_amount(newest.get("price_index")),
        wage_index=_amount(newest.get("wage_index")),
        **{facet: city.facets[facet].terms if facet in city.facets else () for facet in FACETS},
        notes=_notes(
            catalog,
            figures,
            facets.values(),
            shown,
            own=is_own,
        ),
        pay_level=_common([figure.level for figure in figures]) or ("mixed" if figures else None),
        pay_mid=pay.mid,
        pay_mid_is=pay.mid_is,
        pay_year=_common([figure_year(catalog, figure) for figure in figures]),
        entry_measure=entry.measure,
        experienced_measure=experienced.measure,
        price_index_year=newest["price_index"].year if "price_index" in newest else None,
        wage_index_year=newest["wage_index"].year if "wage_index" in newest else None,
        facets_seen=_least([facet.seen for facet in facets.values()], "part"),
        facets_role=_least([facet.role for facet in facets.values()], "related"),
        pay=figures,
        related_pay=tuple(_stated(figure, "city", city.slug) for figure in related),
        indicators=tuple(
            IndicatorStatement(indicator=key, **structs.asdict(edition))
            for key, editions in city.indicators.items()
            if key in chosen
            for edition in editions
        ),
        facets=tuple(
            FacetStatement(
                facet=name,
                source=facet.source,
                urls=facet.urls,
                role=facet.role,
                seen=facet.seen,
                basis=facet.basis,
                origin=facet.origin,
            )
            for name, facet in facets.items()
        ),
        origins=origins,
    )


def figures_used(catalog: Catalog, city: City, level: Level | None = None) -> tuple[PayStatement, ...]:
    """Return the figures that stand for a city: its own for the profession, else its state's, else the country's.

    With ``level``, only the city's own of that level. What stands in for figures that the user has cleared rests on that.
    """
    own = tuple(_stated(figure, "city", city.slug) for figure in city.pay if figure.role == PROFESSION and level in (None, figure.level))
    if own or level is not None:
        return own
    regions: tuple[tuple[str, Scope], ...] = ((city.state, "state"), (COUNTRY, "country"))
    cleared = city.origins.get("pay")
    for code, scope in regions:
        state = catalog.states.get(code)
        figures = [figure for figure in state.pay if figure.role == PROFESSION] if state else []
        if figures:
            stated = (_stated(figure, scope, code) for figure in figures)
            return tuple(figure if cleared is None else structs.replace(figure, origin=figure.origin or cleared) for figure in stated)
        cleared = cleared or (state.origin if state else None)
    return ()


def per_period(amount: int, stated: Period, wanted: Period) -> int:
    """Turn EUR per ``stated`` into EUR per ``wanted``: a year is twelve months, halves are rounded up."""
    if stated == wanted:
        return amount
    return amount * MONTHS if wanted == "year" else half_up(amount, MONTHS)


def unusual_pay(amount: int, per: Period) -> Text | None:
    """Say that EUR ``per`` month or year lie outside what is usual; None where they do not."""
    least, most = USUAL_PAY[per]
    if least <= amount <= most:
        return None
    return text("amount-unusual", amount=amount, per=text(f"per-{per}"), least=least, most=most)


def fitting_period(amount: int) -> Period | None:
    """Return the period for which an amount is usual; None where it is too small or too large for both."""
    return next((per for per, (least, most) in USUAL_PAY.items() if least <= amount <= most), None)


def half_up(numerator: int, denominator: int) -> int:
    """Divide and round to a whole number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


def ends(figure: PayFigure) -> tuple[int, int]:
    """Return the lowest and the highest amount of a figure, in EUR per its period; a mean or median counts as both ends."""
    amounts = [amount for amount in (figure.low, figure.mid, figure.high) if amount is not None]
    return min(amounts), max(amounts)


def figure_year(catalog: Catalog, figure: PayFigure) -> int | None:
    """Return the year that a figure speaks of: its own, else that of its source; None where neither says."""
    if figure.year is not None:
        return figure.year
    return source_year(catalog.sources[figure.source])


def source_year(source: Source) -> int | None:
    """Return the year that the figures of a source speak of, or None."""
    return source.dated if source.dated is None or isinstance(source.dated, int) else source.dated.year


def labels_used(catalog: Catalog, profiles: Sequence[CityProfile]) -> dict[str, dict[str, Label]]:
    """Return the labels of every term that stands in the profiles' facets, per facet."""
    used: dict[FacetName, dict[str, None]] = {}
    for profile in profiles:
        for statement in profile.facets:
            used.setdefault(statement.facet, {}).update(dict.fromkeys(facet_terms(profile, statement.facet)))
    return {facet: {term: catalog.terms[facet][term].label for term in terms} for facet, terms in used.items()}


def facet_terms(profile: CityProfile, facet: FacetName) -> tuple[str, ...]:
    """Return the terms of one facet of a profile."""
    terms: tuple[str, ...] = getattr(profile, facet)
    return terms


def sources_used(catalog: Catalog, profiles: Sequence[CityProfile]) -> Mapping[str, Source]:
    """Return every source behind the statements of some profiles."""
    keys: dict[str, None] = {}
    for profile in profiles:
        for statements in (profile.pay, profile.related_pay, profile.indicators, profile.facets):
            for statement in statements:
                keys[statement.source] = None
    return {key: catalog.sources[key] for key in keys}


class _Envelope(NamedTuple):
    low: int | None = None
    high: int | None = None
    mid: int | None = None
    mid_is: MidIs | None = None
    measure: Measure | Literal["envelope"] | None = None


_NOTHING = _Envelope()


def _envelope(figures: Sequence[PayStatement], per: Period) -> _Envelope:
    if not figures:
        return _NOTHING
    factor = 12 if per == "year" else 1
    amounts = [per_period(amount, figure.period, "month") for figure in figures for amount in ends(figure)]
    single = figures[0] if len(figures) == 1 else None
    middle = single.mid if single else None
    return _Envelope(
        low=min(amounts) * factor,
        high=max(amounts) * factor,
        mid=per_period(middle, single.period, "month") * factor if single and middle is not None else None,
        mid_is=single.mid_is if single else None,
        measure=_common([figure.measure for figure in figures]) or "envelope",
    )


def _stated(figure: PayFigure, scope: Scope, region: str) -> PayStatement:
    return PayStatement(scope=scope, region=region, **structs.asdict(figure))


def _is_own(statements: Iterable[PayFigure | FacetList | IndicatorValue]) -> bool:
    return any(each.origin is not None for each in statements)


def _notes(
    catalog: Catalog,
    figures: Sequence[PayStatement],
    facets: Collection[FacetList],
    indicators: Collection[IndicatorValue],
    *,
    own: bool,
) -> tuple[Note, ...]:
    applies: Mapping[Note, bool] = {
        "assumed_period": any("period" in figure.assumed for figure in figures),
        "assumed_basis": any("basis" in figure.assumed for figure in figures),
        "pay_from_state": any(figure.scope == "state" for figure in figures),
        "pay_from_country": any(figure.scope == "country" for figure in figures),
        "role_related": any(facet.role == "related" for facet in facets),
        "seen_part": any(facet.seen == "part" for facet in facets),
        "from_pack": own,
        "undated": any(figure_year(catalog, figure) is None for figure in figures)
        or any(catalog.sources[facet.source].dated is None for facet in facets),
        "roles_together": any(figure.counted_with for figure in figures),
        "indicator_of_area": any(value.area for value in indicators),
    }
    return tuple(note for note, does in applies.items() if does)


def _common(values: Sequence[_T]) -> _T | None:
    return values[0] if len(set(values)) == 1 else None


def _least(values: Sequence[_T], weaker: _T) -> _T | None:
    return weaker if weaker in values else (values[0] if values else None)


def _whole(value: IndicatorValue | None) -> int | None:
    return None if value is None else round(value.value)


def _amount(value: IndicatorValue | None) -> float | None:
    return None if value is None else value.value
