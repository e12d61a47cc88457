"""Build the catalog: read packs, merge them, and check what they say together."""

import hashlib
from collections.abc import Iterable, Sequence
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
from itleiter_cli.catalog.files import files_of
from itleiter_cli.catalog.forms import FACETS, PROFESSION
from itleiter_cli.catalog.labels import Names
from itleiter_cli.catalog.merge import merge, stated_paths
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.packs import Draft, PackFile, finished, read_draft, read_pack
from itleiter_cli.catalog.regions import build_cities, build_states, city_names
from itleiter_cli.messages.errors import InvalidData


def read_catalog(bundled: Sequence[Path], own: Sequence[Path] = ()) -> Catalog:
    """Read the bundled files, merge files or folders of the user's own over them, in order, and return the catalog.

    Raises InvalidData with every problem of all files.
    """
    read = [read_pack(path) for path in bundled]
    read += read_own((path for each in own for path in files_of(each)), [file for file, _ in read])
    digest = hashlib.sha256(b"".join(content for _, content in read))
    catalog = build_catalog([file for file, _ in read], digest.hexdigest()[:12])
    _keep(catalog, read)
    return catalog


def read_own(paths: Iterable[Path], below: Sequence[PackFile]) -> list[tuple[PackFile, bytes]]:
    """Read files of the user's own: packs, and tables of what is not said in the packs below them.

    Labels in a pack are those of the packs below, and of all of these packs. A table that says nothing new has no
    bytes, since the data in use are those without it.
    """
    drafts = [_draft(path) for path in paths]
    values = [draft.document.value for draft in drafts if draft.document]
    files = list(below)
    names = Names([file.pack for file in files], values)
    _keep(drafts)
    contents: list[bytes] = []
    for draft in drafts:
        file = finished(draft, names) if draft.document or draft.problems else _table(draft, files)
        is_empty = file.is_table and not file.problems and not any(stated_paths(file.pack))
        contents.append(b"" if is_empty else draft.content)
        files.append(file)
        if file.is_table:
            names = Names([each.pack for each in files], values)
    return list(zip(files[len(below) :], contents, strict=True))


def _keep(*read: object) -> None:
    """Keep what was read until the process ends: large packs take a twentieth of a run to free, object by object.

    It stands in a circle, which only the garbage collector frees, and ``__main__.run`` has switched that off.
    """
    circle: list[object] = [*read]
    circle.append(circle)


def _draft(path: Path) -> Draft:
    from itleiter_cli.catalog.table_text import begins_as_table, is_table

    return read_draft(path, own=True, is_table=lambda content: is_table(path) or begins_as_table(content))


def _table(draft: Draft, below: Sequence[PackFile]) -> PackFile:
    from itleiter_cli.catalog.tables import parse_table

    try:
        return parse_table(draft.name, draft.content, merged(below))
    except InvalidData as error:
        return PackFile(draft.name, "", Pack(), error.problems, own=True)


def read_merged(bundled: Sequence[Path], own: Sequence[Path]) -> Pack:
    """Read and merge the bundled files and the user's own, of which what has no problems is enough.

    Raises InvalidData where nothing can be read of one of these.
    """
    below = [read_pack(path)[0] for path in bundled]
    above = [file for file, _ in read_own((path for each in own for path in files_of(each)), below)]
    unread = [problem for file in above if not any(stated_paths(file.pack)) for problem in file.problems]
    if unread:
        raise InvalidData(unread)
    return merged([*below, *above])


def merged(files: Sequence[PackFile]) -> Pack:
    """Merge packs, the first the lowest."""
    return reduce(merge, (file.pack for file in files), Pack())


def build_catalog(files: Sequence[PackFile], version: str) -> Catalog:
    """Merge packs, the first the lowest, and build the catalog of them.

    Raises InvalidData with every problem of all packs.
    """
    pack = merged(files)
    added = added_figures(files)
    problems = Problems(files, added, Names([pack]))
    context = Context(files, pack, Ownership(files, added), problems, FileSources(pack.sources))
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
    wrong = problems.in_order()
    if wrong:
        raise InvalidData(wrong)
    return catalog
