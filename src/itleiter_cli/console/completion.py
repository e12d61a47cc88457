"""What the shell suggests: city names, terms and fields. A failure here suggests nothing and says nothing."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from itleiter_cli.messages.errors import ItleiterError
from itleiter_cli.messages.language import choose_language

if TYPE_CHECKING:  # every command names what completes its options; what that needs is imported when the shell asks
    from itleiter_cli.catalog.forms import FacetName
    from itleiter_cli.catalog.model import Catalog

# Compiled where they are used: every command imports this module.
_TYPED = r"[\w .,/()=-]*"
"""What goes on; what else was typed is no part of a name, or stands in what the script of zsh evaluates."""
_LEFT_OUT = r"[^\w.=]+"
"""What a hyphen or a blank replaces in the rest of a name, which needs no quotes then; names are found so as well."""
_SPECIAL = r"[^\w .,/()-]"  # the script of zsh evaluates meanings as well
Suggestion = tuple[str, str]
"""What is typed, and what it means."""


class Parsed(Protocol):
    """The part of the command line that was typed so far."""

    params: Mapping[str, Sequence[str] | None]
    parent: Parsed | None


def complete_city(ctx: Parsed, incomplete: str) -> list[Suggestion]:
    """Suggest slugs, or names where the beginning is that of no slug; without its dots as well."""
    from itleiter_cli.catalog.names import without_dots

    return _suggest(
        ctx,
        incomplete,
        lambda catalog: [
            ((slug, *sorted(spellings, key=len), without_dots(spellings[0])), spellings[0])
            for slug, spellings in catalog.names.items()
        ],
    )


def complete_term(facet: FacetName) -> Callable[[Parsed, str], list[Suggestion]]:
    """Return what suggests the terms of a facet."""

    def complete(ctx: Parsed, incomplete: str) -> list[Suggestion]:
        return _suggest(
            ctx,
            incomplete,
            lambda catalog: [
                ((key, term.de, term.en, *term.aliases), choose_language(None, os.environ).side((term.en, term.de)))
                for key, term in catalog.terms[facet].items()
            ],
        )

    return complete


def complete_sector(ctx: Parsed, incomplete: str) -> list[Suggestion]:
    """Suggest the groups of sections that a city can have more jobs than usual in."""
    return _suggest(
        ctx,
        incomplete,
        lambda catalog: [
            ((key,), choose_language(None, os.environ).side((group.en, group.de)))
            for key, group in catalog.sectors.items()
            if group.least_factor
        ],
    )


def complete_field(ctx: Parsed, incomplete: str) -> list[Suggestion]:
    """Suggest the fields of a comparison and the word for all of them; columns where no field goes on so."""
    from itleiter_cli.catalog.columns import EVERY_FIELD
    from itleiter_cli.cities.fields import all_fields
    from itleiter_cli.questions.chosen import column_names

    def choices(catalog: Catalog) -> Iterable[tuple[Sequence[str], str]]:
        fields = [field.id for field in all_fields(catalog)]
        names = fields if any(field.startswith(incomplete) for field in fields) else column_names(catalog)
        return [*(((each,), each) for each in names), (EVERY_FIELD, EVERY_FIELD[0])]

    return _suggest(ctx, incomplete, choices)


def complete_weight(ctx: Parsed, incomplete: str) -> list[Suggestion]:
    """Suggest the criteria of a ranking, ready for a number."""
    from itleiter_cli.questions.criteria import criteria_of

    return _suggest(ctx, incomplete, lambda catalog: [((f"{field.id}=",), field.id) for field in criteria_of(catalog)])


def complete_source_field(ctx: Parsed, incomplete: str) -> list[Suggestion]:
    """Suggest the fields that sources can be asked for."""
    from itleiter_cli.questions.sources import source_fields

    return _suggest(
        ctx, incomplete, lambda catalog: [((field.id,), field.id) for field in source_fields(catalog)], several=False
    )


def complete_sort(ctx: Parsed, incomplete: str) -> list[Suggestion]:
    """Suggest what a listing can be sorted by."""
    from itleiter_cli.questions.list import sort_fields

    return _suggest(
        ctx, incomplete, lambda catalog: [((field.id,), field.id) for field in sort_fields(catalog)], several=False
    )


def complete_state(ctx: Parsed, incomplete: str) -> list[Suggestion]:
    """Suggest the states."""
    from itleiter_cli.catalog.forms import COUNTRY

    def names(catalog: Catalog) -> Iterable[tuple[Sequence[str], str]]:
        return [
            ((code, *state.aliases, state.name.de, state.name.en), state.name.de)
            for code, state in catalog.states.items()
            if code != COUNTRY
        ]

    return _suggest(ctx, incomplete, names)


def _suggest(
    ctx: Parsed,
    incomplete: str,
    names: Callable[[Catalog], Iterable[tuple[Sequence[str], str]]],
    *,
    several: bool = True,
) -> list[Suggestion]:
    """Suggest names, each by the first of its spellings that goes on with what was typed.

    Where several can be typed, that is what stands after the last comma; what is in the list already is left out.
    """
    from itleiter_cli.catalog.bundled import load_catalog

    if not re.fullmatch(_TYPED, unicodedata.normalize("NFC", incomplete)):
        return []
    listed, _, last = incomplete.rpartition(",") if several else ("", "", incomplete)
    typed = last.lstrip()
    before = incomplete.removesuffix(typed)
    there = {_comparable(word.strip()) for word in listed.split(",")}
    try:
        known = list(names(load_catalog(_own(ctx))))
    except (ItleiterError, OSError, ValueError):
        return []
    return [
        (before + whole, re.sub(_SPECIAL, " ", meaning))
        for spellings, meaning in known
        if there.isdisjoint(map(_comparable, spellings)) and (whole := _continued(spellings, typed))
    ]


def _own(ctx: Parsed | None) -> list[Path]:
    """Return the files of the user's own: those that were typed so far, else those of the environment."""
    from itleiter_cli.catalog.bundled import own_files
    from itleiter_cli.catalog.files import STANDARD_INPUT

    named: list[Path] = []
    while ctx is not None:
        named = [*map(Path, ctx.params.get("data") or ()), *named]
        ctx = ctx.parent
    return [
        each for each in named or own_files(os.environ) if str(each) != STANDARD_INPUT
    ]  # which belongs to the shell


def _comparable(word: str) -> str:
    """Write a word so that capitals, blanks and the two ways to store an umlaut make no difference."""
    return unicodedata.normalize("NFC", word).lower().replace(" ", "-").replace("/", "-")


def _continued(spellings: Sequence[str], typed: str) -> str | None:
    """Continue what was typed with the rest of the first spelling that begins so: shells offer nothing else."""
    begun = _comparable(typed)
    for spelling in spellings:
        if _comparable(spelling).startswith(begun):
            joint = " " if " " in typed else "-"
            rest = re.sub(_LEFT_OUT, joint, unicodedata.normalize("NFC", spelling)[len(begun) :]).rstrip(joint)
            return typed + (rest.lower() if begun and typed == typed.lower() else rest)
    return None
