"""What the tables say where data is missing, borrowed, partly seen or about another role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import Runner

DATA = """
sources:
  survey: {note: {de: Zählt zwei Rollen zusammen., en: Counts two roles together.}}
states:
  NW: {pay: [{role: it-leiter, level: any, measure: quartiles, low: 3600, mid: 6200, mid_is: mean, high: 9800, period: month, source: survey}]}
  DE: {pay: [{role: it-leiter, level: any, measure: mean, mid: 91200, period: year, year: 2023, source: survey}]}
cities:
  own:
    name: Own
    state: NW
    text: {source: board}
    skills: [sap, cloud]
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 4500, high: 5500, period: month, assumed: [period], source: board}
    indicators:
      wage_index: [{value: 99.5, year: 2024, source: survey}, {value: 101.5, year: 2025, source: survey}]
      rent_eur_m2: {value: 7.5, year: 2022, source: census, area: the district}
  part:
    name: Part
    state: NW
    text: {source: board, role: related, seen: part, basis: page about a manager}
    skills: [networks]
    industries: {terms: [steel], source: survey}
    indicators: {wage_index: {value: 98, year: 2024, source: survey, note: {de: gerundet, en: rounded}}}
    pay:
      - {role: it-manager, level: entry, measure: range, low: 3300, high: 3800, period: month, assumed: [basis], source: board}
  two: {name: Two, state: NW}
  like: {name: Like, state: NW, text: {source: board}, skills: [networks], pay: [{role: it-leiter, level: entry, measure: range, low: 5000, high: 5500, period: month, source: board}]}
  other: {name: Other, state: NW, skills: {terms: [networks], source: board, seen: part}}
  dated: {name: Dated, state: NW, pay: [{role: it-leiter, level: any, measure: mean, mid: 5000, period: month, source: survey}]}
  dated-too: {name: Dated too, state: NW, pay: [{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, source: survey}]}
  later: {name: Later, state: NW, indicators: {wage_index: {value: 97, year: 2026, source: survey}}}
  whole: {name: Whole, state: NW, text: {source: board}, skills: [security, cloud]}
  piece: {name: Piece, state: NW, text: {source: board}, skills: [antivirus, networks]}
  bare: {name: Bare, state: HE}
vocabulary:
  skills:
    security: {de: Sicherheit, en: Security}
    antivirus: {de: Virenschutz, en: Antivirus, part_of: [security]}
"""


@pytest.fixture
def see(run: Runner, use_data: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Run a command on the small data and return its text with line breaks folded."""
    use_data(DATA)
    monkeypatch.setenv("COLUMNS", "200")

    def seen(command: str) -> str:
        result = run(*command.split())
        assert result.code == 0, result.err
        return " ".join(result.out.split())

    return seen


def test_a_fallback_is_marked_as_the_states(see: Callable[[str], str]) -> None:
    """The state is named beside the figure, and a footnote says that the city has none; so does the source's note."""
    text = see("show part --notes full")
    assert "3,600 … 6,200 … 9,800" in text
    assert "quartiles" in text
    assert "The city has no figure of its own; this is that of North Rhine-Westphalia." in text
    assert "Counts two roles together." in text
    assert "First quartile … mean … third quartile" in text
    assert "Pay no figure of its own; its state: mean 6,200 EUR a month" in see("show part")


def test_a_related_role_is_kept_apart(see: Callable[[str], str]) -> None:
    """Its figure stands under its role and outside the envelope."""
    text = see("show part")
    assert "IT manager, entry 3,300–3,800" in text
    compared = see("compare own part --fields pay --notes full")
    assert "Part, IT manager, entry 3,300–3,800" in compared
    assert "Part, IT manager, entry 3,300–3,800" in see("compare own part --fields pay")
    assert "no figure of Part itself, only of its state (North Rhine-Westphalia)" in compared
    assert "different sources" not in compared  # what stands in is not held against what is the city's own


def test_a_yearly_figure_of_the_country_is_divided_and_says_so(see: Callable[[str], str]) -> None:
    """91,200 a year is 7,600 a month."""
    text = see("show bare --notes full")
    assert "7,600" in text
    assert "The source states yearly amounts; divided by 12 here." in text
    assert "Neither the city nor its state has a figure; this is that of Germany." in text
    assert "91,200" in see("compare bare own --per year --fields pay")


