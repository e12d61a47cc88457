"""Which skills a city asks for, or which are asked for in general, are there, partly there or missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple, TypeVar

from msgspec import Struct, structs

from itleiter_cli.catalog.forms import COVERAGES, FacetName, Origin, Seen, TextRole, place_of
from itleiter_cli.catalog.model import Catalog, City, Source
from itleiter_cli.catalog.profession import CoreSkill, Description, EscoSkill, Evidence, Profession, ProfessionCode
from itleiter_cli.cities.lists import lists_naming, lists_seen
from itleiter_cli.cities.lookup import UnknownTerm
from itleiter_cli.cities.profession import EvidenceKind, core_skills, evidence_kinds
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, Column, Rows, labelled, rows_of
from itleiter_cli.questions.finding import Finding

Holding = Literal["there", "partly", "missing", "extra"]
ListKind = Literal["city", "profession"]


class SkillGap(Struct, frozen=True, kw_only=True):
    """One skill: asked for and there, partly or missing, or there and not asked for.

    ``holding`` is None where nobody said what is there. ``through`` are the own skills that count for it. ``core`` says
    whether it is asked of the profession in general, ``lists`` in how many of the lists of all cities it stands.
    """

    skill: str
    holding: Holding | None
    through: tuple[str, ...]
    esco_id: str | None
    esco_match: str | None
    origin: Origin | None
    core: bool
    lists: int

    def order(self) -> tuple[int, ...]:
        """Return what skills to learn are sorted by: those asked for in general first, then those in most lists."""
        return not self.core, -self.lists


_S = TypeVar("_S", bound=SkillGap)


class GeneralSkill(SkillGap, frozen=True, kw_only=True):
    """One skill that is asked for in general, or there and not asked for, which has no evidence.

    ``kinds`` are the kinds of evidence for it, and ``esco`` the skills of ESCO that were looked at.
    """

    kinds: tuple[EvidenceKind, ...]
    evidence: Evidence | None
    esco: tuple[EscoSkill, ...]

    def order(self) -> tuple[int, ...]:
        """Return what skills that are all asked for in general are sorted by: kinds of evidence, then lists."""
        return -len(self.kinds), -self.lists


class CityGap(Struct, frozen=True, kw_only=True):
    """The gap to one city.

    ``complete`` says whether the list was read in full and is about the role: only then is absence known.
    """

    city: str
    name: str
    complete: bool
    seen: Seen | None
    text_role: TextRole | None
    skills: tuple[SkillGap, ...]
    fitting_training: tuple[str, ...]
    other_training: tuple[str, ...]
    source: str | None
    origin: Origin | None

    def of(self, holding: Holding) -> tuple[SkillGap, ...]:
        """Return the skills of one kind, those missing by what to learn first."""
        return _of(self.skills, holding)


class GeneralGap(Struct, frozen=True, kw_only=True):
    """The gap to what is asked of the profession in general: a compilation, neither a city's list nor ESCO's.

    ``descriptions`` are the pages, and ``samples`` the number of texts, that its skills were counted in. What is absent
    from it may still be asked for.
    """

    skills: tuple[GeneralSkill, ...]
    codes: tuple[ProfessionCode, ...]
    descriptions: tuple[Description, ...]
    samples: int
    sources: tuple[str, ...]
    origin: Origin | None

    def of(self, holding: Holding) -> tuple[GeneralSkill, ...]:
        """Return the skills of one kind, those missing by what to learn first."""
        return _of(self.skills, holding)


class GapRow(NamedTuple):
    """One skill of one city, or of the profession in general; only the latter has kinds of evidence, and no city."""

    skill: SkillGap
    list: ListKind
    city: str | None
    complete: bool
    seen: Seen | None
    text_role: TextRole | None
    source: str | None
    origin: Origin | None
    lists_seen: int
    kinds: tuple[EvidenceKind, ...] = ()
    evidence: Evidence | None = None


GAP_COLUMNS: tuple[Column[GapRow], ...] = (
    Column("city", str | None, attrgetter("city")),
    Column("skill", str, attrgetter("skill.skill")),
    Column("holding", Holding | None, attrgetter("skill.holding")),
    Column("through", tuple[str, ...], attrgetter("skill.through")),
    Column("esco_id", str | None, attrgetter("skill.esco_id")),
    Column("esco_match", str | None, attrgetter("skill.esco_match")),
    Column("complete", bool, attrgetter("complete")),
    Column("seen", Seen | None, attrgetter("seen")),
    Column("text_role", TextRole | None, attrgetter("text_role")),
    Column("source", str | None, attrgetter("source")),
    Column("pack", str | None, lambda row: place_of(row.origin)),
    Column("core", bool, attrgetter("skill.core")),
    Column("list", ListKind, attrgetter("list")),
    Column("kinds", tuple[EvidenceKind, ...], attrgetter("kinds")),
    Column("esco_essential", tuple[str, ...], lambda row: row.evidence.esco_essential if row.evidence else ()),
    Column("onet_tasks", int | None, lambda row: row.evidence.onet_tasks if row.evidence else None),
    Column("descriptions", int | None, lambda row: row.evidence.descriptions if row.evidence else None),
    Column("samples", int | None, lambda row: row.evidence.samples if row.evidence else None),
    Column("lists", int, attrgetter("skill.lists")),
    Column("lists_seen", int, attrgetter("lists_seen")),
)


class GapAnswer(Answer, frozen=True, kw_only=True):
    """The gap to several cities, or where none is named to what is asked of the ``profession`` in general.

    ``least`` are those that ask least of what is missing, among the cities whose lists are complete. Where nobody said
    what is there (``have``), there are none. ``lists_seen`` counts the lists of all cities, which
    ``SkillGap.lists`` is of. ``unknown`` are own skills that are not in the vocabulary and count for nothing.
    """

    have: tuple[str, ...]
    gap: tuple[CityGap, ...]
    least: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    profession: GeneralGap | None = None
    lists_seen: int
    unknown: tuple[UnknownTerm, ...]
    findings: tuple[Finding, ...]

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city and skill, or per skill that is asked for in general."""
        skills = self.terms["skills"]
        general = _general_rows(self.profession, self.lists_seen) if self.profession else ()
        rows = (*_city_rows(self.gap, self.lists_seen), *general)
        return labelled(rows_of(rows, GAP_COLUMNS), {"skill": skills, "through": skills}, labels)


