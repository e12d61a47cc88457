"""The pictures of the README are current and refer to nothing outside themselves."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from types import ModuleType

import pytest

from conftest import ROOT, Runner

PICTURE = ROOT / "docs" / "pictures" / "compare.svg"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_are_current(
    pictures: ModuleType, run: Runner, rewrite: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drawing is what docs/pictures.py draws now, and what the command prints; the photograph carries the hash of the very report.

    --rewrite makes both anew.
    """
    if rewrite:
        pictures.main()
    assert pictures.compare().encode("utf-8") == PICTURE.read_bytes()
    monkeypatch.setenv("COLUMNS", "100")
    shows(f"$ {pictures.COMMAND}", run(*pictures.COMMAND.split()[1:]).out.rstrip().splitlines())
    png = (PICTURE.parent / pictures.REPORT).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert pictures.NOTE + b"\0" + pictures.hash_of(pictures.report()) in png


def shows(command: str, printed: list[str]) -> None:
    """Check that every word stands in its line and column, none is missing, and a range is as long as its bar."""
    root = ElementTree.parse(PICTURE).getroot()
    for text in root.iter(f"{SVG}text"):
        line, column = round((float(text.attrib["y"]) - 38) / 19) - 1, round((float(text.attrib["x"]) - 24) / 8.4)
        words = text.text or ""
        assert float(text.attrib["textLength"]) == pytest.approx(len(words) * 8.4, abs=0.1)
        shown = command if line < 0 else printed[line]
        assert shown[column : column + len(words)] == words
    words_drawn = "".join((text.text or "").replace(" ", "") for text in root.iter(f"{SVG}text"))
    assert words_drawn == re.sub("[ █─◆●○▶├┤·\n]", "", f"{command}\n" + "\n".join(printed))
    ranges = [float(each.attrib["width"]) for each in root.iter(f"{SVG}rect") if each.attrib["class"] == "shape"]
    assert ranges == [pytest.approx(len(bar) * 8.4, abs=0.1) for line in printed for bar in re.findall("█+", line)]


def test_the_picture_refers_to_nothing_outside_itself() -> None:
    """No script, link, font or image from anywhere; a title for screen readers."""
    text = PICTURE.read_text(encoding="utf-8")
    assert re.findall(r"https?:[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"href|url\(|@import|@font-face|<script|<image|<foreignObject|\son\w+=", text)
    title = ElementTree.fromstring(text).find(f"{SVG}title")
    assert title is not None
    assert title.text


def test_the_readme_shows_it_with_other_text() -> None:
    """Near the top, with words for those who do not see it."""
    head = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[0]
    match = re.search(r"!\[([^\]]{40,})\]\((docs/pictures/compare\.svg)\)", head)
    assert match is not None
    assert (ROOT / match.group(2)).is_file()
