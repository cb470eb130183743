"""Parse and spell Vietnamese syllables: onset, glide, nucleus, coda and tone, from closed tables.

The tables follow standard descriptions of Vietnamese spelling. They were checked against the 6,642 entries of the
hunspell-vi word list: 6,601 can be parsed; the rest are acronyms, loanwords and names such as "Đắk".
"""

import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from unidecode import unidecode

from vnclean.text.fold import LONG_RUN, TONES, VOWELS
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.resources import rows

Placing = Literal["traditional", "modern"]
"""The letter of the open rimes oa, oe, uy with the tone mark: the first ("traditional", hòa) or the second (hoà)."""

ONSETS: Final = ("ngh", *"ch gh gi kh ng nh ph qu th tr".split(), *"b c d đ g h k l m n p r s t v x".split())
"""Onsets, longest first; a syllable may also have none."""

OPEN: Final = frozenset(
    "a e ê i o ô ơ u ư y oa oe uy ai ao au ay âu ây eo êu ia iu iêu oai oao oay oeo oi ôi ơi ua uây uê ui uơ uôi uya "
    "uyu ưa ưi ươi ươu ưu yêu am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên iêng om on ong "
    "oong ôm ôn ông ơm ơn um un ung uôm uôn uông ưm ưn ưng ươm ươn ương oam oan oang oanh oăm oăn oăng oen uân uâng "
    "uênh uyên uyn uynh ynh yêm yên yêng ôông ơng oem oeng uym ym yn".split(),
)
"""Rimes that end in a vowel, a glide or a nasal; they can have any of the six tones."""

STOPPED: Final = frozenset(
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc ooc op ot ôc ôp ôt ơp ơt uc up ut uôc "
    "uôt ưc ưt ươc ươp ươt oac oach oap oat oăc oăt oet uât uêch uych uyt uyêt yt yêt ic ơc ôôc oăp oec uêt uôp uyp "
    "ưp yêc ych yp".split(),
)
"""Rimes that end in a stop (c, ch, p, t): sắc or nặng only."""

LONGEST: Final = 7
"""The number of letters of the longest syllable, nghiêng."""

_MARKS: Final = {tone: mark for mark, tone in TONES.items()}
_QUALITIES: Final = "\u0302\u0306\u031b"
_VOWELS: Final = frozenset(VOWELS)
_STRESSED: Final = "ăâêôơư"
_STOP_TONES: Final = frozenset({"sắc", "nặng"})
_RIME: Final = lazy_regex(
    r"(?P<glide>o(?=[aăe])|u(?=[âêơy]))?(?P<nucleus>i[êa]|y[êa]|uô|ua|ươ|ưa|oo|ôô|[aăâeêioôơuưy])(?P<coda>\w*)"
)
_BARE_RIMES: Final = frozenset(unidecode(rime) for rime in OPEN | STOPPED)
_BARE_ONSETS: Final = ("", *dict.fromkeys(unidecode(onset) for onset in ONSETS))
_BARE_WORD: Final = lazy_regex(r"[a-z]{1,7}")
_BARE_SHARE: Final = 0.85


class Syllable(NamedTuple):
    """The five parts of a syllable, in lower case; ``onset``, ``glide`` and ``coda`` may be empty.

    ``qu`` and ``gi`` are onsets (quý is qu + y, giếng is gi + iê + ng with one i written). A final i, y, o or u after
    the nucleus is the ``coda``. ``tone`` is one of ngang, huyền, sắc, hỏi, ngã, nặng.
    """

    onset: str
    glide: str
    nucleus: str
    coda: str
    tone: str

    def spelled(self, placing: Placing = "traditional") -> str:
        """Return the syllable in lower-case NFC, with the tone mark on the letter that the spelling rules require.

        The rime decides; the first rule that applies gives the letter:

        1. The rime has one of ă, â, ê, ô, ơ, ư: this vowel, or the last of them ("ươ").
        2. The rime ends in a consonant: its last vowel.
        3. The rime has three vowels: the middle one.
        4. The rime has one vowel: this vowel.
        5. The rime has two vowels: the first. In oa, oe and uy it is the second if ``placing`` is "modern".

        >>> split_syllable("thuy\u0309").spelled(), split_syllable("tóan").spelled("modern")
        ('thủy', 'toán')
        """
        rime = self.glide + self.nucleus + self.coda
        if self.onset == "gi" and rime.startswith("i"):
            rime = rime[1:]
            if not rime or rime[0] not in _VOWELS:
                return _marked(self.onset[:1], "i" + rime, 0, self.tone)
        return _marked(self.onset, rime, _place(rime, placing), self.tone)


@lru_cache(1 << 14)
def split_syllable(word: str) -> Syllable | None:
    """Return the parts of a Vietnamese syllable; ``None`` if the word is not a syllable.

    The word may be in any case, in composed or decomposed Unicode. The tone mark may be on any vowel of the word:
    ``spelled`` moves the mark to the correct vowel. Words with any of these are not syllables:

    - two different tones;
    - a mark on a consonant, or a mark or letter that Vietnamese does not use;
    - a final stop (c, ch, p, t) with a tone other than sắc and nặng.

    >>> split_syllable("Khuyến")
    Syllable(onset='kh', glide='u', nucleus='yê', coda='n', tone='sắc')
    >>> split_syllable("giếng"), split_syllable("Chloé")
    (Syllable(onset='gi', glide='', nucleus='iê', coda='ng', tone='sắc'), None)
    """
    letters = _letters(word)
    return None if letters is None or len(letters[1]) > 1 else _syllable(letters[0], *(letters[1] or ("ngang",)))


