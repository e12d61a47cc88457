"""Colours mean something: own data, offers, better and worse, doubtful, stand-ins and unknown; never colour alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run, Runner
from itleiter_cli.sheets.sheet import (
    Column,
    Document,
    Emphasis,
    Footnote,
    Line,
    Row,
    Sheet,
    bare,
    items,
    looking,
    marked,
    parts_by_look,
    plain,
)
from itleiter_cli.writers.lines import width_of
from itleiter_cli.writers.markdown import write_markdown
from itleiter_cli.writers.terminal import write_terminal

BOLD, DIM, RED, GREEN, YELLOW, MAGENTA = 1, 2, 31, 32, 33, 35
_CODE = re.compile(r"\x1b\[([\d;]*)m")

DATA = """
states:
  HE:
    pay: [{role: it-leiter, level: any, measure: quartiles, low: 3600, mid: 6200, mid_is: mean, high: 9800, period: month, source: survey}]
cities:
  north:
    name: North
    state: NW
    lat: 51.0
    lon: 7.0
    indicators: {rent_eur_m2: {value: 8, year: 2022, source: census}, wage_index: {value: 90, year: 2022, source: census}}
    pay: [{role: it-leiter, level: any, measure: range, low: 4100, high: 5300, period: month, source: survey}]
    skills: {terms: [erp, cloud], source: board, seen: full}
  south:
    name: South
    state: NW
    lat: 51.2
    lon: 7.0
    indicators: {rent_eur_m2: {value: 9, year: 2022, source: census}, wage_index: {value: 95, year: 2023, source: census}}
    pay: [{role: it-leiter, level: any, measure: range, low: 4200, high: 5400, period: month, assumed: [basis], source: survey}]
    skills: {terms: [erp, firewall], source: board, seen: full}
  bare: {name: Bare, state: HE}
  east: {name: East, state: NW}
"""
OWN = """\
cities:
  south:
    indicators: {rent_eur_m2: {value: 7.77, year: 2022}}
    pay: [{role: it-leiter, level: any, measure: range, low: 6500, high: 7800, period: month, year: 2026}]
    skills: [erp, firewall]
