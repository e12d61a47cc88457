"""The gap between own skills and those that cities ask for, a sheet per city."""

from collections.abc import Iterable, Iterator

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.gap import CityGap, GapAnswer, Holding, SkillGap
from itleiter_cli.sheets.sheet import Column, Document, Row, Sheet, cell, items
from itleiter_cli.sheets.wording import Wording

_HOLDINGS: tuple[Holding, ...] = ("there", "partly", "missing", "extra")


def document(catalog: Catalog, language: Language, answer: GapAnswer) -> Document:
    """Lay out what is there and what is missing, and below it the ESCO codes of all skills named."""
    wording = Wording(catalog, language)
    sheets = [_city(wording, gap) for gap in answer.gap]
    if len(answer.gap) > 1:
        sheets.append(_verdict(wording, answer))
    sheets.append(_codes(wording, answer))
    shown = tuple(sheet for sheet in sheets if sheet.rows or sheet.remarks)
    return Document(sheets=shown, footnotes=wording.footnotes, title=language.say("gap-heading"))


def _city(wording: Wording, gap: CityGap) -> Sheet:
    remarks = [wording.say("gap-incomplete")] if gap.skills and not gap.complete else []
    return Sheet(
        title=wording.say("gap-title", city=wording.city_heading(gap.city)),
        shape="matrix",
        columns=(Column(""),),
        rows=tuple(_rows(wording, gap)),
        remarks=tuple(remarks),
    )


def _rows(wording: Wording, gap: CityGap) -> Iterator[Row]:
    if not gap.skills:
        yield Row(wording.say("field-skills"), (cell(wording.say("gap-no-list"), *wording.own_footnotes(gap.origin)),))
        return
    asked = sum(skill.holding != "extra" for skill in gap.skills)
    counts = {holding: len(gap.of(holding)) for holding in _HOLDINGS if holding != "extra"}
    yield Row(wording.say("gap-asked"), (cell(wording.say("gap-count", count=asked, **counts)),))
    for holding in _HOLDINGS:
        label = wording.say("gap-not-seen" if holding == "extra" and not gap.complete else f"gap-{holding}")
        skills = gap.of(holding)
        yield Row(label, (items(_skills(wording, skills)),) if skills else ((),))
    yield Row(
        wording.say("gap-training"),
        (wording.terms("training", gap.fitting_training),) if gap.fitting_training else ((),),
    )
    if gap.other_training:
        yield Row(wording.say("gap-other-training"), (wording.terms("training", gap.other_training),))
    if gap.source and gap.seen and gap.text_role:
        notes = wording.source_footnotes(
            gap.source, gap.origin, *wording.catalog.cities[gap.city].facets["skills"].urls
        )
        yield Row(wording.say("read"), (cell(wording.extent_read(gap.seen, gap.text_role), *notes, emphasis="quiet"),))


def _skills(wording: Wording, skills: Iterable[SkillGap]) -> Iterator[str]:
    for skill in skills:
        through = [] if skill.skill in skill.through else [wording.term("skills", own) for own in skill.through]
        label = wording.term("skills", skill.skill)
        yield f"{label} ({wording.say('gap-through', skills=', '.join(through))})" if through else label


def _verdict(wording: Wording, answer: GapAnswer) -> Sheet:
    names = {gap.city: wording.city(gap.city) for gap in answer.gap}
    if answer.least:
        verdict = wording.say("gap-least", cities=wording.language.listed([names[slug] for slug in answer.least]))
    else:
        verdict = wording.say("gap-least-unknown")
    left_out = [names[gap.city] for gap in answer.gap if not gap.complete]
    if left_out and answer.least:
        verdict += " " + wording.say("gap-least-left-out", cities=wording.language.listed(left_out))
    return Sheet(
        title=wording.say("gap-verdict"), shape="matrix", columns=(Column(""),), rows=(Row("", (cell(verdict),)),)
    )


def _codes(wording: Wording, answer: GapAnswer) -> Sheet:
    codes = {skill.skill: skill for gap in answer.gap for skill in gap.skills if skill.esco_id}
    return Sheet(
        title=wording.say("gap-codes"),
        shape="list",
        label_heading=wording.say("field-skills"),
        columns=(Column("ESCO 1.2.0"), Column(wording.say("meaning"))),
        rows=tuple(
            Row(
                wording.term("skills", key),
                (cell(skill.esco_id or ""), cell(wording.say(f"meaning-{skill.esco_match}"))),
            )
            for key, skill in codes.items()
        ),
    )
