from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import document, statement

from sayso.actors import name_actors
from sayso.records import Actor, Document, Kind, Statement

SERVICE = document(
    "Norland intel says the train carried fuel\n"
    "Norland’s Foreign Intelligence Service (FIS) said the train carried fuel. The FIS said there were nine wagons. "
    "The Norland intelligence service said nobody was hurt. The service said it was sure. It repeated that it was sure.",
    outlet="Herald",
)
BROOK = document(
    "The Norland Harbour Authority (NHA) denied it. Ana Brook, spokeswoman for the Harbour Authority, said it was false. "
    "She added that the pier was empty. Colonel Idris Vale agreed with her. Vale said the pier was empty. He saw no train. "
    "The colonel gave no date.",
    outlet="Ledger",
)


def speakers(pages: list[Document], made: list[Statement]) -> tuple[list[Actor], tuple[Actor, ...]]:
    """Give the actor of each statement, and all actors."""
    named, actors = name_actors(pages, made)
    by_id = {actor.id: actor for actor in actors}
    return [by_id[each.speaker] for each in named if each.speaker], actors


def test_one_body_has_one_actor_under_all_its_names() -> None:
    """Acronym, short form, pronoun and a headline's clipped form lead to the body that the text spells out."""
    made = [
        statement(SERVICE, source, "said", content)
        for source, content in [
            ("Norland intel", "the train carried fuel\n"),
            ("Norland’s Foreign Intelligence Service (FIS)", "the train carried fuel."),
            ("The FIS", "there were nine wagons"),
            ("The service", "it was sure"),
            ("It", "that it was sure"),
        ]
    ]
    found, actors = speakers([SERVICE], made)
    assert [actor.name for actor in actors if actor.named][-1] == "Norland’s Foreign Intelligence Service (FIS)"
    assert len({actor.id for actor in found[1:]}) == 1
    assert "It" not in found[1].names


def test_a_person_keeps_one_actor_and_the_body_of_the_introduction() -> None:
    """Ana Brook is "she", and has the body of the authority; "Vale", "he" and "the colonel" are Idris Vale."""
    made = [
        statement(BROOK, source, None, content)
        for source, content in [
            ("The Norland Harbour Authority (NHA)", "denied it"),
            ("Ana Brook, spokeswoman for the Harbour Authority,", "it was false"),
            ("She", "that the pier was empty"),
            ("Colonel Idris Vale", "agreed with her"),
            ("Vale", "the pier was empty. He"),
            ("He", "saw no train"),
            ("The colonel", "gave no date"),
        ]
    ]
    found, _ = speakers([BROOK], made)
    assert [actor.name for actor in found] == ["Norland Harbour Authority (NHA)", *["Ana Brook"] * 2, *["Idris Vale"] * 4]
    assert found[0].body == found[1].body
    assert found[0].id != found[1].id


def test_speakers_meet_across_scripts() -> None:
    """By the alias files, and people by the skeleton of their full names."""
    pages = [
        document("The SVR said so. Ilya Gromov said so too."),
        document("Служба внешней разведки (СВР) сообщила об этом. Илья Громов сказал то же."),
        document("SVRはそう主張した。イリヤ・グロモフ氏も同じだと語った。"),
    ]
    made = [
        statement(pages[0], "The SVR", "said", "so."),
        statement(pages[0], "Ilya Gromov", "said", "so too"),
        statement(pages[1], "Служба внешней разведки (СВР)", "сообщила", "об этом"),
        statement(pages[1], "Илья Громов", "сказал", "то же"),
        statement(pages[2], "SVR", "主張した", "そう"),
        statement(pages[2], "イリヤ・グロモフ氏", "語った", "同じだ"),
    ]
    found, actors = speakers(pages, made)
    assert len(actors) == 2
    assert found[0].body == "body:svr"


def test_a_state_speaks_by_its_seat_and_is_not_its_service() -> None:
    """Moscow, the Kremlin and the Russian government are one actor; the SVR is another with another body."""
    page = document("Moscow said no. The Kremlin said no. The Russian government said no. The SVR said no.")
    made = [statement(page, source, "said", "no") for source in ("Moscow", "The Kremlin", "The Russian government", "The SVR")]
    found, _ = speakers([page], made)
    assert [actor.body for actor in found] == ["state:ru"] * 3 + ["body:svr"]
    assert [actor.kind for actor in found] == ["state"] * 3 + ["organisation"]
    assert found[0].name == "Russia"


