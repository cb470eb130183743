"""Tests of ``vnclean.cli.messages``."""

import sys
from io import StringIO

import pytest

from vnclean.cli.messages import choose, detail, messages, note, say


def test_a_message_names_the_command_and_shows_what_is_invisible(capsys: pytest.CaptureFixture[str]) -> None:
    with messages():
        say("tin \x1b[31m\u202e đỏ\nhai dòng")
    assert capsys.readouterr().err == "vnclean: tin ·[31m· đỏ\nhai dòng\n"


def test_a_closed_standard_error_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    with messages():
        say("tin")


@pytest.mark.parametrize(
    ("quiet", "verbose", "printed"),
    [(True, False, ["hỏng"]), (False, False, ["hỏng", "ghi chú"]), (False, True, ["hỏng", "ghi chú", "chi tiết"])],
)
def test_quiet_and_verbose_choose_what_is_printed(
    printed: list[str], capsys: pytest.CaptureFixture[str], *, quiet: bool, verbose: bool
) -> None:
    with messages():
        choose(quiet=quiet, verbose=verbose)
        say("hỏng")
        note("ghi chú")
        detail("chi tiết")
    assert capsys.readouterr().err.splitlines() == [f"vnclean: {line}" for line in printed]
