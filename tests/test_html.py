"""The HTML report: well-formed, self-contained, safe, readable without seeing it, and its drawings in proportion."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import ROOT, Runner
from itleiter_cli.messages.language import Language
from itleiter_cli.sheets.sheet import (
    Axis,
    Bar,
    Column,
    Document,
    Footnote,
    Gauge,
    Line,
    Row,
    Share,
    Sheet,
    Stack,
    Tick,
    cell,
    finding,
    items,
    marked,
)
from itleiter_cli.writers.html import write_html
from processes import environment, fork

pytestmark = pytest.mark.usefixtures("frozen")

ENGLISH = Language("en")
VOID = {"br", "col", "hr", "img", "input", "link", "meta"}
COMMANDS = [
    "compare aaburg moehstedt eschhafen",
    "compare aaburg eschhafen gruenfurt kaltenquell moehstedt oedhausen",
    "show moehstedt lindwerder",
    "list",
    "offer 6800 --city moehstedt --city lindwerder",
    "gap --have sap --have netzwerke --city moehstedt --city aaburg",
    "rank aaburg moehstedt eschhafen",
    "sources moehstedt",
    "terms",
    "export --what pay",
]


class Node:
    """An element with its attributes, and its children: elements and text."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        """Return an attribute; empty where it is not there."""
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """All text within, with blanks folded."""
        return " ".join(
            "".join(child if isinstance(child, str) else f" {child.text} " for child in self.children).split()
        )

    def walk(self) -> Iterator[Node]:
        """Go through all elements within, in the order of the page."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def all(self, tag: str, css: str = "") -> list[Node]:
        """Find the elements within of a tag and a class."""
        return [node for node in self.walk() if node.tag == tag and (not css or css in node.get("class").split())]


