"""The function that reads the tab-separated tables of this package."""

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated table, each as a list of cells.

    ``name`` is the path of the table in the package. Empty lines and comments (lines that begin with "#") are left out.

    >>> rows("text/legacy_charsets.tsv")[0]
    ['charset', 'legacy', 'unicode']
    """
    lines = files("vnclean").joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
