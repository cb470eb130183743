"""A hook of MkDocs: the page about contributing is the repository's own ``CONTRIBUTING.md``."""

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def on_page_markdown(markdown: str, *, page: Any, **_: object) -> str:  # noqa: ANN401 (a page of MkDocs)
    """Return the file's text, with links to pages of the site; files outside the site are named."""
    if page.file.src_uri != "contributing.md":
        return markdown
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text = re.sub(r"\]\(docs/", "](", text)
    return re.sub(r"\[([^\]]+)\]\((?:tests|examples|src)[^)]*\)", r"`\1`", text)