class _Builder(HTMLParser):
    """Builds a tree, and refuses what a browser would have to repair."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} stands twice"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert any(node.tag == "svg" for node in self.open) or tag == "svg", f"{tag} closes itself"
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(written: str) -> Node:
    builder = _Builder()
    builder.feed(written)
    builder.close()
    assert [node.tag for node in builder.open] == ["document"]
    return builder.open[0]


@pytest.fixture
def report(run: Runner) -> Callable[[str], Node]:
    """Run a command and return its report as a tree."""

    def read(command: str) -> Node:
        result = run(*command.split(), "-f", "html")
        assert (result.code, result.err) == (0, "")
        return tree(result.out)

    return read


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_report_is_well_formed_and_every_reference_leads_somewhere(
    command: str, lang: str, report: Callable[[str], Node]
) -> None:
    """Ids are unique; links within the page and labels point at them; one h1, and no level of heading is left out."""
    page = report(f"{command} --lang {lang}")
    assert page.all("html")[0]["lang"] == lang
    assert [node["charset"] for node in page.all("meta") if node.get("charset")] == ["utf-8"]
    assert [node["content"] for node in page.all("meta") if node.get("name") == "viewport"] == [
        "width=device-width, initial-scale=1"
    ]
    ids = [node["id"] for node in page.walk() if node.get("id")]
    assert len(ids) == len(set(ids))
    wanted = [node["href"].removeprefix("#") for node in page.all("a") if node["href"].startswith("#")]
    wanted += [
        key
        for node in page.walk()
        for name in ("aria-labelledby", "aria-describedby")
        for key in node.get(name).split()
    ]
    wanted += [node["fill"].removeprefix("url(#").removesuffix(")") for node in page.walk() if node.get("fill")]
    assert set(wanted) <= set(ids)
    levels = [int(node.tag[1]) for node in page.walk() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.all("h1")[0].text
    assert page.all("title")[0].text == f"{page.all('h1')[0].text} – itleiter"


@pytest.mark.parametrize("command", COMMANDS)
def test_tables_have_captions_scopes_and_whole_rows(command: str, report: Callable[[str], Node]) -> None:
    """Every table says what it is, every heading what it heads, and every row fills the columns."""
    for table in report(command).all("table"):
        assert table.all("caption")[0].text
        assert {heading["scope"] for heading in table.all("th")} <= {"col", "row", "rowgroup"}
        assert (
            {heading["scope"] for heading in table.all("thead")[0].all("th")} == {"col"} if table.all("thead") else True
        )
        widths = {
            sum(int(part.get("colspan") or 1) for part in row.all("th") + row.all("td")) for row in table.all("tr")
        }
        assert len(widths) == 1, table.all("caption")[0].text
        for group in table.all("tr", "group"):
            assert [(heading["scope"], int(heading["colspan"])) for heading in group.all("th")] == [
                ("rowgroup", *widths)
            ]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_report_asks_nobody_and_runs_nothing(command: str, run: Runner) -> None:
    """No script, no style or address outside links; the policy allows the page's own style alone; links do not tell where from."""
    written = run(*command.split(), "-f", "html").out
    page = tree(written)
    assert {node.tag for node in page.walk()} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "use",
        "image",
    } == set()
    for node in page.walk():
        for name, value in node.attributes.items():
            assert not name.startswith("on"), name
            assert name not in ("style", "src", "srcset", "xlink:href", "xmlns")
            if "//" in value or ":" in value:
                assert (node.tag, name) in {("a", "href"), ("meta", "content")} or not re.search(
                    r"[a-z]+:/|javascript:", value
                ), value
    links = [node for node in page.all("a") if not node["href"].startswith("#")]
    assert all(
        re.match("https?://", node["href"]) and node["rel"] == "noreferrer noopener" and node.text == node["href"]
        for node in links
    )
    style = page.all("style")[0].children[0]
    assert isinstance(style, str)
    assert "url(" not in style
    assert "@import" not in style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(node["content"] for node in page.all("meta") if node.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_footnotes_link_both_ways_and_to_their_sources(report: Callable[[str], Node]) -> None:
    """A mark leads to its footnote, the footnote to its first mark and to the page that the figure was read on."""
    page = report("compare aaburg moehstedt --fields pay")
    marks = [node for node in page.all("a") if node.get("role") == "doc-noteref"]
    assert [mark.text for mark in marks] == ["[1]", "[2]", "[1]", "[2]", "[1]", "[2]", "[3]"]
    assert [mark.get("id") for mark in marks] == ["mark-1", "mark-2", "", "", "", "", "mark-3"]
    assert [mark["href"] for mark in marks[-3:]] == ["#note-1", "#note-2", "#note-3"]
    assert marks[0]["aria-label"] == "footnote 1"
    notes = {node["id"]: node for node in page.all("li") if node.get("id").startswith("note-")}
    assert list(notes) == ["note-1", "note-2", "note-3"]
    assert [node["href"] for node in notes["note-1"].all("a")] == [
        "#mark-1",
        "https://board.example/aaburg-an-der-aa",
        "https://board.example/moehstedt",
    ]
    assert notes["note-2"].text.startswith("Month and gross are assumed; the source states neither.")
    assert [node["href"] for node in notes["note-2"].all("a")] == ["#mark-2"]


def test_marks_in_headings_are_links_too(report: Callable[[str], Node]) -> None:
    """The headings of a list, where six of pay and one of population come before, and of a ranking carry their footnotes."""
    for command, heading in (
        ("list", "Rent (net cold), EUR/m² [8] [9]"),
        ("rank aaburg moehstedt", "Rent (net cold), EUR/m² [2]"),
    ):
        (found,) = [node for node in report(command).all("th") if node.text.startswith("Rent")]
        assert found.text == heading
        assert [f"[{link['href'].removeprefix('#note-')}]" for link in found.all("a")] == heading.split(" EUR/m² ")[
            1
        ].split()


def said(page: Node) -> list[tuple[str, list[str]]]:
    """Return the findings of a report: what each is about, and its lines."""
    found = [each for part in page.all("dl", "findings") for each in part.all("div")]
    assert all(len(each.all("dt")) == 1 and each.all("dd") for each in found)
    return [(each.all("dt")[0].text, [line.text for line in each.all("dd")]) for each in found]


def test_the_first_mark_of_a_footnote_may_stand_in_a_finding(report: Callable[[str], Node]) -> None:
    """Its way back leads there, and the marks in the table below lead to the same footnote."""
    page = report("compare aaburg moehstedt --fields rent")
    assert said(page) == [("Rent (net cold)", ["practically equal: 6.50 and 6.45 EUR/m² [1]"])]
    (mark,) = page.all("dl", "findings")[0].all("a")
    assert (mark["id"], mark["href"], mark["role"]) == ("mark-1", "#note-1", "doc-noteref")
    marks = page.all("table")[0].all("a")
    assert [(link["href"], link.get("id")) for link in marks] == [("#note-1", "")] * 2
    assert [link["href"] for link in page.all("li")[0].all("a", "back")] == ["#mark-1"]


def test_findings_stand_before_the_table_of_their_sheet(report: Callable[[str], Node]) -> None:
    """Each city has its own: 5,000–8,500 and a rent of 6.50 in one, none of its own and 7.47 in the other."""
    page = report("show aaburg lindwerder")
    sections = [node for node in page.all("section") if node.get("id")]
    assert [said(section)[:2] for section in sections] == [
        [("Pay", ["5,000–8,500 EUR a month [1]"]), ("Rent (net cold)", ["6.50 EUR/m² [2]"])],
        [
            ("Pay", ["no figure of its own; its state: mean 6,900 EUR a month [12]"]),
            ("Rent (net cold)", ["7.47 EUR/m² [2]"]),
        ],
    ]
    for section in sections:
        order = [node.tag for node in section.walk() if node.tag in ("h2", "dl", "table", "figure")]
        assert order[:3] == ["h2", "dl", "table"]


def test_a_finding_holds_a_list_and_a_mark_in_its_label() -> None:
    """Items of a finding, the mark of own data in what it is about, and one that is about nothing."""
    found = (
        finding(marked("Learn first", (1,)), *items(["SAP", marked("Cloud", (2,))])),
        finding("", Line("Nothing else.", (1,), "caution")),
    )
    sheet = Sheet(title="Title", shape="list", columns=(Column("a"),), rows=(), findings=found)
    notes = (Footnote(1, "Your own data: own.yaml."), Footnote(2, "words"))
    page = tree(write_html(Document(sheets=(sheet,), footnotes=notes), ENGLISH))
    assert said(page) == [("Learn first [1]", ["SAP Cloud [2]"]), ("", ["Nothing else. [1]"])]
    assert [item.text for item in page.all("ul", "items")[0].all("li")] == ["SAP", "Cloud [2]"]
    assert [link.get("id") for link in page.all("dl")[0].all("a")] == ["mark-1", "mark-2", ""]
    assert [line.get("class") for line in page.all("dd")] == ["", "caution"]
    assert len(page.all("a", "back")) == 2


def test_what_to_learn_stands_in_a_report() -> None:
    """Every skill that is missing in general is there, those to learn first as well, which are a finding."""

    def out(command: str, form: str) -> str:
        return fork([*command.split(), "-f", form]).out.decode("utf-8")

    page = tree(out("gap --have sap --lang en", "html"))
    answer = json.loads(out("gap --have sap", "json"))
    assert all(line for _, lines in said(page) for line in lines)
    missing = [each["skill"] for each in answer["profession"]["skills"] if each["holding"] == "missing"]
    assert len(missing) > 5
    listed = {item.text.split(" (")[0] for item in page.all("li")}
    assert {answer["terms"]["skills"][skill]["en"] for skill in missing} <= listed


def drawings(page: Node) -> dict[str, Node]:
    """Return drawings by their titles."""
    return {node.all("title")[0].text: node for node in page.all("svg") if node.get("role") == "img"}


def test_bars_are_in_proportion_to_the_figures(report: Callable[[str], Node]) -> None:
    """On a scale from 4,000 to 9,000, 5,000–8,500 begins at a fifth and is 3,500/5,000 long; two points are two points."""
    page = report("compare aaburg moehstedt --fields pay")
    drawn = drawings(page)
    assert list(drawn) == ["Aaburg an der Aa", "Möhstedt, entry", "Möhstedt, experienced"]
    (bar,) = drawn["Aaburg an der Aa"].all("rect", "range")
    assert (bar["x"], bar["width"]) == ("20.000%", "70.000%")
    (bar,) = drawn["Möhstedt, entry"].all("rect", "range")
    assert (bar["x"], bar["width"]) == ("10.000%", "28.000%")
    assert [point["x"] for point in drawn["Möhstedt, experienced"].all("svg", "point")] == ["60.000%", "84.000%"]
    assert drawn["Möhstedt, experienced"].all("rect") == []
    (axis,) = page.all("svg", "axis")
    assert [(tick["x"], tick.text) for tick in axis.all("text")] == [
        ("0.000%", "4,000"),
        ("20.000%", "5,000"),
        ("40.000%", "6,000"),
        ("60.000%", "7,000"),
        ("80.000%", "8,000"),
        ("100.000%", "9,000"),
    ]


@pytest.mark.parametrize("command", ["compare aaburg moehstedt eschhafen", "compare aaburg moehstedt --fields pay"])
def test_what_belongs_to_no_city_stands_below_no_name_of_one(command: str, report: Callable[[str], Node]) -> None:
    """Pay is drawn in a table of its own before the one of the cities, which is left out where nothing is in it."""
    pay, *others = report(command).all("table")
    assert pay.all("caption")[0].text == pay.all("tr", "group")[0].text == "Pay, EUR per month, gross"
    assert (pay.all("thead"), len(pay.all("svg", "axis"))) == ([], 1)
    assert [[heading.text for heading in table.all("thead")[0].all("th")] for table in others] == (
        [] if "pay" in command else [["Aaburg an der Aa", "Möhstedt", "Eschhafen"]]
    )
    assert all(table.all("svg", "axis") == [] for table in others)


def test_what_is_found_is_not_said_again_below() -> None:
    """What to learn first stands in the box and not in the table below it as well, which begins with what follows."""
    page = tree(fork(["gap", "--have", "sap", "--city", "dortmund", "--lang", "en", "-f", "html"]).out.decode("utf-8"))
    assert [label for label, _ in said(page)] == ["Learn first"]
    assert [heading.text for heading in page.all("table")[0].all("th")][:2] == ["Then", "You have"]


def test_drawings_have_names_of_their_own() -> None:
    """Figures of the same people differ by kind and year, which are named with them; the description says both again."""
    page = tree(fork(["offer", "6800", "--city", "dortmund", "--lang", "en", "-f", "html"]).out.decode("utf-8"))
    titles = [node.all("title")[0].text for node in page.all("svg") if node.get("role") == "img"]
    assert len(set(titles)) == len(titles) > 10
    median = drawings(page)["Germany, head of informatics, official, median, 2024"]
    assert median.all("desc")[0].text.startswith("median, 2024: 9,518.")


def test_pay_of_many_cities_stands_on_one_scale(report: Callable[[str], Node]) -> None:
    """From 3,000 to 11,000: quartiles of 3,669 and 9,797, 6,000 and 9,500, and 4,400 and 11,000, which is the end."""
    page = report("compare aaburg moehstedt eschhafen gruenfurt lindwerder --fields pay")
    assert len(page.all("svg", "axis")) == 1
    places = {
        title: [(bar["x"], bar["width"]) for bar in drawing.all("rect")] for title, drawing in drawings(page).items()
    }
    assert places["Aaburg an der Aa"] == [("25.000%", "43.750%")]
    assert places["North Rhine-Westphalia"] == [("8.363%", "76.600%")]
    assert places["Grünfurt"] == [("37.500%", "43.750%")]
    assert places["Hesse"] == [("17.500%", "82.500%")]


def test_quartiles_and_the_offer_are_in_proportion(report: Callable[[str], Node]) -> None:
    """From 3,000 to 11,000: the state's quartiles 3,669 … 6,236 … 9,797 and an offer of 6,800, which every drawing marks."""
    drawn = drawings(report("offer 6800 --city moehstedt"))
    state = drawn["North Rhine-Westphalia"]
    (box,) = state.all("rect", "quartiles")
    assert (box["x"], box["width"]) == ("8.363%", "76.600%")  # 669 and 6,128 of 8,000
    assert [mean["cx"] for mean in state.all("circle", "mean")] == ["40.450%"]  # 3,236 of 8,000
    assert all(
        [mark["x"] for mark in drawing.all("svg", "offer")] == ["47.500%"] for drawing in drawn.values()
    )  # 3,800 of 8,000
    assert len(drawn) == 7


def test_contributions_are_stacked_to_the_total(report: Callable[[str], Node]) -> None:
    """Pay alike gives each half of 50 points; rents of 6.50, 6.45 and 6.72 give (6.72-6.50)/0.27, all and none of 50."""
    page = report("rank aaburg moehstedt eschhafen")
    drawn = drawings(page)
    assert list(drawn) == ["Möhstedt: 75.0 points", "Aaburg an der Aa: 65.7 points", "Eschhafen: 25.0 points"]
    shares = [[(part["x"], part["width"]) for part in drawing.all("rect", "share")] for drawing in drawn.values()]
    assert shares == [
        [("0.000%", "25.000%"), ("25.000%", "50.000%")],
        [("0.000%", "25.000%"), ("25.000%", "40.741%")],
        [("0.000%", "25.000%"), ("25.000%", "0.000%")],
    ]
    fills = [part["fill"] for part in drawn["Möhstedt: 75.0 points"].all("rect", "share")]
    assert fills == ["url(#pattern-1)", "url(#pattern-2)"]
    assert [key.text for key in page.all("ul", "keys")[0].all("li")] == ["Pay", "Rent (net cold)"]
    assert [written.text for written in drawn["Eschhafen: 25.0 points"].all("text")] == ["25.0"]


@pytest.mark.parametrize(
    ("lang", "described"),
    [
        pytest.param(
            "en",
            "quartiles: 3,669 … 6,236 … 9,797. The scale runs from 3,000 to 10,000.",
            id="en",
        ),
        pytest.param(
            "de",
            "Quartile: 3.669 … 6.236 … 9.797. Die Skala reicht von 3.000 bis 10.000.",
            id="de",
        ),
    ],
)
def test_drawings_say_their_figures_in_words(lang: str, described: str, report: Callable[[str], Node]) -> None:
    """Every drawing is an image with a title and a description; a figure of the state says that it is."""
    page = report(f"compare moehstedt eschhafen --fields pay --lang {lang}")
    drawn = list(drawings(page).values())
    assert all(drawing["aria-labelledby"] == drawing.all("title")[0]["id"] for drawing in drawn)
    assert all(drawing["aria-describedby"] == drawing.all("desc")[0]["id"] for drawing in drawn)
    assert drawn[-1].all("title")[0].text == ("North Rhine-Westphalia" if lang == "en" else "Nordrhein-Westfalen")
    assert drawn[-1].all("desc")[0].text == described
    offer = list(drawings(report(f"offer 6800 --city moehstedt --lang {lang}")).values())
    assert offer[0].all("desc")[0].text.count("6,800" if lang == "en" else "6.800") == 1
    rank = list(drawings(report(f"rank moehstedt eschhafen --lang {lang}")).values())
    assert rank[0].all("desc")[0].text == (
        "Pay 25.0; Rent (net cold) 50.0." if lang == "en" else "Gehalt 25,0; Miete kalt 50,0."
    )


def test_a_figure_of_pay_stands_once_beside_its_drawing(report: Callable[[str], Node]) -> None:
    """Label, amount and drawing share a row below the scale; what may be compared is a finding."""
    page = report("compare aaburg moehstedt --fields pay")
    assert [row.all("th")[0].text for row in page.all("tbody")[0].all("tr") if row.all("th")][1:] == [
        "Aaburg an der Aa",
        "Möhstedt, entry",
        "Möhstedt, experienced",
    ]
    heading, keys, axis, *rows = page.all("tbody")[0].all("tr")
    assert [row["class"] for row in (heading, keys, axis, *rows)] == ["group", "scale", "scale", *["spans"] * 3]
    assert [len(row.all("svg", "bar")) for row in rows] == [1, 1, 1]
    seen = "".join(row.text for row in rows).replace(rows[0].all("desc")[0].text, "")
    assert seen.count("5,000–8,500") == 1
    assert said(page) == [
        (
            "Pay",
            [
                "Not comparable by level: Aaburg an der Aa names no level, Möhstedt names entry and experienced.",
                "The figures are of different kinds (Aaburg an der Aa: range; Möhstedt: range and single points).",
            ],
        )
    ]
    assert report("compare aaburg moehstedt --fields rent").all("svg", "axis") == []


def test_an_offer_says_each_figure_once_beside_what_is_said_of_it(report: Callable[[str], Node]) -> None:
    """Of several cities the title stands once, the findings come right below it, and each figure is a row."""
    page = report("offer 6800 --city moehstedt --city aaburg")
    order = [node.tag for node in page.walk() if node.tag in ("h1", "h2", "dl", "table")]
    assert order == ["h1", "dl", "table", "h2", "table", "h2"]
    labels = [row.all("th")[0].text for row in page.all("tr", "spans")]
    assert labels.count("Aaburg an der Aa") == 1
    assert len(labels) == len(drawings(page))


def test_numbers_are_bars_from_zero_with_that_of_germany(report: Callable[[str], Node], tmp_path: Path) -> None:
    """Rents of 6.50 and 6.45, the second 99.231 % of the first; of 7.28 in Germany they are 89.286 % and 88.599 %."""
    (tmp_path / "own.yaml").write_text("states: {DE: {indicators: {rent_eur_m2: {value: 7.28, year: 2022}}}}", "utf-8")
    for data, widths, marks, keys in (
        ("", ["100.000%", "99.231%"], [], []),
        (
            f" --data {tmp_path / 'own.yaml'}",
            ["89.286%", "88.599%"],
            2 * ["100.000%"],
            ["number, drawn from zero", "Germany"],
        ),
    ):
        page = report(f"compare aaburg moehstedt --fields rent{data}")
        assert [
            bar["width"] for bar in page.all("table")[0].all("rect", "size") if bar["x"] == "0" and bar["y"] == "3"
        ] == widths
        assert [line["x1"] for line in page.all("line", "germany") if line["y1"] == "0"] == marks
        assert [key.text for listed in page.all("ul", "keys") for key in listed.all("li")] == keys
        assert {drawing["aria-hidden"] for drawing in page.all("svg", "gauge")} == {"true"}


def test_factors_of_industries_are_bars_with_germany_as_one() -> None:
    """Each item has its own bar, and those that have none stay words."""
    line = Line(items=("Finance 1.5×", "IT 1.2×"), gauges=(Gauge(1.5, 1.5, 1), Gauge(1.2, 1.5, 1)))
    sheet = Sheet(title="Title", shape="matrix", columns=(Column("City"),), rows=(Row("More", ((line,),)),))
    listed = tree(write_html(Document(sheets=(sheet,)), ENGLISH)).all("ul", "gauges")[0].all("li")
    assert [item.text for item in listed] == ["Finance 1.5×", "IT 1.2×"]
    assert [item.all("rect", "size")[0]["width"] for item in listed] == ["100.000%", "80.000%"]
    assert [item.all("line", "germany")[0]["x1"] for item in listed] == ["66.667%"] * 2


def test_the_sorted_column_of_a_list_is_drawn(report: Callable[[str], Node]) -> None:
    """One bar per city that has a rent, up to the highest one, which fills its place."""
    (table,) = report("list --sort rent").all("table")
    bars = [row.all("rect", "size") for row in table.all("tr") if row.all("rect", "size")]
    assert {len(each) for each in bars} == {1}
    assert max(float(each[0]["width"].removesuffix("%")) for each in bars) == 100
    assert report("list").all("svg", "gauge") == []


def test_addresses_of_a_tidy_table_stand_in_footnotes(report: Callable[[str], Node]) -> None:
    """An address that many rows name is written once; paper leaves out columns without a value."""
    page = report("export --what pay")
    (table,) = page.all("table")
    assert {mark["role"] for mark in table.all("a")} == {"doc-noteref"}
    addresses = [node["href"] for node in page.all("ol")[-1].all("a") if not node["href"].startswith("#")]
    assert len(addresses) == len(set(addresses)) > 1
    blank = [heading.text for heading in table.all("th", "blank")]
    rows = [row.all("th") + row.all("td") for row in table.all("tr")]
    names = [cell.text for cell in rows[0]]
    assert blank == [name for at, name in enumerate(names) if at and not any(row[at].text for row in rows[1:])]


def drawn_alone(bar: Bar) -> Node:
    rows = (Row("Pay"), Row("entry", ((Line(drawing=bar), Line("5,000")),)))
    sheet = Sheet(title="Title", shape="matrix", columns=(Column("City"),), rows=rows)
    (drawing,) = drawings(tree(write_html(Document(sheets=(sheet,)), ENGLISH))).values()
    return drawing


@pytest.mark.parametrize(
    ("bar", "shapes"),
    [
        pytest.param(Bar("range", 5000, 8500, None, 4000, 9000), ["rect range"], id="range"),
        pytest.param(
            Bar("range", 5000, 5000, None, 4000, 9000),
            ["rect range", "line end"],
            id="a range of one value can be seen",
        ),
        pytest.param(
            Bar("range", 5000, 8500, 6000, 4000, 9000, mid_is="median"),
            ["rect range", "line halo", "line median"],
            id="range with median",
        ),
        pytest.param(
            Bar("points", 7000, 8200, 7500, 4000, 9000, mid_is="mean"),
            ["svg point", "svg point"],
            id="points, without a middle",
        ),
        pytest.param(
            Bar("quartiles", 4000, 9000, None, 4000, 9000), ["rect quartiles", "line end", "line end"], id="quartiles"
        ),
        pytest.param(Bar("mean", 6500, 6500, 6500, 4000, 9000, mid_is="mean"), ["circle mean"], id="mean"),
        pytest.param(
            Bar("median", 6500, 6500, 6500, 4000, 9000, mid_is="median"), ["line halo", "line median"], id="median"
        ),
        pytest.param(
            Bar("mean", 6500, 6500, 6500, 4000, 9000, 7000, "mean"),
            ["line offer", "circle mean", "svg offer"],
            id="offer",
        ),
    ],
)
def test_measures_are_told_apart_by_shape(bar: Bar, shapes: list[str]) -> None:
    """Every measure has a shape of its own, whatever its colour."""
    assert [f"{node.tag} {node['class']}" for node in drawn_alone(bar).walk() if node.get("class")] == shapes


HOSTILE = [
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</title></svg><b>&amp;</b>",
    "<!-- --> ]]>",
]


def everywhere(text: str) -> Document:
    """Put a text into every place of a document that can hold one."""
    bar = Bar("range", 5000, 8500, None, 4000, 9000, written=text)
    axis = Axis(text, text, (Tick(5000, text),))
    drawn = Row(
        text, ((Line(text, (1,), "strong"), Line(drawing=bar), Line(drawing=axis)), (Line(text, unbroken=True),))
    )
    stacked = Row(text, (cell(text, 1), items([text])), drawing=Stack((Share(text, 40, text),), 100, text))
    columns = (Column(text, footnotes=(1,)), Column(text, number=True))
    found = (finding(marked(text, (1,)), Line(text, (1,), "better")), finding("", Line(text), *items([text])))
    matrix = Sheet(
        title=text,
        shape="matrix",
        columns=columns,
        rows=(Row(text), drawn),
        remarks=(text,),
        legend=text,
        findings=found,
    )
    listed = Sheet(title=text, shape="list", label_heading=text, columns=columns, rows=(stacked,))
    return Document(sheets=(matrix, listed, listed), footnotes=(Footnote(1, text, (text,)),), title=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(text: str) -> None:
    """Hostile text makes the same elements and attributes as a harmless word, and comes back as it was."""
    page, plain = (tree(write_html(everywhere(each), ENGLISH)) for each in (text, "word"))
    assert [(node.tag, list(node.attributes)) for node in page.walk()] == [
        (node.tag, list(node.attributes)) for node in plain.walk()
    ]
    words = " ".join(text.split())
    assert page.all("title")[0].text == f"{words} – itleiter"
    assert said(page) == [(f"{words} [1]", [f"{words} [1]"]), ("", [words, words])]
    assert page.all("td")[2]["data-column"] == text
    for before, after in zip(plain.walk(), page.walk(), strict=True):
        if before.tag != "style" and before.text.count("word") == 1:
            assert after.text == before.text.replace("word", words)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "https:",
        "https://[",
        "https://a.example/\u202egpj",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    """Anything else is shown as text, in footnotes and in cells."""
    row = Row("address", ((Line(url, unbroken=True),),))
    sheet = Sheet(title="Title", shape="matrix", columns=(Column("City"),), rows=(row,))
    page = tree(write_html(Document(sheets=(sheet,), footnotes=(Footnote(1, "words", (url,)),)), ENGLISH))
    assert page.all("a") == []
    assert page.all("p", "address")[-1].text == "".join(each if each.isprintable() else "\ufffd" for each in url)


def test_an_address_is_written_as_it_is() -> None:
    """Quotes and brackets in an address stay in its text; where it leads, they are written as addresses write them."""
    url = "https://a.example/?a=1&b=\"><b>'"
    page = tree(write_html(Document(sheets=(), footnotes=(Footnote(1, "words", (url,)),), title="Title"), ENGLISH))
    assert [(node["href"], node.text) for node in page.all("a")] == [("https://a.example/?a=1&b=%22%3E%3Cb%3E%27", url)]


def test_what_cannot_be_printed_is_replaced() -> None:
    """Control characters and direction overrides reach no place of the page; letters of any script do."""
    written = write_html(everywhere("a\x1b\u202eb\u2066c\x00日本"), ENGLISH)
    assert {character for character in written if not character.isprintable()} == {"\n"}
    assert written.count("a\ufffd\ufffdb\ufffdc\ufffd日本") > 20


LEFTWARD = ("R", "AL", "AN")
"""Classes of Unicode for letters and digits that run from right to left."""


def turns_round(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in LEFTWARD for character in text)


def outside_of_isolates(text: str) -> str:
    """Return a text without what stands between the isolating characters of Unicode."""
    return re.sub("\u2068[^\u2069]*\u2069", "", text)


def check_isolation(page: Node) -> None:
    """Nothing that runs from right to left stands outside an isolate, neither in text nor in attributes."""
    for node in page.walk():
        bare = " ".join(child for child in node.children if isinstance(child, str))
        assert node.tag == "bdi" or not turns_round(outside_of_isolates(bare)), bare
        for name, value in node.attributes.items():
            assert name == "href" or not turns_round(outside_of_isolates(value)), value
            assert "<bdi" not in value
    for node in (*page.all("svg"), *page.all("title")):
        assert node.all("bdi") == []
        assert "<bdi" not in node.text


def test_words_that_run_from_right_to_left_are_isolated() -> None:
    """Amounts and punctuation beside them stay in their order; the words themselves are whole, with their accents."""
    page = tree(write_html(everywhere('Ort עיר־שם קטן (צה"ל): 5,000–6,000, مدينة ١٢ ש\u0301 Ende'), ENGLISH))
    check_isolation(page)
    (remark,) = page.all("div", "remarks")
    for node in (remark, *page.all("dt")[:1], *page.all("dd")):
        assert [part.text for part in node.all("bdi")] == ["עיר־שם קטן", 'צה"ל', "مدينة ١٢ ש\u0301"]
    assert (
        page.all("title")[0].text
        == 'Ort \u2068עיר־שם קטן\u2069 (\u2068צה"ל\u2069): 5,000–6,000, \u2068مدينة ١٢ ש\u0301\u2069 Ende – itleiter'
    )


@pytest.mark.parametrize("name", ["תל אביב-יפו, מחוז 5 (מרכז)", "דורטמונד 1", "القاهرة (٣)", 'צה"ל / 2.'])
def test_a_name_is_isolated_as_one(name: str) -> None:
    """Numbers, brackets and punctuation in it belong to it, and stand where its reader looks for them."""
    page = tree(write_html(everywhere(name), ENGLISH))
    check_isolation(page)
    for node in (
        page.all("h1") + page.all("h2") + page.all("caption") + page.all("th") + page.all("dt") + page.all("dd")
    ):
        assert [part.text for part in node.all("bdi")] in ([], [name])
    assert page.all("bdi")
    assert page.all("title")[0].text == f"\u2068{name}\u2069 – itleiter"
    assert page.all("td")[2]["data-column"] == f"\u2068{name}\u2069"


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("עיר 5,000–6,000, מחוז", ["עיר", "מחוז"]),
        ("עיר: 45, מחוז: 50", ["עיר", "מחוז"]),
        ("עיר; מחוז 2", ["עיר", "מחוז"]),
        ("5,000–6,000 ₪ ליחידה", ["ליחידה"]),
        ("עיר 5 (Ort), מחוז", ["עיר", "מחוז"]),
    ],
)
def test_what_is_more_than_a_name_is_isolated_word_by_word(text: str, isolated: list[str]) -> None:
    """Else ranges of ours would be turned round, and what stands before a colon would stand behind it."""
    (remark,) = tree(write_html(everywhere(text), ENGLISH)).all("div", "remarks")
    assert [node.text for node in remark.all("bdi")] == isolated


