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
FIRST, OTHER = "Chợ phiên vùng cao họp lại sau hai năm vắng khách", "Đường lên bản Phìn Hồ được mở rộng gấp đôi"
TEASER = "Phiên chợ đầu tiên đón hơn hai nghìn lượt khách, hàng thổ cẩm bán hết từ sáng sớm."
SECOND_TEASER = "Con đường dài mười hai cây số sẽ xong trước Tết, xe khách chạy được đến tận bản."
CAPTION = "Khách mua thổ cẩm ở chợ phiên đầu năm"
BOILERPLATE = {
    "a list under a heading": (
        f'<div><h4>Tin liên quan</h4><ul><li><a href="/1">{FIRST}</a></li><li><a href="/2">{OTHER}</a></li></ul></div>'
    ),
    "links under a heading": (
        f'<p><b>Tin liên quan</b></p><p><a href="/1">{FIRST}</a></p><p><a href="/2">{OTHER}</a></p>'
    ),
    "headlines without links": f"<div><h4>Tin cùng chuyên mục</h4><div>{FIRST}</div><div>{OTHER}</div></div>",
    "a link": f'<p><a href="/1">{FIRST}</a></p>',
    "a link after a label": f'<p>Xem thêm: <a href="/1">{FIRST}</a></p>',
    "a link after arrows": f'<p>&gt;&gt; <a href="/1">{FIRST}</a></p>',
    "an invitation": f'<p><em>Mời bạn đọc xem thêm: <a href="/1">{FIRST}</a></em></p>',
    "a card": f'<div><a href="/1"><img src="/1.jpg"></a><h3><a href="/1">{FIRST}</a></h3><p>{TEASER}</p></div>',
    "two cards": (
        f'<div><div><h3><a href="/1">{FIRST}</a></h3><p>{TEASER}</p></div>'
        f'<div><h3><a href="/2">{OTHER}</a></h3><p>{SECOND_TEASER}</p></div></div>'
    ),
    "a caption": f'<figure><img src="/1.jpg"><figcaption>{CAPTION}</figcaption></figure>',
    "a caption in a table": f'<table><tr><td><img src="/1.jpg"></td></tr><tr><td>{CAPTION}</td></tr></table>',
    "a caption with its credit": f'<p><img src="/1.jpg"></p><p><em>{CAPTION} - Ảnh: HÀ MI</em></p>',
    "an advert": "<div><div>ADVERTISEMENT</div><div>Siêu thị xe máy giảm giá đến 30%</div></div>",
    "share buttons": '<ul><li><a href="#">Facebook</a></li><li><a href="#">Zalo</a></li></ul>',
    "controls of the page": '<div><a href="#">In bài viết</a> <a href="#">Gửi email</a> A- A+</div>',
    "counters": "<div>1.234 lượt xem · 56 bình luận</div>",
    "a player": "<div><button>Nghe bài</button><span>Giọng nữ miền Bắc</span><span>1x</span></div>",
    "a gallery": '<div><span>1/12</span><a href="#">Ảnh trước</a><a href="#">Ảnh sau</a></div>',
    "a table of contents": '<div><p>Mục lục</p><ul><li><a href="#a">Chợ họp lại</a></li></ul></div>',
    "a newsletter": "<div><h3>Đăng ký nhận bản tin</h3><form><input><button>Đăng ký</button></form></div>",
    "hash tags": '<p><a href="#">#chophien</a> <a href="#">#vungcao</a></p>',
    "a file name": "<p>cho-phien-vung-cao-hop-lai-1.jpg</p>",
}
"""Boilerplate that pages have between two paragraphs."""
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


@cache
def _clean(source: bytes) -> str:
    return vnclean.clean(source)


def _cleaned(source: bytes, place: int, form: str) -> str:
    """Return the text of a page with markup added below the paragraph of number ``place``."""
    tree, added = LexborHTMLParser(source), LexborHTMLParser(form).body
    assert added is not None
    after = _places(tree, source)[place]
    for node in list(added.iter(include_text=True)):
        after.insert_after(node)
        assert after.next is not None
        after = after.next
    return vnclean.clean(tree.html or "")


def _chosen(source: bytes, number: int) -> range:
    """Return the places to try: one that depends on the form's ``number``, or all."""
    places = range(len(_places(LexborHTMLParser(source), source)))
    return places if os.environ.get("INJECTIONS") == "all" or not places else places[number % len(places) :][:1]


@pytest.mark.parametrize("name", FORMS)
def test_a_sentence_between_two_paragraphs_survives(name: str) -> None:
    tried = [(case, at) for case in read_html_cases() for at in _chosen(case.source, list(FORMS).index(name))]
    assert len(tried) > 20
    assert [(case.name, at) for case, at in tried if START not in _cleaned(case.source, at, FORMS[name])] == []


PARTS = [FIRST, OTHER, TEASER, SECOND_TEASER, CAPTION, "Tin liên quan", "Tin cùng", "Siêu thị", "Facebook", "In bài"]
PARTS += ["lượt xem", "Giọng nữ", "Ảnh trước", "Mục lục", "Đăng ký nhận", "#chophien", "cho-phien"]


@pytest.mark.parametrize("name", BOILERPLATE)
def test_boilerplate_between_two_paragraphs_goes_alone(name: str) -> None:
    """Three in four are dropped, and on nineteen pages in twenty every paragraph stays."""
    left, lost = list[tuple[str, int]](), list[tuple[str, int]]()
    tried = [(case, at) for case in read_html_cases() for at in _chosen(case.source, list(BOILERPLATE).index(name))]
    for case, at in tried:
        before = _clean(case.source)
        text = _cleaned(case.source, at, BOILERPLATE[name])
        if any(part in text and part not in before for part in PARTS):
            left.append((case.name, at))
        if any(paragraph not in text for paragraph in before.split("\n\n") if len(paragraph) > 150):
            lost.append((case.name, at))
    assert len(left) <= len(tried) / 4, left
    assert len(lost) <= len(tried) / 20, lost
