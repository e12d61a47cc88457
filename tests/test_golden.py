"""What people and scripts see, to the letter. ``--rewrite`` writes the expected files anew; read the difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Runner

GOLDEN = Path(__file__).parent / "golden"

CASES = [
    ("compare-80.txt", 80, "compare muelheim dortmund"),
    ("compare-120-de.txt", 120, "compare muelheim dortmund --lang de"),
    ("compare-40.txt", 40, "compare muelheim dortmund --fields pay,industries,rent"),
    ("compare-year.txt", 100, "compare dortmund muelheim --per year --fields pay"),
    ("compare-level.txt", 80, "compare muelheim dortmund --level entry --fields pay"),
    ("compare.csv", 80, "compare muelheim dortmund -f csv"),
    ("compare-excel-de.csv", 80, "compare muelheim dortmund -f csv --dialect excel-de --labels --lang de"),
    ("compare.tsv", 80, "compare muelheim dortmund -f tsv"),
    ("compare.json", 80, "compare muelheim dortmund -f json"),
    ("compare.jsonl", 80, "compare muelheim dortmund -f jsonl"),
    ("compare.html", 80, "compare muelheim dortmund --fields pay,rent -f html"),
    ("compare.md", 80, "compare muelheim dortmund -f md"),
    ("show-80.txt", 80, "show dortmund muelheim"),
    ("show-120-de.txt", 120, "show muelheim --lang de"),
    ("show.json", 80, "show dortmund -f json"),
    ("show.md", 80, "show dortmund -f md --lang de"),
    ("list-80.txt", 80, "list"),
    ("list-80-de.txt", 80, "list --lang de"),
    ("list.csv", 80, "list -f csv"),
    ("list.md", 80, "list -f md"),
    ("sources-80.txt", 80, "sources"),
    ("sources.csv", 80, "sources -f csv"),
    ("sources-city-80-de.txt", 80, "sources dortmund --lang de"),
    ("sources-city.csv", 80, "sources dortmund -f csv"),
    ("sources-city.json", 80, "sources dortmund pay -f json"),
    ("fallback-80.txt", 80, "compare essen dortmund"),
    ("fallback.csv", 80, "compare muenchen koeln berlin -f csv --fields pay,skills"),
    ("related-80-de.txt", 80, "show luebeck --lang de"),
    ("six-cities-100.txt", 100, "compare essen bochum dortmund duisburg muelheim oberhausen"),
    ("offer-80.txt", 80, "offer 6800 --city dortmund --city luebeck"),
    ("offer-100-de.txt", 100, "offer 90000 --per year --city muelheim --lang de --flat 100"),
    ("offer.csv", 80, "offer 6500 --payments 13 --city dortmund -f csv"),
    ("offer.json", 80, "offer 6800 --city kassel -f json"),
    ("gap-80.txt", 80, "gap --have sap --have netzwerke --have tendering --city dortmund --city muelheim --city essen --city krefeld"),
    ("gap-80-de.txt", 80, "gap --have firewall --city duisburg --lang de"),
    ("gap.csv", 80, "gap --have sap --city dortmund -f csv"),
    ("gap.json", 80, "gap --have sap --have cloud --city muelheim --city koeln -f json"),
    ("rank-80.txt", 80, "rank muelheim dortmund essen duesseldorf --weight pay=1 --weight wage=2 --weight distance=1 --from essen"),
    ("rank-100-de.txt", 100, "rank kassel mainz mannheim gera --weight pay=2 --weight preis=1 --lang de --missing exclude"),
    ("rank.csv", 80, "rank muelheim dortmund essen -f csv"),
    ("rank.json", 80, "rank muelheim dortmund --weight skills=1 --have sap -f json"),
    ("rank-de.html", 80, "rank muelheim dortmund essen --lang de -f html"),
    ("rank.md", 80, "rank muelheim dortmund essen -f md"),
    ("near-80.txt", 80, "list --near dortmund --within 20 --sort distance"),
    ("near.csv", 80, "list --near essen --within 12 -f csv"),
    ("near.json", 80, "list --near essen --within 8 -f json"),
    ("terms-80.txt", 80, "terms"),
    ("terms.csv", 80, "terms skills -f csv"),
    ("terms.jsonl", 80, "terms training -f jsonl"),
]


@pytest.mark.parametrize(("name", "columns", "command"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_output_is_as_expected(name: str, columns: int, command: str, run: Runner, rewrite: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every format prints what stands in its golden file, byte for byte."""
    monkeypatch.setenv("COLUMNS", str(columns))
    result = run(*command.split())
    assert (result.code, result.err) == (0, "")
    path = GOLDEN / name
    if rewrite:
        path.write_bytes(result.out.encode("utf-8"))
    assert result.out.encode("utf-8") == path.read_bytes()


def test_no_golden_file_is_left_over() -> None:
    """Every file in the folder belongs to a case."""
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(name for name, _, _ in CASES)
