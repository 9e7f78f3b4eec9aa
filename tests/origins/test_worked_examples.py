"""The twelve worked examples of docs/origins.md, each as written there; five of them in two more languages."""

import numpy as np
import pytest
from tests.factories import document, find, statement
from tests.origins.piles import actor, copy, count, line, witness

from sayso.claims import group_claims
from sayso.origins import compare, count_origins, sentence
from sayso.records import Act, CopyKind, EndKind, Evidence, Link, NodeKind, Span, Stance

MINISTRY = actor("the ministry", body="ministry", names=("The ministry",))
SPOKESMAN = actor("the ministry's spokesman", "person", body="ministry")
HERALD = actor("Herald", "outlet")
SERVICE = actor("the service", names=("The service",))
RAILWAY = actor("the railway", body="railway", names=("The railway",))


def said(page, source, cue, content, speaker, **fields):
    return statement(page, source, cue, content, speaker=speaker.id, **fields)


def test_1_twelve_prints_of_one_agency_text_are_one_wording_and_one_origin():
    """Copies of unknown direction share one wording and its end."""
    text = "The bridge is closed until May, the ministry said."
    pages = [document(text, outlet=f"Outlet {number}") for number in range(10)]
    pages += [document("Міст закрито до травня, повідомило міністерство.", outlet="Ranok", language="uk")]
    pages += [document("橋は5月まで閉鎖されると省は述べた。", outlet="Asa", language="ja")]
    found = [said(page, "the ministry", "said", "The bridge is closed until May", MINISTRY) for page in pages[:10]]
    found.append(said(pages[10], "міністерство", "повідомило", "Міст закрито до травня", MINISTRY))
    found.append(said(pages[11], "省", "述べた", "橋は5月まで閉鎖される", MINISTRY))
    witnesses = [witness(page, page.words(each.content[0]), each) for page, each in zip(pages, found, strict=True)]
    copies = [copy(pages[0], page) for page in pages[1:10]] + [
        copy(pages[0], page, kind=CopyKind.TRANSLATED) for page in pages[10:]
    ]
    assert line(count(pages, witnesses, found, [MINISTRY], copies)) == "12 -> 1 -> 1 to 1"


BRIEFINGS = {
    "en": (
        "The ministry said the bridge was closed.",
        "The ministry",
        "said",
        "the bridge was closed",
        "The bridge is closed, the ministry's spokesman told reporters.",
        "the ministry's spokesman",
        "told reporters",
        "The bridge is closed",
    ),
    "ru": (
        "Министерство сообщило, что мост закрыт.",
        "Министерство",
        "сообщило",
        "мост закрыт",
        "Мост закрыт, сообщил журналистам представитель министерства.",
        "представитель министерства",
        "сообщил журналистам",
        "Мост закрыт",
    ),
    "fr": (
        "Le ministère a dit que le pont était fermé.",
        "Le ministère",
        "a dit",
        "le pont était fermé",
        "Le pont est fermé, a dit aux journalistes son porte-parole.",
        "son porte-parole",
        "a dit aux journalistes",
        "Le pont est fermé",
    ),
}


@pytest.mark.parametrize("language", BRIEFINGS)
def test_2_a_ministry_and_its_spokesman_are_one_body_in_the_low_count_alone(language):
    """Actors of one organisation merge in the low count; the high keeps two words."""
    one, source, cue, content, other, source_2, cue_2, content_2 = BRIEFINGS[language]
    a, b = document(one, outlet="Herald", language=language), document(other, outlet="Kurier", language=language)
    s, t = said(a, source, cue, content, MINISTRY), said(b, source_2, cue_2, content_2, SPOKESMAN)
    first, second = witness(a, content, s), witness(b, content_2, t)
    lineage = count([a, b], [first, second], [s, t], [MINISTRY, SPOKESMAN])
    assert line(lineage) == "2 -> 2 -> 1 to 2"
    assert compare(lineage, first, second) == "not established"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The ministry said at Tuesday's briefing that the bridge was closed.",
            "The bridge is closed, the ministry's spokesman told reporters at a briefing on Tuesday.",
        ),
        (
            "The ministry said on Tuesday at a press conference that the bridge was closed.",
            "The bridge is closed, the ministry's spokesman told reporters on Tuesday.",
        ),
    ],
)
def test_2_one_briefing_joins_the_words_of_one_body(one, other):
    """If both texts date it to one briefing, that receipt joins them even in the high count."""
    a, b = document(one, outlet="Herald", published="2024-03-05"), document(other, outlet="Kurier", published="2024-03-06")
    s = said(a, "The ministry", "said", "the bridge was closed", MINISTRY)
    t = said(b, "the ministry's spokesman", "told reporters", "The bridge is closed", SPOKESMAN)
    first, second = witness(a, "the bridge was closed", s), witness(b, "The bridge is closed", t)
    lineage = count([a, b], [first, second], [s, t], [MINISTRY, SPOKESMAN])
    assert line(lineage) == "2 -> 2 -> 1 to 1"
    assert compare(lineage, first, second) == "same origin"


