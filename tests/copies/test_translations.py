"""Translated copies, in sentences of our own writing."""

import numpy as np
import pytest
from tests.factories import document

import sayso.copies.sentences as sentences_room
import sayso.copies.sides as room
from sayso.copies import find_copies
from sayso.copies.sentences import Sentence
from sayso.copies.sides import Sides
from sayso.copies.spaces import Space, make_stock
from sayso.copies.translations import Alignments
from sayso.memory import Notebook
from sayso.records import CopyKind, Span
from sayso.settings import Settings

ENGLISH = (
    "A fire destroyed 60 tonnes of grain in an old mill near the river on Monday night.",
    "The fire brigade needed four hours to put out the flames.",
    "Nobody was injured, but two families had to leave their houses.",
    "The owner of the mill blamed a new electric dryer for the disaster.",
    "The police have opened an investigation into the cause of the fire.",
)
JAPANESE = (
    "月曜日の夜、川沿いの古い製粉所で火災が発生し、60トンの穀物が焼失した。",
    "消防隊が炎を消し止めるのに4時間かかった。",
    "けが人はいなかったが、二つの家族が家を離れなければならなかった。",
    "製粉所の所有者は、新しい電気乾燥機がこの災害の原因だと非難した。",
    "警察は火災の原因について捜査を始めた。",
)
RUSSIAN = (
    "Пожар уничтожил 60 тонн зерна на старой мельнице у реки в ночь на понедельник.",
    "Пожарным потребовалось четыре часа, чтобы потушить пламя.",
    "Никто не пострадал, но двум семьям пришлось покинуть свои дома.",
    "Владелец мельницы обвинил в катастрофе новую электрическую сушилку.",
    "Полиция начала расследование причин пожара.",
)
UKRAINIAN = (
    "Пожежа знищила 60 тонн зерна на старому млині біля річки в ніч на понеділок.",
    "Пожежникам знадобилося чотири години, щоб загасити полум'я.",
    "Ніхто не постраждав, але двом сім'ям довелося залишити свої будинки.",
    "Власник млина звинуватив у катастрофі нову електричну сушарку.",
    "Поліція почала розслідування причин пожежі.",
)
UNRELATED = (
    "Das Stadtmuseum zeigt ab Freitag vierzig Gemälde einer vergessenen Malerin.",
    "Der Eintritt ist am ersten Wochenende frei.",
    "Die Handballerinnen gewannen ihr Heimspiel mit drei Toren Vorsprung.",
)


def translated(*pages):
    return [copy for copy in find_copies(pages) if copy.kind is CopyKind.TRANSLATED]


@pytest.mark.parametrize(("language", "sentences"), [("ja", JAPANESE), ("ru", RUSSIAN), ("uk", UKRAINIAN)])
def test_a_translation_is_one_copy_with_its_sentences_aligned(language, sentences):
    first, second = document("\n".join(ENGLISH), id="1"), document("\n".join(sentences), id="2", language=language)
    found = translated(first, second)
    assert len(found) == 1
    aligned = {(first.text[a:b], second.text[c:d]) for a, b, c, d in found[0].pairs}
    assert aligned <= set(zip(ENGLISH, sentences, strict=True))
    assert len(aligned) >= 4


def test_a_translation_printed_under_its_original_is_found_though_it_skips_sentences():
    """What stands above is the original."""
    page = document("\n".join((*ENGLISH, "", JAPANESE[0], "", JAPANESE[2], JAPANESE[4])), id="1")
    found = translated(page)
    assert len(found) == 1
    assert (found[0].direction, len(found[0].pairs)) == ("a->b", 3)
    assert found[0].why.endswith("; in one document the original stands above its translation")


def test_texts_on_other_matters_are_no_translations():
    assert translated(document("\n".join(ENGLISH), id="1"), document("\n".join(UNRELATED), id="2", language="de")) == []


def test_several_translations_of_one_text_are_all_found():
    """A third language is no rival of the second, nor one copy of another."""
    pages = [document("\n".join(ENGLISH), id=str(number)) for number in range(12)]
    pages += [document("\n".join(JAPANESE), id="j"), document("\n".join(RUSSIAN), id="r")]
    found = {(copy.a.document, copy.b.document) for copy in translated(*pages)}
    assert {(str(number), "j") for number in range(12)} | {("j", "r")} <= found


