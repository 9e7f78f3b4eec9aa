"""Speakers left unsaid."""

from tests.factories import document, statement

from sayso.actors.unsaid import with_unsaid_speakers
from sayso.records import Kind


def test_a_spanish_quotation_without_a_subject_goes_on_with_the_speaker_before() -> None:
    """«…», dijo: whoever spoke last."""
    page = document("El capataz dijo que llueve. «No para», dijo.", language="es")
    first = statement(page, "El capataz", "dijo", "que llueve", speaker="capataz", language="es")
    second = statement(page, None, "dijo", "«No para»", kind=Kind.DIRECT, language="es")
    assert [each.speaker for each in with_unsaid_speakers([first, second])] == ["capataz", "capataz"]


def test_english_says_its_subjects() -> None:
    """In English a quotation without a source stays without a speaker."""
    page = document("The foreman said it rains. “It does not stop,” said.")
    first = statement(page, "The foreman", "said", "it rains", speaker="foreman")
    second = statement(page, None, "said", "“It does not stop,”", kind=Kind.DIRECT)
    assert with_unsaid_speakers([first, second])[1].speaker is None
