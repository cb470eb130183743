"""An element of the tree while the walk is inside it: how it is shown, and the step that leads to it."""

from functools import lru_cache
from typing import Final

import regex

from vnclean.text.lazy_pattern import lazy_regex

_BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li listing main "
    "menu nav noframes noscript ol optgroup option p plaintext pre search section select summary table tbody td "
    "template textarea tfoot th thead tr ul xmp".split()
)
"""Elements that a browser shows apart from what stands around them (HTML standard, "Rendering"), and controls."""
ARIA: Final = "aria-hidden"
"""What hides an element from screen readers, and not from the eye."""
_HIDDEN_TAGS: Final = frozenset({"template", "noscript", "dialog"})
_LINES: Final = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
_OWN_WAYS: Final = _HIDDEN_TAGS | _LINES
"""Elements that are shown in a way of their own, besides those that are blocks."""
_WORD: Final = lazy_regex(r"[\w-]{1,60}")
_HIDING: Final = lazy_regex(r"(?:^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)", regex.IGNORECASE)
_BLOCKING: Final = lazy_regex(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)\b", regex.IGNORECASE)
_ALIGNED: Final = lazy_regex(r"(?:^|;)\s*text-align\s*:\s*(right|center|end)\b", regex.IGNORECASE)
_PRESERVING: Final = lazy_regex(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)", regex.IGNORECASE)
_OTHERS: Final = frozenset({"id", "style", "role", "itemprop", "align"})
"""Attributes besides the class that a step describes."""
_TOPS: Final = frozenset({"html", "body"})
_DEEPEST: Final = 63
_MOST_NAMES: Final = 8
_CACHED: Final = 1 << 12


class Frame:
    """An element that is, or was, open."""

    __slots__ = (
        "attributes", "block", "children", "hidden", "href", "lines", "number", "open", "parent", "path_known", "tag",
    )  # fmt: skip

    def __init__(self, tag: str, attributes: dict[str, str | None], above: "Frame | None", number: int) -> None:
        """Child ``number`` of the element above."""
        self.tag: str = tag
        self.attributes: dict[str, str | None] = attributes
        self.parent: Frame | None = above
        self.number: int = number
        self.block: bool = tag in _BLOCKS
        self.open: bool = True
        self.children: int = 0
        self.path_known: str | None = None
        self.hidden: str = above.hidden if above is not None else ""
        self.href: str | None = above.href if above is not None else None
        self.lines: bool = above is not None and above.lines
        if tag in _OWN_WAYS or "style" in attributes or "hidden" in attributes or ARIA in attributes:
            self._show(tag, attributes)

    def _show(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Take in what the element's tag and attributes say of how it is shown."""
        style = attributes.get("style")
        block, lines, _ = _shown(style) if style else (False, False, "")
        self.block = self.block or block
        self.lines = self.lines or lines or tag in _LINES
        self.hidden = self.hidden or _hidden_by(tag, attributes, style)

    @property
    def shown_in(self) -> "Frame":
        """The innermost element around it, or itself, that a browser shows as a block."""
        frame = self
        while not frame.block and frame.parent is not None:
            frame = frame.parent
        return frame

    @property
    def path(self) -> str:
        """The steps to this element; none leads to the body, none goes deeper than 64 elements."""
        waiting, frame = list[Frame](), self
        while frame.path_known is None and frame.parent is not None and frame.tag not in _TOPS:
            waiting.append(frame)
            frame = frame.parent
        path = frame.path_known or ""
        for below in reversed(waiting):
            if len(path) < 2 * _DEEPEST or path.count("/") < _DEEPEST:
                step = f"{below.tag}:{below.number}"
                if attributes := below.attributes:
                    step += _names(attributes)
                path = f"{path}/{step}" if path else step
            below.path_known = path
        return path


def _names(attributes: dict[str, str | None]) -> str:
    """Return what a step describes an element besides its tag and number."""
    get = attributes.get
    classes = get("class")
    names = _class_names(classes) if classes else ""
    if _OTHERS.isdisjoint(attributes):
        return names
    own, style = get("id"), get("style")
    aligned = _ALIGNED.search(style) if style else None
    others = (get("role"), get("itemprop"), get("align"), aligned and aligned[1])
    marks = [word for other in others if other for word in other.split()[:2] if _WORD.fullmatch(word)]
    first = "".join(f"#{word}" for word in (own or "").split()[:1] if _WORD.fullmatch(word))
    return first + names + "".join(f"@{word.lower()}" for word in marks)


@lru_cache(_CACHED)
def _class_names(classes: str) -> str:
    return "".join(f".{word}" for word in classes.split()[:_MOST_NAMES] if _WORD.fullmatch(word))


def _hidden_by(tag: str, attributes: dict[str, str | None], style: str | None) -> str:
    """Return what hides an element; "" where it is shown."""
    if tag in _HIDDEN_TAGS and not (tag == "dialog" and "open" in attributes):
        return f"<{tag}>"
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return "hidden"
    if style and (hidden := _shown(style)[2]):
        return hidden
    return ARIA if attributes.get(ARIA) == "true" else ""


@lru_cache(_CACHED)
def _shown(style: str) -> tuple[bool, bool, str]:
    """Return what an inline style does to an element: shown as a block, keeps lines, hidden by what."""
    hiding = _HIDING.search(style)
    return (
        _BLOCKING.search(style) is not None,
        _PRESERVING.search(style) is not None,
        ("display:none" if hiding[1][0] in "dD" else "visibility:hidden") if hiding else "",
    )
