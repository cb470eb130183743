"""The tables that ship with the package: rows of cells."""

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table, by its path in the package; cells are parted by tabs, comments begin with "#".

    >>> rows("text/legacy_charsets.tsv")[0]
    ['charset', 'legacy', 'unicode']
    """
    lines = files("vnclean").joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
