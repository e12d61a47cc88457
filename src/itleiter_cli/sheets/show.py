"""Profiles as sheets, one below the other."""

from collections.abc import Iterator, Sequence

from itleiter_cli.catalog.forms import PROFESSION
from itleiter_cli.catalog.model import Catalog, PayFigure
from itleiter_cli.cities.fields import (
    SECTORS,
    FacetField,
    IndicatorField,
    Kinds,
    kinds_of,
)
from itleiter_cli.cities.pay import (
    shown_first,
)
from itleiter_cli.cities.profile import Profile
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.show import Profiles
from itleiter_cli.sheets import economy
from itleiter_cli.sheets.scale import axis, common_scale, legend
from itleiter_cli.sheets.sheet import Cell, Column, Document, Row, Sheet, cell, marked
from itleiter_cli.sheets.wording import Wording


def document(catalog: Catalog, language: Language, profiles: Profiles) -> Document:
    """Lay profiles out, a sheet each."""
    wording = Wording(catalog, language)
    beside = shown_first(profiles.country_pay)
    of_cities = [figure for profile in profiles.cities for figure in (*profile.figures, *profile.related_pay)]
    scale = common_scale([*of_cities, *beside], "month")
    sheets = tuple(
        Sheet(
            title=marked(wording.city(profile.slug), wording.profile_footnotes(profile)),
            shape="matrix",
            columns=(Column(""),),
            rows=tuple(_rows(wording, profile, profiles, beside, scale)),
            remarks=(
                *_left_out(language, len(profiles.country_pay) - len(beside)),
                *(wording.not_shown(profiles.fields) if profile is profiles.cities[-1] else ()),
            ),
            legend=legend(language, (*profile.figures, *profile.related_pay, *beside)),
        )
        for profile in profiles.cities
    )
    names = language.listed([wording.city(profile.slug) for profile in profiles.cities])
    return Document(sheets=sheets, footnotes=wording.notes.written(), title=language.say("compare-title", cities=names))


def _left_out(language: Language, count: int) -> Iterator[str]:
    """Say how many of the figures that stand beside those of cities are not shown."""
    if count:
        yield language.say("country-pay-in-sources", count=count)


def _rows(
    wording: Wording,
    profile: Profile,
    profiles: Profiles,
    beside: Sequence[PayFigure],
    scale: tuple[int, int] | None,
) -> Iterator[Row]:
    nothing = cell(wording.say("nothing-known"), emphasis="quiet")
    kinds = kinds_of(profiles.fields)
    for plain in kinds.plain:
        yield Row(wording.field(plain), (wording.plain(profile, plain) or nothing,))
    if kinds.pay:
        yield from _pay(wording, profile, beside, scale)
    if kinds.facets:
        yield from _facets(wording, profile, kinds.facets, nothing)
    yield from _economy(wording, profile, kinds, nothing)
    if kinds.indicators:
        yield from _indicators(wording, profile, kinds.indicators, profiles, nothing)


def _facets(wording: Wording, profile: Profile, facets: Sequence[FacetField], nothing: Cell) -> Iterator[Row]:
    yield Row(wording.say("heading-facets"))
    for facet in facets:
        terms = profile.terms(facet.id)
        yield Row(wording.field(facet), (wording.terms(facet.id, terms) if terms else nothing,))
    yield Row(wording.say("heading-texts"))
    yield Row(wording.say("read"), (wording.texts(profile),))


def _economy(wording: Wording, profile: Profile, kinds: Kinds, nothing: Cell) -> Iterator[Row]:
    if kinds.named or kinds.sectors:
        yield Row(wording.say("heading-economy"))
    if kinds.sectors:
        yield Row(
            wording.marked_own(wording.field(SECTORS), profile.origins.get(SECTORS.id)),
            (economy.more_jobs(wording, profile, with_shares=True) or nothing,),
        )
    for field in kinds.named:
        yield Row(
            wording.marked_own(wording.field(field), profile.origins.get(field.id)),
            (economy.named(wording, profile, field) or nothing,),
        )


def _indicators(
    wording: Wording, profile: Profile, indicators: Sequence[IndicatorField], profiles: Profiles, nothing: Cell
) -> Iterator[Row]:
    yield Row(wording.say("heading-numbers"))
    for field in indicators:
        lines = tuple(
            line
            for value in profile.indicators.get(field.id, ())
            for line in wording.indicator(field.id, value, profiles.country_value(field.id, value.year))
        )
        yield Row(
            wording.indicator_label(field.id),
            (lines or economy.without_value(wording, profile.city, field.id) or nothing,),
        )


def _pay(
    wording: Wording, profile: Profile, beside: Sequence[PayFigure], scale: tuple[int, int] | None
) -> Iterator[Row]:
    yield Row(wording.say("heading-pay", per=wording.say("per-month")))
    if scale is None or not profile.pay:
        yield Row(wording.level("any"), (cell(wording.say("nothing-known"), emphasis="quiet"),))
    for used in profile.pay:
        yield Row(_figure_label(wording, used.figure), (wording.used_figure(used, "month", scale),))
    for figure in profile.related_pay:
        yield Row(_figure_label(wording, figure), (wording.figure(figure, "month", scale),))
    for figure in beside:
        yield Row(wording.beside(figure), (wording.figure(figure, "month", scale, named=True),))
    if scale is not None and (profile.pay or profile.related_pay or beside):
        yield Row(wording.say("scale"), (axis(wording.language, scale),))


def _figure_label(wording: Wording, figure: PayFigure) -> str:
    level = wording.level(figure.level)
    return level if figure.role == PROFESSION else f"{wording.role(figure.role)}, {level}"
