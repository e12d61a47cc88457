"""What a list of cities was asked for, and by which list each city has the industries and employers."""

from collections.abc import Iterator, Sequence

from itleiter_cli.questions.list import Found, Listing
from itleiter_cli.sheets.economy import group_name
from itleiter_cli.sheets.wording import Wording


def list_title(wording: Wording, listing: Listing) -> str:
    """Say how many cities there are, around which, and what else was asked for."""
    wanted = listing.wanted
    title = wording.say("list-title", count=listing.total)
    if wanted.near is not None and wanted.within is not None:
        km = wording.language.number(wanted.within, 0 if wanted.within == int(wanted.within) else 1)
        title = _title_within(wording, listing, title, km, wording.city(wanted.near))
    elif wanted.near is not None:
        title = wording.say("list-title-near", cities=title, city=wording.city(wanted.near))
    pay = [] if wanted.min_pay is None else [wording.say("list-title-pay", amount=wanted.min_pay)]
    states = [wording.state(code) for code in wanted.states]
    terms = [wording.term(facet, term) for facet, each in wanted.terms.items() for term in each]
    groups = "; ".join(group_name(wording, group) for group in wanted.sectors)
    sectors = [wording.say("list-title-sector", groups=groups)] if groups else []
    filters = ", ".join((*states, *sectors, *terms, *pay))
    return wording.say("list-title-with", cities=title, filters=filters) if filters else title


def _title_within(wording: Wording, listing: Listing, cities: str, km: str, start: str) -> str:
    """Say how many cities lie how near; the one that distances are measured from is none of the others."""
    (count,) = (found for found in listing.findings if found.code == "list_count")
    if len(count.values) == 1:
        return wording.say("list-title-within", cities=cities, km=km, city=start)
    others = int(count.values[-1] or 0)
    key = "list-title-others" if others else "list-title-alone"
    return wording.say(key, city=start, others=others, km=km)


def found_note(wording: Wording, found: Found) -> tuple[int, ...]:
    """Note by which list a city has a term; in short without what it is called there."""
    words = " ".join(_named_in(wording, found))
    lists = "both" if len(found.named_in) > 1 else found.named_in[0]
    term = wording.say("list-found-term", term=wording.term(found.facet, found.term))
    about = wording.say("list-found-areas", areas=", ".join(found.areas)) if found.areas else ""
    brief = wording.say(f"list-found-brief-{lists}", term=term)
    return wording.notes.footnote(words, brief=f"{brief} ({about})" if about else brief)


def _named_in(wording: Wording, found: Found) -> Iterator[str]:
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
