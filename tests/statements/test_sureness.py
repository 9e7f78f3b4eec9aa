"""What only looks like an attribution is no statement."""

import pytest
from tests.factories import document, statement

from sayso.records import Kind
from sayso.statements.sureness import may_stand


@pytest.mark.parametrize(
    ("source", "content", "kind", "stands"),
    [
        ("Iran", "port closed after collision", Kind.INDIRECT, False),
        ("Iran", "we did not close the port", Kind.INDIRECT, True),
        ("Iran", "“The port is open”", Kind.DIRECT, True),
        ("Tehran", "no ships were stopped", Kind.INDIRECT, True),
        ("Kremlin", "no ships were stopped", Kind.INDIRECT, True),
    ],
)
def test_a_country_before_a_colon_is_what_a_headline_is_about(source: str, content: str, kind: Kind, stands: bool) -> None:
    """Unless it is quoted or says "we"; a capital, and a seat of government, speak."""
    page = document(f"{source}: {content}")
    assert may_stand(statement(page, source, ":", content, kind=kind), page) is stands


def test_a_country_that_says_something_speaks() -> None:
    """Only a colon leaves it open."""
    page = document("Iran said no ships were stopped.")
    assert may_stand(statement(page, "Iran", "said", "no ships were stopped"), page)


@pytest.mark.parametrize(("cue", "stands"), [("さえ", False), ("と発表した", True)])
def test_a_word_that_only_stresses_credits_nobody(cue: str, stands: bool) -> None:
    """団体さえ募集している: "even the groups recruit" is nobody's word but the text's own."""
    page = document(f"港湾局{cue}夜間も船を募集している", language="ja")
    assert may_stand(statement(page, "港湾局", cue, "夜間も船を募集している", language="ja"), page) is stands
