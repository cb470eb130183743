"""``python -m benchmarks.news fetch|run|report``: article extractors on saved Vietnamese news pages.

``fetch`` saves the pages of the manifest with git; ``run`` runs vnclean and all other systems that are installed, and
writes a row of JSON per system and page; ``report`` prints the tables. ``run --own`` takes the project's own pages,
which need no network.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.news.fetch import BASE, fetch
from benchmarks.news.manifest import MANIFEST, read_manifest
from benchmarks.news.report import read_results, report
from benchmarks.news.run import as_rows, fetched, own_pages, run
from benchmarks.news.systems import SYSTEMS, installed


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code: 1 if pages are missing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.news", description=(__doc__ or "").split("\n\n", 1)[1])
    parser.add_argument("step", choices=("fetch", "run", "report"))
    parser.add_argument("--folder", type=Path, default=Path("news-pages"), help="where the pages are saved")
    parser.add_argument("--results", type=Path, default=Path("news-results.jsonl"), help="the rows of a run")
    parser.add_argument("--manifest", type=Path, default=MANIFEST)
    parser.add_argument("--base", default=BASE, help="what git puts before the names of repositories")
    parser.add_argument("--own", action="store_true", help="the project's own pages instead of the saved ones")
    parser.add_argument("--system", action="append", help="only this system (may be repeated)")
    options = parser.parse_args(arguments)
    pages = read_manifest(options.manifest)
    if options.step == "fetch":
        missing = fetch(pages, options.folder, base=options.base)
        for page, reason in missing.items():
            print(f"{page} cannot be had: {reason}", file=sys.stderr)
        print(f"{len(pages) - len(missing)} of {len(pages)} pages are in {options.folder}")
        return 1 if missing else 0
    if options.step == "run":
        samples = own_pages() if options.own else fetched(pages, options.folder)
        systems = [each for each in installed() if not options.system or each.name in options.system]
        names = {each.name for each in systems}
        for each in SYSTEMS:
            if each.name not in names and not options.system:
                print(f"{each.name} is not installed ({each.needs})", file=sys.stderr)
        if not samples:
            print(f"no page is in {options.folder}: run fetch first", file=sys.stderr)
            return 1
        rows = as_rows(run(samples, systems, say=lambda name: print(name, file=sys.stderr)), samples)
        options.results.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
        )
        print(f"{len(rows)} rows are in {options.results}")
        return 0
    print(report(*read_results(options.results)), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
