"""The data files stay pleasant to edit by hand: one order, one style. The check prints the lines that it expects."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from conftest import FROZEN, ROOT
from itleiter_cli.catalog.bundled import bundled_files

FILES = [*bundled_files(), FROZEN]
WIDTH = 160
ALWAYS_SPREAD = ("indicators", "pay", "text")
SPREAD_TO_DEPTH = {
    "sources": 2,
    "vocabulary": 2,
    "indicators": 1,
    "sectors": 1,
    "profession": 1,
    "states": 2,
    "cities": 2,
}
ORDER = {
    "sources": (
        "publisher",
        "title",
        "kind",
        "dated",
        "accessed",
        "url",
        "licence",
        "method",
        "note",
        "covers",
        "brief",
        "caveat",
        "spdx",
    ),
    "states": ("name", "aliases", "indicators", "sectors", "pay"),
    "cities": (
        *("name", "state", "aliases", "ags", "lat", "lon", "indicators", "text"),
        *("industries", "employers", "skills", "culture", "training", "pay", "sectors", "economy"),
    ),
    "indicators": ("de", "en", "unit", "decimals", "better", "usual", "main", "brief", "means"),
    "sectors": ("de", "en", "least_factor", "instead_of", "computed"),
    "pay": (
        *("role", "level", "measure", "low", "mid", "mid_is", "high", "above", "records", "period", "basis", "assumed"),
        *("counted_with", "stands_in", "year", "source", "url", "context", "remark"),
    ),
    "text": ("source", "urls", "role", "seen", "basis"),
    "term": ("de", "en", "esco", "wz2008", "broader", "part_of", "trains", "note", "aliases"),
    "edition": ("value", "year", "source", "url", "computed", "area", "note"),
    "employees": ("date", "source", "area", "employees", "left_out", "notes"),
    "economy": ("accessed", "pages", "industries", "employers"),
    "page": ("number", "publisher", "url", "dated", "kind", "seen"),
    "named": ("term", "pages", "area"),
    "profession": ("codes", "skills", "descriptions", "samples", "sources"),
    "code": ("scheme", "code", "de", "en", "url", "note"),
    "skill": ("term", "evidence", "esco"),
    "evidence": ("esco_essential", "onet_tasks", "descriptions", "samples"),
    "esco": ("id", "match", "relations"),
    "description": ("publisher", "url", "dated"),
}
SORTED_SECTIONS = ("cities",)


class Line(NamedTuple):
    """A line as the style writes it, and the line of the file that it comes from."""

    source: int
    text: str


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""In C where there is one, since the files are long."""


@cache
def composed(text: str) -> yaml.MappingNode:
    """Return the nodes of a file."""
    document = yaml.compose(text, Loader=LOADER)
    assert isinstance(document, yaml.MappingNode)
    return document


def flow(node: yaml.Node) -> str:
    """Write a node on one line, scalars as they stand in the file."""
    if isinstance(node, yaml.MappingNode):
        return "{" + ", ".join(f"{flow(key)}: {flow(value)}" for key, value in node.value) + "}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(flow(item) for item in node.value) + "]"
    assert isinstance(node, yaml.ScalarNode)
    return json.dumps(node.value, ensure_ascii=False) if node.style else str(node.value)


def entry(key: yaml.Node, node: yaml.Node, indent: int, depth: int) -> list[Line]:
    """Write a field: on one line where that is wanted and fits, else spread over several."""
    pad = " " * indent
    start = key.start_mark.line
    line = f"{pad}{key.value}: {flow(node)}"
    spread = depth > 0 or key.value in ALWAYS_SPREAD
    if isinstance(node, yaml.ScalarNode) or (not spread and len(line) <= WIDTH):
        return [Line(start, line)]
    if isinstance(node, yaml.MappingNode):
        return [
            Line(start, f"{pad}{key.value}:"),
            *(each for name, value in node.value for each in entry(name, value, indent + 2, depth - 1)),
        ]
    return [Line(start, f"{pad}{key.value}:"), *(each for item in node.value for each in list_item(item, indent + 2))]


