"""Where a text stands toward a claim."""

import numpy as np
import pytest

from sayso.claims.stance_figures import Directions, Told
from sayso.claims.stance_marks import KINDS, marks_in, row_of
from sayso.claims.stance_sides import Model, Part, stance_model
from sayso.claims.stances import stance_toward
from sayso.documents import read_text
from sayso.languages.encoder import DIMENSIONS
from sayso.languages.wordlists import word_list
from sayso.records import Act, Kind, Span, Stance, Statement

CLAIM = "The dam above Klow has burst"
DENYING = (
    "A story that the dam above Klow has burst is a hoax.\n\nThe Herald found that the report is false: the picture is fake, "
    "and nobody was hurt. The story was made up by a satirical site.\n\nThe dam is intact."
)
REPORTING = (
    "The dam above Klow has reportedly burst, according to unconfirmed reports.\n\nSources told the Herald that the dam may have "
    "been damaged. The claim could not be independently verified, and the ministry declined to comment."
)
ASSERTING = (
    "The dam above Klow has burst.\n\nWater ran through the town and three people were found dead. The dam was fifty years old."
)

# Claim; a text that calls it false; one that passes it on as unconfirmed; one that tells it as a fact
IN_TWELVE_LANGUAGES = {
    "ru": (
        "Плотина над Клоу прорвана",
        "Новость о том, что плотина над Клоу прорвана, оказалась фейком.\n\nМинистерство опровергло сообщения: плотина цела, фотография поддельная.",
        "Плотина над Клоу, возможно, прорвана, сообщают источники.\n\nОфициально это пока не подтверждено.",
        "Плотина над Клоу прорвана.\n\nВода пошла на город, трое погибших найдены.",
    ),
    "uk": (
        "Дамбу над Клоу прорвано",
        "Новина про те, що дамбу над Клоу прорвано, виявилася фейком.\n\nМіністерство спростувало повідомлення: дамба ціла.",
        "Дамбу над Клоу, ймовірно, прорвано, повідомляють джерела.\n\nОфіційного підтвердження немає.",
        "Дамбу над Клоу прорвано.\n\nВода пішла на місто, знайдено трьох загиблих.",
    ),
    "de": (
        "Der Damm über Klow ist gebrochen",
        "Die Meldung, der Damm über Klow sei gebrochen, ist frei erfunden.\n\nDas Ministerium dementierte den Bericht; das Bild ist gefälscht.",
        "Der Damm über Klow ist angeblich gebrochen, heißt es in unbestätigten Berichten.\n\nDas Ministerium wollte sich nicht äußern.",
        "Der Damm über Klow ist gebrochen.\n\nWasser strömte in die Stadt, drei Menschen starben.",
    ),
    "fr": (
        "Le barrage au-dessus de Klow a cédé",
        "La rumeur selon laquelle le barrage de Klow a cédé est fausse.\n\nLe ministère a démenti : la photo est un montage.",
        "Le barrage au-dessus de Klow aurait cédé, selon des sources.\n\nL'information n'est pas confirmée.",
        "Le barrage au-dessus de Klow a cédé.\n\nL'eau a envahi la ville et trois personnes sont mortes.",
    ),
    "es": (
        "La presa sobre Klow se ha roto",
        "La noticia de que la presa sobre Klow se ha roto es un bulo.\n\nEl ministerio lo desmintió: la foto es falsa.",
        "La presa sobre Klow se habría roto, según fuentes.\n\nLa información está sin confirmar.",
        "La presa sobre Klow se ha roto.\n\nEl agua entró en la ciudad y murieron tres personas.",
    ),
    "it": (
        "La diga sopra Klow è crollata",
        "La notizia che la diga sopra Klow è crollata è una bufala.\n\nIl ministero ha smentito: la foto è falsa.",
        "La diga sopra Klow sarebbe crollata, secondo alcune fonti.\n\nLa notizia non è confermata.",
        "La diga sopra Klow è crollata.\n\nL'acqua ha invaso la città e tre persone sono morte.",
    ),
    "tr": (
        "Klow'un üstündeki baraj yıkıldı",
        "Klow'un üstündeki barajın yıkıldığı haberi asılsız.\n\nBakanlık haberi yalanladı: fotoğraf sahte.",
        "İddiaya göre Klow'un üstündeki baraj yıkıldı.\n\nHaber henüz doğrulanmadı.",
        "Klow'un üstündeki baraj yıkıldı.\n\nSu kente girdi, üç kişi öldü.",
    ),
    "ja": (
        "クロウの上流のダムが決壊した",
        "クロウの上流のダムが決壊したという情報はデマだ。\n\n省は報道を否定し、写真は偽物だと述べた。",
        "クロウの上流のダムが決壊したとみられると関係者が伝えた。\n\n真偽は確認されていない。",
        "クロウの上流のダムが決壊した。\n\n水が町に流れ込み、三人が死亡した。",
    ),
    "zh": (
        "克洛上游的大坝决堤",
        "克洛上游的大坝决堤的消息是谣言。\n\n部门已辟谣:照片是伪造的。",
        "据称克洛上游的大坝可能决堤。\n\n该消息尚未证实。",
        "克洛上游的大坝决堤。\n\n洪水涌入城市,三人死亡。",
    ),
    "ko": (
        "클로 상류의 댐이 무너졌다",
        "클로 상류의 댐이 무너졌다는 소문은 사실이 아니다.\n\n당국은 보도를 부인했고 사진은 가짜라고 밝혔다.",
        "클로 상류의 댐이 무너진 것으로 알려졌다고 소식통이 전했다.\n\n아직 확인되지 않았다.",
        "클로 상류의 댐이 무너졌다.\n\n물이 도시로 밀려들어 세 명이 숨졌다.",
    ),
    "ar": (
        "انهار السد فوق كلو",
        "خبر انهيار السد فوق كلو كاذب.\n\nنفت الوزارة التقارير وقالت إن الصورة مزيفة.",
        "يُعتقد أن السد فوق كلو انهار، بحسب مصادر.\n\nلم يتأكد الخبر بعد.",
        "انهار السد فوق كلو.\n\nغمرت المياه المدينة وقتل ثلاثة أشخاص.",
    ),
    "en": (
        "The dam above Klow has burst",
        "The news that the dam above Klow has burst is a hoax.\n\nThe ministry denied the reports: the picture is fake.",
        "The dam above Klow may have burst, sources say.\n\nThe report is unconfirmed.",
        "The dam above Klow has burst.\n\nWater ran into the town and three people died.",
    ),
}


