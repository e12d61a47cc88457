"""The HTML report of every command, in both languages, for checks by programs that are not ours.

Their npm packages lie outside the checkout; a variable names each file (CONTRIBUTING.md).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

from itleiter_cli.cli import main
from itleiter_cli.questions.export import TableName

OWN = """
cities:
  unna: {name: Unna, state: NW}
  kamen: {name: Kamen <b>&amp;, state: NW, lat: 51.59, lon: 7.66}
"""
"""A city without coordinates and one without values, whose name must not become markup."""
REPORTS = {
    "compare": "compare muelheim dortmund",
    "compare-six": "compare essen bochum dortmund duisburg muelheim oberhausen",
    "show": "show dortmund",
    "offer": "offer 6800",
    "offer-city": "offer 6800 --city dortmund",
    "offer-cities": "offer 6800 --city dortmund --city essen --city berlin",
    "gap": "gap --have sap",
    "gap-city": "gap --have sap --city dortmund --city muelheim",
    "rank": "rank",
    "rank-weights": "rank --state NW --weight rent_eur_m2=2 --weight price_index=1",
    "list": "list",
    "list-sorted": "list --sort rent_eur_m2",
    "list-near": "list --near essen --within 40 --sort rent_eur_m2",
    "list-fields": "list --state NW --fields rent,skills,ags",
    "list-none": "list --min-pay 29000",
    "list-own": "list --state NW --sort population --data {own}",
    "sources": "sources dortmund",
    "terms": "terms",
    **{f"export-{what}": f"export --what {what}" for what in get_args(TableName)},
    "check": "check {own}",
}


def write_every_report(folder: Path) -> dict[str, Path]:
    """Write all of them into a folder; a command that has no report fails here."""
    own = folder / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    written = {}
    for language in ("en", "de"):
        for name, command in REPORTS.items():
            report = folder / f"{name}-{language}.html"
            arguments = [str(own) if each == "{own}" else each for each in command.split()]
            assert main([*arguments, "--lang", language, "-o", str(report)]) == 0
            written[report.stem] = report
    return written


def package(variable: str) -> Path | None:
    """Return the file of an npm package that a variable of the environment names, if it does."""
    return Path(os.environ[variable]) if os.environ.get(variable) else None
