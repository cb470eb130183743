"""Site templates: a line on many pages of a host belongs to the site, not to one article.

Source of the idea: template detection by counting what repeats within a site (Bar-Yossef & Rajagopalan, "Template
detection via data mining and its applications", WWW 2002; Yi, Liu & Li, "Eliminating noisy information in web pages for
data mining", KDD 2003). Each line is counted twice: by its folded text (the form in which lines are compared), and by
this text together with its structural path (the tags, classes and roles of the elements around the line).

Memory is bounded by a bottom-k sample (Thorup, "Bottom-k and priority sampling, set similarity and subset sums with
minimal independence", STOC 2013). Of each host, the ``SAMPLE`` pages with the smallest digests are kept; of each page,
the first ``LINES`` lines. The sample depends on the pages, not on their order. So templates can be learned from parts
of a corpus, on one machine or many, and then merged: the result equals the templates learned from the whole corpus.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from json import JSONDecodeError
from typing import Any, Final

from vnclean.analysis.draft import Draft, Filter
from vnclean.corpus.batch import PageInput, read_input
from vnclean.metadata.links import host_of
from vnclean.model.decision import Finding, Label
from vnclean.model.page import Block, Page
from vnclean.text.escape import from_json, to_json
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex

SAMPLE: Final = 256
"""The maximum number of pages kept per host. A line on a tenth of a site's pages is on about 25 of the kept pages."""
LINES: Final = 2000
"""Maximum number of lines (blocks) that are used per page."""
_VERSION: Final = 1
_DIGITS: Final = 16
"""Number of hexadecimal digits of a digest. Among a million different lines, the probability that any two have the
same digest is about 1 in 37 million."""
_HEXADECIMAL: Final = lazy_regex("[0-9a-f]*")
_SERIES: Final = lazy_regex(r"(?:kỳ|kì|bài|phần|tập|chương)\s+(?:\d+|[ivxlc]+|cuối)\b.{0,80}")
"""Pattern of a line that begins with the number of a part of a series ("kỳ 2"); it is matched with folded text."""

Counts = Mapping[str, int]


@dataclass(frozen=True, repr=False)
class Templates:
    """The templates of each host: the digests of the lines of sampled pages.

    ``hosts[host][page]`` is the set of the digests of a page's lines; ``page`` is the digest of the page. Templates can
    be merged in any order: the merged templates of all parts of a corpus equal the templates of the whole corpus.
    """

    hosts: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict, hash=False)

    def __repr__(self) -> str:
        """Return a string with the number of hosts and a digest of the contents.

        The fingerprint of a pipeline depends on this string, so the fingerprint changes when the templates change.
        """
        return f"Templates({len(self.hosts)} hosts, {_digest(self.to_json())})"

    def pages(self, host: str) -> int:
        """Return the number of sampled pages of a host; 0 if the host is unknown."""
        return len(self.hosts.get(host, ()))

    def counts(self, host: str) -> Counts:
        """Return a mapping from each line digest to the number of sampled pages of the host that have this line.

        The mapping is empty if the host is unknown.
        """
        return self._counts.get(host, Counter())

    @cached_property
    def _counts(self) -> Mapping[str, Counts]:
        return {host: Counter(line for lines in pages.values() for line in lines) for host, pages in self.hosts.items()}

    def __getstate__(self) -> dict[str, Any]:
        """Return the state for pickling: only the field ``hosts``; the counts are computed again after unpickling."""
        return {"hosts": self.hosts}

    def merge(self, *others: "Templates") -> "Templates":
        """Return new templates with the pages of these templates and of all ``others``.

        Of each host, at most ``SAMPLE`` pages are kept: those with the smallest digests, so that the result does not
        depend on the order of merging.
        """
        hosts: dict[str, dict[str, frozenset[str]]] = {}
        for each in (self, *others):
            for host, pages in each.hosts.items():
                hosts.setdefault(host, {}).update(pages)
        return Templates({host: _least(pages) for host, pages in sorted(hosts.items())})

    def to_json(self) -> str:
        """Return the templates as JSON for ``from_json``; equal templates give the same text."""
        hosts = {
            host: {page: "".join(sorted(lines)) for page, lines in sorted(pages.items())}
            for host, pages in sorted(self.hosts.items())
        }
        return to_json({"version": _VERSION, "sample": SAMPLE, "hosts": hosts})

    @staticmethod
    def from_json(text: str) -> "Templates":
        """Return the templates that ``to_json`` wrote as ``text``.

        Raises ``ValueError`` if ``text`` is not the output of ``to_json``, or comes from a vnclean with another format
        version or another sample size (``SAMPLE``).
        """
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
    r"""Return the site templates: for each host, the number of pages and, for each line, on how many pages it is.

    Lines are stored as digests. A line on many pages of a host is probably boilerplate.

    ``pages`` are inputs as for ``extract_many``; inputs that cannot be read are skipped. Pages with the same lines
    count once. At most 256 pages per host and 2,000 blocks per page are used.

    The host comes from the URL that the page states. In two cases, it comes from the URL given with the page:

    - the page states no URL;
    - the page states a URL of another site, and the given URL does not belong to a cache or an archive.

    Without any URL, the host is "".

    In the example, "Trang chủ" is on all four pages, and each page has one line of its own.

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
    r"""Lines that recur on many pages of the page's host, such as a slogan of the outlet.

    The label is ``legal`` if the line ends like a sentence, otherwise ``navigation``. All of these must hold:

    - No earlier filter has labelled the line.
    - The line does not begin with the number of a part of a series ("Kỳ 2").
    - The line is on at least ``min_pages`` of the host's sampled pages.
    - The line is on at least the share ``min_share`` of the host's sampled pages.

    Inside the content span (the range of blocks from the first to the last paragraph), all of these must hold, too:

    - The line ends like a sentence.
    - The line has at least ``min_chars`` characters.
    - The line has the same structural path (the elements around it) on at least ``min_pages_inside`` sampled pages, and
      on at least the share ``min_share_inside`` of the sampled pages.

    The conditions inside the content span spare lines that many articles share: headings ("Nguyên liệu:"), short
    sentences ("Ông nói."), and the introduction above each part of a series.

    Insert the filter after the filters for title, lead and captions, and before ``body.prose``:
    ``NEWS.before("body.prose", Recurring(templates))``.

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
        """Name of the filter that labels lines that recur on many pages of a host."""
        return "template.recurring"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for each unlabelled block that recurs on the host's pages.

        The label is ``legal`` if the block ends like a sentence, otherwise ``navigation``.
        """
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
    """Return the digest of a block's folded text (the form in which lines are compared)."""
    return _digest(fold(block.text))


def _placed(page: Page, block: Block) -> str:
    """Return the digest of a block's folded text together with the path of its element (``Page.path``)."""
    kinds = page.path(block.element, numbered=False)
    return _digest(f"{kinds}\n{fold(block.text)}") if kinds else _said(block)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2).hexdigest()


def _digests(joined: str) -> list[str]:
    """Return the digests in ``joined``, a string of digests without separators.

    Raises ``TypeError`` if ``joined`` is not such a string.
    """
    if len(joined) % _DIGITS or not _HEXADECIMAL.fullmatch(joined):
        raise TypeError
    return [joined[at : at + _DIGITS] for at in range(0, len(joined), _DIGITS)]


def _least(pages: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the ``SAMPLE`` pages with the smallest digests, so that the order of the pages does not matter.

    ``pages`` maps the digest of each page to the digests of its lines.
    """
    return {page: pages[page] for page in sorted(pages)[:SAMPLE]}
