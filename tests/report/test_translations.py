"""Translations that a pile holds: sayso links them, and makes none."""

from tests.report.fixtures import affair

from sayso.report.catalogue import catalogue
from sayso.report.translations import translations


def test_a_witness_leads_to_the_copies_of_its_words_in_other_languages() -> None:
    """Each language with its documents and the side by side, where both can be read."""
    trace = affair()
    found = translations(catalogue(trace), trace.claims[0].witnesses)
    kurier = {each.language: [name for name, _ in each.documents] for each in found["d3kurier"]}
    assert kurier == {"English": ["Herald"], "Japanese": ["港ブログ"]}
    assert all(href.startswith("#copy-") for told in found.values() for each in told for _, href in each.documents)


def test_copies_in_the_same_language_are_no_translations() -> None:
    """What a copy of the same language says is told beside it already."""
    trace = affair()
    assert "d0wire" not in translations(catalogue(trace), trace.claims[0].witnesses)