def test_no_letter_that_runs_from_right_to_left_is_forgotten() -> None:
    """Of all that Unicode has, as far as it can be printed."""
    letters = [chr(code) for code in range(sys.maxunicode + 1) if turns_round(chr(code)) and chr(code).isprintable()]
    assert len(letters) > 1500
    check_isolation(
        tree(
            write_html(
                Document(
                    sheets=(),
                    footnotes=tuple(Footnote(number, letter) for number, letter in enumerate(letters, 1)),
                    title="Title",
                ),
                ENGLISH,
            )
        )
    )


def test_an_address_is_not_isolated_in_its_link() -> None:
    """Its target is the address and nothing else; its text is isolated."""
    url = "https://עיר.example/א?b=1"
    page = tree(write_html(Document(sheets=(), footnotes=(Footnote(1, "words", (url,)),), title="Title"), ENGLISH))
    (link,) = page.all("a")
    assert link["href"] == url
    assert [node.text for node in link.all("bdi")] == ["עיר", "א"]


FROM_RIGHT_TO_LEFT = """
sources: {s: {publisher: "הוצאה 7", title: "كتاب", kind: report, accessed: 2026-01-31, dated: 2025, licence: "רשיון", method: "שיטה"}}
vocabulary:
  skills: {mine: {de: "מיומנות", en: "מיומנות 2"}}
  roles: {it-manager: {de: "מנהל", en: "מנהל"}}
indicators: {rent_eur_m2: {de: "שכירות", en: "שכירות", unit: "₪ ליחידה"}}
states: {NW: {name: {de: "מדינה", en: "מדינה"}}}
cities:
  moehstedt:
    name: "דורטמונד 1"
    aliases: ["כינוי"]
    indicators: {rent_eur_m2: {value: 7, year: 2025, source: s, area: "אזור", computed: "חישוב 1 + 2", note: {de: "הערה", en: "הערה"}}}
    text: {source: s, basis: {de: "בסיס", en: "בסיס"}}
    skills: [mine, cloud]
    pay:
      - {role: it-manager, level: any, measure: range, low: 5000, high: 6000, period: month, source: s, context: {de: "הקשר", en: "הקשר"}, remark: {de: "הערה", en: "הערה"}}
"""


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("command", [command for command in COMMANDS if "moehstedt" in command or " " not in command])
def test_data_that_runs_from_right_to_left_is_isolated(
    command: str, lang: str, report: Callable[[str], Node], tmp_path: Path
) -> None:
    """Names, labels, units, sources, remarks: wherever they stand in a report."""
    (tmp_path / "mine.yaml").write_text(FROM_RIGHT_TO_LEFT, encoding="utf-8")
    page = report(f"{command} --lang {lang} --data {tmp_path / 'mine.yaml'}")
    assert page.all("bdi")
    check_isolation(page)


