"""Tests of ``vnclean.text.memo``."""


def test_a_library_without_looks_to_spare_takes_more() -> None:
    """A function added after texts were stored gets a column of its own; earlier functions keep theirs."""
    from vnclean.text.memo import MemoColumns  # noqa: PLC0415 (for this test)

    columns = MemoColumns()
    found = [columns.memoized(f"{number} {{}}".format) for number in range(3)]
    assert [function("a") for function in found] == ["0 a", "1 a", "2 a"]
    late = columns.memoized("late {}".format)
    assert [function("a") for function in (*found, late)] == ["0 a", "1 a", "2 a", "late a"]
