"""What must hold of every lineage, and cases beside the worked examples."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import document, statement
from tests.origins.piles import actor, claim, copy, count, line, read_evidence, told, witness

from sayso.origins import compare, count_origins, sentence
from sayso.origins.graph import JOINING
from sayso.records import Act, Actor, Copy, CopyKind, EdgeKind, NodeKind, Passage, Stance

TEXT = "The train carried fuel."
HERALD, KURIER = actor("Herald", "outlet"), actor("Kurier", "outlet")
SERVICE = actor("the service")


def quoting(outlet, speaker, number=0):
    """Make a document in which an outlet quotes an actor."""
    page = document(f"{speaker.name} says the train carried fuel. Edition {number}.", outlet=outlet)
    found = statement(page, speaker.name, "says", "the train carried fuel", speaker=speaker.id)
    return page, found, witness(page, "the train carried fuel", found)


def test_two_outlets_that_cite_each_other_are_one_origin():
    """Circular reporting has one end: the circle."""
    rows = [quoting("Herald", KURIER), quoting("Kurier", HERALD)]
    pages, found, witnesses = zip(*rows, strict=True)
    lineage = count(pages, witnesses, found, [HERALD, KURIER])
    assert line(lineage) == "2 -> 2 -> 1 to 1"
    assert compare(lineage, *witnesses) == "same origin"


def test_a_headline_rests_on_the_attribution_below_it():
    """A document is one witness's worth of origins, not two."""
    page = document("The train carried fuel\nThe service says the train carried fuel.", outlet="Herald", headline=True)
    found = statement(page, "The service", "says", "the train carried fuel", speaker=SERVICE.id)
    lineage = count(
        [page], [witness(page, "The train carried fuel"), witness(page, "the train carried fuel", found)], [found], [SERVICE]
    )
    assert line(lineage) == "1 -> 1 -> 1 to 1"
    assert not any(node.dropped for node in lineage.nodes)


def test_a_credited_text_tells_what_its_agency_has_from_whom():
    """An outlet that prints "(AP)" hands on AP's chain: another outlet that names AP alone rests on the same end."""
    agency = actor("AP", "outlet")
    a, b = (
        document("NARVA (AP) — The service says the train carried fuel.", outlet="Herald"),
        document(f"{TEXT} (AP)", outlet="Kurier"),
    )
    found = statement(a, "The service", "says", "the train carried fuel", speaker=SERVICE.id)
    lineage = count([a, b], [witness(a, "the train carried fuel", found), witness(b, TEXT)], [found], [agency, SERVICE])
    assert line(lineage) == "2 -> 2 -> 1 to 1"
    assert [node.label for node in lineage.nodes if node.end] == ["the service"]


def test_outlets_of_one_publisher_are_one_in_the_low_count():
    """Own reporting of two outlets of one owner is not shown to be two."""
    pages = [document("Our correspondent saw nine wagons.", outlet=name) for name in ("Herald", "Kurier")]
    witnesses = [witness(page, page.text) for page in pages]
    assert line(count(pages, witnesses)) == "2 -> 2 -> 2 to 2"
    lineage = count(pages, witnesses, publishers={"Herald": "Northern Press", "Kurier": "Northern Press"})
    assert (lineage.low, lineage.high) == (1, 1)


def test_copies_by_way_of_a_third_text_are_one_wording():
    """Two witnesses that copy the same passage of a text that is itself no witness."""
    pages = [document(TEXT, outlet=name) for name in ("Herald", "Kurier", "Bote")]
    copies = [copy(pages[2], page) for page in pages[:2]]
    assert line(count(pages, [witness(page, TEXT) for page in pages[:2]], copies=copies)) == "2 -> 1 -> 1 to 1"


def test_a_sentence_is_read_for_evidence_once():
    """However many claims are made in it."""
    read = []
    page = document("Our correspondent counted nine wagons.", outlet="Herald")
    claims = [claim(witness(page, words)) for words in ("nine wagons", "Our correspondent counted")]
    found = count_origins([page], [], [], [], claims, read_evidence=lambda *given: read.append(given) or read_evidence(*given))
    assert [line(each) for each in found] == ["1 -> 1 -> 1 to 1"] * 2
    assert read == [(page.text, "en")]


def test_texts_that_are_worded_alike_are_no_copies():
    """Nothing shows that one is made from the other: what find_copies gives can be handed on as it is."""
    pages = [document(f"{TEXT} Seen {rank} times.", outlet=name) for rank, name in enumerate(("Herald", "Kurier"))]
    alike = [copy(*pages, kind=CopyKind.REWORDED)]
    assert line(count(pages, [witness(page, TEXT) for page in pages], copies=alike)) == "2 -> 2 -> 1 to 2"


