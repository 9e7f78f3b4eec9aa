"""STIX 2.1 objects under OpenCTI's ids: what contributes to an id, in canonical JSON, hashed; so a second import adds nothing.

Source: ``generate_id`` of pycti's entities and OpenCTI's identifier table (schema/identifier.js): version 5 UUIDs in a namespace
of OASIS over the canonical JSON (RFC 8785) of the contributing properties; names without case and outer white space. Values here
are texts only, for which Python's JSON with sorted keys is canonical.
"""

import json
from typing import Any
from uuid import UUID, uuid5

from sayso.exchange.identifiers import clean

OASIS = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
OPENCTI = "extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba"
EPOCH = "1970-01-01T00:00:00.000Z"  # when nothing in the pile has a date: STIX wants every object to have one
Json = dict[str, Any]


def stix_id(kind: str, **contributing: str) -> str:
    """Give the id of an object of a kind.

    Example:
        >>> stix_id("channel", name="The Ostrin Herald ")
        'channel--702a91fa-c336-5230-8b37-696d79fea3d7'
    """
    told = {key: _folded(value) if key in {"name", "identity_class"} else clean(value) for key, value in contributing.items()}
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{kind}--{uuid5(OASIS, canonical)}"


def _folded(name: str) -> str:
    return clean(name).lower().strip()


def domain_object(identity: str, created: str, **told: Any) -> Json:
    """Give a domain or relationship object; its kind stands before the dashes of its id."""
    kind = identity.partition("--")[0]
    return {"type": kind, "spec_version": "2.1", "id": identity, "created": created, "modified": created, **told}


def extended(**told: Any) -> Json:
    """Give the extension of OpenCTI: ``extension_type`` and what else it knows."""
    return {OPENCTI: told}


def relationship(kind: str, source: str, target: str, created: str) -> Json:
    """Give a relationship between two objects; its description is added by whoever knows it."""
    identity = stix_id("relationship", relationship_type=kind, source_ref=source, target_ref=target)
    return domain_object(identity, created, relationship_type=kind, source_ref=source, target_ref=target)


def note(content: str, created: str, about: list[str]) -> Json:
    """Give a note; its words and its date make its id, for OpenCTI takes them without outer white space."""
    words = clean(content).strip()
    return domain_object(stix_id("note", content=words, created=created), created, content=words, object_refs=about)


def reference(kind: str, name: str) -> Json:
    """Give our own id of a thing as an external reference."""
    return {"source_name": "sayso", "external_id": f"{kind}:{name}"}


def bundle(objects: list[Json]) -> Json:
    """Give a bundle; the same objects give the same id."""
    return {"type": "bundle", "id": f"bundle--{uuid5(OASIS, ' '.join(each['id'] for each in objects))}", "objects": objects}
