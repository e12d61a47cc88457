"""What cities and states are found by, and aliases and codes by which two of them would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from itleiter_cli.catalog.context import Context
from itleiter_cli.catalog.entries import CityEntry, Pack, StateEntry
from itleiter_cli.catalog.names import city_keys, fold, foldings
from itleiter_cli.catalog.yaml_values import Path
from itleiter_cli.messages.errors import text
from itleiter_cli.messages.language import Label

Section = Literal["states", "cities"]


def city_names(context: Context) -> dict[str, tuple[str, ...]]:
    """Return the cities that each name, as it is compared, finds; add problems of aliases and codes that find two."""
    found: dict[str, list[str]] = {}
    named: dict[str, str] = {}
    codes: dict[str, str] = {}
    for slug, entry in context.merged.cities.items():
        code = entry.ags or None
        _add_names(
            found,
            named,
            slug,
            [slug, *([entry.name] if isinstance(entry.name, str) else ())],
            entry.aliases or (),
            code,
        )
        if code is not None and codes.setdefault(code, slug) != slug:
            _add_code_taken(context, slug, code, codes[code])
    _check_aliases(context, "cities", found, named)
    return {key: tuple(slugs) for key, slugs in found.items()}


def check_state_names(context: Context) -> None:
    """Add problems of aliases by which two states would be found."""
    found: dict[str, list[str]] = {}
    named: dict[str, str] = {}
    for code, entry in context.merged.states.items():
        names = [entry.name.de, entry.name.en] if isinstance(entry.name, Label) else []
        _add_names(found, named, code, [code, *names], entry.aliases or ())
    _check_aliases(context, "states", found, named)


def _add_names(
    found: dict[str, list[str]],
    named: dict[str, str],
    region: str,
    names: Sequence[str],
    aliases: Sequence[str],
    code: str | None = None,
) -> None:
    """Add what a city or state is found by, and whose own name that is: where two share one, the first has it."""
    for key in city_keys(names, code):
        named.setdefault(key, region)
    for key in city_keys((*names, *aliases), code):
        found.setdefault(key, []).append(region)


def _check_aliases(
    context: Context, section: Section, found: Mapping[str, Sequence[str]], named: Mapping[str, str]
) -> None:
    """Add problems of aliases that cannot be had.

    They have no letters, name another city or state, or were given to another first.
    """
    for region, entry in _regions(context.merged, section).items():
        for alias in entry.aliases or ():
            if not fold(alias):
                path, _ = _alias_path(context, section, region, alias)
                context.problems.add(path, text("alias-empty", alias=alias), text("alias-empty-hint"))
                continue
            first = (named.get(key, found[key][0]) for key in sorted(foldings(alias)))
            other = next((each for each in first if each != region), None)
            if other is not None:
                _add_alias_taken(context, section, region, alias, other)


def _add_code_taken(context: Context, slug: str, code: str, other: str) -> None:
    path = context.ownership.first_own(("cities", slug, "ags"), ("cities", other, "ags"))
    city = other if path[1] == slug else slug
    context.problems.add(path, text("ags-taken", ags=code, city=city), text("ags-taken-hint"))


def _add_alias_taken(context: Context, section: Section, region: str, alias: str, other: str) -> None:
    """Add the problem that an alias finds another too.

    It is put at the alias, or at the other where only that is the user's own.
    """
    path, own = _alias_path(context, section, region, alias)
    same = (each for each in _regions(context.merged, section)[other].aliases or () if foldings(each) & foldings(alias))
    of_other = ((each, *_alias_path(context, section, other, each)) for each in same)
    theirs = next(((each, where) for each, where, is_own in of_other if is_own), None)
    if not own and theirs is not None:
        context.problems.add(theirs[1], text("alias-taken", alias=theirs[0], owner=region), text("alias-taken-hint"))
    elif own or context.ownership.owner((section, other, "name")) is None:
        context.problems.add(path, text("alias-taken", alias=alias, owner=other), text("alias-taken-hint"))
    else:
        context.problems.add((section, other), text("alias-taken", alias=alias, owner=region), text("owner-taken-hint"))


def _alias_path(context: Context, section: Section, region: str, alias: str) -> tuple[Path, bool]:
    """Return where the latest file that gives an alias wrote it, and whether that file is the user's own."""
    for file in reversed(context.files):
        entry = _regions(file.pack, section).get(region)
        if entry is not None and entry.aliases and alias in entry.aliases:
            return (section, region, "aliases", entry.aliases.index(alias)), file.own
    return (section, region, "aliases"), False


def _regions(pack: Pack, section: Section) -> Mapping[str, CityEntry | StateEntry]:
    return pack.states if section == "states" else pack.cities
