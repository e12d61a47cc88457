"""The footnotes of a document: in full, a line per source, or only those of the user's own data."""

from collections.abc import Iterable

from itleiter_cli.catalog.forms import Origin
from itleiter_cli.catalog.model import Catalog, Source
from itleiter_cli.cities.trust import Trust, age, source_year, trust
from itleiter_cli.messages.language import Language, Notes
from itleiter_cli.sheets.sheet import Footnote

_MOST_LINES = 5
"""So many short notes are printed, and a sixth line says where the others and all in full are to be read."""
_DOTS: dict[Trust, str] = {"high": "●●●", "medium": "●●○", "low": "●○○"}


class Footnotes:
    """Gives out the numbers of footnotes while an answer is worded, and writes them afterwards.

    Each method returns the numbers to put behind what was said, which are none where its note is not printed.
    """

    def __init__(self, catalog: Catalog, language: Language, notes: Notes) -> None:
        self._catalog = catalog
        self._language = language
        self._notes = notes
        self._numbers: dict[str, int] = {}
        self._urls: dict[str, dict[str, None]] = {}
        self._caveats: dict[str, dict[str, None]] = {}
        self._own: dict[str, str] = {}

    @property
    def are_short(self) -> bool:
        """Whether what matters has to stand within the words, since notes have no room for it."""
        return self._notes != "full"

    def footnote(self, words: str, *urls: str, brief: str = "") -> tuple[int, ...]:
        """Note some words; short notes have ``brief`` in their place, or nothing."""
        chosen = words if self._notes == "full" else brief if self._notes == "short" else ""
        return (self._number(chosen, urls),) if chosen else ()

    def own(self, origin: Origin | None) -> tuple[int, ...]:
        """Note that something is the user's own, however much is noted; nothing for what is bundled."""
        if origin is None:
            return ()
        words = self._own.get(origin.file)  # which each of many figures asks for
        if words is None:
            words = self._own[origin.file] = self._language.say("own-data", file=origin.file)
        return (self._number(words),)

    def source(
        self, key: str, origin: Origin | None, *pages: str | None, caveats: Iterable[str] = ()
    ) -> tuple[int, ...]:
        """Note who says something: its source with the pages read and what to keep in mind, and the user's own file.

        Full notes say elsewhere what the ``caveats`` say in a few words.
        """
        source = self._catalog.sources[key]
        own = self.own(origin or source.origin)
        if source.is_own_file or self._notes == "none":
            return own
        if self._notes == "full":
            return (self._number(self.described(source), self.addresses(key, *pages)), *own)
        self._caveats.setdefault(key, {}).update(dict.fromkeys(caveats))
        return (self._number(key), *own)

    def written(self) -> tuple[Footnote, ...]:
        """Return the footnotes so far in the order of their numbers; of short ones as many as are printed."""
        return tuple(
            Footnote(
                number,
                self.brief(self._catalog.sources[words], self._caveats[words]) if words in self._caveats else words,
                tuple(self._urls[words]),
                words in self._own.values(),
            )
            for words, number in self._numbers.items()
            if self._is_printed(words)
        )

    def closing(self) -> tuple[str, ...]:
        """Say which short notes are not printed, and where all are; nothing below others."""
        if self._notes != "short" or not self._caveats:
            return ()
        left_out = [number for words, number in self._numbers.items() if not self._is_printed(words)]
        if not left_out:
            return (self._language.say("notes-where"),)
        marks = f"[{left_out[0]}]" if len(left_out) == 1 else f"[{left_out[0]}]–[{left_out[-1]}]"
        return (self._language.say("notes-more", marks=marks),)

    def addresses(self, key: str, *pages: str | None) -> tuple[str, ...]:
        """Return the pages that were read of a source, else the address of the source itself, else none."""
        url = self._catalog.sources[key].url
        return tuple(page for page in pages if page) or (() if url is None else (url,))

    def described(self, source: Source) -> str:
        """Say who published a source, what it is, of when, and how far to trust it."""
        say, language = self._language.say, self._language
        if source.accessed is None:
            return say("own-data", file=source.publisher)
        dated = say("undated") if source.dated is None else language.date(source.dated)
        kind = say(f"kind-of-source-{source.kind}")
        parts = [
            f"{source.publisher}: {language.label(source.title)}",
            say("source-trust", dated=dated, kind=kind, trust=say(f"trust-{trust(source)}")),
            say("source-read", day=language.date(source.accessed)),
        ]
        if age(source) == "over_3_years":
            parts.append(say("over-3-years"))
        words = "; ".join(parts)
        return f"{words}. {language.label(source.note)}" if source.note else f"{words}."

    def brief(self, source: Source, said: Iterable[str] = ()) -> str:
        """Write a source in one line: its short name, its year, dots for trust, and what to keep in mind."""
        label, year, said = self._language.label, source_year(source), tuple(said)
        name = label(source.brief) if source.brief else source.publisher
        general = [label(source.caveat)] if source.caveat else []
        # "monthly gross assumed" says "gross assumed" as well
        words = "; ".join(
            (*general, *(each for each in said if not any(each in more for more in said if more != each)))
        )
        dated = self._language.say("undated") if year is None else str(year)
        return f"{name}, {dated} {_DOTS[trust(source)]} {words}".rstrip()

    def _is_printed(self, words: str) -> bool:
        return self._notes != "short" or words in self._own.values() or self._numbers[words] <= _MOST_LINES

    def _number(self, words: str, urls: Iterable[str] = ()) -> int:
        """Return the number of a footnote; the same words have the same number, and gather their addresses."""
        self._urls.setdefault(words, {}).update(dict.fromkeys(urls))
        return self._numbers.setdefault(words, len(self._numbers) + 1)
