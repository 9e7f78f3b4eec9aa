"""The brief says of each claim on whose word it goes about, with receipts as footnotes; hostile words stay words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.exchange.exported import hostile, trace

from sayso.exchange.export_brief import MOST_LINES, write_markdown
from sayso.records import Trace

# what a brief of ours must not say of a claim, in any form
VERDICTS = re.compile(
    r"(?i)\b(true|truth|false|fake|hoax|lie|lies|verified|debunked|misinformation|disinformation|correct|fact)\b"
)


def written(found: Trace, folder: Path) -> str:
    write_markdown(found, folder / "brief.md")
    return (folder / "brief.md").read_text(encoding="utf8")


def tokens(text: str) -> Iterator[Token]:
    """Give all tokens of a Markdown text as another tool reads it, with the tables and bare links of GitHub."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def part(text: str, heading: str) -> str:
    """Give what stands below a heading."""
    return re.split(r"\n## ", text.split(f"## {heading}\n", 1)[1])[0]


def test_a_claim_is_told_with_its_origins_its_witnesses_and_its_denials(tmp_path: Path) -> None:
    """The funnel in words, on whose word, who carries it, what is one text, who denies it, in which versions."""
    claim = part(written(trace(), tmp_path), "Claim 1")
    assert claim.strip().startswith("> the train carried fuel")
    assert "3 documents carry this in 2 wordings; everything here rests on" in claim
    assert re.search(r"\*\*On whose word\*\*\n\n- what is shown: “a video”\[\^\d+\]", claim)
    assert (
        "- [Herald](<https://herald.example/fuel?a=1&amp;b=2>), 2024-03-04 09:00+02:00, asserts, citing Velmara Customs Service: "
        in claim
    )
    assert "2 documents: Herald, Kurier[^" in claim
    assert "**Denied or doubted in 1 document, 1 origin**" in claim
    assert re.search(r"- \\-Gazette, 2024-03-06, denies, citing Ilse Marrow: “the train carried fuel”\[\^\d+\]", claim)
    assert re.search(
        r"- number: nothing here, “40” in claim 2; here since 2024-03-04 09:00\+02:00, there since no date\[\^\d+\]", claim
    )


def test_other_claims_stand_in_a_line(tmp_path: Path) -> None:
    """Those of one document that nobody denies."""
    text = written(trace(), tmp_path)
    assert "- **2** “The train carried 40 tons of fuel” (Night notes, no date): 1 document carries" in part(
        text, "Claims of one document"
    )


def test_a_dropped_attribution_is_told(tmp_path: Path) -> None:
    """Whose word it is that a text says in its own voice."""
    found = trace()
    first, second = found.claims
    joined = replace(first, witnesses=(*first.witnesses, *second.witnesses))
    claim = part(written(replace(found, claims=(joined, second)), tmp_path), "Claim 1")
    assert "- Night notes, no date says in its own voice what is credited to Velmara Customs Service ([Herald](<https" in claim


@pytest.mark.parametrize("made", [trace, hostile], ids=["plain", "hostile"])
def test_every_footnote_is_called_and_every_call_has_one(made: object, tmp_path: Path) -> None:
    """Numbers from 1, in the order in which they are called; notes end the brief."""
    text = written(made(), tmp_path)  # type: ignore[operator]
    body, _, notes = text.partition("\n[^1]: ")
    called = [int(number) for number in re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", body)]
    defined = [int(number) for number in re.findall(r"^\[\^(\d+)\]: ", f"[^1]: {notes}", re.MULTILINE)]
    assert defined == list(range(1, len(defined) + 1)) == list(dict.fromkeys(called))
    assert len(defined) > 3


def test_receipts_stand_in_the_footnotes(tmp_path: Path) -> None:
    """Why each witness was taken for one, with the passages."""
    found = trace()
    text = written(found, tmp_path)
    assert len(re.findall(r"^\[\^\d+\]: same words: the same words\. “the train carried fuel” \(", text, re.MULTILINE)) == len(
        found.claims[0].receipts
    )
    assert re.search(r"^\[\^\d+\]: number: nothing against “40”\. “", text, re.MULTILINE)


def test_it_says_how_it_was_counted_and_how_to_cite_it_and_gives_no_verdict(tmp_path: Path) -> None:
    """Version, run, digest of the inputs, ids of the claims; no word on who is right."""
    text = written(trace(), tmp_path)
    assert "They are a range" in part(text, "How it was counted")
    citing = part(text, "How to cite")
    assert "sayso 0.1.0, run run-1, over 2 files" in citing
    assert "1 claim-a, 2 claim-b" in citing
    assert re.search(r"digests: [0-9a-f]{64}\)", citing)
    assert "- pile/empty.txt: is empty" in part(text, "Not read")
    assert VERDICTS.search(text) is None


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """No markup, no link but our own, no picture, no code, no control character; each line is where it belongs."""
    plain, evil = (list(tokens(written(made, tmp_path))) for made in (trace(), hostile()))
    assert {each.type for each in evil} <= {each.type for each in plain}
    links = {str(each.attrs["href"]) for each in evil if each.type == "link_open"}
    assert all(re.fullmatch(r"#claim-\d+", each) for each in links)
    kinds = ("heading_open", "list_item_open", "blockquote_open", "tr_open", "td_open")
    for kind in kinds:
        assert sum(each.type == kind for each in evil) == sum(each.type == kind for each in plain)
    text = written(hostile(), tmp_path)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800-\udfff]", text) is None
    assert "www.evil" not in text
    assert "://" not in text.replace("&#8203;://", "")


def test_a_long_list_is_cut_and_says_by_how_much(tmp_path: Path) -> None:
    """Twenty lines, and the number of the others."""
    found = trace()
    first, second = found.claims
    many = replace(first, witnesses=first.witnesses * 10)
    claim = part(written(replace(found, claims=(many, second)), tmp_path), "Claim 1")
    carried = claim.split("**Carried by**")[1].split("**")[0].strip().split("\n")
    assert (len(carried), carried[-1]) == (MOST_LINES + 1, "- and 10 more")


def test_a_pile_without_claims_has_a_brief(tmp_path: Path) -> None:
    """It says what was read."""
    found = replace(trace(), statements=(), actors=(), copies=(), claims=(), lineages=(), unread=())
    text = written(found, tmp_path)
    assert "2 files, 5 documents, 0 statements, 0 claims, 0 copied passages." in text
    assert "[^" not in text
