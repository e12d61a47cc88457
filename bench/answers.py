"""Record what some four hundred runs of the command print, to see that a change of the code's shape changes no answer.

    python bench/answers.py record before.json
    python bench/answers.py compare before.json

``record`` keeps exit code, and the SHA-256 of standard output, of standard error and of written files; ``compare`` runs
them all again and names what differs. It takes a minute or two, and is no part of the tests, which hold the answers
themselves.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import NamedTuple

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "xlsx", "md", "html")
LANGUAGES = ("en", "de")
WIDTHS = (40, 80, 120)

QUESTIONS = (
    "compare muelheim dortmund",
    "compare muenchen koeln berlin --fields pay,skills,rent",
    "compare essen bochum dortmund duisburg muelheim oberhausen",
    "compare dortmund muelheim --per year --level entry",
    "show dortmund muelheim",
    "show luebeck",
    "list",
    "list --state NW --sort pay --min-pay 6000",
    "list --near essen --within 30 --sort distance",
    "list --skill it-security --sort wage --reverse",
    "offer 6800 --city dortmund --city luebeck",
    "offer 90000 --per year --city muelheim --flat 100",
    "gap --have sap --have netzwerke --have firewall --city dortmund --city muelheim --city essen",
    "rank muelheim dortmund essen duesseldorf --weight pay=1 --weight wage=2 --weight distance=1 --from essen",
    "rank --state NW --weight skills=2 --weight rent=1 --have firewall --missing worst",
    "rank kassel mainz mannheim gera --weight pay=2 --weight preis=1 --missing exclude",
    "sources",
    "sources dortmund",
    "sources muelheim pay",
    "terms",
    "terms skills",
)
TABLES = ("cities", "pay", "terms", "indicators", "sources")
WITH_OWN_DATA = (
    "compare unna dortmund",
    "show unna",
    "list --near unna --within 30",
    "offer 5500 --city unna",
    "gap --have mainframe --city unna --city dortmund",
    "rank unna dortmund hamm",
    "sources unna",
    "terms skills",
    "export --what pay",
    "export --what indicators",
)
ERRORS = (
    "",
    "--help",
    "compare",
    "compare dortmund",
    "compare dortmund dortmnd",
    "compare frankfurt dortmund",
    "compare muelheim dortmund --fields nothing",
    "compare muelheim dortmund --strict",
    "compare muelheim dortmund --dialect excel-de",
    "compare muelheim dortmund --labels",
    "compare muelheim dortmund -f nothing",
    "show",
    "show Atlantis",
    "list --sort nothing",
    "list --state Atlantis",
    "list --skill nothing",
    "list --within 20",
    "list --near dortmund --within nan",
    "list --min-pay 0",
    "offer 75000 --city dortmund",
    "offer many --city dortmund",
    "offer 75000 --per year --payments 13 --city dortmund",
    "gap --city dortmund",
    "gap --have nothing --city dortmund",
    "rank --weight nothing=1",
    "rank --weight pay=x",
    "rank --weight skills=1",
    "rank --weight distance=1",
    "rank --weight pay=1 --from essen",
    "rank --profile absent.yaml",
    "rank --profile decision.yaml",
    "sources dortmund nothing",
    "terms nothing",
    "export --what nothing",
    "export --format datapackage",
    "check",
    "check absent.yaml",
    "check own.yaml",
    "check wrong.yaml",
    "check wrong.yaml -f json",
    "check warned.yaml",
    "check warned.yaml -f csv",
    "show dortmund --data wrong.yaml",
    "show dortmund --data absent.yaml",
    "template",
    "template dortmund",
    "template nowhere-yet --data own.yaml",
    "template unna --data own.yaml",
    "schema",
    "schema --of compare",
    "schema --of list",
    "schema --of offer",
    "schema --of gap",
    "schema --of rank",
    "schema --of nothing",
    "--version",
    "nothing",
)
HELPS = ("list", "show", "compare", "offer", "gap", "rank", "sources", "terms", "export", "check", "template", "schema")
WRITTEN = (
    "compare muelheim dortmund -o answer.csv",
    "compare muelheim dortmund -o answer.html",
    "compare muelheim dortmund -o answer.txt",
    "list -f csv --dialect excel-de --labels -o answer.csv",
    "export --format datapackage -o package",
    "export --what pay -o own.yaml",
    "template dortmund -o dortmund.yaml",
)
FILES = {
    "own.yaml": """\
