"""Profiles as sheets, one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from itleiter_cli.language import Language
from itleiter_cli.model import FACETS, PROFESSION, Catalog
from itleiter_cli.profile import CityProfile, PayStatement, Profiles, facet_terms
from itleiter_cli.sheets.sheet import Column, Document, Row, Sheet, cell, marked
from itleiter_cli.sheets.wording import Wording, axis, common_scale, legend


def profiles_document(catalog: Catalog, language: Language, profiles: Profiles) -> Document:
    """Lay profiles out, a sheet each."""
    wording = Wording(catalog, language)
    scale = common_scale([figure for profile in profiles.cities for figure in (*profile.pay, *profile.related_pay)], "month")
    sheets = tuple(
        Sheet(
            title=marked(wording.city(profile.city), wording.own_profile(profile)),
            shape="matrix",
            columns=(Column(""),),
            rows=tuple(_rows(wording, profile, profiles.fields, scale)),
            legend=legend(language, (*profile.pay, *profile.related_pay)),
        )
        for profile in profiles.cities
    )
    names = language.listed([wording.city(profile.city) for profile in profiles.cities])
    return Document(sheets=sheets, footnotes=wording.footnotes, title=language.say("compare-title", cities=names))


def _rows(wording: Wording, profile: CityProfile, fields: tuple[str, ...], scale: tuple[int, int] | None) -> Iterator[Row]:
    say = wording.language.say
    nothing = cell(say("nothing-known"), emphasis="quiet")
    if "state" in fields:
        yield Row(say("field-state"), (wording.in_state(profile),))
    if "ags" in fields:
        yield Row(say("field-ags"), (wording.ags(profile) or nothing,))
    if "pay" in fields:
        yield from _pay(wording, profile, scale)
    facets = [facet for facet in FACETS if facet in fields]
    if facets:
        yield Row(say("heading-facets"))
        for facet in facets:
            yield Row(say(f"field-{facet}"), (wording.terms(facet, terms) if (terms := facet_terms(profile, facet)) else nothing,))
        yield Row(say("heading-texts"))
        yield Row(say("read"), (wording.texts(profile),))
    indicators = [key for key in wording.catalog.indicators if key in fields]
    if indicators:
        yield Row(say("heading-numbers"))
    for key in indicators:
        lines = tuple(line for value in profile.indicators if value.indicator == key for line in wording.indicator(value))
        yield Row(wording.indicator_label(key), (lines or nothing,))


def _pay(wording: Wording, profile: CityProfile, scale: tuple[int, int] | None) -> Iterator[Row]:
    say = wording.language.say
    yield Row(say("heading-pay", per=say("per-month")))
    every = (*profile.pay, *profile.related_pay)
    if scale is None or not profile.pay:
        yield Row(wording.level("any"), (cell(say("nothing-known"), emphasis="quiet"),))
    for figure in every:
        yield Row(_figure_label(wording, figure), (wording.figure(figure, "month", scale),))
    if scale is not None and every:
        yield Row(say("scale"), (axis(wording.language, scale),))


def _figure_label(wording: Wording, figure: PayStatement) -> str:
    level = wording.level(figure.level)
    return level if figure.role == PROFESSION else f"{wording.role(figure.role)}, {level}"
