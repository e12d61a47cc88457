"""German sounds as people speak it, and counts have their singular and plural in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from conftest import ROOT, Runner
from itleiter_cli.messages.columns import LICENCE, PACKAGE, TABLES, TIDY_COLUMNS
from itleiter_cli.messages.language import Language, texts

UNSPOKEN = (
    "Punkte sind das mal",
    "durch alle Gewichte",
    "eine Mitte nennt, ist es",
    "mit ihrer Mitte",
    "vorn, solange",
    "jedes Gewicht",
    "Erfahrung hingeht",
    "Strategie und Handarbeit",
    "Verlass:",
    " ruhen",
    "beim Lesen über",
    "je Zwölftel",
    "des Bruttomonats",
    "anderswo nicht gesehen",
    "nach Schablone",
    "Unwägbarem",
    "stützt sich darauf",
    "einfache Felder",
    "teils da",
    "Ihre, nicht gesehen",
    "nichts in allen gesehen",
    "so nicht zu gebrauchen",
    "je Land",
    "kleine Länder",
    "Angabe des Landes",
)
"""Phrases that nobody says, each of which stood here once."""
UNSPOKEN_FORMS = re.compile(r"\bgelesen \d\d\.\d\d\.|\babgerufen \d\d\.\d\d\.|\bVerlass\b|\bda, [\d.]+ teils")
STATE = re.compile(
    r"\b(ein|eine[ms]|kein|Stadt,|Stadt und|Stadt noch|für|mehrere) (Land|Länder)\b|^Land$|\| Land \||\bLandes\b(?!-)"
)
"""Land beside Deutschland, for a Bundesland."""

SCREENS = (
    "compare muelheim dortmund",
    "compare muelheim dortmund --notes full",
    "compare muelheim dortmund --notes none",
    "compare muenchen koeln --notes full",
    "compare berlin hamburg --fields all",
    "compare essen bochum dortmund muenchen",
    "compare muelheim dortmund -f md",
    "compare essen bochum dortmund muenchen --notes full",
    "show muelheim",
    "show berlin",
    "show essen --all --notes full",
    "show dortmund -f md",
    "offer 7200 stuttgart",
    "offer 7200 --city dortmund --payments 13 -f md",
    "offer 7200 muenchen koeln bremen",
    "offer 7200 bremen --all --notes full",
    "gap",
    "gap --have netzwerke --all",
    "gap --city dortmund --have netzwerke --have cloud",
    "gap --city dortmund --city muenchen --have firewall -f md",
    "rank --state NW",
    "rank --state NW --all --notes full",
    "rank essen bonn --weight expert_share=1 --weight skills=1 --have cloud",
    "rank --state HE -f md",
    "rank essen dortmund stuttgart --weight distance=1 --weight rent=1 --from essen",
    "list --state NW --min-pay 6000",
    "list --near essen --within 50 --notes full",
    "list --sort rent -f md",
    "sources",
    "sources dortmund",
    "terms skills",
    "terms culture",
    "terms training",
    "check sound.yaml",
    "check unsound.yaml",
    "list --state XX",
    "list --data unsound.yaml",
)


def unspoken_in(words: str) -> list[str]:
    """Return what nobody would say."""
    return [
        *(phrase for phrase in UNSPOKEN if phrase in words),
        *(found.group() for form in (UNSPOKEN_FORMS, STATE) for found in form.finditer(words)),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("keine Methode genannt, Verlass: gering", ["Verlass:", "Verlass"], id="trust"),
        pytest.param("gelesen 20.11.2026", ["gelesen 20.11."], id="day"),
        pytest.param("22 Kenntnisse: 2 da, 3 teils, 17 nicht", ["da, 3 teils"], id="gap"),
        pytest.param("Land", ["Land"], id="label"),
        pytest.param("kein Land heißt", ["kein Land"], id="no state"),
        pytest.param("Deutschland, Land Bremen; abgerufen am 20.11.2026, verlässlich: hoch", [], id="spoken"),
    ],
)
def test_the_guard_finds_what_nobody_says(words: str, found: list[str]) -> None:
    """Each kind of phrase is found, and what is said well is not."""
    assert unspoken_in(words) == found


def test_sentences_are_spoken_german() -> None:
    """No phrase that nobody says stands in a sentence."""
    assert {key: found for key, (_, german) in texts().items() if (found := unspoken_in(german))} == {}


def test_titles_and_meanings_are_spoken_german() -> None:
    """Nor in what describes tables and columns."""
    everything = (PACKAGE, *TABLES.values(), *TIDY_COLUMNS.values())
    described = [label.de for each in everything for label in (each.title, each.meaning)]
    assert [found for words in (*described, LICENCE.de) for found in unspoken_in(words)] == []


@pytest.mark.parametrize(
    "name", ["indicators", "official", "profession", "regions", "sectors", "sources", "vocabulary"]
)
def test_labels_and_notes_of_the_data_are_spoken_german(name: str) -> None:
    """Nor in the German of the bundled data."""
    written = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    german = re.findall(r"""\bde: ("[^"\n]*"|[^,}\n]*)""", written)
    assert german
    assert [found for words in german for found in unspoken_in(words.strip('"'))] == []


