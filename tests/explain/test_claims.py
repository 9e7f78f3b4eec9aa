"""Why a claim is one, on whose word it rests, and why two witnesses are one claim or two."""

from dataclasses import replace

import numpy as np
from tests.report.fixtures import affair

from sayso.claims.comparer import Models
from sayso.exchange.reading import Findings
from sayso.explain import Reason, Shelf, explain_claim, explain_lineage, explain_pair
from sayso.records import Correction, Judgement, Passage
from sayso.settings import Settings


def findings(**changed) -> Findings:
    trace = affair()
    given = {
        "documents": trace.documents, "statements": trace.statements, "copies": trace.copies, "settings": Settings(),
        "actors": trace.actors, "claims": trace.claims, "lineages": trace.lineages,
    }  # fmt: skip
    return Findings(**given | changed)


def rules(found: tuple[Reason, ...], step: str) -> list[str]:
    return [each.rule for each in found if each.step == step]


def alike(texts):
    return np.ones((len(texts), 1), dtype=np.float32)


def test_a_claim_is_explained_witness_by_witness() -> None:
    """How many carry it; each with its stance and what joined it; what is carried on as fact; its versions and why they are apart."""
    shelf = Shelf(findings())
    found = explain_claim(shelf.found.claims[0], shelf)
    assert (found[0].step, found[0].words) == ("claim", "The freighter Marrow carried forty sea mines to the port of Tessal")
    assert found[0].rule.startswith("10 witnesses; 8 documents; ")
    assert "7 carry it, 3 deny or doubt it; 1 other version" in found[0].rule
    witnesses = rules(found, "witness")
    assert any(each.startswith("Herald, ") and "asserts it, credited to Maritime Bureau" in each for each in witnesses)
    joined = rules(found, "joined")
    assert joined.count("its words are the claim's own: the others were held against them") == 7
    assert [each for each in joined if each.startswith("same words, held against Northwire")]
    (dropped,) = rules(found, "dropped")
    assert dropped.startswith("carries on as fact what Herald, ")
    assert dropped.endswith(" credits to Maritime Bureau")
    assert len(rules(found, "denial")) == 3
    (version,) = rules(found, "version")
    assert version.startswith("number: “forty” here (first in this pile: ")
    assert version.endswith("; claim k1")
    assert rules(found, "apart") == ["one detail keeps the two apart: number: “forty” against “four hundred”"]


def test_a_lineage_is_explained_edge_by_edge() -> None:
    """Every edge with its receipt, of two copies that rest on each other one; every end; how the high and the low count come about."""
    shelf = Shelf(findings())
    lineage = shelf.lineages["k0"]
    found = explain_lineage(lineage, shelf)
    assert found[0].rule.startswith(f"{lineage.documents} documents, {len(lineage.wordings)} wordings, ")
    assert 0 < len(rules(found, "edge")) <= len(lineage.edges)
    assert len(rules(found, "end")) == sum(len(each.ends) for each in (lineage, lineage.denials) if each)
    assert rules(found, "high")[0].startswith(f"{lineage.high}: every end counts")
    assert rules(found, "low")[0].startswith(f"{lineage.low}: ")


def test_ends_that_the_texts_do_not_show_to_be_different_say_what_they_lack() -> None:
    """A name, a source."""
    shelf = Shelf(findings())
    found = rules(explain_lineage(shelf.lineages["k1"], shelf), "low")
    assert found[0] == "1: ends count as one where the texts do not show them to be different"
    assert found[1].startswith("ends 1, 2 are one: ")


def test_two_witnesses_of_one_claim_are_explained_by_the_receipts_between_them() -> None:
    """By statement or by passage."""
    shelf = Shelf(findings())
    tidewater = shelf.found.claims[0].witnesses[2].passage
    found = explain_pair("s1", tidewater, shelf)
    assert rules(found, "one claim") == ["both are witnesses of claim k0"]
    assert len(rules(found, "witness")) == 2
    assert len(rules(found, "joined")) == 2


def test_two_witnesses_of_two_claims_are_explained_by_the_detail_and_the_check() -> None:
    """What people decided stands first."""
    row = Correction(judgement=Judgement.OTHER_CLAIM, a="s6", b="s1", by="Ida", why="two ships")
    shelf = Shelf(findings(corrections=(row,)))
    found = explain_pair("s1", "s6", shelf, Models(encode=alike))
    assert [each.rsplit("; ", 1)[1] for each in rules(found, "two claims")] == ["claim k0", "claim k1"]
    assert rules(found, "decided") == ["Ida decided that the two do not make the same claim: two ships"]
    assert rules(found, "version") == ["the two claims are versions of each other: number, “forty” against “four hundred”"]
    (compared,) = rules(found, "compared")
    assert compared.startswith("asked again, the two do not say the same: number: ")


def test_two_that_say_the_same_in_two_claims_tell_of_their_groups() -> None:
    """Groups join where half of the wordings say the same, and none differs."""
    given = findings()
    twin = replace(given.claims[0], id="twin", witnesses=given.claims[0].witnesses[1:2], versions=(), receipts=())
    first = replace(given.claims[0], witnesses=given.claims[0].witnesses[:1], versions=(), receipts=())
    shelf = Shelf(findings(claims=(first, twin)))
    found = explain_pair("s0", "s1", shelf, Models(encode=alike))
    assert rules(found, "compared")[0].startswith("asked again, the two say the same: ")
    assert rules(found, "apart") == [
        "of 1 pair of their claims' wordings 1 say the same; groups join where half of them do and no two differ"
    ]


def test_what_is_no_witness_says_so() -> None:
    shelf = Shelf(findings())
    page = shelf.found.documents[0]
    (reason,) = explain_pair(Passage(page.id, 0, 3), "s1", shelf)
    assert reason.rule == "no claim: too short, a question, a fragment, or nothing that anybody credits"
