"""Tests of ``vnclean.read.cdata``."""

import pytest

from vnclean.read.cdata import unwrap

XHTML = b'<?xml version="1.0"?>'


@pytest.mark.parametrize(
    ("markup", "unwrapped"),
    [
        (XHTML + b'<script src="a"/><p>x', XHTML + b'<script src="a"></script><p>x'),
        (XHTML + b"<div class='a'/><br/>", XHTML + b"<div class='a'></div><br/>"),
        (b"<p>1<script/>2", b"<p>1<script/>2"),  # HTML, where ``<script/>`` is an unclosed start tag
        (b"<p><![CDATA[x]]></p>", b"<p>x</p>"),
        (b"<p>&lt;p&gt;", b"<p>&lt;p&gt;"),
        (
            b"<rss><title>&lt;b&gt;</title><description>&lt;p&gt;x</description>",
            b"<rss><title>&lt;b&gt;</title><description><p>x</description>",
        ),
    ],
)
def test_markup_inside_markup(markup: bytes, unwrapped: bytes) -> None:
    assert unwrap(markup) == unwrapped
