"""What a Vietnamese syllable is: onset, rime and tone, checked against closed tables.

Source of the tables: standard descriptions of Vietnamese spelling, checked against the 6,642 entries of the
hunspell-vi word list (6,601 parse; the rest are acronyms, loans and names such as "Đắk").
"""

import unicodedata
from functools import lru_cache
from typing import Final

import regex
from unidecode import unidecode

from vnclean.fold import LONG_RUN

ONSETS: Final = ("ngh", *"ch gh gi kh ng nh ph qu th tr".split(), *"b c d đ g h k l m n p r s t v x".split())
"""Onsets, longest first; a syllable may also have none."""

OPEN: Final = frozenset(
    "a e ê i o ô ơ u ư y oa oe uy ai ao au ay âu ây eo êu ia iu iêu oai oao oay oeo oi ôi ơi ua uây uê ui uơ uôi uya "
    "uyu ưa ưi ươi ươu ưu yêu am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên iêng om on ong "
    "oong ôm ôn ông ơm ơn um un ung uôm uôn uông ưm ưn ưng ươm ươn ương oam oan oang oanh oăm oăn oăng oen uân uâng "
    "uênh uyên uyn uynh ynh yêm yên yêng ôông ơng oem oeng uym ym yn".split(),
)
"""Rimes that end in a vowel, a glide or a nasal: all six tones."""

STOPPED: Final = frozenset(
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc ooc op ot ôc ôp ôt ơp ơt uc up ut uôc "
    "uôt ưc ưt ươc ươp ươt oac oach oap oat oăc oăt oet uât uêch uych uyt uyêt yt yêt ic ơc ôôc oăp oec uêt uôp uyp "
    "ưp yêc ych yp".split(),
)
"""Rimes that end in a stop (c, ch, p, t): sắc or nặng only."""

TONES: Final = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
"""The five combining marks of tone; no mark is ngang."""

_LETTERS: Final = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")
_STOP_TONES: Final = ("\u0301", "\u0323")
_LONGEST: Final = 7
_BARE_RIMES: Final = frozenset(unidecode(rime) for rime in OPEN | STOPPED)
_BARE_ONSETS: Final = ("", *dict.fromkeys(unidecode(onset) for onset in ONSETS))
_BARE_WORD: Final = regex.compile(r"[a-z]{1,7}")


@lru_cache(1 << 14)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case and composed or not, is formed as a Vietnamese syllable.

    A test of form, not of the dictionary: 22,736 strings pass, of which some 6,600 are attested.

    >>> is_syllable("nghiêng"), is_syllable("Toàn"), is_syllable("Chloé"), is_syllable("têt")
    (True, True, False, False)
    """
    if LONG_RUN.search(word):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = {mark for mark in decomposed if mark in TONES}
    plain = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))
    if len(tones) > 1 or not 0 < len(plain) <= _LONGEST or not _LETTERS.issuperset(plain):
        return False
    rimes = _rimes(plain)
    if not rimes.isdisjoint(OPEN):
        return True
    return not rimes.isdisjoint(STOPPED) and bool(tones) and tones.issubset(_STOP_TONES)


@lru_cache(1 << 14)
def is_bare_syllable(word: str) -> bool:
    """Whether an ASCII word could be a Vietnamese syllable with its diacritics left out.

    >>> is_bare_syllable("phuong"), is_bare_syllable("tinh"), is_bare_syllable("school")
    (True, True, False)
    """
    word = word.lower()
    return _BARE_WORD.fullmatch(word) is not None and any(
        word.startswith(onset) and word[len(onset) :] in _BARE_RIMES for onset in _BARE_ONSETS
    )


def _rimes(plain: str) -> set[str]:
    """What may be left of a toneless word as its rime, for each onset that it can be read with."""
    rimes = {plain}
    for onset in ONSETS:
        if plain.startswith(onset):
            rest = plain[len(onset) :]
            rimes.add(rest)
            if onset == "gi":  # giêng, giếng: gi + iê, written with one i
                rimes.add("i" + rest)
    return rimes