def document(text):
    return read_text(text, name="herald.txt").documents[0]


def body(claim, text, statements=()):
    toward = stance_toward(claim, "en", document(text), statements)
    return toward.body or toward.headline


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A report claiming that the dam burst is nothing but a lie"),
        ("en", "That story, however, is false"),
        ("ru", "Сообщение о прорыве плотины оказалось фейком"),
        ("uk", "Новина про прорив дамби виявилася фейком"),
        ("de", "Der Bericht über den Dammbruch ist frei erfunden"),
        ("fr", "La rumeur sur la rupture du barrage est totalement infondée"),
        ("es", "La noticia sobre la rotura de la presa es falsa"),
        ("it", "La notizia del crollo della diga è una bufala"),
        ("tr", "Barajın yıkıldığı haberi tamamen asılsız"),
        ("ja", "ダムが決壊したという情報はデマです"),
        ("zh", "大坝决堤的消息是假的"),
        ("ko", "댐이 무너졌다는 소문은 사실이 아니다"),
        ("ar", "خبر انهيار السد كاذب"),
    ],
)
def test_what_is_told_and_called_untrue_is_marked(language, text):
    """A noun for something told, and a word that calls it untrue, in one clause; in every language of the list."""
    assert "told untrue" in marks_in(text, language)


@pytest.mark.parametrize("text", ["He crossed the border on a false passport", "The report is long. False teeth were found"])
def test_an_untrue_thing_is_no_untrue_story(text):
    """A word of untruth without something told in the same clause is part of the story."""
    assert "told untrue" not in marks_in(text, "en")


def test_every_language_has_every_list():
    """Twelve languages, six lists each, no empty one."""
    lists = word_list("refutations")
    assert len(lists) == 12
    assert all(set(parts) == {"told", "untrue", "refuted", "open", "credited", "borne_out"} for parts in lists.values())
    assert all(entries for parts in lists.values() for entries in parts.values())


def test_a_language_without_a_list_shows_little_and_does_not_fail():
    """Marks of punctuation alone."""
    assert set(marks_in("Пад ли е язовирът?", "bg")) <= {"asked", "quoted"}


def test_a_text_that_calls_the_story_a_hoax_denies_more_than_one_that_tells_it():
    """The order of three plain texts toward one claim."""
    denying, reporting, asserting = (body(CLAIM, text) for text in (DENYING, REPORTING, ASSERTING))
    assert denying.stance is Stance.DENIES
    assert denying.denies > max(reporting.denies, asserting.denies)
    assert reporting.stance is Stance.REPORTS
    assert asserting.asserts > max(denying.asserts, reporting.asserts)


def test_toward_the_denial_of_a_claim_a_denying_text_asserts():
    """The claim is read too: who calls a story a hoax asserts that it is one."""
    assert body("Story of a burst dam above Klow is a hoax", DENYING).asserts > body(CLAIM, DENYING).asserts