def test_two_states_of_one_page_are_one_document():
    """One outlet at one address, however the address is written; another address, or another outlet, is another document."""
    addresses = ("https://herald.example/ferry", "http://www.herald.example/ferry/", "https://herald.example/mines")
    pages = [document(f"{TEXT} Seen {rank} times.", outlet="Herald", url=url) for rank, url in enumerate(addresses)]
    copies = [copy(pages[0], page) for page in pages[1:]]
    assert line(count(pages[:2], [witness(page, TEXT) for page in pages[:2]], copies=copies[:1])) == "1 -> 1 -> 1 to 1"
    assert line(count(pages, [witness(page, TEXT) for page in pages], copies=copies)) == "2 -> 1 -> 1 to 1"


def test_a_source_in_one_body_is_nobody_of_another():
    """Two unnamed sources of two named bodies stay apart; "sources" could be either."""
    bodies = [actor("the railway", body="railway"), actor("the ministry", body="ministry")]
    inside = [
        actor("a source in the railway", "unnamed", body="railway"),
        actor("a source in the ministry", "unnamed", body="ministry"),
    ]
    speakers = [*bodies, *inside, actor("sources", "unnamed")]
    rows = [quoting(f"Outlet {number}", speaker) for number, speaker in enumerate(speakers)]
    pages, found, witnesses = zip(*rows, strict=True)
    lineage = count(pages, witnesses, found, speakers)
    assert line(lineage) == "5 -> 5 -> 2 to 5"


def test_who_rejects_a_claim_is_no_link_of_the_chain_to_it():
    """The service's claim, told by who rejects it, rests on the service alone."""
    railway = actor("the railway")
    page = document("The railway rejected the service's claim that the train carried fuel.", outlet="Herald")
    outer = statement(
        page, "The railway", "rejected", "the service's claim that the train carried fuel", speaker=railway.id, act=Act.DENIES
    )
    inner = statement(page, "the service's", "claim", "the train carried fuel", speaker=SERVICE.id, parent=outer.id)
    words = "the train carried fuel"
    lineage = count(
        [page], [witness(page, words, inner), witness(page, words, outer, Stance.DENIES)], [outer, inner], [railway, SERVICE]
    )
    assert [node.label for node in lineage.nodes if node.kind is NodeKind.WORD] == ["the service"]
    assert lineage.denials
    assert [node.label for node in lineage.denials.nodes if node.kind is NodeKind.WORD] == ["the railway"]


def test_nobody_asserts_what_is_only_denied():
    """Said in words."""
    page = document("The service denied that the train carried fuel.", outlet="Herald")
    found = statement(page, "The service", "denied", "the train carried fuel", speaker=SERVICE.id, act=Act.DENIES)
    lineage = count([page], [witness(page, "the train carried fuel", found, Stance.DENIES)], [found], [SERVICE])
    assert sentence(lineage) == "nobody in this pile asserts this"
    assert compare(lineage, witness(page, "the train carried fuel", found), witness(page, "The service")) == "not established"


SPEAKERS = [
    SERVICE,
    actor("the railway", body="r"),
    actor("its head", "person", body="r"),
    actor("sources", "unnamed"),
    HERALD,
    KURIER,
]
ROWS = st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=6)
PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["a->b", "b->a", None])), max_size=6)


def showing(outlet, speaker, number):
    """Make a document in which an outlet shows a video of an actor."""
    words = f"<s><e:video>A video</e> of {speaker.name}</s> <q>shows</q> that <c>the train carried fuel</c>. Edition {number}."
    text = told(words, speaker, outlet=outlet)
    return text.page, text.statements[0], text.witnesses[0]


def texts_of(rows):
    """Make documents in which outlets quote a speaker, show a video of one, or name nobody, with their statements and witnesses."""
    outlets = ["Herald", "Kurier", "Bote", None, "Asa", "Ranok"]
    made = []
    for number, (choice, shown) in enumerate(rows):
        if choice < len(SPEAKERS):
            made.append((showing if shown else quoting)(outlets[number], SPEAKERS[choice], number))
        else:
            page = document(f"{TEXT} Edition {number}.", outlet=outlets[number])
            made.append((page, None, witness(page, TEXT)))
    return made


@settings(max_examples=80, deadline=None)
@given(ROWS, PAIRS)
def test_the_range_never_leaves_its_bounds(rows, pairs):
    """1 <= low <= high <= wordings and ends; every edge has its receipt; every witness reaches an end; oracle: brute-force sinks."""
    made = texts_of(rows)
    pages = [page for page, _, _ in made]
    copies = [copy(pages[a], pages[b], direction) for a, b, direction in pairs if a < b < len(pages)]
    lineage = count(pages, [each for _, _, each in made], [each for _, each, _ in made if each], SPEAKERS, copies)
    assert 1 <= lineage.low <= lineage.high == len(lineage.ends)
    assert lineage.low == len(lineage.low_groups)
    assert sorted(rank for members in lineage.low_groups for rank in members) == list(range(lineage.high))
    assert lineage.documents == len(pages) >= len(lineage.wordings)
    assert {edge.receipt for edge in lineage.edges} <= {receipt.id for receipt in lineage.receipts}
    assert {node for nodes in lineage.ends for node in nodes} == brute_force_sinks(lineage)
    for _, _, one in made:
        assert compare(lineage, one, one) == "same origin"
    if not pairs:
        assert all(edge.kind is not EdgeKind.COPY for edge in lineage.edges)