def test_hostile_data_and_arguments_reach_no_markup(
    run: Runner, use_data: Callable[..., None], report: Callable[[str], Node], tmp_path: Path
) -> None:
    """A city with a hostile name is shown by that name; one typed with a direction override is no city, or the plain one."""
    use_data(
        "cities: {a: {name: '</title><script>x</script>', state: NW, aliases: ['\"><img src=y>']}, b: {name: B, state: NW}}"
    )
    page = report("compare a b")
    assert page.all("h1")[0].text == "Head of IT (IT-Leiter): </title><script>x</script> and B"
    assert page.all("script") == []
    path = tmp_path / "report.html"
    result = run("show", "\u202eb", "-f", "html", "-o", str(path))
    assert result.code in (0, 3)
    assert "\u202e" not in result.err + (path.read_text(encoding="utf-8") if path.exists() else "")


def test_the_ending_of_the_file_chooses_html(run: Runner, tmp_path: Path) -> None:
    """A file gets the same bytes as standard output, in UTF-8 with LF, however often one asks."""
    path = tmp_path / "report.html"
    assert run("show", "gruenfurt", "-o", str(path)).code == 0
    assert path.read_bytes() == run("show", "gruenfurt", "-f", "html").out.encode("utf-8")
    assert b"\r" not in path.read_bytes()
    assert "Gr\u00fcnfurt".encode() in path.read_bytes()


