"""What stands side by side in a chart: wordings, outlets, languages."""

from dataclasses import replace

from tests.report.fixtures import affair

from sayso.report.catalogue import catalogue
from sayso.report.chart import Chart, chart
from sayso.report.lanes import Lanes


def first_chart(lanes: Lanes = Lanes.WORDING) -> Chart:
    trace = affair()
    drawn = chart(catalogue(trace), trace.claims[0], trace.lineages[0], lanes)
    assert drawn is not None
    return drawn


def test_lanes_by_language_hold_the_same_documents_in_another_order() -> None:
    """The reader chooses what stands side by side; nothing comes or goes by it, and every row still says its wording."""
    wordings, languages = first_chart(), first_chart(Lanes.LANGUAGE)
    assert {(row.document, row.wording, row.tone) for row in wordings.rows} == {
        (row.document, row.wording, row.tone) for row in languages.rows
    }
    assert (languages.bands[0].name, languages.bands[0].caption) == ("English", "5 documents")
    assert [row.language for row in languages.rows][:5] == ["en"] * 5
    assert languages.others == (Lanes.WORDING,)


def test_lanes_are_offered_only_where_they_differ() -> None:
    """Where every document has its own outlet, lanes by outlet would show what the rows show."""
    assert first_chart().others == (Lanes.LANGUAGE,)


def test_an_outlet_of_several_documents_is_one_lane_and_they_go_by_their_titles() -> None:
    """The outlet stands at the head of its lane; its own name on every row would tell nothing."""
    trace = affair()
    named = tuple(replace(each, outlet="Herald") if each.id == "d0wire" else each for each in trace.documents)
    shelf = catalogue(replace(trace, documents=named))
    drawn = chart(shelf, trace.claims[0], trace.lineages[0], Lanes.OUTLET)
    assert drawn is not None
    lane = [row for row in drawn.rows if row.band == 0]
    assert (drawn.bands[0].name, drawn.bands[0].caption) == ("Herald", "2 documents")
    assert [row.name for row in lane] == ["Freighter carrie…", "Mines in the cem…"]