CHAINS = {
    "en": (
        "Herald reports that, according to the service, the train carried fuel.",
        "Herald",
        "reports that",
        "according to the service, the train carried fuel",
        "the service",
        "according to",
        "the train carried fuel",
        "The train carried fuel, Herald reports.",
        "Herald",
        "reports",
        "The train carried fuel",
    ),
    "de": (
        "Der Herald berichtet, dass der Zug dem Dienst zufolge Treibstoff geladen habe.",
        "Der Herald",
        "berichtet",
        "der Zug dem Dienst zufolge Treibstoff geladen habe",
        "dem Dienst",
        "zufolge",
        "Treibstoff geladen habe",
        "Der Zug hatte Treibstoff geladen, berichtet der Herald.",
        "der Herald",
        "berichtet",
        "Der Zug hatte Treibstoff geladen",
    ),
    "ja": (
        "ヘラルドは、情報庁によると列車は燃料を積んでいたと報じた。",
        "ヘラルド",
        "報じた",
        "情報庁によると列車は燃料を積んでいた",
        "情報庁",
        "によると",
        "列車は燃料を積んでいた",
        "列車は燃料を積んでいたとヘラルドが報じた。",
        "ヘラルド",
        "報じた",
        "列車は燃料を積んでいた",
    ),
}


@pytest.mark.parametrize("language", CHAINS)
def test_3_a_chain_told_by_one_document_holds_for_another(language):
    """Herald is known, from A, to have it from the service: B's "Herald reports" rests on the service too."""
    text, source, cue, outer, source_2, cue_2, inner, other, source_3, cue_3, content = CHAINS[language]
    a, b = document(text, outlet="Kurier", language=language), document(other, outlet="Bote", language=language)
    s = said(a, source, cue, outer, HERALD)
    t = said(a, source_2, cue_2, inner, SERVICE, parent=s.id)
    u = said(b, source_3, cue_3, content, HERALD)
    first, second = witness(a, inner, t), witness(b, content, u)
    lineage = count([a, b], [first, second], [s, t, u], [HERALD, SERVICE])
    assert line(lineage) == "2 -> 2 -> 1 to 1"
    assert compare(lineage, first, second) == "same origin"
    assert [node.label for node in lineage.nodes if node.end] == ["the service"]
    assert all(node.inferred for node in lineage.nodes if node.kind is NodeKind.WORD)


UNSOURCED = {
    "en": (
        "The train carried fuel.",
        "The service says the train carried fuel.",
        "The service",
        "says",
        "the train carried fuel",
        "Поезд вёз топливо.",
    ),
    "ru": (
        "Поезд вёз топливо.",
        "Служба утверждает, что поезд вёз топливо.",
        "Служба",
        "утверждает",
        "поезд вёз топливо",
        "Der Zug hatte Treibstoff geladen.",
    ),
    "zh": (
        "列车运载了燃料。",
        "情报局称列车运载了燃料。",
        "情报局",
        "称",
        "列车运载了燃料",
        "Le train transportait du carburant.",
    ),
}


@pytest.mark.parametrize("language", UNSOURCED)
def test_4_a_text_that_names_nothing_adds_to_the_high_count_alone(language):
    """A names nothing: it may have the service's word, or know more. C translates A."""
    one, other, source, cue, content, translated = UNSOURCED[language]
    a = document(one, outlet="Herald", language=language)
    b = document(other, outlet="Kurier", language=language)
    c = document(translated, outlet="Bote")
    s = said(b, source, cue, content, SERVICE)
    witnesses = [witness(a, a.text), witness(b, content, s), witness(c, c.text)]
    lineage = count([a, b, c], witnesses, [s], [SERVICE], [copy(a, c, kind=CopyKind.TRANSLATED)])
    assert line(lineage) == "3 -> 2 -> 1 to 2"
    assert compare(lineage, witnesses[0], witnesses[2]) == "same origin"
    assert compare(lineage, witnesses[0], witnesses[1]) == "not established"
    assert {node.end for node in lineage.nodes if node.document == c.id} == {EndKind.NOTHING_NAMED}


