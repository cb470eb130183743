"""The results of the cases."""

import vnclean
from support.material import HERE
from vnclean import Failure

CASES = [path.read_bytes() for path in sorted((HERE / "cases").glob("*/source.*"))]


ARTICLES = [vnclean.extract(page) for page in CASES]


FAILURE = Failure(0, None, "ValueError", "no page")
