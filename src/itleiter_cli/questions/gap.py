"""Which skills a city asks for, or which are asked for in general, are there, partly there or missing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct, structs

from itleiter_cli.catalog.forms import COVERAGES, FacetName, Origin, Seen, TextRole, place_of
from itleiter_cli.catalog.model import Catalog, City, Source
from itleiter_cli.catalog.profession import CoreSkill, Description, EscoSkill, Evidence, Profession, ProfessionCode
from itleiter_cli.cities.profession import EvidenceKind, core_skills, evidence_kinds
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, Column, Rows, RowValue, labelled, rows_of

Holding = Literal["there", "partly", "missing", "extra"]
ListKind = Literal["city", "profession"]


class SkillGap(Struct, frozen=True, kw_only=True):
    """One skill: asked for and there, partly or missing, or there and not asked for.

    ``holding`` is None where nobody said what is there. ``through`` are the own skills that count for it. ``core`` says
    whether it is asked of the profession in general.
    """

    skill: str
    holding: Holding | None
    through: tuple[str, ...]
    esco_id: str | None
    esco_match: str | None
    origin: Origin | None
    core: bool


class GeneralSkill(SkillGap, frozen=True, kw_only=True):
    """One skill that is asked for in general, or there and not asked for, which has no evidence.

    ``kinds`` are the kinds of evidence for it, and ``esco`` the skills of ESCO that were looked at.
    """

    kinds: tuple[EvidenceKind, ...]
    evidence: Evidence | None
    esco: tuple[EscoSkill, ...]


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
        """Return the skills of one kind."""
        return tuple(gap for gap in self.skills if gap.holding == holding)


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
        """Return the skills of one kind."""
        return tuple(gap for gap in self.skills if gap.holding == holding)


class GapRow(NamedTuple):
    """One skill of one city, or of the profession in general; only the latter has kinds of evidence, and no city."""

    gap: CityGap | GeneralGap
    skill: SkillGap


def _of_city(attribute: str, absent: RowValue = None) -> Callable[[GapRow], RowValue]:
    """Read an attribute of the gap to a city, which that to the profession in general does not have."""
    return lambda row: getattr(row.gap, attribute, absent)


def _evidence(attribute: str, absent: RowValue = None) -> Callable[[GapRow], RowValue]:
    """Read an attribute of the evidence for a skill, which only one that is asked for in general has."""
    return lambda row: getattr(getattr(row.skill, "evidence", None), attribute, absent)


GAP_COLUMNS: tuple[Column[GapRow], ...] = (
    Column("city", str | None, _of_city("city")),
    Column("skill", str, attrgetter("skill.skill")),
    Column("holding", Holding | None, attrgetter("skill.holding")),
    Column("through", tuple[str, ...], attrgetter("skill.through")),
    Column("esco_id", str | None, attrgetter("skill.esco_id")),
    Column("esco_match", str | None, attrgetter("skill.esco_match")),
    Column("complete", bool, _of_city("complete", absent=False)),
    Column("seen", Seen | None, _of_city("seen")),
    Column("text_role", TextRole | None, _of_city("text_role")),
    Column(
        "source", str | None, lambda row: row.gap.source if isinstance(row.gap, CityGap) else "|".join(row.gap.sources)
    ),
    Column("pack", str | None, lambda row: place_of(row.gap.origin or row.skill.origin)),
    Column("core", bool, attrgetter("skill.core")),
    Column("list", ListKind, lambda row: "city" if isinstance(row.gap, CityGap) else "profession"),
    Column("kinds", tuple[EvidenceKind, ...], lambda row: getattr(row.skill, "kinds", ())),
    Column("esco_essential", tuple[str, ...], _evidence("esco_essential", ())),
    Column("onet_tasks", int | None, _evidence("onet_tasks")),
    Column("descriptions", int | None, _evidence("descriptions")),
    Column("samples", int | None, _evidence("samples")),
)


class GapAnswer(Answer, frozen=True, kw_only=True):
    """The gap to several cities, or where none is named to what is asked of the ``profession`` in general.

    ``least`` are those that ask least of what is missing, among the cities whose lists are complete. Where nobody said
    what is there (``have``), there are none.
    """

    have: tuple[str, ...]
    gap: tuple[CityGap, ...]
    least: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    profession: GeneralGap | None = None

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city and skill, or per skill that is asked for in general."""
        skills = self.terms["skills"]
        gaps: Sequence[CityGap | GeneralGap] = self.gap if self.profession is None else (self.profession,)
        rows = (GapRow(gap, skill) for gap in gaps for skill in gap.skills)
        return labelled(rows_of(rows, GAP_COLUMNS), {"skill": skills, "through": skills}, labels)


