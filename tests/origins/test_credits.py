"""Credit lines, datelines and forwards."""

import pytest
from tests.factories import document
from tests.origins.piles import read_evidence

from sayso.origins.covering import credits_of
from sayso.origins.material import gather
from sayso.records import Span


def found(text, language="en", outlets=()):
    page = document(text, language=language)
    others = [document("x", outlet=outlet) for outlet in outlets]
    material = gather([page, *others], [], [], [], {}, read_evidence)
    return [(credit.name, len(credit.scope) == len(page.text)) for credit in credits_of(material, page, Span(0, len(page.text)))]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The mill burned.\nSource: Evening Kurier", "Evening Kurier"), ("en", "Forwarded from Night Watch\nThe mill burned.", "Night Watch"),
        ("en", "NARVA (AP) — The mill burned.", "AP"), ("en", "The mill burned. (Reuters)", "Reuters"), ("ru", "НАРВА, 3 марта /ТАСС/. Мельница сгорела.", "TASS"),
        ("ru", "Мельница сгорела.\nИсточник: Вестник", "Вестник"), ("uk", "Млин згорів.\nДжерело: Вісник", "Вісник"), ("de", "Die Mühle brannte. (dpa)", "dpa"),
        ("fr", "Le moulin a brûlé.\nSource : Le Courrier", "Le Courrier"), ("es", "Ardió el molino.\nFuente: El Correo", "El Correo"),
        ("ja", "【ナルバ共同】水車小屋が焼けた。", "Kyodo"), ("ja", "水車小屋が焼けた。\n出典：夕刊クーリエ", "夕刊クーリエ"), ("zh", "磨坊烧毁。\n来源：晚报", "晚报"),
        ("ar", "احترقت الطاحونة.\nالمصدر: البريد", "البريد"), ("ru", "НАРВА, 3 мар — РИА Новости. Мельница сгорела.", "RIA Novosti"),
        ("zh", "路透社纳登3月3日电 磨坊夜间烧毁。", "Reuters"), ("zh", "（路透社纳登3日电）磨坊烧毁。", "Reuters"), ("ja", "【ナルバ＝ロイター】水車小屋が焼けた。", "Reuters"),
        ("ja", "［ナルバ　３日　ロイター］水車小屋が焼けた。", "Reuters"), ("ko", "(나르덴=연합뉴스) 방앗간이 탔다.", "Yonhap"), ("ko", "[로이터] 방앗간이 탔다.", "Reuters"),
        ("ko", "방앗간이 탔다.\n출처: 저녁신문", "저녁신문"), ("tr", "NARDEN (AA) - Değirmen yandı.", "Anadolu"), ("tr", "Değirmen yandı.\nKaynak: Akşam Postası", "Akşam Postası"),
        ("it", "(ANSA) - NARDEN, 3 MAR - Il mulino è bruciato.", "ANSA"), ("it", "Il mulino è bruciato.\nFonte: Il Corriere", "Il Corriere"),
        ("es", "Narden, 3 mar (EFE).- Ardió el molino.", "EFE"), ("fr", "NARDEN, 3 mars (AFP) - Le moulin a brûlé.", "AFP"), ("fr", "Le moulin a brûlé.\nAvec AFP", "AFP"),
        ("de", "Narden (dpa) - Die Mühle brannte.", "dpa"), ("de", "Die Mühle brannte.\nMit Material von dpa", "dpa"), ("ar", "ناردن 3 مارس (رويترز) – احترقت الطاحونة.", "Reuters"),
        ("en", "The mill burned.\nReporting by Reuters", "Reuters"), ("en", "The mill burned.\n© AFP", "AFP"), ("en", "The mill burned.\n— Reuters", "Reuters"),
        ("uk", "НАРВА, 3 березня. /Укрінформ/. Млин згорів.", "Ukrinform"), ("ja", "水車小屋が焼けた。\n配信：時事通信", "Jiji"),
    ],
)  # fmt: skip
def test_a_credit_of_the_whole_text_is_read(language, text, name):
    """Agencies by the name that the list shows first, others as they stand."""
    assert found(text, language) == [(name, True)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The mill burned, citing Kurier.", "Kurier"), ("ru", "Мельница сгорела, со ссылкой на агентство Рейтер.", "Reuters"), ("de", "Die Mühle brannte unter Berufung auf den Kurier.", "Kurier"),
        ("en", "The mill burned, according to the news agency Reuters.", "Reuters"), ("en", "As first reported by Kurier, the mill burned.", "Kurier"), ("en", "The mill burned (via AP).", "AP"),
        ("en", "The mill burned, citing dpa.", "dpa"), ("en", "The mill burned, Reuters reported.", "Reuters"), ("de", "Nach Angaben der dpa brannte die Mühle.", "dpa"), ("de", "Wie die Agentur Reuters meldet, brannte die Mühle.", "Reuters"),
        ("fr", "Selon l’AFP, le moulin a brûlé.", "AFP"), ("fr", "Le moulin a brûlé, d’après une dépêche de Reuters.", "Reuters"), ("es", "Ardió el molino, según un despacho de EFE.", "EFE"), ("it", "Il mulino è bruciato, come riportato dall'agenzia ANSA.", "ANSA"),
        ("ru", "Мельница сгорела, сообщает ТАСС.", "TASS"), ("ru", "По данным Интерфакса, мельница сгорела.", "Interfax"), ("uk", "Млин згорів, з посиланням на Укрінформ.", "Ukrinform"), ("uk", "За даними Укрінформу, млин згорів.", "Ukrinform"),
        ("ja", "水車小屋が焼けたとロイター通信が報じた。", "Reuters"), ("ja", "水車小屋が焼けた（共同電）。", "Kyodo"), ("zh", "据路透社报道，磨坊烧毁。", "Reuters"), ("zh", "磨坊烧毁，援引新华社。", "Xinhua"),
        ("ko", "로이터통신에 따르면 방앗간이 탔다.", "Reuters"), ("ko", "연합뉴스를 인용해 방앗간이 탔다.", "Yonhap"), ("tr", "Reuters’in haberine göre değirmen yandı.", "Reuters"), ("tr", "Değirmen yandı, Anadolu Ajansı bildirdi.", "Anadolu"),
        ("ar", "احترقت الطاحونة نقلا عن وكالة رويترز.", "Reuters"), ("ar", "احترقت الطاحونة، بحسب ما أوردت فرانس برس.", "AFP"),
    ],
)  # fmt: skip
def test_a_citation_covers_its_sentence_alone(language, text, name):
    """Only names of agencies and of the pile's outlets are taken."""
    credited = found(f"{text}\nNobody knows why.", language, outlets=["Kurier"])
    assert credited
    assert set(credited) == {(name, False)}


@pytest.mark.parametrize(
    "text",
    ["The source: a spring in the hills above the mill that everybody in the village has known for years and drinks from.", "The mill (built 1820) burned.", "The mill burned, citing bad luck.", "Source: https://kurier.example/mill", "The mill burned, according to today.", "By the river\nThe mill burned."],
)  # fmt: skip
def test_what_only_looks_like_a_credit_is_none(text):
    """Long sentences, brackets with anything else in them, and bare addresses credit nobody."""
    assert found(text, outlets=["Kurier"]) == []
