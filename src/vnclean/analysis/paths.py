"""Where a block stood in the page's tree, read off its path: what is above it, and what its tags and roles say."""

from collections.abc import Iterator
from typing import Final

from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import PLACES

_NUMBERS: Final = lazy_regex(r":\d+(?:#[\w-]+)?")
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SUBHEADINGS: Final = HEADINGS - {"h1"}
CONTROLS: Final = frozenset({"button", "option", "select", "label", "legend", "textarea"})
"""Elements that a reader works with."""
_HEADERS: Final = frozenset({"header", "hgroup", "h1", "h2"})
_LONGEST_LINK: Final = 250
_LONGEST_LINKS: Final = 600
_LINKED: Final = 0.8
_HEADLINE: Final = 30
_OPENS: Final = 0.25
_LANDMARKS: Final = {
    "nav": Label.NAVIGATION,
    "footer": Label.LEGAL,
    "aside": Label.LISTING,
    "menu": Label.NAVIGATION,
    **dict.fromkeys(CONTROLS, Label.WIDGET),
}
"""Elements whose meaning is in the HTML standard."""
_ROLES: Final = {
    "navigation": Label.NAVIGATION,
    "banner": Label.NAVIGATION,
    "menu": Label.NAVIGATION,
    "menubar": Label.NAVIGATION,
    "contentinfo": Label.LEGAL,
    "complementary": Label.LISTING,
    "search": Label.WIDGET,
    "button": Label.WIDGET,
    "dialog": Label.WIDGET,
    "alertdialog": Label.WIDGET,
}
"""ARIA roles (WAI-ARIA 1.2)."""


def above(path: str) -> Iterator[str]:
    """Yield the paths of the elements above one, the nearest first; the body, "", last.

    >>> list(above("div:1/p:2"))
    ['div:1', '']
    """
    while path:
        path = parent_of(path)
        yield path


def parent_of(path: str) -> str:
    """Return the path of the element around one.

    >>> parent_of("div:1/p:2")
    'div:1'
    """
    return path.rpartition("/")[0]


def is_in(path: str, holder: str) -> bool:
    """Return whether a path leads into ``holder`` or to it.

    >>> is_in("div:1/p:2", "div:1"), is_in("div:12", "div:1"), is_in("p:1", "")
    (True, False, True)
    """
    return not holder or path == holder or path.startswith(holder + "/")


def common(one: str, two: str) -> str:
    """Return the path of the innermost element that holds both, and is no ``<header>``; "" for the body.

    >>> common("div:1/header:1/h1:1", "div:1/header:1/p:2"), common("div:1/p:1", "div:2")
    ('div:1', '')
    """
    return next(path for path in (one, *above(one)) if is_in(two, path) and tag_of(path) not in _HEADERS)


def tag_of(step: str) -> str:
    """Return the tag of a path's last step.

    >>> tag_of("div:1#main/p:2.sapo")
    'p'
    """
    return step.rpartition("/")[2].partition(":")[0]


def element_of(block: Block) -> str:
    """Return the path to the paragraph that a block is, without what inside it holds all of its text.

    >>> element_of(Block(0, 0, 1, "x", "p", "div:1/p:2/strong:1"))
    'div:1/p:2'
    """
    path = block.path
    while path and tag_of(path) != block.tag:
        path = parent_of(path)
    return path or block.path


def is_linked(block: Block) -> bool:
    """Return whether nearly all of a short block is inside links, or it opens with a linked headline: a teaser.

    A long one, of more than 250 characters (of two links or more: 600), is prose in a link that nobody closed.
    """
    links = block.links
    if not links or len(block.text) > (_LONGEST_LINK if len(links) == 1 else _LONGEST_LINKS):
        return False
    first = links[0]
    if first.start == 0 and first.end == len(block.text):
        return True
    linked, length = block.linked, len(block.text.strip())
    headline = first.start == 0 and first.end >= _HEADLINE and linked >= _OPENS * length
    return linked >= _LINKED * length or headline


@PLACES.memoized
def template_path(path: str) -> str:
    """Return a path without numbers and ids: what elements at the same place of a page's template share.

    >>> template_path("div:1#main/p:2.Normal@right")
    'div/p.Normal@right'
    """
    return _NUMBERS.sub("", path)


def landmark(path: str) -> Label | None:
    """Return what the tag or the role of a path's last element says by the standards; ``None`` where it says nothing.

    >>> landmark("div:1/nav:2"), landmark("div:1@contentinfo")
    (<Label.NAVIGATION: 'navigation'>, <Label.LEGAL: 'legal'>)
    """
    return _landmark(path.rpartition("/")[2])


@PLACES.memoized
def in_landmark(path: str) -> bool:
    """Return whether a control, a menu, a footer or an aside holds an element, or it is one.

    >>> in_landmark("div:1/nav:2/a:1"), in_landmark("div:1/p:1")
    (True, False)
    """
    return path != "" and (landmark(path) is not None or in_landmark(parent_of(path)))


@PLACES.memoized
def _landmark(step: str) -> Label | None:
    by_role = next((label for role, label in _ROLES.items() if "@" + role in step), None)
    return by_role or _LANDMARKS.get(tag_of(step))
