"""The page of a claim: everything that is shown of it, in its order."""

from dataclasses import replace

from tests.report.fixtures import affair, crowd
from tests.report.reading import Page, read

from sayso.records import Moment, Trace, Version
from sayso.report.catalogue import catalogue
from sayso.report.lanes import Lanes
from sayso.report.links import on_server
from sayso.report.pages import claim_page
from sayso.report.sections import WITNESSES_TOLD, Section, section


def first_section(trace: Trace, lanes: Lanes = Lanes.WORDING) -> Section:
    return section(catalogue(trace), trace.claims[0], trace.lineages[0], lanes)


def first_page(trace: Trace, lanes: Lanes = Lanes.WORDING, *, live: bool = False) -> Page:
    shelf = catalogue(trace, links=on_server) if live else catalogue(trace)
    return read(claim_page(shelf, section(shelf, trace.claims[0], trace.lineages[0], lanes)).body)


def test_versions_stand_in_the_order_in_which_they_were_told() -> None:
    """How a claim changed is read from top to bottom; a version without a date comes last."""
    trace = affair()
    days = {"k9": None, "k8": "2031-05-02", "k7": "2031-05-01"}
    versions = tuple(
        Version(claim=id_, what="number", here="forty", there=id_, since_there=Moment(day, day, "meta") if day else None)
        for id_, day in days.items()
    )
    told = first_section(replace(trace, claims=(replace(trace.claims[0], versions=versions), *trace.claims[1:])))
    assert [side.words for each in told.variants for side in each.sides if not side.here] == ["k7", "k8", "k9"]


def test_a_version_without_a_date_is_not_since_anything() -> None:
    """Where nothing tells when, the page says so and no more."""
    trace = affair()
    version = Version(
        claim="k9", what="number", here="forty", there="fifty", since_here=Moment("2031-03-03", "2031-03-03", "meta")
    )
    page = first_page(replace(trace, claims=(replace(trace.claims[0], versions=(version,)), *trace.claims[1:])))
    words = " ".join("".join(page.words).split())
    assert "(since 3 March 2031)" in words.replace("Mar 2031", "March 2031")
    assert "(no date)" in words
    assert "since no date" not in words


def test_so_many_witnesses_are_told_and_the_others_named() -> None:
    """A page has an end; who is not told with words is linked all the same."""
    told = first_section(crowd(WITNESSES_TOLD + 9))
    assert len(told.tellings) == WITNESSES_TOLD
    assert len(told.more) == 9
    assert not told.single


def test_a_claim_can_be_cited_in_one_line() -> None:
    """Claim, numbers, pile, run: enough to find it again and to run it again."""
    assert first_section(affair()).citation == (
        "“The freighter Marrow carried forty sea mines to the port of Tessal” 7 documents, 3 wordings, 1–2 origins. "
        "From a pile of 11 documents; sayso 0.1.0, run run1."
    )


def test_the_reader_chooses_the_lanes_without_a_script() -> None:
    """Each kind of lanes is a button of one group and a picture; the one that was asked for is chosen."""
    page = first_page(affair(), Lanes.LANGUAGE)
    buttons = [each for each in page.all("input") if each["type"] == "radio"]
    assert [(each["value"], "checked" in each) for each in buttons] == [("wording", False), ("language", True)]
    assert page.faults == []
    assert len({each["name"] for each in buttons}) == 1


def test_a_live_page_links_its_files_and_a_report_makes_them() -> None:
    """A server has an address for each file; in a report a script makes them of what the page holds, and hides its buttons without one."""
    live, report = first_page(affair(), live=True), first_page(affair())
    files = [each["href"] for each in live.all("a") if "download" in each]
    assert files == [
        "/claims/k0/chart.svg?lanes=wording", "/claims/k0/chart.svg?lanes=language", "/claims/k0/chart.csv", "/claims/k0/witnesses.csv",
    ]  # fmt: skip
    assert not [each for each in report.all("a") if "download" in each]
    assert all("hidden" in each for each in report.all("button") if "data-move" not in each)


def test_every_mark_of_the_chart_can_be_heard_and_leads_somewhere() -> None:
    """Links within a picture have a name that says what the mark shows."""
    page = first_page(affair())
    marks = [each for each in page.all("a") if "aria-label" in each]
    assert len(marks) == 16  # eight documents in two pictures
    assert all(str(each["href"]).startswith("#document-") and each["aria-label"] for each in marks)
