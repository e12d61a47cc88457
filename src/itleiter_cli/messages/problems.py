"""What is wrong in a data file and what to do, as (English, German).

``check`` prints the key of what is wrong as ``code``: scripts rely on it.
"""

from collections.abc import Mapping

PROBLEMS: Mapping[str, tuple[str, str]] = {
    # Files
    "file-missing": ("there is no such file", "diese Datei gibt es nicht"),
    "file-missing-hint": ("check its name and folder", "prüfen Sie Namen und Ordner"),
    "file-unreadable": ("the file cannot be read ({reason})", "die Datei lässt sich nicht lesen ({reason})"),
    "file-unreadable-hint": ("check the path and its rights", "prüfen Sie Pfad und Rechte"),
    "file-folder": ("this is a folder", "das ist ein Ordner"),
    "file-folder-hint": ("name a file in it", "nennen Sie eine Datei darin"),
    "folder-empty": ("this folder has no *.yaml", "dieser Ordner enthält kein *.yaml"),
    "folder-empty-hint": ("name another folder, or a file", "nennen Sie einen anderen Ordner oder eine Datei"),
    "file-special": ("this is not a regular file", "das ist keine gewöhnliche Datei"),
    "file-special-hint": (
        "save it in a file first; `itleiter check -` reads standard input",
        "speichern Sie es erst in eine Datei; `itleiter check -` liest die Standardeingabe",
    ),
    "file-changed": ("the file changed while it was read", "die Datei hat sich beim Lesen geändert"),
    "file-changed-hint": ("try again", "versuchen Sie es noch einmal"),
    "yaml-values": ("more than {limit} values", "mehr als {limit} Werte"),
    "file-too-large": ("the file is larger than {limit}", "die Datei ist größer als {limit}"),
    "file-too-large-hint": ("split it into several files", "teilen Sie sie in mehrere Dateien"),
    "file-not-utf8": ("this is not UTF-8 text", "das ist kein UTF-8-Text"),
    "file-not-utf8-hint": (
        "save the file as UTF-8: in the editor, “Save as” with the encoding UTF-8",
        "speichern Sie die Datei als UTF-8: im Editor „Speichern unter“ mit der Codierung UTF-8",
    ),
    "file-utf16": (
        "this text is saved as UTF-16 (“Unicode”)",
        "dieser Text ist als UTF-16 („Unicode“) gespeichert",
    ),
    "file-office": (
        "this is no text but {kind}, whatever its name ends with",
        "das ist kein Text, sondern {kind}, gleich wie der Name endet",
    ),
    "file-office-hint": (
        "copy what stands in it into a plain text file, and save that as UTF-8; `itleiter template` shows the form",
        "kopieren Sie den Inhalt in eine reine Textdatei, und speichern Sie diese als UTF-8; `itleiter template` zeigt die Form",
    ),
    "kind-zip": (
        "a file of Word, Excel or another office program",
        "eine Datei von Word, Excel oder einem anderen Büroprogramm",
    ),
    "kind-old-office": ("a file of an older Word or Excel", "eine Datei eines älteren Word oder Excel"),
    "kind-pdf": ("a PDF", "ein PDF"),
    "kind-rtf": ("a formatted text (RTF)", "ein formatierter Text (RTF)"),
    "kind-html": ("a web page (HTML)", "eine Webseite (HTML)"),
    # Tables
    "table-workbook": (
        "this is the workbook of a spreadsheet, not a table as text",
        "das ist eine Arbeitsmappe einer Tabellenkalkulation, keine Tabelle als Text",
    ),
    "table-encoding": (
        "this is neither UTF-8 nor Windows-1252 text",
        "das ist weder UTF-8- noch Windows-1252-Text",
    ),
    "table-save-hint": (
        "save it as “CSV UTF-8” in your spreadsheet, and name that file",
        "speichern Sie die Tabelle in der Tabellenkalkulation als „CSV UTF-8“, und nennen Sie diese Datei",
    ),
    "table-without-headings": ("this table is empty", "diese Tabelle ist leer"),
    "table-start-hint": (
        "`itleiter template --table` prints the headings",
        "`itleiter template --table` gibt die Überschriften aus",
    ),
    "table-without-rows": (
        "below the headings there is no row",
        "unter den Überschriften steht keine Zeile",
    ),
    "table-without-rows-hint": (
        "write a town into the row below: its name into the column city, and what you know of it into the others",
        "schreiben Sie eine Stadt in die Zeile darunter: ihren Namen in die Spalte Stadt und was Sie wissen in die anderen",
    ),
    "table-headings-below": (
        "a table begins with its headings, and these seem to stand in row {row}",
        "eine Tabelle beginnt mit ihren Überschriften, und die stehen anscheinend in Zeile {row}",
    ),
    "table-headings-below-hint": (
        "delete the rows above row {row}; if they are towns, move them below it",
        "löschen Sie die Zeilen über Zeile {row}; wenn dort Städte stehen, verschieben Sie sie darunter",
    ),
    "table-ragged": (
        "this row has {cells} {cells:cell|cells}, and there {headings:is|are} {headings} {headings:heading|headings}",
        "diese Zeile hat {cells} {cells:Zelle|Zellen}, und es gibt {headings} {headings:Überschrift|Überschriften}",
    ),
    "table-ragged-hint": (
        "put cells in quotes that hold the separator, such as a decimal comma between commas",
        "setzen Sie Zellen in Anführungszeichen, die das Trennzeichen enthalten, etwa ein Dezimalkomma zwischen Kommas",
    ),
    "table-ragged-short-hint": (
        "save the table from your spreadsheet again, which fills rows up, or add the separators that are missing",
        "speichern Sie die Tabelle noch einmal als CSV, dann sind alle Zeilen gleich lang, oder ergänzen Sie die Trennzeichen",
    ),
    "table-quotes": ("the quotes of this row do not match", "die Anführungszeichen dieser Zeile passen nicht zusammen"),
    "table-quotes-hint": (
        "close each, and double those within a cell, or save the table from your spreadsheet again",
        "schließen Sie jedes, und verdoppeln Sie die in einer Zelle, oder speichern Sie die Tabelle noch einmal als CSV",
    ),
    "table-heading-missing": ("this column has no heading", "diese Spalte hat keine Überschrift"),
    "table-heading-missing-hint": (
        "give it one, or empty its cells",
        "geben Sie ihr eine, oder leeren Sie ihre Zellen",
    ),
    "table-heading-unknown": ("no column is called “{heading}”", "keine Spalte heißt „{heading}“"),
    "table-heading-hint": (
        "write one that `itleiter template --table` prints; delete the column only where none fits",
        "schreiben Sie eine, die `itleiter template --table` ausgibt; nur wenn keine passt, löschen Sie die Spalte",
    ),
    "table-heading-tidy-hint": (
        "write one that `itleiter export --what pay` prints; delete the column only where none fits",
        "schreiben Sie eine, die `itleiter export --what pay` ausgibt; nur wenn keine passt, löschen Sie die Spalte",
    ),
    "table-heading-twice": (
        "“{heading}” is the same column as {cell}",
        "„{heading}“ ist dieselbe Spalte wie {cell}",
    ),
    "table-heading-twice-hint": ("delete one of the two", "löschen Sie eine von beiden"),
    "table-unnamed": ("this row names no town", "diese Zeile nennt keine Stadt"),
    "table-unnamed-hint": (
        "write its name into the column city or name; for a second pay figure of a town its row has the columns pay2 and pay3",
        "schreiben Sie ihren Namen in die Spalte Stadt oder Name; für ein zweites Gehalt einer Stadt gibt es in ihrer Zeile die Spalten Gehalt 2 und 3",
    ),
    "table-unnamed-region-hint": (
        "write the town into the column city, or a state into region, with state in scope",
        "schreiben Sie die Stadt in die Spalte Stadt, oder ein Bundesland in region, mit Bundesland in scope",
    ),
    "table-town-twice": (
        "{city} stands in row {first} already, and here in row {second}",
        "{city} steht schon in Zeile {first}, und hier in Zeile {second}",
    ),
    "table-town-twice-hint": (
        "keep one row per town",
        "behalten Sie eine Zeile je Stadt",
    ),
    "table-town-unclear": (
        "“{typed}” may mean {candidates}",
        "„{typed}“ kann {candidates} meinen",
    ),
    "table-town-unclear-hint": (
        "write one of them into the column city; for a new town, its full name",
        "schreiben Sie eine davon in die Spalte Stadt; für eine neue Stadt ihren vollen Namen",
    ),
    "table-new-state": (
        "{city} is not among the towns, and a new one needs its state",
        "{city} ist nicht unter den Städten, und eine neue braucht ihr Bundesland",
    ),
    "table-new-state-hint": (
        "fill in the column state; if this row is about no town, delete it",
        "füllen Sie die Spalte Bundesland aus; wenn die Zeile von keiner Stadt handelt, löschen Sie sie",
    ),
    "table-not-cleared": (
        "a town cannot be without {field}",
        "eine Stadt kann nicht ohne {field} sein",
    ),
    "table-not-cleared-hint": (
        "empty the cell to leave it as it is, or write another",
        "leeren Sie die Zelle, damit alles bleibt, oder schreiben Sie etwas anderes hinein",
    ),
    "table-formula": ("“{written}” is a formula or its error", "„{written}“ ist eine Formel oder ihr Fehler"),
    "table-formula-hint": (
        "write the value, or save the table with values instead of formulas; where there is none, empty the cell, and the year of a number as well",
        "schreiben Sie den Wert, oder speichern Sie die Tabelle mit Werten statt Formeln; gibt es keinen, leeren Sie die Zelle, bei einer Zahl auch ihr Jahr",
    ),
    "table-character-hint": (
        "remove it from the cell; line breaks are among such",
        "entfernen Sie es aus der Zelle; auch Zeilenumbrüche gehören dazu",
    ),
    "table-number": ("“{written}” is not a number", "„{written}“ ist keine Zahl"),
    "table-number-hint": (
        "write the number alone, as 5.39 or 5,39, and leave the cell empty where you know none",
        "schreiben Sie nur die Zahl, als 5,39 oder 5.39, und lassen Sie die Zelle leer, wo Sie keine wissen",
    ),
    "table-whole": ("“{written}” is not a whole number", "„{written}“ ist keine ganze Zahl"),
    "table-whole-hint": (
        "write the number alone, as 7200 or 7.200, and leave the cell empty where you know none",
        "schreiben Sie nur die Zahl, als 7200 oder 7.200, und lassen Sie die Zelle leer, wo Sie keine wissen",
    ),
    "table-year-alone": ("a year without its value", "ein Jahr ohne seinen Wert"),
    "table-year-alone-hint": (
        "write the value as well, or empty this cell",
        "schreiben Sie auch den Wert, oder leeren Sie diese Zelle",
    ),
    "table-terms-hint": (
        "write | between terms; `itleiter terms {facet}` shows them all",
        "schreiben Sie | zwischen Begriffe; `itleiter terms {facet}` zeigt sie alle",
    ),
    "table-part-empty": ("this cell is empty", "diese Zelle ist leer"),
    "table-part-missing": ("the column {column} is missing", "die Spalte {column} fehlt"),
    "table-part-missing-hint": (
        "a pay figure needs it; write {known}",
        "eine Gehaltsangabe braucht das; schreiben Sie {known}",
    ),
    "table-ags-hint": (
        "write all eight digits, as 05913000; a postcode is none",
        "schreiben Sie alle acht Ziffern, wie 05913000; eine Postleitzahl ist keiner",
    ),
    "table-ags-of": (
        "{typed} is not among the towns, and the AGS of this row is that of {city}",
        "{typed} ist nicht unter den Städten, und der AGS dieser Zeile ist der von {city}",
    ),
    "table-ags-of-hint": (
        "write {city} in its place, or correct the AGS",
        "schreiben Sie stattdessen {city}, oder berichtigen Sie den AGS",
    ),
    "table-year-hint": ("fill in this cell", "füllen Sie diese Zelle aus"),
    "table-period-hint": (
        "if that is the amount per {per}, write {per} into the column {column}; else check the amount",
        "wenn das der Betrag im {per} ist, schreiben Sie {per} in die Spalte {column}; sonst prüfen Sie den Betrag",
    ),
    "table-swapped-hint": (
        "for Germany write {lat} into the column lat and {lon} into lon",
        "für Deutschland schreiben Sie {lat} in die Spalte Breite und {lon} in die Spalte Länge",
    ),
    "table-derived-hint": (
        "write the new one into its column as well, or - if it is not known",
        "schreiben Sie auch in dessen Spalte den neuen Wert, oder -, wenn er nicht bekannt ist",
    ),
    "table-terms-replaced-hint": (
        "a cell replaces the known list: if you want to keep them, write all terms; `itleiter template --table {slug}` prints them",
        "eine Zelle ersetzt die bekannte Liste: wenn sie bleiben sollen, schreiben Sie alle Begriffe; `itleiter template --table {slug}` gibt sie aus",
    ),
    "table-nothing-hint": (
        "leave the cell empty where nothing is known",
        "lassen Sie die Zelle leer, wo nichts bekannt ist",
    ),
    "table-nothing-number-hint": (
        "leave the cell empty where nothing is known, and the one of its year",
        "lassen Sie die Zelle leer, wo nichts bekannt ist, und die des Jahres dazu",
    ),
    "table-range-hint": (
        "write {low} and {high} into two cells, the column of the lower amount and that of the upper; a single value takes one number",
        "schreiben Sie {low} und {high} in zwei Zellen, in die Spalten „von“ und „bis“; ein einzelner Wert ist nur eine Zahl",
    ),
    "table-single-hint": (
        "write one number in place of a range",
        "schreiben Sie eine einzige Zahl statt einer Spanne",
    ),
    "table-unit-hint": ("write the number alone, in {unit}", "schreiben Sie nur die Zahl, in {unit}"),
    "table-no-year": ("“{written}” is not a year", "„{written}“ ist kein Jahr"),
    "table-year-form-hint": (
        "write a year of four digits, as 2026, or leave the cell empty",
        "schreiben Sie ein Jahr mit vier Ziffern, wie 2026, oder lassen Sie die Zelle leer",
    ),
    "table-no-headings": ("there are no headings above this row", "über dieser Zeile stehen keine Überschriften"),
    "table-no-headings-hint": (
        "insert a row of headings above the first town; `itleiter template --table` prints them",
        "fügen Sie über der ersten Stadt eine Zeile mit Überschriften ein; `itleiter template --table` gibt sie aus",
    ),
    "table-no-town-column": ("no column names the towns", "keine Spalte nennt die Städte"),
    "table-no-town-column-hint": (
        "give the column of their names the heading city",
        "geben Sie der Spalte mit ihren Namen die Überschrift Stadt",
    ),
    "table-no-region-column-hint": (
        "give the column of their names the heading city; states stand in a column region, with state in a column scope",
        "geben Sie der Spalte mit ihren Namen die Überschrift Stadt; Bundesländer stehen in einer Spalte region, mit Bundesland in einer Spalte scope",
    ),
    "table-says-nothing": (
        "“{written}” would be taken for a value",
        "„{written}“ würde als Angabe gelten",
    ),
    "table-elsewhere": (
        "“{typed}” is {city} in {state}, and this cell says {other}",
        "„{typed}“ ist {city} in {state}, und hier steht {other}",
    ),
    "table-elsewhere-hint": (
        "correct the state; for another town of that name write its full name, as “Frankfurt (Oder)”",
        "berichtigen Sie das Bundesland; für eine andere Stadt dieses Namens schreiben Sie ihren vollen Namen, wie „Frankfurt (Oder)“",
    ),
    "table-figure-twice": (
        "the same pay figure stands here twice",
        "dieselbe Gehaltsangabe steht hier zweimal",
    ),
    "table-figure-twice-hint": ("keep one of the two", "behalten Sie eine von beiden"),
    "table-headings-again": ("this row repeats the headings", "diese Zeile wiederholt die Überschriften"),
    "table-headings-again-hint": ("delete it", "löschen Sie sie"),
    "table-sideways": (
        "the towns stand beside one another, not below",
        "die Städte stehen nebeneinander statt untereinander",
    ),
    "table-heading-town-hint": (
        "a town is a row, not a column: swap rows and columns (in a spreadsheet: copy, then paste special, transpose)",
        "eine Stadt ist eine Zeile, keine Spalte: vertauschen Sie Zeilen und Spalten (in der Tabellenkalkulation: kopieren, dann Inhalte einfügen, transponieren)",
    ),
    "table-corner-hint": (
        "a town is a row, not a column: write city into this cell, then swap rows and columns (in a spreadsheet: copy, then paste special, transpose)",
        "eine Stadt ist eine Zeile, keine Spalte: schreiben Sie Stadt in diese Zelle und vertauschen Sie dann Zeilen und Spalten (in der Tabellenkalkulation: kopieren, dann Inhalte einfügen, transponieren)",
    ),
    "table-heading-term-hint": (
        "that is a term: write it into the cells of the column {column}, with | between terms",
        "das ist ein Begriff: schreiben Sie ihn in die Zellen der Spalte {column}, mit | zwischen Begriffen",
    ),
    "table-separator-hint": (
        "put ; or , between columns in place of |",
        "trennen Sie Spalten mit ; oder , statt mit |",
    ),
    "table-scope-hint": (
        "that is a state: write state into the column scope and its name into the column region",
        "das ist ein Bundesland: schreiben Sie Bundesland in die Spalte scope und seinen Namen in die Spalte region",
    ),
    "name-near": (
        "“{name}” is a new city, and spelled nearly as {cities}",
        "„{name}“ ist eine neue Stadt, und fast so geschrieben wie {cities}",
    ),
    "name-near-hint": (
        "if that one was meant, write its name; else leave it",
        "wenn diese gemeint war, schreiben Sie ihren Namen; sonst lassen Sie es so",
    ),
    "table-dash": ("a “-” in this cell takes nothing away", "ein „-“ in dieser Zelle nimmt nichts weg"),
    "table-dash-hint": (
        "to take the figure away, write - into all its amounts; else empty this cell",
        "um die Angabe wegzunehmen, schreiben Sie - in alle ihre Beträge; sonst leeren Sie diese Zelle",
    ),
    "table-dash-row-hint": (
        "empty this cell; a table of pay figures only adds, `itleiter template --table` has columns to take them away",
        "leeren Sie diese Zelle; eine Tabelle von Gehältern fügt nur hinzu, mit `itleiter template --table` lassen sie sich wegnehmen",
    ),
    "table-beside-hint": (
        "both are used; a table of pay figures only adds, in one of `itleiter template --table` a - takes known ones away",
        "beide gelten; eine Tabelle von Gehältern fügt nur hinzu, in einer von `itleiter template --table` nimmt ein - bekannte weg",
    ),
    "table-column-hint": (
        "add the column {column}, and write it there",
        "ergänzen Sie die Spalte {column}, und schreiben Sie es dort hinein",
    ),
    "table-currency": ("amounts are in EUR, not in {currency}", "Beträge stehen in EUR, nicht in {currency}"),
    "table-currency-hint": (
        "convert them, or leave the figure out",
        "rechnen Sie sie um, oder lassen Sie die Angabe weg",
    ),
    # YAML
    "yaml-syntax": ("from here on this cannot be read as YAML", "ab hier lässt sich das nicht als YAML lesen"),
    "yaml-syntax-hint": (
        "check indentation, colons and quotes here and in the line above",
        "prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen hier und in der Zeile davor",
    ),
    "yaml-tab": ("this line is indented with a tab", "diese Zeile ist mit einem Tabulator eingerückt"),
    "yaml-tab-hint": (
        "use spaces instead, two for each level",
        "nehmen Sie stattdessen Leerzeichen, zwei je Ebene",
    ),
    "yaml-escape": (
        "in double quotes, a backslash (\\) has a meaning of its own",
        "zwischen doppelten Anführungszeichen hat ein Backslash (\\) eine eigene Bedeutung",
    ),
    "yaml-escape-hint": (
        "put the text in single quotes ('), or write / instead",
        "setzen Sie den Text in einfache Anführungszeichen ('), oder schreiben Sie / stattdessen",
    ),
    "yaml-quote": (
        "the quote that opens here is not closed: {written}",
        "das Anführungszeichen, das hier beginnt, wird nicht geschlossen: {written}",
    ),
    "yaml-quote-hint": (
        "end the text with the same straight {quote}; those of a word processor (“ ”) do not count",
        "beenden Sie den Text mit dem gleichen geraden {quote}; die einer Textverarbeitung („ “) gelten nicht",
    ),
    "yaml-colon-twice": ("this line has a second colon", "diese Zeile hat einen zweiten Doppelpunkt"),
    "yaml-colon-twice-hint": (
        'put the text in quotes: {field}: "{value}"',
        'setzen Sie den Text in Anführungszeichen: {field}: "{value}"',
    ),
    "yaml-colon-in-list": ("this line has a second colon", "diese Zeile hat einen zweiten Doppelpunkt"),
    "yaml-colon-in-list-hint": (
        "a list has terms alone, as `itleiter terms {field}` prints them, in brackets, with commas between them: {field}: [{terms}]",
        "eine Liste hat nur Begriffe, wie `itleiter terms {field}` sie ausgibt, in Klammern, mit Kommas dazwischen: {field}: [{terms}]",
    ),
    "yaml-field-behind": (
        "“{below}” stands on the line of “{field}:”",
        "„{below}“ steht in der Zeile von „{field}:“",
    ),
    "yaml-field-behind-hint": (
        "move the part from “{below}” on to a line of its own, two spaces further in than {field}:",
        "setzen Sie alles ab „{below}“ in eine eigene Zeile, zwei Leerzeichen weiter eingerückt als {field}:",
    ),
    "yaml-dash-space": ("there is no space behind the dash", "hinter dem Strich fehlt das Leerzeichen"),
    "yaml-dash-space-hint": (
        "write {written}, and so on each line of the list",
        "schreiben Sie {written}, und so in jeder Zeile der Liste",
    ),
    "yaml-colon-space": (
        "there is no space behind the colon of “{field}:”",
        "hinter dem Doppelpunkt von „{field}:“ fehlt das Leerzeichen",
    ),
    "yaml-colon-space-hint": ("write {field}: {value}", "schreiben Sie {field}: {value}"),
    "yaml-colon-missing": ("there is no colon behind “{written}”", "hinter „{written}“ fehlt ein Doppelpunkt"),
    "yaml-colon-missing-hint": (
        "write “name:” above indented lines, and “name: value” on one line",
        "schreiben Sie „Name:“ über eingerückte Zeilen, und „Name: Wert“ in eine Zeile",
    ),
    "yaml-dash": ("a dash (-) alone is no value", "ein Strich (-) allein ist kein Wert"),
    "yaml-dash-hint": (
        "leave a field out that you know nothing of: delete this line",
        "lassen Sie ein Feld weg, zu dem Sie nichts wissen: löschen Sie diese Zeile",
    ),
    "yaml-list-behind": (
        "a list cannot begin behind its field",
        "eine Liste kann nicht in der Zeile ihres Feldes beginnen",
    ),
    "yaml-list-behind-hint": (
        "move the part from the dash (-) on to a line of its own, two spaces further in",
        "setzen Sie alles ab dem Strich (-) in eine eigene Zeile, zwei Leerzeichen weiter eingerückt",
    ),
    "yaml-list-entry": (
        "this line stands among the entries of a list and does not begin with a dash",
        "diese Zeile steht zwischen den Einträgen einer Liste und beginnt nicht mit einem Strich",
    ),
    "yaml-list-entry-hint": (
        "begin it with “- ”, or with two more spaces if it belongs to the entry above",
        "beginnen Sie sie mit „- “, oder mit zwei Leerzeichen mehr, wenn sie zum Eintrag darüber gehört",
    ),
    "yaml-bracket": (
        "the bracket {opened} that opens here is not closed, or a comma is missing behind it",
        "die Klammer {opened}, die hier beginnt, wird nicht geschlossen, oder dahinter fehlt ein Komma",
    ),
    "yaml-bracket-hint": (
        "end it with {closed}, and part what stands in it with commas",
        "beenden Sie sie mit {closed}, und trennen Sie durch Kommas, was darin steht",
    ),
    "yaml-special": (
        "a value cannot begin with {character}",
        "ein Wert kann nicht mit {character} beginnen",
    ),
    "yaml-special-hint": (
        "put text in quotes; write a percentage as its number alone (7.5)",
        "setzen Sie Text in Anführungszeichen; schreiben Sie von Prozenten nur die Zahl (7.5)",
    ),
    "yaml-behind": (
        "“{written}” stands behind a value that is complete",
        "„{written}“ steht hinter einem Wert, der schon zu Ende ist",
    ),
    "yaml-behind-hint": (
        "check the quotes and brackets in this line and the one above; each needs its partner",
        "prüfen Sie Anführungszeichen und Klammern in dieser Zeile und der davor; zu jedem gehört ein zweites",
    ),
    "yaml-indentation": (
        "this line begins with {spaces} {spaces:space|spaces}, which fits none above it",
        "diese Zeile beginnt mit {spaces} Leerzeichen, was zu keiner darüber passt",
    ),
    "yaml-indentation-hint": (
        "give it as many as its neighbours have; the line above has {above}",
        "geben Sie ihr so viele wie ihren Nachbarn; die Zeile darüber hat {above}",
    ),
    "yaml-indentation-entry-hint": (
        "the line above has {above} before its dash; a field of the same entry begins with {fields}",
        "die Zeile darüber hat {above} vor ihrem Strich; ein Feld desselben Eintrags beginnt mit {fields}",
    ),
    "yaml-dash-further-hint": (
        "the line “{written}” is indented too far: put its dash directly below the one above",
        "die Zeile „{written}“ ist zu weit eingerückt: setzen Sie ihren Strich genau unter den darüber",
    ),
    "yaml-character": ("a character that YAML does not allow", "ein Zeichen, das YAML nicht erlaubt"),
    "yaml-character-hint": ("remove it", "entfernen Sie es"),
    "yaml-second-document": ("a second document begins", "hier beginnt ein zweites Dokument"),
    "yaml-second-document-hint": ("keep one document per file", "ein Dokument je Datei"),
    "yaml-alias": ("YAML aliases (*name) are not read", "YAML-Verweise (*name) werden nicht gelesen"),
    "yaml-anchor": ("YAML anchors (&name) are not read", "YAML-Anker (&name) werden nicht gelesen"),
    "yaml-merge": ("YAML merge keys (<<) are not read", "YAML-Verschmelzungen (<<) werden nicht gelesen"),
    "yaml-alias-hint": (
        "write the values out; put text that begins with * or & in quotes",
        "schreiben Sie die Werte aus; setzen Sie Text, der mit * oder & beginnt, in Anführungszeichen",
    ),
    "yaml-tag": ("the YAML tag {tag} is not read", "die YAML-Markierung {tag} wird nicht gelesen"),
    "yaml-tag-hint": ("remove the tag", "entfernen Sie sie"),
    "yaml-depth": ("nested more than {limit} levels deep", "mehr als {limit} Ebenen tief verschachtelt"),
    "yaml-depth-hint": ("a pack needs fewer than ten", "eine Datendatei braucht weniger als zehn"),
    "yaml-duplicate": ("“{key}” stands here twice", "„{key}“ steht hier zweimal"),
    "yaml-duplicate-hint": (
        "keep one of the two; put together what stands below them",
        "behalten Sie eines von beiden; führen Sie zusammen, was darunter steht",
    ),
    "yaml-key": ("a list or fields as a key", "eine Liste oder Felder als Schlüssel"),
    "yaml-key-hint": ("use a word as the key", "nehmen Sie ein Wort als Schlüssel"),
    "yaml-digits": ("a number of more than {limit} digits", "eine Zahl mit mehr als {limit} Ziffern"),
    "yaml-digits-hint": ("check the number", "prüfen Sie die Zahl"),
    "yaml-grouped": ("{written} may be read in two ways", "{written} lässt sich auf zwei Arten lesen"),
    "yaml-grouped-amount-hint": ("write {plain}", "schreiben Sie {plain}"),
    "yaml-grouped-hint": (
        "write {plain} for thousands, or fewer than three decimals",
        "schreiben Sie {plain} für Tausender, oder weniger als drei Nachkommastellen",
    ),
    "yaml-leading-zero": ("{written} begins with a zero", "{written} beginnt mit einer Null"),
    "yaml-leading-zero-hint": (
        'put a code in quotes: "{written}"; or drop the zero of a number',
        'setzen Sie eine Kennziffer in Anführungszeichen: "{written}"; bei einer Zahl lassen Sie die Null weg',
    ),
    "yaml-day": ("{written} is not a day of the calendar", "{written} ist kein Tag im Kalender"),
    "yaml-day-hint": ("write it as YYYY-MM-DD", "schreiben Sie JJJJ-MM-TT"),
    "date-hint": ("write it as YYYY-MM-DD, YYYY-MM or YYYY", "schreiben Sie JJJJ-MM-TT, JJJJ-MM oder JJJJ"),
    "yaml-unseen": (
        "a character that shows nothing or only changes others ({code})",
        "ein Zeichen, das nichts zeigt oder nur andere verändert ({code})",
    ),
    "yaml-space": (
        "a space before “{key}” is none that YAML knows ({code})",
        "ein Leerzeichen vor „{key}“ ist keines, das YAML kennt ({code})",
    ),
    "yaml-space-hint": (
        "delete the indentation of this line and type it anew with the space bar",
        "löschen Sie die Einrückung dieser Zeile, und tippen Sie sie mit der Leertaste neu",
    ),
    "yaml-control": ("an invisible control character ({code})", "ein unsichtbares Steuerzeichen ({code})"),
    "yaml-control-hint": (
        "remove it; for a long text use >- and no line breaks",
        "entfernen Sie es; für lange Texte >- und keine Zeilenumbrüche",
    ),
    # Kinds of values
    "value-type": ("expected {expected}, found {found}", "erwartet: {expected}, gefunden: {found}"),
    "value-type-hint": (
        "correct the value; put words in quotes, write numbers as 45000 or 45.5",
        "berichtigen Sie den Wert; Wörter in Anführungszeichen, Zahlen als 45000 oder 45.5",
    ),
    "value-other": ("this does not fit ({detail})", "das passt nicht ({detail})"),
    "value-other-hint": ("`itleiter schema` shows the form", "`itleiter schema` zeigt die Form"),
    "kind-fields": ("fields", "Felder"),
    "kind-list": ("a list", "eine Liste"),
    "kind-text": ("text", "Text"),
    "kind-whole-number": ("a whole number", "eine ganze Zahl"),
    "kind-number": ("a number", "eine Zahl"),
    "kind-date": ("a day (YYYY-MM-DD)", "ein Tag (JJJJ-MM-TT)"),
    "found-null": ("nothing", "nichts"),
    "found-yes-no": ("yes or no", "Ja oder Nein"),
    "found-text": ("the text “{written}”", "der Text „{written}“"),
    "found-other": ("{written}", "{written}"),
    # Fields, and the form of their values
    "field-unknown": ("there is no field “{field}” here", "hier gibt es kein Feld „{field}“"),
    "field-unknown-near": ("did you mean {near}?", "meinten Sie {near}?"),
    "field-unknown-known": ("choose from {known}", "wählen Sie {known}"),
    "field-called-hint": (
        "write {called} in place of {field}",
        "schreiben Sie {called} statt {field}",
    ),
    "field-region-hint": (
        "it is {code} under “states:”: write “states:”, below it “{code}:”, and what you say about it below that; the state of a town stands below the town",
        "das ist {code} unter „states:“: schreiben Sie „states:“, darunter „{code}:“ und darunter, was Sie dazu sagen; das Bundesland einer Stadt steht unter der Stadt",
    ),
    "field-unindented": (
        "“{field}” stands beside {owner} and not below it",
        "„{field}“ steht neben {owner} statt darunter",
    ),
    "record-empty": ("nothing stands below {owner}", "unter {owner} steht nichts"),
    "field-unindented-hint": (
        "indent the fields of {owner} by two more spaces than {owner}:",
        "rücken Sie die Felder von {owner} zwei Leerzeichen weiter ein als {owner}:",
    ),
    "towns-list-hint": (
        "write the short name of each town in place of its dash, as “unna:”, and below it its fields, two spaces further in",
        "schreiben Sie statt des Strichs den Kurznamen der Stadt, etwa „unna:“, und darunter ihre Felder, zwei Leerzeichen weiter eingerückt",
    ),
    "pay-form-hint": ("write {form}", "schreiben Sie {form}"),
    "add-only-pay-hint": (
        "only pay has add: write the whole list of terms, those that are known as well",
        "nur pay kennt add: schreiben Sie die ganze Liste der Begriffe, auch die schon bekannten",
    ),
    "basis-hint": (
        "only gross pay can be given: convert the amounts, or leave the figure out",
        "nur Bruttogehälter sind möglich: rechnen Sie die Beträge um, oder lassen Sie die Angabe weg",
    ),
    "field-below-hint": (
        "it belongs under “{parent}:” ({path}): write it there as {field}:, two spaces further in than {parent}:",
        "es gehört unter „{parent}:“ ({path}): schreiben Sie es dort als {field}:, zwei Leerzeichen weiter eingerückt als {parent}:",
    ),
    "field-section-hint": (
        "it belongs into the section “{section}:”: write “{section}:” above it, and indent {field}: and all below it by two more spaces",
        "es gehört in den Abschnitt „{section}:“: schreiben Sie „{section}:“ darüber, und rücken Sie {field}: und alles darunter um zwei Leerzeichen weiter ein",
    ),
    "field-in-list-hint": (
        "it belongs into a figure under “{parent}:” ({path}): write it there as {field}:, in an entry that begins with “- ”",
        "es gehört in eine Angabe unter „{parent}:“ ({path}): schreiben Sie es dort als {field}:, in einem Eintrag, der mit „- “ beginnt",
    ),
    "field-beside-hint": (
        "it belongs to the city itself: write {field} directly under {path}",
        "es gehört zur Stadt selbst: schreiben Sie {field} direkt unter {path}",
    ),
    "field-top-hint": (
        "{field} is a section of the file: write it at the beginning of a line, below everything else",
        "{field} ist ein Abschnitt der Datei: schreiben Sie es an den Anfang einer Zeile, unter alles andere",
    ),
    "field-of-city-hint": (
        "it belongs to a city: write cities:, below it the city, and below that {field}",
        "es gehört zu einer Stadt: schreiben Sie cities:, darunter die Stadt und darunter {field}",
    ),
    "field-vocabulary-hint": (
        "terms stand in a list of their kind: write {field} below {known}",
        "Begriffe stehen in der Liste ihrer Art: schreiben Sie {field} unter {known}",
    ),
    "field-missing": ("“{field}” is missing", "„{field}“ fehlt"),
    "field-missing-hint": ("add {field}", "ergänzen Sie {field}"),
    "field-missing-choice-hint": ("add {field}: {known}", "ergänzen Sie {field}: {known}"),
    "field-missing-day-hint": ("add {field}: YYYY-MM-DD, a day", "ergänzen Sie {field}: JJJJ-MM-TT, einen Tag"),
    "choice": ("“{written}” is none of the possible values", "„{written}“ ist keiner der möglichen Werte"),
    "number-bounds": ("{written} is out of bounds", "{written} liegt außerhalb der Grenzen"),
    "number-bounds-hint": ("write a number from {low} to {high}", "schreiben Sie eine Zahl von {low} bis {high}"),
    "text-form": ("“{written}” does not have the right form", "„{written}“ hat nicht die richtige Form"),
    "write-number-hint": (
        "write the number alone, without quotes and units: {written}",
        "schreiben Sie nur die Zahl, ohne Anführungszeichen und Einheit: {written}",
    ),
    "write-hint": ("write {written}", "schreiben Sie {written}"),
    "slug-hint": (
        "begin with a letter from a to z, then small letters, digits and hyphens",
        "beginnen Sie mit einem Buchstaben von a bis z, dann Kleinbuchstaben, Ziffern und Bindestriche",
    ),
    "slug-example-hint": (
        "use small letters without umlauts, digits and hyphens: {slug}",
        "nehmen Sie Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche: {slug}",
    ),
    "ags-hint": (
        'write all eight digits in quotes, the leading zero included: "05913000"',
        'schreiben Sie alle acht Ziffern in Anführungszeichen, mit führender Null: "05913000"',
    ),
    "region-code-hint": (
        "write the two capital letters of a state, as NW, or its name",
        "schreiben Sie die zwei Großbuchstaben eines Bundeslands, wie NW, oder seinen Namen",
    ),
    "alias-hint": ("write a name without |", "schreiben Sie einen Namen ohne |"),
    "address-hint": (
        "write an address that begins with https:// and has no spaces",
        "schreiben Sie eine Adresse, die mit https:// beginnt und keine Leerzeichen hat",
    ),
    "wz2008-hint": (
        "write a code of WZ 2008, as J62.01, or the letter of a section, as J",
        "schreiben Sie eine Kennziffer der WZ 2008, wie J62.01, oder den Buchstaben eines Abschnitts, wie J",
    ),
    "sector-id-hint": (
        "write the letter of a section, as J, two of them, as B-E, or TOTAL",
        "schreiben Sie den Buchstaben eines Abschnitts, wie J, zwei davon, wie B-E, oder TOTAL",
    ),
    "esco-id-hint": (
        "write the id of an ESCO skill as its address ends: 32 digits and letters from a to f, in groups of 8, 4, 4, 4 and 12",
        "schreiben Sie die Kennung eines ESCO-Skills, wie seine Adresse endet: 32 Ziffern und Buchstaben von a bis f, in Gruppen zu 8, 4, 4, 4 und 12",
    ),
    "spdx-hint": (
        "write the identifier of the licence at SPDX, as CC-BY-4.0",
        "schreiben Sie die Kennung der Lizenz bei SPDX, wie CC-BY-4.0",
    ),
    "year-alone-hint": ("write the year alone: {year}", "schreiben Sie nur das Jahr: {year}"),
    "year-hint": ("write all four digits: {year}", "schreiben Sie alle vier Ziffern: {year}"),
    "range-hint": (
        "write two fields, low: {low} and high: {high}",
        "schreiben Sie zwei Felder, low: {low} und high: {high}",
    ),
    "decimal-comma-hint": (
        "write a decimal point in place of the comma: {written}",
        "schreiben Sie einen Punkt statt des Kommas: {written}",
    ),
    "decimal-point-hint": (
        "write numbers with a decimal point, not a comma",
        "schreiben Sie Zahlen mit einem Punkt statt des Kommas",
    ),
    "value-nothing-hint": (
        "write a value here; where nothing is known, delete the line",
        "schreiben Sie hier einen Wert; ist nichts bekannt, löschen Sie die Zeile",
    ),
    "value-currency-hint": (
        "amounts are in EUR: convert it, and write the number alone",
        "Beträge stehen in EUR: rechnen Sie um, und schreiben Sie nur die Zahl",
    ),
    "value-single-hint": (
        "write one value, without brackets and dashes",
        "schreiben Sie einen einzelnen Wert, ohne Klammern und Striche",
    ),
    "list-hint": (
        "write a list, with brackets and commas: {written}; or each entry on a line of its own behind “- ”",
        "schreiben Sie eine Liste, mit Klammern und Kommas: {written}; oder jeden Eintrag in eine eigene Zeile hinter „- “",
    ),
    "list-of-fields-hint": (
        "write “- ” before the first of these fields and two spaces before each other: one entry of a list; on one line: {form}",
        "schreiben Sie „- “ vor das erste dieser Felder und zwei Leerzeichen vor jedes weitere: ein Eintrag einer Liste; in einer Zeile: {form}",
    ),
    "fields-hint": (
        "write “name: value” below it, with a colon and a space, a field on each line, two spaces further in",
        "schreiben Sie darunter „Name: Wert“, mit Doppelpunkt und Leerzeichen, ein Feld je Zeile, zwei Leerzeichen weiter eingerückt",
    ),
    "pack-hint": (
        "a data file begins with a section like cities:; `itleiter template --new CITY` prints one to start from",
        "eine Datendatei beginnt mit einem Abschnitt wie cities:; `itleiter template --new STADT` gibt eine als Anfang aus",
    ),
    "address-login": (
        "this address names a user or a password",
        "diese Adresse nennt einen Benutzer oder ein Passwort",
    ),
    "address-login-hint": (
        "take out what stands before the @; addresses are shown in every output",
        "nehmen Sie heraus, was vor dem @ steht; Adressen erscheinen in jeder Ausgabe",
    ),
    "text-length-hint": ("write {low} to {high} characters", "schreiben Sie {low} bis {high} Zeichen"),
    # Ids and names
    "unknown-term": ("there is no term “{key}”", "es gibt keinen Begriff „{key}“"),
    "unknown-term-hint": (
        "take one of `itleiter terms {facet}`, or add it under vocabulary.{facet} in this file, with de and en",
        "nehmen Sie einen aus `itleiter terms {facet}`, oder ergänzen Sie ihn in dieser Datei unter vocabulary.{facet}, mit de und en",
    ),
    "term-elsewhere-hint": ("it belongs under {facet}", "er gehört unter {facet}"),
    "source-withdrawn-hint": (
        "0.2.0 took it out of the data, since its wage index has another base; remove the value that names it, and the official one is used",
        "0.2.0 hat sie aus den Daten genommen, weil ihr Lohnindex eine andere Basis hat; löschen Sie den Wert, der sie nennt, dann gilt der amtliche",
    ),
    "unknown-source": ("there is no source “{key}”", "es gibt keine Quelle „{key}“"),
    "unknown-source-hint": (
        "add it under sources in this file, or leave source out: the figure then counts as your own",
        "ergänzen Sie sie in dieser Datei unter sources, oder lassen Sie source weg: die Angabe gilt dann als Ihre eigene",
    ),
    "unknown-role": ("there is no role “{key}”", "es gibt keine Rolle „{key}“"),
    "unknown-role-hint": (
        "choose from {known}, or add it under vocabulary.roles in this file, with de and en",
        "wählen Sie {known}, oder ergänzen Sie sie in dieser Datei unter vocabulary.roles, mit de und en",
    ),
    "unknown-state": ("there is no state “{key}”", "es gibt kein Bundesland „{key}“"),
    "unknown-state-hint": (
        "choose from {known}, or add it under states in this file",
        "wählen Sie {known}, oder ergänzen Sie es in dieser Datei unter states",
    ),
    "unknown-indicator": ("there is no indicator “{key}”", "es gibt keine Kennzahl „{key}“"),
    "unknown-indicator-hint": (
        "choose from {known}, or add it under indicators in this file",
        "wählen Sie {known}, oder ergänzen Sie sie in dieser Datei unter indicators",
    ),
    "unknown-city": (
        "there is no city “{key}”, and as a new one it lacks its state",
        "es gibt keine Stadt „{key}“, und als neuer fehlt ihr das Bundesland (state)",
    ),
    "unknown-city-hint": (
        "did you mean {near}? For a new city add name and state",
        "meinten Sie {near}? Für eine neue Stadt ergänzen Sie name und state",
    ),
    "label-ambiguous": ("“{key}” may mean {candidates}", "„{key}“ kann {candidates} bedeuten"),
    "label-ambiguous-hint": (
        "write the one that you mean",
        "schreiben Sie die Kennung, die Sie meinen",
    ),
    "label-twice": (
        "“{key}” and “{other}” both mean {id}",
        "„{key}“ und „{other}“ bedeuten beide {id}",
    ),
    "unknown-sector": ("there is no group of sections “{key}”", "es gibt keine Gruppe von Abschnitten „{key}“"),
    "unknown-sector-hint": (
        "choose from {known}, or add it under sectors in this file",
        "wählen Sie {known}, oder ergänzen Sie sie in dieser Datei unter sectors",
    ),
    "sectors-total": ("the number of all employees is missing", "die Zahl aller Beschäftigten fehlt"),
    "sectors-total-hint": (
        "add TOTAL, which may not be null or 0",
        "ergänzen Sie TOTAL; es darf nicht null oder 0 sein",
    ),
    "sectors-above-total": (
        "{group} has more employees ({employees}) than TOTAL ({total})",
        "{group} hat mehr Beschäftigte ({employees}) als TOTAL ({total})",
    ),
    "sectors-above-total-hint": ("check both numbers", "prüfen Sie beide Zahlen"),
    "sectors-difference": (
        "{group} is computed as {first} less {second}, and {second} ({part}) is more than {first} ({whole})",
        "{group} wird als {first} ohne {second} berechnet, und {second} ({part}) ist mehr als {first} ({whole})",
    ),
    "sectors-computed": (
        "{group} is computed from {first} and {second}",
        "{group} wird aus {first} und {second} berechnet",
    ),
    "sectors-computed-hint": ("leave it out", "lassen Sie es weg"),
    "page-twice": ("there are two pages of number {number}", "es gibt zwei Seiten mit der Nummer {number}"),
    "page-twice-hint": ("give each page a number of its own", "geben Sie jeder Seite eine eigene Nummer"),
    "page-unknown": ("there is no page of number {number} here", "hier gibt es keine Seite mit der Nummer {number}"),
    "page-unknown-hint": ("add it under pages", "ergänzen Sie sie unter pages"),
    "country-only": ("only the country (DE) may have {field}", "{field} gibt es nur für Deutschland (DE)"),
    "country-only-hint": ("state it under DE, or for a city", "geben Sie es unter DE oder für eine Stadt an"),
    "id-taken": ("“{key}” is the name of a field or a column already", "ein Feld oder eine Spalte heißt schon „{key}“"),
    "id-taken-hint": ("choose another id", "wählen Sie eine andere Kennung"),
    "name-taken": ("“{name}” means {other} already", "„{name}“ steht schon für {other}"),
    "name-taken-hint": ("choose other words", "wählen Sie andere Worte"),
    "column-taken": ("“{name}” is the name of a column already", "eine Spalte heißt schon „{name}“"),
    "column-of-taken": (
        "“{name}” is a column of {indicator} already",
        "„{name}“ ist schon eine Spalte von {indicator}",
    ),
    "column-beside-taken": (
        "“{column}” would be a column of {indicator}, and means {other} already",
        "„{column}“ wäre eine Spalte von {indicator} und steht schon für {other}",
    ),
    "broader-circle": ("“{key}” is broader than itself", "„{key}“ ist Oberbegriff seiner selbst"),
    "part-circle": ("“{key}” is a part of itself", "„{key}“ ist Teil seiner selbst"),
    "broader-circle-hint": ("break the circle", "lösen Sie den Kreis auf"),
    # Statements
    "edition-twice": ("two editions of the same year", "zwei Ausgaben desselben Jahres"),
    "edition-twice-hint": ("keep one per year", "behalten Sie eine je Jahr"),
    "decimals": ("{written} has more than {decimals} decimals", "{written} hat mehr als {decimals} Nachkommastellen"),
    "decimals-hint": (
        "round it, or check for a thousands separator",
        "runden Sie, oder prüfen Sie auf ein Tausendertrennzeichen",
    ),
    "term-twice": ("“{term}” stands in the list twice", "„{term}“ steht zweimal in der Liste"),
    "term-twice-hint": ("keep one of the two", "behalten Sie eines von beiden"),
    "assumed-twice": ("something stands in the list twice", "etwas steht zweimal in der Liste"),
    "amount-missing": ("a figure of measure {measure} needs {field}", "eine Angabe der Art {measure} braucht {field}"),
    "amount-missing-hint": ("add {field}", "ergänzen Sie {field}"),
    "amounts-order": ("{lower} ({less}) is above {upper} ({more})", "{lower} ({less}) liegt über {upper} ({more})"),
    "amounts-order-hint": (
        "check both amounts; swap them where they are confused",
        "prüfen Sie beide Beträge; tauschen Sie sie, wenn sie verwechselt sind",
    ),
    "above-closed": (
        "a bound (above) says nothing about this figure of measure {measure}",
        "die Schranke (above) besagt nichts bei dieser Angabe der Art {measure}",
    ),
    "above-closed-hint": (
        "it stands for the upper amount that is not known: leave above or that amount out",
        "sie steht für den oberen Betrag, der nicht bekannt ist: lassen Sie above oder diesen Betrag weg",
    ),
    "mid-is-differs": ("the middle of a {measure} is a {measure}", "die Mitte ist bei {measure} ein {measure}"),
    "mid-is-differs-hint": (
        "leave mid_is out, or correct measure",
        "lassen Sie mid_is weg, oder berichtigen Sie measure",
    ),
    "source-missing": ("no source is named", "es ist keine Quelle genannt"),
    "source-missing-hint": ("add source with an id from sources", "ergänzen Sie source mit einer Kennung aus sources"),
    # Names of cities
    "alias-empty": ("“{alias}” has neither letters nor digits", "„{alias}“ hat weder Buchstaben noch Ziffern"),
    "alias-empty-hint": ("remove it", "entfernen Sie es"),
    "ags-taken": ("the AGS {ags} belongs to {city} already", "der AGS {ags} gehört schon zu {city}"),
    "ags-taken-hint": ("correct one of the two", "berichtigen Sie einen von beiden"),
    "alias-taken": ("“{alias}” belongs to {owner} already", "„{alias}“ gehört schon zu {owner}"),
    "owner-taken-hint": ("choose another slug or name", "wählen Sie einen anderen Schlüssel oder Namen"),
    "alias-taken-hint": ("remove it from one of the two", "entfernen Sie es bei einer von beiden"),
    # Notes and warnings
    "table-as-known": ("all that this table says is known already", "alles in dieser Tabelle ist schon bekannt"),
    "table-as-known-hint": (
        "nothing is changed; what you write into its cells is your own",
        "es ändert sich nichts; was Sie in die Zellen schreiben, ist Ihre Angabe",
    ),
    "pay-replaced": (
        "{count} pay {count:figure|figures} that stood here {count:is|are} no longer used",
        "{count} {count:Gehaltsangabe, die hier stand, wird|Gehaltsangaben, die hier standen, werden} nicht mehr genutzt",
    ),
    "pay-beside": (
        "a known pay figure of its kind stands beside {amounts}: {known} ({source}, {year})",
        "neben {amounts} steht eine bekannte Gehaltsangabe derselben Art: {known} ({source}, {year})",
    ),
    "pay-beside-hint": (
        "both are used; to replace the known ones, write - as an amount of an empty pay figure of the row",
        "beide gelten; um die bekannten zu ersetzen, schreiben Sie - als Betrag in eine leere Gehaltsangabe der Zeile",
    ),
    "pay-cleared-hint": (
        "to keep them, take the - out of the cell",
        "wenn sie bleiben sollen, nehmen Sie das - aus der Zelle",
    ),
    "pay-replaced-hint": (
        "if you want to keep them beside yours, write {form}",
        "wenn sie neben Ihren stehen bleiben sollen, schreiben Sie {form}",
    ),
    "terms-replaced": (
        "{count} {count:term|terms} that stood here {count:is|are} no longer used",
        "{count} {count:Begriff, der hier stand, wird|Begriffe, die hier standen, werden} nicht mehr genutzt",
    ),
    "terms-replaced-hint": (
        "a list replaces the known one: if you want to keep them, write the whole list; `itleiter template {slug}` prints it",
        "eine Liste ersetzt die bekannte: wenn sie bleiben sollen, schreiben Sie die ganze Liste; `itleiter template {slug}` gibt sie aus",
    ),
    "source-unused": ("nothing names the source “{key}”", "die Quelle „{key}“ wird nirgends genannt"),
    "source-unused-hint": (
        "name it where it says something, or remove it",
        "nennen Sie sie dort, wo sie gilt, oder entfernen Sie sie",
    ),
    "figure-undated": (
        "neither the figure nor its source has a date",
        "weder die Angabe noch ihre Quelle hat ein Datum",
    ),
    "figure-undated-hint": ("add year", "ergänzen Sie year"),
    "text-without-facets": (
        "a text without lists beside it says nothing",
        "ein Text ohne Listen daneben besagt nichts",
    ),
    "text-without-facets-hint": (
        "add the lists that it is about; it does not change those of other files",
        "ergänzen Sie die Listen, um die es geht; die anderer Dateien ändert er nicht",
    ),
    "amount-unusual": (
        "{amount} EUR {per} lies outside {least} to {most}",
        "{amount} EUR {per} liegen außerhalb von {least} bis {most}",
    ),
    "amount-unusual-hint": ("check amount and period", "prüfen Sie Betrag und Zeitraum"),
    "amount-other-period-hint": (
        "if it is the other period, write period: {per}; else check the amount",
        "wenn es der andere Zeitraum ist, schreiben Sie period: {per}; sonst prüfen Sie den Betrag",
    ),
    "value-unusual": ("{value} lies outside {least} to {most}", "{value} liegt außerhalb von {least} bis {most}"),
    "value-unusual-hint": (
        "check the value, its sign, its unit and its decimal point",
        "prüfen Sie Wert, Vorzeichen, Einheit und Dezimalpunkt",
    ),
    "derived-value": (
        "{indicator} of {city} is still computed as {computed}",
        "{indicator} von {city} ist noch berechnet als {computed}",
    ),
    "derived-value-hint": ("state it as well, or null", "geben Sie es ebenfalls an, oder null"),
    "place-swapped": (
        "lat (latitude) and lon (longitude) look swapped",
        "lat (Breite) und lon (Länge) sehen vertauscht aus",
    ),
    "place-swapped-hint": (
        "for Germany write lat: {lat}, lon: {lon}",
        "für Deutschland schreiben Sie lat: {lat}, lon: {lon}",
    ),
    "place-abroad": ("{lat} north, {lon} east is not in Germany", "{lat} Nord, {lon} Ost liegt nicht in Deutschland"),
    "place-abroad-hint": (
        "check both; lat (latitude) is about 47 to 55, lon (longitude) about 6 to 15",
        "prüfen Sie beide; lat (Breite) ist etwa 47 bis 55, lon (Länge) etwa 6 bis 15",
    ),
    "name-repeated": ("{cities} has this name too", "so heißt auch {cities}"),
    "name-repeated-hint": (
        "if it is the same city, use its slug; else give this one a fuller name",
        "wenn es dieselbe Stadt ist, nehmen Sie deren Schlüssel; sonst geben Sie dieser einen genaueren Namen",
    ),
    "name-quoted": (
        "the quotes of {name} are taken for a part of the name",
        "die Anführungszeichen von {name} gelten als Teil des Namens",
    ),
    "name-quoted-hint": (
        "leave them out: {plain}",
        "lassen Sie sie weg: {plain}",
    ),
    "file-empty": ("this file says nothing", "diese Datei enthält keine Angaben"),
    "file-empty-hint": (
        "`itleiter template CITY` prints a city to start from",
        "`itleiter template STADT` gibt eine Stadt als Anfang aus",
    ),
}
