"""The data of the tests: an article written for the tests, the cases, and the pages of the fixtures."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from vnclean.cli import main
from vnclean.corpus.labelled import read_case

HERE = Path(__file__).parent.parent
"""The folder ``tests``."""
ROOT = HERE.parent
"""The project's folder."""
PROSE = {
    "title": "Xã vùng cao dựng lại cây cầu sau trận lũ lịch sử",
    "lead": "Sau gần một năm đi vòng hơn hai mươi cây số, người dân bản Nà Khoang đã có cây cầu mới bắc qua suối Nậm Pàn.",
    "1": "Cây cầu cũ bị lũ cuốn trôi trong đêm mười bảy tháng chín năm ngoái. Từ đó, học sinh phải nghỉ học mỗi khi "
    "nước suối dâng cao, còn nông sản của bản thì chất đống bên đường vì xe tải không qua được.",
    "2": "Ông Lò Văn Inh, trưởng bản, kể rằng bà con đã góp gần hai trăm ngày công để đổ móng và dựng trụ cầu. "
    "“Ai có sức góp sức, ai có gỗ góp gỗ”, ông nói.",
    "3": "Cầu mới dài bốn mươi hai mét, rộng ba mét, chịu được xe năm tấn. Tổng kinh phí gần hai tỷ đồng do huyện và một "
    "nhóm kỹ sư trẻ ở thành phố cùng đóng góp trong suốt tám tháng thi công.",
    "4": "Chủ tịch xã cho biết, từ tuần sau xe buýt của huyện sẽ chạy qua cầu mỗi ngày hai chuyến. Các em học sinh cấp hai "
    "của ba bản bên kia suối sẽ không còn phải ở nhờ nhà người quen gần trường.",
    "5": "Dọc hai bên cầu, phụ nữ trong bản đang trồng những luống hoa đầu tiên. Chị Lường Thị Én nói mùa xuân tới khách đi "
    "chợ phiên sẽ dừng chân ở đây để chụp ảnh và mua rau của bản.",
}
"""The article of the fixtures, written for the tests; fixtures name its paragraphs §1 to §5, §lead and §title."""


@dataclass(frozen=True)
class Case:
    """A folder of ``tests/cases``: the source, the gold label of each line (from 1), and the expected output."""

    name: str
    source: str
    labels: dict[int, str]
    text: str
    metadata: dict[str, Any]


@dataclass(frozen=True)
class HtmlCase:
    """A folder of ``tests/cases`` that holds a page of HTML: its bytes, and the expected output."""

    name: str
    source: bytes
    text: str
    metadata: dict[str, Any]


@dataclass(frozen=True)
class Markup:
    """A page of a markup fixture: its HTML, and the start, expected label and filter of each block listed."""

    name: str
    source: str
    told: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Example:
    """A page of a fixture: its lines, each with the expected label and, if stated, the expected filter."""

    name: str
    lines: tuple[tuple[str, str, str], ...]

    @property
    def source(self) -> str:
        """The page as raw text."""
        return "\n".join(text for _, _, text in self.lines)


@dataclass(frozen=True)
class Mend:
    """A row of a table in ``tests/cases/normalize``: the input, the expected output, and the rule behind it."""

    table: str
    kind: str
    source: str
    expected: str
    why: str


def run_command(*arguments: str | Path, stdin: bytes = b"") -> tuple[int, str]:
    """Run the command; return its exit code and its standard output."""
    out = io.BytesIO()
    code = main([str(each) for each in arguments], stdin=io.BytesIO(stdin), stdout=out)
    return code, out.getvalue().decode()


def read_cases() -> list[Case]:
    """Return all cases of raw text, in the order of their names."""
    found = []
    for folder in sorted(path.parent for path in (HERE / "cases").glob("*/source.txt")):
        case = read_case(folder)
        found.append(
            Case(
                folder.name,
                (folder / "source.txt").read_bytes().decode(),
                dict(case.labels),
                case.expected or "",
                json.loads((folder / "expected.json").read_text(encoding="utf-8")),
            ),
        )
    return found


def read_mends(*paths: Path) -> list[Mend]:
    r"""Return the rows of the tables given, by default of all tables in ``tests/cases/normalize``.

    The escapes ``\n \t \\ \xNN \uXXXX \UXXXXXXXX`` are decoded.
    """
    return [
        Mend(path.stem, kind, _unescaped(source), _unescaped(expected), why)
        for path in paths or sorted((HERE / "cases" / "normalize").glob("*.tsv"))
        for row in path.read_text(encoding="utf-8").split("\n")[1:]
        if row
        for kind, source, expected, why in [row.split("\t")]
    ]


def _unescaped(text: str) -> str:
    signs = {"n": "\n", "t": "\t", "\\": "\\"}
    return regex.sub(
        r"\\(?:([nt\\])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))",
        lambda found: signs[found[1]] if found[1] else chr(int(found[2] or found[3] or found[4], 16)),
        text,
    )


def read_html_cases() -> list[HtmlCase]:
    """Return all cases of HTML, in the order of their names."""
    return [
        HtmlCase(
            folder.name,
            (folder / "source.html").read_bytes(),
            (folder / "expected.txt").read_text(encoding="utf-8"),
            json.loads((folder / "expected.json").read_text(encoding="utf-8")),
        )
        for folder in sorted(path.parent for path in (HERE / "cases").glob("*/source.html"))
    ]


def read_markup() -> list[Markup]:
    """Return the pages of the markup fixtures: each has a heading, a fenced block of HTML and one of labels."""
    return [
        Markup(f"{path.stem}: {heading}", _with_prose(html), expected)
        for path in sorted((HERE / "fixtures" / "markup").glob("*.md"))
        for heading, html, expected in _markup(path.read_text(encoding="utf-8"))
    ]


def _markup(text: str) -> Iterator[tuple[str, str, tuple[tuple[str, str, str], ...]]]:
    for section in text.split("\n## ")[1:]:
        heading, *fences = section.split("```")
        html, labels = fences[0].removeprefix("html\n"), fences[2]
        rows = (row.partition("\t") for row in labels.splitlines() if row)
        expected = tuple((start, *kind.partition(" ")[::2]) for kind, _, start in rows)
        yield heading.splitlines()[0], html, expected


def _with_prose(html: str) -> str:
    for name, text in PROSE.items():
        html = html.replace(f"§{name}", text)
    return html


def read_examples() -> list[Example]:
    """Return the pages of all fixtures: fenced blocks in the Markdown files, named by their headings."""
    return [example for path in sorted((HERE / "fixtures").glob("*.md")) for example in _examples(path)]


def _examples(path: Path) -> Iterator[Example]:
    heading = ""
    lines: list[tuple[str, str, str]] | None = None
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("## "):
            heading = row[3:].strip()
        elif row.startswith("```"):
            if lines is not None:
                yield Example(f"{path.stem}: {heading}", tuple(lines))
            lines = [] if lines is None else None
        elif lines is not None and row:
            kind, _, text = row.partition("\t")
            label, _, filter_ = kind.partition(" ")
            lines.append((label, filter_, PROSE.get(text.removeprefix("§"), text)))
