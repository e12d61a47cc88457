"""Whatever a valid pack says: every command answers in every form, and what readers of those forms see is what was typed.

Packs are drawn by Hypothesis and shrink. The suite tries a few; ``python -m pytest tests/test_valid_packs.py --hypothesis-profile long``
tries many. The readers are not ours: json, csv, jsonschema, cmark-gfm, html5lib, and frictionless where it is installed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import cmarkgfm
import html5lib
import pytest
import yaml
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from rich.cells import cell_len

from conftest import BASE, MANY_ROUNDS, Runner
from itleiter_cli.catalog import bundled
from itleiter_cli.catalog.build import read_catalog
from itleiter_cli.commands import check as check_command
from itleiter_cli.commands import template as template_command
from itleiter_cli.questions import check
from itleiter_cli.questions.answer import Command
from itleiter_cli.questions.schema import result_schema
from test_datapackage import problems, read
from valid_packs import FACETS, OLD, STYLES, Style, Values, lines, packs, written

FORMS = ("table", "csv", "tsv", "json", "jsonl", "md", "html", "excel-de")
TABLES = ("cities", "pay", "terms", "indicators", "sources", "sectors", "economy")
EXAMPLES = (
    settings.default.max_examples // 10 if settings.get_current_profile_name() == "long" else 3 if MANY_ROUNDS else 2
)
"""Each asks some two hundred times; the first is the shortest there is."""

Cells = list[list[str]]
Paths = dict[tuple[str | int, ...], int]

COUNTS: dict[str, Callable[[Any], int]] = {
    "list": lambda answer: len(answer["cities"]),
    "show": lambda answer: len(answer["cities"]),
    "compare": lambda answer: len(answer["cities"]),
    "offer": lambda answer: sum(len(city["figures"]) for city in answer["cities"]),
    "gap": lambda answer: sum(len(each["skills"]) for each in (*answer["gap"], answer["profession"] or {"skills": ()})),
    "rank": lambda answer: sum(len(city["contributions"]) for city in answer["ranking"]),
    "sources": lambda answer: len(answer["statements"] if answer["city"] else answer["uses"]),
    "terms": lambda answer: len(answer["terms"]),
    "export": lambda answer: len(answer["rows"]),
    "check": lambda answer: len(answer["problems"]),
}
"""How many rows for scripts an answer in JSON stands for."""


class Asked(NamedTuple):
    """A pack in its file, and how commands are run on it."""

    pack: Values
    places: Paths
    lang: str
    run: Runner

    def __call__(self, *argv: str, code: int = 0) -> str:
        """Run a command on the pack, and return what it printed."""
        done = self.run(*argv, "--lang", self.lang, *([] if argv[0] == "check" else ["--data", "mine.yaml"]))
        assert (done.code, done.err) == (code, "")
        return done.out

    def in_form(self, command: tuple[str, ...], form: str) -> str:
        """Run a command in a form; excel-de is a dialect of csv."""
        return self(*command, "-f", *(("csv", "--dialect", form) if form == "excel-de" else (form,)))

    def line(self, *path: str | int) -> str:
        """Return where the pack has something, as outputs mark it."""
        return f"mine.yaml:{self.places[path]}"


@pytest.fixture
def ask(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Values, Style, str], Asked]:
    """Write a pack, make the command read it over the small base, once, and return how to ask."""
    base = [tmp_path / "base.yaml", tmp_path / "old.yaml"]
    for path, text in zip(base, (BASE, OLD), strict=True):
        path.write_text(text, encoding="utf-8")
    for module in (bundled, check):
        monkeypatch.setattr(module, "bundled_files", lambda: base)
    monkeypatch.chdir(tmp_path)
    alone = read_catalog(base)

    def lay(pack: Values, style: Style, lang: str) -> Asked:
        text = written(pack, style)
        Path("mine.yaml").write_text(text, encoding="utf-8")
        laid = read_catalog(base, [Path("mine.yaml")])
        for module in (bundled, check_command, template_command):
            monkeypatch.setattr(module, "load_catalog", lambda own=(): laid if own else alone)
        return Asked(pack, lines(text), lang, run)

    return lay


def commands(pack: Values) -> Iterator[tuple[str, ...]]:
    """Name what is asked: every command, about the cities, the skills and the indicators of the pack."""
    cities = list(dict.fromkeys((*pack.get("cities", {}), "old", "other")))
    skill = next(iter(pack.get("vocabulary", {}).get("skills", {})), "cloud")
    number = next(iter(pack.get("indicators", {})), "wage_index")
    chosen = [word for slug in cities for word in ("--city", slug)]
    yield ("list", "--sort", number)
    yield ("list", "--state", "NW", "--min-pay", "4000", "--skill", skill, "--near", cities[0], "--reverse")
    yield ("show", *cities)
    yield ("show", cities[0], "--fields", f"pay,skills,{number}")
    yield ("compare", *cities)
    yield ("compare", *cities[:2], "--per", "year", "--level", "entry", "--fields", f"pay,distance,{number}")
    yield ("offer", "6000", *chosen)
    yield ("offer", "70000", "--per", "year", "--level", "experienced", "--flat", "61", *chosen)
    yield ("gap", "--have", skill, "--have", "erp", *chosen)
    if pack.get("profession"):
        yield ("gap",)
        yield ("gap", "--have", skill, "--have", "erp")
    yield ("rank", *cities)
    weights = ("--weight", "pay=2", "--weight", "skills=1.5", "--weight", f"{number}=1", "--weight", "distance=0.5")
    yield ("rank", *cities, *weights, "--have", skill, "--from", cities[0], "--missing", "worst")
    yield ("rank", *cities, "--weight", f"{number}=1", "--missing", "exclude")
    yield ("sources",)
    yield ("sources", cities[0])
    yield ("sources", cities[-1], "pay")
    yield ("terms",)
    yield from (("export", "--what", table) for table in TABLES)
    yield ("check", "mine.yaml")


# What the forms hold, by their readers --------------------------------------------------------------------------------------------------


def cells(text: str, delimiter: str = ",") -> Cells:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def as_cell(value: Any) -> str:
    """Write a value of JSON as the documentation says that csv has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "|".join(value) if isinstance(value, list) else str(value)


