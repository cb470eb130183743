"""The filters in their order. Order is authority: the first to label a block decides.

Protecting filters come first, then certain words, then shape, then neighbours, then the rest of the page.
"""

from typing import Final

from vnclean.analysis.draft import Filter
from vnclean.filters import (
    advert,
    body,
    box,
    byline,
    caption,
    comment,
    counter,
    duplicate,
    edge,
    entry,
    figure,
    heading,
    landmark,
    lead,
    legal,
    listing,
    navigation,
    rating,
    scene,
    share,
    sibling,
    slug,
    tags,
    timestamp,
    title,
    widget,
)
from vnclean.filters.phrase import Phrase
from vnclean.model.label import Label

__all__ = ["FILTERS", "Phrase"]

FILTERS: Final[tuple[Filter, ...]] = (
    body.Ingredients(),  # one of them could pass for a title
    title.Claimed(),
    title.Title(),  # everything else is compared with the title
    lead.Marked(),
    lead.Lead(),  # the first paragraph, before it is just any prose
    caption.Pointing(),  # "(thứ hai từ trái)" points into a picture, however long the sentence
    figure.Figure(),  # what markup ties to a picture, before it passes for prose
    share.Follow(),  # sentences, but of the page
    advert.Invitation(),
    body.Prose(),  # certain prose: no later voice can take it
    body.Verse(),  # poems look like menus to all that follow
    body.Footnote(),
    landmark.Control(),
    comment.Template(),  # place-holders are never text
    slug.TitleSlug(),  # an ASCII twin of another line
    slug.RepeatedSlug(),
    slug.FileSlug(),
    timestamp.Dateline(),  # a date with a counter is a date, so before the counters
    entry.Documents(),  # its counts of views are not counters of the page
    comment.Thread(),  # its times and names are not dates and by-lines of the page
    Phrase(Label.COMMENT),  # certain words, label by label
    Phrase(Label.RATING),
    Phrase(Label.COUNTER),
    Phrase(Label.TIMESTAMP),
    Phrase(Label.SHARE),
    Phrase(Label.TAGS),
    Phrase(Label.ADVERT),
    Phrase(Label.LEGAL),
    Phrase(Label.NAVIGATION),
    Phrase(Label.BYLINE),
    Phrase(Label.CAPTION),
    listing.Head(),  # heads before widgets: "Xem thêm tin" is a head, "Xem thêm Hà Nội" a widget's
    Phrase(Label.LISTING),
    Phrase(Label.WIDGET),
    duplicate.TitleAgain(),
    scene.Twice(),  # before duplicates: both lines are the caption
    caption.Credited(),
    tags.Listed(),
    byline.Credit(),
    byline.Aligned(),
    byline.Name(),  # needs captions and dates known, to see how far the content's edge reaches
    duplicate.LineAgain(),
    duplicate.Teaser(),
    entry.Arrow(),
    entry.Dated(),
    share.Address(),
    widget.Repeated(),
    widget.READOUT,
    rating.VOTES,
    counter.NUMBER,
    comment.Head(),
    tags.Run(),
    navigation.Crumbs(),
    legal.Masthead(),
    legal.Run(),
    listing.Run(),
    box.Panel(),
    box.Headed(),
    box.Linked(),
    box.Named(),
    navigation.Glued(),
    scene.Echo(),
    listing.Headless(),
    scene.Between(),  # after all that could be between paragraphs for another reason
    heading.Line(),  # what is left between paragraphs is a heading …
    sibling.Sibling(),  # a list under the last paragraph, before the edges take it
    landmark.Landmark(),
    edge.Before(),  # … and what is left around the content is the page's
    edge.After(),
)
"""All filters, each with the reason for its place where it is not plain."""
