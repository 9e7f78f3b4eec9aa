"""Attribution with the shipped model: own sentences in, statements out."""

import pytest
from tests.factories import document

from sayso import attribute
from sayso.errors import BadModel
from sayso.languages import pieces
from sayso.records import Act, Kind
from sayso.settings import Settings

SENTENCES = {
    "en": (
        "The harbour authority said on Friday that the bridge would stay shut.",
        "The harbour authority",
        "said",
        "bridge would stay shut",
    ),
    "ru": ("Портовая служба заявила, что мост останется закрытым.", "Портовая служба", "заявила", "мост останется закрытым"),
    "ja": ("港湾局は、橋の閉鎖が続くと発表した。", "港湾局", "発表した", "橋の閉鎖が続く"),
    "de": (
        "Die Hafenbehörde teilte mit, die Brücke bleibe gesperrt.",
        "Die Hafenbehörde",
        "teilte",
        "die Brücke bleibe gesperrt",
    ),
    "fr": ("Selon le ministère, le pont restera fermé.", "le ministère", "Selon", "le pont restera fermé"),
    "ar": ("قالت سلطة الميناء إن الجسر سيظل مغلقا.", "سلطة الميناء", "قالت", "الجسر سيظل مغلقا"),
    "uk": ("Портова служба заявила, що міст залишиться закритим.", "Портова служба", "заявила", "міст залишиться закритим"),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_plain_attribution_is_read_in_every_language(language: str) -> None:
    """Source, cue and content of the commonest construction."""
    text, source, cue, content = SENTENCES[language]
    page = document(text, language=language)
    (found,) = [each for each in attribute([page]) if each.parent is None]
    assert found.source is not None
    assert found.cue is not None
    assert source in page.words(found.source)
    assert cue in page.words(found.cue)
    assert content in " ".join(map(page.words, found.content))


def test_a_chain_is_read_link_by_link() -> None:
    """The inner statement names the outer one as its parent."""
    page = document("Seaborne News reported that the coast guard said the tanker had lost power.")
    outer, inner = attribute([page])
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert inner.source is not None
    assert page.words(inner.source) == "the coast guard"


def test_nesting_stops_where_the_settings_say() -> None:
    """One link deep: contents are not read again."""
    page = document("Seaborne News reported that the coast guard said the tanker had lost power.")
    assert len(attribute([page], Settings(max_nesting=1))) == 1


def test_a_denial_is_a_denial_and_a_quotation_direct() -> None:
    """Act from the cue, kind from the quotation marks."""
    page = document("The mayor denied that the dam had cracked. “It holds,” he said.")
    acts = {page.words(each.cue): (each.act, each.kind) for each in attribute([page]) if each.cue}
    assert acts["denied"] == (Act.DENIES, Kind.INDIRECT)
    assert acts["said"] == (Act.ASSERTS, Kind.DIRECT)


def test_nothing_is_attributed_where_nobody_speaks() -> None:
    """Plain narration has no statement."""
    assert attribute([document("The ferry left at noon. It carried forty cars and a horse.")]) == ()


def test_an_empty_pile_has_no_statements() -> None:
    """No documents, no statements, no error."""
    assert attribute([]) == ()


def test_a_missing_model_file_says_what_to_do() -> None:
    """The message names the file and the remedy."""
    with pytest.raises(
        BadModel,
        match=r"^the model file 'nothing.npy' is missing in sayso/languages/model; reinstall sayso or run training/export.py$",
    ):
        pieces.model_file("nothing.npy")
