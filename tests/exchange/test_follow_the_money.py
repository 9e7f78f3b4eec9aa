"""FollowTheMoney: its own package takes every entity as it is; without it, names and ids are held against its schema here."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.exported import hostile, trace
from tests.factories import document

from sayso.exchange.follow_the_money import entity_id, utc_date, write_follow_the_money
from sayso.records import Moment, Trace

Json = dict[str, Any]
# What followthemoney 4.11.2 lets these schemata have, of what we write (schema/*.yaml, with what they extend).
PROPERTIES = {
    "Article": {"title", "author", "publisher", "publishedAt", "retrievedAt", "sourceUrl", "fileName", "language", "bodyText"},
    "Person": {"name", "weakAlias"},
    "Organization": {"name", "weakAlias"},
    "PublicBody": {"name", "weakAlias"},
    "LegalEntity": {"name", "weakAlias"},
    "Mention": {"document", "name", "resolved", "detectedSchema"},
    "Note": {"name", "description", "summary", "keywords", "entity", "detectedLanguage", "publisher", "sourceUrl"},
}
ENTITY_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")  # types/entity.py


def written(found: Trace, folder: Path) -> list[Json]:
    """Write a trace, and give its entities."""
    write_follow_the_money(found, folder / "x.ftm.jsonl")
    return [json.loads(line) for line in (folder / "x.ftm.jsonl").read_text("utf8").splitlines()]


@pytest.mark.parametrize("made", [trace, hostile])
def test_every_record_is_there_under_an_id_that_ftm_takes(made: Callable[[], Trace], tmp_path: Path) -> None:
    """Articles, actors, claims and witnesses: as many as in the trace; whoever is referred to is there."""
    found = made()
    entities = written(found, tmp_path)
    counted = Counter(each["schema"] for each in entities)
    witnesses = sum(len(each.witnesses) for each in found.claims)
    assert counted["Article"] == len(found.documents)
    assert counted["Person"] + counted["Organization"] == sum(each.named for each in found.actors)
    assert counted["Note"] == len(found.claims) + witnesses
    assert counted["Mention"] == len({(each.document, each.speaker) for each in found.statements})
    ids = [each["id"] for each in entities]
    assert len(set(ids)) == len(ids)
    assert all(ENTITY_ID.fullmatch(each) for each in ids)
    told = {name for each in entities for key in ("document", "entity", "resolved") for name in each["properties"].get(key, [])}
    assert told <= set(ids)


@pytest.mark.parametrize("made", [trace, hostile])
def test_entities_have_what_their_schema_has(made: Callable[[], Trace], tmp_path: Path) -> None:
    """Every property is a list of texts that are not empty, under a name that the schema knows."""
    for each in written(made(), tmp_path):
        assert set(each["properties"]) <= PROPERTIES[each["schema"]]
        assert all(value and value.strip() == value for values in each["properties"].values() for value in values)


def test_ids_of_any_kind_fit() -> None:
    """What FollowTheMoney does not take in an id is escaped, and no two become one."""
    odd = ["a b", "a.20b", "a-b", "ü", "post/7", "x\ud800"]
    assert all(ENTITY_ID.fullmatch(entity_id("document", each)) for each in odd)
    assert len({entity_id("document", each) for each in odd}) == len(odd)


def test_dates_are_in_utc_and_as_long_as_what_is_known() -> None:
    """Its dates have no zone."""
    assert utc_date(Moment("2024-03-04T01:30+02:00", "2024-03-04T01:30+02:00", "meta")) == "2024-03-03T23:30:00"
    assert utc_date(Moment("2024-03-01", "2024-03-31", "url")) == "2024-03"
    assert utc_date(document("x").published) is None


@pytest.mark.parametrize("made", [trace, hostile])
def test_its_own_package_takes_every_entity_as_it_is(made: Callable[[], Trace], tmp_path: Path) -> None:
    """Cleaning every value, as it does with what comes from outside, changes nothing."""
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    for each in written(made(), tmp_path):
        read = model.get_proxy(each, cleaned=False).to_dict()
        assert {key: sorted(values) for key, values in read["properties"].items()} == {
            key: sorted(values) for key, values in each["properties"].items()
        }
        model.get(each["schema"]).validate(each)