def test_a_partly_seen_list_is_said_to_be_one(see: Callable[[str], str]) -> None:
    """Not seen instead of only here, and the text behind a list is described."""
    text = see("compare own part --fields skills,industries --notes full")
    for each in (text, see("compare own part --fields skills,industries")):
        assert "Skills, not seen elsewhere Own: SAP; Cloud Part: Networks" in each
        assert "only here" not in each
        assert "Industries no text about the job names any for Own Industries, not seen elsewhere" in each
        assert "Skills list read in full only for Own: others may ask for more" in each
    assert "beginning of a text about a related role" in text
    assert "Skills: not read alike in all cities" in text
    assert "Terms come from a page about a related role (page about a manager)" in text
    assert "Only the first part of the page was seen" in text
    assert "nothing seen in all of them" in see("compare own other --fields skills")
    assert "Skills, in both [1] nothing" in see("compare own like --fields skills")
    assert "Industries: text read in full" in text


def test_differing_years_areas_and_notes_are_said(see: Callable[[str], str]) -> None:
    """The wage index of 2024, which both have, and that one has a newer; the area and the note of a value."""
    text = see("compare own part --fields wage_index,rent --notes full")
    assert "99.5 (2024)" in text
    assert "98.0 (2024)" in text
    assert (
        "Wage index: edition 2024, the newest that all of them have. Another one as well (`itleiter show CITY`): Own."
        in text
    )
    assert "The figure is for the district." in text
    short = see("compare own part --fields wage_index,rent")
    assert "7.50# (2022)" in short
    assert "# district (Kreis), not city: the district (Own)" in short
    assert "rounded." in text
    assert "101.5 (2025)" not in text
    assert "101.5 (2025)" in see("show own")
    assert "99.5 (2024)" in see("show own")


def test_years_without_a_common_edition_are_said(see: Callable[[str], str]) -> None:
    """Own has 2024 and 2025, Later 2026: no edition in common, so each shows its newest, and that they differ."""
    text = see("compare own later --fields wage_index")
    assert "101.5 (2025)" in text
    assert "97.0 (2026)" in text
    assert "Wage index: no edition that all of them have, so different years and not comparable." in text


def test_a_list_names_the_groups_of_pay(see: Callable[[str], str]) -> None:
    """Each group stands below its name, also where --min-pay chose the cities; German has its own words."""
    whole, full = see("list --sort pay"), see("list --sort pay --notes full")
    text = whole[whole.index("─") :]
    order = [
        "Own figures, no level or several",
        "Dated too",
        "Own figures of one level only",
        "Like",
        "their state's",
        "Two",
        "Germany's",
        "Bare",
    ]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "Groups differ in what their pay figures say, so they are not sorted into each other." in full
    assert "No figure of their own: their state's" in see("list --min-pay 9000")
    assert "Keine eigene Angabe: die ihres Bundeslandes" in see("list --sort pay --lang de")
    assert "Own figures" not in see("list --sort rent")


def test_a_list_names_the_editions_it_is_sorted_in(see: Callable[[str], str]) -> None:
    """2024 is the edition of two cities and comes first, with its values; 2026 stands below it, marked; the others are not known."""
    whole = see("list --sort wage")
    assert "Wage index 99.5 (Own) to 98.0 (Part), 2024" in whole
    text = whole[whole.index("─") :]
    assert (
        text.index("Wage index, edition 2024")
        < text.index("99.5")
        < text.index("98.0")
        < text.index("Wage index, other editions")
    )
    assert text.index("Wage index, other editions") < text.index("97.0*") < text.index("Wage index not known")
    assert "* Wage index: another edition (2026) than the other rows, not comparable with them." in see(
        "list --sort wage --notes full"
    )


