"""A small trace with everything in it that can be exported, and one whose every word is hostile."""

from dataclasses import replace
from typing import Any

from tests.factories import find
from tests.origins.piles import Told, actor, copy, read_evidence, told

from sayso.origins import count_origins
from sayso.records import (
    Claim,
    Correction,
    Document,
    EdgeKind,
    Evidence,
    Input,
    Judgement,
    Link,
    Moment,
    Passage,
    Receipt,
    Run,
    Story,
    Trace,
    Unread,
    Version,
    content_id,
)

HOSTILE = (
    '=HYPERLINK("http://x")<script>alert(1)</script>\x00\x07\x1b[2J\ud800\u202eevil\u2028\r\n"a";\'b\' | [x](javascript:y) '
    "[^1]: ![z](http://z/) `c` **d** $e$ ]]> &amp; --> {{f}} \\ # www.evil.example @all"
)
CUSTOMS = actor("Velmara Customs Service", names=["the service"])
AGENCY = actor("Kaldu Agency", kind="outlet")
MAYOR = actor("Ilse Marrow", kind="person")
CARRIED = (
    "<s1>The Velmara Customs Service</s1> <q1>said</q1> <e1:video>a video</e1> showed that <c1>the train carried fuel</c1>. See here, it "
    "is all there."
)


def trace() -> Trace:
    """Give a trace of five documents: a statement, its copy, an agency's word, somebody who denies it, and one without a date."""
    herald = told(
        CARRIED, CUSTOMS, outlet="Herald", title="Fuel train", url="https://herald.example/fuel?a=1&b=2", author="Ana Brook",
        published=Moment("2024-03-04T09:00+02:00", "2024-03-04T09:00+02:00", "meta"), captured="2024-03-09T08:00:00+00:00", file="pile/herald.txt", offset=7,
    )  # fmt: skip
    kurier = told(CARRIED, CUSTOMS, outlet="Kurier", published="2024-03-05", file="pile/kurier.txt")
    radio = told(
        "<s1>Kaldu Agency</s1> <q1>reported</q1> <c1><s2>the service</s2> <q2>said</q2> <c2>the train carried fuel</c2></c1>.",
        AGENCY, CUSTOMS, outlet="Radio Nord", published=Moment("2024-03-01T00:00", "2024-03-31T23:59", "visible date, no zone"),
    )  # fmt: skip
    gazette = told(
        "<s1>Ilse Marrow</s1> <q1:denies>denied</q1> <c1>the train carried fuel</c1>.",
        MAYOR,
        outlet="-Gazette",
        published="2024-03-06",
    )
    blog = told("Fuel train! <w>The train carried 40 tons of fuel</w>.", title="Night notes")
    return _traced((herald, kurier, radio, gazette, blog))


