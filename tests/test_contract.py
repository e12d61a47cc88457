"""What scripts rely on: columns, JSON keys and schemas, exit codes, streams."""

from __future__ import annotations

import csv
import functools
import inspect
import io
import json
import platform
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from conftest import Runner, load_once
from itleiter_cli import __version__
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog
from itleiter_cli.cli import COMMANDS
from itleiter_cli.questions.answer import Command
from itleiter_cli.questions.export import TableName
from itleiter_cli.questions.list import Filters
from itleiter_cli.questions.offered import CityOffer, Reference
from itleiter_cli.questions.schema import result_schema

PROFILE_COLUMNS = (
    "city,name,state,ags,population,pay_low,pay_high,pay_period,pay_basis,pay_scope,pay_measure,pay_source,"
    "entry_low,entry_high,experienced_low,experienced_high,rent_eur_m2,price_index,wage_index,"
    "industries,employers,skills,culture,training,notes,"
    "pay_level,pay_mid,pay_mid_is,pay_year,entry_measure,experienced_measure,price_index_year,wage_index_year,facets_seen,facets_role,"
    "median_pay,median_pay_year,asking_rent_eur_m2,asking_rent_eur_m2_year,"
    "sectors,it_jobs_share,it_jobs_share_year,named_industries,named_employers,"
    "unemployment_rate,unemployment_rate_year,expert_share,expert_share_year,"
    "degree_share,degree_share_year,gigabit_share,gigabit_share_year,population_year,rent_eur_m2_year"
)


@pytest.mark.parametrize("command", ["list", "show dortmund", "compare muelheim dortmund"])
def test_profile_columns_are_a_contract(command: str, run: Runner) -> None:
    """The header of csv and tsv and the keys of jsonl, in this order, also where a variable of the shell was empty."""
    assert run(*command.split(), "-f", "csv").out.splitlines()[0] == PROFILE_COLUMNS
    assert run(*command.split(), "-f", "csv", "--fields", "").out.splitlines()[0] == PROFILE_COLUMNS
    assert run(*command.split(), "-f", "tsv").out.splitlines()[0] == PROFILE_COLUMNS.replace(",", "\t")
    assert ",".join(json.loads(run(*command.split(), "-f", "jsonl").out.splitlines()[0])) == PROFILE_COLUMNS


PAY_COLUMNS = (
    "city,scope,region,role,level,measure,low,mid,high,mid_is,currency,period,basis,assumed,year,context,source,"
    "source_url,counted_with,remark,pack,above,records,stands_in"
)


def test_pay_columns_are_a_contract(run: Runner) -> None:
    """The header of the tidy table of pay; of its figures, the six official ones of Germany never stand in."""
    out = run("export", "--what", "pay").out
    assert out.splitlines()[0] == PAY_COLUMNS
    beside = [(row["region"], row["low"]) for row in csv.DictReader(io.StringIO(out)) if row["stands_in"] == "false"]
    assert len(beside) == 6
    assert {region for region, _ in beside} == {"DE"}
    assert ("DE", "6305") in beside
    figures = json.loads(run("export", "--what", "pay", "-f", "json").out)["rows"]
    assert [figure["stands_in"] for figure in figures if figure["region"] == "NW"] == [True]


@pytest.mark.usefixtures("frozen")
def test_two_cities_as_a_script_sees_them(run: Runner) -> None:
    """The figures of two texts in their columns; where a city has several, the envelope."""
    aaburg, moehstedt = csv.DictReader(io.StringIO(run("compare", "aaburg", "moehstedt", "-f", "csv").out))
    assert (aaburg["pay_low"], aaburg["pay_high"], aaburg["pay_level"], aaburg["pay_measure"]) == (
        "5000",
        "8500",
        "any",
        "range",
    )
    assert (moehstedt["pay_low"], moehstedt["pay_high"], moehstedt["pay_level"], moehstedt["pay_measure"]) == (
        "4500",
        "8200",
        "mixed",
        "envelope",
    )
    assert (moehstedt["entry_low"], moehstedt["entry_high"], moehstedt["entry_measure"]) == ("4500", "5900", "range")
    assert (moehstedt["experienced_low"], moehstedt["experienced_high"], moehstedt["experienced_measure"]) == (
        "7000",
        "8200",
        "points",
    )
    assumed = "assumed_period|assumed_basis|undated"
    assert (aaburg["notes"], moehstedt["notes"]) == (
        f"{assumed}|economy_of_area",
        f"{assumed}|sectors_of_area|sectors_left_out",
    )
    assert moehstedt["industries"] == "logistics|industry|public-administration"
    assert aaburg["ags"] == "05999001"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            ["pay"], "city,name,pay_low,...,experienced_high,notes,pay_level,...,experienced_measure", id="pay"
        ),
        pytest.param(["rent"], "city,name,rent_eur_m2,rent_eur_m2_year", id="an indicator and its year"),
        pytest.param(
            ["wage_index,state"], "city,name,state,wage_index,wage_index_year", id="commas, and the contract's order"
        ),
        pytest.param(
            ["Kenntnisse", "rent"],
            "city,name,rent_eur_m2,skills,notes,facets_seen,facets_role,rent_eur_m2_year",
            id="repeated, and a German name",
        ),
    ],
)
def test_chosen_fields_keep_their_columns(fields: list[str], expected: str, run: Runner) -> None:
    """City and name, then the columns of the fields in the order of the contract."""
    argv = [word for field in fields for word in ("--fields", field)]
    header = run("compare", "muelheim", "dortmund", "-f", "csv", *argv).out.splitlines()[0]
    parts = expected.split(",...,")
    columns = header.split(",")
    assert header.startswith(parts[0])
    assert header.endswith(parts[-1])
    assert set(columns) <= set(PROFILE_COLUMNS.split(","))
    assert len(parts) > 1 or header == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("name,pay_low,rent_eur_m2", "name,pay_low,rent_eur_m2", id="as asked for, without city"),
        pytest.param("RENT_EUR_M2,pay_low,pay_low,city", "rent_eur_m2,pay_low,city", id="one of them only a column"),
        pytest.param("name;pay_low", "name,pay_low", id="by a semicolon"),
        pytest.param("rent_eur_m2,state", "city,name,state,rent_eur_m2,rent_eur_m2_year", id="all of them fields"),
    ],
)
def test_columns_come_as_they_are_asked_for(fields: str, expected: str, run: Runner) -> None:
    """Where a name is only a column, all are; the values are those of the whole table."""
    rows = list(csv.DictReader(io.StringIO(run("show", "essen", "dortmund", "-f", "csv", "--fields", fields).out)))
    every = list(csv.DictReader(io.StringIO(run("show", "essen", "dortmund", "-f", "csv").out)))
    assert ",".join(rows[0]) == expected
    assert rows == [{key: row[key] for key in expected.split(",")} for row in every]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--fields pay_low,skills,training -f csv", ""),
        ("--fields pay_low,pay -f csv", "columns: pay_low; fields: pay"),
        ("--fields name,pay_lwo -f csv", "did you mean pay_low?"),
        ("--fields name,nonsense -f csv", "or for csv, tsv, jsonl and xlsx from the columns city, name, pay_low"),
        ("--fields pay_low,nonsense -f csv", "there is no field “nonsense”"),
        ("--fields pay_low", "these columns go with csv, tsv, jsonl and xlsx: pay_low"),
        ("--fields name -f json", "these columns go with csv, tsv, jsonl and xlsx: name"),
        ("--no-header -f jsonl", "--no-header goes with csv and tsv"),
    ],
)
def test_columns_that_cannot_be_had_are_told(options: str, said: str, run: Runner) -> None:
    """Fields and columns do not mix, and only formats of rows have columns."""
    result = run("compare", "essen", "dortmund", *options.split())
    assert (result.code, said in result.err) == (2 if said else 0, True)


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_table_can_come_without_its_heading(form: str, run: Runner) -> None:
    """The rows are the same, ready to be put behind others."""
    whole = run("list", "-f", form).out
    assert run("list", "-f", form, "--no-header").out == whole.partition("\n")[2]


