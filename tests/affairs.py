"""A pile of made-up news about some affairs in Syldavia and Borduria: reports, copies, credits, denials, translations, other numbers.

Every affair is told in English and in Russian, so that whatever is found between texts is there: copies, translations, speakers in
two scripts, claims with versions and denials, chains, stories.
"""

import random
from dataclasses import dataclass
from pathlib import Path

OUTLETS = ("Harbour Herald", "Coast Courier", "Inland Gazette", "Northern Mail", "Klow Observer", "Sarn Post")
RUSSIAN_OUTLETS = ("Вестник Сарна", "Голос Дорна", "Курьер Клова")


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """What is told: the words with a number left open, who says so, what stands beside it, who denies it."""

    number: int
    told: str
    by: str
    beside: str
    denied_by: str
    told_in_russian: str
    by_in_russian: str
    beside_in_russian: str


AFFAIRS = (
    Affair(
        number=12,
        told="the flood tore {} metres out of the dam at Velden",
        by="the water board of Syldavia",
        beside="Engineers from Klow have been filling the gap with gravel since Sunday night, and the road along the river is closed.",
        denied_by="The builder of the dam",
        told_in_russian="паводок вырвал {} метров из плотины в Вельдене",
        by_in_russian="управление водного хозяйства Сильдавии",
        beside_in_russian="Инженеры из Клова с ночи на воскресенье засыпают брешь гравием, дорога вдоль реки закрыта.",
    ),
    Affair(
        number=40,
        told="customs officers found {} crates of amber below the deck of the Ostra",
        by="the customs service of Borduria",
        beside="The crates had been entered as tinned fish, and the captain of the ship was taken to the prison of Dorne.",
        denied_by="The owner of the Ostra",
        told_in_russian="таможенники нашли {} ящиков янтаря под палубой «Остры»",
        by_in_russian="таможенная служба Бордурии",
        beside_in_russian="Ящики были заявлены как рыбные консервы, капитана судна доставили в тюрьму Дорна.",
    ),
    Affair(
        number=9,
        told="the fire in the museum of lamps destroyed {} paintings",
        by="the fire brigade of Klow",
        beside="The roof of the east wing came down an hour after midnight, and visitors will not be let in before the summer.",
        denied_by="The director of the museum",
        told_in_russian="пожар в музее ламп уничтожил {} картин",
        by_in_russian="пожарная охрана Клова",
        beside_in_russian="Крыша восточного крыла обрушилась через час после полуночи, посетителей не пустят до лета.",
    ),
    Affair(
        number=700,
        told="the new tram to Szohod carried {} passengers on its first day",
        by="Transport Minister Anna Reed",
        beside="The line runs along the old canal, crosses four bridges and ends before the gates of the sugar factory.",
        denied_by="The drivers' union",
        told_in_russian="новый трамвай в Шоход перевёз {} пассажиров в первый день",
        by_in_russian="министр транспорта Анна Рид",
        beside_in_russian="Линия идёт вдоль старого канала, пересекает четыре моста и кончается у ворот сахарного завода.",
    ),
    Affair(
        number=30,
        told="the paper mill in Sarn will dismiss {} workers in the autumn",
        by="the mayor of Sarn",
        beside="Two of its three halls have stood empty since the river froze, and the third makes nothing but wrapping paper.",
        denied_by="The paper mill",
        told_in_russian="бумажная фабрика в Сарне уволит {} рабочих осенью",
        by_in_russian="мэр Сарна",
        beside_in_russian="Два из трёх её цехов пустуют с тех пор, как замёрзла река, а третий выпускает только обёрточную бумагу.",
    ),
)  # fmt: skip


def write(folder: Path, seed: int) -> list[Path]:
    """Write the pile, a file a text, in an order drawn by chance; give the paths in that order."""
    chance = random.Random(seed)  # noqa: S311 - for made-up news
    texts = [text for affair in AFFAIRS for text in _texts(affair, chance)]
    chance.shuffle(texts)
    paths = [folder / f"{rank:02}.txt" for rank in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf8")
    return paths


def put_right(path: Path) -> None:
    """Change a number of a text where it stands, as its outlet would, and say so."""
    text = path.read_text(encoding="utf8")
    changed = next(
        (text.replace(f" {each.number} ", f" {each.number + 2} ") for each in AFFAIRS if f" {each.number} " in text), text
    )
    path.write_text(f"{changed}\n\nCorrection: an earlier version of this article gave another number.", encoding="utf8")


def _texts(affair: Affair, chance: random.Random) -> list[str]:
    """Tell an affair in seven texts: a report, its copy, a credit, a denial, another number, a translation, a Russian report."""
    first, second, third, fourth, fifth = chance.sample(OUTLETS, 5)
    russian, other = chance.sample(RUSSIAN_OUTLETS, 2)
    told, lesser = affair.told.format(affair.number), affair.told.format(affair.number - 3)
    in_russian = affair.told_in_russian.format(affair.number)
    said = f"{_capital(told)}, {affair.by} said on Monday. {affair.beside}"
    said_in_russian = f"{_capital(in_russian)}, сообщает {affair.by_in_russian}. {affair.beside_in_russian}"
    return [
        _page(first, 4, told, said),
        _page(second, 5, told, f"{said} Nobody was hurt."),
        _page(third, 5, told, f"{_capital(told)}, the {first} reports."),
        _page(fourth, 6, f"{affair.denied_by} denies report", f"{affair.denied_by} denied that {told}."),
        _page(fifth, 7, lesser, f"{_capital(lesser)}. {affair.beside}"),
        _page(russian, 5, in_russian, said_in_russian),
        _page(other, 6, in_russian, f"{_capital(in_russian)}, пишет {first}. Подробностей пока нет."),
    ]


def _page(outlet: str, day: int, title: str, body: str) -> str:
    return f"{outlet}, {day} {'марта' if outlet in RUSSIAN_OUTLETS else 'March'} 2024\n\n{_capital(title)}\n\n{body}\n"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
