"""Read a pack, one YAML file, into checked records of what is written in it; nothing is merged yet."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path as FilePath
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from itleiter_cli.catalog.conversion import Mismatch, convert
from itleiter_cli.catalog.entries import Pack
from itleiter_cli.catalog.files import decoded, read_bytes, shown_name
from itleiter_cli.catalog.forms import COUNTRY, Origin
from itleiter_cli.catalog.labels import Names, put_ids
from itleiter_cli.catalog.misplaced import misplaced
from itleiter_cli.catalog.yaml_values import MAX_PROBLEMS, Path, Places, YamlDocument, YamlValue, read_yaml
from itleiter_cli.messages.errors import InvalidData, Problem, Text, shortened, text

_S = TypeVar("_S", bound=Struct)

PACK_SNAPSHOT = ".msgpack"
"""The ending of a pack that was read when the wheel was built, beside its file."""


class PackFile:
    """A pack with the file it was read from, so that a problem found later can still name its line.

    ``own`` is a file of the user's, merged over the bundled ones. Where the file has problems, ``pack`` is what is left
    without them, and ``left_out`` are the paths of what was taken away.
    """

    is_table = False

    def __init__(
        self,
        name: str,
        content: str,
        pack: Pack,
        problems: Sequence[Problem] = (),
        left_out: Sequence[Path] = (),
        *,
        own: bool = False,
        places: Places | None = None,
    ) -> None:
        self.name = name
        self.content = content
        self.pack = pack
        self.problems = tuple(problems)
        self.left_out = tuple(left_out)
        self.own = own
        self._places = places

    def problem(self, path: Path, message: Text, hint: Text) -> Problem:
        """Make a problem of something at ``path``, at the nearest place that the file has for it."""
        _, place = self._known_places().nearest(path)
        return Problem(self.name, *place, write_path(path), message, hint)

    def depth(self, path: Path) -> int:
        """How many steps of ``path`` this file has."""
        return self._known_places().nearest(path)[0]

    def origin(self, path: Path) -> Origin:
        """Return where the file has something, or what is nearest to it."""
        return Origin(self.name, self._known_places().line(path))

    def _known_places(self) -> Places:
        if self._places is None:
            self._places = read_yaml(self.content, with_places=True).places
        return self._places


class Draft(NamedTuple):
    """A file as it was read, before labels are ids and values are records; a table has no document."""

    name: str
    content: bytes
    text: str = ""
    document: YamlDocument | None = None
    problems: Sequence[Problem] = ()


def read_pack(path: FilePath) -> tuple[PackFile, bytes]:
    """Read one bundled file and check it on its own; return it, its problems and its bytes.

    In a wheel, its pack lies beside it as it was read and checked when the wheel was built.
    """
    read_before = path.with_suffix(PACK_SNAPSHOT)
    if read_before.is_file():
        name, content = shown_name(path), read_bytes(path)
        pack = msgspec.msgpack.decode(read_before.read_bytes(), type=Pack)
        return PackFile(name, decoded(name, content), pack), content
    draft = read_draft(path, own=False)
    return finished(draft, None), draft.content


def read_draft(path: FilePath, *, own: bool, is_table: Callable[[bytes], bool] = lambda _: False) -> Draft:
    """Read one file, ``-`` being standard input; where it cannot be read at all, that is what is wrong with it."""
    name, content = shown_name(path), b""
    try:
        content = read_bytes(path)
        if is_table(content):
            return Draft(name, content)
        written = decoded(name, content)
    except InvalidData as error:
        return Draft(name, content, problems=error.problems)
    return Draft(name, content, written, read_yaml(written, with_places=own))


def read_values(path: FilePath, shape: type[_S]) -> _S:
    """Read one file into a record of another shape, by the same rules. Raises InvalidData with every problem."""
    name = shown_name(path)
    content = decoded(name, read_bytes(path))
    document = read_yaml(content)
    record, mismatches = convert(_without_empty(document.value), shape)
    problems = _all_problems(PackFile(name, content, Pack()), document, mismatches)
    if problems or record is None:
        raise InvalidData(problems)
    return record


def finished(draft: Draft, names: Names | None) -> PackFile:
    """Make a pack of what was read; names are there for a file of the user's own."""
    document, own = draft.document, names is not None
    if document is None:
        return PackFile(draft.name, draft.text, Pack(), draft.problems, own=own)
    value = _with_days_as_text(_without_empty(document.value))
    if names is not None:
        renamed = put_ids(value, document.places, names)
        pack, mismatches = convert(value, Pack, partial(misplaced, names))
        mismatches += renamed.mismatches
        states = sorted(names.ids("state") - {COUNTRY})
        mismatches = [
            each._replace(hint=text("choice-hint", known=states)) if _is_empty_state(each) else each
            for each in mismatches
        ]
        found = [problem._replace(path=renamed.path(problem.path)) for problem in document.problems]
        document = document._replace(problems=tuple(found))
    else:
        pack, mismatches = convert(value, Pack)
    mismatches = [each if each.path else each._replace(hint=text("pack-hint")) for each in mismatches]
    places = document.places if own else None
    file = PackFile(draft.name, draft.text, Pack(), places=places)
    left_out = [problem.path for problem in document.problems if problem.value_lost] + [
        mismatch.replaced for mismatch in mismatches
    ]
    problems = _all_problems(file, document, mismatches)
    return PackFile(draft.name, draft.text, pack or Pack(), problems, left_out, own=own, places=places)


def _is_empty_state(mismatch: Mismatch) -> bool:
    in_a_city = mismatch.path[:1] == ("cities",) and mismatch.path[2:] == ("state",)
    return in_a_city and mismatch.hint.key == "value-nothing-hint"


def _without_empty(value: YamlValue) -> YamlValue:
    """Take an empty file for an empty mapping, and leave sections out that have nothing below them."""
    if isinstance(value, dict):
        return {section: entries for section, entries in value.items() if entries is not None}
    return {} if value is None else value


def _with_days_as_text(value: YamlValue) -> YamlValue:
    """Write the days of sources and pages as text; a field that takes a month as text cannot take a day as well."""
    pages = (_values(_below(_below(city, "economy"), "pages")) for city in _values(_below(value, "cities")))
    for each in chain(_values(_below(value, "sources")), *pages):
        if isinstance(each, dict) and isinstance(dated := each.get("dated"), datetime.date):
            each["dated"] = dated.isoformat()
    return value


def _below(value: YamlValue, key: str) -> YamlValue:
    return value.get(key) if isinstance(value, dict) else None


def _values(value: YamlValue) -> Iterable[YamlValue]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _all_problems(file: PackFile, document: YamlDocument, mismatches: Sequence[Mismatch]) -> list[Problem]:
    """Join what the text gets wrong with what its values do.

    Each path stands once, in the order of the file, up to the limit.
    """
    problems = [
        Problem(file.name, *each.place, write_path(each.path), each.message, each.hint) for each in document.problems
    ]
    already = {problem.path for problem in problems}
    new = (each for each in mismatches if each.path != each.replaced or write_path(each.path) not in already)
    problems += [file.problem(each.path, each.message, each.hint) for each in new]
    return sorted(problems, key=lambda problem: (problem.line, problem.column))[:MAX_PROBLEMS]


def write_path(path: Path) -> str:
    """Write a path as ``cities.dortmund.pay[0].low``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{shortened(step, 100)}" for step in path).removeprefix(
        "."
    )
