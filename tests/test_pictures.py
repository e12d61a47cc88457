"""The pictures of the pages are current and refer to nothing outside themselves."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType

import pytest

from conftest import ROOT, Runner

FOLDER = ROOT / "docs" / "pictures"
PAGES = {"en": ("README.md", FOLDER / "compare.svg"), "de": ("README.de.md", FOLDER / "compare.de.svg")}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_are_current(pictures: ModuleType, rewrite: bool) -> None:
    """What docs/pictures.py draws now; the photograph carries the hash of the very report. --rewrite makes them anew."""
    if rewrite:
        pictures.main()
    for lang, (_, picture) in PAGES.items():
        assert pictures.compare(lang).encode("utf-8") == picture.read_bytes()
    png = (FOLDER / pictures.REPORT).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert pictures.NOTE + b"\0" + pictures.hash_of(pictures.report()) in png


@pytest.mark.parametrize("lang", PAGES)
def test_a_drawing_is_what_the_command_prints(
    lang: str, pictures: ModuleType, run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Word by word; whether it is the one of the pages, the test above says."""
    picture = tmp_path / "compare.svg"
    picture.write_text(pictures.compare(lang), encoding="utf-8", newline="\n")
    monkeypatch.setenv("COLUMNS", str(pictures.COLUMNS))
    printed = run(*pictures.COMMAND.split()[1:], "--lang", lang).out.rstrip().splitlines()
    shows(picture, f"$ {pictures.COMMAND}", printed)
    assert any(line.startswith("[1] ") for line in printed)


def shows(picture: Path, command: str, printed: list[str]) -> None:
    """Check that every word stands in its line and column, none is missing, and a range is as long as its bar."""
    root = ElementTree.parse(picture).getroot()
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


@pytest.mark.parametrize("picture", [picture for _, picture in PAGES.values()], ids=list(PAGES))
def test_a_drawing_refers_to_nothing_outside_itself(picture: Path) -> None:
    """No script, link, font or image from anywhere; a title for screen readers."""
    text = picture.read_text(encoding="utf-8")
    assert re.findall(r"https?:[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"href|url\(|@import|@font-face|<script|<image|<foreignObject|\son\w+=", text)
    title = ElementTree.fromstring(text).find(f"{SVG}title")
    assert title is not None
    assert title.text


@pytest.mark.parametrize(("page", "picture"), PAGES.values(), ids=list(PAGES))
def test_the_readme_shows_it_with_other_text(page: str, picture: Path) -> None:
    """Near the top, with words for those who do not see it."""
    head = (ROOT / page).read_text(encoding="utf-8").split("```")[0]
    match = re.search(r"!\[[^\]]{40,}\]\(([^)]+)\)", head)
    assert match is not None
    assert ROOT / match.group(1) == picture
