"""An extension of Griffe: what Markdown would misread in docstrings.

Doctests become code blocks, since they look like quotations; tags outside code are escaped, since they would be markup.
"""

import re
import sys
from pathlib import Path
from typing import Any

import griffe

sys.path[:0] = [str(Path(__file__).parents[2] / "tools")]

from catalogue import escaped_tags  # noqa: E402 (it is in a folder of programs)

_DOCTEST = re.compile(r"^>>> .*(?:\n(?!\s*$).*)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Fences every doctest, and escapes tags."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:  # noqa: ANN401 (as Griffe calls it)
        """Rewrite the docstring of one object."""
        if obj.docstring:
            obj.docstring.value = escaped_tags(_DOCTEST.sub(r"```pycon\n\g<0>\n```", obj.docstring.value))
