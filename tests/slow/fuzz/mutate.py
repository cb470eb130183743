"""Mutations of inputs that still look like pages: seeds cut, mixed, with significant words and characters inserted."""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import Final

from vnclean.analysis import lexicon

LONGEST: Final = 1 << 14
_SIGNS: Final = [
    sign.encode("utf-8", "surrogatepass")
    for sign in (
        "\u0301 \u0300 \u0323 \u031b \u0309 \u0303 \u0302 \u0306 \u033c \u200b \u200d \u00ad \ufeff \u202e \u2066 \u200f \u00a0 "
        "\u3000 \u2028 \u0085 \x00 \x1b[31m \x9b31m \x7f \ud800 \udfff \U000e0041 \U0001f600 \ufffd &amp; &#x202e; &#0; "
        "&nbsp; \\u1ec7 %u1ec7 %C3%A1 á» Ã¡ Ê VieÖt | ( ) [ ] { } “ ” - – • * # ``` ~~~ >>> --- === "
        "{name} {time} 0 1 99 12/3/2024 31/02/2023 09:21 25:61 (GMT+7) @ .com https:// http://a/b?c#d mailto:x@y.vn"
    ).split(" ")
] + [b"\n", b"\r\n", b"\r", b"\t", b" ", b"   ", b"\n\n"]
_TAGS: Final = (
    "p div span a b i em strong br img h1 h2 h3 ul ol li table thead tbody tr td th form input select option script "
    "style template noscript svg math pre textarea figure figcaption blockquote article section aside nav header footer "
    "main iframe object title meta link html head body time button label video source font center amp-img plaintext"
).split()
_ATTRIBUTES: Final = (
    "class=sapo", "class='related list'", "id=main-detail", "class=author", "hidden", "style='display:none'", "href=/x",
    "href='https://bao.example/tin-2.html'", "href=javascript:x", "src=a.jpg", "data-src=b.jpg", "alt='Ảnh: TTXVN'",
    "itemprop=articleBody", "property=og:title", "content='Tin'", "datetime=2024-03-12T09:21:00+07:00", "role=navigation",
    "aria-hidden=true", "name=keywords", "type=application/ld+json", "colspan=3", "charset=utf-8", "rel=canonical",
)  # fmt: skip
_WRAPS: Final = (
    (b"<!--", b"-->"),
    (b"<![CDATA[", b"]]>"),
    (b"\xe2\x80\x9c", b"\xe2\x80\x9d"),
    (b"(", b")"),
    (b"**", b"**"),
)
_CHARSETS: Final = ("utf-16-le", "utf-16-be", "utf-8-sig", "cp1258", "cp1252", "utf-7")

Mutation = Callable[[Random, bytes, Sequence[bytes]], bytes]


@cache
def _phrases() -> list[bytes]:
    """Return the phrases of the lexicon, which are the evidence for most decisions."""
    return [phrase.encode() for phrase in sorted(lexicon.phrases())]


def mutate(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """Return the seed after one to six random mutations."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        data = random.choice(_MUTATIONS)(random, data, seeds)[:LONGEST]
    return data


def _place(random: Random, data: bytes) -> int:
    return random.randint(0, len(data))


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = _place(random, data)
    return start, min(len(data), start + random.choice((1, 2, 4, 16, 64, 256)))


def _insert(random: Random, data: bytes, what: bytes) -> bytes:
    place = _place(random, data)
    return data[:place] + what * random.choice((1, 1, 1, 1, 2, 3, 40)) + data[place:]


def _sign(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return _insert(random, data, random.choice(_SIGNS))


def _phrase(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    around = random.choice((b"", b"\n", b"\n"))
    return _insert(random, data, around + random.choice(_phrases()) + around)


def _tag(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    tag = random.choice(_TAGS)
    attributes = "".join(f" {each}" for each in random.choices(_ATTRIBUTES, k=random.choice((0, 0, 1, 2))))
    return _insert(random, data, random.choice((f"<{tag}{attributes}>", f"</{tag}>", f"<{tag}{attributes}/>")).encode())


def _wrapped(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    tag = random.choice(_TAGS)
    before, after = random.choice((*_WRAPS, *[(f"<{tag}>".encode(), f"</{tag}>".encode())] * 5))
    return data[:start] + before + data[start:end] + after + data[end:]


def _cut(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _truncated(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    place = _place(random, data)
    return random.choice((data[:place], data[place:]))


def _repeated(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 8, 60)) + data[end:]


def _byte(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    place = _place(random, data)
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _mixed(random: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = random.choice(seeds)
    return data[: _place(random, data)] + other[_place(random, other) :]


def _lines(random: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    act = random.randrange(5)
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    if act == 0:
        lines[one], lines[two] = lines[two], lines[one]
    elif act == 1:
        lines.insert(one, lines[two])
    elif act == 2:
        del lines[one]
    elif act == 3:
        lines.insert(one, random.choice(random.choice(seeds).split(b"\n")))
    else:
        random.shuffle(lines)
    return b"\n".join(lines)


def _encoded(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    form = random.randrange(3)
    if form == 0:
        return text.encode(random.choice(_CHARSETS), "ignore")
    return (text.upper() if form == 1 else text.encode().decode("cp1252", "ignore")).encode("utf-8", "ignore")


_MUTATIONS: Final[tuple[Mutation, ...]] = (
    _sign, _sign, _phrase, _phrase, _tag, _tag, _wrapped, _cut, _truncated, _repeated, _byte, _mixed, _lines, _lines, _encoded,
)  # fmt: skip
