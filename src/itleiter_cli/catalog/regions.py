"""Build states and cities with all that is stated about them, and what they are found by."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import UNSET, UnsetType

from itleiter_cli.catalog.context import Context
from itleiter_cli.catalog.entries import AddedPay, CityEntry, Pack, StateEntry, optional, required
from itleiter_cli.catalog.forms import COUNTRY, FACETS, Origin
from itleiter_cli.catalog.model import FIELDS_WITH_ORIGIN, PLAIN_FIELDS, City, State
from itleiter_cli.catalog.names import city_keys, fold, foldings
from itleiter_cli.catalog.statements import build_economy, build_facet, build_pay, build_sectors, build_values
from itleiter_cli.catalog.yaml_values import Path
from itleiter_cli.messages.errors import text
from itleiter_cli.messages.language import Label

Section = Literal["states", "cities"]


def build_states(context: Context) -> dict[str, State]:
    """Build the states by code; add problems of what is missing or unknown, and of aliases that find two."""
    states: dict[str, State] = {}
    for code, entry in context.merged.states.items():
        path: Path = ("states", code)
        pay = build_pay(context, (*path, "pay"), entry.pay, "country" if code == COUNTRY else "state")
        _check_country_only(context, path, code, entry)
        indicators = build_values(context, path, entry)
        sectors = build_sectors(context, path, entry.sectors)
        if context.problems.require(path, entry, "name"):
            states[code] = State(
                name=required(entry.name),
                aliases=tuple(entry.aliases or ()),
                pay=pay,
                indicators=indicators,
                sectors=sectors,
                # Figures that were added have an origin of their own, and leave the others as they are.
                origin=context.ownership.origin((*path, "name"), *(() if _adds(context, code) else [(*path, "pay")])),
            )
    _check_state_names(context)
    return states


def _adds(context: Context, code: str) -> bool:
    pay = [file.pack.states[code].pay for file in context.files if code in file.pack.states]
    stated = [each for each in pay if each is not UNSET]
    return bool(stated) and isinstance(stated[-1], AddedPay)


def _check_country_only(context: Context, path: Path, code: str, entry: StateEntry) -> None:
    for field in ("indicators", "sectors"):
        if code != COUNTRY and getattr(entry, field):
            context.problems.add((*path, field), text("country-only", field=field), text("country-only-hint"))


def build_cities(context: Context) -> dict[str, City]:
    """Build the cities by slug, and add problems of what is missing, unknown or does not go together."""
    known_states = context.merged.states.keys() - {COUNTRY}
    cities: dict[str, City] = {}
    for slug, entry in context.merged.cities.items():
        path: Path = ("cities", slug)
        complete = _require_identity(context, path, slug, entry)
        if entry.text and entry.text.source:
            context.problems.require_known(
                (*path, "text", "source"), entry.text.source, context.merged.sources, "source"
            )
        indicators = build_values(context, path, entry)
        facets = {name: facet for name in FACETS if (facet := build_facet(context, path, name, entry)) is not None}
        pay = build_pay(context, (*path, "pay"), entry.pay, "city")
        sectors = build_sectors(context, path, entry.sectors)
        economy = build_economy(context, path, entry.economy)
        if isinstance(entry.state, str):
            context.problems.require_known((*path, "state"), entry.state, known_states, "state")
        plain: dict[str, Any] = {field.id: optional(getattr(entry, field.id)) for field in PLAIN_FIELDS}
        if complete:
            cities[slug] = City(
                slug=slug,
                **plain,
                aliases=tuple(entry.aliases or ()),
                indicators=indicators,
                facets=facets,
                pay=pay,
                origins=_origins(context, path, entry),
                sectors=sectors,
                economy=economy,
            )
    return cities


def _require_identity(context: Context, path: Path, slug: str, entry: CityEntry) -> bool:
    """Return whether a city has a name and a state; one without may be another city that was mistyped."""
    unsaid = isinstance(entry.state, UnsetType) and not context.problems.left_out((*path, "state"))
    near = context.problems.near_city(slug) if unsaid else None
    if near is None:
        return context.problems.require(path, entry, "name", "state")
    context.problems.add(path, text("unknown-city", key=slug), text("unknown-city-hint", near=near))
    return False


def _origins(context: Context, path: Path, entry: CityEntry) -> dict[str, Origin]:
    """Return where the plain fields stand in files of the user's own, and what these have cleared."""
    parts: dict[str, str] = {field: field for field in ("pay", *FACETS, "sectors")}
    parts |= {"named_industries": "economy", "named_employers": "economy"}
    cleared: dict[str, Path] = {field: (*path, part) for field, part in parts.items() if not getattr(entry, part)}
    cleared |= {key: (*path, "indicators", key) for key, value in (entry.indicators or {}).items() if value is None}
    plain: dict[str, Path] = {field: (*path, field) for field in FIELDS_WITH_ORIGIN}
    origins: dict[str, Origin] = {}
    for field, where in {**plain, **cleared}.items():
        owner = context.ownership.stating(where)
        if owner is not None and (field not in cleared or _was_stated(context, str(path[1]), str(where[-1]))):
            context.file_sources.id_of(owner)
            origins[field] = owner.origin(where)
    return origins


def _was_stated(context: Context, slug: str, field: str) -> bool:
    """Whether any file states something in a part of a city or an indicator that was cleared in the end."""
    entries = [file.pack.cities[slug] for file in context.files if slug in file.pack.cities]
    return any(getattr(entry, field, None) or (entry.indicators or {}).get(field) is not None for entry in entries)


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


def _check_state_names(context: Context) -> None:
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
    own = city_keys(names, code)
    for key in own:
        named.setdefault(key, region)
    for key in sorted(own | city_keys(aliases, None)):  # the order of a set changes from run to run
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
