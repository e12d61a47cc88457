"""Programs that people use read the output as it was meant."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess

import pytest

from conftest import Runner

pytestmark = pytest.mark.usefixtures("frozen")


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def pipe(program: list[str], text: str) -> str:
    return subprocess.run(
        program, input=text.encode("utf-8"), capture_output=True, check=True, timeout=60
    ).stdout.decode("utf-8")


def test_python_reads_the_csv(run: Runner) -> None:
    """csv.DictReader gives the columns by name."""
    rows = list(csv.DictReader(io.StringIO(run("list", "-f", "csv").out)))
    by_city = {row["city"]: row for row in rows}
    assert by_city["moehstedt"]["name"] == "Möhstedt"
    assert by_city["moehstedt"]["training"].split("|")[-1] == "certificates-secondary"
    german = list(
        csv.DictReader(
            io.StringIO(run("list", "-f", "csv", "--dialect", "excel-de").out.removeprefix("\ufeff"), newline=""),
            delimiter=";",
        )
    )
    assert {row["city"]: row["rent_eur_m2"] for row in german}["moehstedt"] == "6,45"


@needs("jq")
def test_jq_reads_json_and_json_lines(run: Runner) -> None:
    """Numbers are numbers, lists are arrays, absent is null."""
    answer = run("compare", "aaburg", "moehstedt", "-f", "json").out
    assert pipe(["jq", "-c", "[.cities[] | {city, pay_high, price_index}]"], answer) == (
        '[{"city":"aaburg-an-der-aa","pay_high":8500,"price_index":98.8},{"city":"moehstedt","pay_high":8200,"price_index":null}]\n'
    )
    lines = run("compare", "aaburg", "moehstedt", "-f", "jsonl").out
    assert pipe(["jq", "-r", ".industries | length"], lines) == "4\n3\n"


@needs("mlr")
def test_miller_reads_csv_and_tsv(run: Runner) -> None:
    """Miller computes with the columns."""
    expected = [{"city": "aaburg-an-der-aa", "middle": 6750}, {"city": "moehstedt", "middle": 6350}]
    for form in ("csv", "tsv"):
        text = run("compare", "aaburg", "moehstedt", "-f", form).out
        program = [
            "mlr",
            f"--i{form}",
            "--ojson",
            "put",
            "$middle = ($pay_low + $pay_high) / 2",
            "then",
            "cut",
            "-o",
            "-f",
            "city,middle",
        ]
        assert json.loads(pipe(program, text)) == expected
