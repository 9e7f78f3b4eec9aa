"""Footers of posts, in the forms that blog engines write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.footers import footer, footers
from sayso.documents.words import page_words
from sayso.records import Span


@pytest.mark.parametrize("entry", page_words()["footers"], ids=lambda entry: entry["example"])
def test_every_form_of_the_word_list_reads_its_own_example(entry):
    """An example beside a form is attested: it must be recognised, name and time."""
    found = footer(entry["example"], Span(0, 1))
    assert found is not None
    assert found.kind == "footer"
    assert found.when.days or found.when.clock
    if "{name}" in entry["form"]:
        assert found.name in {
            "HARUKAZE",
            "Marlow",
            "はるかぜ",
            "Лунина",
            "Лунин",
            "Місяць",
            "Winter",
            "Hiver",
            "Invierno",
            "冬安",
            "آدا",
        }


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("***", "separator"), ("———", "separator"), ("Permalink | Comments (3)", "permalink"),
        ("固定リンク | コメント(2)", "permalink"),
        ("17 May 2022", "date"), ("2022年5月17日", "date"), ("https://blog.example/2022/05/17/ferry", "url"),
    ],
)  # fmt: skip
def test_bare_lines_are_told_by_kind(line, kind):
    """They bound a post only in company."""
    assert footer(line, Span(0, 1)).kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "The notice was posted by the harbour master at 21:15 on the door of the inn, and nobody read it.",
        "By noon the ferry was gone.",
        "Comment is free.",
        "He said it on 17 May 2022.",
        "Author: unknown",
    ],
)
def test_prose_is_no_footer(line):
    """A sentence that speaks of posting ends no post."""
    assert footer(line, Span(0, len(line))) is None


@given(st.text(max_size=300))
def test_no_line_raises(text):
    """Lines are hostile."""
    list(footers(text))
