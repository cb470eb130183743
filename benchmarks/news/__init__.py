"""A benchmark of article extractors on saved Vietnamese news pages: fetch the pages, run the systems, report."""
