"""Tests of ``vnclean.model.normalizer``."""

import pytest

import vnclean
from vnclean import NEWS, Normalizer


def test_a_normalizer_is_a_subclass_of_the_protocol() -> None:
    class Shout(Normalizer):
        name = "shout"

        def __call__(self, text: str, /) -> str:
            return text.upper()

    article = vnclean.extract("Tin vắn", pipeline=NEWS.after("spaces", Shout()))
    assert (article.text, article.changes[0].normalizers, article.changes[0].reasons) == ("TIN VẮN", ("shout",), ("",))
    with pytest.raises(TypeError, match=r"is not a Normalizer: subclass vnclean\.Normalizer"):
        NEWS.after("spaces", lambda text: text)  # type: ignore[arg-type]
