"""Tests of ``vnclean.cli.messages``."""

import sys
from io import StringIO

import pytest

from vnclean.cli.messages import say


def test_a_message_names_the_command_and_shows_what_is_invisible(capsys: pytest.CaptureFixture[str]) -> None:
    say("tin \x1b[31m\u202e đỏ\nhai dòng")
    assert capsys.readouterr().err == "vnclean: tin ·[31m· đỏ\nhai dòng\n"


def test_a_closed_standard_error_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    say("tin")
