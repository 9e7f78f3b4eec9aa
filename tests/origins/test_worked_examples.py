"""The twelve worked examples of docs/origins.md, each as written there, in five languages or more; marks as in piles.py."""

from pathlib import Path

import numpy as np
import pytest
import yaml
from tests.origins.piles import Told, actor, copy, count_told, line, told

from sayso.claims import group_claims
from sayso.origins import compare, count_origins, sentence
from sayso.records import CopyKind, EndKind, Link, NodeKind, Span

TEXTS = yaml.safe_load(Path(__file__).with_name("worked_examples.yml").read_text(encoding="utf8"))
MINISTRY = actor("the ministry", body="ministry", names=("The ministry",))
SPOKESMAN = actor("the ministry's spokesman", "person", body="ministry")
HERALD = actor("Herald", "outlet")
SERVICE = actor("the service", names=("The service",))
RAILWAY = actor("the railway", body="railway", names=("The railway",))
VILLAGERS = actor("two villagers", "unnamed")
MINISTER = actor("the minister", "person")


def compared(lineage, first: Told, second: Told) -> str:
    return compare(lineage, first.witnesses[0], second.witnesses[0])


def grouped(texts, actors):
    """Group into claims, all texts taken for alike: then the detailed check alone decides; give claims and their lineages."""
    pages, found = [each.page for each in texts], [statement for each in texts for statement in each.statements]
    claims = group_claims(pages, found, actors, encode=lambda words: np.ones((len(words), 1), dtype=np.float32))
    return claims, count_origins(pages, found, actors, [], claims)


@pytest.mark.parametrize("language", TEXTS["agency"])
def test_1_twelve_prints_of_one_agency_text_are_one_wording_and_one_origin(language):
    """Six prints, four shortened, two translated; copies of unknown direction share one wording and its end."""
    short, more = TEXTS["agency"][language]
    others = [each for each in TEXTS["agency"] if each != language][:2]
    texts = [told(short + more, MINISTRY, outlet=f"Outlet {number}", language=language) for number in range(6)]
    texts += [told(short, MINISTRY, outlet=f"Bote {number}", language=language) for number in range(4)]
    texts += [told(TEXTS["agency"][each][0], MINISTRY, outlet=f"Ranok {each}", language=each) for each in others]
    first, *prints = [each.page for each in texts]
    kinds = [CopyKind.VERBATIM] * 9 + [CopyKind.TRANSLATED] * 2
    copies = [copy(first, page, kind=kind) for page, kind in zip(prints, kinds, strict=True)]
    assert line(count_told(texts, copies)) == "12 -> 1 -> 1 to 1"


@pytest.mark.parametrize("language", TEXTS["briefings"])
def test_2_a_ministry_and_its_spokesman_are_one_body_in_the_low_count_alone(language):
    """Actors of one organisation merge in the low count; the high keeps two words."""
    one, other = TEXTS["briefings"][language]
    a = told(one, MINISTRY, outlet="Herald", language=language)
    b = told(other, SPOKESMAN, outlet="Kurier", language=language)
    lineage = count_told([a, b])
    assert line(lineage) == "2 -> 2 -> 1 to 2"
    assert compared(lineage, a, b) == "not established"


@pytest.mark.parametrize("language", TEXTS["one briefing"])
def test_2_one_briefing_joins_the_words_of_one_body(language):
    """If both texts date it to one briefing, that receipt joins them even in the high count."""
    one, other = TEXTS["one briefing"][language]
    a = told(one, MINISTRY, outlet="Herald", language=language[:2], published="2024-03-05")
    b = told(other, SPOKESMAN, outlet="Kurier", language=language[:2], published="2024-03-06")
    lineage = count_told([a, b])
    assert line(lineage) == "2 -> 2 -> 1 to 1"
    assert compared(lineage, a, b) == "same origin"


@pytest.mark.parametrize("language", TEXTS["chains"])
def test_3_a_chain_told_by_one_document_holds_for_another(language):
    """Herald is known, from A, to have it from the service: B's "Herald reports" rests on the service too."""
    chain, alone = TEXTS["chains"][language]
    a = told(chain, HERALD, SERVICE, outlet="Kurier", language=language)
    b = told(alone, HERALD, outlet="Bote", language=language)
    lineage = count_told([a, b])
    assert line(lineage) == "2 -> 2 -> 1 to 1"
    assert compared(lineage, a, b) == "same origin"
    assert [node.label for node in lineage.nodes if node.end] == ["the service"]
    assert all(node.inferred for node in lineage.nodes if node.kind is NodeKind.WORD)


