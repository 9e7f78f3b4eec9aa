"""A page dump is cut into its posts."""

from sayso.documents.posts import posts

PAGE = (
    "Ferry aground\n\nThe ferry ran aground on Monday.\n\nposted by HARUKAZE at 21:15| Comment(0) | 港\n\n"
    "posted by HARUKAZE at 20:40| Comment(0) | 港\n\nNobody was hurt.\n\nposted by HARUKAZE at 09:05| Comment(2) | 港\n"
)


def texts(page):
    return [page[post.span.start : post.span.end] for post in posts(page, "page.txt")[0]]


def test_a_post_ends_before_its_footer():
    """The footer tells who and when, and is in no post's text."""
    assert texts(PAGE) == ["Ferry aground\n\nThe ferry ran aground on Monday.", "Nobody was hurt."]
    assert [(post.author, post.published.basis) for post in posts(PAGE, "page.txt")[0]] == [
        ("HARUKAZE", "footer time only 21:15"),
        ("HARUKAZE", "footer time only 09:05"),
    ]


def test_an_empty_post_is_noted_not_lost():
    """The note names author and time, and leads to the footer."""
    (note,) = posts(PAGE, "page.txt")[1]
    assert (note.path, note.why, PAGE[note.offset :][:20]) == (
        "page.txt",
        "post by HARUKAZE at 20:40 holds no text",
        "posted by HARUKAZE a",
    )


def test_a_date_line_gives_the_posts_below_it_their_day():
    """It holds until the clock jumps up again, which means another day."""
    found = posts("17 May 2022\n\n" + PAGE.replace("09:05", "23:59"), "page.txt")[0]
    assert found[0].published.earliest == "2022-05-17T21:15"
    assert found[1].published.basis == "footer time only 23:59"


def test_text_after_the_last_footer_is_a_post_of_its_own():
    """A dump may break off before the last footer."""
    assert texts(PAGE + "\nThe harbour is open again.")[-1] == "The harbour is open again."


def test_headers_begin_posts():
    """Where the signed line stands above the text, it opens the post."""
    page = "Posted by Marlow at 08:10\nThe ferry is late.\n\nPosted by Winter at 09:20\nThe ferry is here.\n"
    assert texts(page) == ["The ferry is late.", "The ferry is here."]


def test_separators_alone_cut_nothing():
    """Three stars may part the scenes of one story."""
    assert texts("The ferry left.\n\n***\n\nIt came back.") == []


def test_separators_with_dates_cut():
    """Where every part has its own date line, the parts are posts."""
    page = "3 June 2021\nThe ferry left.\n\n* * *\n\n4 June 2021\nIt came back.\n"
    assert texts(page) == ["The ferry left.", "It came back."]
    assert [post.published.earliest[:10] for post in posts(page, "")[0]] == ["2021-06-03", "2021-06-04"]


def test_prose_is_left_whole():
    """Nothing shows that it is a page of posts."""
    assert posts("The ferry left on 3 June 2021.\n\nIt came back.", "a.txt") == ((), ())
