"""Profiles as sheets, one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from itleiter_cli.language import Language
from itleiter_cli.model import FACETS, Catalog
from itleiter_cli.profile import CityProfile, PayStatement, Profiles, facet_terms
from itleiter_cli.sheets.sheet import Cell, Column, Document, Line, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording, axis, common_scale


def profiles_document(catalog: Catalog, language: Language, profiles: Profiles) -> Document:
    """Lay profiles out, a sheet each."""
    wording = Wording(catalog, language)
    sheets = tuple(
        Sheet(
            title=profile.name,
            shape="matrix",
            columns=(Column(""),),
            rows=tuple(_rows(wording, profile, profiles.fields)),
            legend=language.say("legend-bars") if profile.pay or profile.related_pay else "",
        )
        for profile in profiles.cities
    )
    return Document(sheets=sheets, footnotes=wording.footnotes)


def _rows(wording: Wording, profile: CityProfile, fields: tuple[str, ...]) -> Iterator[Row]:
    say = wording.language.say
    nothing = cell(say("nothing-known"), emphasis="quiet")
    for field in fields:
        if field == "state":
            yield Row(say("field-state"), (cell(f"{wording.state(profile.state)} ({profile.state})"),))
        elif field == "ags":
            yield Row(say("field-ags"), (cell(profile.ags) if profile.ags else nothing,))
        elif field == "pay":
            yield from _pay(wording, profile)
        elif field in wording.catalog.indicators:
            editions = [value for value in profile.indicators if value.indicator == field]
            lines = tuple(line for value in editions for line in wording.indicator(value))
            yield Row(wording.indicator_label(field), (lines or nothing,))
        else:
            yield Row(say(f"field-{field}"), (_facet(wording, profile, field) or nothing,))


def _pay(wording: Wording, profile: CityProfile) -> Iterator[Row]:
    say = wording.language.say
    yield Row(say("heading-pay", per=say("per-month")))
    every = (*profile.pay, *profile.related_pay)
    scale = common_scale(every, "month")
    if scale is None or not profile.pay:
        yield Row(wording.level("any"), (cell(say("nothing-known"), emphasis="quiet"),))
    for figure in every:
        yield Row(_figure_label(wording, figure), (wording.figure(figure, "month", scale),))
    if scale is not None:
        yield Row(say("scale"), (axis(wording.language, scale),))


def _figure_label(wording: Wording, figure: PayStatement) -> str:
    level = wording.level(figure.level)
    return level if figure.role == "it-leiter" else f"{wording.role(figure.role)}, {level}"


def _facet(wording: Wording, profile: CityProfile, field: str) -> Cell:
    for facet in FACETS:
        statement = next((each for each in profile.facets if each.facet == facet), None)
        if facet == field and statement is not None:
            said = wording.read(statement.seen, statement.role)
            return (*wording.terms(facet, facet_terms(profile, facet)), Line(said, wording.facet_footnotes(statement), "quiet"))
    return ()
