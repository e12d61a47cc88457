"""Amounts of pay as people type them; every expected value is worked out by hand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Runner
from itleiter_cli.catalog.forms import LARGEST_AMOUNT
from itleiter_cli.cities.amounts import TypedAmount, is_amount, read_amount
from itleiter_cli.messages.errors import ExitCode, UsageProblem
from itleiter_cli.messages.language import Language

PLAIN = ["7200", "7.200", "7,200", "7 200", "7'200", "7’200", "7_200", "+7200", " 7200 ", "7\u00a0200", "7\u2009200",
         "７２００", "７．２００", "7.200 €", "€7200", "7200 EUR", "EUR 7200", "7200euro", "7200 brutto", "7200 € gross",
         "7.2k", "7,2k", "7.20k", "7,2 k€", "7,2 Tsd. €", "7,2 T€", "7,2 TEUR", "7.200,-", "7200.--", "7.200,–",
         "7200,49", "7.199,50", "7,199.50", "7199.5", "7 199,50"]  # fmt: skip
A_MONTH = ["7200/Monat", "7200 / month", "7.200 €/Monat", "7200 im Monat", "7200 per month", "7200 a month", "7200 monthly",
           "7200 monatlich", "7200 mtl.", "7200 p.m.", "7,2k/mo", "7200 EUR brutto im Monat", "7200 pro Monat brutto"]  # fmt: skip
A_YEAR = ["86.400/Jahr", "86,400 per year", "86400 a year", "86400/a", "86,4k p.a.", "86,4k p. a.", "86.4k pa",
          "86400 pro Jahr", "86400 yearly", "86400 jährlich", "86400 ja\u0308hrlich", "86400/yr", "86400 per annum",
          "86.400 EUR BRUTTO PRO JAHR"]  # fmt: skip


@pytest.mark.parametrize(
    ("spellings", "expected"),
    [
        pytest.param(PLAIN, TypedAmount(7200, None), id="no period"),
        pytest.param(A_MONTH, TypedAmount(7200, "month"), id="a month"),
        pytest.param(A_YEAR, TypedAmount(86400, "year"), id="a year"),
        pytest.param(["1.234.567", "1,234,567", "1 234 567,49"], TypedAmount(1_234_567, None), id="two groups"),
        pytest.param(["7.20", "7,2", "7"], TypedAmount(7, None), id="one or two digits are decimals"),
        pytest.param(["0,5", "1", "0001", f"{1:013}"], TypedAmount(1, None), id="the least"),
        pytest.param(["10000000", "10.000.000,49"], TypedAmount(10_000_000, None), id="the most"),
    ],
)
def test_amounts_in_every_spelling(spellings: list[str], expected: TypedAmount) -> None:
    """Whatever the language; cents are rounded half up."""
    assert {typed: read_amount(typed, "AMOUNT") for typed in spellings} == dict.fromkeys(spellings, expected)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(
            ["", " ", "inf", "nan", "stuttgart", ".5", "½", "$7200", "ca. 7200"], "is no amount", id="nothing"
        ),
        pytest.param(
            ["1e4", "7200 CHF", "7200 netto", "7200-8000", "7.", "7..200", "86k k", "7²", "7200/h", "86k/month/year"],
            "is not known",
            id="something behind it",
        ),
        pytest.param(["7.2000", "12.34.567", "7,2000 €", "7 20"], "neither a group of three", id="four or two digits"),
        pytest.param(["7,200,50", "1.234.56", "1.234,567", "1 234.567"], "not clear which separator", id="mixed"),
        pytest.param(["1234.567", "0.200", "7.200k"], "a group of three digits or three decimals", id="two readings"),
        pytest.param(
            ["0", "-7200", "\u22127200", "0,49", "10000000,5", "9" * 400, "9" * 5000], "is not between", id="range"
        ),
    ],
)
def test_what_is_no_amount_or_could_be_several(typed: list[str], said: str) -> None:
    """Nothing is guessed: the error says why, and what to type."""
    for each in typed:
        with pytest.raises(UsageProblem) as caught:
            read_amount(each, "--min-pay")
        assert said in Language("en").words(caught.value.message), each
        assert Language("de").words(caught.value.message).startswith("--min-pay: ")
        assert caught.value.hint is not None
        assert "7200" in Language("de").words(caught.value.hint)


ANY_HINT = "amounts are in EUR, gross, such as 7200, 7.200 €, 7,200.50 or 86k/year"
DIGITS_HINT = "write it without a separator for thousands, such as 7200 or 7200,50"


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("stuttgart", "“stuttgart” is no amount", ANY_HINT),
        ("7200 CHF", "what “chf” means in “7200 CHF” is not known", ANY_HINT),
        ("0", "“0” is not between 1 and 10,000,000 EUR", ANY_HINT),
        (
            "7.2000 €",
            "in “7.2000”, “2000” behind a separator is neither a group of three digits nor one or two decimals",
            DIGITS_HINT,
        ),
        ("7,200,50", "in “7,200,50”, it is not clear which separator groups and which is decimal", DIGITS_HINT),
        (
            "1234.567",
            "it is not clear whether “1234.567” has a group of three digits or three decimals",
            DIGITS_HINT,
        ),
    ],
)
def test_each_refusal_has_its_hint(typed: str, said: str, hint: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        read_amount(typed, "--min-pay")
    assert Language("en").words(caught.value.message) == f"--min-pay: {said}"
    assert caught.value.hint is not None
    assert Language("en").words(caught.value.hint) == hint


@given(st.integers(1, LARGEST_AMOUNT), st.sampled_from([",.", ".,", " ,", "'."]), st.integers(0, 49))
def test_a_printed_amount_is_read_again(eur: int, separators: str, cents: int) -> None:
    """In every grouping, with cents and without."""
    group, point = separators
    written = f"{eur:,}".replace(",", group)
    assert read_amount(written, "AMOUNT").eur == read_amount(f"{written}{point}{cents:02}", "AMOUNT").eur == eur
    assert read_amount(f"{Language('de').number(eur)} € im Jahr", "AMOUNT") == TypedAmount(eur, "year")


@settings(max_examples=200)
@given(st.text(alphabet="0179.,' kK€/ameEurJahr-+\u00a0\u0663", max_size=20) | st.text(max_size=20))
def test_any_text_is_an_amount_or_refused(typed: str) -> None:
    """Never a crash, and never an amount outside the limits."""
    if is_amount(typed):
        assert 1 <= read_amount(typed, "AMOUNT").eur <= LARGEST_AMOUNT


def test_an_offer_takes_its_period_from_the_amount(run: Runner, frozen: None) -> None:
    """As --per says it; both may say the same."""
    said = run("offer", "81600", "--per", "year", "moehstedt", "-f", "json")
    assert json.loads(said.out)["offer"]["yearly"] == 81_600
    for typed in (["81.600/Jahr"], ["81,6k p.a."], ["81,600 per year", "--per", "year"]):
        assert run("offer", *typed, "moehstedt", "-f", "json") == said


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(
            ["offer", "81.600/Jahr", "--per", "month"], "names another period than --per month", id="contradiction"
        ),
        pytest.param(["offer", "86k"], "86,000 EUR per month lies outside", id="a year without its period"),
        pytest.param(
            ["offer", "6.800 EUR", "--payments", "13", "--per", "year"], "6,800 EUR per year lies", id="--per"
        ),
        pytest.param(["offer", "7200", "EUR", "essen"], 'needs quotes; write "7200 EUR"', id="a currency"),
        pytest.param(["offer", "86", "400", "€", "pro", "Jahr"], 'write "86 400 € pro Jahr"', id="many words"),
        pytest.param(["list", "--min-pay", "86k"], "write “86,000/year”", id="least pay of a year"),
        pytest.param(["list", "--min-pay", "86k", "--lang", "de"], "„86.000/Jahr“", id="in German"),
        pytest.param(["list", "--min-pay", "7200/Jahr"], "write “7,200/month”", id="least pay of a month"),
        pytest.param(["list", "--min-pay", "100"], "outside 1,500 to 30,000; check", id="too little"),
        pytest.param(["offer", "86k/Monat", "essen"], "write “86,000/year”; if", id="where the period was written"),
        pytest.param(["offer", "86k", "essen", "--per", "month"], "add --per year; if", id="where it was an option"),
        pytest.param(["list", "--min-pay", "900k/year"], "outside 18,000 to 360,000; check", id="too much of a year"),
    ],
)
def test_odd_amounts_are_asked_back(command: list[str], said: str, run: Runner) -> None:
    done = run(*command)
    assert (done.code, done.out) == (ExitCode.USAGE, "")
    assert said in done.err


def test_least_pay_of_a_year_is_a_twelfth_a_month(run: Runner, frozen: None) -> None:
    """96,000 a year are 8,000 a month."""
    assert run("list", "--min-pay", "96k/Jahr", "-f", "json") == run("list", "--min-pay", "8000", "-f", "json")
    assert json.loads(run("list", "--min-pay", "96.000 p.a.", "-f", "json").out)["wanted"]["min_pay"] == 8000
