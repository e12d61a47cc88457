"""The gap between own skills and those that cities ask for, a sheet per city, or those asked for in general."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.language import Language
from itleiter_cli.messages.spelling import printable
from itleiter_cli.questions.gap import CityGap, GapAnswer, GeneralGap, Holding, SkillGap, in_order
from itleiter_cli.sheets.gap_evidence import all_evidence, profession_codes, skill_codes
from itleiter_cli.sheets.marks import look_of
from itleiter_cli.sheets.sheet import (
    FULL,
    Cell,
    Column,
    Document,
    Line,
    Row,
    Share,
    Sheet,
    Stack,
    View,
    cell,
    finding,
    items,
)
from itleiter_cli.sheets.wording import Wording

_HOLDINGS: tuple[Holding, ...] = ("missing", "there", "partly", "extra")
_FIRST = 5
"""So many of the skills that are asked for in general stand above the table."""


def document(catalog: Catalog, language: Language, answer: GapAnswer, view: View = FULL) -> Document:
    """Lay out what is there and what is missing, and where everything is asked for, codes and evidence below it."""
    wording = Wording(catalog, language, view.notes)
    builder = _GapSheets(wording, answer, view)
    if answer.profession:
        sheets = (builder.general(answer.profession), *(builder.evidence(answer.profession)))
        title = "gap-heading" if answer.have else "gap-heading-general"
    else:
        sheets = tuple(builder.cities())
        title = "gap-heading" if answer.have else "gap-heading-asked"
    return Document(
        sheets=tuple(sheet for sheet in sheets if sheet.rows or sheet.remarks),
        footnotes=wording.notes.written(),
        title=language.say(title),
        closing=wording.notes.closing(),
    )


class _GapSheets:
    def __init__(self, wording: Wording, answer: GapAnswer, view: View) -> None:
        self.wording = wording
        self.answer = answer
        self._say = wording.say
        self._everything = view.everything
        self._answers_first = (
            view.width is not None
        )  # where findings are drawn above the table, it need not say them too
        self._said_of_lists = False
        self._said_why = False

    def cities(self) -> Iterator[Sheet]:
        """Say first who asks least, then what is there and missing city by city."""
        compares = bool(self.answer.have) and len(self.answer.gap) > 1
        if compares:
            yield self._verdict()
        for number, gap in enumerate(self.answer.gap):
            unknown = [] if compares or number else self._unknown()
            yield self._city(gap, unknown)
        if self._everything:
            yield skill_codes(self.wording, self.answer)

    def general(self, gap: GeneralGap) -> Sheet:
        """Say what is asked for in general and what of it is there, who says so, and the codes of the profession."""
        footnotes = tuple(_general_footnotes(self.wording, gap))
        if self.answer.have:
            first, others = self._holdings(gap, "gap-not-listed")
        else:
            first, others = self._asked_in_general(gap)
        rows = [*self._in_table([*first, *self._unknown()]), *others]
        rows.append(Row(self._say("gap-this-list"), (cell(self._about(gap), *footnotes, emphasis="quiet"),)))
        if gap.codes and self._everything:
            rows.append(Row(self._say("gap-profession-codes"), (profession_codes(self.wording, gap.codes),)))
        return Sheet(
            title=self._headline(self._say("gap-general"), gap),
            shape="matrix",
            columns=(Column(""),),
            rows=tuple(rows),
            remarks=(
                self._say("gap-general-not"),
                " ".join([self._say("gap-general-order"), *self._not_shown(codes=True)]),
            ),
            findings=(*first, *self._unknown()),
            drawing=self._bar(gap),
        )

    def _asked_in_general(self, gap: GeneralGap) -> tuple[list[Row], list[Row]]:
        """List what is asked for, first what is backed best where that has a place above the table."""
        skills = in_order(gap.skills)
        if not self._answers_first:
            return [], [Row(self._say("field-skills"), (items(self._skills(skills)),))]
        first = [finding(self._say("gap-best-backed"), *items(self._skills(skills[:_FIRST])))]
        others = list(self._skills(skills[_FIRST:]))
        return first, [Row(self._say("gap-then"), (items(others),))] if others else []

    def evidence(self, gap: GeneralGap) -> Iterator[Sheet]:
        """Lay out the evidence and the codes, where everything is asked for."""
        if self._everything:
            yield from all_evidence(self.wording, gap)

    def _about(self, gap: GeneralGap) -> str:
        if gap.origin:
            return self._say("gap-general-own")
        key = "gap-general-about-brief" if self.wording.notes.are_short else "gap-general-about"
        return self._say(key, descriptions=len(gap.descriptions), samples=gap.samples)

    def _city(self, gap: CityGap, unknown: Sequence[Row]) -> Sheet:
        name = self.wording.city_heading(gap.city)
        if not gap.skills:
            return Sheet(
                title=self._say("gap-title-no-list", city=name),
                shape="matrix",
                columns=(Column(""),),
                rows=(*self._in_table(unknown), *self._without_list(gap)),
                remarks=tuple(self._not_shown_of(gap)),
                findings=tuple(unknown),
            )
        first, others = (
            self._holdings(gap, "gap-extra" if gap.complete else "gap-not-seen")
            if self.answer.have
            else self._asked(gap)
        )
        found = [*first, *unknown]
        rows = [*self._in_table(found), *others, *self._training(gap), *self._read(gap)]
        return Sheet(
            title=self._headline(name, gap),
            shape="matrix",
            columns=(Column(""),),
            rows=tuple(rows),
            remarks=tuple(self._remarks(gap)),
            findings=tuple(found),
            drawing=self._bar(gap),
        )

    def _in_table(self, found: Sequence[Row]) -> Sequence[Row]:
        """Return the rows of findings for writers that have no place for them above the table."""
        return () if self._answers_first else [structs.replace(row, spans=False) for row in found]

    def _headline(self, name: str, gap: CityGap | GeneralGap) -> str:
        """Say how many skills are asked for; with own ones, how many are there, partly there and missing."""
        counts = {holding: len(gap.of(holding)) for holding in _HOLDINGS}
        in_full = not isinstance(gap, CityGap) or gap.complete
        if not self.answer.have:
            count = len(gap.skills)
            skills = self._say("gap-one-skill" if count == 1 else "gap-skills", count=count)
            return self._say("gap-title-asked" if in_full else "gap-title-seen", city=name, skills=skills)
        asked = counts["there"] + counts["partly"] + counts["missing"]
        parts = [self._say("gap-have" if in_full else "gap-have-seen", there=counts["there"], asked=asked)]
        parts += [self._say("gap-have-partly", count=counts["partly"])] if counts["partly"] else []
        missing = {0: "none", 1: "one"}.get(counts["missing"], "several")
        parts.append(self._say(f"gap-missing-{missing}", count=counts["missing"]))
        return f"{name}: {', '.join(parts)}"

    def _bar(self, gap: CityGap | GeneralGap) -> Stack | None:
        """Draw what is there, partly there and missing of what is asked for."""
        if not self.answer.have:
            return None
        counts = {holding: len(gap.of(holding)) for holding in _HOLDINGS}
        shares = tuple(
            Share(self._say(f"gap-{holding}"), counts[holding], str(counts[holding])) for holding in ("there", "partly")
        )
        whole = counts["there"] + counts["partly"] + counts["missing"]
        return Stack(shares, whole, str(whole)) if whole else None

    def _holdings(self, gap: CityGap | GeneralGap, extra: str) -> tuple[list[Row], list[Row]]:
        """List the skills by what is there of them, and before these what to learn first."""
        missing: Sequence[SkillGap] = gap.of("missing")
        first = [skill for skill in missing if skill.core]
        others = [skill for skill in missing if not skill.core]
        in_general = not isinstance(gap, CityGap)
        if in_general and self._answers_first:
            first, others = first[:_FIRST], [*first[_FIRST:], *others]
        profession = self.wording.catalog.profession
        own = profession.origin if profession and not in_general else None
        learn_first = self.wording.marked_own(self._say("gap-missing" if in_general else "gap-learn-first"), own)
        rows: list[tuple[str, Sequence[SkillGap]]] = [
            (self._say("gap-then" if first else "gap-missing"), others),
            (self._say("gap-there"), gap.of("there")),
            (self._say("gap-partly"), gap.of("partly")),
            (self._say(extra), gap.of("extra")),
        ]
        look = look_of(gap.origin)  # of what is asked for, not of skills that nobody asks for
        found = [finding(learn_first, *items(self._skills(first), look))] if first else []
        return found, [
            Row(label, (items(self._skills(skills), "normal" if skills[0].holding == "extra" else look),))
            for label, skills in rows
            if skills
        ]

    def _asked(self, gap: CityGap) -> tuple[list[Row], list[Row]]:
        """List what is asked for where nobody said what is there: first what is asked for in general as well."""
        skills = in_order(gap.skills)
        first = [skill for skill in skills if skill.core]
        others = [skill for skill in skills if not skill.core]
        own = self.wording.catalog.profession.origin if self.wording.catalog.profession else None
        label = self.wording.marked_own(self._say("gap-here-and-general"), own) if first else ""
        look = look_of(gap.origin)
        found = [finding(label, *items(self._skills(first), look))] if first else []
        besides = self._say("gap-here-besides" if first else "field-skills")
        return found, [Row(besides, (items(self._skills(others), look),))] if others else []

    def _skills(self, skills: Iterable[SkillGap]) -> Iterator[str]:
        """Write skills, each with what counts for it, and those to learn with the number of lists that name them."""
        for skill in skills:
            label = self.wording.term("skills", skill.skill)
            through = [] if skill.skill in skill.through else skill.through
            if through:
                through_words = ", ".join(self.wording.term("skills", own) for own in through)
                yield f"{label} ({self._say('gap-through', skills=through_words)})"
            elif skill.holding in ("missing", None):
                yield f"{label} ({self._lists(skill)})"
            else:
                yield label

    def _lists(self, skill: SkillGap) -> str:
        """Say in how many lists a skill stands: in words for the first that is named, then as a number."""
        if self._said_of_lists:
            return str(skill.lists)
        self._said_of_lists = True
        return self._say("gap-in-lists", count=skill.lists, seen=self.answer.lists_seen)

    def _unknown(self) -> list[Row]:
        """Name the own skills that are not in the vocabulary; they are words of the user's, and may hold anything."""
        near, other = [], []
        for each in self.answer.unknown:
            word, skills = printable(each.word), ", ".join(self.wording.term("skills", term) for term in each.near)
            if skills:
                near.append(f"{word} ({self._say('gap-near', skills=skills)})")
            else:
                other.append(word)
        if not self.answer.unknown:
            return []
        words = [", ".join(near)] if near else []
        words += [f"{', '.join(other)} ({self._say('gap-none-near')})"] if other else []
        said = self._say("gap-unknown", words="; ".join(words))
        return [finding(self._say("gap-not-counted"), Line(said, (), "caution"))]

    def _without_list(self, gap: CityGap) -> Iterator[Row]:
        """Say that nothing is known, and how to see what is asked for in general."""
        own = self.wording.notes.own(gap.origin)
        yield Row(self._say("field-skills"), (cell(self._say("gap-no-list"), *own),))
        if self.wording.catalog.profession:
            command = f"itleiter gap{''.join(f' --have {own}' for own in self.answer.have)}"
            yield Row(self._say("gap-in-general"), (cell(self._say("gap-general-command", command=command)),))

    def _training(self, gap: CityGap) -> Iterator[Row]:
        if gap.fitting_training:
            yield Row(self._say("gap-training"), (self.wording.terms("training", gap.fitting_training),))
        if gap.other_training and self._everything:
            label = self._say("gap-other-training" if self.answer.have else "field-training")
            yield Row(label, (self.wording.terms("training", gap.other_training),))

    def _read(self, gap: CityGap) -> Iterator[Row]:
        """Say how much of the list was seen, and who gives it."""
        facet = self.wording.catalog.cities[gap.city].facets.get("skills")
        if facet:
            notes = self.wording.notes.source(facet.source, facet.origin, *facet.urls)
            yield Row(self._say("gap-this-list"), (cell(self.wording.list_read(facet), *notes, emphasis="quiet"),))

    def _remarks(self, gap: CityGap) -> Iterator[str]:
        if not gap.complete:
            yield self._say("gap-incomplete")
        if any(skill.core for skill in gap.of("missing")) and not self._said_why:
            self._said_why = True
            yield self._say("gap-learn-first-why")
        yield from self._not_shown_of(gap)

    def _not_shown_of(self, gap: CityGap) -> Iterator[str]:
        """Say below the last city what is not shown of all."""
        if gap is self.answer.gap[-1]:
            yield from self._not_shown(
                training=sum(len(each.other_training) for each in self.answer.gap),
                codes=any(skill.esco_id for each in self.answer.gap for skill in each.skills),
            )

    def _not_shown(self, *, training: int = 0, codes: bool) -> Iterator[str]:
        """Say what is not shown, and how to see it."""
        parts = [self._say("gap-hidden-training", count=training)] if training else []
        parts += [self._say("gap-hidden-evidence" if self.answer.profession else "gap-codes")] if codes else []
        if parts and not self._everything:
            yield self._say("gap-hidden", parts=", ".join(parts))

    def _verdict(self) -> Sheet:
        """Say which city asks least of what is missing, and count what is there and missing city by city."""
        listed = self.wording.language.listed
        names = {gap.city: self.wording.city(gap.city) for gap in self.answer.gap}
        if self.answer.least:
            said = [self._say("gap-least", cities=listed([names[slug] for slug in self.answer.least]))]
            left_out = [names[gap.city] for gap in self.answer.gap if not gap.complete]
            said += [self._say("gap-least-left-out", cities=listed(left_out))] if left_out else []
        else:
            said = [self._say("gap-least-unknown")]
        unknown = self._unknown()
        found = [finding("", *(Line(sentence) for sentence in said)), *unknown]
        remarks = () if self._answers_first else (*said, *(line.words() for row in unknown for line in row.cells[0]))
        return Sheet(
            title=self._say("gap-verdict"),
            shape="list",
            columns=tuple(
                Column(self._say(key), number=True) for key in ("gap-asked", "gap-there", "gap-partly", "gap-missing")
            ),
            rows=tuple(Row(names[gap.city], _counts(gap)) for gap in self.answer.gap),
            remarks=remarks,
            findings=tuple(found),
        )


def _counts(gap: CityGap) -> tuple[Cell, ...]:
    """Count what is asked for, there, partly there and missing; nothing where no list was seen."""
    counts = [len(gap.of(holding)) for holding in ("there", "partly", "missing")]
    return tuple(cell(str(count)) if gap.skills else () for count in (sum(counts), *counts))


def _general_footnotes(wording: Wording, gap: GeneralGap) -> Iterable[int]:
    """Return the footnotes of who says what is asked for in general: its sources, and the pages that were counted."""
    notes = [note for key in gap.sources for note in wording.notes.source(key, gap.origin)]
    if gap.descriptions:
        written = [f"{page.publisher}, {page.dated}" if page.dated else page.publisher for page in gap.descriptions]
        words = wording.say("gap-pages", pages="; ".join(written))
        notes += wording.notes.footnote(words, *(page.url for page in gap.descriptions))
    return dict.fromkeys(notes)
