"""Site templates: what is on many pages of a host is the site's, and no prose of one article.

Source of the idea: template detection by counting what repeats within a site (Bar-Yossef & Rajagopalan, "Template
detection via data mining and its applications", WWW 2002; Yi, Liu & Li, "Eliminating noisy information in web pages
for data mining", KDD 2003). What is counted are lines in their comparison form, alone and together with the kind of
place in the tree where they stand.

Memory is bounded by a bottom-k sample (Thorup, "Bottom-k and priority sampling, set similarity and subset sums with
minimal independence", STOC 2013): of each host the ``SAMPLE`` pages with the least digests are kept, and of each page
``LINES`` lines. Which pages these are depends on the pages alone, not on their order; so templates that were learned
in parts and merged are those that were learned whole, on one machine or on many.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from json import JSONDecodeError
from typing import Any, Final

from vnclean.analysis.draft import Draft, Filter
from vnclean.corpus.inputs import PageInput, read_input
from vnclean.metadata.links import host_of
from vnclean.model.decision import Finding
from vnclean.model.label import Label
from vnclean.model.page import Block, Page
from vnclean.text.escape import from_json, to_json
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex

SAMPLE: Final = 256
"""Pages kept of each host: what is on a tenth of a site's pages is on 25 of them."""
LINES: Final = 2000
"""Lines kept of each page."""
_VERSION: Final = 1
_DIGITS: Final = 16
"""Hexadecimal digits of a digest: among a million lines two are alike once in thirty million cases."""
_HEXADECIMAL: Final = lazy_regex("[0-9a-f]*")
_SERIES: Final = lazy_regex(r"(?:kỳ|kì|bài|phần|tập|chương)\s+(?:\d+|[ivxlc]+|cuối)\b.{0,80}")
"""The number of a part of a series, folded."""

Counts = Mapping[str, int]


@dataclass(frozen=True, repr=False)
class Templates:
    """What was learned of some hosts: for each the sampled pages, by digest, with the digests of their lines.

    Two can be merged; the order does not matter, and merging what was learned of parts gives what is learned of all.
    """

    hosts: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict, hash=False)

    def __repr__(self) -> str:
        """Return how much was learned, with a digest: the fingerprint of a pipeline covers its templates."""
        return f"Templates({len(self.hosts)} hosts, {_digest(self.to_json())})"

    def pages(self, host: str) -> int:
        """Return how many pages of a host were sampled."""
        return len(self.hosts.get(host, ()))

    def counts(self, host: str) -> Counts:
        """On how many of a host's sampled pages each line stands, by the line's digest."""
        return self._counts.get(host, Counter())

    @cached_property
    def _counts(self) -> Mapping[str, Counts]:
        return {host: Counter(line for lines in pages.values() for line in lines) for host, pages in self.hosts.items()}

    def __getstate__(self) -> dict[str, Any]:
        """Return the fields alone: counts are worked out again after unpickling."""
        return {"hosts": self.hosts}

    def merge(self, *others: "Templates") -> "Templates":
        """Return what was learned of these pages and of those."""
        hosts: dict[str, dict[str, frozenset[str]]] = {}
        for each in (self, *others):
            for host, pages in each.hosts.items():
                hosts.setdefault(host, {}).update(pages)
        return Templates({host: _least(pages) for host, pages in sorted(hosts.items())})

    def to_json(self) -> str:
        """JSON that ``from_json`` reads, the same for equal templates."""
        hosts = {
            host: {page: "".join(sorted(lines)) for page, lines in sorted(pages.items())}
            for host, pages in sorted(self.hosts.items())
        }
        return to_json({"version": _VERSION, "sample": SAMPLE, "hosts": hosts})

    @staticmethod
    def from_json(text: str) -> "Templates":
        """Return the templates that ``to_json`` wrote. Raises ``ValueError`` for anything else."""
        try:
            data: Any = from_json(text)
            if (data["version"], data["sample"]) != (_VERSION, SAMPLE):
                message = f"templates of version {data['version']} with a sample of {data['sample']} cannot be read"
                raise ValueError(message)
            hosts = {
                host: {"".join(_digests(page)): frozenset(_digests(lines)) for page, lines in pages.items()}
                for host, pages in data["hosts"].items()
            }
        except (KeyError, TypeError, AttributeError, JSONDecodeError):
            message = "this is not JSON that Templates.to_json wrote"
            raise ValueError(message) from None
        return Templates(hosts)