def test_who_has_only_a_part_is_said(see: Callable[[str], str]) -> None:
    """Whole names security, Piece only a part of it: said in compare, in gap, and below the list."""
    assert "in part Security (Whole; Piece in part: Antivirus)" in see("compare whole piece --fields skills")
    assert "zum Teil Sicherheit (Whole; Piece zum Teil: Virenschutz)" in see(
        "compare whole piece --fields skills --lang de"
    )
    assert "Partly Security (through Antivirus)" in see("gap --have antivirus --city whole")
    text = see("list --skill security")
    assert "1 more names only a part of what was asked for." in text
    assert "Piece" not in text


def test_nothing_known_is_said(see: Callable[[str], str]) -> None:
    """No figure, no list: said in words, in every command."""
    bare = see("show bare")
    assert "Skills no text about the job seen" in bare
    assert "read" not in bare
    assert "not seen" in see("compare own bare --fields skills")
    assert "in all with a list" in see("compare own part bare --fields skills")
    text = see("compare own part --level experienced --fields pay")
    assert "Pay No figure that names this level (experienced) for Own or Part." in text
    assert "Pay not known" in text
    assert see("sources bare skills").startswith("Bare: Skills ")
    assert see("compare own part --fields state,ags").count("–") >= 2


def test_a_list_marks_what_is_borrowed_or_of_one_level(see: Callable[[str], str]) -> None:
    """Footnotes say that a figure is the state's or the country's, or for entry only; hints say who else may fit."""
    text = see("list --notes full")
    assert "No figure of its own: that of the state." in text
    assert "No figure of its own, nor of its state: that of the country." in text
    assert "Figures for one level only: entry." in text
    short = see("list")
    assert "Part NW (3,600…9,800)" in short
    assert "Bare HE (7,600)" in short
    assert "( ) their state's" in short
    assert "7 more may fit" in see("list --skill sap")


def test_like_figures_are_said_to_be_comparable(see: Callable[[str], str]) -> None:
    """Own figures of one kind: yes; the same state's figure twice: it says nothing about the cities."""
    assert "say nothing about a difference" not in see("compare own part --fields pay")
    states = see("compare part two --fields pay")
    assert "Pay no figures of their own, only of their state (North Rhine-Westphalia)" in states
    assert states.count("North Rhine-Westphalia 3,600 … 6,200 … 9,800") == 1
    assert "The city has no figure of its own; this is that of North Rhine-Westphalia." in see(
        "compare part two --fields pay --notes full"
    )
    alike = "same kind, level and source; undated"
    assert f"Pay entry 4,500–5,500 in Own, entry 5,000–5,500 in Like: {alike}" in see("compare own like --fields pay")
    of_level = see("compare own like --fields pay --level entry")
    assert f"Pay 4,500–5,500 in Own, 5,000–5,500 in Like: {alike}" in of_level
    dated = see("compare dated dated-too --fields pay")
    assert "Pay mean 5,000 in Dated, mean 6,000 in Dated too: same kind, level, source and year" in dated
    assert "Pay own figures only for Own and Like" in see("compare own like part two bare --fields pay")
    assert "Pay no figures of Part and Two themselves, only of their state" in see("compare own part two --fields pay")
    assert "Pay no figures of their own, only of North Rhine-Westphalia and Germany" in see(
        "compare part bare --fields pay"
    )


def test_a_state_that_is_a_city_has_figures_of_its_own(run: Runner) -> None:
    """Hamburg's figure is that of the state, which is the city; Kiel has only that of a state around it."""
    pay = " ".join(run("compare", "berlin", "hamburg", "--fields", "pay").out.split("─")[0].split())
    assert pay.endswith("Pay mean 5,226 in Berlin, mean 6,669 in Hamburg: same kind, level and source; undated")
    assert "no figure of Kiel itself, only of its state (Schleswig-Holstein)" in run("compare", "hamburg", "kiel").out
    assert "only of their states" in run("compare", "essen", "kiel").out
    assert "has no figure of its own" not in run("show", "hamburg", "--notes", "full").out


