"""What a witness refers to is looked up once, for every linked format."""

from dataclasses import replace

from tests.report.fixtures import affair

from sayso.exchange.testimonies import Testimonies, witness_id


def test_a_testimony_is_a_witness_with_what_stands_behind_it() -> None:
    """Its document, its statement and who speaks it, by their ids; in the order of the witnesses."""
    trace = affair()
    given = Testimonies(trace)
    for claim in trace.claims:
        found = list(given.of(claim))
        assert [each.witness for each in found] == list(claim.witnesses)
        for each in found:
            assert each.document.id == each.witness.document
            assert (each.statement.id if each.statement else None) == each.witness.statement
            assert each.speaker is None or (each.statement and each.speaker.id == each.statement.speaker and each.speaker.named)
            assert each.words == each.document.text[each.witness.passage.start : each.witness.passage.end]
            assert each.id == witness_id(claim, each.witness)
    assert any(each.speaker for claim in trace.claims for each in given.of(claim))


def test_whom_nobody_could_ask_is_no_speaker() -> None:
    """“Residents” have said it, and are named by no format."""
    trace = affair()
    unnamed = replace(trace, actors=tuple(replace(each, kind="unnamed") for each in trace.actors))
    assert not any(each.speaker for claim in trace.claims for each in Testimonies(unnamed).of(claim))