def test_other_formats_do_not_load_the_templates() -> None:
    """Jinja2 is imported for HTML alone."""
    code = "import sys; from itleiter_cli.cli import main; main(['show', 'essen', '-f', 'csv']); before = 'jinja2' in sys.modules"
    code += "; main(['show', 'essen', '-f', 'html']); sys.exit(before or 'jinja2' not in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


TEXT = ["ink", "quiet", "link"]
GRAPHICS = ["ink", "bar", "offer", "share-1", "share-2", "share-3"]
STEPS = [f"step-{number}" for number in range(1, 6)]
DECORATION = ["rule", "tint", "tint-1", "tint-2", "tint-3", *STEPS]
"""Rules between rows, and fills that are told by their outlines."""
PAIRS = [
    *((text, ground, 4.5) for text in TEXT for ground in ("paper", "band", "target")),
    *((shape, ground, 3.0) for shape in GRAPHICS for ground in ("paper", "band")),  # on paper when printed
    ("ink", "tint", 3.0),
    ("offer", "tint", 3.0),
    ("edge", "paper", 3.0),
    ("bar", "tint", 3.0),
    ("link", "paper", 3.0),
    *((f"share-{number}", f"tint-{number}", 3.0) for number in (1, 2, 3)),
]


def palettes(style: str) -> dict[str, dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    )
    return {"light": light, "dark": dark}


