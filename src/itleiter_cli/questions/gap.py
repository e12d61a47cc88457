"""Which skills a city asks for are there, partly there or missing, and which of its training fits."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct

from itleiter_cli.catalog.model import COVERAGES, Catalog, City, FacetName, Origin, Seen, Source, TextRole, place_of
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, Column, Rows, labelled, rows_of

Holding = Literal["there", "partly", "missing", "extra"]


class SkillGap(Struct, frozen=True, kw_only=True):
    """One skill: asked for and there, partly or missing, or there and not asked for.

    ``through`` are the own skills that count for it.
    """

    skill: str
    holding: Holding
    through: tuple[str, ...]
    esco_id: str | None
    esco_match: str | None
    origin: Origin | None


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


class GapRow(NamedTuple):
    """One skill of one city."""

    gap: CityGap
    skill: SkillGap


GAP_COLUMNS: tuple[Column[GapRow], ...] = (
    Column("city", str, attrgetter("gap.city")),
    Column("skill", str, attrgetter("skill.skill")),
    Column("holding", Holding, attrgetter("skill.holding")),
    Column("through", tuple[str, ...], attrgetter("skill.through")),
    Column("esco_id", str | None, attrgetter("skill.esco_id")),
    Column("esco_match", str | None, attrgetter("skill.esco_match")),
    Column("complete", bool, attrgetter("gap.complete")),
    Column("seen", Seen | None, attrgetter("gap.seen")),
    Column("text_role", TextRole | None, attrgetter("gap.text_role")),
    Column("source", str | None, attrgetter("gap.source")),
    Column("pack", str | None, lambda row: place_of(row.gap.origin or row.skill.origin)),
)


class GapAnswer(Answer, frozen=True, kw_only=True):
    """The gap to several cities.

    ``least`` are those that ask least of what is missing, among the cities whose lists are complete.
    """

    have: tuple[str, ...]
    gap: tuple[CityGap, ...]
    least: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city and skill."""
        skills = self.terms["skills"]
        rows = rows_of((GapRow(gap, skill) for gap in self.gap for skill in gap.skills), GAP_COLUMNS)
        return labelled(rows, {"skill": skills, "through": skills}, labels)


def find_gap(catalog: Catalog, cities: Sequence[City], have: Sequence[str]) -> GapAnswer:
    """Hold own skills against those that cities ask for, each there, partly there (``Catalog.coverage``) or missing."""
    gaps = tuple(_city_gap(catalog, city, have) for city in cities)
    skills = (*have, *(skill.skill for gap in gaps for skill in gap.skills))
    training = (term for gap in gaps for term in (*gap.fitting_training, *gap.other_training))
    return GapAnswer(
        have=tuple(have),
        gap=gaps,
        least=_least(gaps),
        terms={"skills": _labels(catalog, "skills", skills), "training": _labels(catalog, "training", training)},
        sources=sources_of(catalog, (gap.source for gap in gaps if gap.source)),
    )


def _least(gaps: Sequence[CityGap]) -> tuple[str, ...]:
    """Return the cities that ask least of what is missing, a part counting half.

    Of fewer than two complete lists there are none.
    """
    burden = {gap.city: len(gap.of("missing")) + len(gap.of("partly")) / 2 for gap in gaps if gap.complete}
    return tuple(city for city, count in burden.items() if count == min(burden.values())) if len(burden) > 1 else ()


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
    return _skill_gap(catalog, term, "missing", ())


def _skill_gap(catalog: Catalog, term: str, holding: Holding, through: tuple[str, ...]) -> SkillGap:
    esco = catalog.terms["skills"][term].esco
    return SkillGap(
        skill=term,
        holding=holding,
        through=through,
        esco_id=esco.id if esco else None,
        esco_match=esco.match if esco else None,
        origin=catalog.own_term("skills", (term, *through)),
    )


def _trains(catalog: Catalog, training: str, lacking: Sequence[str]) -> bool:
    trained = frozenset(catalog.terms["training"][training].trains)
    return any(
        trained & {term, *catalog.broader("skills", term), *catalog.terms["skills"][term].part_of} for term in lacking
    )
