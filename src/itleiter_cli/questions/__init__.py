"""From the catalog to an answer, a module per question, named as people type it."""
