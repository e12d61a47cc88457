"""The vocabulary as sheets, one per facet."""

from itleiter_cli.catalog.forms import ECONOMY_FACETS, FACETS, FacetName, place_of
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.errors import text
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.terms import TermUse, Vocabulary
from itleiter_cli.sheets.sheet import FULL, Cell, Column, Document, Row, Sheet, View, cell
from itleiter_cli.sheets.wording import Wording

_CORE = " *"
"""The mark of a skill that is asked of the profession in general."""


def document(catalog: Catalog, language: Language, vocabulary: Vocabulary, view: View = FULL) -> Document:
    """Lay the vocabulary out: per facet a row per term, and below it the codes of those that have one.

    What is to be known about the codes of a term stands in a footnote; short notes only count these.
    """
    wording = Wording(catalog, language, view.notes)
    facets = [(facet, [use for use in vocabulary.terms if use.facet == facet]) for facet in FACETS]
    sheets = [
        sheet
        for facet, uses in facets
        if uses
        for sheet in (_terms(wording, facet, uses), _codes(language, facet, uses))
        if sheet.rows
    ]
    left_out = sum(1 for use in vocabulary.terms if use.term.note) if view.notes == "short" else 0
    return Document(
        sheets=tuple(sheets),
        footnotes=wording.notes.written(),
        title=language.say("terms-heading"),
        closing=(language.say("terms-notes", count=left_out),) if left_out else (),
    )


def _terms(wording: Wording, facet: FacetName, uses: list[TermUse]) -> Sheet:
    say = wording.say
    own = ", ".join(f"{use.key} ({place})" for use in uses if (place := place_of(use.term.origin)))
    counts = [[use.cities, use.named_for] if facet in ECONOMY_FACETS else [use.cities] for use in uses]
    headings = ["cities-using", "named-for"] if facet in ECONOMY_FACETS else ["cities-using"]
    remarks = [say("named-for-meaning")] if facet in ECONOMY_FACETS else []
    remarks += [say("own-terms", terms=own)] if own else []
    if any(use.core for use in uses):
        origin = wording.catalog.profession.origin if wording.catalog.profession else None
        remarks.insert(0, say("terms-core") + (f" {say('own-data', file=origin.file)}" if origin else ""))
    return Sheet(
        title=say(f"field-{facet}"),
        shape="list",
        label_heading=say("id"),
        columns=(Column(say("term-label")), *(Column(say(heading), number=True) for heading in headings)),
        rows=tuple(
            Row(use.key, (_label(wording, use), *(cell(wording.language.number(each)) for each in count)))
            for use, count in zip(uses, counts, strict=True)
        ),
        remarks=tuple(remarks),
    )


def _label(wording: Wording, use: TermUse) -> Cell:
    term = use.term
    relations = {"aliases": term.aliases, "broader": term.broader, "part_of": term.part_of}
    beside = "; ".join(f"{wording.say(relation)}: {', '.join(words)}" for relation, words in relations.items() if words)
    label = wording.language.label(term.label) + (_CORE if use.core else "")
    notes = wording.notes.footnote(f"{use.key}: {wording.optional(term.note)}.") if term.note else ()
    return cell(f"{label} ({beside})" if beside else label, *notes)


def _codes(language: Language, facet: FacetName, uses: list[TermUse]) -> Sheet:
    say = language.say
    codes = [(use.key, use.term.esco.id, f"esco-{use.term.esco.match}") for use in uses if use.term.esco]
    codes += [(use.key, ", ".join(use.term.wz2008), "wz2008") for use in uses if use.term.wz2008]
    return Sheet(
        title=say("codes-title", facet=text(f"field-{facet}")),
        shape="list",
        label_heading=say("id"),
        columns=(Column(say("code")), Column(say("match"))),
        rows=tuple(Row(key, (cell(code), cell(say(match)))) for key, code, match in codes),
        remarks=(say("meaning-legend"),) if {match for _, _, match in codes} & {"esco-narrow", "esco-broad"} else (),
    )
