"""Words that people type for skills, industries and employers: which term each finds, worked out by reading the vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import get_args

import pytest

from conftest import Runner, catalog_of
from itleiter_cli.catalog.forms import FACETS, FacetName
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.names import foldings
from itleiter_cli.cities.lookup import UnknownTerm, find_known_terms, find_term, find_terms, parts_of
from itleiter_cli.messages.errors import NotFound

TYPED: dict[str, str | None] = {
    "ERP": "erp-systems",
    "SAP": "sap",
    "S/4HANA": "sap",
    "Backup": "emergency-planning-backup",
    "Budget": "budget-responsibility",
    "Führung": "people-leadership",
    "Personalführung": "people-leadership",
    "Mitarbeiterführung": "people-leadership",
    "M365": "microsoft-365",
    "Microsoft 365": "microsoft-365",
    "Office 365": "microsoft-365",
    "Active Directory": None,
    "Linux": None,
    "Windows Server": None,
    "VMware": None,
    "Virtualisierung": None,
    "ITIL": None,
    "ISO 27001": None,
    "BSI": None,
    "NIS2": None,
    "KRITIS": "critical-infrastructure",
    "DSGVO": "data-protection",
    "Datenschutz": "data-protection",
    "Azure": None,
    "AWS": None,
    "Cloud": "cloud",
    "Cisco": None,
    "Netzwerke": "networks",
    "Netzwerk": "networks",
    "Firewall": "firewall",
    "IT-Sicherheit": "it-security",
    "Security": "it-security",
    "Projektmanagement": "project-management",
    "Scrum": None,
    "Change Management": "change-management",
    "Docker": None,
    "Kubernetes": None,
    "Datenbanken": None,
    "SQL": None,
    "Python": None,
    "PowerShell": None,
    "Monitoring": None,
    "Ticketsystem": None,
    "Helpdesk": "user-support",
    "Exchange": "exchange",
    "Strategie": "it-strategy",
}
"""What 46 words mean: a term that they truly name, or none; a product is not what it is used for, nor a kind its kind."""
SPELLINGS = {
    "s4hana": "sap",
    "fuehrung": "people-leadership",
    "Fuhrung": "people-leadership",
}
UNKNOWN = [typed for typed, term in TYPED.items() if term is None]


@pytest.mark.parametrize(
    ("typed", "term"), [*((typed, term) for typed, term in TYPED.items() if term), *SPELLINGS.items()]
)
def test_words_of_administrators_find_their_term(typed: str, term: str, bundled: Catalog) -> None:
    """By id, label or alias, however it is spelled; none fits two terms."""
    assert find_term(bundled, "skills", typed) == term


def test_words_without_a_term_are_told_and_not_mapped(run: Runner) -> None:
    """Exit 3, and each word: SQL is not SAP."""
    result = run("gap", "--have", ",".join(UNKNOWN))
    assert (result.code, result.out) == (3, "")
    assert "no term in skills is called " in result.err
    assert [typed for typed in UNKNOWN if f"“{typed}”" not in result.err] == []


def test_of_many_words_those_without_a_term_do_not_count(bundled: Catalog) -> None:
    """All 46 at once: each known term once, in the order typed, and each other word by itself."""
    known, unknown = find_known_terms(bundled, "skills", TYPED)
    assert known == tuple(dict.fromkeys(term for term in TYPED.values() if term))
    assert [each.word for each in unknown] == UNKNOWN
    assert len(TYPED) == 46


@pytest.mark.parametrize("facet", get_args(FacetName))
def test_no_alias_means_two_terms(facet: FacetName, bundled: Catalog) -> None:
    """No alias of a term is another's id, label or alias, as they are compared."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for key, term in bundled.terms[facet].items():
        for name in (key, term.de, term.en, *term.aliases):
            for spelling in foldings(name):
                meanings[spelling].add(key)
    aliases = {
        spelling for term in bundled.terms[facet].values() for name in term.aliases for spelling in foldings(name)
    }
    assert {spelling: meanings[spelling] for spelling in aliases if len(meanings[spelling]) > 1} == {}
    assert all(aliases) or not aliases