def learn(pages: Iterable[PageInput]) -> Templates:
    r"""Return what repeats on the pages of each host. A page that cannot be read is passed over.

    ``pages`` are what ``extract_many`` takes. A page's host is that of the address it states of itself, else of the
    one given with it, else "". The same page twice counts once.

    >>> pages = [("https://bao.example/%d" % n, f"Trang chủ\nMột dòng riêng của trang {n}") for n in range(4)]
    >>> templates = learn(pages)
    >>> templates.pages("bao.example"), sorted(templates.counts("bao.example").values())
    (4, [1, 1, 1, 1, 4])
    """
    hosts: dict[str, dict[str, frozenset[str]]] = {}
    for given in pages:
        try:
            page = read_input(given)
        except Exception:  # noqa: BLE001, S112 (whatever it is, it costs this page alone)
            continue
        lines = frozenset(digest for block in page.blocks[:LINES] for digest in (_said(block), _placed(page, block)))
        host = host_of(page)
        kept = hosts.setdefault(host, {})
        kept[_digest("\n".join(sorted(lines)))] = lines
        if len(kept) >= 2 * SAMPLE:
            hosts[host] = _least(kept)
    return Templates({host: _least(kept) for host, kept in sorted(hosts.items())})


@dataclass(frozen=True, slots=True)
class Recurring(Filter):
    r"""Lines that stand on many pages of the page's host.

    A line recurs where it is on ``fewest`` of the host's sampled pages or more, and on the ``share`` of them.
    Inside the content only sentences of ``shortest`` characters or more can be the site's (a standing notice), and more
    is asked: the same kind of place, ``inside_fewest`` pages and ``inside_share``. So headings and short sentences that
    many articles have ("Nguyên liệu:", "Ông nói."), and an introduction that is above each part of a series, are
    left alone; so is a line that says which part of a series it is.

    Where it is in a pipeline decides what it may take: after the title, the lead and the captions, before certain
    prose. ``NEWS.before("body.prose", Recurring(templates))``.

    >>> from vnclean import NEWS, extract
    >>> prose = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ. " * 2
    >>> pages = [("https://bao.example/%d" % n, f"{prose} {n}\nGóc nhìn riêng của bạn") for n in range(4)]
    >>> pipeline = NEWS.before("body.prose", Recurring(learn(pages)))
    >>> article = extract(pages[0][1], url=pages[0][0], pipeline=pipeline)
    >>> article.removed[0].reason
    'on 4 of 4 pages of bao.example'
    """

    templates: Templates = field(repr=False)
    min_pages: int = 3
    min_share: float = 0.3
    min_pages_inside: int = 8
    min_share_inside: float = 0.5
    min_chars: int = 60

    @property
    def name(self) -> str:
        """What recurs on a host."""
        return "template.recurring"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Decide each open block that recurs: a sentence is a standing notice, any other line navigation."""
        host = host_of(draft.page)
        pages = self.templates.pages(host)
        if pages < self.min_pages:
            return
        counts = self.templates.counts(host)
        for block in draft.open():
            times = counts.get(_said(block), 0)
            if times < max(self.min_pages, self.min_share * pages) or _SERIES.match(draft.analysis.forms[block.index]):
                continue
            ended = draft.analysis.features[block.index].ended
            if draft.is_inside(block.index):
                standing = ended and len(block.text) >= self.min_chars
                times = counts.get(_placed(draft.page, block), 0)
                if not standing or times < max(self.min_pages_inside, self.min_share_inside * pages):
                    continue
            reason = f"on {times} of {pages} pages of {host or 'unknown hosts'}"
            yield Finding(block.index, Label.LEGAL if ended else Label.NAVIGATION, "recurring", reason)


def _said(block: Block) -> str:
    """Return the digest of what a line says."""
    return _digest(fold(block.text))


def _placed(page: Page, block: Block) -> str:
    """Return the digest of what a line says and of the kind of place where it stands; in raw text that is the same."""
    kinds = page.path(block.element, numbered=False)
    return _digest(f"{kinds}\n{fold(block.text)}") if kinds else _said(block)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2).hexdigest()


def _digests(joined: str) -> list[str]:
    """Return the digests that stand one after the other. Raises ``TypeError`` for what are none."""
    if len(joined) % _DIGITS or not _HEXADECIMAL.fullmatch(joined):
        raise TypeError
    return [joined[at : at + _DIGITS] for at in range(0, len(joined), _DIGITS)]


def _least(pages: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the pages with the least digests."""
    return {page: pages[page] for page in sorted(pages)[:SAMPLE]}