def test_a_level_that_all_name_is_offered(see: Callable[[str], str], use_data: Callable[..., None]) -> None:
    """Both name beginners, and one of them others as well: the level can be compared, and how is said."""
    figure = "{{role: it-leiter, level: {}, measure: range, low: {}, high: {}, period: month, source: survey}}"
    both = [figure.format("entry", 4000, 5000), figure.format("experienced", 6000, 7000)]
    one = figure.format("entry", 4200, 5100)
    use_data(
        f"cities: {{a: {{name: A, state: NW, pay: [{', '.join(both)}]}}, b: {{name: B, state: NW, pay: [{one}]}}}}"
    )
    pay = see("compare a b --fields pay")
    assert "Not comparable by level, but for entry: 4,000–5,000 in A, 4,200–5,100 in B (--level entry)." in pay
    full = see("compare a b --fields pay --notes full")
    assert "Not comparable by level: A names entry and experienced, B names entry." in full


def test_what_a_list_lacks_is_not_said_to_be_unknown(see: Callable[[str], str], use_data: Callable[..., None]) -> None:
    """A subset has nothing of its own; the legend leaves both readings of the dash."""
    use_data(
        "cities: {a: {name: A, state: NW, text: {source: board}, skills: [sap]}, b: {name: B, state: NW, text: {source: board}, skills: [sap, cloud]}}"
    )
    text = see("compare a b --fields skills --notes full")
    assert "Skills 1 in both, 0 only in A, 1 only in B" in text
    assert "Skills, in both SAP Skills, only here B: Cloud" in text
    assert "Skills, only here | – | Cloud |" in see("compare a b --fields skills -f md")
    assert "– = nothing here, or nothing known." in text


def test_every_amount_of_a_figure_is_written(see: Callable[[str], str], use_data: Callable[..., None]) -> None:
    """A range with its mean, points with a median, a mean with its ends; the legend explains the middle of a range."""
    figure = "{{role: it-leiter, level: any, measure: {}, low: 4000, mid: 5000, high: 7000, period: month, source: survey{}}}"
    figures = [
        figure.format("range", ", mid_is: mean"),
        figure.format("points", ", mid_is: median"),
        figure.format("mean", ""),
    ]
    use_data(f"cities: {{a: {{name: A, state: NW, pay: [{', '.join(figures)}]}}}}")
    text = see("show a --notes full")
    assert "4,000–7,000, mean 5,000" in text
    assert "4,000 and 7,000, median 5,000" in text
    assert "5,000 (4,000–7,000)" in text
    assert "█ range, ◆ single points, ● mean." in text
    assert "█ range ● mean ◆ points" in see("show a")


@pytest.mark.usefixtures("frozen")
def test_derived_values_and_the_editions_of_a_list_are_named(run: Runner) -> None:
    """A wage index is said to be computed; a list names source and year of its columns, and differing editions."""
    assert "Own calculation, not stated by the source" in " ".join(run("show", "aaburg", "--notes", "full").out.split())
    assert "[4] Lohnmonitor, 2025 ●●○ computed here" in run("show", "aaburg").out
    text = " ".join(run("list", "-f", "md").out.replace("\\", "").split())
    assert "2024: Lohnmonitor" in text
    assert "2025: Lohnmonitor" in text
    assert "* Wage index: another edition (2024) than the other rows, not comparable with them." in text


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_label_is_cut_within_a_word(lang: str, run: Runner) -> None:
    """At 80 columns every word of the labels stands whole."""
    out = run("show", "moehstedt", "--lang", lang).out + run("compare", "eschhafen", "moehstedt", "--lang", lang).out
    assert [line for line in out.splitlines() if line[:1].islower() and line[:2].strip() == line[:1]] == []


def test_a_row_of_which_nothing_is_known_stands_there(run: Runner, use_data: Callable[..., None]) -> None:
    """A city of three without an AGS is not left out; Germany, which has none, is."""
    cities = ["own: {name: Own, state: NW, ags: '05913000'}", "part: {name: Part, state: NW, ags: '05113000'}"]
    use_data("cities: {" + ", ".join([*cities, "none: {name: None of it, state: NW}"]) + "}")
    lines = run("compare", "own", "part", "none", "--fields", "ags").out.splitlines()
    assert [line.split() for line in lines[2:]] == [
        ["City", "AGS"],
        ["Own", "05913000"],
        ["Part", "05113000"],
        ["None", "of", "it", "–"],
    ]