@functools.cache
def validator_of(command: str) -> Draft202012Validator:
    """Return what holds answers of a command against the schema that itleiter prints for them; the schema is one itself."""
    schema = json.loads(json.dumps(result_schema(command)))  # type: ignore[arg-type]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "command",
    [
        "compare aaburg moehstedt",
        "compare aaburg moehstedt --fields pay,skills --per year --lang de",
        "compare aaburg moehstedt --level entry --strict",
        "show moehstedt --lang de",
        "show aaburg --fields sectors",
        "list --lang de",
        "list --near aaburg --within 12",
        "list --industry industry",
        "offer 7000 aaburg --lang de",
        "offer 7000",
        "gap aaburg --have cloud",
        "rank aaburg moehstedt",
        "sources --lang de",
        "sources aaburg",
        "sources moehstedt pay --lang de",
        "terms",
        "terms skills --lang de",
        *(f"export --what {table}" for table in get_args(TableName)),
    ],
)
def test_json_is_valid_against_its_schema(command: str, run: Runner, frozen: None) -> None:
    """The object of every command fits its schema."""
    check_json(command, run)


@pytest.mark.parametrize(
    "command", ["compare muelheim dortmund", "show aachen --lang de", "list --industry automotive", "sources dortmund"]
)
def test_json_of_the_bundled_data_is_valid_against_its_schema(command: str, run: Runner) -> None:
    """The same of the cities that are there; of few, since checking a thousand rows takes long."""
    check_json(command, run)


def check_json(command: str, run: Runner) -> None:
    """Hold the object of a command against its schema, and check its head."""
    name, lang = command.split()[0], "de" if "--lang de" in command else "en"
    answer = json.loads(run(*command.split(), "-f", "json").out)
    validator_of(name).validate(answer)
    schema = result_schema(name)  # type: ignore[arg-type]
    assert undescribed(answer, schema, schema["$defs"]) == set()
    assert list(answer)[:3] == ["schema", "data_version", "lang"]
    assert (answer["schema"], answer["lang"]) == (f"itleiter/{name}/1", lang)


def undescribed(answer: object, schema: Any, records: Any) -> set[str]:
    """Name the keys of an answer that its schema says nothing about."""
    if "$ref" in schema:
        return undescribed(answer, records[schema["$ref"].removeprefix("#/$defs/")], records)
    if "anyOf" in schema:
        return min((undescribed(answer, each, records) for each in schema["anyOf"]), key=len)
    if isinstance(answer, list):
        return {key for each in answer for key in undescribed(each, schema.get("items", {}), records)}
    if isinstance(answer, dict):
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        below = {key: known.get(key, others) for key in answer}
        unknown = {key for key, each in below.items() if each is None}
        return unknown.union(*(undescribed(answer[key], each, records) for key, each in below.items() if each))
    return set()


@pytest.mark.parametrize("command", get_args(Command))
def test_the_schema_that_is_printed_is_that_of_the_command(command: Command, run: Runner) -> None:
    """What the tests hold answers against is what users get."""
    assert json.loads(run("schema", "--of", command).out) == json.loads(json.dumps(result_schema(command)))


NUMBER = {"anyOf": [{"type": "number"}, {"type": "null"}]}


