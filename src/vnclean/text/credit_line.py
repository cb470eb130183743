"""The stamp (the outlet's credit at the start of a lead): "(Baohatinh.vn) - ", "TTO - ", "(Dân trí) - "."""

from dataclasses import dataclass
from typing import Final

from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.memo import memoized

_BRACKETED: Final = lazy_regex(
    r"\s*\((?P<outlet>(?=[^()\n]*\p{Lu}"
    r"|[^()\n]*\.\w)[\p{L}\d][\p{L}\p{M}\d .&+/-]{1,30})\)\s*\.?\s*(?:[-–—]\s*|(?<=\.\s*))(?=[\"“‘(]?[\p{Lu}\d])",
)
_CAPITALS: Final = lazy_regex(
    r"\s*(?P<outlet>\p{Lu}[\p{Lu}\d&]{1,9}(?:\s?Online)?|\p{L}[\w-]+\.(?i:vn|com|net|org))\s*[-–—]\s+(?=[\"“‘(]?\p{Lu})"
)
_MAY_STAMP: Final = lazy_re(r"\s*(?:\(|[^\s–—-]+(?:\s?Online)?\s*[–—-])")
"""A necessary condition of every stamp: an opening bracket, or a first word followed by a dash."""
_STAMPS: Final = frozenset(
    "TTO TTXVN VOV VTV VTC NLĐO NLĐ SGGP SGGPO HNM HNMO PLO KTĐT QĐND QĐNDO CAND ANTĐ GD&TĐ TNO TPO DNVN ĐĐK TBKTSG "
    "VNN ĐTCK BNA LĐO LĐ PNO PNVN HNN BĐN BKTO ICTNews ĐS&PL PL&XH KTNT TN&MT GDVN VH&ĐS DĐDN VTV.vn VOV.VN".split(),
)
"""Initials of outlets that stamp their leads without brackets; seen in the project's crawled pages."""
_ONLINE: Final = lazy_regex(r"\p{Lu}{2,5}O")
"""The form of the initials of an online edition: they end in O, for "online" (TTO, NLĐO, SGGPO)."""
_NO_OUTLETS: Final = frozenset("WTO WHO FAO NATO CEO IPO ISO UFO IMO ILO WIPO UNESCO ESSO AFO NGO EURO".split())
_FEWEST_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class SourceCredit:
    """The outlet named in a stamp, and ``end``: the offset in characters where the text after the stamp begins."""

    outlet: str
    end: int


def find_source_credit(text: str) -> SourceCredit | None:
    """Return the outlet's stamp at the start of a paragraph; ``None`` if there is no stamp.

    There are two forms of stamps:

    - In brackets: any name with a capital or a dot. A dash or full stop must follow the brackets.
    - Without brackets: a host name, known initials of an outlet, or initials that end in the O of an online edition. A
      dash must follow, because sentences also begin with initials.

    >>> find_source_credit("(Dân trí) - Giá vàng tiếp tục giảm.")
    SourceCredit(outlet='Dân trí', end=12)
    >>> find_source_credit("KTVO - Giá vàng tiếp tục giảm.").outlet
    'KTVO'
    >>> find_source_credit("WHO - Tổ chức Y tế thế giới - họp sáng nay.")
    >>> find_source_credit("UBND - cơ quan hành chính nhà nước ở địa phương - họp sáng nay.")
    """
    if _MAY_STAMP.match(text) is None:
        return None
    found = _BRACKETED.match(text)
    if found is None:
        found = _CAPITALS.match(text)
        if found and "." not in found["outlet"] and not _is_outlet(found["outlet"].split()[0]):
            found = None
    if found is None:
        return None
    outlet = found["outlet"].strip()
    if sum(map(str.isalpha, outlet)) < _FEWEST_LETTERS or found.end() >= len(text):
        return None
    return SourceCredit(outlet, found.end())


def _is_outlet(initials: str) -> bool:
    """Return whether initials are those of a known outlet, or may be those of an online edition ("KTVO")."""
    return initials in _STAMPS or (_ONLINE.fullmatch(initials) is not None and initials not in _NO_OUTLETS)


def after_credit(text: str) -> str:
    """Return the text without the outlet's stamp at its start; the whole text if there is no stamp.

    >>> after_credit("(Dân trí) - Giá vàng tiếp tục giảm.")
    'Giá vàng tiếp tục giảm.'
    """
    stamp = find_source_credit(text)
    return text if stamp is None else text[stamp.end :]


@memoized
def unstamped(text: str) -> str:
    """Return the text without the outlet's stamp at its start, folded: in the form in which lines are compared.

    >>> unstamped("(Dân trí) - Giá vàng tiếp tục giảm.")
    'giá vàng tiếp tục giảm'
    """
    return fold(after_credit(text))
