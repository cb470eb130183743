"""Tests of ``vnclean.analysis.visibility``."""

import vnclean


def test_hidden_markup_is_taken_in_where_it_alone_holds_the_story(story: dict[str, str]) -> None:
    body = "".join(f"<p>{story[str(number)]}</p>" for number in range(1, 6))
    for html in (
        f"<div style='display:none'>{body}</div>",
        f"<body><noscript>{body}</noscript>",
        f"<template>{body}</template>",
        f"<div hidden>{body}</div><p>Đang tải</p>",
    ):
        article = vnclean.extract(html)
        assert article.text.count("\n\n") == 4
        assert "hidden" in article.page.notes[0]
    behind = vnclean.extract(f"<div aria-hidden=true>{body}</div><div>{story['lead']} {story['lead']}</div>")
    assert story["5"] in behind.text  # the article is hidden behind an open dialog
    wall = vnclean.extract(f"<h1>{story['title']}</h1><div><p>{story['1']}</p></div><div hidden>{body}</div>")
    assert wall.text.split("\n\n") == [story[str(number)] for number in range(1, 6)]  # both have paragraph 1
    shown = vnclean.extract(body + f"<div style='display:none'>{body.replace('cầu', 'đường')}</div>")
    assert shown.page.notes == ()
    assert "đường mới" not in shown.text