ALIASES = """
vocabulary:
  skills:
    sap: {aliases: [S/4HANA, Walldorf]}
    cloud: {aliases: [Wolke]}
  industries:
    steel: {aliases: [Hütte]}
  employers:
    mittelstand: {de: Mittelstand, en: Mid-sized firms, aliases: [KMU]}
cities:
  a: {name: Aaa, state: NW, text: {source: board}, skills: [sap], industries: [steel], employers: [mittelstand]}
  b: {name: Bbb, state: NW, text: {source: board}, skills: [cloud], industries: [chemicals]}
"""


@pytest.mark.parametrize("option", ["--skill s4hana", "--industry huette", "--industry Hutte", "--employer kmu"])
def test_filters_find_terms_by_alias(option: str, run: Runner, use_data: Callable[..., None]) -> None:
    """Only the first city has what each alias means."""
    use_data(ALIASES)
    result = run("list", *option.split(), "-f", "csv")
    assert [row.split(",")[0] for row in result.out.splitlines()[1:]] == ["a"]


def test_own_skills_are_found_by_alias(run: Runner, use_data: Callable[..., None]) -> None:
    """``gap`` and ``rank`` alike; what is nearly an alias is suggested by the id of its term."""
    use_data(ALIASES)
    assert run("gap", "a", "--have", "Walldorf", "-f", "csv") == run("gap", "a", "--have", "sap", "-f", "csv")
    weights = ("a", "b", "--weight", "skills=1", "-f", "csv", "--have")
    assert run("rank", *weights, "Walldorf").out == run("rank", *weights, "sap").out
    assert "did you mean sap" in run("gap", "a", "--have", "Waldorf").err


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        pytest.param(["sap,cloud"], ("sap", "cloud"), id="two"),
        pytest.param(["sap, Bits, bytes ,,x"], ("sap", "Bits", "bytes", "x"), id="blanks and nothing between commas"),
        pytest.param(
            ["Bits, Bytes", "bits, bytes"], ("Bits, Bytes", "bits, bytes"), id="the whole is the name of a term"
        ),
        pytest.param(["cloud", "x,cloud"], ("cloud", "x", "cloud"), id="several options"),
        pytest.param(["Bits, Bytes; sap;cloud"], ("Bits, Bytes", "sap", "cloud"), id="semicolons"),
        pytest.param([",", ""], (",", ""), id="nothing but commas"),
    ],
)
def test_words_are_parted_at_commas(typed: list[str], parts: tuple[str, ...]) -> None:
    """Unless the whole is a name."""
    assert tuple(parts_of(typed, lambda whole: whole.strip().lower() == "bits, bytes")) == parts


def test_terms_are_parted_unless_the_whole_is_one() -> None:
    """By commas and semicolons, for ``gap`` and for filters."""
    data = catalog_of('vocabulary: {skills: {bits: {de: "Bits, Bytes", en: Bits and bytes}}}')
    typed = ["bits, BYTES", "Bits, Bytes; sap", "cloud,sap"]
    assert find_terms(data, "skills", typed) == find_known_terms(data, "skills", typed)[0] == ("bits", "sap", "cloud")


