"""The codes of skills and of the profession, and the evidence for what is asked for in general."""

from collections.abc import Iterable, Iterator, Mapping

from itleiter_cli.catalog.forms import ESCO_RELATIONS, CodeScheme, EscoRelation
from itleiter_cli.catalog.profession import Evidence, ProfessionCode
from itleiter_cli.questions.gap import GapAnswer, GeneralGap, GeneralSkill
from itleiter_cli.sheets.sheet import Cell, Column, Line, Row, Sheet, cell
from itleiter_cli.sheets.wording import Wording

_SCHEMES: Mapping[CodeScheme, str] = {"esco": "ESCO", "kldb2010": "KldB 2010", "onet": "O*NET"}


def profession_codes(wording: Wording, codes: Iterable[ProfessionCode]) -> Cell:
    """Write the codes of the profession, a line each, with what is to be known about them as footnotes."""
    lines = []
    for code in codes:
        name = code.de if wording.language.code == "de" else code.en
        written = f"{_SCHEMES[code.scheme]} {code.code}"
        urls = () if code.url is None else (code.url,)
        notes = wording.notes.footnote(f"{written}: {wording.optional(code.note)}.", *urls) if code.note else ()
        lines.append(Line(f"{written}: {name}" if name else written, notes))
    return tuple(lines)


def all_evidence(wording: Wording, gap: GeneralGap) -> Iterator[Sheet]:
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


def skill_codes(wording: Wording, answer: GapAnswer) -> Sheet:
    """Lay out the codes of ESCO that the skills of an answer have."""
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