WAGONS = {
    "en": (
        "Our correspondent counted nine wagons.",
        "The railway says there were nine wagons.",
        "The railway",
        "says",
        "there were nine wagons",
        "Two villagers said they saw nine wagons.",
        "Two villagers",
        "said",
        "they saw nine wagons",
    ),
    "fr": (
        "Notre correspondante a compté neuf wagons.",
        "Les chemins de fer disent qu'il y avait neuf wagons.",
        "Les chemins de fer",
        "disent",
        "il y avait neuf wagons",
        "Deux villageois ont dit avoir vu neuf wagons.",
        "Deux villageois",
        "ont dit",
        "avoir vu neuf wagons",
    ),
    "ja": (
        "本紙記者は貨車9両を数えた。",
        "鉄道会社は貨車は9両だったとしている。",
        "鉄道会社",
        "としている",
        "貨車は9両だった",
        "住民2人は貨車9両を見たと話した。",
        "住民2人",
        "話した",
        "貨車9両を見た",
    ),
}


@pytest.mark.parametrize("language", WAGONS)
def test_5_own_reporting_an_actor_and_eyewitnesses_are_three_origins(language):
    """Own reporting, an actor's word and witnesses of another kind stay apart even in the low count."""
    own, other, source, cue, content, third, source_3, cue_3, content_3 = WAGONS[language]
    a, b, c = (
        document(text, outlet=name, language=language) for text, name in ((own, "Herald"), (other, "Kurier"), (third, "Bote"))
    )
    villagers = actor("two villagers", "unnamed")
    s, t = said(b, source, cue, content, RAILWAY), said(c, source_3, cue_3, content_3, villagers)
    witnesses = [witness(a, own), witness(b, content, s), witness(c, content_3, t)]
    lineage = count([a, b, c], witnesses, [s, t], [RAILWAY, villagers])
    assert line(lineage) == "3 -> 3 -> 3 to 3"
    assert {node.end for node in lineage.nodes} == {None, EndKind.OWN_REPORTING, EndKind.WORD}
    assert compare(lineage, witnesses[0], witnesses[2]) == "independent"


def test_6_unnamed_sources_could_be_somebody_known():
    """A source in the railway, the railway's head, sources: one in the low count, three in the high."""
    inside, head, sources = (
        actor("a source in the railway", "unnamed"),
        actor("the railway's head", "person", body="railway"),
        actor("sources", "unnamed"),
    )
    a = document("A source in the railway said the train carried fuel.", outlet="Herald")
    b = document("The railway's head said the train carried fuel.", outlet="Kurier")
    c = document("Sources said the train carried fuel.", outlet="Bote")
    found = [
        said(page, source, "said", "the train carried fuel", speaker)
        for page, source, speaker in (
            (a, "A source in the railway", inside),
            (b, "The railway's head", head),
            (c, "Sources", sources),
        )
    ]
    witnesses = [witness(page, "the train carried fuel", each) for page, each in zip((a, b, c), found, strict=True)]
    assert line(count([a, b, c], witnesses, found, [inside, head, sources])) == "3 -> 3 -> 1 to 3"


NUMBERS = {
    "en": (
        "The service says that {} wagons of fuel crossed the border.",
        "The service",
        "says",
        "that {} wagons of fuel crossed the border",
        "nine",
        "90",
    ),
    "ru": (
        "Служба заявила, что границу пересекли {} вагонов с топливом.",
        "Служба",
        "заявила",
        "что границу пересекли {} вагонов с топливом",
        "девять",
        "90",
    ),
    "ja": (
        "情報庁は、燃料を積んだ貨車{}両が国境を越えたと発表した。",
        "情報庁",
        "発表した",
        "燃料を積んだ貨車{}両が国境を越えた",
        "9",
        "90",
    ),
}


