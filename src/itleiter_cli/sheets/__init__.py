"""A result in a language: titles, columns, rows and notes, without any idea of terminals or HTML."""
