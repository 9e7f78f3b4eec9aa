"""STIX: the package stix2 reads it, ids are OpenCTI's, a second import adds nothing, and there is no verdict in it."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.exported import hostile, trace
from tests.origins.piles import copy

from sayso.exchange.identifiers import clean
from sayso.exchange.stix import write_stix
from sayso.exchange.stix_objects import EPOCH, OASIS, stix_id
from sayso.records import Trace

Json = dict[str, Any]
# Made by pycti 7.261026: Narrative.generate_id(…) and so on, media content by its CustomObservableMediaContent.
BY_PYCTI = [
    ("narrative--6de903df-41f3-5389-b191-f41ec2c77896", {"name": " The Ferry Ostra carried “14” wagons\t"}),
    ("channel--8364b435-e0aa-5928-a923-4f2fcb93a620", {"name": "Протока 24"}),
    (
        "identity--4679f521-7678-5811-8417-6d1462e51d03",
        {"name": 'Velonia\'s Ministry\nof "Trade" \\ x\x07', "identity_class": "organization"},
    ),
    ("note--a5353808-f712-550d-bbcc-ebd71db02422", {"created": "2024-03-04T07:00:00.000Z", "content": "Herald denies it"}),
    ("report--4ea8bd33-ca8d-55fc-a00a-04a2b10fe6b3", {"name": "Pile", "published": "2024-03-04T07:00:00.000Z"}),
    (
        "relationship--0af56752-50e8-5a69-90d1-c6c9bd70b891",
        {"relationship_type": "uses", "source_ref": "media-content--a", "target_ref": "narrative--b"},
    ),
    ("media-content--d7979dbd-9113-5b31-a290-c3431ae0d04c", {"url": "https://herald.example/fuel?a=1&b=2"}),
]


def written(found: Trace, folder: Path) -> list[Json]:
    """Write a trace, and give its objects."""
    write_stix(found, folder / "x.stix.json")
    tree = json.loads((folder / "x.stix.json").read_text("utf8"))
    assert (tree["type"], tree["id"][:8]) == ("bundle", "bundle--")
    objects: list[Json] = tree["objects"]
    return objects


def of(objects: list[Json], kind: str) -> list[Json]:
    return [each for each in objects if each["type"] == kind]


@pytest.mark.parametrize(
    ("wanted", "contributing"), BY_PYCTI, ids=lambda each: each.split("--")[0] if isinstance(each, str) else ""
)
def test_ids_are_those_of_opencti(wanted: str, contributing: dict[str, str]) -> None:
    """Published examples: what its own client makes of the same properties."""
    assert stix_id(wanted.partition("--")[0], **contributing) == wanted


@pytest.fixture(scope="module")
def canonicalize() -> Callable[..., str]:
    """Give canonical JSON as the package stix2 writes it."""
    found: Callable[..., str] = pytest.importorskip(
        "stix2.canonicalization.Canonicalize", reason="stix2 is not installed"
    ).canonicalize
    return found


@given(name=st.text(), other=st.text())
def test_ids_hash_canonical_json(canonicalize: Callable[..., str], name: str, other: str) -> None:
    """RFC 8785, as the package stix2 writes it, whatever a text holds."""
    data = {"target_ref": clean(other), "source_ref": clean(name)}
    canonical = canonicalize(data, utf8=False)
    assert stix_id("relationship", source_ref=name, target_ref=other) == f"relationship--{uuid5(OASIS, canonical)}"


def test_every_record_is_there(tmp_path: Path) -> None:
    """One narrative a claim, one note a witness, one media content a document, one channel an outlet, one identity an actor."""
    found = trace()
    objects = written(found, tmp_path)
    counted = Counter(each["type"] for each in objects)
    assert counted["narrative"] == len(found.claims)
    assert counted["note"] == sum(len(each.witnesses) for each in found.claims)
    assert counted["media-content"] == len(found.documents)
    assert counted["channel"] == len({each.outlet for each in found.documents if each.outlet})
    assert counted["identity"] == sum(each.named for each in found.actors) + 1
    references = {each["external_id"] for one in objects for each in one.get("external_references", [])}
    assert {f"claim:{each.id}" for each in found.claims} | {f"actor:{each.id}" for each in found.actors} < references


@pytest.mark.parametrize("made", [trace, hostile])
def test_every_reference_leads_somewhere(made: Callable[[], Trace], tmp_path: Path) -> None:
    """No object twice, none referred to that is missing; the report holds them all."""
    objects = written(made(), tmp_path)
    ids = [each["id"] for each in objects]
    assert len(ids) == len(set(ids))
    single = {each[key] for each in objects for key in each if key.endswith("_ref")}
    many = {name for each in objects for name in each.get("object_refs", [])}
    assert single | many <= set(ids)
    assert set(objects[-1]["object_refs"]) == set(ids[:-1])


def test_who_carries_a_claim_uses_it_and_who_denies_it_does_not(tmp_path: Path) -> None:
    """A denial is related to the narrative, and the note says that it denies it."""
    objects = written(trace(), tmp_path)
    relations = Counter((each["relationship_type"], each["description"]) for each in of(objects, "relationship"))
    assert relations["uses", "asserts"] >= 2
    assert relations["related-to", "denies"] == 1
    assert relations["derived-from", "verbatim copy: word for word"] == 1
    assert sum("denies it, credited to “Ilse Marrow”" in each["content"] for each in of(objects, "note")) == 1


def test_there_is_no_verdict(tmp_path: Path) -> None:
    """No confidence, no opinion, no score: counts and words only."""
    objects = written(trace(), tmp_path)
    assert not of(objects, "opinion")
    keys = {key for each in objects for key in each}
    assert not keys & {"confidence", "opinion", "x_opencti_score", "labels", "indicator_types"}


def test_no_word_of_a_pile_is_markup_in_a_note(tmp_path: Path) -> None:
    """OpenCTI shows notes and descriptions as Markdown: an image in a text would call home."""
    objects = written(hostile(), tmp_path)
    shown = [str(each.get("content") or each.get("description")) for each in objects if each["type"] in {"note", "relationship"}]
    assert any("script" in each for each in shown)
    assert not [each for each in shown if re.search(r"(?<!\\)[\[\]<>`]", each)]


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    """The same trace gives the same file; a text that joins the pile changes no id but that of the report."""
    found = trace()
    first = {each["id"] for each in written(found, tmp_path)}
    assert {each["id"] for each in written(trace(), tmp_path)} == first
    newcomer = replace(found.documents[1], id="new", url="https://new.example/", published=None)
    grown = replace(found, run=replace(found.run, id="run-2"), documents=(*found.documents, newcomer))
    kept = {each["id"] for each in written(grown, tmp_path)}
    assert {each for each in first if not each.startswith("report--")} <= kept


def test_without_dates_time_begins_in_1970_and_open_copies_are_only_related(tmp_path: Path) -> None:
    """STIX wants dates: documented, not guessed."""
    found = trace()
    pages = tuple(replace(each, published=None) for each in found.documents)
    undated = replace(found, documents=pages, copies=(copy(pages[0], pages[1]), copy(pages[0], pages[0], "a->b")))
    objects = written(undated, tmp_path)
    assert {each["created"] for each in objects if "created" in each} == {EPOCH}
    assert not [each for each in of(objects, "media-content") if "publication_date" in each]
    copies = [each for each in of(objects, "relationship") if "copy" in each["description"]]
    assert [each["relationship_type"] for each in copies] == ["related-to"]


@pytest.mark.parametrize("made", [trace, hostile])
def test_another_tool_reads_it(made: Callable[[], Trace], tmp_path: Path) -> None:
    """The package stix2 checks every object; identities hold without its leave for custom things."""
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed")
    objects = written(made(), tmp_path)
    read = stix2.parse((tmp_path / "x.stix.json").read_text("utf8"), allow_custom=True)
    assert [each["id"] for each in read.objects] == [each["id"] for each in objects]
    for each in of(objects, "identity"):
        stix2.parse(each, allow_custom=False)
