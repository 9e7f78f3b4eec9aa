"""The words of agencies and outlets: what one text tells of them holds for another, and no more than that."""

from tests.factories import document, statement
from tests.origins.piles import actor, copy, count, line, witness

from sayso.origins import compare
from sayso.records import Copy, CopyKind, EndKind, Passage

TEXT = "The train carried fuel."
CLAIM = "the train carried fuel"
SERVICE, RAILWAY, REUTERS = actor("the service"), actor("the railway"), actor("Reuters", "outlet")


def quoting(outlet, speaker, before="", after=""):
    page = document(f"{before}{speaker.name} says {CLAIM}, wrote {outlet}.{after}", outlet=outlet)
    found = statement(page, speaker.name, "says", CLAIM, speaker=speaker.id)
    return page, found, witness(page, CLAIM, found)


def test_a_copy_under_another_agencys_name_without_its_source_is_no_new_origin():
    """The text credited to AFP is Herald's, which credits the service: AFP's word rests on that."""
    a, s, first = quoting("Herald", SERVICE, "NARVA (Reuters) — ")
    b = document(f"{TEXT} (AFP)", outlet="Kurier")
    lineage = count([a, b], [first, witness(b, TEXT)], [s], [SERVICE, REUTERS], [copy(a, b)])
    assert line(lineage) == "2 -> 1 -> 1 to 1"
    assert [node.label for node in lineage.nodes if node.end] == ["the service"]


def test_who_quotes_one_report_of_an_agency_does_not_rest_on_its_other_report():
    """Reuters has it from the service in one text and from the railway in another; which one "Reuters reports" means is open."""
    a, s, first = quoting("Herald", SERVICE, "NARVA (Reuters) — ")
    b, t, second = quoting("Kurier", RAILWAY, "TAPA (Reuters) — ")
    pages, found, witnesses = [a, b], [s, t], [first, second]
    for outlet in ("Bote", "Asa"):
        page = document(f"Reuters reports {CLAIM}, writes {outlet}.", outlet=outlet)
        found.append(statement(page, "Reuters", "reports", CLAIM, speaker=REUTERS.id))
        pages.append(page)
        witnesses.append(witness(page, CLAIM, found[-1]))
    lineage = count(pages, witnesses, found, [SERVICE, RAILWAY, REUTERS])
    assert line(lineage) == "4 -> 4 -> 2 to 2"
    assert compare(lineage, first, second) == "independent"
    assert compare(lineage, first, witnesses[2]) == "not established"
    assert compare(lineage, witnesses[2], witnesses[3]) == "not established"


def test_an_outlets_own_text_that_names_nothing_makes_its_word_name_nothing():
    """The word of an outlet that is in the pile is worth what its text tells."""
    a = document(TEXT, outlet="Herald")
    b = document(f"{TEXT}\nSource: Herald", outlet="Kurier")
    c, s, third = quoting("Bote", SERVICE)
    lineage = count([a, b, c], [witness(a, TEXT), witness(b, TEXT), third], [s], [SERVICE], [copy(a, b)])
    assert line(lineage) == "3 -> 2 -> 1 to 2"
    assert EndKind.NOTHING_NAMED in {node.end for node in lineage.nodes}


def test_a_credit_below_a_text_put_together_from_two_covers_the_one_that_it_is_true_of():
    """Herald's own text is in the pile, and holds one of the two sentences; the other stands in Bote by itself."""
    a, s, first = quoting("Herald", SERVICE)
    other = "Fuel was in the wagons of that train, and nine of them there were."
    b = document(other, outlet="Bote")
    c = document(f"{a.text}\n{other}\nSource: Herald", outlet="Kurier")
    t = statement(c, SERVICE.name, "says", CLAIM, speaker=SERVICE.id)
    witnesses = [first, witness(b, other), witness(c, CLAIM, t), witness(c, other)]
    shared = Copy(id="c", a=Passage(a.id, 0, len(a.text)), b=Passage(c.id, 0, len(a.text)), kind=CopyKind.VERBATIM, score=1.0)
    lineage = count([a, b, c], witnesses, [s, t], [SERVICE], [shared])
    assert line(lineage) == "3 -> 1 -> 1 to 2"
    assert compare(lineage, first, witnesses[1]) == "not established"


def test_two_videos_that_one_agency_sends_are_two_unless_the_text_is_one():
    """An agency's name does not tell one video from another; the day of a dateline does not either."""
    words = "A video shows the train carried fuel."
    pages = [
        document(f"NARVA, March {day} (Reuters) — {words}{tail}", outlet=name)
        for day, tail, name in ((3, "", "Herald"), (4, " So it is.", "Kurier"))
    ]
    witnesses = [witness(page, words) for page in pages]
    assert line(count(pages, witnesses, actors=[REUTERS])).endswith("1 to 1")
    pages[1] = document("NARVA, March 4 (Reuters) — Fuel was on that train, as a video shows.", outlet="Kurier")
    witnesses[1] = witness(pages[1], "Fuel was on that train, as a video shows.")
    assert line(count(pages, witnesses, actors=[REUTERS])).endswith("1 to 2")


def test_an_agency_named_in_two_prints_of_one_text_is_no_end_of_its_own_for_that():
    """One print adds "Source: Herald" below; what another text tells of the agency holds for both."""
    a, s, first = quoting("Bote", SERVICE, "NARVA (Kyodo) — ")
    told = f"Fuel was on the train, citing Kyodo, and a good deal of it, {CLAIM}."
    b = document(told, outlet="Herald")
    c = document(f"{told}\nSource: Herald", outlet="Kurier")
    lineage = count([a, b, c], [first, witness(b, told), witness(c, told)], [s], [SERVICE], [copy(b, c)])
    assert line(lineage) == "3 -> 2 -> 1 to 1"
    assert [node.label for node in lineage.nodes if node.end] == ["the service"]


def test_a_credit_above_a_text_put_together_from_two_covers_the_one_that_others_credit_too():
    """Two texts, of which only one is Reuters' elsewhere, below one dateline: the other stays what its own copies tell."""
    a, s, first = quoting("Herald", SERVICE, "NARVA (Reuters) — ")
    other = "Fuel was in the wagons of that train, and nine of them there were."
    b = document(other, outlet="Bote")
    c = document(f"{a.text}\n{other}", outlet="Kurier")
    t = statement(c, SERVICE.name, "says", CLAIM, speaker=SERVICE.id)
    witnesses = [first, witness(b, other), witness(c, CLAIM, t), witness(c, other)]
    shared = Copy(id="c", a=Passage(a.id, 0, len(a.text)), b=Passage(c.id, 0, len(a.text)), kind=CopyKind.VERBATIM, score=1.0)
    lineage = count([a, b, c], witnesses, [s, t], [SERVICE, REUTERS], [shared])
    assert (lineage.low, lineage.high) == (1, 2)
    assert compare(lineage, first, witnesses[1]) == "not established"
