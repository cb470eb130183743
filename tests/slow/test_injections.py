"""A sentence inserted between two paragraphs is kept, whatever is beside it: a file link, a button, a picture.

Each form of the sentence is inserted at one place of each HTML case; ``INJECTIONS=all`` tries every place (9,000 pages,
a minute). The places are those between two paragraphs inside the container of the content.
"""

import os
from functools import cache
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import vnclean
from support.material import read_html_cases
from vnclean.analysis.draft import Draft

SENTENCE = "Theo ông Lò Văn Inh, trưởng bản, mỗi hộ trong bản góp ba ngày công để đắp lại con đường ra suối."
SECOND = "Việc ấy xong trước mùa mưa."
START = SENTENCE[:-1]
IMAGE = '<img src="/anh/1.jpg" alt="Con đường ra suối">'
FORMS = {
    "a file after it": f'<p>{SENTENCE} <a href="/1.pdf">ke-hoach.pdf</a></p>',
    "two files after it": f'<p>{SENTENCE} <a href="/1.pdf">Mẫu 1</a>, <a href="/2.pdf">Mẫu 2</a></p>',
    "a file with its size after it": f'<p>{SENTENCE} <a href="/1.pdf">Mẫu 1 (1,2 MB)</a></p>',
    "a file before its full stop": f'<p>{START} (<a href="/1.docx">tải về</a>)</p>',
    "a file in it": f'<p>{START}, theo <a href="/1.pdf">kế hoạch</a> của xã.</p>',
    "a file under it": f'<div><p>{SENTENCE}</p><p><a href="/1.pdf">Tệp đính kèm</a></p></div>',
    "a link after it": f'<p>{SENTENCE} <a href="#">Xem thêm</a></p>',
    "a link in it": f'<p>{START} <a href="/tin/1">như đã hẹn</a>.</p>',
    "a button after it": f"<p>{SENTENCE} <button>Sao chép</button></p>",
    "a button in it": f"<p>{SENTENCE} <button>Sao chép</button> {SECOND}</p>",
    "a button before it": f"<div><button>Phóng to</button><p>{SENTENCE}</p></div>",
    "a button under it": f"<div><p>{SENTENCE}</p><button>Xem thêm</button></div>",
    "a label before it": f"<p><label>Ghi chép</label> {SENTENCE}</p>",
    "a fieldset around it": f"<fieldset><legend>Ghi chú</legend><p>{SENTENCE}</p></fieldset>",
    "an accordion around it": f"<details><summary>Ai góp công?</summary><p>{SENTENCE}</p></details>",
    "a tab around it": f'<div role="tabpanel" class="tab-pane active"><p>{SENTENCE}</p></div>',
    "a heading over it": f"<h3>Con đường ra suối</h3><p>{SENTENCE}</p>",
    "a long heading over it": f"<h2>Con đường ra suối nay đã đắp xong cho cả bản đi lại</h2><p>{SENTENCE}</p>",
    "a bold heading over it": f"<p><b>Con đường ra suối</b></p><p>{SENTENCE}</p>",
    "a heading and a picture over it": f"<h3>Con đường ra suối</h3><p>{IMAGE}</p><p>{SENTENCE}</p>",
    "a picture over it": f"<p>{IMAGE}</p><p>{SENTENCE} {SECOND}</p>",
    "a picture in it": f"<p>{IMAGE} {SENTENCE} {SECOND}</p>",
    "a picture under it": f"<p>{SENTENCE} {SECOND}</p><p>{IMAGE}</p>",
    "a figure over it": f"<figure>{IMAGE}<figcaption>Đường. Ảnh: Lò Inh</figcaption></figure><p>{SENTENCE}</p>",
    "a list": f"<ul><li>{SENTENCE}</li><li>{SECOND}</li></ul>",
    "a numbered list": f"<ol><li>{SENTENCE}</li><li>{SECOND}</li></ol>",
    "a quotation": f"<blockquote>{SENTENCE}</blockquote>",
    "a table": f"<table><tr><td>1</td><td>{SENTENCE}</td></tr><tr><td>2</td><td>{SECOND}</td></tr></table>",
    "a box": f'<div class="box-content highlight"><p>{SENTENCE}</p><p>{SECOND}</p></div>',
    "a <div>": f"<div>{SENTENCE}</div>",
    "lines": f"<p>{SENTENCE}<br>{SECOND}</p>",
    "italics": f"<p><em>{SENTENCE}</em></p>",
    "bold": f"<p><strong>{SENTENCE}</strong></p>",
    "centred": f'<p style="text-align: center">{SENTENCE}</p>',
    "dialogue": f"<p>- Ai đắp lại con đường ra suối?</p><p>- {SENTENCE}</p>",
    "hidden from screen readers": f'<p aria-hidden="true">{SENTENCE}</p>',
}
PARAGRAPHS = ("p", "div", "li", "blockquote")


def _text(node: LexborNode) -> str:
    return " ".join((node.text(deep=True) or "").split())


@cache
def _paragraphs(source: bytes) -> frozenset[str]:
    """Return the paragraphs of the content that are inside its container."""
    article = vnclean.extract(source)
    holds = Draft.of(article.decided).container.holds
    kept = [decision.block for decision in article.decisions if decision.label == "body"]
    return frozenset(
        " ".join(b.text.split()) for b in kept if b.tag in PARAGRAPHS and len(b.text) > 60 and holds(b.index)
    )


def _places(tree: LexborHTMLParser, source: bytes) -> list[LexborNode]:
    """Return the paragraphs that are directly followed by another paragraph of the same parent."""
    assert tree.root is not None
    nodes = [node for node in tree.root.traverse() if node.tag in PARAGRAPHS and _text(node) in _paragraphs(source)]
    return [one for one, other in pairwise(nodes) if one.parent == other.parent]


def _survives(source: bytes, place: int, form: str) -> bool:
    tree, added = LexborHTMLParser(source), LexborHTMLParser(form).body
    assert added is not None
    after = _places(tree, source)[place]
    for node in list(added.iter(include_text=True)):
        after.insert_after(node)
        assert after.next is not None
        after = after.next
    return START in vnclean.clean(tree.html or "")


@pytest.mark.parametrize("name", FORMS)
def test_a_sentence_between_two_paragraphs_survives(name: str) -> None:
    lost, tried = list[tuple[str, int]](), 0
    for case in read_html_cases():
        number = len(_places(LexborHTMLParser(case.source), case.source))
        chosen = range(number)
        if os.environ.get("INJECTIONS") != "all":
            chosen = chosen[list(FORMS).index(name) % number :][:1] if number else chosen
        tried += len(chosen)
        lost += [(case.name, place) for place in chosen if not _survives(case.source, place, FORMS[name])]
    assert tried > 20
    assert lost == []
