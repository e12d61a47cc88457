"""What the fields of a data file hold, as (English, German); editors show it.

``RECORD.field`` is the field of one record of ``catalog.entries``; a field alone is that of all others of the name.
"""

from collections.abc import Mapping

PACK_FIELDS: Mapping[str, tuple[str, str]] = {
    # Sections
    "Pack.sources": (
        "Where figures come from, by an id of your choice.",
        "Woher Angaben stammen, unter einer Kennung Ihrer Wahl.",
    ),
    "Pack.vocabulary": (
        "New terms, or other words for known ones.",
        "Neue Begriffe, oder andere Wörter für vorhandene.",
    ),
    "Pack.indicators": ("What numbers about a city mean.", "Was Zahlen über eine Stadt bedeuten."),
    "Pack.sectors": ("Groups of sections of WZ 2008.", "Gruppen von Abschnitten der WZ 2008."),
    "Pack.profession": ("What is asked of the profession in general.", "Was im Beruf allgemein verlangt wird."),
    "Pack.states": (
        "States by their two letters or name; DE is Germany.",
        "Bundesländer unter ihren zwei Buchstaben oder ihrem Namen; DE ist Deutschland.",
    ),
    "Pack.cities": (
        "Cities by name or slug; a new one needs its state.",
        "Städte unter ihrem Namen oder Schlüssel; eine neue braucht ihr Bundesland.",
    ),
    "VocabularyEntry.roles": ("Words for roles, by id.", "Bezeichnungen von Rollen, nach Kennung."),
    # City and state
    "CityEntry.name": ("The name as people write it.", "Der Name, wie man ihn schreibt."),
    "StateEntry.name": ("The name in both languages.", "Der Name in beiden Sprachen."),
    "state": (
        "The state: two letters or a name (NW, NRW).",
        "Das Bundesland: zwei Buchstaben oder ein Name (NW, NRW).",
    ),
    "aliases": ("Other words that people type for it.", "Andere Wörter, die man dafür eintippt."),
    "ags": (
        "The official municipality key: eight digits in quotes.",
        "Der amtliche Gemeindeschlüssel: acht Ziffern in Anführungszeichen.",
    ),
    "lat": ("Degrees north, 47 to 55 in Germany.", "Grad Nord, in Deutschland 47 bis 55."),
    "lon": ("Degrees east, 6 to 15 in Germany.", "Grad Ost, in Deutschland 6 bis 15."),
    "indicators": (
        "Numbers, by indicator: a value, or value with year and source.",
        "Zahlen, nach Kennzahl: ein Wert, oder value mit year und source.",
    ),
    "text": (
        "Where the lists of terms beside it come from.",
        "Woher die Listen von Begriffen daneben stammen.",
    ),
    "industries": ("Industries, as ids or labels of terms.", "Branchen, als Kennungen oder Namen von Begriffen."),
    "employers": ("Kinds of employers.", "Arten von Arbeitgebern."),
    "skills": ("Skills that are asked for.", "Kenntnisse, die verlangt werden."),
    "culture": ("How people work.", "Wie gearbeitet wird."),
    "training": ("Training that is named.", "Weiterbildung, die genannt wird."),
    "pay": (
        "Pay figures: a list replaces the bundled ones, `add: [...]` keeps them.",
        "Gehaltsangaben: eine Liste ersetzt die mitgelieferten, `add: [...]` behält sie.",
    ),
    "add": (
        "Pay figures that stand beside those that are known.",
        "Gehaltsangaben, die neben den bekannten stehen.",
    ),
    "sectors": (
        "Employees by group of sections.",
        "Beschäftigte nach Gruppen von Abschnitten.",
    ),
    "economy": (
        "What pages name as the city's economy.",
        "Was Seiten als Wirtschaft der Stadt nennen.",
    ),
    # Numbers and pay
    "value": ("The number, in the unit of the indicator.", "Die Zahl, in der Einheit der Kennzahl."),
    "year": ("Of which year, four digits.", "Aus welchem Jahr, vier Ziffern."),
    "source": (
        "Who says so: an id of sources; without it, it counts as your own.",
        "Wer das sagt: eine Kennung aus sources; ohne sie gilt es als Ihre eigene Angabe.",
    ),
    "url": ("The page, beginning with https://.", "Die Seite, beginnend mit https://."),
    "computed": ("The arithmetic of a computed value.", "Der Rechenweg eines berechneten Werts."),
    "area": (
        "The area that it is about, where that is larger than the city.",
        "Das Gebiet, für das es gilt, wenn es größer als die Stadt ist.",
    ),
    "note": ("What to know about it, in both languages.", "Was man dazu wissen sollte, in beiden Sprachen."),
    "PayEntry.role": ("Whose pay: it-leiter or another role.", "Wessen Gehalt: it-leiter oder eine andere Rolle."),
    "level": (
        "entry, experienced, or any where none is named.",
        "entry (Einstieg), experienced (Erfahrung), oder any, wenn keine Stufe genannt ist.",
    ),
    "measure": (
        "range: all between low and high; points: these values; quartiles; mean or median: mid alone.",
        "range: alles zwischen low und high; points: diese Werte; quartiles: Quartile; mean (Mittelwert) oder median: nur mid.",
    ),
    "PayEntry.low": ("The lower amount in EUR, whole.", "Der untere Betrag in EUR, ganz."),
    "mid": ("The middle amount in EUR, whole.", "Der mittlere Betrag in EUR, ganz."),
    "PayEntry.high": ("The upper amount in EUR, whole.", "Der obere Betrag in EUR, ganz."),
    "above": (
        "EUR: amounts that are left out lie above it.",
        "EUR: weggelassene Beträge liegen darüber.",
    ),
    "records": ("The number of persons counted.", "Die Zahl der gezählten Personen."),
    "mid_is": ("What mid is: mean or median.", "Was mid ist: mean (Mittelwert) oder median."),
    "period": ("Amounts per month or year.", "Beträge je Monat (month) oder Jahr (year)."),
    "PayEntry.basis": ("Before taxes: gross.", "Vor Steuern: gross (brutto)."),
    "assumed": (
        "What the source does not state itself: period, basis.",
        "Was die Quelle nicht selbst sagt: period, basis.",
    ),
    "counted_with": (
        "Roles that the source counts together with this one.",
        "Rollen, die die Quelle mit dieser zusammen zählt.",
    ),
    "stands_in": (
        "false keeps it from standing in for cities without a figure.",
        "false: steht nicht für Städte ohne eigene Angabe ein.",
    ),
    "context": ("What it is about, in both languages.", "Worum es geht, in beiden Sprachen."),
    "remark": ("What else to say, in both languages.", "Was sonst zu sagen ist, in beiden Sprachen."),
    # Lists of terms
    "FacetEntry.terms": ("Ids or labels of terms.", "Kennungen oder Namen von Begriffen."),
    "urls": ("The pages that were read.", "Die gelesenen Seiten."),
    "role": (
        "it-leiter where the text is about the role itself, else related.",
        "it-leiter, wenn es im Text um die Stelle selbst geht, sonst related.",
    ),
    "seen": (
        "full: read in full; part: only a part was visible.",
        "full: ganz gelesen; part: nur ein Teil war zu sehen.",
    ),
    "basis": ("Which text it was, in a few words.", "Welcher Text es war, in wenigen Worten."),
    # Sources
    "publisher": ("Who published it.", "Wer es veröffentlicht hat."),
    "title": ("Its title, a text or in both languages.", "Der Titel, ein Text oder in beiden Sprachen."),
    "SourceEntry.kind": (
        "What kind it is; it decides how far figures are trusted.",
        "Welche Art es ist; danach richtet sich, wie verlässlich Angaben sind.",
    ),
    "SourceEntry.accessed": ("The day you read it: 2026-05-01.", "Der Tag, an dem Sie es gelesen haben: 2026-05-01."),
    "dated": ("Of when it is: a year, month or day.", "Von wann es ist: Jahr, Monat oder Tag."),
    "licence": ("The licence that you saw.", "Die Lizenz, die Sie gesehen haben."),
    "spdx": (
        "The identifier of that licence at SPDX: CC-BY-4.0.",
        "Die Kennung dieser Lizenz bei SPDX: CC-BY-4.0.",
    ),
    "method": ("How the figures were made.", "Wie die Angaben entstanden sind."),
    "covers": (
        "Plain fields of all cities that come from it.",
        "Einfache Felder aller Städte, die daher stammen.",
    ),
    "SourceEntry.brief": ("Its name in a few words.", "Der Name in wenigen Worten."),
    "caveat": ("What to keep in mind, in a few words.", "Was zu bedenken ist, in wenigen Worten."),
    # Terms and indicators
    "de": ("The words in German.", "Die Worte auf Deutsch."),
    "en": ("The words in English.", "Die Worte auf Englisch."),
    "TermEntry.esco": ("The skill of ESCO 1.2.0 with this meaning.", "Der Skill aus ESCO 1.2.0 mit dieser Bedeutung."),
    "wz2008": ("Its code in WZ 2008, or several.", "Die Kennziffer in der WZ 2008, oder mehrere."),
    "broader": ("Terms that this one is a kind of.", "Begriffe, von denen dieser eine Art ist."),
    "part_of": ("Terms that this one is a part of.", "Begriffe, von denen dieser ein Teil ist."),
    "trains": ("Skills that this training serves.", "Kenntnisse, die diese Weiterbildung vermittelt."),
    "unit": ("The unit, as EUR/m².", "Die Einheit, wie EUR/m²."),
    "decimals": ("How many decimals values have.", "Wie viele Nachkommastellen Werte haben."),
    "better": (
        "Which values are better: low, high or none.",
        "Welche Werte besser sind: low (niedrige), high (hohe) oder none (keine).",
    ),
    "usual": ("The bounds that values usually lie in.", "Die Grenzen, in denen Werte meist liegen."),
    "low": ("The lower bound.", "Die untere Grenze."),
    "high": ("The upper bound.", "Die obere Grenze."),
    "main": (
        "false: tables show it only when it is asked for.",
        "false: Tabellen zeigen es nur auf Wunsch.",
    ),
    "brief": ("The word that begins a sentence about it.", "Das Wort, mit dem ein Satz darüber beginnt."),
    "means": ("What it counts, in a few words.", "Was es zählt, in wenigen Worten."),
    "id": ("The id of the ESCO skill.", "Die Kennung des ESCO-Skills."),
    "match": ("How near its meaning is.", "Wie nah die Bedeutung ist."),
    # Economy, sectors, profession
    "least_factor": (
        "How many times Germany's share is called more than usual.",
        "Ab dem Wievielfachen des deutschen Anteils es mehr als üblich heißt.",
    ),
    "instead_of": (
        "The group that it takes the place of where that is suppressed.",
        "Die Gruppe, an deren Stelle sie tritt, wenn diese unterdrückt ist.",
    ),
    "SectorGroupEntry.computed": (
        "The two groups whose difference it is.",
        "Die zwei Gruppen, deren Differenz sie ist.",
    ),
    "date": ("The day counted.", "Der Tag der Zählung."),
    "employees": ("Employees by group; null where suppressed.", "Beschäftigte je Gruppe; null, wo unterdrückt."),
    "left_out": ("Groups that are not used, with the reason.", "Gruppen, die nicht verwendet werden, mit dem Grund."),
    "notes": ("What to know about a group's number.", "Was zur Zahl einer Gruppe zu wissen ist."),
    "accessed": ("The day the pages were read.", "Der Tag, an dem die Seiten gelesen wurden."),
    "EconomyEntry.pages": ("The pages, each with a number.", "Die Seiten, jede mit einer Nummer."),
    "pages": ("The numbers of the pages that name it.", "Die Nummern der Seiten, die es nennen."),
    "number": ("A number of its own within the city.", "Eine eigene Nummer innerhalb der Stadt."),
    "kind": ("Whose page it is.", "Wessen Seite es ist."),
    "term": ("The id or label of a term.", "Kennung oder Name eines Begriffs."),
    "codes": ("Its codes in classifications.", "Seine Kennziffern in Klassifikationen."),
    "ProfessionEntry.skills": ("Skills, with the evidence for them.", "Kenntnisse, mit den Belegen dafür."),
    "descriptions": ("How many descriptions name it.", "Wie viele Beschreibungen es nennen."),
    "ProfessionEntry.descriptions": ("The pages that were counted.", "Die gezählten Seiten."),
    "samples": ("How many texts were counted.", "Wie viele Texte gezählt wurden."),
    "sources": ("Ids of sources.", "Kennungen von Quellen."),
    "scheme": ("The classification.", "Die Klassifikation."),
    "code": ("The code in it.", "Die Kennziffer darin."),
    "evidence": ("How often it was found.", "Wie oft es gefunden wurde."),
    "esco_essential": (
        "ESCO occupations that it is essential for.",
        "ESCO-Berufe, für die es wesentlich ist.",
    ),
    "onet_tasks": ("Tasks in O*NET.", "Aufgaben in O*NET."),
    "esco": ("Skills of ESCO.", "Skills aus ESCO."),
    "relations": ("Its relation to occupations of ESCO.", "Sein Verhältnis zu Berufen aus ESCO."),
}