"""


def table(out: str) -> str:
    """Return what stands below the title and the findings."""
    return out[out.index("─") :]


def all_codes(out: str) -> set[int]:
    return {int(code) for each in _CODE.findall(out) for code in each.split(";") if code}


def codes_at(out: str, words: str) -> set[int]:
    """Return the codes that the first place of some words is shown with; all of the words must have the same."""
    codes: set[int] = set()
    shown: list[tuple[str, frozenset[int]]] = []
    for index, part in enumerate(_CODE.split(out)):
        if index % 2:
            numbers = [int(code) for code in part.split(";") if code]
            codes = set() if numbers in ([], [0]) else codes | set(numbers)
        else:
            shown += [(character, frozenset(codes)) for character in part]
    at = "".join(character for character, _ in shown).index(words)
    (found,) = {each for character, each in shown[at : at + len(words)] if character != " "}
    return set(found)


Ask = Callable[..., str]


@pytest.fixture
def ask(use_data: Callable[..., None], run: Runner, tmp_path: Path) -> Ask:
    """Ask something in colour; ``own`` is laid over the data."""
    use_data(DATA)

    def asked(command: str, own: str = "") -> str:
        file = tmp_path / "mine.yaml"
        file.write_text(own, encoding="utf-8")
        done: Run = run(*command.split(), "--color", "always", *(["--data", str(file)] if own else []))
        assert (done.code, done.err) == (0, "")
        return done.out

    return asked


@pytest.mark.parametrize(
    ("command", "words", "without"),
    [  # what the user's file says, and the look of the same place without it
        ("compare north south --fields pay,rent_eur_m2,skills", "6,500–7,800 [", ("4,200–5,400 [", {YELLOW})),
        ("compare north south --fields rent_eur_m2", "7.77 (2022) [", ("9.00 (2022) [", {RED})),
        ("compare north south --fields skills", "South: Firewall [", ("South: Firewall", set())),
        ("compare north south bare east --fields skills", "Firewall [", ("Firewall", set())),
        ("show south --fields all", "6,500–7,800 [", ("4,200–5,400 [", {YELLOW})),
        ("show south --fields all", "7.77 (2022) [", ("9.00 (2022) [", set())),
        ("show south --fields all", "ERP; Firewall [", ("ERP; Firewall", set())),
        ("list", "6,500–7,800+", ("4,200–5,400", {YELLOW})),
        ("list --sort rent_eur_m2", "7.77+", ("9.00 ", set())),
        ("rank north south --weight rent_eur_m2=1", "7.77 [", ("9.00 ", set())),
        ("offer 5000 south", "6,500–7,800 [", ("4,200–5,400 [", {YELLOW})),
        ("gap south --have cloud", "ERP (in 2 of the 2 lists we saw); Firewall (1)", ("ERP (in 2", set())),
    ],
)
def test_what_is_the_users_own_is_magenta(command: str, words: str, without: tuple[str, set[int]], ask: Ask) -> None:
    """Where a value is better as well, own is what is shown; the file is named in words. Else nothing is magenta."""
    own = ask(command, OWN)
    assert codes_at(table(own), words) == {MAGENTA}
    assert codes_at(own, "Your own data") == {MAGENTA} or "+ = your own data" in own
    words_without, look = without
    bundled = ask(command)
    assert codes_at(table(bundled), words_without) == look
    assert "offer" in command or MAGENTA not in all_codes(bundled)


def test_findings_show_which_of_their_values_are_the_users_own(ask: Ask) -> None:
    """Only these, not the sentence around them."""
    compared = ask("compare north south --fields rent_eur_m2", OWN)
    assert codes_at(compared, "North 3 % higher: 8.00") == set()
    assert codes_at(compared, "7.77") == {MAGENTA}
    listed = ask("list --sort rent_eur_m2", OWN)
    assert (codes_at(listed, "7.77"), codes_at(listed, "8.00")) == ({MAGENTA}, set())
    ranked = ask("rank north south --weight rent_eur_m2=1", OWN)
    assert (codes_at(ranked, "7.77"), codes_at(ranked, "8.00")) == ({MAGENTA}, set())
    assert codes_at(ask("show south", OWN), "6,500–7,800") == {MAGENTA}


def test_an_offer_is_magenta_in_words_and_drawings(ask: Ask) -> None:
    """Its amount in the title, its mark on every figure and in the legend; what it is held against is not."""
    out = ask("offer 5000 south north")
    assert codes_at(out, "5,000") == {BOLD, MAGENTA}
    assert codes_at(out, " EUR per month, 60,000") == {BOLD}
    assert codes_at(out, "▲") == {MAGENTA, BOLD}
    assert codes_at(out, "█") & {MAGENTA} == set()
    assert codes_at(out, "▲ offer") == {MAGENTA}
    assert codes_at(out, "█ range") == {DIM}


def test_numbers_are_better_worse_or_doubtful(ask: Ask) -> None:
    """Lower rent is green, higher red; wages of different years are yellow, and words say that they are."""
    out = ask("compare north south --fields rent_eur_m2,wage_index")
    assert codes_at(table(out), "8.00 (2022)") == {GREEN}
    assert codes_at(table(out), "9.00 (2022)") == {RED}
    assert codes_at(table(out), "90.0 (2022)") == {YELLOW}
    assert codes_at(out, "not comparable: no edition that all of them have") == {YELLOW}
    rows = ask("compare north south bare east --fields rent_eur_m2,wage_index")
    assert codes_at(table(rows), "90.0") == {YELLOW}


def test_pay_is_doubtful_where_it_is_assumed_or_not_comparable(ask: Ask) -> None:
    """A figure in full, of a level as another city's, is bold; by itself it is not doubtful."""
    assert codes_at(ask("show north"), "4,100–5,300 [") == {BOLD}
    assert codes_at(ask("show south"), "4,200–5,400 [") == {YELLOW}
    alike = ask("compare north south --fields pay")
    assert codes_at(alike, "4,100–5,300 [") == {BOLD}
    level = OWN.replace("level: any", "level: entry")
    differs = ask("compare north south --fields pay", level)
    assert codes_at(differs, "4,100–5,300 [") == {YELLOW}
    assert codes_at(differs, "6,500–7,800 [") == {MAGENTA}
    assert "Not comparable by level" in differs


