"""Clean many pages in two processes, count what the rules did, and see which pages are articles."""

from pathlib import Path

import vnclean

HERE = Path(__file__).parent


def main() -> None:
    """Clean the pages. Worker processes import this file, so ``main`` is called under the guard below."""
    given = vnclean.extract_many(
        [HERE / "page.html", HERE / "page.txt", "Đăng nhập", b"%PDF-1.7"], workers=2, on_error="record"
    )
    results = list(given)
    for result in results:
        if isinstance(result, vnclean.Failure):
            print(f"failed: {result.error}: {result.message}")
        else:
            print(f"{result.page_type}: {result.page_type_reason}; {result.vietnamese:.0%} Vietnamese")
    print()
    print(vnclean.Tally.of(results))


if __name__ == "__main__":
    main()