@pytest.mark.parametrize("language", NUMBERS)
def test_7_another_number_makes_another_version_never_one_claim(language):
    """Two versions, each with its own range, linked to each other."""
    text, source, cue, content, *numbers = NUMBERS[language]
    pages = [document(text.format(number), outlet=number, language=language) for number in numbers]
    found = [said(page, source, cue, content.format(number), SERVICE) for page, number in zip(pages, numbers, strict=True)]
    claims = group_claims(pages, found, [SERVICE], encode=alike)
    lineages = count_origins(pages, found, [SERVICE], [], claims)
    assert [line(lineage) for lineage in lineages] == ["1 -> 1 -> 1 to 1", "1 -> 1 -> 1 to 1"]
    assert [(each.what, each.here, each.there) for claim in claims for each in claim.versions] == [
        ("number", "9", "90"),
        ("number", "90", "9"),
    ]
    assert claims[0].versions[0].claim == claims[1].id


def alike(texts):
    """Take all texts for alike: then the detailed check alone decides."""
    return np.ones((len(texts), 1), dtype=np.float32)


def test_8_a_denial_and_an_assertion_are_one_claim_with_one_origin():
    """What the railway denies is what Herald says: 1 origin, and 1 denial with an end of its own."""
    a = document("The railway denied that any train ran at night.", outlet="Herald")
    b = document("The service says a train ran at night.", outlet="Kurier")
    s = said(a, "The railway", "denied", "that any train ran at night", RAILWAY, act=Act.DENIES)
    t = said(b, "The service", "says", "a train ran at night", SERVICE)
    actors = [RAILWAY, SERVICE]
    (claim,) = group_claims([a, b], [s, t], actors, encode=alike)
    (lineage,) = count_origins([a, b], [s, t], actors, [], [claim])
    assert claim.text == "a train ran at night"
    assert line(lineage) == "1 -> 1 -> 1 to 1"
    assert lineage.denials
    assert line(lineage.denials) == "1 -> 1 -> 1 to 1"


def test_8_a_denial_adds_nothing_and_has_an_end_of_its_own():
    """The railway denied that any train ran: no witness of a train, and one denial."""
    a = document("The railway denied that any train ran.", outlet="Herald")
    s = said(a, "The railway", "denied", "any train ran", RAILWAY)
    lineage = count([a], [witness(a, "any train ran", s, Stance.DENIES)], [s], [RAILWAY])
    assert line(lineage) == "0 -> 0 -> 0 to 0"
    assert lineage.denials
    assert line(lineage.denials) == "1 -> 1 -> 1 to 1"
    assert [node.label for node in lineage.denials.nodes if node.end] == ["the railway"]


@pytest.mark.parametrize(("words", "range_"), [("A resident's video", "1 to 2"), ("Another video, by a resident and", "2 to 2")])
def test_9_two_videos_are_two_where_the_texts_tell_them_apart(words, range_):
    """A video that the service showed and one that Herald published may be one, unless the text says "another"."""
    a = document("The service showed a video of the train at the border.", outlet="Kurier")
    b = document(f"{words} published by Herald, shows the train at the border.", outlet="Bote")
    shown = find(a, "a video")
    s = said(a, "The service", "showed", "the train at the border", SERVICE, evidence=(Evidence("video", shown),))
    lineage = count(
        [a, b], [witness(a, "the train at the border", s), witness(b, "shows the train at the border")], [s], [SERVICE, HERALD]
    )
    assert line(lineage) == f"2 -> 2 -> {range_}"


def rewrites(extra: bool, own: str):
    herald = document(own, outlet="Herald")
    pages, found, actors = [herald], [], [HERALD]
    witnesses = [witness(herald, own)]
    for number, name in enumerate(("Anna", "Boris", "Clara")):
        tail = f" So eyewitness {name} said: nine wagons of fuel passed."
        page = document(
            f"Herald wrote that nine wagons of fuel went by night, edition {number}." + (tail if extra else ""),
            outlet=f"Outlet {number}",
        )
        s = said(page, "Herald", "wrote that", "nine wagons of fuel went by night", HERALD)
        witnesses.append(witness(page, "nine wagons of fuel went by night", s))
        found.append(s)
        pages.append(page)
        if extra:
            eyewitness = actor(f"eyewitness {name}", "person")
            t = said(page, f"eyewitness {name}", "said", "nine wagons of fuel passed", eyewitness)
            witnesses.append(witness(page, "nine wagons of fuel passed", t))
            found.append(t)
            actors.append(eyewitness)
    return count(pages, witnesses, found, actors)


