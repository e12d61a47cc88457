"""Build the catalog: read packs, merge them, and check what they say together."""

import hashlib
from collections.abc import Sequence
from functools import reduce
from pathlib import Path

from itleiter_cli.catalog.context import Context, FileSources, Ownership, Problems, added_figures
from itleiter_cli.catalog.definitions import (
    build_indicators,
    build_profession,
    build_roles,
    build_sector_groups,
    build_sources,
    build_terms,
)
from itleiter_cli.catalog.entries import Pack
from itleiter_cli.catalog.files import STANDARD_INPUT, decoded, files_of
from itleiter_cli.catalog.forms import FACETS, PROFESSION
from itleiter_cli.catalog.merge import merge, stated_paths
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.packs import PackFile, parse_pack, read_file, read_pack
from itleiter_cli.catalog.regions import build_cities, build_states, city_names
from itleiter_cli.messages.errors import InvalidData


def read_catalog(bundled: Sequence[Path], own: Sequence[Path] = ()) -> Catalog:
    """Read the bundled files, merge files or folders of the user's own over them, in order, and return the catalog.

    Raises InvalidData with every problem of all files.
    """
    read = [read_pack(path) for path in bundled]
    for path in (path for each in own for path in files_of(each)):
        read.append(read_own(path, [file for file, _ in read]))
    digest = hashlib.sha256(b"".join(content for _, content in read))
    return build_catalog([file for file, _ in read], digest.hexdigest()[:12])


def read_own(path: Path, below: Sequence[PackFile]) -> tuple[PackFile, bytes]:
    """Read a file of the user's own: a pack, or a table of what is not said in the packs below it.

    A table that says nothing new has no bytes, since the data in use are those without it.
    """
    from itleiter_cli.catalog.table_text import begins_as_table, is_table

    def parse(name: str, content: bytes) -> PackFile:
        if not (is_table(path) or begins_as_table(content)):
            return parse_pack(name, decoded(name, content), own=True)
        from itleiter_cli.catalog.tables import parse_table

        return parse_table(name, content, merged(below))

    if not (is_table(path) or str(path) == STANDARD_INPUT):
        return read_pack(path, own=True)
    file, content = read_file(path, parse, own=True)
    says_nothing = file.is_table and not file.problems and not any(stated_paths(file.pack))
    return file, b"" if says_nothing else content


def merged(files: Sequence[PackFile]) -> Pack:
    """Merge packs, the first the lowest."""
    return reduce(merge, (file.pack for file in files), Pack())


def build_catalog(files: Sequence[PackFile], version: str) -> Catalog:
    """Merge packs, the first the lowest, and build the catalog of them.

    Raises InvalidData with every problem of all packs.
    """
    pack = merged(files)
    added = added_figures(files)
    context = Context(files, pack, Ownership(files, added), Problems(files, added), FileSources(pack.sources))
    states, cities, profession = build_states(context), build_cities(context), build_profession(context)
    catalog = Catalog(
        version=version,
        sources={**build_sources(context), **context.file_sources.sources()},
        terms={facet: build_terms(context, facet) for facet in FACETS},
        roles=build_roles(context),
        indicators=build_indicators(context),
        sectors=build_sector_groups(context),
        professions={PROFESSION: profession} if profession else {},
        states=states,
        cities=cities,
        named=city_names(context),
        names={slug: (city.name, *city.aliases) for slug, city in cities.items()},
    )
    problems = context.problems.in_order()
    if problems:
        raise InvalidData(problems)
    return catalog
