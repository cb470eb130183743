"""The output formats of an article (Markdown, HTML, JSON, tables, reports), and tallies of many articles."""