@pytest.mark.parametrize("language", TEXTS["unsourced"])
def test_4_a_text_that_names_nothing_adds_to_the_high_count_alone(language):
    """A names nothing: it may have the service's word, or know more. C translates A."""
    bare, sourced, translated = TEXTS["unsourced"][language]
    a = told(bare, outlet="Herald", language=language)
    b = told(sourced, SERVICE, outlet="Kurier", language=language)
    c = told(TEXTS["unsourced"][translated][0], outlet="Bote", language=translated)
    lineage = count_told([a, b, c], [copy(a.page, c.page, kind=CopyKind.TRANSLATED)])
    assert line(lineage) == "3 -> 2 -> 1 to 2"
    assert compared(lineage, a, c) == "same origin"
    assert compared(lineage, a, b) == "not established"
    assert {node.end for node in lineage.nodes if node.document == c.page.id} == {EndKind.NOTHING_NAMED}


@pytest.mark.parametrize("language", TEXTS["wagons"])
def test_5_own_reporting_an_actor_and_eyewitnesses_are_three_origins(language):
    """Own reporting, an actor's word and witnesses of another kind stay apart even in the low count."""
    rows = zip(TEXTS["wagons"][language], ((), (RAILWAY,), (VILLAGERS,)), ("Herald", "Kurier", "Bote"), strict=True)
    texts = [told(text, *speakers, outlet=outlet, language=language) for text, speakers, outlet in rows]
    lineage = count_told(texts)
    assert line(lineage) == "3 -> 3 -> 3 to 3"
    assert {node.end for node in lineage.nodes} == {None, EndKind.OWN_REPORTING, EndKind.WORD}
    assert compared(lineage, texts[0], texts[2]) == "independent"


@pytest.mark.parametrize("language", TEXTS["sources"])
def test_6_unnamed_sources_could_be_somebody_known(language):
    """A source in the railway, the railway's head, sources: one in the low count, three in the high."""
    text, *names = TEXTS["sources"][language]
    speakers = (
        actor("a source in the railway", "unnamed"),
        actor("the railway's head", "person", body="railway"),
        actor("sources", "unnamed"),
    )
    rows = zip(names, speakers, ("Herald", "Kurier", "Bote"), strict=True)
    texts = [told(text.format(name), speaker, outlet=outlet, language=language) for name, speaker, outlet in rows]
    assert line(count_told(texts)) == "3 -> 3 -> 1 to 3"


@pytest.mark.parametrize("language", TEXTS["numbers"])
def test_7_another_number_makes_another_version_never_one_claim(language):
    """Two versions, each with its own range, linked to each other."""
    text, *numbers = TEXTS["numbers"][language]
    claims, lineages = grouped(
        [told(text.format(number), SERVICE, outlet=number, language=language) for number in numbers], [SERVICE]
    )
    assert [line(lineage) for lineage in lineages] == ["1 -> 1 -> 1 to 1", "1 -> 1 -> 1 to 1"]
    assert [(each.what, each.here, each.there) for claim in claims for each in claim.versions] == [
        ("number", "9", "90"),
        ("number", "90", "9"),
    ]
    assert claims[0].versions[0].claim == claims[1].id


@pytest.mark.parametrize("language", TEXTS["denied"])
def test_8_a_denial_and_an_assertion_are_one_claim_with_one_origin(language):
    """What the railway denies is what the service says: 1 origin, and 1 denial with an end of its own."""
    denial, assertion = TEXTS["denied"][language]
    a = told(denial, RAILWAY, outlet="Herald", language=language)
    b = told(assertion, SERVICE, outlet="Kurier", language=language)
    (claim,), (lineage,) = grouped([a, b], [RAILWAY, SERVICE])
    assert claim.text == b.page.words(b.statements[0].content[0])
    assert line(lineage) == "1 -> 1 -> 1 to 1"
    assert lineage.denials
    assert line(lineage.denials) == "1 -> 1 -> 1 to 1"


@pytest.mark.parametrize("language", TEXTS["denied"])
def test_8_a_denial_adds_nothing_and_has_an_end_of_its_own(language):
    """The railway denied that any train ran: no witness of a train, and one denial."""
    lineage = count_told([told(TEXTS["denied"][language][0], RAILWAY, outlet="Herald", language=language)])
    assert line(lineage) == "0 -> 0 -> 0 to 0"
    assert lineage.denials
    assert line(lineage.denials) == "1 -> 1 -> 1 to 1"
    assert [node.label for node in lineage.denials.nodes if node.end] == ["the railway"]


