"""Tests of ``vnclean.text.memo``."""


def test_a_library_without_looks_to_spare_takes_more() -> None:
    """A third look at a line that is registered late finds room, and the earlier ones their places."""
    from vnclean.text.memo import MemoColumns  # noqa: PLC0415 (for this test)

    looks = MemoColumns()
    found = [looks.memoized(f"{number} {{}}".format) for number in range(3)]
    assert [look("a") for look in found] == ["0 a", "1 a", "2 a"]
    late = looks.memoized("late {}".format)
    assert [look("a") for look in (*found, late)] == ["0 a", "1 a", "2 a", "late a"]
