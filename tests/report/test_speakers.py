"""Who is quoted: how often, where, by which names."""

from tests.report.fixtures import affair

from sayso.report.catalogue import catalogue
from sayso.report.speakers import speakers


def test_speakers_stand_by_how_often_they_are_quoted_with_all_their_names() -> None:
    """Across languages and scripts."""
    found = speakers(catalogue(affair()))
    assert [speaker.count for speaker in found] == sorted((speaker.count for speaker in found), reverse=True)
    assert found[0].name == "the Maritime Bureau"
    assert {"海事局", "the Bureau", "Морское бюро"} <= set(found[0].names)
    assert found[0].name.casefold() not in {name.casefold() for name in found[0].names}


def test_nobody_who_could_be_asked_is_no_kind_of_person() -> None:
    """A source in the harbour is not somebody."""
    found = {speaker.id: speaker for speaker in speakers(catalogue(affair()))}
    assert found["asource"].kind == "nobody who could be asked"
    assert found["aport"].kind == "organisation"


def test_dates_and_claims_are_of_what_quotes_them() -> None:
    """The first and the last document, and the claims that their words bear witness to."""
    bureau = speakers(catalogue(affair()))[0]
    assert (bureau.since, bureau.until) == ("3 March 2031, 09:10 UTC", "5 March 2031")
    assert bureau.claims == 1
