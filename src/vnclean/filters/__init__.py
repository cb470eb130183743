"""``FILTERS``: all filters of the package, in priority order; the first filter that labels a block decides.

The filters that protect article text come first. Then come filters that use phrases, the shape of a line, or its
neighbouring blocks. The last filters label the remaining blocks before and after the content.
"""

from typing import Final

from vnclean.analysis.draft import Filter
from vnclean.filters.body import Footnote, HeadingLine, Ingredients, Prose, RecordHeading, Sibling
from vnclean.filters.bylines import Aligned, AuthorName
from vnclean.filters.captions import CaptionBetween, CaptionCredit
from vnclean.filters.controls import Control, Panel
from vnclean.filters.edge_after import After
from vnclean.filters.edge_before import Before
from vnclean.filters.figures import Figure
from vnclean.filters.lines import ControlRun, GluedMenu, Stamp, TagList
from vnclean.filters.listing import ListingHead, ListingHeadless
from vnclean.filters.pattern_rows import PATTERNS
from vnclean.filters.patterns import OwnPhrases, PatternFilter, PhraseFilter
from vnclean.filters.regions import Headed, Landmark, Linked, Named
from vnclean.filters.repeats import CaptionEcho, CaptionTwice, LineAgain, Teaser, TitleAgain, WidgetAgain
from vnclean.filters.runs import RUNS, CommentThread, DocumentList, RunFilter
from vnclean.filters.slugs import RepeatedSlug, TitleSlug
from vnclean.filters.title import ClaimedTitle, FirstParagraph, MarkedLead, PageTitle
from vnclean.filters.verse import Verse
from vnclean.model.decision import Label

__all__ = ["FILTERS", "CaptionCredit", "OwnPhrases", "PatternFilter", "PhraseFilter", "RunFilter"]

FILTERS: Final[tuple[Filter, ...]] = (
    Ingredients(),  # an ingredient could be taken for the title
    ClaimedTitle(),
    PATTERNS["navigation.welcome"],  # a title or a first paragraph by its place
    PageTitle(),  # everything else is compared with the title
    MarkedLead(),
    FirstParagraph(),  # before ``Prose`` labels it body
    PATTERNS["caption.pointing"],  # "(thứ hai từ trái)" points into a picture, however long the sentence
    Figure(),  # captions identified by markup, before ``Prose`` labels them body
    PATTERNS["share.follow"],  # complete sentences, but boilerplate
    PATTERNS["advert.invitation"],
    PATTERNS["advert.app"],
    PATTERNS["advert.offer"],
    PATTERNS["advert.paywall"],
    PATTERNS["legal.disclaimer"],
    Prose(),  # labelled here, so that no later filter can drop it
    Verse(),  # poems look like menus to all later filters
    Footnote(),
    RecordHeading(),  # "Trả lời" over each answer is not a heading of comments
    Control(),
    PATTERNS["comment.template"],  # place-holders are never text
    TitleSlug(),  # before phrases: an ASCII copy of another line
    RepeatedSlug(),
    PATTERNS["slug.file"],
    Stamp(),  # a date with a counter is a date, so before the counters
    DocumentList(),  # its counts of views are not counters of the page
    CommentThread(),  # its times and names are not dates and by-lines of the page
    PhraseFilter(Label.COMMENT),  # certain words, label by label
    PhraseFilter(Label.RATING),
    PhraseFilter(Label.COUNTER),
    PhraseFilter(Label.TIMESTAMP),
    PhraseFilter(Label.SHARE),
    PhraseFilter(Label.TAGS),
    PhraseFilter(Label.ADVERT),
    PhraseFilter(Label.LEGAL),
    PhraseFilter(Label.NAVIGATION),
    PhraseFilter(Label.BYLINE),
    PhraseFilter(Label.CAPTION),
    ListingHead(),  # before widgets: "Xem thêm tin" heads a listing, "Xem thêm Hà Nội" is a widget's
    PhraseFilter(Label.LISTING),
    PhraseFilter(Label.WIDGET),
    TitleAgain(),
    CaptionTwice(),  # before duplicates: both lines are the caption
    CaptionCredit(),
    TagList(),
    PATTERNS["byline.credit"],
    Aligned(),
    AuthorName(),  # after captions and dates, which may be between the name and the content
    LineAgain(),
    Teaser(),
    PATTERNS["listing.arrow"],
    PATTERNS["listing.label"],
    PATTERNS["listing.dated"],
    PATTERNS["share.address"],
    WidgetAgain(),
    PATTERNS["widget.controls"],
    PATTERNS["widget.embed"],
    ControlRun(),
    PATTERNS["widget.readout"],
    PATTERNS["rating.votes"],
    PATTERNS["counter.number"],
    PATTERNS["comment.head"],
    RUNS["tags.run"],
    PATTERNS["navigation.crumbs"],
    PATTERNS["legal.masthead"],
    RUNS["legal.run"],
    RUNS["listing.run"],
    Panel(),
    Headed(),
    Linked(),
    Named(),
    PATTERNS["caption.scene"],  # before a menu or a subheading could be seen in it
    GluedMenu(),
    CaptionEcho(),
    ListingHeadless(),
    CaptionBetween(),  # after all that could be between paragraphs for another reason
    HeadingLine(),  # what is left between paragraphs is a heading …
    Sibling(),  # a list under the last paragraph, before the edges take it
    Landmark(),
    Before(),  # … and what is left around the content is the page's
    After(),
)
"""All filters in priority order; a comment gives the reason for a position that is not obvious."""