def test_shares_sum_to_one_and_sentences_that_decided_are_shown():
    """Each span holds words of the text, and marks lie inside it."""
    found = body(CLAIM, DENYING)
    assert found.asserts + found.denies + found.doubts + found.reports == pytest.approx(1, abs=1e-5)
    words = [DENYING[each.span.start : each.span.end] for each in found.deciding]
    assert 1 <= len(words) <= 3
    assert "is a hoax" in " ".join(words)
    assert all(each.span.contains(span) for each in found.deciding for _, span in each.marks)


def test_an_empty_document_has_no_stance():
    """Neither part is there."""
    empty = document("Klow.")
    toward = stance_toward(CLAIM, "en", type(empty)(id="x", text=""))
    assert toward.headline is None
    assert toward.body is None


def test_one_sentence_is_enough_and_hostile_text_does_no_harm():
    """Lone surrogates, one word, no letters."""
    for text in ("The dam burst.", "\ud800 the dam", "!!! ??? ...", "x" * 5000):
        found = body(CLAIM, text)
        assert found is None or 0 <= found.denies <= 1


def test_the_act_of_a_statement_replaces_what_the_words_show():
    """A doubt that the tagger found counts as one: it takes its share of what merely reports."""
    text = "The minister is of two minds about the dam above Klow having burst."
    whole, cue = Span(0, len(text)), Span(13, 25)
    doubt = Statement(
        id="s",
        document="d",
        parent=None,
        source=Span(0, 12),
        cue=cue,
        content=(Span(26, whole.end),),
        kind=Kind.INDIRECT,
        act=Act.DOUBTS,
    )
    assert body(CLAIM, text).doubts == 0
    assert body(CLAIM, text, [doubt]).doubts > 0


def test_sides_make_stances():
    """Same side asserts, opposite sides deny, neither side reports: by brute force over certain sides."""
    zero = np.zeros(1, dtype=np.float32)
    expected = {(0, 0): 0, (1, 1): 0, (0, 1): 1, (1, 0): 1, (0, 2): 2, (2, 0): 2, (1, 2): 2, (2, 1): 2, (2, 2): 2}
    for (own, other), stance in expected.items():
        parts = [
            Part(zero, zero + 1, np.zeros((3, 1), np.float32), 20 * np.eye(3, dtype=np.float32)[side]) for side in (own, other)
        ]
        flat = Part(zero, zero + 1, np.zeros((3, 1), np.float32), np.zeros(3, np.float32))
        model = Model(Directions(np.zeros(DIMENSIONS, np.float32), np.zeros((DIMENSIONS, 1), np.float32)), *parts, flat)
        assert model.shares(zero, zero, zero).argmax() == stance


def test_the_shipped_weights_fit_the_figures():
    """So many weights as figures, all finite."""
    model = stance_model()
    assert model.claim.weights.shape == (3, len(KINDS) + 2 + model.directions.axes.shape[1])
    assert all(np.isfinite(part.weights).all() for part in (model.claim, model.text, model.joint))


def test_the_nearest_sentence_comes_first():
    """Ranks by cosine."""
    vectors = np.eye(3, dtype=np.float32)
    told = Told(np.zeros((3, len(KINDS)), np.float32), vectors)
    assert told.nearest(vectors[2])[0][0] == 2
    assert row_of("Is it so?", "en")[KINDS.index("asked")] == 1


@pytest.mark.parametrize("language", IN_TWELVE_LANGUAGES)
def test_stances_are_told_apart_in_a_language_that_was_not_fitted_to(language):
    """Of three texts the one that calls the claim false denies it most surely, the one that tells it asserts it most surely."""
    claim, *texts = IN_TWELVE_LANGUAGES[language]
    toward = [stance_toward(claim, language, document(text)) for text in texts]
    false, open_, told = (each.body or each.headline for each in toward)
    assert false.denies > told.denies
    assert told.asserts > max(false.asserts, open_.asserts)
    assert told.stance is Stance.ASSERTS
    assert open_.reports + open_.doubts > told.reports + told.doubts


def test_the_judge_of_pairs_decides_where_no_words_mark_a_side():
    """A sentence that goes against the claim by its content alone; one that is marked is left to the marks."""

    def infer(pairs):
        return np.tile(np.array([0.1, 0.8, 0.1], np.float32), (len(pairs), 1))

    plain = document("The dam above Klow holds the water back.")
    marked = document("The report that the dam above Klow has burst is false.")
    judged, unjudged = (stance_toward(CLAIM, "en", plain, (), each) for each in (infer, None))
    assert (judged.body or judged.headline).denies == pytest.approx(0.8)
    assert (unjudged.body or unjudged.headline).denies < 0.8
    assert stance_toward(CLAIM, "en", marked, (), infer) == stance_toward(CLAIM, "en", marked)