def in_order(skills: Iterable[_S]) -> tuple[_S, ...]:
    """Sort skills by what to learn first, of equals as now."""
    return tuple(sorted(skills, key=lambda skill: skill.order()))


def _of(skills: Iterable[_S], holding: Holding) -> tuple[_S, ...]:
    found = tuple(skill for skill in skills if skill.holding == holding)
    return in_order(found) if holding == "missing" else found


def _city_rows(gaps: Iterable[CityGap], seen: int) -> Iterator[GapRow]:
    for gap in gaps:
        for skill in gap.skills:
            origin = gap.origin or skill.origin
            yield GapRow(skill, "city", gap.city, gap.complete, gap.seen, gap.text_role, gap.source, origin, seen)


def _general_rows(gap: GeneralGap, seen: int) -> Iterator[GapRow]:
    source = "|".join(gap.sources)
    for skill in gap.skills:
        origin = gap.origin or skill.origin
        yield GapRow(skill, "profession", None, False, None, None, source, origin, seen, skill.kinds, skill.evidence)


def find_gap(
    catalog: Catalog, cities: Sequence[City], have: Sequence[str], unknown: Sequence[UnknownTerm] = ()
) -> GapAnswer:
    """Hold own skills against those that cities ask for, each there, partly there (``Catalog.coverage``) or missing.

    Without own skills, it only says what is asked for. ``unknown`` are words that count for nothing.
    """
    lists = lists_naming(catalog, "skills")
    gaps = tuple(_city_gap(catalog, city, have, lists) for city in cities)
    least = _least(gaps) if have else {}
    training = (term for gap in gaps for term in (*gap.fitting_training, *gap.other_training))
    return GapAnswer(
        have=tuple(have),
        gap=gaps,
        least=tuple(least),
        terms={
            "skills": _skill_labels(catalog, have, *(gap.skills for gap in gaps)),
            "training": _labels(catalog, "training", training),
        },
        sources=sources_of(catalog, (gap.source for gap in gaps if gap.source)),
        lists_seen=lists_seen(catalog, "skills"),
        unknown=tuple(unknown),
        findings=(*_least_finding(least), *(found for gap in gaps for found in _city_findings(gap, have))),
    )


def find_general_gap(catalog: Catalog, have: Sequence[str], unknown: Sequence[UnknownTerm] = ()) -> GapAnswer:
    """Hold own skills, which may be none, against those that are asked of the profession in general.

    ``unknown`` are words that count for nothing. Raises UsageProblem where the data says nothing of the profession.
    """
    if catalog.profession is None:
        raise UsageProblem(text("gap-no-profession"), text("gap-no-profession-hint"))
    general = _general_gap(catalog, catalog.profession, have, lists_naming(catalog, "skills"))
    return GapAnswer(
        have=tuple(have),
        gap=(),
        least=(),
        terms={"skills": _skill_labels(catalog, have, general.skills), "training": {}},
        sources=sources_of(catalog, general.sources),
        profession=general,
        lists_seen=lists_seen(catalog, "skills"),
        unknown=tuple(unknown),
        findings=tuple(_findings(general, ())) if have else (),
    )


def _least(gaps: Sequence[CityGap]) -> dict[str, float]:
    """Return the cities that ask least of what is missing, and how many skills that is, a part counting half.

    Of fewer than two complete lists there are none.
    """
    burden = {gap.city: len(gap.of("missing")) + len(gap.of("partly")) / 2 for gap in gaps if gap.complete}
    return {city: count for city, count in burden.items() if count == min(burden.values())} if len(burden) > 1 else {}