def is_formula(cell: str) -> bool:
    return unicodedata.normalize("NFKC", cell.strip()[:1]) in ("=", "+", "-", "@")


def check_rows(out: dict[str, str]) -> Cells:
    """All forms for scripts hold the same; return the cells without the header."""
    rows = cells(out["csv"])
    assert cells(out["tsv"], "\t") == rows
    assert "\r" not in out["csv"] + out["tsv"] + out["jsonl"]
    records = [json.loads(line) for line in out["jsonl"].splitlines()]
    assert all(list(record) == rows[0] for record in records)
    assert [[as_cell(value) for value in record.values()] for record in records] == rows[1:]
    assert out["excel-de"].startswith("\ufeff")
    german = cells(out["excel-de"].removeprefix("\ufeff"), ";")
    assert german[0] == rows[0]
    for record, plain, excel in zip(records, rows[1:], german[1:], strict=True):
        for value, cell, shown in zip(record.values(), plain, excel, strict=True):
            if isinstance(value, float):
                assert shown == cell.replace(".", ",")
            elif isinstance(value, int):
                assert shown == cell
            else:
                assert shown == (f"'{cell}" if is_formula(cell) else cell)
    return rows[1:]


def check_table(out: str) -> None:
    """Nothing is wider than the terminal but addresses, nothing is cut, and nothing but text is printed."""
    for line in out.splitlines():
        assert cell_len(line) <= 80 or "://" in line, line
    assert not re.search(r"[^\s\d]…", out)  # an ellipsis of ours stands between the ends of quartiles
    assert all(character.isprintable() or character == "\n" for character in out)


def own_text(element: Element) -> Iterator[tuple[str, Element]]:
    """Go through the text of a tree, each with the element that it stands in."""
    for node in element.iter():
        if isinstance(node.tag, str):
            yield node.text or "", node
        yield from ((child.tail or "", node) for child in node)


def folded(text: str) -> str:
    """Return a text with its blanks folded, as readers see it."""
    return " ".join(text.split())


def text_of(element: Element) -> str:
    return folded("".join(text for text, _ in own_text(element)))


