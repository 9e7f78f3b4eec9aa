from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.evidence import evidence_in, is_outlet, is_unnamed, role_of
from sayso.languages.wordlists import word_list


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("A video of 3 May shows the train, the mill's owner said.", "en", ["video"]),
        ("Our correspondent counted nine wagons.", "en", ["own reporting"]),
        ("There were reports of shots, and two residents heard them.", "en", ["reports", "witness"]),
        ("A senior official who asked not to be named said so.", "en", ["unnamed source", "unnamed source"]),
        ("По данным перехвата, источник в штабе знал об этом.", "ru", ["intercept", "unnamed source"]),
        ("本紙の取材に、関係者が動画の存在を認めた。", "ja", ["own reporting", "unnamed source", "video"]),
        ("Augenzeugen zeigten unserem Reporter ein Foto.", "de", ["witness", "own reporting", "photo"]),
        ("Selon une source, des documents le prouvent.", "fr", ["unnamed source", "document"]),
        ("Según fuentes, hay una grabación.", "es", ["unnamed source", "audio"]),
        ("نشر مراسلنا صورة من الموقع", "ar", ["own reporting", "photo"]),
        ("知情人士向本报记者展示了照片", "zh", ["unnamed source", "own reporting", "photo"]),
        ("На відео, яке показав очевидець, видно потяг.", "uk", ["video", "witness"]),
        ("Nothing is named here.", "en", []),
        ("Um vídeo", "pt", []),
    ],
)
def test_evidence_is_found_by_kind(text: str, language: str, kinds: list[str]) -> None:
    """In the order of the text; a language without a list gives nothing."""
    assert [kind for kind, _, _ in evidence_in(text, language)] == kinds


@given(st.text(max_size=300), st.sampled_from([*word_list("evidence"), "pt"]))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str, language: str) -> None:
    """Spans count code points of the text as it is given, whatever it holds."""
    found = evidence_in(text, language)
    assert all(0 <= start < end <= len(text) for _, start, end in found)
    assert all(before[2] <= after[1] for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("source", "language", "unnamed"),
    [
        ("a source in the railway", "en", True),
        ("three residents I met", "en", True),
        ("the spokesman", "en", False),
        ("resident Ana Brook", "en", False),
        ("Ana Brook, a resident", "en", False),
        ("источники в министерстве", "ru", True),
        ("жительница Анна Лунина", "ru", False),
        ("政府高官", "ja", True),
        ("戸叶さん", "ja", False),
        ("مصدر عسكري", "ar", True),
        ("消息人士", "zh", True),
    ],
)
def test_who_cannot_be_asked_is_unnamed(source: str, language: str, unnamed: bool) -> None:
    """An office can be asked, a named resident too; "residents" cannot."""
    assert is_unnamed(source, language) is unnamed


def test_roles_and_outlets_are_told_by_their_words() -> None:
    """The office as it stands there; an outlet by name, by word, or as one quoted name."""
    assert role_of("the ministry's spokeswoman", "en") == "spokeswoman"
    assert role_of("外務省報道官", "ja") == "報道官"
    assert role_of("the mill", "en") is None
    assert [is_outlet(each, "ru") for each in ("«Степной маяк»", "телеканал «Маяк»", "ТАСС", "министр")] == [
        True,
        True,
        True,
        False,
    ]
