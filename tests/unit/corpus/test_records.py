"""Tests of ``vnclean.corpus.records``."""

import json

import pytest

from support.material import ROOT
from support.results import ARTICLES, FAILURE
from vnclean.corpus.records import COLUMNS, row, schema


def test_rows_have_the_same_columns() -> None:
    assert tuple(row(ARTICLES[0])) == tuple(row(FAILURE)) == COLUMNS


def test_the_schema_in_the_documents_is_current() -> None:
    assert json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8")) == schema()


def test_every_row_fits_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="the extra test is not installed")
    for each in (*map(row, ARTICLES), row(FAILURE)):
        jsonschema.validate(each, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row(FAILURE) | {"tags": "a"}, schema())