def parsed(page: str, *, fragment: bool = False) -> Element:
    """Parse HTML as browsers do, and refuse what they would have to repair."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(page) if fragment else parser.parse(page)


def check_markdown(out: str) -> str:
    """On GitHub it is headings, whole tables, paragraphs and lists, and links only to addresses; return its text."""
    page = parsed(cmarkgfm.github_flavored_markdown_to_html(out, options=Options.CMARK_OPT_UNSAFE), fragment=True)
    tags = {node.tag for node in page.iter() if isinstance(node.tag, str)} - {page.tag}
    assert tags <= {"h2", "table", "thead", "tbody", "tr", "th", "td", "br", "strong", "p", "ul", "li", "a"}
    sections = "".join({"h2": "#", "table": "t"}.get(str(node.tag), "") for node in page)
    assert re.fullmatch(r"(#tt?)+", sections)  # what spans all columns is a table of its own before the others
    for table in page.findall(".//table"):
        assert len({len(list(row)) for row in table.iter("tr")}) == 1
    for link in page.iter("a"):
        assert link.get("href", "").startswith(("http://", "https://"))
    return text_of(page)


HTML_TAGS = {
    *(
        "html",
        "g",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "nav",
        "ul",
        "ol",
        "li",
        "a",
        "bdi",
        "section",
        "p",
        "b",
        "span",
        "div",
    ),
    *(
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
    ),
    *("svg", "desc", "defs", "pattern", "path", "circle", "line", "rect", "text"),
}


def check_html(out: str) -> str:
    """It needs no repair, holds no other element, links only within and to the web, and isolates what runs from right to left."""
    page = parsed(out)
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(set(ids)) == len(ids)
    assert {str(node.tag).removeprefix("{http://www.w3.org/2000/svg}") for node in page.iter()} <= HTML_TAGS
    for node in page.iter():
        href = node.get("href", "#")
        assert href.startswith(("http://", "https://")) or href[1:] in {"", *ids}
        assert not any(name.startswith("on") or name == "src" for name in node.attrib)
    for text, node in own_text(page):
        outside = re.sub("\u2068[^\u2069]*\u2069", "", text)
        assert node.tag == "bdi" or not any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in outside), (
            text
        )
    return re.sub("[\u2068\u2069]", "", text_of(page))


# What was typed comes back --------------------------------------------------------------------------------------------------------------


def check_figures(
    asked: Asked, rows: list[dict[str, str]], typed: list[Values] | dict[str, list[Values]] | None, *path: str
) -> None:
    """Every figure of a city or a state is there, in order, with its amounts, and marked; added ones behind the others."""
    found = [row for row in rows if row["region"] == path[1]]
    figures, path = (typed["add"], (*path, "pay", "add")) if isinstance(typed, dict) else (typed or [], (*path, "pay"))
    if path[-1] == "add":
        found = found[len(found) - len(figures) :]
    assert len(found) == len(figures)
    for index, (figure, row) in enumerate(zip(figures, found, strict=True)):
        is_middle = figure["measure"] in ("mean", "median")
        for key in ("role", "level", "measure", "period", "low", "mid", "high"):
            assert row[key] == as_cell(figure.get(key))
        assert row["mid_is"] == (figure["measure"] if is_middle else figure.get("mid_is", ""))
        for key in ("assumed", "counted_with"):
            assert row[key] == "|".join(figure.get(key) or ())
        for key in ("context", "remark"):
            assert row[key] == (figure.get(key) or {asked.lang: ""})[asked.lang]
        check_provenance(asked, row, figure)
        assert row["pack"] == asked.line(*path, index)


def check_provenance(asked: Asked, row: dict[str, str], typed: Values) -> None:
    """The source is the one that was named, else the file itself; so is the address, where there is one."""
    source = typed.get("source")
    assert row["source"] == source if source else re.fullmatch("pack-mine(-[0-9]+)?", row["source"])
    if typed.get("url"):
        assert row["source_url"] == typed["url"]
    if typed.get("year"):
        assert row["year"] == str(typed["year"])


def check_editions(asked: Asked, rows: list[dict[str, str]], slug: str, key: str, typed: Any) -> None:
    """Every edition is there, the newest first, with its value, and marked."""
    several = typed if isinstance(typed, list) else [] if typed is None else [typed]
    editions = [(each if isinstance(each, dict) else {"value": each}, index) for index, each in enumerate(several)]
    editions.sort(key=lambda edition: -(edition[0].get("year") or 0))
    found = [row for row in rows if row["city"] == slug and row["indicator"] == key]
    assert len(found) == len(editions)
    for (edition, index), row in zip(editions, found, strict=True):
        assert float(row["value"]) == edition["value"]
        assert (row["area"], row["computed"]) == (edition.get("area") or "", edition.get("computed") or "")
        assert row["note"] == (edition.get("note") or {asked.lang: ""})[asked.lang]
        check_provenance(asked, row, edition)
        assert row["pack"] == asked.line(
            "cities", slug, "indicators", key, *([index] if isinstance(typed, list) else [])
        )


def check_city(asked: Asked, tables: dict[str, list[dict[str, str]]], slug: str, city: Values) -> None:
    (row,) = (row for row in tables["cities"] if row["city"] == slug)
    for key in ("name", "state", "ags"):
        if key in city:
            assert row[key] == as_cell(city[key])
            assert asked.line("cities", slug, key) in row["pack"].split("|")
    for key in ("lat", "lon"):
        if key in city:
            assert (float(row[key]) if row[key] else None) == city[key]
    assert set(city.get("aliases") or ()) <= set(row["aliases"].split("|"))
    if "pay" in city:
        check_figures(asked, tables["pay"], city["pay"], "cities", slug)
    for key, typed in (city.get("indicators") or {}).items():
        check_editions(asked, tables["indicators"], slug, key, typed)
    for facet in FACETS:
        if facet in city:
            typed = city[facet] or []
            terms = typed["terms"] if isinstance(typed, dict) else typed
            found = [row for row in tables["terms"] if (row["city"], row["facet"]) == (slug, facet)]
            assert [row["term"] for row in found] == terms
            assert {row["pack"] for row in found} <= {asked.line("cities", slug, facet)}


def check_definitions(asked: Asked, tables: dict[str, list[dict[str, str]]]) -> None:
    """Sources and words are there as they were typed."""
    sources = {row["source"]: row for row in tables["sources"]}
    described = json.loads(asked("sources", "-f", "json"))["sources"]
    for key, source in asked.pack.get("sources", {}).items():
        row = sources[key]
        assert (row["publisher"], row["kind"], row["accessed"]) == (
            source["publisher"],
            source["kind"],
            source["accessed"].isoformat(),
        )
        assert (row["dated"], row["url"]) == (as_cell(source.get("dated")), as_cell(source.get("url")))
        for field in ("title", "licence", "method", "note"):
            said = source.get(field)
            label = said if isinstance(said, dict) else {"de": said or "", "en": said or ""}
            assert (row[f"{field}_de"], row[f"{field}_en"]) == (label["de"], label["en"])
        assert row["pack"] == asked.line("sources", key)
        for field in ("brief", "caveat"):
            said = source.get(field)
            assert described[key].get(field) == (
                said if isinstance(said, dict) or not said else {"de": said, "en": said}
            )
    words = {
        (row["facet"], row["term"]): row for row in csv.DictReader(io.StringIO(asked("terms", "-f", "csv"), newline=""))
    }
    for facet in FACETS:
        for key, term in asked.pack.get("vocabulary", {}).get(facet, {}).items():
            row = words[facet, key]
            assert {lang: row[lang] for lang in ("de", "en") if lang in term} == {
                lang: term[lang] for lang in ("de", "en") if lang in term
            }
            assert {field: row[field] for field in term if field in ("broader", "part_of")} == {
                field: "|".join(term[field] or ()) for field in term if field in ("broader", "part_of")
            }
            assert row["pack"] == asked.line("vocabulary", facet, key)


def says_something(city: Values) -> bool:
    """Whether a city of a pack has anything that a profile shows."""
    lists = (city.get(facet) for facet in FACETS)
    named = any(city.get(field) for field in ("name", "state", "ags", "pay"))
    return named or any(each["terms"] if isinstance(each, dict) else each for each in lists) or any(
        value is not None for value in (city.get("indicators") or {}).values()
    )  # fmt: skip


def check_marks(asked: Asked) -> None:
    """A profile with anything of the pack is marked in every form; one that rests on nothing of it in none."""
    defines = any(asked.pack.get(section) for section in ("vocabulary", "indicators", "states"))
    for slug in dict.fromkeys((*asked.pack.get("cities", {}), "old", "other")):
        city = asked.pack.get("cities", {}).get(slug)
        shown = {form: asked.in_form(("show", slug), form) for form in FORMS}
        for form, out in shown.items():
            mark = "from_pack" if form in ("csv", "tsv", "jsonl", "excel-de") else "mine.yaml"
            if city is not None and says_something(city):
                assert mark in out, form
            elif city is None and not defines:
                assert mark not in out, form
        if city is not None and says_something(city):
            for notes in ("short", "full", "none"):
                assert "mine.yaml" in asked("show", slug, "--notes", notes, "--all"), notes
        if city is not None and "name" in city:
            assert folded(city["name"]) in check_html(shown["html"])
            assert folded(city["name"]) in check_markdown(shown["md"])


def check_workbook(asked: Asked, command: tuple[str, ...], text: str) -> None:
    """A workbook opens, has the cells that csv has, as far as they are text that is no code, and computes nothing."""
    asked(*command, "-o", "answer.xlsx", "--force")
    sheet = load_workbook("answer.xlsx").worksheets[0]
    _, *rows = sheet[sheet.auto_filter.ref]
    expected = [(row["city"], row["name"]) for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert [(short.value, name.value) for short, name, *_ in rows] == expected
    assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet.iter_rows() for cell in row)


@cache
def schema_of(command: Command) -> Draft202012Validator:
    """Return the schema of an answer, made to refuse keys that it does not name."""
    return Draft202012Validator(closed(json.loads(json.dumps(result_schema(command)))))


def closed(schema: Any) -> Any:
    """Let objects have the keys only that are named, but where any key may be there."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    is_object = schema.get("type") == "object" and "properties" in schema
    return {"additionalProperties": False, **inner} if is_object else inner


