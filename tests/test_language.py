"""German and English say the same things, and numbers look as each writes them."""

from __future__ import annotations

import datetime
import re
import string
from pathlib import Path

import pytest

from conftest import ROOT
from itleiter_cli.messages.errors import text
from itleiter_cli.messages.language import Label, Language, choose_language
from itleiter_cli.messages.texts import TEXTS

GERMAN, ENGLISH = Language("de"), Language("en")


def names_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_take_the_same_values(key: str) -> None:
    """A value that one language puts into a sentence stands in the other as well."""
    english, german = TEXTS[key]
    assert names_in(english) == names_in(german)
    assert english.strip()
    assert german.strip()


def test_no_sentence_is_left_over() -> None:
    """Every key is used in the package or its templates, in full or as the beginning of a composed one."""
    files = [path for ending in ("py", "html") for path in (ROOT / "src").rglob(f"*.{ending}") if path.name != "texts.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    literal = set(re.findall(r"""["']([a-z][a-z0-9_-]*)["']""", code))
    composed = tuple(re.findall(r"""f["']([a-z][a-z-]*-)\{""", code))
    assert [key for key in TEXTS if key not in literal and not key.startswith(composed)] == []


@pytest.mark.parametrize(
    ("value", "decimals", "english", "german"),
    [
        pytest.param(5000, 0, "5,000", "5.000", id="thousands"),
        pytest.param(603462, 0, "603,462", "603.462", id="six digits"),
        pytest.param(6.5, 2, "6.50", "6,50", id="decimals filled up"),
        pytest.param(1234567.891, 1, "1,234,567.9", "1.234.567,9", id="both"),
    ],
)
def test_numbers_are_written_as_the_language_does(value: float, decimals: int, english: str, german: str) -> None:
    """English groups with commas, German with points."""
    assert ENGLISH.number(value, decimals) == english
    assert GERMAN.number(value, decimals) == german


def test_lists_are_joined_with_a_word() -> None:
    """One, two and three items."""
    assert ENGLISH.listed([]) == ""
    assert ENGLISH.listed(["a"]) == "a"
    assert GERMAN.listed(["a", "b"]) == "a und b"
    assert GERMAN.listed(["a", "b", "c"], "or") == "a, b oder c"


def test_values_in_sentences_are_written_in_the_language() -> None:
    """Lists are joined with or, whole numbers grouped, sentences within sentences translated."""
    assert GERMAN.words(text("did-you-mean", names=["essen", "bochum"])) == "meinten Sie essen oder bochum?"
    assert GERMAN.say("list-title", count=1200) == "Städte: 1.200"
    assert (
        GERMAN.words(text("value-type", expected=[text("kind-list")], found=text("found-null"))) == "erwartet: eine Liste, gefunden: nichts"
    )


def test_days_are_written_as_the_language_does() -> None:
    """English as ISO date, German with points; a year is a year."""
    day = datetime.date(2024, 12, 31)
    assert (ENGLISH.date(day), GERMAN.date(day), GERMAN.date(2024)) == ("2024-12-31", "31.12.2024", "2024")


def test_labels_have_two_sides() -> None:
    """A label shows the side of the language."""
    label = Label("Köln", "Cologne")
    assert (GERMAN.label(label), ENGLISH.label(label)) == ("Köln", "Cologne")


@pytest.mark.parametrize(
    ("option", "environment", "code"),
    [
        pytest.param(None, {}, "en", id="nothing says anything"),
        pytest.param(None, {"LANG": "de_DE.UTF-8"}, "de", id="LANG"),
        pytest.param(None, {"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "en", id="LC_ALL before LANG"),
        pytest.param(None, {"LC_ALL": "", "LC_MESSAGES": "de_AT", "LANG": "en_GB"}, "de", id="empty counts as not set"),
        pytest.param(None, {"ITLEITER_LANG": "de", "LC_ALL": "en_GB"}, "de", id="ITLEITER_LANG before the locale"),
        pytest.param("en", {"ITLEITER_LANG": "de"}, "en", id="the option before all"),
        pytest.param(None, {"LANG": "fr_FR"}, "en", id="other languages read English"),
    ],
)
def test_the_language_is_chosen_in_order(option: str | None, environment: dict[str, str], code: str) -> None:
    """Option, ITLEITER_LANG, LC_ALL, LC_MESSAGES, LANG; German for de, English otherwise."""
    assert choose_language(option, environment).code == code


def test_the_package_says_nothing_outside_its_texts() -> None:
    """No module but texts holds German words; labels of data are data."""
    for path in Path(ROOT / "src").rglob("*.py"):
        if path.name not in ("texts.py", "names.py", "spelling.py", "terminal.py", "columns.py"):
            code = re.sub(r'"""(?s:.*?)"""|#.*', "", path.read_text(encoding="utf-8"))
            assert not re.search("[äöüßÄÖÜ]", code), path.name
