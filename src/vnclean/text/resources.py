"""Read the tab-separated tables that ship with the package."""

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated table, given its path in the package, without empty lines and "#" comments.

    >>> rows("text/legacy_charsets.tsv")[0]
    ['charset', 'legacy', 'unicode']
    """
    lines = files("vnclean").joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