def test_near_terms_are_named_and_do_not_count() -> None:
    """A slip of the pen is told with what it resembles; without any known word, or where one fits two, nothing goes on."""
    data = catalog_of(
        "vocabulary: {skills: {one: {de: Eins, en: One, aliases: [Suite]}, two: {de: Zwei, en: Two, aliases: [suite]}}}"
    )
    assert find_known_terms(data, "skills", ["clod", "SAP", "clod", "xyzzy"]) == (
        ("sap",),
        (UnknownTerm("clod", ("cloud",)), UnknownTerm("xyzzy", ())),
    )
    assert find_known_terms(data, "skills", []) == ((), ())
    for typed in (["xyzzy"], ["sap", "suite"]):
        with pytest.raises(NotFound):
            find_known_terms(data, "skills", typed)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        pytest.param("netzwerk administration", ("networks", "system-administration"), id="a word of each"),
        pytest.param("SAP S/4", ("sap", "sap-migration"), id="one letter says nothing"),
        pytest.param("KI Strategie", ("ai", "it-strategy"), id="two letters that are a word"),
        pytest.param("Netzwerkadministration", ("networks",), id="it begins with an alias"),
        pytest.param(
            "Patches und Schwachstellen", ("patch-and-vulnerability-management",), id="a label begins with it"
        ),
        pytest.param("IT Service Management", (), id="what many terms have says nothing"),
        pytest.param("Ticketsystem", (), id="what it ends with is not what it is about"),
        pytest.param("ISO 27001", (), id="nothing near"),
        pytest.param("Kryptographie", (), id="a few letters alike"),
    ],
)
def test_what_shares_a_word_is_near(typed: str, near: tuple[str, ...], bundled: Catalog) -> None:
    """In a label or an alias, whole or as a part; it is suggested, and never counts."""
    assert find_known_terms(bundled, "skills", ["cloud", typed]) == (("cloud",), (UnknownTerm(typed, near),))


def test_all_unknown_words_are_named(run: Runner) -> None:
    """Where none is known, with what is near any of them."""
    assert run("gap", "--have", "linux,vmware").err == (
        "Error: no term in skills is called “linux” or “vmware”; `itleiter terms skills` shows them all\n"
    )
    assert run("gap", "--have", "linux,clodu,SAP S/4", "--lang", "de").err == (
        "Fehler: kein Begriff in skills heißt „linux“, „clodu“ oder „SAP S/4“; "
        "meinten Sie cloud, sap oder sap-migration?\n"
    )


def test_gap_and_rank_take_commas(run: Runner, use_data: Callable[..., None]) -> None:
    """As if each were typed by itself; ``rank`` still refuses a word that it does not know."""
    use_data(ALIASES)
    several = ("--have", "sap", "--have", "cloud", "-f", "csv")
    assert run("gap", "a", "--have", "sap,Wolke", "-f", "csv") == run("gap", "a", *several)
    weights = ("a", "b", "--weight", "skills=1")
    assert run("rank", *weights, "--have", "sap,Wolke", "-f", "csv") == run("rank", *weights, *several)
    assert run("rank", *weights, "--have", "sap,linux").code == 3


def test_an_alias_that_fits_two_terms_is_refused() -> None:
    """Nothing is guessed: both are named."""
    data = catalog_of("vocabulary: {skills: {sap: {aliases: [Suite]}, cloud: {aliases: [suite]}}}")
    with pytest.raises(NotFound) as error:
        find_term(data, "skills", "SUITE")
    assert error.value.message.values["candidates"] == ["sap", "cloud"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("gap --have Walld", ["Walldorf"], id="own skill"),
        pytest.param("list --employer KM", ["KMU"], id="employer"),
        pytest.param("list --skill Wol", ["Wolke"], id="skill"),
        pytest.param("gap --have s/4", ["s/4hana"], id="small letters, as typed"),
        pytest.param("gap Aa", ["Aaa"], id="a city as argument"),
    ],
)
def test_the_shell_completes_aliases(
    words: str, expected: list[str], run: Runner, use_data: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it completes ids and labels."""
    use_data(ALIASES)
    monkeypatch.setenv("_ITLEITER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"itleiter {words}")
    monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
    assert run().out.split() == expected


def test_every_facet_has_words(bundled: Catalog) -> None:
    """The labels of each term find it, where no other has the same."""
    for facet in FACETS:
        for key in bundled.terms[facet]:
            assert find_term(bundled, facet, key) == key
