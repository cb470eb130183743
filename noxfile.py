"""The tests on every interpreter that is at hand, with the newest and the lowest dependencies: ``nox``.

What is missing is skipped; ``nox --error-on-missing-interpreters`` fails instead.
"""

import nox

nox.options.sessions = ["tests", "lowest"]
nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.11", "3.12", "3.13", "3.14", "3.13t", "3.14t"])
def tests(session: nox.Session) -> None:
    """The newest dependencies. On free-threaded builds the lock stays off: ``-X gil=0``."""
    session.install("-e", ".[test]")
    free = ["-X", "gil=0"] if str(session.python).endswith("t") else []
    session.run("python", *free, "-m", "pytest", "-q", *session.posargs)


@nox.session(python=["3.11", "3.13"])
def lowest(session: nox.Session) -> None:
    """Run with the lowest versions that ``pyproject.toml`` admits, as ``tools/package.py`` reads it."""
    session.install("-e", ".[test]")
    session.run("python", "tools/package.py", "lowest", "lowest.txt", silent=True)
    session.install("-r", "lowest.txt")
    session.run("python", "-m", "pytest", "-q", *session.posargs)