def test_what_schemas_have_beyond_their_records() -> None:
    """The head, what may be absent, columns that are data, and records that JSON has in another form than ours."""
    show = result_schema("show")
    assert [*show["properties"].items()][:3] == [
        ("schema", {"const": "itleiter/show/1"}),
        ("data_version", {"type": "string", "pattern": "^[0-9a-f]{12}$"}),
        ("lang", {"enum": ["de", "en"]}),
    ]
    assert (show["$schema"], show["title"]) == ("https://json-schema.org/draft/2020-12/schema", "itleiter show")
    assert show["required"][:5] == ["schema", "data_version", "lang", "cities", "fields"]
    records = show["$defs"]
    statements = ["pay", "related_pay", "indicators", "facets", "origins", "sector_shares", "economy"]
    assert records["CityProfile"]["required"] == ["city", "name", *statements]
    assert records["CityProfile"]["properties"]["distance_km"] == NUMBER
    assert records["CityProfile"]["description"].startswith("The profile record: first the columns that csv has")
    assert records["IndicatorStatement"]["description"] == "One edition of an indicator together with its id."
    assert records["IndicatorStatement"]["required"] == ["value", "source", "indicator"]
    assert records["FacetStatement"]["description"] == "Where the terms of a facet come from."
    assert [*records["FacetStatement"]["properties"]] == ["facet", "source", "urls", "role", "seen", "basis", "origin"]
    assert records["PayStatement"]["required"] == [
        *("role", "level", "measure", "period", "basis", "source", "scope", "region"),
    ]


def test_the_schema_of_export_has_a_form_for_each_table() -> None:
    """Each with its head, and with rows of its own record."""
    forms = result_schema("export")["anyOf"]
    rows = [form["properties"]["rows"]["items"]["$ref"].removeprefix("#/$defs/") for form in forms]
    tables = ["CityRow", "PayRow", "TermRow", "IndicatorRow", "SourceUse", "SectorRow", "EconomyRow"]
    assert rows == [*tables, "WideIndicatorRow"]
    head = ["schema", "data_version", "lang"]
    assert all(form["required"] == [*head, "table", "rows", "sources"] for form in forms)
    assert all([*form["properties"]] == form["required"] for form in forms)
    assert {form["description"] for form in forms} == {"A tidy table and the sources that it names."}
    records = result_schema("export")["$defs"]
    assert all([*records[row]["properties"]] == records[row]["required"] for row in tables)


def test_what_records_lack_is_told_with_what_stands_for_it() -> None:
    """A list that is absent is empty, and every figure says where it was stated."""
    statement = json.loads(json.dumps(result_schema("sources")))["$defs"]["Statement"]["properties"]
    assert [statement[name]["default"] for name in ("terms", "assumed", "low", "remark_de")] == [[], [], None, None]
    assert "default" not in statement["city"]
    commands: tuple[Command, ...] = ("compare", "show", "list", "offer")
    assert not any("PayFigure" in result_schema(command)["$defs"] for command in commands)


def test_what_an_answer_may_lack_is_not_required() -> None:
    """Sources of terms came later."""
    assert "sources" not in result_schema("terms")["required"]


def test_indicators_have_their_years_beside_them(run: Runner, use_data: Callable[..., None]) -> None:
    """Those that have a column of their own have one for the year as well."""
    use_data(
        "indicators: {degree_share: {de: Akademiker, en: Graduates, unit: '%', decimals: 1, better: none}}",
        "cities: {a: {name: A, state: NW, indicators: {degree_share: {value: 20.5, year: 2023, source: census}}}}",
    )
    chosen = "city,degree_share,degree_share_year,rent_eur_m2_year"
    assert run("show", "a", "-f", "csv", "--fields", chosen).out == f"{chosen}\na,20.5,2023,\n"


def test_notes_are_about_the_fields_that_are_shown(run: Runner, use_data: Callable[..., None]) -> None:
    """The rent is that of a district, and was not asked for; of the pay it is not known when it was."""
    pay = "{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, basis: gross, source: board}"
    rent = "{value: 6, year: 2022, source: census, area: Kreis A}"
    use_data(f"cities: {{a: {{name: A, state: NW, pay: [{pay}], indicators: {{rent_eur_m2: {rent}}}}}}}")
    every, some = (
        run("show", "a", "-f", "csv", "--no-header", "--fields", fields).out
        for fields in ("notes,pay_low,rent_eur_m2", "notes,pay_low")
    )
    assert (every, some) == ("undated|indicator_of_area,6000,6\n", "undated,6000\n")