def find_gap(catalog: Catalog, cities: Sequence[City], have: Sequence[str]) -> GapAnswer:
    """Hold own skills against those that cities ask for, each there, partly there (``Catalog.coverage``) or missing.

    Without own skills, it only says what is asked for.
    """
    gaps = tuple(_city_gap(catalog, city, have) for city in cities)
    training = (term for gap in gaps for term in (*gap.fitting_training, *gap.other_training))
    return GapAnswer(
        have=tuple(have),
        gap=gaps,
        least=_least(gaps) if have else (),
        terms={
            "skills": _skill_labels(catalog, have, *(gap.skills for gap in gaps)),
            "training": _labels(catalog, "training", training),
        },
        sources=sources_of(catalog, (gap.source for gap in gaps if gap.source)),
    )


def find_general_gap(catalog: Catalog, have: Sequence[str]) -> GapAnswer:
    """Hold own skills, which may be none, against those that are asked of the profession in general.

    Raises UsageProblem where the data says nothing of the profession.
    """
    if catalog.profession is None:
        raise UsageProblem(text("gap-no-profession"), text("gap-no-profession-hint"))
    general = _general_gap(catalog, catalog.profession, have)
    return GapAnswer(
        have=tuple(have),
        gap=(),
        least=(),
        terms={"skills": _skill_labels(catalog, have, general.skills), "training": {}},
        sources=sources_of(catalog, general.sources),
        profession=general,
    )


def _least(gaps: Sequence[CityGap]) -> tuple[str, ...]:
    """Return the cities that ask least of what is missing, a part counting half.

    Of fewer than two complete lists there are none.
    """
    burden = {gap.city: len(gap.of("missing")) + len(gap.of("partly")) / 2 for gap in gaps if gap.complete}
    return tuple(city for city, count in burden.items() if count == min(burden.values())) if len(burden) > 1 else ()


def _skill_labels(catalog: Catalog, have: Sequence[str], *lists: Sequence[SkillGap]) -> dict[str, Label]:
    return _labels(catalog, "skills", (*have, *(skill.skill for skills in lists for skill in skills)))


def _labels(catalog: Catalog, facet: FacetName, terms: Iterable[str]) -> dict[str, Label]:
    return {key: catalog.terms[facet][key].label for key in terms}


def _city_gap(catalog: Catalog, city: City, have: Sequence[str]) -> CityGap:
    asked = city.facets.get("skills")
    skills = _skill_gaps(catalog, asked.terms, have) if asked else ()
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


def _general_gap(catalog: Catalog, profession: Profession, have: Sequence[str]) -> GeneralGap:
    cores = core_skills(catalog)
    return GeneralGap(
        skills=tuple(_general_skill(gap, cores.get(gap.skill)) for gap in _skill_gaps(catalog, tuple(cores), have)),
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


def _skill_gaps(catalog: Catalog, asked: Sequence[str], have: Sequence[str]) -> tuple[SkillGap, ...]:
    """Go through the skills that are asked for, and after them the own skills that count for none of these."""
    extra = [own for own in have if all(catalog.coverage("skills", own, term) is None for term in asked)]
    return (
        *(_asked_skill(catalog, term, have) for term in asked),
        *(_skill_gap(catalog, own, "extra", ()) for own in extra),
    )


def _asked_skill(catalog: Catalog, term: str, have: Sequence[str]) -> SkillGap:
    covered = {own: catalog.coverage("skills", own, term) for own in have}
    for coverage in COVERAGES:
        through = tuple(own for own, each in covered.items() if each == coverage)
        if through:
            return _skill_gap(catalog, term, coverage, through)
    return _skill_gap(catalog, term, "missing" if have else None, ())


def _skill_gap(catalog: Catalog, term: str, holding: Holding | None, through: tuple[str, ...]) -> SkillGap:
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
    )


def _trains(catalog: Catalog, training: str, lacking: Sequence[str]) -> bool:
    trained = frozenset(catalog.terms["training"][training].trains)
    return any(
        trained & {term, *catalog.broader("skills", term), *catalog.terms["skills"][term].part_of} for term in lacking
    )
