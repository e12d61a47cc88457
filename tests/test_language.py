"""German and English say the same things, and numbers look as each writes them."""

from __future__ import annotations

import ast
import datetime
import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from conftest import ROOT
from itleiter_cli.catalog.forms import (
    FACETS,
    Basis,
    EscoMatch,
    EscoRelation,
    Level,
    Measure,
    MidIs,
    PageKind,
    Period,
    Scope,
    Seen,
    SourceKind,
)
from itleiter_cli.catalog.model import PLAIN_FIELDS, PlainId
from itleiter_cli.catalog.table_columns import FIGURE_PARTS, MORE_FIGURE_PARTS
from itleiter_cli.cities.fields import NamedId
from itleiter_cli.cities.position import Position
from itleiter_cli.cities.trust import Trust
from itleiter_cli.messages.columns import LICENCE, PACKAGE, TABLES, TIDY_COLUMNS
from itleiter_cli.messages.errors import TOLD_REASONS, text
from itleiter_cli.messages.language import Label, Language, choose_language, texts
from itleiter_cli.messages.problems import PROBLEMS
from itleiter_cli.messages.sentences import SENTENCES
from itleiter_cli.questions.check import Severity
from itleiter_cli.questions.compare import Reason
from itleiter_cli.questions.export import ROW_TYPES, TableName
from itleiter_cli.questions.gap import Holding
from itleiter_cli.questions.groups import EditionGroup, PayGroup
from itleiter_cli.questions.list import NamedIn
from itleiter_cli.questions.rank import Missing

GERMAN, ENGLISH = Language("de"), Language("en")


def names_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_take_the_same_values() -> None:
    """A value that one language puts into a sentence stands in the other as well, and neither is empty."""
    differing = {key for key, (english, german) in texts().items() if names_in(english) != names_in(german)}
    empty = {key for key, sentences in texts().items() if not all(each.strip() for each in sentences)}
    assert (differing, empty) == (set(), set())


def test_a_key_stands_in_one_table() -> None:
    """Sentences and problems are looked up together."""
    assert not SENTENCES.keys() & PROBLEMS.keys()


MESSAGES = ROOT / "src" / "itleiter_cli" / "messages"
TABLES_OF_TEXT = {
    MESSAGES / f"{name}.py" for name in ("sentences", "problems", "columns", "help", "pack_fields", "plain_fields")
}
PATHS = [
    path for ending in ("py", "html") for path in (ROOT / "src").rglob(f"*.{ending}") if path not in TABLES_OF_TEXT
]
EXPLAINED = (
    *("tab", "escape", "list-behind", "dash", "syntax", "bracket", "special", "quote", "colon-twice", "colon-space"),
    *("field-behind", "dash-space", "colon-in-list"),
    *("colon-missing", "behind", "list-entry", "indentation"),
)
"""What ``yaml_errors`` explains."""
COMPOSED: dict[str, Iterable[str]] = {
    "amounts-{}": get_args(Measure),
    "basis-{}": get_args(Basis),
    "converted-from-{}": get_args(Period),
    "criterion-{}": ("pay", "skills", "distance"),
    "esco-{}": get_args(EscoMatch),
    "field-{}": ("pay", "sectors", "distance", *FACETS, *get_args(NamedId), *get_args(PlainId), "aliases"),
    "gap-{}": get_args(Holding),
    "gap-missing-{}": ("none", "one", "several"),
    "group-{}": (*get_args(PayGroup), *get_args(EditionGroup)),
    "kind-of-source-{}": get_args(SourceKind),
    "legend-{}": (
        *("quartiles-alone", "quartiles-median", *get_args(Measure)),
        *("open-middle", *(f"open-quartiles-{middle}" for middle in ("none", *get_args(MidIs)))),
    ),
    "open-quartiles-{}": ("none", *get_args(MidIs)),
    "level-{}": get_args(Level),
    "list-{}": ("pay_of_states", "pay_of_country"),
    "list-found-brief-{}": ("both", *get_args(NamedIn)),
    "list-pay-from-{}": set(get_args(Scope)) - {"city"},
    "meaning-{}": get_args(EscoMatch),
    "measure-{}": get_args(Measure),
    "page-kind-{}": get_args(PageKind),
    "page-seen-{}": get_args(Seen),
    "pay-{}": {reason.replace("_", "-") for reason in get_args(Reason)} - {"missing", "scope-differs", "seen-differs"},
    "per-{}": get_args(Period),
    "amount-per-{}": get_args(Period),
    "position-{}": set(get_args(Position)) - {"at", "between"},
    "position-{}-middle": ("below", "at", "above"),
    "position-{}-points": ("below", "at", "between", "above"),
    "quartiles-{}": get_args(MidIs),
    "relation-{}": get_args(EscoRelation),
    "short-{}": (set(get_args(Position)) - {"at", "between"}) | {"mean", "median"},
    "short-{}-middle": ("below", "at", "above"),
    "short-{}-points": ("below", "at", "between", "above"),
    "offer-{}": ("below", "at", "above"),
    "offer-of-{}": ("city", "official", "its-state", "region"),
    "not-shown-{}": ("industries", "employers"),
    "system-{}": TOLD_REASONS,
    "rank-scored-{}": set(get_args(Missing)) - {"exclude"},
    "read-{}-{}": [f"{seen}-{about}" for seen in get_args(Seen) for about in ("role", "related")],
    "reason-{}": ("seen_differs", "year_differs"),
    "scope-{}": get_args(Scope),
    "severity-{}": get_args(Severity),
    "table-{}": (*FIGURE_PARTS, *MORE_FIGURE_PARTS, *get_args(Period)),
    "template-{}": ("names", "numbers", "facets", "pay"),
    "trust-{}": get_args(Trust),
    "trust-level-{}": get_args(Trust),
    "assumed-{}": ("period", "basis", "period-basis"),
    "caveat-assumed-{}": ("period", "basis", "period-basis"),
    "finding-{}": ("equal", "spread", "higher", "lower", "only", "apart"),
    "finding-germany-{}": ("equal", "above", "below"),
    "legend-short-{}": ("range", "points", "quartiles", "quartile", "median", "mean", "open", "offer"),
    "rank-missing-{}": ("open", "unlike", "part", "related", "edition", "nothing"),
    "rank-own-{}": ("city", "state"),
    "rank-nothing-{}": ("tie", "too_few", "no_weight", "alone"),
    "rank-unlike-{}": ("level_differs", "measure_differs", "year_differs"),
    "show-{}": ("pay_own", "pay_of_states", "pay_of_own_state", "pay_of_country", "pay_missing"),
    "unit-{}": ("pay", "skills", "distance"),
    "unknown-{}": ("term", "source", "role", "state", "indicator", "sector"),
    "unknown-{}-hint": ("term", "source", "role", "state", "indicator", "sector"),
    **dict.fromkeys(("yaml-{}", "yaml-{}-hint"), EXPLAINED),
}
"""Keys that are composed at run time, and all that can stand in them."""

