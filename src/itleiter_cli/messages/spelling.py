"""Text for the eyes, spelled in the characters that an encoding has and without control characters."""

import unicodedata
from urllib.parse import quote

_SPELLINGS = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ß": "ss",
    "–": "-",
    "—": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "„": '"',
    "’": "'",
    "²": "2",
    "€": "EUR",
    "©": "(c)",
    "×": "x",
}
_IN_ADDRESSES = "-._~:/?#@&=+,;%"
_DOTS = {"●●●": "***", "●●○": "**", "●○○": "*"}
_GLYPHS = str.maketrans("█◆●○├┤─·▲◉▶▏▎▍▌▋▊▉▒░", "#oxm||-.^@>   ####+.")


def printable(text: str) -> str:
    """Return text that can be shown anywhere: other spaces become plain ones, all else that is not printable a mark."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else " " if unicodedata.category(character) == "Zs" else "\ufffd"
        for character in text
    )


def escaped_address(url: str) -> str:
    """Write what would end an address of the web or its cell, or may not stand in one, as addresses write it."""
    return "".join(letter if letter.isalnum() or letter in _IN_ADDRESSES else quote(letter) for letter in url)


class Speller:
    """Spells text in the characters of an encoding; what it lacks is written in ASCII."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._draws = self._has("█◆●○├┤─·▲◉▶")

    def text(self, text: str) -> str:
        """Return text that can be printed: no control characters, nothing that the encoding lacks."""
        if text.isascii() and text.isprintable():  # most of it is
            return text
        text = printable(text)
        if self._has(text):
            return text
        for dots, stars in _DOTS.items():
            text = text.replace(dots, stars)
        return "".join(
            character if self._has(character) else _SPELLINGS.get(character, self._glyph(character))
            for character in text
        )

    def glyphs(self, text: str) -> str:
        """Return a drawing in ASCII where the encoding lacks its shapes; every shape stays one character."""
        return text if self._draws else text.translate(_GLYPHS)

    def _glyph(self, character: str) -> str:
        spelled = character.translate(_GLYPHS)
        return spelled if self._has(spelled) else "?"

    def _has(self, text: str) -> bool:
        try:
            text.encode(self._encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True
