"""How names are compared: without case, umlauts, accents, spaces and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_NAME = 100
"""Characters; nothing is near a longer one, and looking for it would take long."""

_PLAIN_WORD = re.compile("[a-z0-9]+")
_TITLES = frozenset(["stadt", "landeshauptstadt", "hansestadt", "universitaetsstadt", "stadtkreis", "freie", "und"])
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe"})


def words(name: str) -> tuple[str, ...]:
    """Split a name into compared words, umlauts spelled out: ``Mülheim/Ruhr`` gives ``muelheim``, ``ruhr``."""
    if name.isascii():  # most are, and looking at every character takes long
        return tuple(_PLAIN_WORD.findall(name.lower()))
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold()).translate(_SPELLED_OUT)
    base = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark)).translate(_SPELLED_OUT)
    return tuple("".join(mark if mark.isalnum() else " " for mark in base).split())


def without_title(name: str) -> str:
    """Take away what registers write around a name: ``Landeshauptstadt München``, ``Dortmund, Stadt``."""
    known = words(name)
    while len(known) > 1 and known[0] in _TITLES:
        known = known[1:]
    while len(known) > 1 and known[-1] in _TITLES:
        known = known[:-1]
    return " ".join(known)


def fold(name: str) -> str:
    """Reduce a name to what counts when comparing; folding twice changes nothing."""
    return "".join(words(name))


def foldings(name: str) -> frozenset[str]:
    """Return the ways in which people type a name: umlauts spelled out (``Muelheim``) or their dots left off (``Mulheim``)."""
    return frozenset([fold(name)] if name.isascii() else [fold(name), fold(without_dots(name))])


def city_keys(names: Iterable[str], ags: str | None) -> frozenset[str]:
    """Return everything that a city is found by: its names as people type them, and its AGS, also without a leading zero."""
    keys = {key for name in names for key in foldings(name)} - {""}
    if ags is not None:
        keys.update((ags, ags.removeprefix("0")))  # spreadsheets drop the leading zero
    return frozenset(keys)


def nearest(typed: str, known: Iterable[str], count: int = 1) -> list[str]:
    """Return the known names that are most like what was typed, the nearest first; none where none is near."""
    return get_close_matches(typed, known, n=count) if len(typed) <= LONGEST_NAME else []


def without_dots(name: str) -> str:
    """Take the dots off umlauts: ``Mülheim`` becomes ``Mulheim``."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
