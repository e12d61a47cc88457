"""By which list a city has the industries and employers that a list of cities was asked for."""

from collections.abc import Iterator, Sequence

from itleiter_cli.questions.list import Found
from itleiter_cli.sheets.wording import Wording


def named_in(wording: Wording, found: Found) -> Iterator[str]:
    """Say which list names a term, and where it does not name the term itself, what it names."""
    texts, pages = _matching(wording, found, found.in_texts), _matching(wording, found, found.on_pages, found.areas)
    if found.in_texts and texts == pages:
        yield wording.say("list-found-texts-pages", terms=texts)
        return
    if found.in_texts:
        yield wording.say("list-found-texts", terms=texts)
    if found.on_pages:
        yield wording.say("list-found-pages-too" if found.in_texts else "list-found-pages", terms=pages)


def _matching(wording: Wording, found: Found, terms: Sequence[str], areas: Sequence[str] = ()) -> str:
    """Quote terms, with the one that was asked for where it is not among them, and the areas they are named for."""
    labels = {key: wording.language.label(term.label) for key, term in wording.catalog.terms[found.facet].items()}
    quoted = ", ".join(wording.say("list-found-term", term=labels[term]) for term in terms)
    about = [] if found.term in terms else [wording.say("list-found-under", term=labels[found.term])]
    about += [wording.say("list-found-areas", areas=", ".join(areas))] if areas else []
    return f"{quoted} ({'; '.join(about)})" if about else quoted
