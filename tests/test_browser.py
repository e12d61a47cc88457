"""The HTML report in Chromium: it loads alone, draws to scale, and fits the dark, a phone and paper."""

from __future__ import annotations

import base64
import itertools
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from every_report import package, write_every_report
from itleiter_cli.cli import main
from itleiter_cli.messages.language import Language
from itleiter_cli.sheets.sheet import Bar, Column, Document, Footnote, Line, Row, Sheet, finding, items
from itleiter_cli.writers.html import write_html

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install '.[browser]'")

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None,
    reason="chromium and its driver are not installed: apt-get install chromium chromium-driver",
)

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # the network is cut
]
COMMANDS = {
    "compare": "compare muelheim dortmund essen",
    "pair": "compare muelheim dortmund --lang de",
    "six": "compare essen bochum dortmund duisburg muelheim oberhausen --lang de",
    "show": "show dortmund",
    "list": "list --lang de",
    "offer": "offer 6800 --city dortmund",
    "gap": "gap --have sap --city dortmund --city muelheim --lang de",
    "rank": "rank muelheim dortmund essen",
    "sources": "sources dortmund",
    "terms": "terms",
    "export": "export --what pay",
}
A4 = (595, 842)
"""Points."""
PAPER = 710
"""Pixels between the margins of a page."""
_PLOT = 0.3
"""The share of the window that a scale takes at least."""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports of all commands as files."""
    folder = tmp_path_factory.mktemp("reports")
    for name, command in COMMANDS.items():
        assert main([*command.split(), "-o", str(folder / f"{name}.html")]) == 0
    return {name: folder / f"{name}.html" for name in COMMANDS}


class Browser:
    """Chromium without a window, asked over its driver."""

    def __init__(self, profile: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=DRIVER))
        self.driver.get("about:blank")  # away from the page that Chromium starts with, which asks for a lot

    def open(self, report: Path, *, width: int = 1280, dark: bool = False, media: str = "") -> None:
        """Show a report in a window of ``width`` pixels."""
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": [scheme]})
        self.driver.get(report.as_uri())

    def ask(self, script: str) -> object:
        """Return the value of an expression in the page."""
        return self.driver.execute_script(f"return {script}")

    def log(self, kind: str) -> list[str]:
        """Return and empty a log."""
        return [entry["message"] for entry in self.driver.get_log(kind)]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests, with a fresh profile."""
    started = Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.driver.quit()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_report_loads_alone(name: str, reports: dict[str, Path], browser: Browser) -> None:
    """With the network cut it asks for nothing but itself, leaves no message, and its style is let in by its policy."""
    browser.log("performance")
    browser.open(reports[name])
    asked = [
        re.search(r'"url":"([^"]*)"', message)
        for message in browser.log("performance")
        if '"Network.requestWillBeSent"' in message
    ]
    assert [match and match.group(1) for match in asked] == [reports[name].as_uri()]
    assert browser.log("browser") == []
    assert browser.ask("getComputedStyle(document.querySelector('caption')).position") == "absolute"


