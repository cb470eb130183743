"""An element of the tree while the walk is inside it: how it is shown, and the step that leads to it."""

from dataclasses import dataclass
from typing import Final

import regex
from selectolax.lexbor import LexborNode

_BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li listing main "
    "menu nav noframes noscript ol optgroup option p plaintext pre search section select summary table tbody td "
    "template textarea tfoot th thead tr ul xmp".split()
)
"""Elements that a browser shows apart from what stands around them (HTML standard, "Rendering"), and controls."""
ARIA: Final = "aria-hidden"
"""What hides an element from screen readers, and not from the eye."""
_HIDDEN_TAGS: Final = frozenset({"template", "noscript"})
_LINES: Final = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
_WORD: Final = regex.compile(r"[\w-]{1,60}")
_HIDING: Final = regex.compile(r"(?:^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)", regex.IGNORECASE)
_BLOCKING: Final = regex.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)\b", regex.IGNORECASE)
_ALIGNED: Final = regex.compile(r"(?:^|;)\s*text-align\s*:\s*(right|center|end)\b", regex.IGNORECASE)
_PRESERVING: Final = regex.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)", regex.IGNORECASE)
_TOPS: Final = frozenset({"html", "body"})
_DEEPEST: Final = 63
_MOST_NAMES: Final = 8


@dataclass(slots=True)
class Frame:
    """An element that is, or was, open."""

    node: LexborNode
    tag: str
    parent: "Frame | None"
    number: int
    block: bool
    hidden: str
    lines: bool
    href: str | None = None
    open: bool = True
    children: int = 0
    cached: str | None = None

    @classmethod
    def of(cls, node: LexborNode, attributes: dict[str, str | None], above: "Frame | None", number: int) -> "Frame":
        """The frame of child ``number`` of the element above."""
        tag, style = node.tag or "", attributes.get("style") or ""
        inherited = above.hidden if above is not None else ""
        return cls(
            node,
            tag,
            above,
            number,
            block=tag in _BLOCKS or (style != "" and _BLOCKING.search(style) is not None),
            hidden=inherited or _hidden_by(tag, attributes, style),
            lines=tag in _LINES
            or (above is not None and above.lines)
            or (style != "" and _PRESERVING.search(style) is not None),
            href=above.href if above is not None else None,
        )

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
        while frame.cached is None and frame.parent is not None and frame.tag not in _TOPS:
            waiting.append(frame)
            frame = frame.parent
        path = frame.cached or ""
        for below in reversed(waiting):
            if path.count("/") < _DEEPEST:
                path = f"{path}/{below._step()}" if path else below._step()  # noqa: SLF001 (of its own kind)
            below.cached = path
        return path

    def _step(self) -> str:
        attributes = self.node.attributes
        words = [f"{self.tag}:{self.number}"]
        words += (f"#{word}" for word in (attributes.get("id") or "").split()[:1] if _WORD.fullmatch(word))
        words += (f".{word}" for word in (attributes.get("class") or "").split()[:_MOST_NAMES] if _WORD.fullmatch(word))
        aligned = _ALIGNED.search(attributes.get("style") or "")
        others = (attributes.get("role"), attributes.get("itemprop"), attributes.get("align"), aligned and aligned[1])
        words += (f"@{word.lower()}" for other in others for word in (other or "").split()[:2] if _WORD.fullmatch(word))
        return "".join(words)


def _hidden_by(tag: str, attributes: dict[str, str | None], style: str) -> str:
    """What hides an element; "" where it is shown."""
    if tag in _HIDDEN_TAGS or (tag == "dialog" and "open" not in attributes):
        return f"<{tag}>"
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return "hidden"
    if style and (found := _HIDING.search(style)):
        return "display:none" if found[1][0] in "dD" else "visibility:hidden"
    return ARIA if attributes.get("aria-hidden") == "true" else ""