def _traced(texts: tuple[Told, ...]) -> Trace:
    pages = tuple(each.page for each in texts)
    herald, kurier, radio, gazette, _ = pages
    herald = replace(herald, links=(Link("https://kurier.example/", find(herald, "here")), Link("mailto:desk@herald.example")))
    pages = (herald, *pages[1:])
    witnesses = [each for text in texts[:4] for each in text.witnesses]
    receipts = tuple(
        Receipt(
            id=content_id("receipt", each.passage), kind=EdgeKind.SAME_WORDS, why="the same words", score=1.0,
            passages=(each.passage, witnesses[0].passage),
        )
        for each in witnesses[1:]
    )  # fmt: skip
    shown = [witnesses[0], *(replace(each, receipt=why.id) for each, why in zip(witnesses[1:], receipts, strict=True))]
    other = replace(texts[4].witnesses[0], headline=True, credited=texts[0].statements[0].id)
    versions = (
        Version(
            claim="claim-b", what="number", here="", there="40", since_here=herald.published, why="number: nothing against “40”",
            passages=(witnesses[0].passage, other.passage),
        ),
    )  # fmt: skip
    claims = (
        Claim(
            id="claim-a",
            text="the train carried fuel",
            language="en",
            witnesses=tuple(shown),
            versions=versions,
            receipts=receipts,
        ),
        Claim(id="claim-b", text="The train carried 40 tons of fuel", language="en", witnesses=(other,)),
    )
    statements = tuple(statement for each in texts for statement in each.statements)
    first = replace(
        statements[0], hedges=(statements[0].cue,), notes=("no cue list for language 'xx'",),
        said=Moment("2024-03-04", "2024-03-04", "on Monday"), evidence=(*statements[0].evidence, Evidence("witness", find(herald, "it"), inside=True)),
    )  # fmt: skip
    statements = (first, *statements[1:])
    pairs = ((0, 20, 0, 20), (20, len(herald.text), 20, len(kurier.text)))
    changes = ("60 -> 500", "negation added")
    copies = (replace(copy(herald, kurier, "a->b"), why="word for word", pairs=pairs, changes=changes),)
    actors = (CUSTOMS, AGENCY, MAYOR)
    lineages = count_origins(pages, statements, actors, copies, claims, read_evidence=read_evidence)
    assert lineages[0].denials is not None
    return Trace(
        run=Run(
            id="run-1", version="0.1.0", settings=(("max_file_bytes", "1000"),), models=(("tagger.bin", "ab" * 32),), seconds=1.5,
            inputs=(Input("pile/herald.txt", "cd" * 32), Input("pile/empty.txt", "ef" * 32)),
        ),
        documents=pages, statements=statements, actors=actors, copies=copies, claims=claims, lineages=lineages,
        unread=(Unread("pile/empty.txt", "is empty"), Unread("pile/cut.txt", "ends within a post", 120)),
        corrections=(
            Correction(judgement=Judgement.INDEPENDENT, a=statements[0].id, b=Passage(kurier.id, 0, 9), claim="claim-a", by="Ida",
                at="2024-03-07", why="asked"),
            Correction(judgement=Judgement.SAME_CLAIM, a=Passage(radio.id, 1, 4), b=gazette.id),
            Correction(judgement=Judgement.WRONG_SPEAKER, a=statements[-1].id, b="Ilse Marrow", by="Ida"),
            Correction(judgement=Judgement.WRONG_DATE, a=radio.id, b="2024-03-05/2024-03"),
        ),
        stories=(
            Story(id="story-1", text="the train carried fuel", language="en", claims=("claim-a", "claim-b"),
                documents=tuple(each.id for each in pages)),
        ),
    )  # fmt: skip


def hostile() -> Trace:
    """Give the same trace with hostile words wherever words of a pile can stand."""
    return _changed(trace())


def _changed(found: Trace) -> Trace:
    words: dict[str, Any] = {"title": HOSTILE, "outlet": HOSTILE, "author": f"\t{HOSTILE}", "url": f"javascript:{HOSTILE}"}
    pages = tuple(_hostile_page(each, words) for each in found.documents)
    claims = tuple(
        replace(
            each, text=HOSTILE, receipts=tuple(replace(why, why=HOSTILE) for why in each.receipts),
            versions=tuple(replace(version, here=HOSTILE, there=f"-{HOSTILE}", why=HOSTILE) for version in each.versions),
        )
        for each in found.claims
    )  # fmt: skip
    lineages = tuple(replace(each, nodes=tuple(replace(node, label=HOSTILE) for node in each.nodes)) for each in found.lineages)
    return replace(
        found, documents=pages, claims=claims, lineages=lineages,
        actors=tuple(replace(each, name=HOSTILE, names=(HOSTILE,)) for each in found.actors),
        unread=tuple(replace(each, path=HOSTILE, why=HOSTILE) for each in found.unread),
        corrections=tuple(
            replace(each, by=HOSTILE, why=HOSTILE, b=HOSTILE if each.judgement is Judgement.WRONG_SPEAKER else each.b)
            for each in found.corrections
        ),
    )  # fmt: skip


def _hostile_page(page: Document, words: dict[str, Any]) -> Document:
    """Give a page of the same length whose text is hostile, so that all spans still lie in it."""
    text = (HOSTILE * (len(page.text) // len(HOSTILE) + 1))[: len(page.text)]
    return replace(page, text=text, **words)
