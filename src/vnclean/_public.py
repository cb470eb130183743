"""The list of all public names; ``vnclean`` imports this module when a public name is first used."""

# ruff: noqa: PLC0414

from vnclean.analysis.draft import Draft as Draft
from vnclean.analysis.draft import Filter as Filter
from vnclean.article import Article as Article
from vnclean.corpus.batch import WorkerLostError as WorkerLostError
from vnclean.corpus.batch import clean_many as clean_many
from vnclean.corpus.batch import extract_many as extract_many
from vnclean.extraction import PathLikeTextWarning as PathLikeTextWarning
from vnclean.extraction import clean as clean
from vnclean.extraction import extract as extract
from vnclean.extraction import normalize as normalize
from vnclean.metadata.page_type import PageType as PageType
from vnclean.model.decision import Change as Change
from vnclean.model.decision import Decision as Decision
from vnclean.model.decision import Failure as Failure
from vnclean.model.decision import Finding as Finding
from vnclean.model.decision import Label as Label
from vnclean.model.metadata import Metadata as Metadata
from vnclean.model.normalizer import Normalizer as Normalizer
from vnclean.model.page import Attributes as Attributes
from vnclean.model.page import Block as Block
from vnclean.model.page import Claim as Claim
from vnclean.model.page import Element as Element
from vnclean.model.page import Elements as Elements
from vnclean.model.page import Image as Image
from vnclean.model.page import Link as Link
from vnclean.model.page import Page as Page
from vnclean.output.tally import Tally as Tally
from vnclean.pipeline import Pipeline as Pipeline
from vnclean.presets import NEWS as NEWS
from vnclean.read import read_html as read_html
from vnclean.read import read_markdown as read_markdown
from vnclean.read import read_text as read_text
from vnclean.text.fold import bare as bare
from vnclean.text.fold import fold as fold
from vnclean.text.syllables import Syllable as Syllable
from vnclean.text.syllables import is_syllable as is_syllable
from vnclean.text.syllables import split_syllable as split_syllable
