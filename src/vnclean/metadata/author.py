"""Detection of the author in bylines, in names before the date, and in claims (what the markup states)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import regex

from vnclean.analysis.bylines import ROLE, SOURCE, SUFFIX, is_author, signature
from vnclean.analysis.headline import title_parts
from vnclean.metadata.links import host_in
from vnclean.model.decision import Decision, Label
from vnclean.model.metadata import Fact, claimed, printed, same, stated
from vnclean.model.page import Page
from vnclean.text.fold import bare_words, fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_names

_WORDS: Final = frozenset({"theo", "bài", "tin", "tin, bài", "bài viết", "tác giả", "by", "bởi", "viết bởi"})
_HOST: Final = lazy_regex(r"(?:\w[\w-]*\.)+\w{2,}")
_LONGEST: Final = 80
_SPEAKS: Final = 4
"""Minimum number of bylines with the same name that show a speaker, such as an interviewee named above each answer."""
# "Anh" is left out because it is also a given name (Anh Thư).
_GUEST: Final = lazy_regex(r"(?:Ông|Bà|Bạn|Chị|Độc giả|Bạn đọc)\s\p{Lu}")
"""A form of address before a name ("Ông Minh"), which shows that the person is a guest and not the author."""
_DATED: Final = frozenset({Label.TIMESTAMP, Label.COUNTER})
_BESIDE_TITLE: Final = 3
"""Number of blocks below the title in which the author is searched for: a name followed by a date."""
_LONGEST_LINE: Final = 160
_TEXT: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING, Label.COMMENT, Label.LEGAL})
_BEFORE_DATE: Final = lazy_regex(
    r"^\s*+(?P<who>\D{4,60}?)\s*+[-–—|,]?\s*+"
    r"(?:(?:Thứ|thứ|Chủ nhật|CN|Ngày|ngày|Tháng|T[2-7]|(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b|\d)"
)

_SIGNS: Final = lazy_regex(r"^[^\p{L}\p{N}]+|[^\p{L}\p{N}.)\]!?]+$")
"""Punctuation and symbols around a claimed name."""
# Two or three capitalized words are the name of a person more often than that of an outlet.
_THEO: Final = lazy_regex(r"^Theo (?=\p{Lu}\p{L}+ \p{Lu}\p{L}+$|\p{Lu}\p{L}+ \p{Lu}\p{L}+ \p{Lu}\p{L}+$)")
"""The prefix "Theo" ("according to") of a claimed author, to be removed before two or three capitalized words."""
_SOURCE: Final = lazy_regex(r"theo\s", regex.IGNORECASE)
_NO_PERSON: Final = lazy_regex(
    r"https?:|www\.|@|^(?:admin|administrator|editor|webmaster|root|user|null|none|undefined)$|web ?team|quản trị"
)


def read_author(page: Page, decisions: Sequence[Decision]) -> Fact[str] | None:
    """Return the author: the name in a byline, otherwise the name before a date, otherwise the name in the claims.

    These rules are for names in bylines and before dates:

    - Of several names, the first one that a claim confirms is returned, otherwise the first one.
    - If no claim confirms any of the names, a claim or another line may have a longer form of the first name ("Đàm Minh
      Thư" for "Minh Thư"). In this case the longer form is returned.
    - "Tác giả:" and similar words are removed. For a name in capitals, the form in the claim is preferred.
    - A line that names only a source has no author.

    If no byline has a name and none is before a date, the first of these that exists is returned:

    - a claimed name that also occurs in a short line outside the text
    - all names from the most trusted source of claims

    A claim is ignored if it is an address, an account, or the name of the outlet.
    """
    names = ((claim, _SIGNS.sub("", _THEO.sub("", claim.value))) for claim in claimed(page, "author"))
    claims = [claim._replace(value=name) for claim, name in names if name]
    outlets = _outlet_names(page) if claims else []
    claims = [claim for claim in claims if _is_somebody(claim.value, outlets)]
    signed = list(_printed(decisions))
    for index, who in signed:
        if agreeing := [claim for claim in claims if same(claim.value, who)]:
            return Fact(agreeing[0].value if who.isupper() else who, printed(index, agreeing))
    for index, who in signed:
        if agreeing := [claim for claim in claims if fold(claim.value) in fold(who)]:
            rest = fold(who).replace(fold(agreeing[0].value), "").strip(" :-")
            return Fact(agreeing[0].value if rest in _WORDS else who, printed(index, agreeing))
    if signed:
        index, who = signed[0]
        short = fold(SUFFIX.sub("", who))  # "Minh Thư/BTĐN" under the text, "Đàm Minh Thư" above it or in the head
        full = [(other, name) for other, name in signed if fold(name).endswith(" " + short)]
        if agreeing := [claim for claim in claims if fold(claim.value).endswith(" " + short)]:
            return Fact(agreeing[0].value, printed(index, agreeing))
        return Fact(full[0][1], printed(full[0][0])) if full else Fact(who, printed(index))
    for claim in claims:
        if is_names(claim.value) and (line := _line_with(decisions, claim.value)) is not None:
            return Fact(claim.value, printed(line, [claim]))
    people = list(dict.fromkeys(claim.value for claim in claims if claim.source == claims[0].source))
    return Fact(", ".join(people), stated(claims[:1])) if people else None


def _outlet_names(page: Page) -> list[str]:
    """Return the names and hosts of the outlet that the markup states, each as its bare letters."""
    names = [claim.value for claim in claimed(page, "outlet")]
    names += [host_in(claim.value) for claim in claimed(page, "url")]
    names += [title_parts(claim.value)[-1] for claim in claimed(page, "title") if claim.source == "<title>"]
    return [bare_words(name).replace(" ", "") for name in names]


def _is_somebody(name: str, outlets: Sequence[str]) -> bool:
    """Return whether a claimed author's name is that of a person or newsroom, not of the site or of an account.

    ``outlets`` are the names of the site (``_outlet_names``).
    """
    form = bare_words(name).replace(" ", "")
    is_outlet = any(form in outlet for outlet in outlets)
    nobody = is_outlet or _NO_PERSON.search(fold(name)) or _HOST.fullmatch(name) or _SOURCE.match(name)
    return not nobody and len(name) <= _LONGEST


def _line_with(decisions: Sequence[Decision], name: str) -> int | None:
    """Return the index of the first short block outside the article text that contains ``name``, or ``None``."""
    form = fold(name)
    for decision in decisions:
        if (
            decision.label not in _TEXT
            and len(decision.block.text) <= _LONGEST_LINE
            and form in fold(decision.block.text)
        ):
            return decision.block.index
    return None


def _printed(decisions: Sequence[Decision]) -> Iterator[tuple[int, str]]:
    """Yield the block index and name of each printed author: names in bylines first, then names before a date."""
    bylines = [
        (decision.block.index, who)
        for decision in decisions
        if decision.label is Label.BYLINE and (who := signature(decision.block.text)) is not None
    ]
    times = Counter(fold(who) for _, who in bylines)
    for index, who in bylines:
        form = fold(who)
        if times[form] < _SPEAKS and form not in _WORDS and not _GUEST.match(who) and not _NO_PERSON.search(form):
            yield index, who
    labels = [decision.label for decision in decisions]
    title = labels.index(Label.TITLE) if Label.TITLE in labels else -_BESIDE_TITLE
    extra = range(title + 1, title + _BESIDE_TITLE + 1)
    for index in [i for i, label in enumerate(labels) if label in _DATED or (i in extra and label not in _TEXT)]:
        if found := _BEFORE_DATE.match(decisions[index].block.text):
            who = ROLE.sub("", found["who"].strip(" -–—|,").removesuffix(" vào"))
            if is_names(who) and is_author(who) and len(who.split()) > 1 and not SOURCE.fullmatch(fold(who)):
                yield index, who