def test_stand_ins_unknown_values_and_notes_are_dim_and_headings_bold(ask: Ask) -> None:
    """A figure of the state, what nobody says, and who says so; titles and headings of rows."""
    out = ask("show bare --fields all")
    assert codes_at(table(out), "3,600 … 6,200 … 9,800 [") == {DIM}
    assert codes_at(table(out), "not known") == {DIM}
    assert codes_at(out, "Survey, 2025 ●●○") == {DIM}
    assert codes_at(out, "Bare, Hesse") == {BOLD}
    assert codes_at(out, "Pay, EUR per month, gross") == {BOLD}


@pytest.mark.parametrize("command", ["compare north south bare", "show south", "list", "offer 5000 south", "rank"])
def test_only_colours_that_terminals_fit_to_their_ground(command: str, ask: Ask) -> None:
    """None is bright, and yellow is never bold, which many terminals show as bright: neither is read on white."""
    assert all_codes(ask(command, OWN)) <= {0, BOLD, DIM, RED, GREEN, YELLOW, MAGENTA}
    assert not {frozenset(each.split(";")) for each in _CODE.findall(ask(command, OWN))} & {frozenset(("1", "33"))}


def drawn(line: Line, width: int, *, color: bool = True, own_note: bool = False) -> str:
    sheet = Sheet(title="", shape="matrix", columns=(Column(""),), rows=(Row("Label", ((line,),)),))
    document = Document(sheets=(sheet,), footnotes=(Footnote(1, "note", is_own=own_note),))
    return write_terminal(document, width=width, color="standard" if color else None, encoding="utf-8")


@pytest.mark.parametrize("emphasis", ["normal", "quiet", "strong"])
@pytest.mark.parametrize("width", [24, 30, 60])
def test_a_part_keeps_its_look_where_it_is_wrapped(width: int, emphasis: Emphasis) -> None:
    """What stands around it keeps its own, and the words are those without colour."""
    part = "seven eight nine ten eleven twelve"
    line = Line(f"one two three {looking(part, 'own')} four five six", emphasis=emphasis)
    coloured = drawn(line, width)
    around = {"normal": set(), "quiet": {DIM}, "strong": {BOLD}}[emphasis]
    for word in part.split():
        assert codes_at(coloured, word) == {MAGENTA} | (around - {DIM})
    for word in ["one", "two", "three", "four", "five", "six"]:
        assert codes_at(coloured, word) == around
    bare_line = Line(bare(line.text), emphasis=emphasis)
    assert _CODE.sub("", coloured) == drawn(bare_line, width, color=False) == drawn(line, width, color=False)


def test_the_mark_of_own_data_is_magenta_wherever_it_stands() -> None:
    """In items, behind values and before its note; that of any other note is not."""
    for line in (Line("5,000", (1,)), *items([marked("Cloud", (1,)), "SAP"]), Line(marked("Rent", (1,)))):
        assert codes_at(drawn(line, 40, own_note=True), "[1]") == {MAGENTA}
        assert codes_at(drawn(line, 40), "[1]") == set()
    assert codes_at(drawn(Line("5,000"), 40, own_note=True), "[1] note") == {MAGENTA}
    assert codes_at(drawn(Line("5,000"), 40), "[1] note") == {DIM}


def test_looks_are_nothing_for_other_writers() -> None:
    """They take no columns, and neither Markdown nor plain text knows of them."""
    text = f"a {looking('5,000', 'own')} b"
    assert (plain(text), bare(text), width_of(text)) == ("a 5,000 b", "a 5,000 b", 9)
    assert list(parts_by_look(text)) == [("a ", None), ("5,000", "own"), (" b", None)]
    assert (looking("", "own"), looking("x", "normal")) == ("", "x")
    sheet = Sheet(title=text, shape="list", columns=(Column(text),), rows=(Row(text, ((Line(text),),)),))
    written = write_markdown(Document(sheets=(sheet,)))
    assert written.count("a 5,000 b") == 4
    assert not re.search("[\ue000-\uf8ff]", written)
