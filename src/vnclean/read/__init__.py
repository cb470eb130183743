"""The readers: functions that parse HTML, Markdown or plain text into a ``Page``."""

from vnclean.read.auto import read, read_file, refuse_longer
from vnclean.read.html import read_html
from vnclean.read.markdown import read_markdown
from vnclean.read.text import read_text

__all__ = ["read", "read_file", "read_html", "read_markdown", "read_text", "refuse_longer"]
