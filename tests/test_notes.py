"""Notes of one line: every bundled source has one, none is wider than 80 columns, and no other note is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Runner
from itleiter_cli.catalog.model import Catalog, IndicatorValue, PayFigure
from itleiter_cli.messages.language import Language, LanguageCode
from itleiter_cli.sheets.notes import Footnotes

WIDTH = 80
MARK = "[99] "
"""The widest mark that is met: no answer over bundled data has a hundred notes."""
CAVEATS: dict[LanguageCode, dict[str, str]] = {
    "en": {
        "period": "month assumed",
        "basis": "gross assumed",
        "basis,period": "monthly gross assumed",
        "computed": "computed here",
    },
    "de": {
        "period": "Monat angenommen",
        "basis": "brutto angenommen",
        "basis,period": "Monat, brutto angenommen",
        "computed": "hier berechnet",
    },
}
LANGUAGES: tuple[LanguageCode, ...] = ("en", "de")


def statements(catalog: Catalog) -> Iterator[PayFigure | IndicatorValue]:
    """Go through all that cities and states say in numbers."""
    for region in (*catalog.states.values(), *catalog.cities.values()):
        yield from region.pay
        for editions in region.indicators.values():
            yield from editions


def caveats(catalog: Catalog, key: str, lang: LanguageCode) -> list[str]:
    """Return everything that one answer may say in a few words of a source: what is assumed, and what is computed."""
    kinds: dict[str, None] = {}
    for each in statements(catalog):
        if each.source == key and isinstance(each, PayFigure) and each.assumed:
            kinds[",".join(sorted(each.assumed))] = None
        elif each.source == key and isinstance(each, IndicatorValue) and each.computed:
            kinds["computed"] = None
    return [CAVEATS[lang][kind] for kind in kinds]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_short_note_of_a_bundled_source_is_one_line(lang: LanguageCode, bundled: Catalog) -> None:
    """With a mark of two digits and everything that figures of the source may add."""
    too_wide = []
    for key in bundled.sources:
        notes = Footnotes(bundled, Language(lang), "short")
        said = caveats(bundled, key, lang)
        assert notes.source(key, None, caveats=said) == (1,)
        (note,) = notes.written()
        assert all(note.words.count(caveat) == 1 for caveat in said)  # said once, be it within another
        line = f"{MARK}{note.words}"
        assert "●" in line
        too_wide += [line] if len(line) > WIDTH else []
    assert too_wide == []


def test_every_source_that_an_answer_can_cite_has_a_brief_name(bundled: Catalog) -> None:
    """No answer leaves one out, so all have one."""
    assert [key for key, source in bundled.sources.items() if source.brief is None] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_test_knows_what_is_added(lang: LanguageCode, bundled: Catalog) -> None:
    """Figures of the job board assume gross, most of them the month too; shares of sectors are computed, rents are not."""
    both, basis = CAVEATS[lang]["basis,period"], CAVEATS[lang]["basis"]
    assert sorted(caveats(bundled, "wir-lieben-jobs", lang)) == sorted((both, basis))
    assert caveats(bundled, "regstat-13111-2020", lang) == [CAVEATS[lang]["computed"]]
    assert caveats(bundled, "zensus-2022", lang) == []


def test_lines_are_what_answers_print(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The census of 2022 is a statistic, so trust is high; what a name, a year, dots and a caveat come to is one line."""
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    out = run("compare", "essen", "dortmund", "--fields", "rent").out
    assert "\n[1] Census, 2022 ●●● existing tenancies, not what a new flat costs\n" in out


OWN = """\
cities:
  dortmund:
    skills: [cloud]
    indicators: {asking_rent_eur_m2: {value: 9.9, year: 2025}, rent_eur_m2: {value: 6.1, year: 2022}, median_pay: {value: 4200, year: 2024}}
    pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, year: 2026}]
"""


@pytest.mark.parametrize("notes", ["short", "full", "none"])
@pytest.mark.parametrize(
    "command",
    [
        "compare dortmund essen",
        "show dortmund",
        "list --state NW",
        "offer 5500 --city dortmund",
        "gap --city dortmund --have cloud",
        "rank dortmund essen",
    ],
)
def test_marks_of_own_data_are_there_in_every_mode(command: str, notes: str, run: Runner, tmp_path: Path) -> None:
    """The file is named in a note, and its mark stands with what rests on it."""
    file = tmp_path / "mine.yaml"
    file.write_text(OWN, encoding="utf-8")
    done = run(*command.split(), "--notes", notes, "--data", str(file), "--lang", "en")
    assert done.code == 0
    lines = done.out.splitlines()
    note = next(number for number, line in enumerate(lines) if "Your own data" in line and line.startswith("["))
    mark = lines[note].split()[0]
    assert any(mark in line for line in lines[:note])