@pytest.mark.parametrize("command", ["compare", "show", "list", "offer", "gap", "rank"])
def test_schemas_know_findings_and_totals(command: Command) -> None:
    """What an answer comes to is a list of findings, each with its code; lists and ranks say how many cities there are."""
    schema: Any = schema_of(command).schema
    assert schema["properties"]["findings"]["items"] == {"$ref": "#/$defs/Finding"}
    finding = schema["$defs"]["Finding"]
    assert "code" in finding["required"]
    assert {"differs", "spread", "pay_not_comparable", "rank_first", "list_count"} <= {
        *finding["properties"]["code"]["enum"]
    }
    assert ("total" in schema["properties"]) is (command in ("list", "rank"))
    refused = [error.message for error in schema_of(command).iter_errors({"findings": [{"kode": "differs"}]})]
    assert any("'kode' was unexpected" in message for message in refused)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(pack=packs(), style=STYLES, lang=st.sampled_from(("en", "de")))
def test_every_command_in_every_form(
    ask: Callable[[Values, Style, str], Asked], pack: Values, style: Style, lang: str
) -> None:
    """Exit 0; every form is read by its reader, and all of them agree."""
    asked = ask(pack, style, lang)
    for command in commands(pack):
        note(f"asked: {' '.join(command)}")
        out = {form: asked.in_form(command, form) for form in FORMS}
        name = command[0]
        answer = json.loads(out["json"])
        schema_of(name).validate(answer)
        assert len(check_rows(out)) == COUNTS[name](answer), command
        if name != "check":  # its lines are for editors
            check_table(out["table"])
        check_markdown(out["md"])
        check_html(out["html"])
        if name == "list":
            check_workbook(asked, command, out["csv"])
        if name == "compare":
            asked(*command, "--strict", code=5 if answer["comparability"] else 0)