ELEMENTS = {"figure-{}", "map-{}", "sheet-{}"}
"""What is composed like a key, and names a part of the HTML report."""


def composed_in(path: Path) -> Iterator[str]:
    """Return what is composed in a module of words and dashes, with {} for what is filled in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            form = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            if re.fullmatch(r"[a-z]+(-[a-z]+)*-\{\}(-([a-z]+|\{\}))*", form):
                yield form


def filled(form: str) -> set[str]:
    """Return all keys that a composed one can be."""
    return {re.sub(r"\{\}(-\{\})*", value, form, count=1) for value in COMPOSED[form]}


def test_every_composed_key_is_known() -> None:
    """Whoever composes a key says here what can stand in it."""
    assert {form for path in PATHS if path.suffix == ".py" for form in composed_in(path)} - ELEMENTS == COMPOSED.keys()


@pytest.mark.parametrize("form", COMPOSED)
def test_a_composed_key_has_a_sentence_for_every_value(form: str) -> None:
    """Each value of its closed set, so that none fails when it is first said."""
    assert filled(form) - texts().keys() == set()


def literal_keys_in(path: Path) -> Iterator[str]:
    """Find what ``say`` and ``text`` are called with where it is written out, also on either side of an *if*."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and call.args:
            called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if called in ("say", "_say", "text", "sentence_label"):
                sides = [call.args[0]]
                while sides:
                    match sides.pop():
                        case ast.IfExp(body=body, orelse=other):
                            sides += [body, other]
                        case ast.Constant(value=str(key)) if key:
                            yield key


def keys_chosen_in(path: Path) -> Iterator[str]:
    """Find what looks like a key, since it begins as one does, whatever it is handed to."""
    begins = {key.partition("-")[0] for key in texts() if "-" in key}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=str(key)) if re.fullmatch(r"[a-z]+(-[a-z_]+)+", key):
                if key.partition("-")[0] in begins:
                    yield key


def test_every_key_that_is_written_out_is_known() -> None:
    """So that no sentence is missing when it is first said; in sheets also where a key is chosen before it is said."""
    keys = {key for path in PATHS if path.suffix == ".py" for key in literal_keys_in(path)}
    assert len(keys) > 500
    sheets = (path for path in PATHS if path.parent.name == "sheets")
    chosen = {key for path in sheets for key in keys_chosen_in(path)} - {"quartiles-alone"}  # a part of one
    assert (keys | chosen) - texts().keys() == set()


def test_no_sentence_is_left_over() -> None:
    """Every key is used in the package or its templates, in full or composed."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PATHS)
    literal = set(re.findall(r"""["']([a-z][a-z0-9_-]*)["']""", code))
    composed = {key for form in COMPOSED for key in filled(form)}
    assert texts().keys() - literal - composed == set()


def test_tables_and_columns_are_described() -> None:
    """Each has a title and a meaning in both languages, and nothing else has."""
    assert TABLES.keys() == set(get_args(TableName))
    assert TIDY_COLUMNS.keys() == {column for row in ROW_TYPES.values() for column in row.__struct_fields__}
    everything = (PACKAGE, *TABLES.values(), *TIDY_COLUMNS.values())
    described = [label for each in everything for label in (each.title, each.meaning)]
    assert all(side.strip() for label in (*described, LICENCE) for side in (label.de, label.en))


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
    assert GERMAN.say("list-title", count=1200) == "1.200 Städte"
    assert (GERMAN.say("list-title", count=1), ENGLISH.say("list-title", count=0)) == ("1 Stadt", "0 cities")
    assert (
        GERMAN.words(text("value-type", expected=[text("kind-list")], found=text("found-null")))
        == "erwartet: eine Liste, gefunden: nichts"
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


WITH_WORDS_TYPED = (
    "names.py",
    "spelling.py",
    "terminal.py",
    "columns.py",
    "labels.py",
    "misplaced.py",
)
"""The modules that hold words that people type."""


def test_the_package_says_nothing_outside_its_messages() -> None:
    """No other module holds German words; labels of data are data, and so are the words that people type for fields."""
    typed = "|".join(f'"{name}"' for field in PLAIN_FIELDS for name in field.names)
    for path in PATHS:
        if path.suffix == ".py" and path.name not in WITH_WORDS_TYPED:
            code = re.sub(rf'"""(?s:.*?)"""|#.*|{typed}', "", path.read_text(encoding="utf-8"))
            assert not re.search("[äöüßÄÖÜ]", code), path.name