@pytest.mark.parametrize(
    ("command", "record", "begins", "required"),
    [
        ("list", "Wanted", Filters.__doc__, []),
        ("offer", "Comparand", Reference.__doc__, ["position", "percent", "above_low", "above_mid", "above_high"]),
        ("offer", "CityOffer", CityOffer.__doc__, ["existing_rent_area", "existing_rent_origin"]),
        ("sources", "Statement", "One statement about a city: a pay figure, an edition", ["city", "field", "age"]),
        ("sources", "SourceUse", "A source, how far to trust it, and how many figures", ["pack", "spdx"]),
        ("terms", "TermUse", "A term of the vocabulary; ``cities`` counts", ["core", "aliases", "note_de", "note_en"]),
        ("check", "FileProblem", "Something that is wrong in a file, or might be.", ["code", "message", "hint"]),
        ("export", "WideIndicatorRow", "A city and the newest edition of each indicator", ["city", "name", "pack"]),
    ],
)
def test_records_that_are_made_for_a_schema(command: Command, record: str, begins: str, required: list[str]) -> None:
    """Their names are public, and their meaning goes along."""
    schema = result_schema(command)["$defs"][record]
    assert schema["description"].split()[:7] == begins.split()[:7]
    assert schema["required"][-len(required) :] == required
    values = {"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "null"}]}
    assert schema.get("additionalProperties") == (values if record == "WideIndicatorRow" else None)


def test_a_schema_refuses_what_does_not_fit(run: Runner) -> None:
    """The schema is not empty: a wrong type, an unknown reason and a missing key are refused."""
    validator = validator_of("compare")
    answer = json.loads(run("compare", "muelheim", "dortmund", "-f", "json").out)
    for path, value in [
        (("cities", 0, "pay_low"), "5000"),
        (("comparability", 0, "reason"), "because"),
        (("data_version",), "1"),
    ]:
        broken = json.loads(json.dumps(answer))
        holder = broken
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = value
        assert not validator.is_valid(broken), path
    del answer["cities"][0]["name"]
    assert not validator.is_valid(answer)


@pytest.mark.usefixtures("frozen")
def test_comparability_is_a_list_of_reasons(run: Runner) -> None:
    """Aaburg and Möhstedt differ in level and measure, and Möhstedt has neither a price index nor a named economy."""
    answer = json.loads(run("compare", "aaburg", "moehstedt", "-f", "json").out)
    both = ["aaburg-an-der-aa", "moehstedt"]
    more_plain = {field.id for field in PLAIN_FIELDS if field.shown} - {"state", "ags"}
    assert [each for each in answer["comparability"] if each["field"] not in more_plain] == [
        {"field": "pay", "reason": "level_differs", "cities": both},
        {"field": "pay", "reason": "measure_differs", "cities": both},
        {"field": "named_industries", "reason": "missing", "cities": ["moehstedt"]},
        {"field": "named_employers", "reason": "missing", "cities": ["moehstedt"]},
        {"field": "price_index", "reason": "missing", "cities": ["moehstedt"]},
    ]
    assert answer["data_version"] == load_once().version
    assert {source for city in answer["cities"] for figure in city["pay"] for source in [figure["source"]]} <= set(
        answer["sources"]
    )
    used = {facet: {term for city in answer["cities"] for term in city[facet]} for facet in answer["terms"]}
    used["sectors"] = {
        each["group"] for city in answer["cities"] for each in (city["sector_shares"] or {"groups": []})["groups"]
    }
    assert {facet: set(labels) for facet, labels in answer["terms"].items()} == used


@pytest.mark.parametrize("command", ["compare muelheim dortmund", "show dortmund", "sources dortmund pay", "terms"])
def test_machine_formats_are_the_same_in_both_languages(command: str, run: Runner) -> None:
    """Keys, ids and codes do not follow the language; the same input gives the same bytes."""
    for form in ("csv", "jsonl"):
        german = run(*command.split(), "-f", form, "--lang", "de")
        assert (
            german
            == run(*command.split(), "-f", form, "--lang", "en")
            == run(*command.split(), "-f", form, "--lang", "en")
        )


@pytest.mark.usefixtures("frozen")
def test_labels_replace_ids_in_facet_columns_only(run: Runner) -> None:
    """With --labels and German, facets read German; sources and codes stay ids."""
    row = next(csv.DictReader(io.StringIO(run("show", "moehstedt", "-f", "csv", "--labels", "--lang", "de").out)))
    assert (row["industries"], row["pay_source"]) == ("Logistik|Industrie|Öffentliche Verwaltung", "board")
    statements = csv.DictReader(io.StringIO(run("sources", "moehstedt", "training", "-f", "csv", "--labels").out))
    assert next(statements)["terms"].startswith("Regular training|")


EXITS = [
    pytest.param("", 0, "", id="nothing asked: help"),
    pytest.param("help", 0, "", id="help asked for"),
    pytest.param("help nonsense", 2, "there is no command", id="help of an unknown command"),
    pytest.param("-h", 0, "", id="help"),
    pytest.param("compare muelheim dortmund", 0, "", id="done"),
    pytest.param("compare muelheim", 2, "at least two different cities", id="one city"),
    pytest.param(
        "compare muelheim Mülheim 05117000", 2, "itleiter show muelheim-an-der-ruhr", id="one city, three times"
    ),
    pytest.param("compare", 2, "CITY is missing", id="no city"),
    pytest.param("nonsense", 2, "there is no command", id="unknown command"),
    pytest.param("show dortmund --nonsense", 2, "there is no option", id="unknown option"),
    pytest.param("show dortmund -f xml", 2, "html", id="unknown format"),
    pytest.param("show dortmund --fields nonsense", 2, "there is no field", id="unknown field"),
    pytest.param("list --sort nonsense", 2, "cannot be sorted", id="unknown order"),
    pytest.param("list --state DE", 3, "no state", id="the country is no state"),
    pytest.param("offer 6800 nowhere", 3, "nowhere", id="offer in an unknown city"),
    pytest.param("offer 850 --city essen", 2, "check the amount", id="an amount that fits nothing"),
    pytest.param("offer 95000 --city essen", 2, "add --per year", id="an amount of the other period"),
    pytest.param("offer 0 --city essen --anyway", 2, "AMOUNT", id="no amount at all"),
    pytest.param("offer 10000001 --city essen --anyway", 2, "AMOUNT", id="too large an amount"),
    pytest.param("offer 90000 --per year --payments 13 --city essen", 2, "--per month", id="payments of a year"),
    pytest.param("rank --from essen", 2, "distance=1", id="a start without distance"),
    pytest.param("rank --have sap", 2, "skills=1", id="skills without a weight"),
    pytest.param("list --near essen --within nan", 2, "distance in km", id="no distance"),
    pytest.param("offer -5 --city essen", 2, "there is no option", id="a negative amount"),
    pytest.param("offer 6800 --city essen --payments 16", 2, "--payments", id="too many payments"),
    pytest.param("gap --have xyzzy --city essen", 3, "no term", id="unknown skill"),
    pytest.param("rank --weight skills=1", 2, "--have", id="skills without skills"),
    pytest.param("rank --weight distance=1", 2, "--from CITY", id="distance from nowhere"),
    pytest.param("rank --weight nonsense=1", 2, "no criterion", id="unknown criterion"),
    pytest.param("rank muelheim --state BY", 0, "", id="cities and states add up"),
    pytest.param("list --within 10", 2, "--near CITY", id="within of nothing"),
    pytest.param("list --sort distance", 2, "--near CITY", id="distance from nothing"),
    pytest.param("export", 2, "--what", id="no table named"),
    pytest.param("export --what nonsense", 2, "nonsense", id="unknown table"),
    pytest.param("list --state ZZ", 3, "no state", id="unknown state"),
    pytest.param("rank --state ZZ", 3, "no state", id="unknown state to rank"),
    pytest.param("list --min-pay 0", 2, "--min-pay", id="no amount"),
    pytest.param("list --min-pay 31k", 2, "31,000/year", id="a year taken for a month"),
    pytest.param("terms nonsense", 2, "there is no facet", id="unknown facet"),
    pytest.param("schema --of nonsense", 2, "nonsense", id="unknown schema"),
    pytest.param("show dortmund --dialect excel-de", 2, "--format csv", id="dialect without csv"),
    pytest.param("show dortmund --labels", 2, "csv, tsv and jsonl", id="labels without rows"),
    pytest.param("show dortmund --force", 2, "--output", id="force without output"),
    pytest.param("show dortmnud", 3, "did you mean dortmund?", id="mistyped city"),
    pytest.param("show xyzzy", 3, "`itleiter list` shows all cities", id="unknown city"),
    pytest.param("list --skill clowd", 3, "did you mean cloud", id="mistyped term"),
    pytest.param("list --skill xyzzyxyzzy", 3, "`itleiter terms skills`", id="unknown term"),
    pytest.param("compare muelheim dortmund --strict", 5, "", id="not comparable"),
    pytest.param("compare muelheim dortmund --strict --fields rent", 0, "", id="comparable"),
    pytest.param("compare muelheim dortmund --strict --fields rent_eur_m2_year -f csv", 0, "", id="by its column"),
    pytest.param(
        "compare muelheim dortmund --strict --level entry --fields pay", 5, "", id="missing is not comparable"
    ),
]


@pytest.mark.parametrize(("command", "code", "said"), EXITS)
def test_exit_codes_and_streams(command: str, code: int, said: str, run: Runner) -> None:
    """Errors go to standard error with their exit code and what to do; data goes to standard output, also before exit 5."""
    result = run(*command.split())
    assert result.code == code, result.err
    if code in (0, 5) or not command:
        assert result.err == ""
        assert result.out
    else:
        assert result.out == ""
        assert said in result.err
        assert "Traceback" not in result.err


def test_errors_follow_the_language_before_and_after_the_command(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """--lang before, after, and ITLEITER_LANG."""
    expected = "Fehler: keine Stadt heißt „dortmnud“; meinten Sie dortmund?\n"
    assert run("--lang", "de", "show", "dortmnud").err == expected
    assert run("show", "dortmnud", "--lang", "de").err == expected
    monkeypatch.setenv("ITLEITER_LANG", "de")
    assert run("show", "dortmnud").err == expected
    assert run("show", "dortmnud", "--lang", "en").err.startswith("Error: no city")


def test_typed_text_reaches_the_screen_harmlessly(run: Runner) -> None:
    """Escape codes and direction overrides in an argument do not reach the terminal."""
    error = run("show", "\x1b[31m\u202eabc[/bold]").err
    assert "\x1b" not in error
    assert "\u202e" not in error
    assert "[31m" in error
    assert "abc[/bold]" in error


def test_versions_are_those_of_tool_data_and_python(run: Runner, bundled: Catalog) -> None:
    """One line names all three."""
    assert (
        run("--version").out == f"itleiter {__version__} (data {bundled.version}, Python {platform.python_version()})\n"
    )


def test_bad_data_is_reported_whole(run: Runner, use_data: Callable[..., None]) -> None:
    """Exit 4, a line per problem with file, line, column, path, what is wrong and what to do; also in German."""
    use_data("cities:\n  a:\n    name: A\n    state: NW\n    skils: [sap]\n    ags: 05117000\n")
    result = run("list")
    assert (result.code, result.out) == (4, "")
    head, first, second = result.err.splitlines()
    assert head == "Error: the data cannot be used (2 problems):"
    assert first.endswith("pack1.yaml:5:5: cities.a.skils: there is no field “skils” here; did you mean skills?")
    assert "pack1.yaml:6:10: cities.a.ags: 05117000 begins with a zero; put a code in quotes" in second
    assert "beginnt mit einer Null; setzen Sie eine Kennziffer in Anführungszeichen" in run("list", "--lang", "de").err


MIXED_PROBLEMS = [
    pytest.param(
        "pay: [{role: it-leiter, level: any, measure: range, low: 45.000, period: month}]",
        ["low", "high", "source"],
        id="form hides no missing amount",
    ),
    pytest.param(
        "pay: [{role: it-leitr, level: entri, measure: mean, mid: 5, period: month, source: board}]",
        ["role", "level"],
        id="form hides no unknown id",
    ),
    pytest.param(
        "pay: [{role: it-leiter, level: any, measure: rnge, period: month, source: low}]",
        ["measure", "source"],
        id="no amount is asked of an unknown measure",
    ),
    pytest.param(
        "text: {source: board}, lat: [], skills: [sap, 5, clowd]",
        ["lat", "skills[1]", "skills[2]"],
        id="items keep their numbers",
    ),
    pytest.param(
        "indicators: {rent_eur_m2: {year: 2022, source: census}}, ags: no", ["rent_eur_m2", "ags"], id="missing value"
    ),
]


@pytest.mark.parametrize(("fields", "parts"), MIXED_PROBLEMS)
def test_problems_of_form_and_meaning_are_reported_together(
    fields: str, parts: list[str], run: Runner, use_data: Callable[..., None]
) -> None:
    """A wrong value hides no other problem, and brings none that only follows from it; nor does a city without a state."""
    use_data(f"cities: {{a: {{name: A, aliases: [b], {fields}}}, b: {{name: B, state: NW}}}}")
    problems = run("list").err.splitlines()[1:]
    assert len(problems) == len(parts) + 2, problems
    for part in (*parts, "“state” is missing", "“b” belongs to b already"):
        assert sum(part in problem for problem in problems) >= 1, part


@pytest.mark.parametrize(
    ("cities", "said"),
    [
        pytest.param("a: {name: A, state: DE}", "no state “DE”", id="the country is no state"),
        pytest.param("a: {name: A, state: NW, aliases: ['-']}", "neither letters nor digits", id="a name of nothing"),
        pytest.param("a: {name: ' ', state: NW}", "does not have the right form", id="a blank name"),
        pytest.param(
            "a: {name: A, state: NW, aliases: [Muelheim]}, b: {name: Mülheim, state: NW}",
            "belongs to b already",
            id="umlauts spelled out",
        ),
        pytest.param(
            "a: {name: A, state: NW, aliases: [Mulheim]}, b: {name: Mülheim, state: NW}",
            "belongs to b already",
            id="umlauts left off",
        ),
        pytest.param(
            "a: {name: A, state: NW, aliases: ['05117000']}, b: {name: B, state: NW, ags: '05117000'}",
            "belongs to b already",
            id="an AGS as alias",
        ),
        pytest.param(
            "a: {name: A, state: NW, ags: '05117000'}, b: {name: B, state: NW, ags: '05117000'}",
            "belongs to a already",
            id="one AGS twice",
        ),
        pytest.param(
            "a: {name: A, state: NW, pay: [{role: it-leiter, level: any, measure: mean, mid: 5, period: month, assumed: [basis, basis], source: board}]}",
            "twice",
            id="assumed twice",
        ),
    ],
)
def test_data_that_would_mislead_is_refused(cities: str, said: str, run: Runner, use_data: Callable[..., None]) -> None:
    """Names that two cities could be found by, empty names, and lists that repeat themselves."""
    use_data(f"cities: {{{cities}}}")
    result = run("list")
    assert result.code == 4
    assert said in result.err


def test_an_empty_list_is_not_a_list_that_was_read(run: Runner, use_data: Callable[..., None]) -> None:
    """No terms means not seen."""
    use_data(
        "cities: {a: {name: A, state: NW, text: {source: board}, skills: {terms: []}}, b: {name: B, state: NW, text: {source: board}, skills: [sap]}}"
    )
    answer = json.loads(run("compare", "a", "b", "--fields", "skills", "-f", "json").out)
    assert answer["comparability"] == [{"field": "skills", "reason": "missing", "cities": ["a"]}]
    assert answer["facets"][0]["not_seen_elsewhere"] == {"b": ["sap"]}


def test_cities_of_one_name_are_told_apart(run: Runner, use_data: Callable[..., None]) -> None:
    """Where names repeat, the slug stands beside them."""
    use_data(
        "cities: {neustadt: {name: Neustadt, state: NW}, neustadt-hessen: {name: Neustadt, state: HE}, other: {name: Other, state: NW}}"
    )
    listed = run("list").out
    assert "Neustadt (neustadt-hessen)" in " ".join(listed.split())
    assert "Other (other)" not in listed
    for command in (
        "show neustadt",
        "offer 6800 --city neustadt",
        "gap --have sap --city neustadt",
        "rank neustadt other --weight pop=1",
    ):
        assert "Neustadt (neustadt)" in " ".join(run(*command.split()).out.split()), command


def test_a_name_that_fits_several_lists_them(run: Runner, use_data: Callable[..., None]) -> None:
    """Exit 3 with the candidates."""
    use_data("cities: {neustadt: {name: Neustadt, state: NW}, neustadt-2: {name: Neustadt (Hessen), state: HE}}")
    assert run("show", "neustadt-2").code == 0
    use_data("cities: {a: {name: Neustadt am Rhein, state: NW}, b: {name: Neustadt (Hessen), state: HE}}")
    result = run("show", "Neustadt")
    assert result.code == 3
    assert "a (Neustadt am Rhein, NW) or b (Neustadt (Hessen), HE)" in result.err


class TestOutput:
    """Files are written whole or not at all."""

    def test_the_ending_chooses_the_format(self, run: Runner, tmp_path: Path) -> None:
        """By its ending in small or capital letters; .txt and none are a table; what was chosen wins."""
        starts = {
            "a.csv": "city,name",
            "a.JSON": "{",
            "a.md": "## ",
            "a.markdown": "## ",
            "a.htm": "<!DOCTYPE html>",
            "a.txt": "Dortmund",
            "a": "Dortmund",
            ".hidden": "Dortmund",
        }
        for name, start in starts.items():
            assert run("show", "dortmund", "-o", str(tmp_path / name)) == (0, "", "")
            assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
        assert run("show", "dortmund", "-o", str(tmp_path / "b.csv"), "-f", "jsonl").code == 0
        assert (tmp_path / "b.csv").read_text(encoding="utf-8").startswith("{")

    @pytest.mark.parametrize(
        "name",
        [
            "x.pdf",
            "x.docx",
            "x.parquet",
            "x.PDF",
            "x.csv.gz",
            "x.table",
            "x.datapackage",
            "report.v2",
            "dortmund.2026",
            ".a.pdf",
        ],
    )
    @pytest.mark.parametrize("command", ["show dortmund", "export --what pay", "check mine.yaml"])
    def test_an_ending_that_is_not_ours_is_refused(
        self, name: str, command: str, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nobody gets a text table for a PDF: exit 2 with the endings that are known, and no file; a chosen format wins."""
        monkeypatch.chdir(tmp_path)
        (tmp_path / "mine.yaml").write_text("cities: {dortmund: {lat: 51.5}}", encoding="utf-8")
        result = run(*command.split(), "-o", name)
        assert (result.code, result.out) == (2, "")
        assert f"no format has the ending {Path(name).suffix.lower()}; choose .csv, .tsv, .json" in result.err
        assert ".htm or .txt, or name the format with --format" in result.err
        assert not (tmp_path / name).exists()
        assert run(*command.split(), "-f", "csv", "-o", name).code == 0
        assert "," in (tmp_path / name).read_text(encoding="utf-8").splitlines()[0]

    def test_a_command_of_one_format_has_its_endings(self, run: Runner, tmp_path: Path) -> None:
        """A template is YAML and a schema is JSON, whatever they are called; a name that says otherwise is refused."""
        for command, right, wrong in (
            ("template dortmund", "a.yaml a.YML a.txt a", "a.csv"),
            ("schema", "b.json b.txt b", "b.yaml"),
        ):
            for name in right.split():
                assert run(*command.split(), "-o", str(tmp_path / name)).code == 0
            result = run(*command.split(), "-o", str(tmp_path / wrong))
            assert result.code == 2
            assert (
                f"does not have the ending {Path(wrong).suffix}; choose {Path(right.split()[0]).suffix}" in result.err
            )
            assert not (tmp_path / wrong).exists()

    def test_a_file_is_overwritten_only_with_force(self, run: Runner, tmp_path: Path) -> None:
        """Exit 2 and the old content without --force; the rights of the old file stay."""
        path = tmp_path / "a.csv"
        path.write_text("old", encoding="utf-8")
        path.chmod(0o600)
        result = run("show", "dortmund", "-o", str(path))
        assert result.code == 2
        assert "--force" in result.err
        assert path.read_text(encoding="utf-8") == "old"
        assert run("show", "dortmund", "-o", str(path), "--force").code == 0
        assert path.read_text(encoding="utf-8") == run("show", "dortmund", "-f", "csv").out
        assert path.stat().st_mode & 0o777 == 0o600
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]

    @pytest.mark.parametrize("force", [[], ["--force"]])
    def test_a_folder_is_no_file(self, force: list[str], run: Runner, tmp_path: Path) -> None:
        """One that is there is a wrong argument, as one that ends like a folder is."""
        result = run("show", "dortmund", "-o", str(tmp_path), "-f", "csv", *force)
        assert result == (2, "", f"Error: --output names a folder, {tmp_path}; name a file in it\n")
        assert list(tmp_path.iterdir()) == []

    def test_a_name_that_is_too_long_is_said(self, run: Runner, tmp_path: Path) -> None:
        """It is not called standard output."""
        result = run("show", "dortmund", "-o", str(tmp_path / ("x" * 300)), "-f", "csv")
        assert result.code == 1
        assert "cannot be written: File name too long" in result.err

    def test_a_folder_that_is_not_there_is_said(self, run: Runner, tmp_path: Path) -> None:
        """Exit 1 with the path and the reason."""
        result = run("show", "dortmund", "-o", str(tmp_path / "none" / "a.csv"))
        assert result.code == 1
        assert "cannot be written: No such file or directory" in result.err

    def test_a_failure_leaves_nothing_behind(
        self, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A disk that fills up while writing leaves the old file and no temporary one."""
        path = tmp_path / "a.csv"
        path.write_text("old", encoding="utf-8")

        def full(handle: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        assert run("show", "dortmund", "-o", str(path), "--force").code == 1
        assert path.read_text(encoding="utf-8") == "old"
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]

    def test_a_schema_goes_to_a_file_as_well(self, run: Runner, tmp_path: Path) -> None:
        """The same bytes as on standard output."""
        assert run("schema", "-o", str(tmp_path / "s.json")).code == 0
        assert (tmp_path / "s.json").read_text(encoding="utf-8") == run("schema").out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("compare muel", ["muelheim-an-der-ruhr"], id="slug"),
        pytest.param("compare Mül", ["Mülheim"], id="umlaut: a name that goes on with it"),
        pytest.param("show Dortm", ["Dortmund"], id="capital"),
        pytest.param("list --skill clou", ["cloud", "cloud-migration"], id="term"),
        pytest.param("list --sort pri", ["price_index"], id="order"),
        pytest.param("list --state N", ["NI", "NW"], id="state"),
        pytest.param("list --state NR", ["NRW"], id="state by what people say"),
        pytest.param("compare a b --fields wa", ["wage_index"], id="field"),
        pytest.param("show dortmund --fields pay_l", ["pay_low", "pay_level"], id="column"),
        pytest.param("sources dortmund la", ["lat"], id="field of sources"),
        pytest.param("terms sk", ["skills"], id="facet"),
        pytest.param("gap --have firew", ["firewall"], id="own skill"),
        pytest.param("rank --weight wa", ["wage_index="], id="weight"),
        pytest.param("list --industry Öff", ["Öffentliche-Verwaltung"], id="a label without its blanks"),
        pytest.param("show xyz", [], id="nothing"),
        pytest.param("'show' 'dortm", ["dortmund"], id="quotes, one of them open"),
        pytest.param("sh\\ow dortm", ["dortmund"], id="escaped"),
    ],
)
def test_the_shell_completes_names(
    words: str, expected: list[str], run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """City names, terms and fields go on with what was typed."""
    monkeypatch.setenv("_ITLEITER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"itleiter {words}")
    monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
    result = run()
    assert result.out.split() == expected


def test_completion_with_broken_data_offers_nothing(
    run: Runner, use_data: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell that completes gets no error."""
    use_data("cities: []")
    monkeypatch.setenv("_ITLEITER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "itleiter show d")
    monkeypatch.setenv("COMP_CWORD", "2")
    result = run()
    assert (result.out.strip(), result.err) == ("", "")


TABLES_WITH_NOTES = {
    "compare muelheim dortmund": ["country_pay", "findings"],
    "compare essen bochum dortmund muenchen": ["country_pay", "findings"],
    "show dortmund": ["country_pay", "findings"],
    "list --state NW": ["found", "findings", "total"],
    "offer 5500 --city dortmund": ["country_pay", "findings"],
    "gap --city dortmund --have cloud": ["unknown", "findings"],
    "rank essen dortmund": ["sources", "findings", "total", "limit"],
}
"""Commands whose tables have findings and notes, and the last keys of their JSON."""


TABLE_OPTIONS = [
    *(("--notes", notes) for notes in ("none", "short", "full")),
    *(("--color", color) for color in ("auto", "always", "never")),
]
WITHOUT_TABLES = {"schema", "template", "help"}
WITHOUT_NOTES = {"check", "export"}
"""Commands whose tables have no notes: what was found in files, and whole tables of data."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_that_prints_tables_lets_one_choose_notes_and_colours(name: str) -> None:
    """Those without tables have no choice of formats at all; notes are left out only where there are none."""
    options = inspect.signature(import_module(f"itleiter_cli.commands.{name}").run).parameters
    assert ("format" in options) is (name not in WITHOUT_TABLES)
    assert ("color" in options) is (name not in WITHOUT_TABLES)
    assert ("notes" in options) is (name not in WITHOUT_TABLES | WITHOUT_NOTES)


@pytest.mark.parametrize("command", ["sources dortmund pay", "terms industries"])
def test_how_sources_and_terms_look_is_for_tables_only(command: str, run: Runner) -> None:
    """Sources are the place where notes are in full, so they are that unless told otherwise."""
    for option in TABLE_OPTIONS:
        assert run(*command.split(), "-f", "json", *option).code == 2
    tables = {notes: run(*command.split(), "--notes", notes).out for notes in ("none", "short", "full")}
    assert len(tables["none"]) < len(tables["short"]) < len(tables["full"])
    default = "full" if command.startswith("sources") else "short"
    assert run(*command.split()).out == tables[default]
    assert "--notes full" in tables["short"]
    assert run(*command.split(), "--color", "never").out == tables[default]
    assert "\x1b[1m" in run(*command.split(), "--color", "always").out


def test_short_notes_of_sources_are_a_line_each(run: Runner) -> None:
    """As below other tables; without notes, statements still name their sources, and all sources are listed."""
    out = run("sources", "dortmund", "population", "--notes", "short").out
    assert "\ndestatis-st24  Destatis, register of towns, 2024 ●●●\n" in out
    assert out.endswith("In full: --notes full. Trust: ●●● high, ●○○ low.\n")
    without = run("sources", "dortmund", "population", "--notes", "none").out
    assert out.startswith(without)
    assert "destatis-st24 (Statistisches Bundesamt (Destatis); trust: high)" in " ".join(without.split())
    assert "\ndestatis-st24 " in run("sources", "--notes", "none").out


def test_notes_on_codes_are_counted(run: Runner, use_data: Callable[..., None]) -> None:
    """Two terms have one; in full both are footnotes."""
    noted = "note: {de: nur Kabel, en: cables only}, wz2008: C27"
    use_data(f"vocabulary: {{industries: {{a: {{de: A, en: A, {noted}}}, b: {{de: B, en: B, {noted}}}}}}}")
    assert run("terms", "industries").out.endswith("\nNot shown: 2 notes on codes (--notes full).\n")
    assert "[2] b: cables only." in run("terms", "industries", "--notes", "full").out
    assert "cables" not in run("terms", "industries", "--notes", "short").out
    assert "Not shown" not in run("terms", "industries", "--notes", "none").out


def test_tables_of_data_are_coloured_where_they_are_tables(run: Runner) -> None:
    """Without a format they are csv, where colours are refused."""
    assert "\x1b[1m" in run("export", "--what", "sources", "-f", "table", "--color", "always").out
    assert run("export", "--what", "sources", "--color", "always").code == 2


@pytest.mark.parametrize("command", TABLES_WITH_NOTES)
def test_findings_are_added_at_the_end(command: str, run: Runner) -> None:
    """What JSON had before keeps its place."""
    last = TABLES_WITH_NOTES[command]
    answer = json.loads(run(*command.split(), "-f", "json").out)
    assert list(answer)[-len(last) :] == last
    assert all(found["code"] for found in answer["findings"])


@pytest.mark.parametrize("command", TABLES_WITH_NOTES)
def test_how_a_table_looks_changes_nothing_for_scripts(command: str, run: Runner) -> None:
    """--all is for tables; notes and colours are refused elsewhere, and so is what is no choice."""
    for form in ("csv", "json"):
        plain = run(*command.split(), "-f", form)
        assert plain.code == 0
        assert run(*command.split(), "-f", form, "--all").out == plain.out
        for option in TABLE_OPTIONS:
            refused = run(*command.split(), "-f", form, *option)
            assert (refused.code, refused.out) == (2, "")
            assert f"{option[0]} goes with a table" in refused.err
    tables = {notes: run(*command.split(), "--notes", notes).out for notes in ("none", "short", "full")}
    assert len(tables["none"]) < len(tables["short"]) < len(tables["full"])
    assert run(*command.split()).out == tables["short"]
    assert "\x1b[" in run(*command.split(), "--color", "always").out
    assert "\x1b[" not in run(*command.split(), "--color", "never").out
    assert run(*command.split(), "--notes", "all").code == 2
    assert run(*command.split(), "--color", "red").code == 2