@pytest.mark.parametrize("command", SCREENS)
def test_a_screen_is_spoken_german(command: str, run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nor on any screen, wherever its lines break."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sound.yaml").write_text("cities: {essen: {indicators: {rent_eur_m2: 7}}}\n", encoding="utf-8")
    (tmp_path / "unsound.yaml").write_text("cities: {essen: 1}\n", encoding="utf-8")
    result = run(*command.split(), "--lang", "de")
    words = " ".join((result.out + result.err).split())
    assert (result.code == 0) is not any(wrong in command for wrong in ("unsound", "XX"))
    assert unspoken_in(words) == []


@pytest.mark.parametrize(
    ("key", "values", "english", "german"),
    [
        pytest.param("check-title", {"count": 0}, "0 findings", "0 Befunde", id="none"),
        pytest.param("check-title", {"count": 1}, "1 finding", "1 Befund", id="one"),
        pytest.param("check-title", {"count": 1200}, "1,200 findings", "1.200 Befunde", id="many"),
        pytest.param(
            "check-file",
            {"file": "a", "errors": 1, "warnings": 1, "cities": 1, "pay": 1},
            "a: 1 error, 1 warning; 1 city, 1 pay figure",
            "a: 1 Fehler, 1 Warnung; 1 Stadt, 1 Gehaltsangabe",
            id="one of each",
        ),
        pytest.param(
            "check-file",
            {"file": "a", "errors": 0, "warnings": 2, "cities": 3, "pay": 4},
            "a: 0 errors, 2 warnings; 3 cities, 4 pay figures",
            "a: 0 Fehler, 2 Warnungen; 3 Städte, 4 Gehaltsangaben",
            id="several of each",
        ),
        pytest.param(
            "data-invalid",
            {"count": 1},
            "the data cannot be used (1 problem):",
            "diese Daten lassen sich nicht verwenden (1 Problem):",
            id="one problem",
        ),
        pytest.param(
            "figures-and-facets",
            {"figures": 1, "facets": 0, "fields": 12},
            "1 figure, 0 lists, 12 basic facts",
            "1 Zahl, 0 Listen, 12 Grundangaben",
            id="what a source is used for",
        ),
    ],
)
def test_counts_have_singular_and_plural(key: str, values: dict[str, str | int], english: str, german: str) -> None:
    """One is singular, all else plural; zero is plural in both languages."""
    assert Language("en").say(key, **values) == english
    assert Language("de").say(key, **values) == german


def test_forms_of_words_are_two() -> None:
    """What depends on a count has a form for one and another for more."""
    forms = [
        (key, form)
        for key, sentences in texts().items()
        for sentence in sentences
        for _, _, form, _ in string.Formatter().parse(sentence)
        if form
    ]
    assert forms
    assert [each for each in forms if not len(set(each[1].split("|"))) == each[1].count("|") + 1 == 2] == []
