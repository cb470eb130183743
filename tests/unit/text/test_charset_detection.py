"""Tests of ``vnclean.text.charset_detection``."""

import random

import pytest

import vnclean
from support.material import read_cases
from vnclean.text.charset_detection import follows, judge
from vnclean.text.legacy_charsets import CHARSETS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Peña, Muñoz và Ibáñez ghi bàn.",
        "Il était une fois, à l'orée d'une forêt où naissait l'été, une fée très âgée, près d'un château hanté.",
        "Die Straße führte über Brücken, für Füße müde; größere Mädchen hörten schöne Töne früh.",
        "Það var gott veður þegar Sigríður og Guðmundur fóru á fjörð; ég ætla líka að sjá ána.",
        "El niño pequeño comió piña y después soñó con montañas, cañones, árboles y más años.",
        "Não há razão para irmãos e irmãs; são nações, corações, pão, mão, avó e avô à noite.",
        "Ärade gäster från Åbo och Ängelholm åkte båt över sjön; det är så vackert här på våren.",
        "µ: mu ¶: para ®: reg ©: copy ½: half ¼: quarter ¾: three ¬: not ¦: bar §: sect",
        "Bà và bé và má và cô và chú và lá và cá và gà và bò và dê.",
        "Tôi là Hà, bà là Hoà, cô là Lê, bé là Tí, chú là Tú, má là Bé.",
        "đư®c nư­ớc người ta và nhà cửa này",
    ],
)
def test_what_is_in_no_legacy_charset(text: str) -> None:
    assert judge(text) is None
    assert not any(follows(text, charset) for charset in CHARSETS)


def test_pieces_of_right_text_never_look_like_a_charset() -> None:
    """Runs of one to thirteen words from correct pages are not taken for text in a legacy charset."""
    rng = random.Random(5)  # noqa: S311 (no secret)
    words = [word for case in read_cases() for word in case.text.split()]
    for _ in range(3000):
        start = rng.randrange(len(words))
        text = " ".join(words[start : start + rng.randrange(1, 14)])
        assert vnclean.normalize(text, tones="keep") == text
