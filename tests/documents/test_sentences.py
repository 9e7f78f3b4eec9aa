"""Sentences: boundaries that fall inside one sentence are merged away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.sentences import sentences

CASES = [
    ("ru", ["«Шторм утих!» — сказала она.", "Порт открыт."]),
    ("ru", ["Паром ушёл 5 янв. 2024 года.", "Он вернулся."]),
    ("uk", ["«Порт відкрито!» — сказала вона.", "Це було вчора."]),
    ("fr", ["M. Dupin a parlé.", "Il est parti."]),
    ("fr", ["« Le port est fermé. Personne ne passe. », a dit le maire.", "Il est parti."]),
    ("en", ["The U.S. envoy met Gov. Winter on Jan. 5.", "She left."]),
    ("en", ["The envoy of the northern province, who had not been seen for a week, met Gov. Winter and J. Marsh.", "She left."]),
    ("en", ["“Is it over?” she asked.", "Nobody answered."]),
    ("en", ["Ferry No. 5 sank.", "J. Marsh saw it."]),
    ("de", ["„Der Hafen ist zu!“, sagte sie.", "Niemand fuhr."]),
    ("ja", ["船長は「行く。すぐに。」と言った。", "港は閉鎖された。"]),
    ("zh", ["港口关闭了。", "船长说：“没有人受伤。”"]),
]


@pytest.mark.parametrize(("language", "expected"), CASES)
def test_sentences_end_where_a_reader_ends_them(language, expected):
    """Abbreviations, initials and quotations end no sentence."""
    text = ("" if language in {"ja", "zh"} else " ").join(expected)
    assert [text[span.start : span.end] for span in sentences(text, language)] == expected


@given(st.text(alphabet=st.sampled_from("Ab. !?«»“”「」。\n\r—a5Яя "), max_size=120), st.sampled_from(["en", "ru", "ja", "und"]))
def test_sentences_cover_all_but_white_space(text, language):
    """Spans are in order, trimmed, do not overlap, and together hold every character that is not white space."""
    spans = sentences(text, language)
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() for span in spans)