CZECH = (
    "V pondělí v noci požár zničil 60 tun obilí ve starém mlýně u řeky.",
    "Hasiči potřebovali k uhašení plamenů čtyři hodiny.",
    "Nikdo nebyl zraněn, ale dvě rodiny musely opustit své domy.",
    "Majitel mlýna svalil vinu za neštěstí na novou elektrickou sušičku.",
    "Policie zahájila vyšetřování příčiny požáru.",
)
FINNISH = (
    "Tulipalo tuhosi 60 tonnia viljaa joen lähellä sijaitsevassa vanhassa myllyssä maanantai-iltana.",
    "Palokunnalta kului neljä tuntia liekkien sammuttamiseen.",
    "Kukaan ei loukkaantunut, mutta kaksi perhettä joutui jättämään kotinsa.",
    "Myllyn omistaja syytti onnettomuudesta uutta sähkökuivuria.",
    "Poliisi on aloittanut tutkinnan palon syystä.",
)
HINDI = (
    "सोमवार रात नदी के पास एक पुरानी चक्की में आग लगने से 60 टन अनाज नष्ट हो गया.",
    "दमकल कर्मियों को आग बुझाने में चार घंटे लगे.",
    "कोई घायल नहीं हुआ, लेकिन दो परिवारों को अपना घर छोड़ना पड़ा.",
    "चक्की के मालिक ने इस दुर्घटना के लिए एक नए बिजली के ड्रायर को दोषी ठहराया.",
    "पुलिस ने आग के कारण की जांच शुरू कर दी है.",
)
COUNCIL = (
    "The town council will vote on the new tram line in April.",
    "Three parties are in favour of the plan, one has asked for a cheaper route.",
    "The mayor expects the first trams to run in four years.",
    "Shopkeepers fear for their customers while the street is dug up.",
)


@pytest.mark.parametrize(("language", "sentences"), [("cs", CZECH), ("fi", FINNISH), ("hi", HINDI)])
def test_languages_beyond_the_first_encoder_are_read_by_the_wide_one(language, sentences):
    first, second = document("\n".join(ENGLISH), id="1"), document("\n".join(sentences), id="2", language=language)
    (found,) = translated(first, second, document("\n".join(UNRELATED), id="3", language="de"))
    aligned = {(first.text[a:b], second.text[c:d]) for a, b, c, d in found.pairs}
    assert aligned <= set(zip(ENGLISH, sentences, strict=True))
    assert len(aligned) >= 4


def test_two_languages_that_only_the_wide_encoder_reads_are_aligned_too():
    assert (
        len(translated(document("\n".join(CZECH), id="1", language="cs"), document("\n".join(HINDI), id="2", language="hi"))) == 1
    )


def test_a_text_in_another_language_is_no_translation_of_an_unrelated_one():
    assert translated(document("\n".join(COUNCIL), id="1"), document("\n".join(FINNISH), id="2", language="fi")) == []


def test_part_of_an_article_translated_into_another_is_found_over_a_gap():
    """The host's own sentences before, between and after do not count."""
    host = document("\n".join((*COUNCIL[:2], *ENGLISH[:2], COUNCIL[2], *ENGLISH[3:], COUNCIL[3])), id="1")
    origin = document("\n".join(RUSSIAN), id="2")
    (found,) = translated(host, origin)
    aligned = {(host.text[a:b], origin.text[c:d]) for a, b, c, d in found.pairs}
    assert aligned == {(ENGLISH[rank], RUSSIAN[rank]) for rank in (0, 1, 3, 4)}


def test_a_sentence_that_was_cut_in_two_is_aligned_with_both():
    """The span on that side covers the two sentences and what stands between."""
    cut = "На старой мельнице у реки в ночь на понедельник случился пожар. Сгорело 60 тонн зерна."
    first, second = document("\n".join(ENGLISH), id="1"), document("\n".join((cut, *RUSSIAN[1:])), id="2")
    (found,) = translated(first, second)
    assert (ENGLISH[0], cut) in {(first.text[a:b], second.text[c:d]) for a, b, c, d in found.pairs}


def test_a_post_of_one_sentence_is_found_among_others():
    posts = [document(text, id=f"e{rank}") for rank, text in enumerate((*ENGLISH, *COUNCIL))]
    posts += [document(text, id=f"r{rank}") for rank, text in enumerate(RUSSIAN)]
    found = {(copy.a.document, copy.b.document) for copy in translated(*posts)}
    assert found == {(f"e{rank}", f"r{rank}") for rank in range(len(RUSSIAN))}


