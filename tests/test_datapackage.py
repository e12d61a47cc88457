"""The Data Package: what it says of the tables holds, programs find nothing in it, and its folder is there whole or not at all."""

from __future__ import annotations

import csv
import datetime
import hashlib
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

import msgspec
import pytest
import yaml

from conftest import ROOT, Runner, catalog_of
from itleiter_cli import __version__
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.console.output import write_new
from itleiter_cli.messages.language import Language, LanguageCode
from itleiter_cli.questions.answer import RowValue
from itleiter_cli.questions.export import ROW_TYPES, TableName, tidy_table
from itleiter_cli.writers.datapackage import package_files
from processes import start_without_privileges

TABLES: tuple[TableName, ...] = get_args(TableName)
NAMES = sorted(["datapackage.json", "DATA_LICENSES.md", *(f"{table}.csv" for table in TABLES)])

needs_frictionless = pytest.mark.skipif(
    importlib.util.find_spec("frictionless") is None,
    reason="frictionless is not installed (the extra frictionless has it)",
)

HOSTILE = """
sources:
  odd: {publisher: 'A "quoted", name', title: {de: "Zeile; =1+1", en: "-2+3, 'x'"}, kind: report, accessed: 2026-01-31, dated: 2024}
vocabulary:
  roles:
    it-manager: {de: IT-Leiter, en: Head of IT}
states:
  DE: {pay: [{role: it-manager, level: any, measure: mean, mid: 80000, period: year, source: odd}]}
cities:
  b-stadt:
    name: "B, \\"Stadt\\" | <b>"
    state: HE
    lat: 50
    lon: -0.125
    aliases: ["=cmd", "Bé"]
    text: {source: odd, urls: ["https://a.example/?x=1,2"], seen: part, role: related}
    skills: [sap-migration, erp]
    indicators: {population: {value: 1000, source: odd}, wage_index: [{value: 0.1, year: 2020, source: survey}, {value: 99, source: odd}]}
    pay:
      - {role: it-leiter, level: any, measure: points, low: 1, high: 10000000, period: month, source: odd, context: {de: "a, b", en: '"'}}
"""


class Table(NamedTuple):
    """A table of the package as a consumer sees it: its descriptor, and its rows as text."""

    resource: dict[str, Any]
    rows: list[dict[str, str]]

    def field(self, name: str) -> dict[str, Any]:
        """Return the descriptor of a column."""
        return next(field for field in self.resource["schema"]["fields"] if field["name"] == name)


