"""The addresses of a page: its own address, the host of this address, and the address of its main picture."""

from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from vnclean.model.metadata import Fact, claimed, stated
from vnclean.model.page import Page
from vnclean.text.lazy_pattern import lazy_regex

_SCHEMES: Final = frozenset({"http", "https"})
_TRACKING: Final = lazy_regex(r"(?:utm_\w+|fbclid|gclid|gidzl|zarsrc)=")
"""Tracking parameters of campaigns, Facebook, Google and Zalo."""
_SECOND_LEVEL: Final = frozenset(
    {"com", "net", "org", "gov", "edu", "info", "ac", "biz", "name", "pro", "health", "int"}
)
"""Second-level domains under ".vn" (VNNIC)."""
_COPIES: Final = lazy_regex(
    r"//[^/]*(?:ampproject\.org|googleusercontent\.com|archive\.(?:org|ph|today|is)|translate\.goog)\b"
)
"""Hosts that serve copies of other sites' pages."""


def read_url(page: Page) -> Fact[str] | None:
    """Return the address of the page; ``None`` if there is none.

    An address that the markup states is returned if any of these holds:

    - The caller gave no address (``page.url`` is empty).
    - The caller's address is of the same site as the stated address.
    - The caller's address is of a cache or an archive.

    Otherwise the caller's address is returned unchanged, as for reprints and staging hosts.

    Of several stated addresses, the canonical link and ``og:url`` come first. A stated address is made absolute, must
    be http or https, and loses its fragment and tracking parameters.
    """
    found = _address(page, "url")
    if page.url and (found is None or not (_site(found.value) == _site(page.url) or _COPIES.search(page.url))):
        return Fact(page.url, "given")
    return found


def _site(address: str) -> str:
    """Return the registered part of an address's host: "bao.vn" for "m.bao.vn", "bao.com.vn" for "m.bao.com.vn".

    The result is "" if the address is malformed.
    """
    labels = host_in(address).split(".")
    long = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL  # noqa: PLR2004 (a country's code)
    return ".".join(labels[-3 if long else -2 :])


def host_in(address: str) -> str:
    """Return the host in an address, in lower case; "" if the address has none or is malformed.

    >>> host_in("https://Bao.example:8080/1.html"), host_in("http://[x")
    ('bao.example', '')
    """
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def host_of(page: Page) -> str:
    """Return the host of a page's address, without "www." and "m." at its start.

    The result is "" if the page has no address, or a malformed one.

    >>> host_of(Page("", (), "https://www.bao.example:8080/1.html"))
    'bao.example'
    """
    found = read_url(page)
    return host_in(found.value if found else "").removeprefix("www.").removeprefix("m.")


def read_image(page: Page) -> Fact[str] | None:
    """Return the address that the markup states for the article's main picture; ``None`` if it states none.

    The address is made absolute, and must be http or https.
    """
    return _address(page, "image")


def _is_host(address: str) -> bool:
    """Return whether an absolute address consists of a host alone, without a path."""
    return address.count("/") == 2 + address.endswith("/")  # those of the scheme


def _without_tracking(parts: SplitResult) -> str:
    """Return an address without its fragment and its tracking parameters."""
    query = "&".join(each for each in parts.query.split("&") if not _TRACKING.match(each))
    return urlunsplit(parts._replace(query=query, fragment=""))


def _address(page: Page, field: str) -> Fact[str] | None:
    order = ("canonical link", "og:url") if field == "url" else ("og:image",)
    claims = sorted(claimed(page, field), key=lambda claim: (claim.source not in order, _is_host(claim.value)))
    base = page.url or next((claim.value for claim in claims if claim.value.startswith(("http:", "https:"))), "")
    for claim in claims:
        try:
            address = urljoin(base, claim.value)
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in _SCHEMES and parts.netloc:
            return Fact(_without_tracking(parts) if field == "url" else address, stated([claim]))
    return None
