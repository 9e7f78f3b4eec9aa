"""Credit lines, datelines and forwards."""

import pytest
from tests.factories import document
from tests.origins.piles import read_evidence

from sayso.origins.credits import credits_of
from sayso.origins.material import gather


def found(text, language="en", outlets=()):
    page = document(text, language=language)
    others = [document("x", outlet=outlet) for outlet in outlets]
    material = gather([page, *others], [], [], [], {}, read_evidence)
    return [(credit.name, len(credit.scope) == len(page.text)) for credit in credits_of(material, page)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The mill burned.\nSource: Evening Kurier", "Evening Kurier"), ("en", "Forwarded from Night Watch\nThe mill burned.", "Night Watch"),
        ("en", "NARVA (AP) — The mill burned.", "AP"), ("en", "The mill burned. (Reuters)", "Reuters"), ("ru", "НАРВА, 3 марта /ТАСС/. Мельница сгорела.", "TASS"),
        ("ru", "Мельница сгорела.\nИсточник: Вестник", "Вестник"), ("uk", "Млин згорів.\nДжерело: Вісник", "Вісник"), ("de", "Die Mühle brannte. (dpa)", "dpa"),
        ("fr", "Le moulin a brûlé.\nSource : Le Courrier", "Le Courrier"), ("es", "Ardió el molino.\nFuente: El Correo", "El Correo"),
        ("ja", "【ナルバ共同】水車小屋が焼けた。", "Kyodo"), ("ja", "水車小屋が焼けた。\n出典：夕刊クーリエ", "夕刊クーリエ"), ("zh", "磨坊烧毁。\n来源：晚报", "晚报"),
        ("ar", "احترقت الطاحونة.\nالمصدر: البريد", "البريد"),
    ],
)  # fmt: skip
def test_a_credit_of_the_whole_text_is_read(language, text, name):
    """Agencies by the name that the list shows first, others as they stand."""
    assert found(text, language) == [(name, True)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [("en", "The mill burned, citing Kurier.", "Kurier"), ("ru", "Мельница сгорела, со ссылкой на агентство Рейтер.", "Reuters"), ("de", "Die Mühle brannte unter Berufung auf den Kurier.", "Kurier")],
)  # fmt: skip
def test_a_citation_covers_its_sentence_alone(language, text, name):
    """Only names of agencies and of the pile's outlets are taken."""
    assert found(f"{text} Nobody knows why.", language, outlets=["Kurier"]) == [(name, False)]


@pytest.mark.parametrize(
    "text",
    ["The source: a spring in the hills above the mill that everybody in the village has known for years and drinks from.", "The mill (built 1820) burned.", "The mill burned, citing bad luck.", "Source: https://kurier.example/mill"],
)  # fmt: skip
def test_what_only_looks_like_a_credit_is_none(text):
    """Long sentences, brackets with anything else in them, and bare addresses credit nobody."""
    assert found(text, outlets=["Kurier"]) == []