def read(folder: Path) -> dict[str, Table]:
    """Read a package with nothing but json and csv."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = {}
    for resource in package["resources"]:
        text = (folder / resource["path"]).read_bytes().decode(resource["encoding"])
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=resource["dialect"]["delimiter"])
        tables[resource["name"]] = Table(resource, list(reader))
        assert reader.fieldnames == [field["name"] for field in resource["schema"]["fields"]]
    return tables


@pytest.fixture(params=["bundled", "hostile"])
def catalog(request: pytest.FixtureRequest, bundled: Catalog) -> Catalog:
    return bundled if request.param == "bundled" else catalog_of(HOSTILE)


def write(folder: Path, catalog: Catalog, language: str = "en") -> Path:
    folder.mkdir()
    for name, content in package_files(catalog, Language("de" if language == "de" else "en")).items():
        (folder / name).write_bytes(content)
    return folder


def test_the_folder_holds_what_export_prints(run: Runner, tmp_path: Path) -> None:
    """Every table, byte for byte those of export, and a descriptor with their size and hash; the same bytes each time."""
    assert run("export", "--format", "datapackage", "-o", str(tmp_path / "a")) == (0, "", "")
    assert run("export", "-f", "datapackage", "-o", str(tmp_path / "b")).code == 0
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == NAMES
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in NAMES)
    for name, table in read(tmp_path / "a").items():
        content = (tmp_path / "a" / f"{name}.csv").read_bytes()
        assert content.decode("utf-8") == run("export", "--what", name).out
        assert (table.resource["bytes"], table.resource["hash"]) == (
            len(content),
            f"sha256:{hashlib.sha256(content).hexdigest()}",
        )


def test_the_descriptor_says_what_the_package_is(bundled: Catalog) -> None:
    """Profile, name, a version with that of the data, a licence, every source with its address and date."""
    package = json.loads(package_files(bundled, Language("de"))["datapackage.json"])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == "itleiter"
    assert re.fullmatch(rf"\d+\.\d+\.\d+\+{bundled.version}", package["version"])
    assert [licence["name"] for licence in package["licenses"]] == ["MIT"]
    assert package["title"].startswith("IT-Leiter in deutschen Städten")
    assert len(package["sources"]) == len(bundled.sources)
    rents = next(source for source in package["sources"] if "Nettokaltmiete" in source["title"])
    assert rents == {
        "title": "Statistische Ämter des Bundes und der Länder: Zensus 2022: mittlere Nettokaltmiete bestehender Mietverhältnisse",
        "path": "https://www.destatis.de/static/DE/zensus/gitterdaten/Regionaltabelle_Gebaeude_Wohnungen.xlsx",
        "version": "2022-05-15",
        "licence": "dl-de/by-2-0 (Datenlizenz Deutschland, Namensnennung)",
    }
    assert package["created"] == "2026-11-21T00:00:00Z"  # the last day that a source was read, not the clock
    assert package["contributors"] == [{"title": "The itleiter authors", "roles": ["author"]}]
    assert "Gehalt" in package["keywords"]
    assert "schema" not in package
    assert {resource["type"] for resource in package["resources"]} == {"table"}


def test_each_table_has_the_licences_of_its_sources(bundled: Catalog) -> None:
    """By the ids of SPDX; of a source without an open licence what is said of its terms, and the file with all."""
    files = package_files(bundled, Language("en"))
    licences = {each["name"]: each["licenses"] for each in json.loads(files["datapackage.json"])["resources"]}
    names = {table: [licence["name"] for licence in of_table] for table, of_table in licences.items()}
    assert names["sectors"] == ["MIT", "DL-DE-BY-2.0"]
    assert names["cities"] == ["MIT", "CC-BY-4.0", "LicenseRef-destatis-st24"]
    assert names["economy"] == ["MIT", "LicenseRef-named-pages"]
    board = {"path": "DATA_LICENSES.md", "title": "no open licence seen; facts only, in own words"}
    assert licences["terms"][1] == {"name": "LicenseRef-wir-lieben-jobs", **board}
    assert names["terms"] == ["MIT", "LicenseRef-wir-lieben-jobs", "LicenseRef-esco"]
    references = {name.removeprefix("LicenseRef-") for each in names.values() for name in each if "Ref-" in name}
    assert all(f"`{each}`" in files["DATA_LICENSES.md"].decode("utf-8") for each in references)
    assert files["DATA_LICENSES.md"] == (ROOT / "DATA_LICENSES.md").read_bytes()
    assert all(f"`{key}`" in files["DATA_LICENSES.md"].decode("utf-8") for key in bundled.sources)


def test_the_ways_to_cite_and_to_licence_name_the_same(bundled: Catalog) -> None:
    """CITATION.cff has the version and the keywords of the package, whose licences are those that sources have."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["cff-version"], cited["version"]) == ("1.2.0", __version__)
    assert cited["keywords"] == project["keywords"]
    known = {source.spdx for source in bundled.sources.values() if source.spdx}
    assert {*project["license"].split(" AND ")} == {"MIT", *known, "LicenseRef-DATA-LICENSES"}


@pytest.mark.parametrize(("language", "licence"), [("en", "no open licence looked for"), ("de", "Lizenz gesucht")])
def test_what_pages_name_has_its_licence(language: LanguageCode, licence: str, bundled: Catalog) -> None:
    """The rows name their pages, so the resource has one source for all of them; without rows there is none."""
    for catalog, count in ((bundled, 1), (catalog_of(), 0)):
        package = json.loads(package_files(catalog, Language(language))["datapackage.json"])
        (economy,) = [resource for resource in package["resources"] if resource["name"] == "economy"]
        sources = economy.get("sources", [])
        assert len(sources) == count
        assert all("page_url" in source["title"] and licence in source["licence"] for source in sources)