def is_syllable(word: str) -> bool:
    """Return whether a word has the form of a Vietnamese syllable, in upper or lower case, composed or decomposed.

    The function tests only the form; the word need not be in the word list. The tone mark may be on any of the vowels.

    >>> is_syllable("nghiêng"), is_syllable("Toàn"), is_syllable("Chloé"), is_syllable("têt")
    (True, True, False, False)
    """
    return split_syllable(word) is not None


def readings(word: str) -> tuple[Syllable, ...]:
    """Return the possible syllables of a word with several different tone marks, one for each tone.

    Each reading keeps one tone mark and drops the others. Readings that are not syllables are left out. A word with at
    most one tone mark has at most one reading: the word itself.

    >>> [syllable.spelled() for syllable in readings("t\u00ea\u0300\u0301t")]
    ['tết']
    """
    letters = _letters(word)
    if letters is None:
        return ()
    plain, tones = letters
    return tuple(filter(None, (_syllable(plain, tone) for tone in tones or ("ngang",))))


@lru_cache(1 << 14)
def is_bare_syllable(word: str) -> bool:
    """Return whether an ASCII word could be a Vietnamese syllable with its diacritics left out.

    >>> is_bare_syllable("phuong"), is_bare_syllable("tinh"), is_bare_syllable("school")
    (True, True, False)
    """
    word = word.lower()
    return _BARE_WORD.fullmatch(word) is not None and any(
        word.startswith(onset) and word[len(onset) :] in _BARE_RIMES for onset in _BARE_ONSETS
    )


def are_bare_syllables(words: Collection[str]) -> bool:
    """Return whether at least 85 % of the words could be Vietnamese syllables with their diacritics left out.

    >>> are_bare_syllables("lam ro han che de rut ra".split()), are_bare_syllables("breaking news today".split())
    (True, False)
    """
    return sum(map(is_bare_syllable, words)) >= _BARE_SHARE * len(words)


def _syllable(plain: str, tone: str) -> Syllable | None:
    parts = _split(plain)
    if parts is None:
        return None
    onset, rime = parts
    found = None if rime in STOPPED and tone not in _STOP_TONES else _RIME.fullmatch(rime)
    return found and Syllable(onset, found["glide"] or "", found["nucleus"], found["coda"], tone)


def _letters(word: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the letters of a word without tone marks, and its different tones in order ("tiêng", sắc).

    The result is ``None`` if length or marks show that the word is not a syllable.
    """
    if not 0 < len(word) <= LONGEST * 4 or LONG_RUN.search(word):
        return None
    plain: list[str] = []
    tones: dict[str, None] = {}
    last = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in TONES or char in _QUALITIES:
            if last not in _VOWELS:
                return None
            if char in TONES:
                tones[TONES[char]] = None
            else:
                letter = unicodedata.normalize("NFC", last + char)
                if letter not in _VOWELS or len(letter) != 1:
                    return None
                plain[-1] = last = letter
        else:
            plain.append(char)
            last = char
    return ("".join(plain), tuple(tones)) if len(plain) <= LONGEST else None


def _split(plain: str) -> tuple[str, str] | None:
    """Return the onset and the rime of a word without tone marks; ``None`` if no split gives a Vietnamese rime."""
    for onset in (*ONSETS, ""):
        if plain.startswith(onset):
            rime = plain[len(onset) :]
            if onset == "qu" and rime[:1] in tuple("ouư") and rime[:2] not in ("oa", "oă"):
                continue
            shared = onset == "gi" and (not rime or rime[0] == "ê" or rime[0] not in _VOWELS)
            for each in ("i" + rime, rime) if shared else (rime,):  # gì, gìn, giếng: gi + i, written with one i
                if each in OPEN or each in STOPPED:
                    return onset, each
    return None


def _place(rime: str, placing: Placing) -> int:
    """Return the index of the letter in ``rime`` that gets the tone mark, by the rules of ``Syllable.spelled``."""
    stressed = [index for index, letter in enumerate(rime) if letter in _STRESSED]
    if stressed:
        return stressed[-1]
    vowels = sum(letter in _VOWELS for letter in rime)
    if vowels < len(rime):
        return vowels - 1
    if vowels == 2:  # noqa: PLR2004 (a pair)
        return int(placing == "modern" and rime in {"oa", "oe", "uy"})
    return vowels // 2


def _marked(onset: str, rime: str, place: int, tone: str) -> str:
    toned = rime[: place + 1] + _MARKS.get(tone, "") + rime[place + 1 :]
    return unicodedata.normalize("NFC", onset + toned)


Style = Literal["traditional", "modern", "keep"]
"""The style of tone marks on the open rimes oa, oe, uy ("hòa" is traditional, "hoà" modern); "keep" changes none."""


def is_known_syllable(word: str) -> bool:
    """Return whether a word is in the syllable list; its case and its style of tone marks do not matter.

    The file ``syllables.txt`` has the list and names its source. The list has 6,554 of the 22,302 well-formed
    syllables.

    >>> is_known_syllable("Hoà"), is_known_syllable("nghiêng"), is_known_syllable("Noé")
    (True, True, False)
    """
    syllable = split_syllable(word)
    return syllable is not None and syllable.spelled() in syllables()


@cache
def forms(style: Style) -> frozenset[str]:
    """Return the syllables of the word list in three forms: lower case, first letter capital, all capitals.

    The tone marks are in the given style; for ``keep``, the result has each syllable in both styles.
    """
    placings: tuple[Placing, ...] = ("traditional", "modern") if style == "keep" else (style,)
    words = {parts.spelled(each) for word in syllables() for each in placings if (parts := split_syllable(word))}
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


@cache
def syllables() -> frozenset[str]:
    """Return the syllables of the word list, in lower case and traditional style."""
    return frozenset(word for _, words in rows("text/syllables.txt") for word in words.split(" "))