def test_10_rewrites_that_cite_one_report_have_its_one_origin():
    """X's report is rewritten by three outlets that each cite X; X's text is in the pile, so its word is not inferred."""
    lineage = rewrites(extra=False, own="Nine wagons of fuel went by.")
    assert line(lineage) == "4 -> 4 -> 1 to 1"
    assert not any(node.inferred for node in lineage.nodes)


def test_10_rewrites_that_each_name_another_eyewitness_have_three_or_more():
    """X's own end comes besides, if it has one."""
    assert line(rewrites(extra=True, own="Nine wagons of fuel went by.")) == "4 -> 4 -> 3 to 4"
    assert line(rewrites(extra=True, own="Our correspondent saw nine wagons of fuel.")) == "4 -> 4 -> 4 to 4"


DROPPED = {
    "en": (
        "The minister says the attack was planned by Borduria.",
        "The minister",
        "says",
        "the attack was planned by Borduria",
        "The attack was planned by Borduria.",
    ),
    "uk": (
        "Міністр каже, що напад спланувала Бордурія.",
        "Міністр",
        "каже",
        "напад спланувала Бордурія",
        "Напад спланувала Бордурія.",
    ),
    "es": (
        "El ministro dice que el ataque fue planeado por Borduria.",
        "El ministro",
        "dice",
        "el ataque fue planeado por Borduria",
        "El ataque fue planeado por Borduria.",
    ),
}


@pytest.mark.parametrize("language", DROPPED)
@pytest.mark.parametrize("shown", ["copy", "copy of unknown direction", "link", "nothing"])
def test_11_a_dropped_attribution_is_marked_where_copy_or_link_shows_it(language, shown):
    """Same origin if copy or link shows it, and the second is marked; if nothing shows it, 1 to 2 and no mark."""
    text, source, cue, content, bare = DROPPED[language]
    minister = actor("the minister", "person")
    a = document(text, outlet="Herald", url="https://herald.example/attack", language=language)
    links = (Link("https://www.herald.example/attack?from=feed", Span(0, 5)),) if shown == "link" else ()
    b = document(bare, outlet="Kurier", language=language, links=links)
    s = said(a, source, cue, content, minister)
    copies = {"copy": [copy(a, b, "a->b")], "copy of unknown direction": [copy(a, b)]}.get(shown, [])
    first, second = witness(a, content, s), witness(b, b.text)
    lineage = count([a, b], [first, second], [s], [minister], copies)
    dropped = {node.document for node in lineage.nodes if node.dropped}
    if shown == "nothing":
        assert line(lineage) == "2 -> 2 -> 1 to 2"
        assert dropped == set()
    else:
        assert (lineage.low, lineage.high) == (1, 1)
        assert compare(lineage, first, second) == "same origin"
        assert dropped == {b.id}


def test_12_an_anonymous_post_and_its_forwards_rest_on_one_unnamed_source():
    """The end is an unnamed source, and that is said in words."""
    post = document("The train carried fuel.")
    forwards = [document("The train carried fuel.", outlet=f"Channel {number}") for number in range(3)]
    witnesses = [witness(page, "The train carried fuel") for page in (post, *forwards)]
    lineage = count([post, *forwards], witnesses, copies=[copy(post, page, "a->b") for page in forwards])
    assert line(lineage) == "4 -> 1 -> 1 to 1"
    assert sentence(lineage) == "4 documents carry this in 1 wording; everything here rests on one unnamed source"


@pytest.mark.parametrize("credit", ["Forwarded from Night Watch", "Переслано из Night Watch", "Transféré de Night Watch"])
def test_12_forwards_of_an_anonymous_channel_rest_on_it(credit):
    """A forward line is a credit: nothing else is needed to join them."""
    channel = actor("Night Watch", "unnamed")
    pages = [document(f"{credit}\nThe train carried fuel.", outlet=f"Channel {number}", language="en") for number in range(3)]
    lineage = count(pages, [witness(page, "The train carried fuel") for page in pages], actors=[channel])
    assert (lineage.low, lineage.high) == (1, 1)
    assert sentence(lineage) == "3 documents carry this in 3 wordings; everything here rests on one unnamed source"
