"""Claims from whole piles: who is a witness, with which stance, and what is never merged."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.piles import BORDURIA, RAILWAY, SERVICE, alike, by_first_letter, shown
from tests.factories import document, statement

from sayso.claims import group_claims
from sayso.records import Act, Copy, CopyKind, Kind, Passage, Stance

CONTENT = "nine wagons of fuel crossed the border"


def quote(outlet, text, content, speaker=SERVICE, **fields):
    """Make a document that quotes somebody, and the statement in it."""
    page = document(text, outlet=outlet)
    return page, statement(
        page, fields.pop("source", "The service"), fields.pop("cue", "says"), content, speaker=speaker.id, **fields
    )


def group(*quotes, actors=(SERVICE, RAILWAY, BORDURIA), encode=alike, copies=()):
    pages = list(dict.fromkeys(page for page, _ in quotes))
    return group_claims(pages, [each for _, each in quotes if each], actors, copies, encode=encode)


def test_two_wordings_of_one_assertion_are_one_claim():
    """The shorter full wording is shown, without the complementiser."""
    claims = group(
        quote("A", f"The service says that {CONTENT}.", f"that {CONTENT}"),
        quote("B", f"The service says {CONTENT} at last.", f"{CONTENT} at last"),
    )
    assert shown(claims) == [(CONTENT, ["asserts", "asserts"])]


def test_texts_in_two_languages_are_one_claim_where_numbers_agree():
    """The vector proposes, the numbers decide; the text is in the language of most documents."""
    page = document("Служба заявила, что границу пересекли девять вагонов с топливом.", outlet="C", language="ru")
    foreign = statement(page, "Служба", "заявила", "что границу пересекли девять вагонов с топливом", speaker=SERVICE.id)
    english = quote("A", f"The service says {CONTENT}.", CONTENT)
    again = quote("B", f"The service says {CONTENT} now.", f"{CONTENT} now")
    assert shown(group((page, foreign), english, again)) == [(CONTENT, ["asserts", "asserts", "asserts"])]


@pytest.mark.parametrize(
    ("other", "what", "here", "there"),
    [
        ("ninety wagons of fuel crossed the border", "number", "9", "90"),
        ("nine wagons of fuel will cross the border", "modality", "fact", "future"),
    ],
)
def test_a_claim_with_one_detail_changed_is_a_version_never_merged(other, what, here, there):
    """Both claims stand, linked to each other, each with its own words for the detail."""
    claims = group(
        quote("A", f"The service says {CONTENT}.", CONTENT), quote("B", f"The service says {other}.", other), encode=alike
    )
    assert [(each.what, each.here, each.there) for each in claims[0].versions] == [(what, here, there)]
    assert [(each.what, each.here, each.there) for each in claims[1].versions] == [(what, there, here)]
    assert claims[0].versions[0].claim == claims[1].id


def test_a_denial_that_repeats_the_claim_denies_it():
    """The content of a denial is compared like any other; only its stance differs."""
    claims = group(
        quote("A", f"The service says {CONTENT}.", CONTENT),
        quote("B", "The railway denied that any wagons of fuel crossed the border.", "that any wagons of fuel crossed the border",
              RAILWAY, source="The railway", cue="denied", act=Act.DENIES),
    )  # fmt: skip
    assert shown(claims) == [(CONTENT, ["asserts", "denies"])]


def test_who_asserts_the_negation_denies_the_claim_where_somebody_makes_it():
    """Else the negation is a claim of its own."""
    negated = "nine wagons of fuel did not cross the border"
    insisting = quote("B", f"The railway insisted {negated}.", negated, RAILWAY, source="The railway", cue="insisted")
    assert shown(group(quote("A", f"The service says {CONTENT}.", CONTENT), insisting)) == [(CONTENT, ["asserts", "denies"])]
    assert shown(group(insisting)) == [(negated, ["asserts"])]


def test_a_rejected_allegation_is_tied_to_the_claim_before_it():
    """Among the assertions before it, the one about the speaker goes before a nearer one."""
    page = document(
        "The service said Borduria poisoned the wells. The railway said trains were late again. "
        "The Bordurian government rejected the allegation.",
        outlet="A",
    )
    said = statement(page, "The service", "said", "Borduria poisoned the wells", speaker=SERVICE.id)
    late = statement(page, "The railway", "said", "trains were late again", speaker=RAILWAY.id)
    rejected = statement(page, "The Bordurian government", "rejected", "the allegation", speaker=BORDURIA.id, act=Act.DENIES)
    claims = group((page, said), (page, late), (page, rejected), encode=by_first_letter)
    assert shown(claims) == [("Borduria poisoned the wells", ["asserts", "denies"]), ("trains were late again", ["asserts"])]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "rejected"),
    [
        ("Служба заявила, что Бордурия отравила колодцы. Бордурия отвергла обвинения.", "Служба", "заявила", "что Бордурия отравила колодцы", ("Бордурия", "отвергла", "обвинения")),
        ("情報庁はボルドリアが井戸に毒を入れたと発表した。ボルドリアは疑惑を否定した。", "情報庁", "発表した", "ボルドリアが井戸に毒を入れた", ("ボルドリア", "否定した", "疑惑")),
        ("Le service affirme que la Bordurie a empoisonné les puits. La Bordurie a rejeté ces accusations.", "Le service", "affirme", "que la Bordurie a empoisonné les puits", ("La Bordurie", "a rejeté", "ces accusations")),
    ],
)  # fmt: skip
def test_a_rejected_allegation_is_tied_in_other_languages_too(text, source, cue, content, rejected):
    """The nouns are data, by language."""
    page = document(text, outlet="A", language="fr" if "service" in text else None)
    said = statement(page, source, cue, content, speaker=SERVICE.id)
    answer = statement(page, *rejected, speaker=BORDURIA.id, act=Act.DENIES)
    (claim,) = group((page, said), (page, answer), encode=by_first_letter)
    assert [witness.stance for witness in claim.witnesses] == [Stance.ASSERTS, Stance.DENIES]


def test_who_rejects_what_another_says_denies_it_and_the_other_asserts_it():
    """The words "the railway rejected the service's claim that …" hold two witnesses of one claim."""
    text = "The railway rejected the service's claim that nine wagons of fuel crossed the border."
    page = document(text, outlet="A")
    outer = statement(
        page,
        "The railway",
        "rejected",
        "the service's claim that nine wagons of fuel crossed the border",
        speaker=RAILWAY.id,
        act=Act.DENIES,
    )
    inner = statement(page, "the service's", "claim", f"that {CONTENT}", speaker=SERVICE.id, parent=outer.id)
    (claim,) = group((page, outer), (page, inner))
    assert sorted((witness.stance.value, witness.statement) for witness in claim.witnesses) == [
        ("asserts", inner.id),
        ("denies", outer.id),
    ]


def test_a_content_that_merely_nests_is_left_to_the_nested_one():
    """The chain is kept by the parent; only the innermost content is a witness."""
    page = document("Herald reports that, according to the service, nine wagons of fuel crossed the border.", outlet="A")
    outer = statement(page, "Herald", "reports", f"according to the service, {CONTENT}", act=Act.REPORTS)
    inner = statement(page, "the service", "according to", CONTENT, speaker=SERVICE.id, parent=outer.id)
    (claim,) = group((page, outer), (page, inner))
    assert [(witness.statement, witness.stance) for witness in claim.witnesses] == [(inner.id, Stance.ASSERTS)]


def test_who_only_reports_does_not_assert():
    """Where everybody in the chain reports, nobody asserts."""
    (claim,) = group(quote("A", f"The service reports {CONTENT}.", CONTENT, cue="reports", act=Act.REPORTS))
    assert shown([claim]) == [(CONTENT, ["reports"])]


def test_a_headline_is_a_claim_and_another_sentence_only_joins():
    """Own voice asserts; a sentence that pairs up with nothing is no claim."""
    page = document("Nine wagons of fuel crossed the border\nThe weather was fine that day.", outlet="A", headline=True)
    claims = group((page, None), quote("B", f"The service says {CONTENT}.", CONTENT), encode=by_first_letter)
    assert shown(claims) == [("Nine wagons of fuel crossed the border", ["asserts", "asserts"])]
    assert claims[0].witnesses[0].headline


def test_a_copied_article_is_not_one_claim_a_sentence():
    """Sentences that recur by copying alone make a claim only where one is a lead."""
    text = "Nine wagons of fuel crossed the border. Borduria denies everything, as 50 others do."
    pages = [document(text, outlet=name) for name in "AB"]
    assert shown(group_claims(pages, [], [], encode=by_first_letter)) == [
        ("Nine wagons of fuel crossed the border", ["asserts", "asserts"])
    ]


def test_an_edited_copy_joins_only_without_a_changed_detail():
    """A copy is a receipt for the same claim, but a changed number makes a version even there."""
    first = quote("A", f"The service says {CONTENT}.", CONTENT)
    for number, expected in (("nine", 1), ("ninety", 2)):
        content = f"{number} tankers of petrol rolled over the frontier"
        other = quote("B", f"The service says {content}.", content)
        passages = [Passage(page.id, 0, len(page.text)) for page, _ in (first, other)]
        copy = Copy(id="copy", a=passages[0], b=passages[1], kind=CopyKind.EDITED, score=0.8)
        assert len(group(first, other, copies=[copy], encode=distinct)) == expected


def distinct(texts):
    """Take no two texts for alike."""
    return np.eye(len(texts), 4000, dtype=np.float32)


def test_the_same_pile_gives_the_same_claims_in_any_order_of_actors():
    """Ids are hashes of content."""
    quotes = [quote(name, f"The service says {CONTENT}.", CONTENT) for name in "AB"]
    ids = {tuple(claim.id for claim in group(*quotes, actors=actors)) for actors in ((SERVICE, RAILWAY), (RAILWAY, SERVICE))}
    assert len(ids) == 1


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "not",
            "никогда",
            "12",
            "ninety",
            "Narva",
            "США",
            "貨車",
            "と",
            "says.",
            "”“",
            "«",
            "أن",
            "\x00",
            "9,5,1",
            "🎤",
            ".",
            "。",
        ]
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(list(Act)))
def test_odd_text_never_raises_and_every_witness_is_a_passage_of_its_document(rows, act):
    """Whatever the words, a claim has text and every witness stands inside its document."""
    pages = [document(" ".join(row) or "x", outlet=str(number)) for number, row in enumerate(rows)]
    found = [
        statement(page, None, None, page.text.strip(), act=act, kind=Kind.DIRECT, id=str(number))
        for number, page in enumerate(pages)
        if page.text.strip()
    ]
    for claim in group_claims(pages, found, [], encode=alike):
        assert claim.text
        for witness in claim.witnesses:
            page = next(each for each in pages if each.id == witness.document)
            assert witness.passage.end <= len(page.text)
