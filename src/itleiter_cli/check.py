"""What is wrong in files of the user's own, each laid over the bundled data, and what might be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Literal

from msgspec import Struct

from itleiter_cli.bundled import bundled_files
from itleiter_cli.catalog import build_catalog
from itleiter_cli.errors import InvalidData, Problem, text
from itleiter_cli.files import files_of, shown_name
from itleiter_cli.language import Language
from itleiter_cli.model import FACETS, Catalog, PayFigure, Source
from itleiter_cli.packs import Pack, PackFile, read_pack
from itleiter_cli.profile import figure_year, source_year
from itleiter_cli.rows import Answer, Rows, rows_of
from itleiter_cli.yaml_values import Path

Severity = Literal["error", "warning"]


class Finding(Struct, frozen=True, kw_only=True):
    """Something that is wrong in a file, or might be; line and column count from 1, ``code`` is the same in every language."""

    file: str
    line: int
    column: int
    severity: Severity
    path: str
    code: str
    message: str
    hint: str


class CheckedFile(Struct, frozen=True, kw_only=True):
    """A file that was checked: how much was found, and how many cities and pay figures it has."""

    file: str
    errors: int
    warnings: int
    cities: int
    pay: int


class Check(Answer, frozen=True, kw_only=True):
    """What was found in some files, file by file, errors before warnings."""

    files: tuple[CheckedFile, ...]
    problems: tuple[Finding, ...]
    sources: Mapping[str, Source] = {}

    @property
    def valid(self) -> bool:
        """Whether there is nothing but warnings."""
        return not any(file.errors for file in self.files)

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per finding."""
        return rows_of(self.problems, Finding.__struct_fields__)


def check_files(paths: Sequence[FilePath], base: Sequence[FilePath], language: Language) -> Check:
    """Check files, each for itself laid over the bundled data and ``base``; say what was found in a language.

    Raises InvalidData where ``base`` itself cannot be used.
    """
    below = [read_pack(path)[0] for path in bundled_files()]
    below += [read_pack(path, own=True)[0] for each in base for path in files_of(each)]
    if base:
        build_catalog(below, "")
    checked = [_check(file, below, language) for path in paths for file in _packs(path)]
    return Check(files=tuple(file for file, _ in checked), problems=tuple(finding for _, findings in checked for finding in findings))


def _packs(path: FilePath) -> Iterator[PackFile]:
    try:
        files = files_of(path)
    except InvalidData as error:
        yield PackFile(shown_name(path), "", Pack(), error.problems, own=True)
        return
    for file in files:
        yield read_pack(file, own=True)[0]


def _check(file: PackFile, below: Sequence[PackFile], language: Language) -> tuple[CheckedFile, list[Finding]]:
    errors: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()
    try:
        catalog = build_catalog([*(pack for pack in below if pack.name != file.name), file], "")
    except InvalidData as invalid:
        errors = invalid.problems
    else:
        warnings = sorted(_warnings(file, catalog), key=lambda problem: (problem.line, problem.column))
    checked = CheckedFile(
        file=file.name,
        errors=len(errors),
        warnings=len(warnings),
        cities=len(file.pack.cities),
        pay=sum(len(city.pay or ()) for city in file.pack.cities.values())
        + sum(len(state.pay or ()) for state in file.pack.states.values()),
    )
    found = [_finding(problem, "error", language) for problem in errors]
    return checked, [*found, *(_finding(problem, "warning", language) for problem in warnings)]


def _finding(problem: Problem, severity: Severity, language: Language) -> Finding:
    return Finding(
        file=problem.file,
        line=problem.line,
        column=problem.column,
        severity=severity,
        path=problem.path,
        code=problem.message.key,
        message=language.words(problem.message),
        hint=language.words(problem.hint),
    )


def _warnings(file: PackFile, catalog: Catalog) -> Iterator[Problem]:
    used = {figure.source for city in catalog.cities.values() for figure in city.pay}
    used |= {facet.source for city in catalog.cities.values() for facet in city.facets.values()}
    used |= {edition.source for city in catalog.cities.values() for editions in city.indicators.values() for edition in editions}
    used |= {figure.source for state in catalog.states.values() for figure in state.pay}
    for key in file.pack.sources:
        if key not in used and not catalog.sources[key].covers:
            yield file.problem(("sources", key), text("source-unused", key=key), text("source-unused-hint"))
    for code, state in file.pack.states.items():
        if state.pay:
            yield from _undated_pay(file, catalog, ("states", code, "pay"), catalog.states[code].pay)
    for slug, entry in file.pack.cities.items():
        if entry.pay:
            yield from _undated_pay(file, catalog, ("cities", slug, "pay"), catalog.cities[slug].pay)
        yield from _undated_indicators(file, catalog, slug)
        if entry.text and not any(getattr(entry, facet) for facet in FACETS):
            yield file.problem(("cities", slug, "text"), text("text-without-facets"), text("text-without-facets-hint"))


def _undated_pay(file: PackFile, catalog: Catalog, path: Path, pay: Sequence[PayFigure]) -> Iterator[Problem]:
    for index, figure in enumerate(pay):
        if figure_year(catalog, figure) is None:
            yield _undated(file, (*path, index))


def _undated_indicators(file: PackFile, catalog: Catalog, slug: str) -> Iterator[Problem]:
    for key in file.pack.cities[slug].indicators or ():
        editions = catalog.cities[slug].indicators.get(key, ())
        if any(edition.year is None and source_year(catalog.sources[edition.source]) is None for edition in editions):
            yield _undated(file, ("cities", slug, "indicators", key))


def _undated(file: PackFile, path: Path) -> Problem:
    return file.problem(path, text("figure-undated"), text("figure-undated-hint"))
