"""Denials and doubts that have no object of their own, in twelve languages."""

import pytest

from sayso.claims.rebutting import calls_untrue, denied_report, names_report, rebuts, says_untrue
from sayso.languages.wordlists import word_list
from sayso.records import Stance

D, Q = Stance.DENIES, Stance.DOUBTS


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("en", "The harbour office called it fake.", D), ("en", "The county's forester is not convinced.", Q),
        ("en", "The railway has denied it.", D), ("ru", "В порту назвали это выдумкой.", D), ("ru", "Лесник в этом сомневается.", Q),
        ("uk", "У порту назвали це вигадкою.", D), ("de", "Die Werft nannte das frei erfunden.", D), ("de", "Der Förster bleibt skeptisch.", Q),
        ("fr", "Le port a démenti.", D), ("fr", "Le garde reste sceptique.", Q), ("es", "El puerto lo niega.", D),
        ("it", "Il porto ha smentito.", D), ("tr", "Liman bunun uydurma olduğunu söyledi.", D), ("ja", "港湾局は事実無根だとしている。", D),
        ("ja", "森林官は懐疑的だ。", Q), ("zh", "港务局矢口否认。", D), ("zh", "护林员对此表示怀疑。", Q), ("ko", "항만청은 사실무근이라고 일축했다.", D),
        ("ar", "وقال الميناء إن ذلك لا أساس له من الصحة.", D),
    ],
)  # fmt: skip
def test_a_short_sentence_denies_or_doubts_what_was_told_before_it(language, text, stance):
    """The list of its language says so; nothing else stands in it."""
    assert rebuts(text, language) is stance


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He crossed the border on a false passport."),
        ("en", "The railway declined to comment."),
        ("en", "The railway denied that it had sold the last of the old wagons to a dealer in Sarn."),
        ("en", "Is that a lie?"),
        ("en", "The site publishes fake news."),
        ("de", "Eine zweite Brücke kommt nicht in Frage."),
        ("xx", "The palace called it fake."),
    ],
)
def test_a_sentence_with_something_of_its_own_to_say_rebuts_nothing(language, text):
    """Nor does a question, a word before a noun, or a negation of it; a language without a list tells nothing."""
    assert rebuts(text, language) is None


def test_of_a_content_less_may_stand_beside():
    """Somebody says it about something; a relative clause is no pronoun."""
    assert rebuts("it is a lie", "en", content=True) is D
    assert rebuts("Nonsense", "en", content=True) is D
    assert rebuts("details that are false", "en", content=True) is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("That report, however, is false.", D),
        ("The story about the mill is fiction.", D),
        ("The report may be a hoax.", Q),
        ("The report is not false.", None),
        ("However, it mixes these genuine reports with stories that are pure fiction.", None),
    ],
)
def test_a_verdict_opens_with_what_was_told_and_ends_with_untrue(text, stance):
    """Between stands little; a pronoun must be the very first word."""
    assert calls_untrue(text, "en") is stance


def test_words_around_a_report_take_a_side_in_it():
    """That nothing bears it out is a doubt."""
    assert says_untrue("A report … is nothing but a lie", "en") is D
    assert says_untrue("The town was full of rumours of …, but there was no sign that they were true", "en") is Q
    assert says_untrue("A report … has been read widely", "en") is None


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Reports that the mill is shut are false", "the mill is shut"),
        ("en", "The report that the mill has burned is a complete lie", "the mill has burned"),
        ("ru", "Сообщения о том, что мельница сгорела, не соответствуют действительности", "мельница сгорела"),
        ("uk", "Повідомлення про те, що млин згорів, не відповідають дійсності", "млин згорів"),
        ("de", "Berichte, dass die Mühle abgebrannt ist, seien falsch", "die Mühle abgebrannt ist"),
        ("fr", "La rumeur que le moulin a brûlé est infondée", "le moulin a brûlé"),
        ("es", "La noticia de que el molino ardió es falsa", "el molino ardió"),
        ("it", "La notizia che il mulino è bruciato è falsa", "il mulino è bruciato"),
        ("ja", "水車が止まったという報道は虚偽だ", "水車が止まった"),
        ("zh", "关于水车停转的报道不实", "水车停转"),
        ("ko", "물레방아가 멈췄다는 보도는 사실이 아니다", "물레방아가 멈췄다"),
        ("tr", "değirmenin yandığı yönündeki haberler asılsız", "değirmenin yandığı"),
        ("ar", "التقارير التي تقول إن الطاحونة احترقت كاذبة", "الطاحونة احترقت"),
    ],
)
def test_a_report_told_in_full_and_called_untrue_gives_what_it_says(language, text, told):
    """Then the denial is of those words."""
    assert denied_report(text, language) == (told, D)


def test_a_report_that_is_not_called_untrue_gives_nothing():
    """Nor one that is said not to be."""
    assert denied_report("Reports that the mill is shut were read in Sarn", "en") is None
    assert denied_report("The claim that the mill is shut is not false", "en") is None


def test_a_report_is_no_ministry():
    """Only of the former may a text take the word away."""
    assert names_report("A story", "en")
    assert not names_report("The ministry", "en")


def test_every_language_of_the_refutations_has_rebuttals():
    """Twelve, each with its words for what was told, denials, doubts."""
    lists = word_list("rebuttals")
    assert set(lists) == set(word_list("refutations"))
    assert all({"this", "flat", "doubt", "neither", "is", "unproven"} <= set(parts) for parts in lists.values())
