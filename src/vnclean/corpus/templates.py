"""Site templates: a line on many pages of a host belongs to the site, not to one article.

Source of the idea: template detection by counting what repeats within a site (Bar-Yossef & Rajagopalan, "Template
detection via data mining and its applications", WWW 2002; Yi, Liu & Li, "Eliminating noisy information in web pages for
data mining", KDD 2003). Lines are counted by their folded text, alone and together with their structural path (the
tags, classes and roles of the elements around them).

Memory is bounded by a bottom-k sample (Thorup, "Bottom-k and priority sampling, set similarity and subset sums with
minimal independence", STOC 2013): per host the ``SAMPLE`` pages with the smallest digests are kept, and per page
``LINES`` lines. The sample depends on the pages alone, not on their order; so templates that were learned in parts and
merged equal those learned at once, on one machine or on many.
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
"""Pages kept per host: a line on a tenth of a site's pages is on about 25 of them."""
LINES: Final = 2000
"""Lines kept per page."""
_VERSION: Final = 1
_DIGITS: Final = 16
"""Hexadecimal digits of a digest: among a million lines, the probability of a collision is 1 in thirty million."""
_HEXADECIMAL: Final = lazy_regex("[0-9a-f]*")
_SERIES: Final = lazy_regex(r"(?:kỳ|kì|bài|phần|tập|chương)\s+(?:\d+|[ivxlc]+|cuối)\b.{0,80}")
"""The number of a part of a series at the start of a line, folded ("kỳ 2")."""

Counts = Mapping[str, int]


@dataclass(frozen=True, repr=False)
class Templates:
    """The line digests of the sampled pages of each host, by the digest of the page.

    Templates can be merged in any order; merging those of parts of a corpus gives those of the whole.
    """

    hosts: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict, hash=False)

    def __repr__(self) -> str:
        """Return a string with the number of hosts and a digest of the contents.

        A pipeline's fingerprint contains this string, so it changes when the templates change.
        """
        return f"Templates({len(self.hosts)} hosts, {_digest(self.to_json())})"

    def pages(self, host: str) -> int:
        """Return how many pages of a host were sampled."""
        return len(self.hosts.get(host, ()))

    def counts(self, host: str) -> Counts:
        """Return, by line digest, the number of the host's sampled pages that have the line."""
        return self._counts.get(host, Counter())

    @cached_property
    def _counts(self) -> Mapping[str, Counts]:
        return {host: Counter(line for lines in pages.values() for line in lines) for host, pages in self.hosts.items()}

    def __getstate__(self) -> dict[str, Any]:
        """Return the fields only: the counts are computed again after unpickling."""
        return {"hosts": self.hosts}

    def merge(self, *others: "Templates") -> "Templates":
        """Return the templates of these pages and of those of ``others`` together."""
        hosts: dict[str, dict[str, frozenset[str]]] = {}
        for each in (self, *others):
            for host, pages in each.hosts.items():
                hosts.setdefault(host, {}).update(pages)
        return Templates({host: _least(pages) for host, pages in sorted(hosts.items())})

    def to_json(self) -> str:
        """Return the templates as JSON that ``from_json`` reads; equal templates give equal text."""
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
    r"""Count, for each host, on which of these pages each line occurs, and return that as templates.

    ``pages`` are what ``extract_many`` takes; those that cannot be read are skipped. The host is that of the URL stated
    in the page; if there is none, or it is of another site than the URL given with the page, that of the given URL
    (unless this is of a cache or an archive); "" without any. Pages with the same lines count once; 256 pages per host
    and 2,000 blocks per page are used.

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
    r"""Lines that recur on many pages of the page's host.

    A line recurs if it is on ``min_pages`` or more of the host's sampled pages, and on ``min_share`` or more of them.
    Inside the content span only sentences of ``min_chars`` or more characters (standing notices) are labelled, and only
    if the line recurs with the same structural path on ``min_pages_inside`` pages and ``min_share_inside`` of them. So
    headings and short sentences that many articles share ("Nguyên liệu:", "Ông nói."), and an introduction above each
    part of a series, are left alone; so is a line that names a part of a series.

    Its position in a pipeline decides which blocks are still open to it: place it after the filters for title, lead and
    captions, and before the one for certain prose: ``NEWS.before("body.prose", Recurring(templates))``.

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
        """Lines that recur on the pages of a host."""
        return "template.recurring"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for each recurring open block: ``legal`` if it ends like a sentence, else ``navigation``."""
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
    """Return the digest of a block's folded text."""
    return _digest(fold(block.text))


def _placed(page: Page, block: Block) -> str:
    """Return the digest of a block's folded text and structural path; of the text alone if the path is empty."""
    kinds = page.path(block.element, numbered=False)
    return _digest(f"{kinds}\n{fold(block.text)}") if kinds else _said(block)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2).hexdigest()


def _digests(joined: str) -> list[str]:
    """Return the digests that a string concatenates. Raises ``TypeError`` if it is not made of digests."""
    if len(joined) % _DIGITS or not _HEXADECIMAL.fullmatch(joined):
        raise TypeError
    return [joined[at : at + _DIGITS] for at in range(0, len(joined), _DIGITS)]


def _least(pages: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the ``SAMPLE`` pages with the smallest digests."""
    return {page: pages[page] for page in sorted(pages)[:SAMPLE]}
