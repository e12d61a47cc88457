"""Build what figures and lists refer to, each by its id: sources, terms, roles and indicators."""

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Literal

from msgspec import UnsetType

from itleiter_cli.catalog.columns import FIELD_NAMES, is_taken
from itleiter_cli.catalog.context import Context
from itleiter_cli.catalog.economy import SectorGroup
from itleiter_cli.catalog.entries import TermEntry, as_label, optional, required
from itleiter_cli.catalog.forms import FacetName
from itleiter_cli.catalog.model import Indicator, Role, Source, Term
from itleiter_cli.catalog.names import fold, foldings, words
from itleiter_cli.catalog.profession import Profession
from itleiter_cli.catalog.yaml_values import Path
from itleiter_cli.messages.errors import Text, text

Relation = Literal["broader", "part_of"]


def build_sources(context: Context) -> dict[str, Source]:
    """Build the sources that files declare, and add problems of days that the calendar does not have."""
    for key, entry in context.merged.sources.items():
        context.problems.require_day(("sources", key, "dated"), entry.dated)
    return {
        key: Source(
            publisher=required(entry.publisher),
            title=as_label(entry.title),
            kind=required(entry.kind),
            dated=None if isinstance(entry.dated, UnsetType) else entry.dated,
            accessed=required(entry.accessed),
            url=optional(entry.url),
            licence=as_label(entry.licence) if entry.licence else None,
            method=as_label(entry.method) if entry.method else None,
            note=optional(entry.note),
            covers=tuple(entry.covers or ()),
            brief=as_label(entry.brief) if entry.brief else None,
            caveat=as_label(entry.caveat) if entry.caveat else None,
            spdx=optional(entry.spdx),
            origin=context.ownership.origin(("sources", key)),
        )
        for key, entry in context.merged.sources.items()
        if context.problems.require(("sources", key), entry, "publisher", "title", "kind", "accessed")
    }


def build_terms(context: Context, facet: FacetName) -> dict[str, Term]:
    """Build the terms of a facet, and add problems of those above them that are unknown, or lead back to themselves."""
    entries = context.merged.vocabulary.terms(facet)
    skills = context.merged.vocabulary.skills
    problems = context.problems
    relations: tuple[tuple[str, Mapping[str, TermEntry], FacetName], ...] = (
        ("broader", entries, facet),
        ("part_of", entries, facet),
        ("trains", skills, "skills"),
    )
    for key, relation in _circles(entries):
        message = text("broader-circle" if relation == "broader" else "part-circle", key=key)
        problems.add(("vocabulary", facet, key, relation), message, text("broader-circle-hint"))
    terms: dict[str, Term] = {}
    for key, entry in entries.items():
        path: Path = ("vocabulary", facet, key)
        for field, known, named in relations:
            for index, each in enumerate(getattr(entry, field) or ()):
                problems.require_known((*path, field, index), each, known, named)
        if problems.require(path, entry, "de", "en"):
            terms[key] = Term(
                de=required(entry.de),
                en=required(entry.en),
                esco=optional(entry.esco),
                wz2008=_codes(entry.wz2008),
                broader=tuple(entry.broader or ()),
                part_of=tuple(entry.part_of or ()),
                trains=tuple(entry.trains or ()),
                aliases=tuple(entry.aliases or ()),
                note=optional(entry.note),
                origin=context.ownership.origin(path),
            )
    return terms


def build_roles(context: Context) -> dict[str, Role]:
    """Build the words for roles."""
    return {
        key: Role(de=label.de, en=label.en, origin=context.ownership.origin(("vocabulary", "roles", key)))
        for key, label in context.merged.vocabulary.roles.items()
    }


def build_indicators(context: Context) -> dict[str, Indicator]:
    """Build the indicators; add problems of ids and words that mean something else, and of reversed bounds."""
    _check_indicator_names(context)
    for key, entry in context.merged.indicators.items():
        if entry.usual and entry.usual.low > entry.usual.high:
            message = text("amounts-order", lower="low", less=entry.usual.low, upper="high", more=entry.usual.high)
            context.problems.add(("indicators", key, "usual", "low"), message, text("amounts-order-hint"))
    return {
        key: Indicator(
            de=required(entry.de),
            en=required(entry.en),
            unit=required(entry.unit),
            decimals=required(entry.decimals),
            better=required(entry.better),
            usual=optional(entry.usual),
            main=True if isinstance(entry.main, UnsetType) else entry.main,
            brief=as_label(entry.brief) if entry.brief else None,
            means=as_label(entry.means) if entry.means else None,
            origin=context.ownership.origin(("indicators", key)),
        )
        for key, entry in context.merged.indicators.items()
        if context.problems.require(("indicators", key), entry, "de", "en", "unit", "decimals", "better")
    }


def build_sector_groups(context: Context) -> dict[str, SectorGroup]:
    """Build the groups of sections of WZ 2008, and add problems of those that refer to groups that are not defined."""
    entries = context.merged.sectors
    groups: dict[str, SectorGroup] = {}
    for key, entry in entries.items():
        path: Path = ("sectors", key)
        if entry.instead_of:
            context.problems.require_known((*path, "instead_of"), entry.instead_of, entries, "sector")
        for index, each in enumerate(entry.computed or ()):
            context.problems.require_known((*path, "computed", index), each, entries, "sector")
        if context.problems.require(path, entry, "de", "en"):
            groups[key] = SectorGroup(
                de=required(entry.de),
                en=required(entry.en),
                least_factor=optional(entry.least_factor),
                instead_of=optional(entry.instead_of),
                computed=(entry.computed[0], entry.computed[1]) if entry.computed else None,
                origin=context.ownership.origin(path),
            )
    return groups