def luminance(color: str) -> float:
    """Relative luminance of a colour as ``#rrggbb``, after WCAG 2.2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    """Black on white is 21, a colour on itself 1, and #767676 the lightest grey that passes on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1f6a86", "#1f6a86") == 1
    assert contrast("#767676", "#ffffff") >= 4.5 > contrast("#777777", "#ffffff")


STYLE = (ROOT / "src" / "itleiter_cli" / "writers" / "templates" / "report.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_colours_have_the_contrast_of_wcag_aa(front: str, ground: str, least: float, scheme: str) -> None:
    """4.5 for text, 3 for what a drawing means, in both schemes."""
    colors = palettes(STYLE)[scheme]
    assert contrast(colors[front], colors[ground]) >= least


def test_every_colour_is_looked_at() -> None:
    """Both schemes have the same colours, each in a pair or decoration, and no rule has a colour of its own."""
    light, dark = palettes(STYLE).values()
    assert light.keys() == dark.keys()
    paired = {name for front, ground, _ in PAIRS for name in (front, ground)}
    assert light.keys() - paired == set(DECORATION) - paired
    assert set(re.findall(r"var\(--([\w-]+)\)", STYLE)) == light.keys()
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", rules) == []


@pytest.mark.parametrize(
    "command",
    [
        "show neustadt-x",
        "list --state NW",
        "rank neustadt-x eschhafen",
        "gap --have cloud --city neustadt-x",
        "offer 6000 --city neustadt-x",
    ],
)
def test_marks_of_own_data_are_links_with_a_way_back(command: str, tmp_path: Path, run: Runner) -> None:
    """Marks in titles, row labels and lists lead to their footnote, and it leads back; titles of the window have none."""
    file = tmp_path / "own.yaml"
    file.write_text(
        "vocabulary: {skills: {cloud: {en: Clouds}}}\ncities: {neustadt-x: {name: Neustadt X, state: NW, skills: [cloud], indicators: {rent_eur_m2: 7}}}",
        encoding="utf-8",
    )
    page = run(*command.split(), "-f", "html", "--data", str(file)).out
    number = re.search(r'<li id="note-(\d+)">\s*<p>Your own data: [^<]*own.yaml', page)
    assert number is not None
    note = number.group(1)
    assert f'id="mark-{note}"' in page
    assert f'href="#mark-{note}"' in page
    assert f"[{note}] –" not in re.findall("<title>(.*?)</title>", page)[0]
    assert not re.search(r"Neustadt X \[", page)
