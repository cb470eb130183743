"""The systems that are compared: each returns, for every line of a page, whether it keeps the line."""

import html
from collections.abc import Callable, Sequence

import vnclean

System = Callable[[Sequence[str]], list[bool]]

ENDS = ".…;:!?"
LENGTH = 80


def keep_everything(lines: Sequence[str]) -> list[bool]:
    """Keep every line."""
    return [True] * len(lines)


def keep_long_finished_lines(lines: Sequence[str]) -> list[bool]:
    """Keep lines of 80 characters or more that end in a full stop or the like."""
    return [len(line.strip()) >= LENGTH and line.rstrip().endswith(tuple(ENDS)) for line in lines]


def justext_vietnamese(lines: Sequence[str]) -> list[bool]:
    """Keep the lines that jusText keeps with its Vietnamese stop words, each line as a paragraph of HTML."""
    import justext  # noqa: PLC0415 (a peer, needed only here)

    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    paragraphs = justext.justext(page.encode(), justext.get_stoplist("Vietnamese"), encoding="utf-8")
    good = {" ".join(p.text.split()) for p in paragraphs if not p.is_boilerplate}
    return [" ".join(line.split()) in good for line in lines]


def vnclean_news(lines: Sequence[str]) -> list[bool]:
    """Keep the lines that the pipeline ``NEWS`` keeps."""
    article = vnclean.extract(vnclean.read_text("\n".join(lines)))
    return [decision.label in article.keep for decision in article.decisions]


SYSTEMS: dict[str, System] = {
    "keep everything": keep_everything,
    "80 characters and a full stop": keep_long_finished_lines,
    "jusText, Vietnamese": justext_vietnamese,
    "vnclean": vnclean_news,
}
