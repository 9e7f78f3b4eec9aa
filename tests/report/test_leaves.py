"""A document's page: its text with who says what, where it comes from, what it bears witness to, what it shares."""

from dataclasses import replace

from tests.factories import document
from tests.report.fixtures import affair, empty
from tests.report.reading import read

from sayso.records import Input
from sayso.report.catalogue import catalogue
from sayso.report.leaves import Leaf, leaf
from sayso.report.links import on_server
from sayso.report.pages import document_page


def shown(id_: str) -> Leaf:
    shelf = catalogue(affair())
    return leaf(shelf, shelf.documents[id_])


def test_copied_passages_are_bars_in_the_margin() -> None:
    """One bar a wording, and a link to each side by side once."""
    herald = shown("d1herald")
    assert [len(block.bars) for block in herald.blocks] == [0, 1]
    assert [note.href for note in herald.blocks[1].notes] == ["#copy-c0", "#copy-c1", "#copy-c2"]
    assert shown("d10evil").unseen == 3


def test_a_statement_of_more_than_saying_is_labelled() -> None:
    """Who denies is told from who says without colour; the label stands beside the text, not in it."""
    blocks = shown("d9harbour").blocks
    assert 'data-act="denies"' in blocks[1].text
    assert "denies" not in blocks[1].text.striptags()
    assert [(voice.name, voice.acts) for voice in blocks[1].voices] == [
        ("the Port Authority of Tessal", ("denies",)),
        ("the Council", ("doubts",)),
    ]


def test_hedges_are_marked_and_not_all_that_is_said() -> None:
    """The words that hold it at arm's length, no others."""
    assert '<span class="hedged">may have</span>' in shown("d0wire").blocks[-1].text


def test_everyone_quoted_has_a_colour_of_their_own() -> None:
    """Whoever is not among the most quoted of the pile has one that is free in this document."""
    shelf = replace(catalogue(affair()), tones={"abureau": 1})
    key = leaf(shelf, shelf.documents["d9harbour"]).key
    assert sorted(each.tone for each in key) == [1, 2]
    assert all(each.href for each in key)


def test_who_has_it_from_whom_is_said_of_each_sharer() -> None:
    """What the text is made from stands first."""
    assert [(each.name, each.relation) for each in shown("d1herald").sharers] == [
        ("Northwire", "this text has it from there"),
        ("Tidewater Evening Post", "has it from this text"),
        ("Курьер", "has it from this text"),
    ]
    assert [each.relation for each in shown("d4minato").sharers] == ["nothing tells which was first"]


def test_claims_are_named_with_what_the_text_does_and_their_numbers() -> None:
    """A denial is witness, too."""
    claims = shown("d9harbour").claims
    assert "denies it" in claims[0].stances
    assert claims[0].numbers == ("7 documents", "3 wordings", "1–2 origins")
    assert claims[0].href == "#claim-k0"


def test_the_digest_is_that_of_the_file() -> None:
    """Whoever has the file can tell that it is the one; without an input nothing is said."""
    assert shown("d0wire").digest == "0" * 64
    alone = document("Shut.", id="d", file="gone.txt")
    assert leaf(catalogue(replace(empty(), documents=(alone,))), alone).digest is None


def test_the_original_is_a_link_where_a_server_has_it() -> None:
    """A file of its own says what the digest is of."""
    assert shown("d0wire").original is None
    shelf = catalogue(affair(), links=on_server)
    assert leaf(shelf, shelf.documents["d0wire"]).original == "/documents/d0wire/original"


def test_the_signs_of_a_markdown_headline_are_not_shown() -> None:
    """The text begins with the headline's words."""
    page = document("Mill shut\nFor good.", id="d", headline=True)
    shift = 2
    moved = tuple(
        replace(each, span=type(each.span)(each.span.start + shift, each.span.end + shift), sentences=())
        for each in page.paragraphs
    )
    page = replace(page, text=f"# {page.text}", paragraphs=moved)
    trace = replace(empty(), documents=(page,), run=replace(empty().run, inputs=(Input("d.md", "1" * 64),)))
    assert [block.text for block in leaf(catalogue(trace), page).blocks] == ["Mill shut", "For good."]


def test_a_date_of_fetching_bounds_the_date_of_publishing() -> None:
    """It was on the web by then."""
    page = document("Shut.", id="d", captured="2031-03-04T10:00+00:00")
    body = document_page(catalogue(replace(empty(), documents=(page,))), page).body
    assert "4 March 2031, 10:00 UTC; it was published then or before" in "".join(read(str(body)).words)


def test_a_bare_document_says_what_is_missing() -> None:
    """No view is blank."""
    page = document("Shut.", id="d")
    words = "".join(read(str(document_page(catalogue(replace(empty(), documents=(page,))), page).body)).words)
    for said in (
        "It bears witness to no claim.",
        "No other document of this pile has a passage of it.",
        "Nobody is quoted in it.",
    ):
        assert said in words
