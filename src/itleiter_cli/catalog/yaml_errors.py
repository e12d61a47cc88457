"""Say in plain words why a text is no YAML, and where to mend it.

The parser says where it stopped, in terms of its grammar; what was mistyped often stands before that.
"""

import re
from typing import NamedTuple, Protocol

from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.messages.errors import Text, text

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as the parser counts lines
_NO_SPACE = re.compile(r"(?:- )?([\w-]+):([^\s/].*)")
_DASH_WITHOUT_SPACE = re.compile(r"-[^\s:-][^:]*$")
_SPACES_AND_TAB = re.compile(" *\t")
_TERMS = re.compile(r"\s*[^\W_][^\[\]{}\"'#:]*(:[^\[\]{}\"'#:]*)+")
"""Words with colons between them, which can be written as a list."""
_YES = ("ja", "yes", "j", "y", "x", "vorhanden")
_SPECIAL = "@`%!&*|>"
"""Characters that YAML takes for its own at the beginning of a value."""
_SHOWN = 60


class Mark(Protocol):
    """Where the parser stands; line and column count from 0."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


class Explanation(NamedTuple):
    """What is wrong and what to do; line and column count from 0."""

    line: int
    column: int
    message: Text
    hint: Text


class _Spot(NamedTuple):
    """A place in the text, with its line and the part of it before the place."""

    line: int
    column: int
    written: str

    @property
    def before(self) -> str:
        return self.written[: self.column]

    @property
    def character(self) -> str:
        return self.written[self.column : self.column + 1]

    def explain(self, what: str, /, **values: str | int) -> Explanation:
        """Explain with a message and its hint, which share their values."""
        return Explanation(self.line, self.column, text(f"yaml-{what}", **values), text(f"yaml-{what}-hint", **values))


def explain(source: str, problem: str, at: Mark, context: str, begun_at: Mark | None) -> Explanation:
    """Explain what the parser refused at a place, while it read what began at another."""
    lines = _LINE_END.split(source)
    here = _spot(lines, at)
    begun = here if begun_at is None else _spot(lines, begun_at)
    tab = _SPACES_AND_TAB.match(here.written)
    if tab is not None and tab.end() - 1 <= here.column:
        return here._replace(column=tab.end() - 1).explain("tab")
    if "quoted" in context:
        return _quoted(here, begun, problem)
    if "mapping values are not allowed" in problem:
        return _colon(lines, here)
    if "sequence entries are not allowed" in problem:
        return here.explain("list-behind" if here.written[here.column + 1 :].strip() else "dash")
    if "simple key" in context:
        return _missing_colon(begun) or here.explain("syntax")
    if "flow" in context and begun.character in ("[", "{"):
        return begun.explain("bracket", opened=begun.character, closed="]" if begun.character == "[" else "}")
    return _special(here, begun) or _indentation(lines, here, begun, context)


def _special(here: _Spot, begun: _Spot) -> Explanation | None:
    special = next((spot for spot in (here, begun) if spot.character and spot.character in _SPECIAL), None)
    return None if special is None else special.explain("special", character=special.character)


def _spot(lines: list[str], mark: Mark) -> _Spot:
    return _Spot(mark.line, mark.column, lines[mark.line] if mark.line < len(lines) else "")


def _quoted(here: _Spot, begun: _Spot, problem: str) -> Explanation:
    refused = "escape" in problem or "hexdecimal" in problem  # as the parser spells it
    return here.explain("escape") if refused else _open_quote(begun)


def _open_quote(opened: _Spot) -> Explanation:
    if opened.character == '"' and opened.written.rstrip().endswith('\\"'):  # it keeps the quote from closing
        return opened._replace(column=opened.written.rindex("\\")).explain("escape")
    return opened.explain("quote", quote=opened.character, written=opened.written[opened.column :][:_SHOWN])


def _colon(lines: list[str], here: _Spot) -> Explanation:
    """Explain a colon where none may be: a second one, or the first of a line that cannot begin there."""
    if re.search(r":\s", here.before):
        field, _, value = here.written.strip().removeprefix("- ").partition(":")
        below = re.match(r"\s*([a-z_]+:)(\s|$)", value)
        if below and re.fullmatch("[a-z_]+", field):  # both have the form of fields
            return here.explain("field-behind", field=field[:_SHOWN], below=below[1])
        if field in FACETS and _TERMS.fullmatch(value):
            terms = [each.strip() for each in value.split(":") if not is_yes(each.strip())]
            return here.explain("colon-in-list", field=field, terms=", ".join(terms)[:_SHOWN])
        return here.explain("colon-twice", field=field[:_SHOWN], value=value.strip()[:_SHOWN])
    above = _line_above(lines, here.line)
    if above is None:
        return here.explain("syntax")
    return _missing_colon(above) or _indentation(lines, here, here, "")


def is_yes(written: str | bool | None) -> bool:
    """Whether what stands behind a term says no more than that it applies."""
    return not written or written is True or written.strip().lower() in _YES


def _missing_colon(spot: _Spot) -> Explanation | None:
    """Explain a line that has no colon, or none with a space behind it."""
    written = spot.written.strip()
    beginning = spot._replace(column=len(spot.written) - len(spot.written.lstrip()))
    near = _NO_SPACE.match(written)
    if near:
        return beginning.explain("colon-space", field=near[1][:_SHOWN], value=near[2].strip()[:_SHOWN])
    if _DASH_WITHOUT_SPACE.match(written):
        return beginning.explain("dash-space", written=f"- {written[1:]}"[:_SHOWN])
    if ":" not in written:
        return beginning.explain("colon-missing", written=written[:_SHOWN])
    return None


def _indentation(lines: list[str], here: _Spot, begun: _Spot, context: str) -> Explanation:
    """Explain a line that begins at a column where nothing can, or text behind what is complete."""
    spaces = len(here.written) - len(here.written.lstrip(" "))
    if here.column > spaces and context:
        return here.explain("behind", written=here.written[here.column :][:_SHOWN])
    above = _line_above(lines, here.line)
    if above is None or here.line >= len(lines) or not here.written.strip():
        return here.explain("syntax")
    beginning = here._replace(column=spaces)
    if "block collection" in context and spaces == begun.column:
        return beginning.explain("list-entry")
    spaces_above = len(above.written) - len(above.written.lstrip(" "))
    explained = beginning.explain("indentation", spaces=spaces, above=spaces_above)
    entry = re.match(" *- +", above.written)
    if entry is None:
        return explained
    return explained._replace(hint=text("yaml-indentation-entry-hint", above=spaces_above, fields=entry.end()))


def _line_above(lines: list[str], line: int) -> _Spot | None:
    """Return the nearest line above that says something."""
    numbers = (
        number for number in range(line - 1, -1, -1) if lines[number].strip() and lines[number].lstrip()[0] != "#"
    )
    number = next(numbers, None)
    return None if number is None else _Spot(number, 0, lines[number])