def list_item(node: yaml.Node, indent: int) -> list[Line]:
    pad = " " * indent
    line = f"{pad}- {flow(node)}"
    if not isinstance(node, yaml.MappingNode) or len(line) <= WIDTH:
        return [Line(node.start_mark.line, line)]
    first, *others = [each for name, value in node.value for each in entry(name, value, indent + 2, 0)]
    return [Line(first.source, f"{pad}- {first.text.lstrip()}"), *others]


def formatted(text: str) -> str:
    """Write a file in the style; comments on lines of their own and blank lines stay before the line they stood before."""
    document = composed(text)
    lines = text.splitlines()
    between = [number for number, line in enumerate(lines) if not line.strip() or line.lstrip().startswith("#")]
    written: list[str] = []
    for key, node in document.value:
        for line in entry(key, node, 0, SPREAD_TO_DEPTH[str(key.value)]):
            while between and between[0] < line.source:
                written.append(lines[between.pop(0)].rstrip())
            written.append(line.text)
    return "\n".join(written) + "\n"


def in_order(keys: list[str], order: tuple[str, ...]) -> bool:
    return keys == [key for key in order if key in keys]


def keys_of(node: yaml.Node) -> list[str]:
    return [str(key.value) for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_written_in_one_style(path: Path, rewrite: bool) -> None:
    """A file reads as the style writes it; --rewrite writes it so."""
    text = path.read_text(encoding="utf-8")
    if rewrite:
        path.write_text(formatted(text), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == formatted(text)
    assert "\n\n\n" not in text
    assert "\t" not in text


def test_fields_stand_in_one_order() -> None:
    """Cities by slug, and the fields of everything in the order that the others have."""
    for path in FILES:
        document = composed(path.read_text(encoding="utf-8"))
        for section, entries in ((str(key.value), node) for key, node in document.value):
            assert section not in SORTED_SECTIONS or keys_of(entries) == sorted(keys_of(entries))
            for name, node in entries.value:
                if section == "profession":
                    check_profession(name, node)
                    continue
                if section == "vocabulary":
                    assert all(in_order(keys_of(term), ORDER["term"]) for _, term in node.value), name.value
                    continue
                assert in_order(keys_of(node), ORDER[section]), name.value
                for key, value in node.value:
                    check_nested(str(key.value), value)


def items(node: yaml.Node, key: str) -> list[yaml.Node]:
    """Return the items of the list that a mapping has under a key, or an empty list."""
    return [item for name, value in node.value if name.value == key for item in value.value]


@cache
def groups() -> tuple[str, ...]:
    """Return the groups of sections that a statistic counts, in the order of their definitions."""
    document = yaml.load((ROOT / "data" / "sectors.yaml").read_text(encoding="utf-8"), Loader=LOADER)
    return tuple(key for key, group in document["sectors"].items() if "computed" not in group)


def check_profession(key: yaml.Node, node: yaml.Node) -> None:
    name = {"codes": "code", "skills": "skill", "descriptions": "description"}.get(str(key.value))
    if name is None:
        return
    assert all(in_order(keys_of(entry), ORDER[name]) for entry in node.value), key.value
    for entry in node.value if name == "skill" else ():
        assert all(
            in_order(keys_of(value), ORDER["evidence"]) for part, value in entry.value if part.value == "evidence"
        )
        assert all(in_order(keys_of(match), ORDER["esco"]) for match in items(entry, "esco"))


def check_nested(key: str, node: yaml.Node) -> None:
    if key == "text":
        assert in_order(keys_of(node), ORDER["text"])
    elif key == "pay":
        assert all(in_order(keys_of(figure), ORDER["pay"]) for figure in node.value)
    elif key == "indicators":
        for _, value in node.value:
            editions = value.value if isinstance(value, yaml.SequenceNode) else [value]
            assert all(in_order(keys_of(edition), ORDER["edition"]) for edition in editions)
    elif key == "sectors":
        assert in_order(keys_of(node), ORDER["employees"])
        for part, value in node.value:
            if part.value in ("employees", "left_out", "notes"):
                assert in_order(keys_of(value), groups())
    elif key == "economy":
        assert in_order(keys_of(node), ORDER["economy"])
        assert all(in_order(keys_of(page), ORDER["page"]) for page in items(node, "pages"))
        for facet in ("industries", "employers"):
            assert all(in_order(keys_of(named), ORDER["named"]) for named in items(node, facet))