sources:
  union: {publisher: Union, title: Pay in Unna, kind: report, accessed: 2026-05-01, dated: 2025, method: asked members}
vocabulary:
  skills:
    mainframe: {de: Großrechner, en: Mainframe}
indicators:
  trees: {de: Bäume je Kopf, en: Trees per head, unit: "", decimals: 1, better: high}
cities:
  dortmund:
    indicators: {rent_eur_m2: {value: 9.5, year: 2026}, trees: {value: 3.5, year: 2024}}
    skills: [mainframe, cloud]
  hamm: {pay: null}
  unna:
    name: Unna
    state: NW
    ags: "05978036"
    lat: 51.53
    lon: 7.69
    skills: {terms: [mainframe, sap], seen: part}
    pay:
      - {role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, year: 2026}
      - {role: it-leiter, level: entry, measure: range, low: 54000, high: 60000, period: year, source: union}
""",
    "wrong.yaml": """\
cities:
  dortmund:
    skils: [cloud]
    pay: [{role: it-leiter, level: any, measure: range, low: 45.000, high: 40000, period: month}]
  unna: {name: Unna, skills: [clowd]}
  unna: {state: ZZ}
""",
    "warned.yaml": """\
sources:
  unused: {publisher: Nobody, title: Nothing, kind: report, accessed: 2026-05-01}
cities:
  dortmund: {pay: [{role: it-leiter, level: any, measure: mean, mid: 75000, period: month}]}
""",
    "decision.yaml": "weights: {pay: 2, rent: 1}\nmissing: worst\n",
}


class Run(NamedTuple):
    """A command line, and the settings of its environment."""

    line: str
    settings: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """How the run is named in the record."""
        return " ".join((*(f"{name}={value}" for name, value in self.settings), "itleiter", self.line))


def runs() -> Iterator[Run]:
    """Name all runs."""
    for line, language in product(QUESTIONS, LANGUAGES):
        for form in FORMATS:
            yield _run(f"{line} -f {form}", language)
        for width in WIDTHS:
            if width != 80:
                yield _run(line, language, width)
    for table, form in product(TABLES, ("csv", "json", "md")):
        yield _run(f"export --what {table} -f {form}", "en")
    for line, form in product(WITH_OWN_DATA, ("table", "csv", "json", "html")):
        yield _run(f"{line} --data own.yaml -f {form}", "de")
    yield Run("show unna", (("ITLEITER_DATA", "own.yaml"), ("ITLEITER_LANG", "en"), ("COLUMNS", "80")))
    for line, language in product((*ERRORS, *(f"{name} --help" for name in HELPS)), LANGUAGES):
        yield _run(line, language)
    for line in WRITTEN:
        yield _run(line, "en")


def _run(line: str, language: str, width: int = 80) -> Run:
    return Run(line, (("ITLEITER_LANG", language), ("COLUMNS", str(width))))


def answer(run: Run) -> list[str | int]:
    """Run the command in a folder of its own; return its exit code and the hashes of what it printed and wrote."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in FILES.items():
            Path(folder, name).write_text(content, encoding="utf-8")
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ITLEITER_", "COLUMNS", "LC_", "LANG"))
        }
        ended = subprocess.run(
            [sys.executable, "-m", "itleiter_cli", *run.line.split()],
            cwd=folder,
            env={**kept, **dict(run.settings)},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        written = b"".join(str(path.relative_to(folder)).encode() + path.read_bytes() for path in files)
        return [
            ended.returncode,
            *(hashlib.sha256(content).hexdigest() for content in (ended.stdout, ended.stderr, written)),
        ]


def main() -> int:
    """Record all answers, or compare them with a record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("record", "compare"))
    parser.add_argument("file", type=Path)
    chosen = parser.parse_args()
    every = list(runs())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = dict(zip((run.name for run in every), pool.map(answer, every), strict=True))
    if chosen.what == "record":
        chosen.file.write_text(json.dumps(answers, indent=1) + "\n", encoding="utf-8")
        print(f"{len(answers)} answers recorded")
        return 0
    before = json.loads(chosen.file.read_text(encoding="utf-8"))
    different = [name for name in {**before, **answers} if before.get(name) != answers.get(name)]
    for name in different:
        print(f"differs: {name}")
    print(f"{len(answers) - len(different)} of {len(answers)} answers are the same")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
