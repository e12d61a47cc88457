"""The vocabulary as sheets, one per facet."""

from itleiter_cli.catalog.model import ECONOMY_FACETS, FACETS, Catalog, FacetName, place_of
from itleiter_cli.messages.errors import text
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.terms import TermUse, Vocabulary
from itleiter_cli.sheets.sheet import Column, Document, Row, Sheet, cell


def document(_: Catalog, language: Language, vocabulary: Vocabulary) -> Document:
    """Lay the vocabulary out: per facet a row per term, and below it the codes of those that have one."""
    facets = [(facet, [use for use in vocabulary.terms if use.facet == facet]) for facet in FACETS]
    sheets = [
        sheet
        for facet, uses in facets
        if uses
        for sheet in (_terms(language, facet, uses), _codes(language, facet, uses))
        if sheet.rows
    ]
    return Document(sheets=tuple(sheets), title=language.say("terms-heading"))


def _terms(language: Language, facet: FacetName, uses: list[TermUse]) -> Sheet:
    say = language.say
    own = ", ".join(f"{use.key} ({place})" for use in uses if (place := place_of(use.term.origin)))
    counts = [[use.cities, use.named_for] if facet in ECONOMY_FACETS else [use.cities] for use in uses]
    headings = ["cities-using", "named-for"] if facet in ECONOMY_FACETS else ["cities-using"]
    return Sheet(
        title=say(f"field-{facet}"),
        shape="list",
        label_heading=say("id"),
        columns=(Column(say("term-label")), *(Column(say(heading), number=True) for heading in headings)),
        rows=tuple(
            Row(use.key, (cell(_label(language, use)), *(cell(language.number(each)) for each in count)))
            for use, count in zip(uses, counts, strict=True)
        ),
        remarks=(
            *((say("named-for-meaning"),) if facet in ECONOMY_FACETS else ()),
            *((say("own-terms", terms=own),) if own else ()),
        ),
    )


def _label(language: Language, use: TermUse) -> str:
    relations = {"broader": use.term.broader, "part_of": use.term.part_of}
    above = "; ".join(f"{language.say(relation)}: {', '.join(terms)}" for relation, terms in relations.items() if terms)
    label = language.label(use.term.label)
    return f"{label} ({above})" if above else label


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
    )