@pytest.mark.parametrize("language", TEXTS["videos"])
def test_9_two_videos_are_two_where_the_texts_tell_them_apart(language):
    """A video that the service showed and one that Herald published may be one, unless the text says "another"."""
    shown, *published = TEXTS["videos"][language]
    a = told(shown, SERVICE, outlet="Kurier", language=language)
    others = [told(each, outlet="Bote", language=language) for each in published]
    assert [line(count_told([a, b], actors=[HERALD])) for b in others] == ["2 -> 2 -> 1 to 2", "2 -> 2 -> 2 to 2"]


def rewrites(language: str, *, eyewitnesses: bool, own_reporting: bool):
    """Count Herald's text and three that cite it, each perhaps with an eyewitness of its own."""
    cited, more, plain, own = TEXTS["rewrites"][language]
    texts = [told(f"<w>{own if own_reporting else plain}</w>", outlet="Herald", language=language)]
    for number, name in enumerate(("Anna", "Vera", "Clara")):
        speakers = (HERALD, actor(f"eyewitness {name}", "person")) if eyewitnesses else (HERALD,)
        text = cited.format(number) + (more.format(name) if eyewitnesses else "")
        texts.append(told(text, *speakers, outlet=f"Outlet {number}", language=language))
    return count_told(texts, actors=[HERALD])


@pytest.mark.parametrize("language", TEXTS["rewrites"])
def test_10_rewrites_that_cite_one_report_have_its_one_origin(language):
    """X's report is rewritten by three outlets that each cite X; X's text is in the pile, so its word is not inferred."""
    lineage = rewrites(language, eyewitnesses=False, own_reporting=False)
    assert line(lineage) == "4 -> 4 -> 1 to 1"
    assert not any(node.inferred for node in lineage.nodes)


@pytest.mark.parametrize("language", TEXTS["rewrites"])
def test_10_rewrites_that_each_name_another_eyewitness_have_three_or_more(language):
    """X's own end comes besides, if it has one."""
    assert line(rewrites(language, eyewitnesses=True, own_reporting=False)) == "4 -> 4 -> 3 to 4"
    assert line(rewrites(language, eyewitnesses=True, own_reporting=True)) == "4 -> 4 -> 4 to 4"


@pytest.mark.parametrize("language", TEXTS["dropped"])
@pytest.mark.parametrize("shown", ["copy", "copy of unknown direction", "link", "nothing"])
def test_11_a_dropped_attribution_is_marked_where_copy_or_link_shows_it(language, shown):
    """Same origin if copy or link shows it, and the second is marked; if nothing shows it, 1 to 2 and no mark."""
    credited, bare = TEXTS["dropped"][language]
    a = told(credited, MINISTER, outlet="Herald", url="https://herald.example/attack", language=language)
    links = (Link("https://www.herald.example/attack?from=feed", Span(0, 5)),) if shown == "link" else ()
    b = told(f"<w>{bare}</w>", outlet="Kurier", language=language, links=links)
    copies = {"copy": [copy(a.page, b.page, "a->b")], "copy of unknown direction": [copy(a.page, b.page)]}.get(shown, [])
    lineage = count_told([a, b], copies)
    dropped = {node.document for node in lineage.nodes if node.dropped}
    if shown == "nothing":
        assert line(lineage) == "2 -> 2 -> 1 to 2"
        assert dropped == set()
    else:
        assert (lineage.low, lineage.high) == (1, 1)
        assert compared(lineage, a, b) == "same origin"
        assert dropped == {b.page.id}


@pytest.mark.parametrize("language", TEXTS["posts"])
def test_12_an_anonymous_post_and_its_forwards_rest_on_one_unnamed_source(language):
    """The end is an unnamed source, and that is said in words."""
    words = f"<w>{TEXTS['posts'][language][0]}</w>"
    post, *forwards = [told(words, outlet=outlet, language=language) for outlet in (None, "Channel 1", "Channel 2", "Channel 3")]
    lineage = count_told([post, *forwards], [copy(post.page, each.page, "a->b") for each in forwards])
    assert line(lineage) == "4 -> 1 -> 1 to 1"
    assert sentence(lineage) == "4 documents carry this in 1 wording; everything here rests on one unnamed source"


@pytest.mark.parametrize("language", TEXTS["posts"])
def test_12_forwards_of_an_anonymous_channel_rest_on_it(language):
    """A forward line is a credit: nothing else is needed to join them."""
    words, credit = TEXTS["posts"][language]
    texts = [told(f"{credit}\n<w>{words}</w>", outlet=f"Channel {number}", language=language) for number in range(3)]
    lineage = count_told(texts, actors=[actor("Night Watch", "unnamed")])
    assert (lineage.low, lineage.high) == (1, 1)
    assert sentence(lineage) == "3 documents carry this in 3 wordings; everything here rests on one unnamed source"