def test_the_policy_stops_what_does_not_belong(reports: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    """A script, a picture and a style that were put into a report do nothing but leave their messages."""
    broken = tmp_path / "broken.html"
    added = "<script>document.title = 'changed'</script><img src='https://a.example/x.png' alt=''><p id='p' style='color: red'>x</p>"
    broken.write_text(
        reports["show"].read_text(encoding="utf-8").replace("</main>", f"{added}</main>"), encoding="utf-8"
    )
    browser.open(broken)
    assert browser.ask("document.title") == "Dortmund, North Rhine-Westphalia – itleiter"
    assert browser.ask("getComputedStyle(document.getElementById('p')).color") != "rgb(255, 0, 0)"
    assert len(browser.log("browser")) == 3


PLACES = """(() => {
  const box = node => { const {left, width} = node.getBoundingClientRect(); return [left, width]; };
  const ticks = [...document.querySelectorAll('.axis line')].map(line => box(line)[0]);
  const named = [...document.querySelectorAll('svg[role=img]')].map(svg => [svg.querySelector('title').textContent, svg]);
  const shapes = named.map(([title, svg]) =>
    [title, [...svg.querySelectorAll('rect, .point path, .mean, .offer path')].map(node => [node.closest('[class]').getAttribute('class'), ...box(node)])]);
  return [ticks, shapes];
})()"""


@pytest.fixture
def places(reports: dict[str, Path], browser: Browser) -> Callable[..., dict[str, list[tuple[str, float, float]]]]:
    """Open a report and return, per drawing, its shapes with both ends in units of the ticks: 0 is the first, 1 the last."""

    def measured(name: str, width: int, media: str = "") -> dict[str, list[tuple[str, float, float]]]:
        browser.open(reports[name], width=width, media=media)
        ticks, shapes = browser.ask(PLACES)  # type: ignore[misc]
        first, length = ticks[0], ticks[-1] - ticks[0]
        assert length > _PLOT * width
        return {
            title: [(css, (left - first) / length, (left + wide - first) / length) for css, left, wide in drawn]
            for title, drawn in shapes
        }

    return measured


def middle(shape: tuple[str, float, float]) -> float:
    return (shape[1] + shape[2]) / 2


@pytest.mark.parametrize(("width", "media"), [(1280, ""), (360, ""), (PAPER, "print")])
def test_bars_are_as_long_as_their_figures(
    width: int, media: str, places: Callable[..., dict[str, list[tuple[str, float, float]]]]
) -> None:
    """Measured in pixels against the ticks, which run from 4,000 to 10,000 EUR; a pixel and a half is the tolerance."""
    drawn = places("compare", width, media)
    near = {"abs": 1.5 / (_PLOT * width)}
    assert [label for label in drawn if not label.startswith("Germany")] == [
        "Mülheim an der Ruhr",
        "Dortmund, entry",
        "Dortmund, experienced",
        "North Rhine-Westphalia",
    ]
    ((kind, low, high),) = drawn["Mülheim an der Ruhr"]
    assert (kind, low, high) == ("range", pytest.approx(1000 / 6000, **near), pytest.approx(4500 / 6000, **near))
    ((_, low, high),) = drawn["Dortmund, entry"]
    assert (low, high) == (pytest.approx(500 / 6000, **near), pytest.approx(1900 / 6000, **near))
    one, other = drawn["Dortmund, experienced"]
    assert (one[0], middle(one), middle(other)) == (
        "point",
        pytest.approx(3000 / 6000, **near),
        pytest.approx(4200 / 6000, **near),
    )
    box, mean = drawn["North Rhine-Westphalia"]
    assert (box[0], box[1], box[2]) == (
        "quartiles",
        pytest.approx(-331 / 6000, **near),
        pytest.approx(5797 / 6000, **near),
    )
    assert (mean[0], middle(mean)) == ("mean", pytest.approx(2236 / 6000, **near))


@pytest.mark.parametrize("width", [1280, 360])
def test_offers_and_contributions_stand_where_they_belong(
    width: int, places: Callable[..., dict[str, list[tuple[str, float, float]]]]
) -> None:
    """Ticks from 4,000 to 10,000 and an offer of 6,800; from 0 to 100, and 25 points for pay before 50 for rent."""
    near = {"abs": 1.5 / (_PLOT * width)}
    marks = [shape for shapes in places("offer", width).values() for shape in shapes if shape[0] == "offer"]
    assert len(marks) == 13  # as many as figures: no two have one name
    assert all(middle(mark) == pytest.approx(2800 / 6000, **near) for mark in marks)
    pay, rent = places("rank", width)["Dortmund: 75.0 points"]
    assert (pay[1], pay[2]) == (pytest.approx(0, **near), pytest.approx(0.25, **near))
    assert (rent[1], rent[2]) == (pytest.approx(0.25, **near), pytest.approx(0.75, **near))


LENGTHS = """[...document.querySelectorAll('tr')].map(row => [...row.querySelectorAll('.measured')].map(cell =>
    [cell.querySelector('p').firstChild.textContent, ...[...cell.querySelectorAll('.size, .track')].map(bar => bar.getBoundingClientRect().width)]))
    .filter(row => row.length > 1)"""


@pytest.mark.parametrize(("width", "media"), [(1280, ""), (900, ""), (360, ""), (PAPER, "print")])
@pytest.mark.parametrize("name", ["pair", "compare", "six"])
def test_bars_of_cities_are_in_proportion(
    name: str, width: int, media: str, reports: dict[str, Path], browser: Browser
) -> None:
    """In every row they are as long as their numbers, whichever column they stand in; half a pixel is the tolerance."""
    browser.open(reports[name], width=width, media=media)
    rows = browser.ask(LENGTHS)
    assert len(rows) > 8  # type: ignore[arg-type]
    thousands, point = (",", ".") if name == "compare" else (".", ",")
    for row in rows:  # type: ignore[attr-defined]
        numbers = [float(text.split()[0].replace(thousands, "").replace(point, ".")) for text, *_ in row]
        longest = max(zip(numbers, row, strict=True))
        for number, (_, track, size) in zip(numbers, row, strict=True):
            assert track == pytest.approx(longest[1][1], abs=0.5)
            assert size == pytest.approx(longest[1][2] * number / longest[0], abs=0.5)


ROUND = """[...document.querySelectorAll('.bar .mean')].map(node => node.getBoundingClientRect())
    .map(({width, height}) => width / height)"""


def test_dots_are_round_on_paper(reports: dict[str, Path], browser: Browser) -> None:
    """Drawings are smaller there, in both directions."""
    browser.open(reports["compare"], width=PAPER, media="print")
    assert browser.ask(ROUND)
    assert browser.ask(ROUND) == pytest.approx([1] * len(browser.ask(ROUND)), rel=0.001)  # type: ignore[arg-type]


CUT = """[...document.querySelectorAll('.axis text')].filter(text => {
  const inner = text.getBoundingClientRect(), outer = text.closest('td, .entry').getBoundingClientRect();
  return inner.left < outer.left || inner.right > outer.right; }).map(text => text.textContent)"""


@pytest.mark.parametrize("width", [1280, 900, 360])
@pytest.mark.parametrize("name", ["compare", "show", "rank"])
def test_a_scale_shows_its_numbers_whole(name: str, width: int, reports: dict[str, Path], browser: Browser) -> None:
    """None is cut at the edge of the cell or the chart that clips what is drawn in it."""
    browser.open(reports[name], width=width)
    assert browser.ask("document.querySelectorAll('.axis text').length") > 3  # type: ignore[operator]
    assert browser.ask(CUT) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_a_list_keeps_names_in_sight_and_leaves_room_for_figures(width: int, browser: Browser, tmp_path: Path) -> None:
    """While it scrolls its first column stays; a name of 90 letters, in one word or in many, takes half of a phone at most."""
    rows = tuple(
        Row(name, tuple(((Line("1,000,000 inhabitants"),),) * 12)) for name in ("Unna", 90 * "m", 18 * "Ober ")
    )
    columns = tuple(Column(f"Number {index}", number=True) for index in range(12))
    sheet = Sheet(title="t", shape="list", label_heading="City", columns=columns, rows=rows)
    report = tmp_path / "list.html"
    report.write_text(write_html(Document(sheets=(sheet,)), Language("en")), encoding="utf-8")
    browser.open(report, width=width)
    browser.driver.execute_script("document.querySelector('.scroll').scrollLeft = 400")
    heads = "[...document.querySelectorAll('th:first-child')].map(node => node.getBoundingClientRect())"
    frame = browser.ask("document.querySelector('.scroll').getBoundingClientRect().left")
    assert [each["left"] for each in browser.ask(heads)] == [pytest.approx(frame, abs=1)] * 4  # type: ignore[attr-defined]
    assert all(each["width"] <= 180 if width == 360 else 260 for each in browser.ask(heads))  # type: ignore[attr-defined]


STICKING_OUT = """[...document.querySelectorAll('main *')].filter(node => !node.closest('.scroll, caption, .matrix thead'))
    .filter(node => node.getBoundingClientRect().right > innerWidth + 0.5).map(node => node.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_phone_shows_a_report_without_sideways_scrolling(
    name: str, reports: dict[str, Path], browser: Browser
) -> None:
    """At 360 pixels the page is as wide as the window, nothing sticks out of it, and drawn text stays readable."""
    browser.open(reports[name], width=360)
    assert browser.ask("[innerWidth, document.documentElement.scrollWidth]") == [360, 360]
    assert browser.ask(STICKING_OUT) == []
    assert all(
        size >= 11
        for size in browser.ask(
            "[...document.querySelectorAll('svg text')].map(node => parseFloat(getComputedStyle(node).fontSize))"
        )
    )  # type: ignore[attr-defined]
    scrolling = (
        "[...document.querySelectorAll('.scroll')].every(node => node.tabIndex == 0 && node.getAttribute('aria-label'))"
    )
    assert browser.ask(scrolling) is True


@pytest.mark.parametrize("width", [1280, 360])
def test_a_word_without_end_stays_on_the_page(width: int, browser: Browser, tmp_path: Path) -> None:
    """A name, an amount and an address of 200 letters are broken rather than running out of the window."""
    word = 200 * "m"
    bar = Bar("range", 5000, 8500, None, 4000, 9000, written=word)
    row = Row(word, ((Line(word, (1,)), Line(drawing=bar), Line(f"https://{word}.example/", unbroken=True)),))
    sheet = Sheet(
        title=word,
        shape="matrix",
        columns=(Column(word, footnotes=(1,)),),
        rows=(Row(word), row),
        remarks=(word,),
        findings=(finding(word, Line(word, (1,)), *items([word])), finding("", Line(word))),
    )
    document = Document(sheets=3 * (sheet,), footnotes=(Footnote(1, word, (f"https://{word}.example/",)),), title=word)
    report = tmp_path / "long.html"
    report.write_text(write_html(document, Language("en")), encoding="utf-8")
    browser.open(report, width=width)
    assert browser.ask("document.documentElement.scrollWidth") == width
    assert browser.ask(STICKING_OUT) == []


def test_a_screen_scrolls_many_cities_and_keeps_figures_in_sight(reports: dict[str, Path], browser: Browser) -> None:
    """Six cities on a small screen: the table scrolls in its own frame, the drawing and the row labels stay where they are."""
    browser.open(reports["six"], width=900)
    assert browser.ask("document.documentElement.scrollWidth") == 900
    browser.ask("document.querySelector('.scroll').scrollLeft = 300")
    left = "document.querySelector('.key').getBoundingClientRect().left - document.querySelector('.scroll').getBoundingClientRect().left"
    assert browser.ask(left) == pytest.approx(0, abs=1)
    assert browser.ask("document.querySelector('.spans .drawn').getBoundingClientRect().right") <= 900  # type: ignore[operator]


PARTS = """[...document.querySelectorAll('.findings div')].map(row => [...row.children].map(node => {
  const {left, top, bottom, width} = node.getBoundingClientRect(); return [node.tagName, left, top, bottom, width]; }))"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["compare", "show", "offer", "gap", "rank"])
def test_findings_stand_beside_what_they_are_about(
    name: str, width: int, reports: dict[str, Path], browser: Browser
) -> None:
    """Their lines are one below the other, right of the label; without one they take the whole width, in sight at once."""
    browser.open(reports[name], width=width)
    found = browser.ask(PARTS)
    assert found
    for (_, left, top, _, wide), *lines in found:  # type: ignore[attr-defined]
        assert {tag for tag, *_ in lines} == {"DD"}
        if wide:
            assert all(each[1] >= left + wide for each in lines)
            assert lines[0][2] == pytest.approx(top, abs=3)
        assert all(after[2] >= before[3] - 1 for before, after in itertools.pairwise(lines))
        assert all(each[4] > 0.4 * width for each in lines)
    assert len({lines[0][1] for (*_, wide), *lines in found if wide}) == 1  # type: ignore[attr-defined]
    assert found[0][0][2] < 800  # type: ignore[index]


HINTS = """[...document.querySelectorAll('.scroll')].map(node => [node.scrollWidth > node.clientWidth,
    node.querySelector('.hint > span').getBoundingClientRect().right < node.querySelector('.hint').getBoundingClientRect().right])"""


@pytest.mark.parametrize(("name", "width", "hinted"), [("six", 1280, False), ("six", 900, True), ("list", 360, True)])
def test_a_hint_stands_above_what_scrolls_and_six_cities_do_not(
    name: str, width: int, hinted: bool, reports: dict[str, Path], browser: Browser
) -> None:
    """Where the table is wider than its frame, and nowhere else."""
    browser.open(reports[name], width=width)
    assert browser.ask(HINTS) == [[hinted, hinted]]


SMALL = """[...document.querySelectorAll('a')].filter(node => { const {width, height} = node.getBoundingClientRect();
    return width < 24 || height < 24; }).map(node => node.outerHTML)"""


@pytest.mark.parametrize("name", ["compare", "gap", "list"])
def test_links_are_large_enough_to_hit(name: str, reports: dict[str, Path], browser: Browser) -> None:
    """At least 24 pixels high and wide on a phone, as WCAG 2.2 asks."""
    browser.open(reports[name], width=360)
    assert browser.ask(SMALL) == []


COLORS = "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"


def test_dark_and_light_follow_the_reader_and_paper_is_white(reports: dict[str, Path], browser: Browser) -> None:
    """Dark on request, light otherwise; printed dark on white even then."""
    browser.open(reports["compare"])
    assert browser.ask(COLORS) == ["rgb(255, 255, 255)", "rgb(23, 32, 43)"]
    browser.open(reports["compare"], dark=True)
    assert browser.ask(COLORS) == ["rgb(18, 23, 29)", "rgb(231, 235, 240)"]
    browser.open(reports["compare"], dark=True, media="print")
    assert browser.ask(COLORS) == ["rgb(255, 255, 255)", "rgb(23, 32, 43)"]


def test_the_keyboard_sees_where_it_is(reports: dict[str, Path], browser: Browser) -> None:
    """The first tab reaches a mark of a footnote, with an outline; following it leads to the footnote and back."""
    browser.open(reports["compare"])
    body = browser.driver.find_element("tag name", "body")
    body.send_keys("\ue004")  # tab
    focused = browser.driver.switch_to.active_element
    assert focused.get_attribute("href").endswith("#note-1")
    assert browser.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    focused.send_keys("\ue007")  # enter
    assert browser.ask("location.hash") == "#note-1"
    assert browser.ask("document.querySelector('#note-1').matches(':target')") is True
    browser.driver.find_element("css selector", "#note-1 .back").send_keys("\ue007")
    assert browser.ask("location.hash") == "#mark-1"


@pytest.mark.parametrize(
    ("name", "size", "most"),
    [("pair", A4, 2), ("rank", A4, 1), ("six", A4[::-1], 5), ("list", A4[::-1], 4), ("export", A4[::-1], 4)],
)
def test_reports_print_on_a4(
    name: str, size: tuple[int, int], most: int, reports: dict[str, Path], browser: Browser
) -> None:
    """Every page is A4, lying where there are many columns, and there are no more of them than one would hand on."""
    browser.open(reports[name], dark=True)
    browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    printed = base64.b64decode(browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {size}
    assert 1 <= len(boxes) <= most


AXE = package("ITLEITER_AXE")
SHORTENED = """document.querySelectorAll('tbody, ol, figure').forEach(
  parent => [...parent.children].slice(20).forEach(child => child.remove()))"""
"""Looking at a thousand rows that are made alike takes minutes."""
RUN_AXE = """const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then(
  found => done(found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`))),
  error => done([String(error)]));"""


@pytest.mark.skipif(AXE is None, reason="needs ITLEITER_AXE with the place of axe.min.js, of npm's axe-core")
def test_every_report_is_accessible(browser: Browser, tmp_path: Path) -> None:
    """By axe-core no report breaks a rule of WCAG 2.2 A and AA: each in both languages, light and dark, wide and narrow."""
    looks = {"en": ((1280, False), (360, True)), "de": ((360, False), (1280, True))}
    axe = AXE.read_text(encoding="utf-8")  # type: ignore[union-attr]
    browser.driver.set_script_timeout(120)
    broken = {}
    for name, report in write_every_report(tmp_path).items():
        for width, dark in looks[name[-2:]]:
            browser.open(report, width=width, dark=dark)
            browser.driver.execute_script(f"{SHORTENED};{axe}")
            if found := browser.driver.execute_async_script(RUN_AXE):
                broken[name, width, "dark" if dark else "light"] = found
    assert broken == {}
