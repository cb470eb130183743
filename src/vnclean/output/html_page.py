"""The layout of the HTML pages that vnclean writes: one file, no network access, light and dark mode."""

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files

from vnclean.text.escape import to_html


def document(title: str, body: str, *, style: str = "", script: str = "") -> str:
    """Return a complete HTML page.

    ``title`` is plain text and ``body`` is HTML. ``style`` is CSS that is added to the common style sheet, and
    ``script`` is JavaScript. The content security policy of the page allows only this style sheet and this script,
    which it identifies by their digests.
    """
    style = _sheet() + style
    policy = f"default-src 'none'; style-src '{_digest(style)}'"
    if script:
        policy += f"; script-src '{_digest(script)}'"
        body += f"<script>{script}</script>"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{to_html(title)}</title><style>{style}</style></head>\n<body>{body}</body></html>\n"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _sheet() -> str:
    return files("vnclean.output").joinpath("html_page.css").read_text(encoding="utf-8")
