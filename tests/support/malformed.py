"""A hypothesis strategy for malformed markup."""

from hypothesis import strategies as st

TAGS = "p div span a b table tr td ul li br img h1 h2 form script style template noscript svg pre figure figcaption select".split()


markup = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            ["<a href='/x'>", "<p class=sapo>", "<div hidden>", "<!--", "-->", "&amp;", "&#0;", "<![CDATA["]
        ),
        st.text(max_size=12),
        st.sampled_from(["Mưa lớn kéo dài suốt đêm qua, nước sông dâng nhanh. ", "Tin liên quan", "0 bình luận"]),
    ),
    max_size=60,
).map("".join)
