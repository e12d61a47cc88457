"""How names are compared: without case, umlauts, accents, spaces and punctuation."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

LONGEST_NAME = 100
"""Characters; nothing is near a longer one, and looking for it would take long."""
MOST_SUGGESTED = 3

_PLAIN_WORD = re.compile("[a-z0-9]+")
_TITLES = frozenset(["stadt", "landeshauptstadt", "hansestadt", "universitaetsstadt", "stadtkreis", "freie", "und"])
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe"})


def words(name: str) -> tuple[str, ...]:
    """Split a name into compared words, umlauts spelled out: ``Mülheim/Ruhr`` gives ``muelheim``, ``ruhr``."""
    if name.isascii():  # most are, and looking at every character takes long
        return tuple(_PLAIN_WORD.findall(name.lower()))
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold()).translate(_SPELLED_OUT)
    base = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark)).translate(
        _SPELLED_OUT
    )
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
    """Return the ways to type a name: umlauts spelled out (``Muelheim``) or their dots left off (``Mulheim``)."""
    return frozenset([fold(name)] if name.isascii() else [fold(name), fold(without_dots(name))])


def city_keys(names: Iterable[str], ags: str | None) -> frozenset[str]:
    """Return all that a city is found by: its names as people type them, and its AGS, also without a leading zero."""
    keys = {key for name in names for key in foldings(name)} - {""}
    if ags is not None:
        keys.update((ags, ags.removeprefix("0")))  # spreadsheets drop the leading zero
    return frozenset(keys)


def meant_by(names: Mapping[str, Sequence[str]], typed: str) -> list[str]:
    """Return the keys of which one of the names is what was typed."""
    spellings = foldings(typed) - {""}
    return [key for key, labels in names.items() if any(spellings & foldings(label) for label in labels)]


def nearest_keys(names: Mapping[str, Iterable[str]], typed: str, count: int = MOST_SUGGESTED) -> list[str]:
    """Return the keys of which one of the names is nearest to what was typed, see ``nearest``."""
    keys: dict[str, list[str]] = {}
    for key, labels in names.items():
        for label in labels:
            keys.setdefault(fold(label), []).append(key)
    near = nearest(fold(typed), keys, 2 * count)
    return list(dict.fromkeys(key for each in near for key in keys[each]))[:count]


def nearest(typed: str, known: Iterable[str], count: int = 1) -> list[str]:
    """Return the known names that slips of the finger lead to what was typed, fewest slips first.

    There are none where none is near. A slip is a letter too few, too many or mistaken, or two letters in each other's
    place. Words of 3 letters may differ by one, of 6 by two, of 12 by three; by more than one only where they begin
    alike, since Gießen is not Essen.
    """
    if len(typed) > LONGEST_NAME:
        return []
    near: dict[str, int] = {}
    for name in known:
        longer = max(len(typed), len(name))
        most = sum(longer >= letters for letters in ((3, 6, 12) if typed[:1] == name[:1] else (3,)))
        if abs(len(name) - len(typed)) <= most and (slips := _slips(typed, name, most)) <= most:
            near[name] = slips
    return sorted(near, key=lambda name: near[name])[:count]


def _slips(one: str, other: str, most: int) -> int:
    """Count the slips between two words (optimal string alignment); more than ``most`` are counted no further."""
    unlike = (place for place, letters in enumerate(zip(one, other, strict=False)) if letters[0] != letters[1])
    shared = next(
        unlike, min(len(one), len(other))
    )  # what is the same at the beginning need not be looked at again and again
    one, other = one[shared:], other[shared:]
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row, *[most + 1] * len(other)]
        for column in range(max(1, row - most), min(len(other), row + most) + 1):
            fewest = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != other[column - 1]))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == other[column - 1]:
                fewest = min(fewest, before[column - 2] + 1)
            now[column] = fewest
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]


def without_dots(name: str) -> str:
    """Take the dots off umlauts: ``Mülheim`` becomes ``Mulheim``."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
