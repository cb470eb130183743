"""Output formats of an article: Markdown, HTML, JSON-ready values, tables and reports; and tallies over many."""
