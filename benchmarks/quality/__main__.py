"""``python -m benchmarks.quality FOLDER``: print the table of ``docs/quality.md``."""

import sys
from pathlib import Path

from benchmarks.quality.figures import labels_right, mean, measure, whole
from benchmarks.quality.material import read_pages, read_texts
from benchmarks.quality.systems import SYSTEMS

WORST = 10


def main(folder: Path) -> None:
    """Print the figures of all systems on the pages and the texts of a folder."""
    pages, texts = list(read_pages(folder)), list(read_texts(folder))
    print(f"| system | {len(pages)} pages: body kept | boilerplate removed | {len(texts)} texts: body kept | removed |")
    print("|---|---|---|---|---|")
    figures = {
        name: ([measure(page, system) for page in pages], [measure(text, system) for text in texts])
        for name, system in SYSTEMS.items()
    }
    for name, (on_pages, on_texts) in figures.items():
        row = (*mean(on_pages), *whole(on_texts))
        print(f"| {name} | " + " | ".join(f"{100 * figure:.2f} %" for figure in row) + " |")
    print(f"\nvnclean's label is the person's on {100 * labels_right(texts):.1f} % of the lines of the texts.\n")
    for kind, own in zip(("pages", "texts"), figures["vnclean"], strict=True):
        print(f"vnclean's ten worst {kind}:")
        for f in sorted(own, key=lambda f: f.kept + f.removed)[:WORST]:
            print(
                f"  {f.name:28} body kept {f.kept:7.4f} ({f.lost:4} lost)  removed {f.removed:7.4f} ({f.left:4} left)"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