def _least_finding(least: Mapping[str, float]) -> Iterator[Finding]:
    if least:
        yield Finding(code="gap_least", field="skills", cities=tuple(least), values=tuple(least.values()))


def _city_findings(gap: CityGap, have: Sequence[str]) -> Iterator[Finding]:
    if not gap.skills:
        yield Finding(code="gap_no_list", field="skills", cities=(gap.city,))
    elif have:
        yield from _findings(gap, (gap.city,))


def _findings(gap: CityGap | GeneralGap, cities: tuple[str, ...]) -> Iterator[Finding]:
    """Count what is there, partly there and missing, and name what to learn first: what is asked for in general."""
    counts = (len(gap.of("there")), len(gap.of("partly")), len(gap.of("missing")))
    yield Finding(code="gap_counts", field="skills", cities=cities, values=counts)
    first = tuple(skill.skill for skill in gap.of("missing") if skill.core)
    if first:
        yield Finding(code="gap_learn_first", field="skills", cities=cities, terms=first)


def _skill_labels(catalog: Catalog, have: Sequence[str], *lists: Sequence[SkillGap]) -> dict[str, Label]:
    return _labels(catalog, "skills", (*have, *(skill.skill for skills in lists for skill in skills)))


def _labels(catalog: Catalog, facet: FacetName, terms: Iterable[str]) -> dict[str, Label]:
    return {key: catalog.terms[facet][key].label for key in terms}


def _city_gap(catalog: Catalog, city: City, have: Sequence[str], lists: Mapping[str, int]) -> CityGap:
    asked = city.facets.get("skills")
    skills = _skill_gaps(catalog, asked.terms, have, lists) if asked else ()
    lacking = [skill.skill for skill in skills if skill.holding in ("missing", "partly")]
    training = city.facets["training"].terms if "training" in city.facets else ()
    fitting = tuple(term for term in training if _trains(catalog, term, lacking))
    return CityGap(
        city=city.slug,
        name=city.name,
        complete=city.complete("skills"),
        seen=asked.seen if asked else None,
        text_role=asked.role if asked else None,
        skills=skills,
        fitting_training=fitting,
        other_training=tuple(term for term in training if term not in fitting),
        source=asked.source if asked else None,
        origin=asked.origin if asked else city.origins.get("skills"),
    )


def _general_gap(catalog: Catalog, profession: Profession, have: Sequence[str], lists: Mapping[str, int]) -> GeneralGap:
    cores = core_skills(catalog)
    gaps = _skill_gaps(catalog, tuple(cores), have, lists)
    return GeneralGap(
        skills=tuple(_general_skill(gap, cores.get(gap.skill)) for gap in gaps),
        codes=profession.codes,
        descriptions=profession.descriptions,
        samples=profession.samples,
        sources=profession.sources,
        origin=profession.origin,
    )


def _general_skill(gap: SkillGap, core: CoreSkill | None) -> GeneralSkill:
    return GeneralSkill(
        **structs.asdict(gap),
        kinds=evidence_kinds(core) if core else (),
        evidence=core.evidence if core else None,
        esco=core.esco if core else (),
    )


def _skill_gaps(
    catalog: Catalog, asked: Sequence[str], have: Sequence[str], lists: Mapping[str, int]
) -> tuple[SkillGap, ...]:
    """Go through the skills that are asked for, and after them the own skills that count for none of these."""
    extra = [own for own in have if all(catalog.coverage("skills", own, term) is None for term in asked)]
    return (
        *(_skill_gap(catalog, term, *_held(catalog, term, have), lists.get(term, 0)) for term in asked),
        *(_skill_gap(catalog, own, "extra", (), lists.get(own, 0)) for own in extra),
    )


def _held(catalog: Catalog, term: str, have: Sequence[str]) -> tuple[Holding | None, tuple[str, ...]]:
    """Return whether a skill that is asked for is there, and the own skills that count for it."""
    covered = {own: catalog.coverage("skills", own, term) for own in have}
    for coverage in COVERAGES:
        through = tuple(own for own, each in covered.items() if each == coverage)
        if through:
            return coverage, through
    return "missing" if have else None, ()


def _skill_gap(catalog: Catalog, term: str, holding: Holding | None, through: tuple[str, ...], lists: int) -> SkillGap:
    esco = catalog.terms["skills"][term].esco
    core = term in core_skills(catalog)
    general = catalog.profession.origin if core and catalog.profession else None
    return SkillGap(
        skill=term,
        holding=holding,
        through=through,
        esco_id=esco.id if esco else None,
        esco_match=esco.match if esco else None,
        origin=catalog.own_term("skills", (term, *through)) or general,
        core=core,
        lists=lists,
    )


def _trains(catalog: Catalog, training: str, lacking: Sequence[str]) -> bool:
    trained = frozenset(catalog.terms["training"][training].trains)
    return any(
        trained & {term, *catalog.broader("skills", term), *catalog.terms["skills"][term].part_of} for term in lacking
    )