def test_unsure_stays_apart_across_documents() -> None:
    """Two people of one family name, and unnamed sources of the same wording, are not one; a title that agrees joins."""
    pages = [document(f"Vale said so. A source in the mill said so. Governor Pell said so. {n}") for n in (1, 2)]
    made = [
        statement(page, source, "said", "so") for page in pages for source in ("Vale", "A source in the mill", "Governor Pell")
    ]
    found, _ = speakers(pages, made)
    assert found[0].id != found[3].id
    assert found[1].id != found[4].id
    assert not found[1].named
    assert found[2].id == found[5].id


def test_two_people_of_one_family_name_in_a_document_stay_apart() -> None:
    """After Idris Vale and Anna Vale, "Vale" is neither of them for sure."""
    page = document("Idris Vale said no. Anna Vale said yes. Vale said nothing more.")
    made = [
        statement(page, "Idris Vale", "said", "no."),
        statement(page, "Anna Vale", "said", "yes"),
        statement(page, "Vale", "said", "nothing more"),
    ]
    made[2] = replace(
        made[2], source=type(made[2].content[0])(page.text.index("Vale said nothing"), page.text.index("Vale said nothing") + 4)
    )
    found, _ = speakers([page], made)
    assert len({actor.id for actor in found}) == 3


def test_the_first_person_is_who_is_quoted_else_the_author() -> None:
    """Inside a quotation "I" is its speaker, outside it the author; "this newspaper" is the outlet."""
    page = document(
        '"I told them the gate was open," Ana Brook said. I asked why. This newspaper saw the gate.',
        author="Mia Lark",
        outlet="Ledger",
    )
    outer = statement(page, "Ana Brook", "said", '"I told them the gate was open,"', kind=Kind.DIRECT)
    inner = statement(page, "I", "told them", "the gate was open", parent=outer.id)
    asked = replace(
        statement(page, "I", "asked", "why"),
        source=type(outer.content[0])(page.text.index("I asked"), page.text.index("I asked") + 1),
    )
    paper = statement(page, "This newspaper", "saw", "the gate.")
    found, _ = speakers([page], [outer, inner, asked, paper])
    assert [(actor.name, actor.kind) for actor in found] == [
        ("Ana Brook", "person"),
        ("Ana Brook", "person"),
        ("Mia Lark", "person"),
        ("Ledger", "outlet"),
    ]


def test_a_cue_without_a_source_has_no_speaker() -> None:
    """Nobody is credited by "it is reported that"."""
    page = document("It is reported that the gate was open.")
    named, actors = name_actors([page], [statement(page, None, "It is reported", "that the gate was open")])
    assert named[0].speaker is None
    assert actors == ()


def test_statements_keep_their_order_and_every_speaker_is_listed() -> None:
    """What goes in comes out, with speakers; the same input gives the same ids."""
    made = [statement(BROOK, "Vale", "said", "the pier was empty. He"), statement(BROOK, "Ana Brook", "said", "it was false")]
    named, actors = name_actors([BROOK], made)
    assert [each.id for each in named] == [each.id for each in made]
    assert {each.speaker for each in named} == {actor.id for actor in actors}
    assert name_actors([BROOK], made) == (named, actors)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["He", "she", "Vale", "Idris Vale", "the service", "SVR", "officials", "同省", "Он", "我", "(", "I", "«»"]
        ),
        max_size=8,
    )
)
def test_any_run_of_sources_is_resolved(words: list[str]) -> None:
    """Every statement with a source gets a speaker that is listed, whatever the sources are."""
    page = document(". ".join(f"{word} said x{place}" for place, word in enumerate(words)) or "x0")
    made = [statement(page, word, "said", f"x{place}") for place, word in enumerate(words)]
    named, actors = name_actors([page], made)
    assert all(each.speaker in {actor.id for actor in actors} for each in named)