def brute_force_sinks(lineage):
    """Find the nodes from which every reachable node leads back, by repeated squaring of the relation."""
    reach = {node.id: {node.id} for node in lineage.nodes}
    for _ in lineage.nodes:
        for edge in lineage.edges:
            if edge.kind not in JOINING:
                for seen in reach.values():
                    if edge.start in seen:
                        seen.add(edge.end)
    return {node for node, seen in reach.items() if all(node in reach[other] for other in seen)}


def test_unnamed_sources_of_a_text_and_its_translation_are_one():
    """Whether the translation stands in another document or below the original in the same one."""
    text, foreign = "Sources said the train carried fuel.", "Источники сообщили, что поезд вёз топливо."
    speakers = [actor("sources", "unnamed"), actor("источники", "unnamed")]
    for pages in (
        [document(text, outlet="Herald"), document(foreign, outlet="Kurier")],
        [document(f"{text}\n{foreign}", outlet="Herald")],
    ):
        sides = [
            Passage(pages[0].id, 0, len(text)),
            Passage(pages[-1].id, len(pages[-1].text) - len(foreign), len(pages[-1].text)),
        ]
        found = [
            statement(pages[0], "Sources", "said", "the train carried fuel", speaker=speakers[0].id),
            statement(pages[-1], "Источники", "сообщили", "поезд вёз топливо", speaker=speakers[1].id),
        ]
        witnesses = [witness(pages[0], "the train carried fuel", found[0]), witness(pages[-1], "поезд вёз топливо", found[1])]
        translation = Copy(id="t", a=sides[0], b=sides[1], kind=CopyKind.TRANSLATED, score=0.8)
        lineage = count(pages, witnesses, found, speakers, [translation])
        assert (len(lineage.wordings), lineage.low, lineage.high) == (1, 1, 1)
        assert count(pages, witnesses, found, speakers).high == 2


def test_equal_headlines_are_one_wording_where_chance_is_no_reason():
    """Six equal words, or sixteen characters where no spaces are set, in two outlets' own voice are copied; four may be chance."""
    japanese, short = "燃料を積んだ貨車9両が夜間に国境を越えた", "燃料の貨車が越境"
    for words, wordings in (("Nine wagons of fuel crossed at night", 1), (TEXT, 2), (japanese, 1), (short, 2)):
        pages = [document(f"{words}\nBy {name}", outlet=name) for name in ("Herald", "Kurier")]
        assert len(count(pages, [witness(page, words) for page in pages]).wordings) == wordings


def test_a_document_that_says_it_twice_and_names_nobody_has_one_end():
    """Each wording whose end is "nothing named" counts one."""
    page = document("The train carried fuel\nIt was fuel that the train carried.", outlet="Herald", headline=True)
    lineage = count([page], [witness(page, "The train carried fuel"), witness(page, "It was fuel that the train carried")])
    assert line(lineage) == "1 -> 1 -> 1 to 1"


def test_a_name_that_copies_share_is_one_voice_even_where_actors_are_not_joined():
    """Two actor ids of one surname in two prints of one text are one origin; in two texts they stay two."""
    speakers = [actor("Foskett", "person"), Actor(id="other", name="Foskett", names=("Foskett",), kind="person")]
    rows = [quoting(outlet, speaker) for outlet, speaker in zip(("Herald", "Kurier"), speakers, strict=True)]
    pages, found, witnesses = zip(*rows, strict=True)
    assert count(pages, witnesses, found, speakers, [copy(*pages)]).high == 1
    assert count(pages, witnesses, found, speakers).high == 2


def test_a_translation_that_names_the_outlets_correspondent_rests_on_the_outlets_own_reporting():
    """What "our correspondent" is in the original is "the Herald's correspondent" in its translation."""
    a = document("Our correspondent counted nine wagons.", outlet="Herald")
    b = document("La corresponsal del Herald contó nueve vagones.", outlet="Correo", language="es")
    somebody = actor("corresponsal del Herald", "unnamed")
    found = statement(b, "La corresponsal del Herald", "contó", "nueve vagones", speaker=somebody.id)
    witnesses = [witness(a, a.text), witness(b, "nueve vagones", found)]
    lineage = count([a, b], witnesses, [found], [somebody], [copy(a, b, "a->b", CopyKind.TRANSLATED)])
    assert line(lineage) == "2 -> 1 -> 1 to 1"
    assert [node.kind for node in lineage.nodes if node.end] == [NodeKind.OWN_REPORTING]
