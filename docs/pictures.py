"""Draw the pictures of the pages: ``python docs/pictures.py`` writes them to ``docs/pictures``.

The table is what a command prints to a terminal, in each language. It refers to nothing outside itself: text is in the
reader's own monospace font, stretched to the columns of the terminal, and bars are drawn, since not every font has
their characters in one width.

The report is a photograph that Chromium takes; where there is none, it stays as it is. Browsers of different versions
differ in single dots, so the picture carries the hash of the report that it shows.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "pictures"
COLUMNS = 100
COMMAND = "itleiter compare muelheim dortmund essen --fields pay,rent,wage_index"
REPORT = "report.png"
REPORT_COMMAND = "itleiter compare muelheim dortmund essen --format html --lang en"
REPORT_SIZE = (1100, 860)
NOTE = b"report sha256"
TITLES = {
    "en": "itleiter compares Mülheim an der Ruhr, Dortmund and Essen in a terminal",
    "de": "itleiter vergleicht Mülheim an der Ruhr, Dortmund und Essen im Terminal",
}
DRAWINGS = {"en": FOLDER / "compare.svg", "de": FOLDER / "compare.de.svg"}

_HEAD = 33  # bytes of signature and first chunk
_COLUMN, _LINE, _MARGIN, _FONT = 8.4, 19.0, 24.0, 14.0
_STYLE = re.compile(r"\x1b\[([\d;]*)m")
_PIECE = re.compile(r"█+|─+|[◆●○▶├┤·]|[^ █─◆●○▶├┤·]+(?: [^ █─◆●○▶├┤·]+)*")
_CSS = """\
.window { fill: #0d1117; stroke: #6e7681; }
text {
  font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  white-space: pre;
}
text, .shape { fill: #e6edf3; }
.line { stroke: #e6edf3; stroke-width: 1.5; }
.ring { fill: none; stroke: #e6edf3; stroke-width: 1.5; }
.rule { stroke: #6e7681; stroke-width: 1.5; }
.strong { font-weight: bold; }
.quiet { fill: #a3acb5; }
.worse, .worse .shape { fill: #ff7b72; }
.better, .better .shape { fill: #3fb950; }
.caution, .caution .shape { fill: #d29922; }
.own, .own .shape { fill: #d2a8ff; }
"""
_LOOKS = {"1": "strong", "2": "quiet", "31": "worse", "32": "better", "33": "caution", "35": "own"}
_COLOURED = ("worse", "better", "caution", "own")


class Piece(NamedTuple):
    """Characters of one look beside each other; line and column count from 0."""

    line: int
    column: int
    text: str
    look: str


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    for lang, path in DRAWINGS.items():
        path.write_text(compare(lang), encoding="utf-8", newline="\n")
    chromium = shutil.which("chromium")
    if chromium is None:
        print("there is no chromium: the picture of the report stays as it is", file=sys.stderr)
    else:
        page = report()
        (FOLDER / REPORT).write_bytes(with_note(photograph(chromium, page), hash_of(page)))


def report() -> bytes:
    """Return the report that is photographed."""
    return printed(REPORT_COMMAND, {})


def hash_of(page: bytes) -> bytes:
    """Return the SHA-256 of a page, as the picture carries it."""
    return hashlib.sha256(page).hexdigest().encode()


def photograph(chromium: str, page: bytes) -> bytes:
    """Return the top of a page as a PNG, sharp enough for screens with small dots."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.html").write_bytes(page)
        flags = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-background-networking",
        ]
        size = [
            f"--window-size={REPORT_SIZE[0]},{REPORT_SIZE[1]}",
            "--force-device-scale-factor=1.5",
            f"--user-data-dir={folder}/profile",
        ]
        target = Path(folder) / "report.png"
        command = [chromium, *flags, *size, f"--screenshot={target}", (Path(folder) / "report.html").as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=60)
        return target.read_bytes()


def with_note(png: bytes, note: bytes) -> bytes:
    """Put a note behind the head of a PNG, as a text chunk (https://www.w3.org/TR/png-3/#11tEXt)."""
    chunk = b"tEXt" + NOTE + b"\0" + note
    return png[:_HEAD] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[_HEAD:]


def compare(lang: str) -> str:
    """Draw all that ``compare`` prints in a language."""
    return drawing(f"$ {COMMAND}\n{in_terminal(COMMAND, lang).rstrip()}", TITLES[lang])


def in_terminal(command: str, lang: str) -> str:
    """Return what a command prints to a terminal in a language, with its escape codes."""
    return printed(
        command, {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "ITLEITER_LANG": lang}
    ).decode("utf-8")


def printed(command: str, settings: dict[str, str]) -> bytes:
    """Return what a command prints, whatever the reader of this has set."""
    left_out = ("NO_COLOR", "COLORTERM", "ITLEITER_DATA")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    program = [sys.executable, "-m", "itleiter_cli", *command.split()[1:]]
    return subprocess.run(
        program, env={**environment, "PYTHONIOENCODING": "utf-8", **settings}, capture_output=True, check=True
    ).stdout


def drawing(text: str, title: str) -> str:
    """Draw the text of a terminal as SVG, the same for the same text and emphasis."""
    lines = text.split("\n")
    width, height = COLUMNS * _COLUMN + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" '
        'role="img" aria-labelledby="title">'
    )
    window = f'<rect class="window" x="0.5" y="0.5" width="{width - 1:.1f}" height="{height - 1:.1f}" rx="8"/>'
    shapes = [in_colour(piece) for piece in pieces(lines)]
    return "\n".join(
        [
            head,
            f'<title id="title">{html.escape(title)}</title>',
            f"<style>\n{_CSS}</style>",
            window,
            *shapes,
            "</svg>",
            "",
        ]
    )


def pieces(lines: list[str]) -> Iterator[Piece]:
    """Cut lines into words that stand together and into the shapes of bars."""
    look = ""
    for number, line in enumerate(lines):
        column = 0
        for index, part in enumerate(_STYLE.split(line)):
            if index % 2:
                look = _LOOKS.get(part, "")
                continue
            for match in _PIECE.finditer(part):
                yield Piece(number, column + match.start(), match.group(), look)
            column += len(part)


def in_colour(piece: Piece) -> str:
    """Draw a piece in its colour: words as text, the characters of bars as what they look like."""
    written = shape(piece)
    is_text = written.startswith("<text")
    return written if is_text or piece.look not in _COLOURED else f'<g class="{piece.look}">{written}</g>'


def shape(piece: Piece) -> str:
    """Draw a piece but for the colour of its bars."""
    left, right = _MARGIN + piece.column * _COLUMN, _MARGIN + (piece.column + len(piece.text)) * _COLUMN
    top = _MARGIN + piece.line * _LINE
    center, middle = (left + right) / 2, top + _LINE / 2
    match piece.text[0]:
        case "█":
            return f'<rect class="shape" x="{left:.1f}" y="{middle - 6:.1f}" width="{right - left:.1f}" height="12"/>'
        case "─":
            kind = "rule" if len(piece.text) == COLUMNS else "line"
            return f'<path class="{kind}" d="M{left:.1f} {middle:.1f}H{right:.1f}"/>'
        case "├" | "┤":
            end = right if piece.text == "├" else left
            return f'<path class="line" d="M{center:.1f} {middle - 6:.1f}v12M{center:.1f} {middle:.1f}H{end:.1f}"/>'
        case "◆":
            return f'<path class="shape" d="M{center:.1f} {middle - 6:.1f}l5 6l-5 6l-5 -6z"/>'
        case "●":
            return f'<circle class="shape" cx="{center:.1f}" cy="{middle:.1f}" r="4.5"/>'
        case "○":
            return f'<circle class="ring" cx="{center:.1f}" cy="{middle:.1f}" r="3.5"/>'
        case "▶":
            return f'<path class="shape" d="M{left:.1f} {middle - 5:.1f}L{right:.1f} {middle:.1f}l-8.4 5z"/>'
        case "·":
            return f'<circle class="quiet" cx="{center:.1f}" cy="{middle:.1f}" r="1"/>'
    look = f' class="{piece.look}"' if piece.look else ""
    place = f'x="{left:.1f}" y="{top + _FONT:.1f}" textLength="{right - left:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f"<text{look} {place}>{html.escape(piece.text)}</text>"


if __name__ == "__main__":
    main()