def test_one_sentence_that_two_articles_share_is_no_copy():
    first = document("\n".join((*COUNCIL, ENGLISH[1])), id="1")
    assert translated(first, document("\n".join(RUSSIAN), id="2")) == []


def test_a_quotation_that_two_outlets_translated_is_no_copy():
    """What one speaker said, each may have translated."""
    quoted = "\n".join((*COUNCIL[:2], *(f"“{each}”" for each in ENGLISH[:4]), *COUNCIL[2:]))
    original = "\n".join((*UNRELATED, *(f"«{each}»" for each in RUSSIAN[:4])))
    assert translated(document(quoted, id="1"), document(original, id="2", language="de")) == []


def test_a_pile_too_large_to_read_is_read_on_where_beginnings_stand_out(monkeypatch):
    """The whole text is aligned, though only its first sentences were read at first."""
    monkeypatch.setattr(sentences_room, "MOST_READING", 6)
    pages = [document("\n".join(ENGLISH), id="1"), document("\n".join(RUSSIAN), id="2"), document("\n".join(COUNCIL), id="3")]
    (found,) = translated(*pages)
    assert len(found.pairs) == 5


def test_hostile_likes_cost_no_more_than_a_moment():
    """A line four hundred times over, in two languages."""
    pages = [document("\n".join([ENGLISH[0]] * 400), id="1"), document("\n".join([RUSSIAN[0]] * 400), id="2")]
    assert {copy.b.document for copy in translated(*pages)} <= {"2"}


def test_a_very_long_document_is_aligned_in_parts(monkeypatch):
    """Nothing of it is lost, and no part sees more than so many sentences."""
    monkeypatch.setattr(room, "STRETCH", 4)
    found = translated(document("\n".join((*COUNCIL, *ENGLISH[:4])), id="1"), document("\n".join(RUSSIAN[:4]), id="2"))
    assert [len(copy.pairs) for copy in found] == [4]


def test_a_pile_that_grows_has_the_translations_of_one_that_was_read_at_once():
    """A language that comes, a text beside an older one, a rival to it, a text that goes: as if nothing had been found before."""
    english, russian, ukrainian, japanese = (
        document("\n".join(lines), id=name)
        for name, lines in (("en", ENGLISH), ("ru", RUSSIAN), ("uk", UKRAINIAN), ("ja", JAPANESE))
    )
    rival = document("\n".join(line.replace("mill", "barn") for line in ENGLISH), id="0")
    council = document("\n".join(COUNCIL), id="00")
    notebook, last = Notebook(), ()
    for pile in (
        (english, russian),
        (english, russian, ukrainian, council),
        (english, russian, rival, ukrainian, council),
        (japanese, english, rival, russian),
        (japanese, rival, russian, council),
    ):
        found = find_copies(pile, memory=notebook)
        assert found == find_copies(pile)
        assert found != last
        last = found


def some_space(sides: Sides, crowd: float, best: int) -> Space:
    """Put two sentences in each of two languages, the first of one near the first of the other, with one crowd about them all."""
    vectors = np.array([[1, 0, 0], [0, 1, 0], [0.9, 0.436, 0], [0, 0.6, 0.8], [0.8, -0.6, 0]], dtype=np.float32)
    around = {pair: np.full(5, crowd, np.float32) for pair in (("en", "ru"), ("ru", "en"))}
    nearest = {("en", "ru"): np.array([best, 3, 0, 0, 0]), ("ru", "en"): np.array([0, 0, 0, 1, 0])}
    return Space(vectors, around, nearest, sides.number[:0], sides.number[:0], 0.72)


def test_two_texts_are_aligned_again_when_it_has_become_crowded_about_them_or_a_rival_has_come():
    """They are the same two texts; what lies round them in the pile is not."""
    sentences = [Sentence(at // 2, at % 2, Span(40 * at, 40 * at + 30), "en" if at < 2 else "ru", 25.0) for at in range(5)]
    stock = make_stock(sentences, ["One.", "Two.", "Один.", "Два.", "Три."])
    sides, notebook = Sides(stock), Notebook()
    alignments = [
        list(Alignments(some_space(sides, crowd, best), sides, Settings(), memory).of_all([(0, 1)]))
        for memory in (notebook, None)
        for crowd, best in ((0.4, 2), (0.4, 2), (0.8, 2), (0.4, 4))
    ]
    assert alignments[:4] == alignments[4:]
    assert [len(each) for each in alignments[:4]] == [1, 1, 0, 1]
    assert len(notebook.fresh) == 3
