"""Build states and cities with all that is stated about them."""

from __future__ import annotations

from typing import Any, NamedTuple

from itleiter_cli.catalog.context import Context
from itleiter_cli.catalog.entries import CityEntry, StateEntry, optional, required
from itleiter_cli.catalog.model import COUNTRY, FACETS, PLAIN_FIELDS, City, Origin, Source, State
from itleiter_cli.catalog.ownership import FileSources
from itleiter_cli.catalog.region_names import check_state_names
from itleiter_cli.catalog.statements import build_economy, build_facet, build_pay, build_sectors, build_values
from itleiter_cli.catalog.yaml_values import Path
from itleiter_cli.messages.errors import text

_PLAIN = (*(field.id for field in PLAIN_FIELDS), "aliases")


class Regions(NamedTuple):
    """States by code, cities by slug, and files of the user's own as the sources of what in them names none."""

    states: dict[str, State]
    cities: dict[str, City]
    file_sources: dict[str, Source]


def build_regions(context: Context) -> Regions:
    """Build states and cities, and add problems of what is missing, unknown or does not go together."""
    file_sources = FileSources(context.merged.sources)
    states, cities = _states(context, file_sources), _cities(context, file_sources)
    return Regions(states, cities, file_sources.sources())


def _states(context: Context, file_sources: FileSources) -> dict[str, State]:
    states: dict[str, State] = {}
    for code, entry in context.merged.states.items():
        path: Path = ("states", code)
        pay = build_pay(context, file_sources, (*path, "pay"), entry.pay, "country" if code == COUNTRY else "state")
        _check_country_only(context, path, code, entry)
        indicators = build_values(context, file_sources, path, entry)
        sectors = build_sectors(context, file_sources, path, entry.sectors)
        if context.problems.require(path, entry, "name"):
            states[code] = State(
                name=required(entry.name),
                aliases=tuple(entry.aliases or ()),
                pay=pay,
                indicators=indicators,
                sectors=sectors,
                origin=context.ownership.origin((*path, "name"), (*path, "pay")),
            )
    check_state_names(context)
    return states


def _check_country_only(context: Context, path: Path, code: str, entry: StateEntry) -> None:
    for field in ("indicators", "sectors"):
        if code != COUNTRY and getattr(entry, field):
            context.problems.add((*path, field), text("country-only", field=field), text("country-only-hint"))


def _cities(context: Context, file_sources: FileSources) -> dict[str, City]:
    known_states = context.merged.states.keys() - {COUNTRY}
    cities: dict[str, City] = {}
    for slug, entry in context.merged.cities.items():
        path: Path = ("cities", slug)
        complete = context.problems.require(path, entry, "name", "state")
        if entry.text and entry.text.source:
            context.problems.require_known(
                (*path, "text", "source"), entry.text.source, context.merged.sources, "source"
            )
        indicators = build_values(context, file_sources, path, entry)
        facets = {
            name: facet
            for name in FACETS
            if (facet := build_facet(context, file_sources, path, name, entry)) is not None
        }
        pay = build_pay(context, file_sources, (*path, "pay"), entry.pay, "city")
        sectors = build_sectors(context, file_sources, path, entry.sectors)
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
                origins=_origins(context, file_sources, path, entry),
                sectors=sectors,
                economy=economy,
            )
    return cities


def _origins(context: Context, file_sources: FileSources, path: Path, entry: CityEntry) -> dict[str, Origin]:
    """Return where the plain fields stand in files of the user's own, and what these have cleared."""
    cleared: dict[str, Path] = {field: (*path, field) for field in ("pay", *FACETS) if not getattr(entry, field)}
    cleared |= {key: (*path, "indicators", key) for key, value in (entry.indicators or {}).items() if value is None}
    plain: dict[str, Path] = {field: (*path, field) for field in _PLAIN}
    origins: dict[str, Origin] = {}
    for field, where in {**plain, **cleared}.items():
        owner = context.ownership.owner(where)
        if owner is not None and (field not in cleared or _was_stated(context, str(path[1]), field)):
            file_sources.id_of(owner)
            origins[field] = owner.origin(where)
    return origins


def _was_stated(context: Context, slug: str, field: str) -> bool:
    """Whether any file states something in a field that was cleared in the end."""
    entries = [file.pack.cities[slug] for file in context.files if slug in file.pack.cities]
    return any(getattr(entry, field, None) or (entry.indicators or {}).get(field) is not None for entry in entries)
