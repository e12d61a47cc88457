"""Labels, sentences and number formats, in German and in English."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, get_args

import msgspec

from itleiter_cli.messages.errors import Problem, Text, TextValue, TwoSided

LanguageCode = Literal["de", "en"]
Notes = Literal["short", "full", "none"]
"""How much is said below a table: a line per source, all that is known, or only what is the user's own."""


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in both languages."""

    de: str
    en: str


class Count(msgspec.Struct, frozen=True):
    """A whole number in a sentence, as it is written: ``{errors} {errors:error|errors}`` is 1 error, 2 errors."""

    written: str
    single: bool

    def __format__(self, forms: str) -> str:
        """Return the number, or of two forms of a word the one that goes with it."""
        one, _, many = forms.partition("|")
        return (one if self.single else many) if forms else self.written


@cache
def texts() -> Mapping[str, tuple[str, str]]:
    """Return all that can be said by its key, in English and in German; tables for scripts are made without it."""
    from itleiter_cli.messages.plain_fields import PLAIN_FIELD_TEXTS
    from itleiter_cli.messages.problems import PROBLEMS
    from itleiter_cli.messages.sentences import SENTENCES

    headings = {f"field-{field}": texts.heading for field, texts in PLAIN_FIELD_TEXTS.items()}
    return {**SENTENCES, **PROBLEMS, **headings}


class Language:
    """How one language says things and writes numbers."""

    def __init__(self, code: LanguageCode) -> None:
        self.code: LanguageCode = code

    def say(self, key: str, /, **values: TextValue) -> str:
        """Return the sentence ``key`` with its values put in; lists are joined with *or*, whole numbers grouped."""
        sentence = self.side(texts()[key])
        filled_in = {name: self._filled_in(value) for name, value in values.items()}
        return sentence.format_map(filled_in) if values else sentence

    def words(self, text: Text) -> str:
        """Return a named sentence in this language."""
        return self.say(text.key, **text.values)

    def problem(self, problem: Problem, severity: str = "") -> str:
        """Return a problem on one line: place, severity where it is given, path, what is wrong and what to do."""
        place = f"{problem.place}: {severity}" if severity else problem.place
        key = "problem" if problem.path else "problem-without-path"
        return self.say(key, place=place, path=problem.path, message=problem.message, hint=problem.hint)

    def side(self, sides: tuple[str, str]) -> str:
        """Return the side of (English, German) that is in this language."""
        return sides[self.code == "de"]

    def label(self, label: TwoSided) -> str:
        """Return the side of a label that is in this language."""
        return label.de if self.code == "de" else label.en

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number with grouped thousands: ``5,000.5`` or ``5.000,5``."""
        written = f"{value:,.{decimals}f}"
        return written.translate(str.maketrans(",.", ".,")) if self.code == "de" else written

    def date(self, value: datetime.date | int | str) -> str:
        """Write a day (``2024-12-31``, ``31.12.2024``), a month (``2024-04``, ``04.2024``) or a year alone."""
        return ".".join(reversed(str(value).split("-"))) if self.code == "de" else str(value)

    def listed(self, items: Sequence[str], word: str = "and") -> str:
        """Join items: ``a, b and c``; ``word`` is ``and`` or ``or``."""
        return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {self.say(word)} {items[-1]}"

    def _filled_in(self, value: TextValue) -> str | Count:
        return Count(self.number(value), value == 1) if isinstance(value, int) else self._written(value)

    def _written(self, value: TextValue) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, Text):
            return self.words(value)
        if isinstance(value, int | float):
            return self.number(value) if isinstance(value, int) else str(value)
        if isinstance(value, Sequence):
            return self.listed([self._written(item) for item in value], "or")
        return self.label(value)


def language_typed(words: Sequence[str], commands: Collection[str]) -> str | None:
    """Return the language that the last ``--lang`` names: for help and errors, which come before options are settled.

    A ``--`` ends the options only after the command, since the one before it ends those of the whole.
    """
    command = next((place for place, word in enumerate(words) if word in commands), 0)
    end = words.index("--", command) if "--" in words[command:] else len(words)
    typed = None
    for word, following in pairwise([*words[:end], ""]):
        option, joined, value = word.partition("=")
        named = value if joined else following
        if option == "--lang" and named in get_args(LanguageCode):
            typed = named
    return typed


def choose_language(option: str | None, environment: Mapping[str, str]) -> Language:
    """Choose the language: the option, then ``ITLEITER_LANG``, then the locale; English unless it says German."""
    names: Iterable[str | None] = (
        option,
        *(environment.get(name) for name in ("ITLEITER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")),
    )
    first = next((name for name in names if name), "")
    return Language("de" if first.lower().startswith("de") else "en")
