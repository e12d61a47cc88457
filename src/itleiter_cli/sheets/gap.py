"""The gap between own skills and those that cities ask for, a sheet per city, or those asked for in general."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from itleiter_cli.catalog.forms import ESCO_RELATIONS, CodeScheme, EscoRelation
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.profession import Evidence, ProfessionCode
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.gap import CityGap, GapAnswer, GeneralGap, GeneralSkill, Holding, SkillGap
from itleiter_cli.sheets.sheet import Cell, Column, Document, Line, Row, Sheet, cell, items
from itleiter_cli.sheets.wording import Wording

_HOLDINGS: tuple[Holding, ...] = ("there", "partly", "missing", "extra")
_SCHEMES: Mapping[CodeScheme, str] = {"esco": "ESCO", "kldb2010": "KldB 2010", "onet": "O*NET"}


def document(catalog: Catalog, language: Language, answer: GapAnswer) -> Document:
    """Lay out what is there and what is missing, and below it the ESCO codes of all skills named."""
    wording = Wording(catalog, language)
    if answer.profession:
        sheets = (_general(wording, answer, answer.profession), *_all_evidence(wording, answer.profession))
        return Document(
            sheets=tuple(sheet for sheet in sheets if sheet.rows),
            footnotes=wording.notes.written(),
            title=language.say("gap-heading" if answer.have else "gap-heading-general"),
        )
    return _cities(wording, answer)


def _cities(wording: Wording, answer: GapAnswer) -> Document:
    sheets = [_city(wording, gap, answer.have) for gap in answer.gap]
    if answer.have and len(answer.gap) > 1:
        sheets.append(_verdict(wording, answer))
    sheets.append(_codes(wording, answer))
    title = wording.say("gap-heading" if answer.have else "gap-heading-asked")
    shown = tuple(sheet for sheet in sheets if sheet.rows or sheet.remarks)
    return Document(sheets=shown, footnotes=wording.notes.written(), title=title)


def _city(wording: Wording, gap: CityGap, have: Sequence[str]) -> Sheet:
    remarks = [wording.say("gap-incomplete")] if gap.skills and not gap.complete else []
    if any(skill.core for skill in gap.of("missing")):
        remarks.append(wording.say("gap-learn-first-why"))
    return Sheet(
        title=wording.say("gap-title" if have else "gap-title-asked", city=wording.city_heading(gap.city)),
        shape="matrix",
        columns=(Column(""),),
        rows=tuple(_rows(wording, gap, have)),
        remarks=tuple(remarks),
    )


def _rows(wording: Wording, gap: CityGap, have: Sequence[str]) -> Iterator[Row]:
    if not gap.skills:
        yield Row(wording.say("field-skills"), (cell(wording.say("gap-no-list"), *wording.notes.own(gap.origin)),))
        if wording.catalog.profession:
            command = f"itleiter gap{''.join(f' --have {own}' for own in have)}"
            yield Row(wording.say("gap-in-general"), (cell(wording.say("gap-general-command", command=command)),))
        return
    yield Row(wording.say("gap-asked"), (cell(_count(wording, gap, have)),))
    if have:
        yield from _holdings(wording, gap, "gap-extra" if gap.complete else "gap-not-seen")
        yield Row(
            wording.say("gap-training"),
            (wording.terms("training", gap.fitting_training),) if gap.fitting_training else ((),),
        )
    else:
        yield Row(wording.say("field-skills"), (items(_skills(wording, gap.skills)),))
    if gap.other_training:
        other = wording.say("gap-other-training" if have else "field-training")
        yield Row(other, (wording.terms("training", gap.other_training),))
    if gap.source and gap.seen and gap.text_role:
        notes = wording.notes.source(gap.source, gap.origin, *wording.catalog.cities[gap.city].facets["skills"].urls)
        yield Row(wording.say("read"), (cell(wording.extent_read(gap.seen, gap.text_role), *notes, emphasis="quiet"),))


def _count(wording: Wording, gap: CityGap | GeneralGap, have: Sequence[str]) -> str:
    """Say how many skills are asked for; with own ones, also how many are there, partly there and missing."""
    counts = {holding: len(gap.of(holding)) for holding in _HOLDINGS if holding != "extra"}
    count = sum(counts.values()) if have else len(gap.skills)
    skills = wording.say("gap-one-skill" if count == 1 else "gap-skills", count=count)
    return wording.say("gap-count", skills=skills, **counts) if have else skills


def _holdings(wording: Wording, gap: CityGap | GeneralGap, extra: str) -> Iterator[Row]:
    """List the skills by what is there of them; those missing in a city that are asked for in general come first."""
    for holding in _HOLDINGS:
        skills: Sequence[SkillGap] = gap.of(holding)
        first = [skill for skill in skills if skill.core] if holding == "missing" and isinstance(gap, CityGap) else []
        if first:
            own = wording.catalog.profession.origin if wording.catalog.profession else None
            yield Row(wording.marked_own(wording.say("gap-learn-first"), own), (items(_skills(wording, first)),))
            skills = [skill for skill in skills if not skill.core]
        label = extra if holding == "extra" else "gap-then" if first else f"gap-{holding}"
        if skills or not first:
            yield Row(wording.say(label), (items(_skills(wording, skills)),) if skills else ((),))


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


def _general(wording: Wording, answer: GapAnswer, gap: GeneralGap) -> Sheet:
    """Say what is asked for in general and what of it is there, who says so, and the codes of the profession."""
    rows = [
        Row(wording.say("gap-asked"), (cell(_count(wording, gap, answer.have), *_general_footnotes(wording, gap)),))
    ]
    if answer.have:
        rows += _holdings(wording, gap, "gap-not-listed")
    if gap.codes:
        rows.append(Row(wording.say("gap-profession-codes"), (_profession_codes(wording, gap.codes),)))
    about = (
        wording.say("gap-general-own")
        if gap.origin
        else wording.say("gap-general-about", descriptions=len(gap.descriptions), samples=gap.samples)
    )
    return Sheet(
        title=wording.say("gap-general-title" if answer.have else "gap-general-title-asked"),
        shape="matrix",
        columns=(Column(""),),
        rows=tuple(rows),
        remarks=(about, wording.say("gap-general-not")),
    )


def _general_footnotes(wording: Wording, gap: GeneralGap) -> Iterable[int]:
    """Return the footnotes of who says what is asked for in general: its sources, and the pages that were counted."""
    notes = [note for key in gap.sources for note in wording.notes.source(key, gap.origin)]
    if gap.descriptions:
        written = [f"{page.publisher}, {page.dated}" if page.dated else page.publisher for page in gap.descriptions]
        words = wording.say("gap-pages", pages="; ".join(written))
        notes += wording.notes.said(words, *(page.url for page in gap.descriptions))
    return dict.fromkeys(notes)


def _profession_codes(wording: Wording, codes: Iterable[ProfessionCode]) -> Cell:
    """Write the codes of the profession, a line each, with what is to be known about them as footnotes."""
    lines = []
    for code in codes:
        name = code.de if wording.language.code == "de" else code.en
        written = f"{_SCHEMES[code.scheme]} {code.code}"
        urls = () if code.url is None else (code.url,)
        notes = wording.notes.said(f"{written}: {wording.optional(code.note)}.", *urls) if code.note else ()
        lines.append(Line(f"{written}: {name}" if name else written, notes))
    return tuple(lines)


def _all_evidence(wording: Wording, gap: GeneralGap) -> Iterator[Sheet]:
    """Lay out the evidence for each skill, and below it the skills of ESCO that were looked at."""
    yield Sheet(
        title=wording.say("gap-evidence"),
        shape="list",
        label_heading=wording.say("field-skills"),
        columns=(
            Column(wording.say("gap-kinds"), number=True),
            Column("ESCO"),
            Column("O*NET", number=True),
            Column(wording.say("gap-descriptions"), number=True),
            Column(wording.say("gap-samples"), number=True),
        ),
        rows=tuple(
            Row(wording.term("skills", skill.skill), _evidence(skill, skill.evidence))
            for skill in gap.skills
            if skill.evidence
        ),
        remarks=(wording.say("gap-kinds-about"), wording.say("gap-evidence-about")),
    )
    matches = {each.match for skill in gap.skills for each in skill.esco}
    yield Sheet(
        title=wording.say("gap-codes"),
        shape="list",
        label_heading="ESCO 1.2.0",
        columns=(Column(wording.say("meaning")), Column(wording.say("gap-relation"))),
        rows=tuple(row for skill in gap.skills if skill.esco for row in _esco_rows(wording, skill)),
        remarks=(wording.say("meaning-legend"),) if matches & {"narrow", "broad"} else (),
    )


def _esco_rows(wording: Wording, skill: GeneralSkill) -> Iterator[Row]:
    yield Row(wording.term("skills", skill.skill))
    for each in skill.esco:
        meaning = wording.say(f"meaning-{each.match}")
        yield Row(each.id, (cell(meaning), cell(_relations(wording, each.relations))))


def _evidence(skill: GeneralSkill, evidence: Evidence) -> tuple[Cell, ...]:
    """Write how often a skill was found; occupations of ESCO that do not count as a kind stand in brackets."""
    occupations = ", ".join(evidence.esco_essential)
    in_esco = occupations if "esco" in skill.kinds else f"({occupations})"
    return (
        cell(f"{len(skill.kinds)}"),
        cell(in_esco) if occupations else (),
        *(
            cell(str(count)) if count else ()
            for count in (evidence.onet_tasks, evidence.descriptions, evidence.samples)
        ),
    )


def _relations(wording: Wording, relations: Mapping[str, EscoRelation]) -> str:
    """Say which occupations a skill of ESCO is essential for, and which it is optional for."""
    occupations = {
        relation: ", ".join(code for code, own in relations.items() if own == relation) for relation in ESCO_RELATIONS
    }
    return "; ".join(
        f"{wording.say(f'relation-{relation}')}: {codes}" for relation, codes in occupations.items() if codes
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
