"""The report: safe, self-contained, sound, and the same for the same trace."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from tests.report.fixtures import affair, crowd, empty
from tests.report.reading import Page, read

from sayso.records import Correction, Judgement, Trace
from sayso.report import one_file
from sayso.report.chart import NODES_DRAWN
from sayso.report.one_file import render

PILES = {"affair": affair, "empty": empty, "crowd": lambda: crowd(70)}


@pytest.fixture(scope="module", params=PILES)
def page(request: pytest.FixtureRequest) -> Page:
    return read(render(PILES[request.param]()))


@pytest.fixture(scope="module")
def html() -> str:
    return render(affair())


def test_elements_are_well_nested(page: Page) -> None:
    """Whatever texts, marks and names hold, every element is closed where it was opened."""
    assert page.faults == []


def test_texts_of_documents_stay_texts(html: str) -> None:
    """No tag, script, handler or comment of a document becomes one of the page's."""
    page = read(html)
    assert len(page.all("script")) == 1
    assert page.all("img", "iframe", "object", "embed", "base") == []
    assert [each["data-narrows"] for each in page.all("form")] == ["listing", "documents-list", "speakers-list", "copies-list"]
    assert {each["type"] for each in page.all("input")} == {"search", "checkbox", "radio"}
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"] == []
    assert "<!--" not in html
    assert "{{ 7*7 }} {% include 'x' %}" in "".join(page.words)


def test_nothing_is_asked_of_anywhere(page: Page) -> None:
    """A reader leaves no trace at any server: no address in link, script, image or style."""
    sources = [
        attributes.get(name)
        for _, attributes in page.elements
        for name in ("src", "srcset", "poster", "data")
        if name in attributes
    ]
    assert sources == []
    assert [attributes["href"] for attributes in page.all("link")] == ["data:,"]


def test_the_style_asks_for_nothing_and_the_policy_allows_only_this_style_and_this_script(html: str) -> None:
    """The policy names the digests of the very style and script that the page holds."""
    policy = next(each["content"] for each in read(html).all("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for element in ("style", "script"):
        content = re.search(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        assert content is not None
        assert f"{element}-src 'sha256-{b64encode(sha256(content[1].encode()).digest()).decode()}'" in policy
        assert "url(" not in content[1]
        assert "@import" not in content[1]


def test_links_lead_to_web_addresses_only_and_tell_them_nothing(html: str) -> None:
    """Only http and https, shown with the host that they really lead to."""
    outside = [each for each in read(html).all("a") if not (each["href"] or "").startswith("#")]
    assert {each["href"] for each in outside} == {
        "https://northwire.example/mines?id=7",
        "https://northwire.example/mines",
        "https://herald.example/a",
        "https://good.example@evil.example/",
        "https://пример.example/",
    }
    assert {each["rel"] for each in outside} == {"noreferrer noopener nofollow"}
    assert ">evil.example</a>" in html
    assert ">xn--e1afmkfd.example</a>" in html


def test_every_anchor_resolves_and_is_there_once(page: Page) -> None:
    """A link within the report always leads somewhere."""
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {(each["href"] or "")[1:] for each in page.all("a") if (each["href"] or "").startswith("#")}
    assert wanted - set(ids) == set()


def test_headings_stand_in_order(page: Page) -> None:
    """One h1 a page; no level is left out on the way down."""
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    pages = [each for each in page.all("section") if (each.get("class") or "").startswith("page ")]
    assert levels.count(1) == len(pages)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_character_that_hides_or_reorders_text_is_left(html: str) -> None:
    """Direction overrides and control characters of a document do not reach the page."""
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]", html) == []


def test_the_same_trace_gives_the_same_page() -> None:
    """Nothing of the clock or of chance is in it."""
    assert render(affair()) == render(affair())


def test_every_word_of_every_document_is_there() -> None:
    """Marks add elements, never take or repeat a letter."""
    html = render(affair())
    for document in affair().documents:
        blocks = re.search(rf'id="document-{document.id}">.*?<div class="text">(.*?)</section>', html, re.DOTALL)
        assert blocks is not None
        texts = re.findall(r'<p(?: class="headline")?(?: lang="[^"]*")? dir="[^"]*">(.*?)</p>', blocks[1], re.DOTALL)
        shown = "".join("".join(read(text).words) for text in texts)
        assert "".join(shown.split()) == "".join(re.sub("[\u202e\u202c\x07]", "", document.text).split())


def test_paragraphs_say_their_language_and_direction(html: str) -> None:
    """A browser picks type and direction by them."""
    assert re.search(r'<p lang="ja" dir="ltr">', html)
    assert re.search(r'<p lang="ar" dir="rtl">', html)


def test_an_empty_report_says_what_would_fill_it() -> None:
    """No view is blank."""
    words = "".join(read(render(empty())).words)
    for said in (
        "No document was read from 0 files.",
        "No claim yet.",
        "No passage here is a copy",
        "Nobody is quoted",
        "Everything was read.",
    ):
        assert said in words


def test_a_crowd_is_counted_in_words() -> None:
    """The chart stops at its bound and says so; table, documents and copies have them all."""
    html = render(crowd(70))
    drawn = read(re.search(r"<svg width=\"\d.*?</svg>", html[html.index('class="scroll ') :], re.DOTALL)[0])  # type: ignore[index]
    assert len(drawn.all("circle")) <= NODES_DRAWN
    assert "11 more documents are not drawn; the table below the chart has them all." in html
    claim = html[html.index('id="claim-') : html.index('id="documents"')]
    assert claim.count('<th scope="row">') == 70


def test_claims_stand_by_how_far_documents_exceed_origins() -> None:
    """The widest gap first; claims with one witness are listed apart."""
    html = render(affair())
    listed = html[html.index('id="claims"') :]
    places = [listed.index(place) for place in ('href="#claim-k0"', 'href="#claim-k1"', 'id="singles"', 'id="claim-k2"')]
    assert places == sorted(places)


def test_what_people_decided_is_listed_and_what_had_no_effect_is_said() -> None:
    """A correction wins, and is listed with who decided it; an id that the pile lacks is named."""
    whole = affair()
    first, second = whole.documents[0].id, whole.statements[0].id
    decided = (
        Correction(
            judgement=Judgement.INDEPENDENT, a=first, b=second, claim="k0", by="<b>Ida", at="2024-03-05", why="two cameras"
        ),
        Correction(judgement=Judgement.SAME_CLAIM, a=first, b="gone"),
    )
    page = render(replace(whole, corrections=decided))
    assert "2 decisions of people stand over what was found." in page
    assert "<b>are independent</b>" in page
    assert "&lt;b&gt;Ida" in page
    assert "the pile does not hold <code>gone</code>." in page
    assert "What people decided" not in render(whole)


def test_a_claim_without_a_lineage_does_not_stop_the_report() -> None:
    """Half a trace gives half a report."""
    whole = affair()
    half = Trace(
        run=whole.run, documents=whole.documents[:3], statements=whole.statements, actors=(), copies=whole.copies, claims=whole.claims,
        lineages=whole.lineages, unread=(),
    )  # fmt: skip
    page = read(render(half))
    assert page.faults == []


def test_a_pile_of_very_many_statements_does_not_list_them_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text has them, and so have the speakers' pages; the document says so."""
    assert 'id="document-d0wire-statements"' in render(affair())
    monkeypatch.setattr(one_file, "STATEMENTS_LISTED", 3)
    html = render(affair())
    assert 'id="document-d0wire-statements"' not in html
    assert "The pile has too many statements to list them here again; the pages of the speakers have them." in html