@settings(
    max_examples=2 * EXAMPLES if MANY_ROUNDS else EXAMPLES + 1,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(pack=packs(), style=STYLES, lang=st.sampled_from(("en", "de")))
def test_what_was_typed_comes_back_and_is_marked(
    ask: Callable[[Values, Style, str], Asked], tmp_path: Path, pack: Values, style: Style, lang: str
) -> None:
    """Every value in the table that has it, with file and line; a template and a Data Package of it are valid again."""
    asked = ask(pack, style, lang)
    assert "error" not in asked("check", "mine.yaml", "-f", "csv")
    tables = {
        table: list(csv.DictReader(io.StringIO(asked("export", "--what", table), newline=""), strict=True))
        for table in TABLES
    }
    for slug, city in pack.get("cities", {}).items():
        check_city(asked, tables, slug, city)
    for code, state in pack.get("states", {}).items():
        if "pay" in state:
            check_figures(asked, tables["pay"], state["pay"], "states", code)
    check_definitions(asked, tables)
    check_marks(asked)
    for slug in pack.get("cities", {}):
        again = asked("template", slug)
        assert list(yaml.safe_load(again)["cities"]) == [slug]
        (tmp_path / "again.yaml").write_text(again, encoding="utf-8")
        asked("check", "again.yaml")
    check_package(asked, tables, tmp_path / "package")


def check_package(asked: Asked, tables: dict[str, list[dict[str, str]]], folder: Path) -> None:
    """A Data Package holds the same tables, and keeps what its descriptor promises."""
    asked("export", "-f", "datapackage", "-o", str(folder), *(["--force"] if folder.exists() else []))
    package = read(folder)
    assert {name: table.rows for name, table in package.items()} == tables
    for name, table in package.items():
        content = (folder / f"{name}.csv").read_bytes()
        assert (table.resource["bytes"], table.resource["hash"]) == (
            len(content),
            f"sha256:{hashlib.sha256(content).hexdigest()}",
        )
    assert list(problems(package)) == []
    if find_spec("frictionless"):
        import frictionless

        report = frictionless.validate(str(folder / "datapackage.json"))
        assert report.valid, report.flatten(["type", "note"])