def build_profession(context: Context) -> Profession | None:
    """Build what is asked of the profession in general, and add problems of terms and sources that are unknown.

    Where a file of the user's own names no source, it is the source itself.
    """
    here: Path = ("profession",)
    entry = optional(context.merged.profession)
    if entry is None:
        return None
    before: set[str] = set()
    for index, skill in enumerate(entry.skills):
        path: Path = (*here, "skills", index, "term")
        context.problems.require_known(path, skill.term, context.merged.vocabulary.skills, "skills")
        if skill.term in before:
            context.problems.add(path, text("term-twice", term=skill.term), text("term-twice-hint"))
        before.add(skill.term)
    for index, source in enumerate(entry.sources):
        context.problems.require_known((*here, "sources", index), source, context.merged.sources, "source")
    owner = context.ownership.owner(here)
    if not entry.sources and owner is None:
        context.problems.add(here, text("source-missing", field="sources"), text("source-missing-hint"))
    return Profession(
        codes=entry.codes,
        skills=entry.skills,
        descriptions=entry.descriptions,
        samples=entry.samples,
        sources=entry.sources or ((context.file_sources.id_of(owner),) if owner else ()),
        origin=context.ownership.origin(here, *(("sources", source) for source in entry.sources)),
    )


def _codes(written: str | list[str] | UnsetType | None) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(optional(written) or ())


def _circles(entries: Mapping[str, TermEntry]) -> Iterator[tuple[str, Relation]]:
    """Name a term of each circle of terms that are above themselves, and the relation that leads on from it."""
    above = {
        key: {each for each in (*(entry.broader or ()), *(entry.part_of or ())) if each in entries}
        for key, entry in entries.items()
    }
    below: dict[str, list[str]] = {}
    for key, terms in above.items():
        for each in terms:
            below.setdefault(each, []).append(key)
    _take_away([key for key, terms in above.items() if not terms], above, below)
    while above:  # all that is left leads into a circle
        walked: set[str] = set()
        step = next(iter(above))
        while step not in walked:
            walked.add(step)
            step = min(above[step])
        yield step, "broader" if min(above[step]) in (entries[step].broader or ()) else "part_of"
        _take_away([step], above, below)


def _take_away(terms: list[str], above: dict[str, set[str]], below: Mapping[str, list[str]]) -> None:
    """Take terms away, and every other that has nothing above it then: none of these leads into a circle any more."""
    while terms:
        term = terms.pop()
        if above.pop(term, None) is not None:
            for under in below.get(term, ()):
                if under in above:
                    above[under].discard(term)
                    if not above[under]:
                        terms.append(under)


_BESIDE = {"": ("_year", "_area"), "de": (" Jahr",), "en": (" year",)}
"""What the columns beside an indicator have behind its id, and as headings of a table behind its words."""


def _check_indicator_names(context: Context) -> None:
    """Add problems of indicators whose id or words mean something else already, or would be the name of two columns.

    Of two indicators, the later one is to be mended.
    """
    meanings = {
        key: field for field, names in FIELD_NAMES.items() for name in (field, *names) for key in foldings(name)
    }
    columns: dict[str, str] = {}
    for indicator, field, name in _indicator_names(context):
        path: Path = ("indicators", indicator, field) if field else ("indicators", indicator)
        meant, column = (_first_other(indicator, name, each) for each in (meanings, columns))
        if (taken := _taken(name, field, meant, column)) is not None:
            context.problems.add(path, taken, text("name-taken-hint" if field else "id-taken-hint"))
            continue
        beginnings = accumulate(words(name)) if field else ()  # people type the first words of a label
        for key in (*foldings(name), *beginnings):
            meanings.setdefault(key, indicator)
        for beside in (f"{name}{end}" for end in _BESIDE[field]):
            columns[fold(beside)] = indicator
            if (other := meanings.get(fold(beside), indicator)) != indicator:
                message = text("column-beside-taken", column=beside, indicator=indicator, other=other)
                context.problems.add(path, message, text("id-taken-hint"))


def _first_other(indicator: str, name: str, owners: Mapping[str, str]) -> str | None:
    """Return whose name it is already, if not that of the indicator itself."""
    return next((owners[key] for key in sorted(foldings(name)) if owners.get(key, indicator) != indicator), None)


def _taken(name: str, field: str, meant: str | None, column: str | None) -> Text | None:
    """Say what an id, or words in a ``field``, are the name of already, else None.

    ``meant`` is the field or indicator that bears it, ``column`` the indicator that has it as a column beside its own.
    """
    if not field and is_taken(name):
        return text("id-taken", key=name)
    if meant is not None:
        return text("name-taken", name=name, other=meant)
    if column is not None:
        return text("column-of-taken", name=name, indicator=column)
    return text("column-taken", name=name) if is_taken(name) else None


def _indicator_names(context: Context) -> Iterator[tuple[str, str, str]]:
    """Name the ids of indicators and their words, with the field that has them, in the order of their files."""
    stated_in: dict[tuple[str, str], int] = {}
    for place, file in enumerate(context.files):
        for key, entry in file.pack.indicators.items():
            stated_in.setdefault((key, ""), place)
            stated_in |= {(key, field): place for field in ("de", "en") if isinstance(getattr(entry, field), str)}
    for key, field in sorted(stated_in, key=lambda each: stated_in[each]):
        yield key, field, getattr(context.merged.indicators[key], field) if field else key