def test_columns_are_described_by_the_records_of_their_rows(tmp_path: Path, bundled: Catalog) -> None:
    """Types, bounds, patterns and choices of some columns, by hand."""
    tables = read(write(tmp_path / "p", bundled))
    low = {
        "name": "low",
        "type": "integer",
        "title": "Low",
        "unit": "EUR",
        "constraints": {"minimum": 1, "maximum": 10_000_000},
    }
    assert {key: value for key, value in tables["pay"].field("low").items() if key != "description"} == low
    measure = tables["pay"].field("measure")["constraints"]
    assert (measure["required"], sorted(measure["enum"])) == (True, ["mean", "median", "points", "quartiles", "range"])
    assert tables["pay"].field("currency")["constraints"] == {"required": True, "enum": ["EUR"]}
    assert tables["cities"].field("ags")["constraints"] == {"pattern": "^[0-9]{8}$"}
    assert tables["cities"].field("lat")["constraints"] == {"minimum": -90, "maximum": 90}
    assert tables["cities"].field("city")["constraints"] == {
        "required": True,
        "unique": True,
        "pattern": "^[a-z][a-z0-9-]*$",
    }
    assert (tables["cities"].field("aliases")["type"], tables["cities"].field("aliases")["delimiter"]) == ("list", "|")
    assert "constraints" not in tables["cities"].field("aliases")
    value = {"required": True, "minimum": -(10**12), "maximum": 10**12}
    assert (tables["indicators"].field("value")["type"], tables["indicators"].field("value")["constraints"]) == (
        "number",
        value,
    )
    assert tables["indicators"].field("unit").get("constraints") is None
    assert {"value": "rent_eur_m2", "label": "Rent (net cold)"} in tables["indicators"].field("indicator")["categories"]
    assert {"value": "NW", "label": "North Rhine-Westphalia"} in tables["cities"].field("state")["categories"]
    assert tables["sources"].field("accessed")["type"] == "date"
    assert tables["sources"].field("dated")["constraints"] == {"pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}


def test_keys_join_the_tables(tmp_path: Path, bundled: Catalog) -> None:
    """Cities and sources by their ids; a term once per city and facet, an edition once per city and year."""
    schemas = {name: table.resource["schema"] for name, table in read(write(tmp_path / "p", bundled)).items()}
    city = {"fields": ["city"], "reference": {"resource": "cities", "fields": ["city"]}}
    source = {"fields": ["source"], "reference": {"resource": "sources", "fields": ["source"]}}
    assert {name: schema.get("foreignKeys", []) for name, schema in schemas.items()} == {
        "cities": [],
        "pay": [city, source],
        "terms": [city, source],
        "indicators": [city, source],
        "sources": [],
        "sectors": [city, source],
        "economy": [city],
    }
    keys = {
        "cities": ["city"],
        "pay": None,
        "terms": ["city", "facet", "term"],
        "indicators": None,
        "sources": ["source"],
        "sectors": ["region", "group"],
        "economy": ["city", "facet", "term", "page"],
    }
    assert {name: schema.get("primaryKey") for name, schema in schemas.items()} == keys
    assert schemas["indicators"]["uniqueKeys"] == [["city", "indicator", "year"]]


def problems(tables: dict[str, Table]) -> Iterator[str]:
    """Check rows against their descriptor, with the standard's words and none of our code."""
    patterns = {
        "integer": r"-?\d+",
        "number": r"-?\d+(\.\d+)?(e[+-]?\d+)?",
        "date": r"\d{4}-\d{2}-\d{2}",
        "string": r"(?s).*",
        "list": r"(?s).*",
        "boolean": r"true|false",
    }
    for name, table in tables.items():
        for field in table.resource["schema"]["fields"]:
            rules = field.get("constraints", {})
            values = [row[field["name"]] for row in table.rows]
            there = [value for value in values if value not in table.resource["schema"]["missingValues"]]
            place = f"{name}.{field['name']}"
            yield from (f"{place}: type {value}" for value in there if not re.fullmatch(patterns[field["type"]], value))
            yield from ([f"{place}: required"] if rules.get("required") and len(there) < len(values) else [])
            yield from ([f"{place}: unique"] if rules.get("unique") and len(set(there)) < len(there) else [])
            yield from (f"{place}: enum {value}" for value in there if value not in rules.get("enum", [value]))
            yield from (
                f"{place}: pattern {value}"
                for value in there
                if not re.fullmatch(rules.get("pattern", r"(?s).*"), value)
            )
            yield from (
                f"{place}: minimum {value}" for value in there if "minimum" in rules and float(value) < rules["minimum"]
            )
            yield from (
                f"{place}: maximum {value}" for value in there if "maximum" in rules and float(value) > rules["maximum"]
            )
            known = {category["value"] for category in field.get("categories", [])}
            yield from (f"{place}: category {value}" for value in there if known and value not in known)
        schema = table.resource["schema"]
        for key in (schema.get("primaryKey"), *schema.get("uniqueKeys", [])):
            keys = (
                [tuple(row[column] for column in key) for row in table.rows if all(row[column] for column in key)]
                if key
                else []
            )
            yield from ([f"{name}: key {key}"] if len(set(keys)) < len(keys) else [])
        for foreign in schema.get("foreignKeys", []):
            (own,), (other,) = foreign["fields"], foreign["reference"]["fields"]
            there_too = {row[other] for row in tables[foreign["reference"]["resource"]].rows}
            yield from (f"{name}: no {row[own]}" for row in table.rows if row[own] and row[own] not in there_too)


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_the_descriptor_promises_holds(tmp_path: Path, catalog: Catalog, language: str) -> None:
    """Every value has its type, keeps its bounds, stands among its choices, and every key has its other end."""
    assert list(problems(read(write(tmp_path / "p", catalog, language)))) == []


def test_values_come_back_as_they_went(tmp_path: Path, catalog: Catalog) -> None:
    """Read with Python's csv and the types of the descriptor, every value is the one that was written."""

    def value(field: dict[str, Any], text: str) -> RowValue:
        if field["type"] == "list":
            return tuple(text.split(field["delimiter"])) if text else ()
        if not text:
            return None
        return {"integer": int, "number": float, "boolean": "true".__eq__}.get(field["type"], str)(text)

    def expected(value: RowValue) -> RowValue:
        days_as_text = str(value) if isinstance(value, datetime.date) else value
        return None if value == "" else days_as_text  # an empty text is a missing value

    for name, table in read(write(tmp_path / "p", catalog)).items():
        columns = table.resource["schema"]["fields"]
        records = tidy_table(catalog, cast(TableName, name), Language("en")).as_rows().records
        dated = [column["name"] for column in columns].index("dated") if name == "sources" else None
        for row, record in zip(table.rows, records, strict=True):
            got = [value(column, row[column["name"]]) for column in columns]
            wanted = [expected(cell) for cell in record]
            if dated is not None and wanted[dated] is not None:
                wanted[dated] = str(wanted[dated])  # a day or a year is text there
            assert got == wanted


@pytest.mark.parametrize("table", TABLES)
def test_rows_keep_to_their_records(table: TableName, catalog: Catalog) -> None:
    """The bounds and patterns that the descriptor is made of hold for the rows themselves."""
    rows = tidy_table(catalog, table, Language("de")).rows
    assert rows.columns == ROW_TYPES[table].__struct_fields__
    for row in rows.as_objects():
        msgspec.convert(msgspec.to_builtins(row), ROW_TYPES[table])


def test_german_and_english_differ_in_words_only(bundled: Catalog) -> None:
    """Titles and descriptions are in the language; names, types, keys and constraints are the same."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            words = ("title", "description", "label", "licence", "keywords", "bytes", "hash")
            return {key: bare(each) for key, each in value.items() if key not in words}
        return [bare(each) for each in value] if isinstance(value, list) else value

    german, english = (json.loads(package_files(bundled, Language(code))["datapackage.json"]) for code in ("de", "en"))  # type: ignore[arg-type]
    assert german != english
    assert bare(german) == bare(english)
    fields = [field for resource in german["resources"] for field in resource["schema"]["fields"]]
    assert next(field["title"] for field in fields if field["name"] == "publisher") == "Herausgeber"


def test_labels_that_two_ids_share_are_left_out() -> None:
    """The standard wants labels of categories to be unique."""
    package = json.loads(package_files(catalog_of(HOSTILE), Language("en"))["datapackage.json"])
    roles = next(
        field for resource in package["resources"] for field in resource["schema"]["fields"] if field["name"] == "role"
    )
    assert roles["categories"] == [{"value": "it-leiter"}, {"value": "it-manager"}]


def validate(folder: Path) -> list[str]:
    """Return the kinds of the errors that frictionless finds."""
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "--json", str(folder / "datapackage.json")],
        capture_output=True,
        check=False,
        timeout=120,
    )
    report = json.loads(done.stdout)
    found = [error["type"] for part in (report, *report["tasks"]) for error in part["errors"]]
    assert (done.returncode == 0) == (found == [])
    assert [task["name"] for task in report["tasks"]] == list(TABLES)
    return found


@needs_frictionless
@pytest.mark.parametrize("language", ["en", "de"])
def test_frictionless_finds_nothing(tmp_path: Path, catalog: Catalog, language: str) -> None:
    """The descriptor and every row are valid, in both languages."""
    assert validate(write(tmp_path / "p", catalog, language)) == []


@needs_frictionless
@pytest.mark.parametrize(
    ("table", "old", "new", "kind"),
    [
        pytest.param("pay", "\ndortmund,", "\nnowhere,", "foreign-key", id="no such city"),
        pytest.param("indicators", "zensus-2022", "hearsay", "foreign-key", id="no such source"),
        pytest.param("pay", ",range,", ",rage,", "constraint-error", id="no such measure"),
        pytest.param("pay", "it-leiter", "it-boss", "constraint-error", id="no such role"),
        pytest.param("pay", ",4500,", ",0,", "constraint-error", id="below the least amount"),
        pytest.param("pay", ",4500,", ",4.500,", "type-error", id="no whole number"),
        pytest.param("cities", "05913000", "5913000", "constraint-error", id="a leading zero lost"),
        pytest.param("cities", ",Dortmund,", ",,", "constraint-error", id="no name"),
        pytest.param("sources", "2026-11-20", "20.11.2026", "type-error", id="no day"),
        pytest.param(
            "terms",
            "\ndortmund,industries,logistics,",
            "\ndortmund,industries,industry,",
            "primary-key",
            id="a term twice",
        ),
        pytest.param("pay", "measure", "measures", "incorrect-label", id="another column"),
    ],
)
def test_frictionless_finds_what_is_broken(
    tmp_path: Path, bundled: Catalog, table: str, old: str, new: str, kind: str
) -> None:
    """The schema bites: a broken value is found, and so is any change by its hash."""
    folder = write(tmp_path / "p", bundled)
    text = (folder / f"{table}.csv").read_text(encoding="utf-8")
    assert old in text
    (folder / f"{table}.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert "hash-count" in validate(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert kind in validate(folder)


EXPORT = ("export", "--format", "datapackage", "-o")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["export", "-f", "datapackage"], "--output", id="no folder"),
        pytest.param(["export", "-f", "datapackage", "--force"], "--output", id="force without a folder"),
        pytest.param(["export", "-f", "datapackage", "-o", "p", "--what", "pay"], "--what", id="one table"),
        pytest.param(["export", "-f", "datapackage", "-o", "p", "--dialect", "excel-de"], "--dialect", id="a dialect"),
        pytest.param(
            ["export", "-o", "p.datapackage"], "no format has the ending .datapackage", id="no ending chooses it"
        ),
        *(
            pytest.param([*command.split(), "-f", "datapackage", "-o", "p"], "itleiter export", id=command.split()[0])
            for command in (
                "compare muelheim dortmund",
                "show dortmund",
                "list",
                "offer 6800 --city dortmund",
                "gap --have sap --city dortmund",
                "rank",
                "sources",
                "terms",
            )
        ),
    ],
)
def test_a_command_line_that_asks_for_something_else_is_refused(
    arguments: list[str], said: str, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 2 with what to do, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert list(tmp_path.iterdir()) == []
    assert run(*arguments, "--lang", "de").err.startswith("Fehler: ")


def descriptor(content: bytes) -> Callable[[Path], object]:
    """Return what gives a package another descriptor."""
    return lambda folder: (folder / "datapackage.json").write_bytes(content)


class TestFolder:
    """The folder is there whole or not at all, and nothing else is touched."""

    def test_one_that_is_there_is_kept(self, run: Runner, tmp_path: Path) -> None:
        """Without --force even an empty one, a file, or a link to nowhere."""
        (tmp_path / "empty").mkdir()
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
        for name in ("empty", "file", "link"):
            result = run(*EXPORT, str(tmp_path / name))
            assert result.code == 2
            assert "--force" in result.err
        assert sorted(path.name for path in tmp_path.rglob("*")) == ["empty", "file", "link"]

    def test_force_replaces_an_empty_one_and_an_earlier_package(self, run: Runner, tmp_path: Path) -> None:
        """The old files go, the rights of the folder stay."""
        folder = tmp_path / "p"
        folder.mkdir(mode=0o750)
        assert run(*EXPORT, str(folder), "--force") == (0, "", "")
        assert sorted(path.name for path in folder.iterdir()) == NAMES
        (folder / "pay.csv").write_text("old", encoding="utf-8")
        (folder / "terms.csv").unlink()
        assert run(*EXPORT, str(folder), "--force").code == 0
        assert (folder / "pay.csv").read_text(encoding="utf-8") == run("export", "--what", "pay").out
        assert sorted(path.name for path in folder.iterdir()) == NAMES
        assert folder.stat().st_mode & 0o777 == 0o750
        assert [path.name for path in tmp_path.iterdir()] == ["p"]

    @pytest.mark.parametrize(
        "spoil",
        [
            pytest.param(lambda folder: (folder / "notes.txt").write_text("mine", encoding="utf-8"), id="another file"),
            pytest.param(lambda folder: (folder / ".hidden").mkdir(), id="a hidden folder"),
            pytest.param(lambda folder: (folder / "datapackage.json").unlink(), id="no descriptor"),
            pytest.param(descriptor(b'{"name": "other"}'), id="a package of others"),
            pytest.param(descriptor(b"{"), id="a broken descriptor"),
            pytest.param(descriptor(b'{"a":' * 3000 + b"1" + b"}" * 3000), id="a descriptor nested deeply"),
            pytest.param(descriptor(b'{"name": "M\xfcller"}'), id="a name that is not UTF-8"),
            pytest.param(descriptor(b'{"name": "itleiter", "title": "M\xfcller"}'), id="a title that is not UTF-8"),
            pytest.param(descriptor(b'{"name": "itleiter", "M\xfcller": 1}'), id="a key that is not UTF-8"),
            pytest.param(descriptor(b'{"name": "itleiter", "title": "\xed\xa0\x80"}'), id="half a character"),
            pytest.param(
                lambda folder: [(folder / "pay.csv").unlink(), (folder / "pay.csv").mkdir()],
                id="a folder named like a table",
            ),
            pytest.param(
                lambda folder: [(folder / "pay.csv").unlink(), (folder / "pay.csv").symlink_to(folder / "x")],
                id="a link",
            ),
        ],
    )
    def test_force_does_not_replace_anything_else(
        self, run: Runner, tmp_path: Path, spoil: Callable[[Path], object]
    ) -> None:
        """Exit 2, and every file is as it was."""
        folder = tmp_path / "p"
        assert run(*EXPORT, str(folder)).code == 0
        spoil(folder)
        before = {path: path.read_bytes() if path.is_file() else None for path in tmp_path.rglob("*")}
        result = run(*EXPORT, str(folder), "--force")
        assert result.code == 2
        assert "is not replaced" in result.err
        assert {path: path.read_bytes() if path.is_file() else None for path in tmp_path.rglob("*")} == before

    def test_force_does_not_replace_a_file(self, run: Runner, tmp_path: Path) -> None:
        """A file is no folder."""
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        assert run(*EXPORT, str(tmp_path / "file"), "--force").code == 2
        assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"

    def test_a_link_stays_one(self, run: Runner, tmp_path: Path) -> None:
        """What it leads to is replaced."""
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "real")
        assert run(*EXPORT, str(tmp_path / "link"), "--force").code == 0
        assert (tmp_path / "link").is_symlink()
        assert sorted(path.name for path in (tmp_path / "real").iterdir()) == NAMES

    @pytest.mark.skipif(os.name == "nt", reason="needs the modes of POSIX")
    def test_one_being_made_is_private(self, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whoever may read the whole afterwards, and from the first file on."""
        modes = []

        def note_mode(path: Path, content: bytes) -> None:
            modes.append(path.parent.parent.stat().st_mode & 0o777)
            write_new(path, content)

        monkeypatch.setattr("itleiter_cli.console.folder.write_new", note_mode)
        assert run(*EXPORT, str(tmp_path / "p")) == (0, "", "")
        assert modes == [0o700] * len(NAMES)

    @pytest.mark.skipif(os.name == "nt", reason="needs the modes of POSIX")
    def test_one_that_is_read_only_is_kept(self, run: Runner, tmp_path: Path) -> None:
        """Whom rights hold cannot replace it: a message, and nothing is left beside it, however often it is tried."""
        folder = tmp_path / "p"
        assert run(*EXPORT, str(folder), "--lang", "de").code == 0
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        folder.chmod(0o555)
        done = start_without_privileges([*EXPORT, str(folder), "--force"])
        assert (done.code, done.out) == (1, b"")
        assert done.err.decode().startswith(f"Error: {folder} cannot be written: Permission denied; ")
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        assert [entry.name for entry in tmp_path.iterdir()] == ["p"]

    @pytest.mark.parametrize(
        "fault", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full disk", "Ctrl-C"]
    )
    @pytest.mark.parametrize(
        ("place", "call", "there"),
        [
            pytest.param("fsync", 1, False, id="new: at the first file"),
            pytest.param("fsync", 6, True, id="replaced: at the last file"),
            pytest.param("rename", 1, False, id="new: when it is put in place"),
            pytest.param("rename", 1, True, id="replaced: when the old one is put aside"),
            pytest.param("rename", 2, True, id="replaced: when the new one is put in place"),
        ],
    )
    def test_a_failure_leaves_everything_as_it_was(
        self,
        run: Runner,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        fault: BaseException,
        place: str,
        call: int,
        there: bool,
    ) -> None:
        """At whichever file or step it happens, where folders cannot change places: the old folder or none, and nothing beside it."""
        monkeypatch.setattr("itleiter_cli.console.folder._renamed", lambda *_paths, **_flags: False)
        folder = tmp_path / "p"
        if there:
            assert run(*EXPORT, str(folder), "--lang", "de").code == 0
        before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
        owner: Any = {"fsync": os, "rename": Path}[place]
        original = getattr(owner, place)
        calls = 0

        def failing(*arguments: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == call:
                raise fault
            return original(*arguments)

        monkeypatch.setattr(owner, place, failing)
        result = run(*EXPORT, str(folder), "--force")
        assert result.code == (130 if isinstance(fault, KeyboardInterrupt) else 1)
        assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before
        assert [path.name for path in tmp_path.iterdir()] == (["p"] if there else [])

    def test_no_folder_to_stand_in_is_said(self, run: Runner, tmp_path: Path) -> None:
        """Exit 1 with the path and the reason."""
        result = run(*EXPORT, str(tmp_path / "none" / "p"))
        assert result.code == 1
        assert "cannot be written: No such file or directory" in result.err
