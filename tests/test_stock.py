"""A pile on disk as a source of texts and documents."""

from pathlib import Path

from sayso.copies import find_in_archive
from sayso.settings import Settings
from sayso.stock import stock

STORY = "A fire in the old mill at Lauwenberg destroyed sixty tonnes of grain on Monday night, the owner told the Herald."


def test_documents_come_back_by_number_with_their_ids_made_different(tmp_path: Path):
    """An id that the input gives twice must not make two documents one."""
    lines = [f'{{"id": "{name}", "text": "{STORY}", "outlet": "{name}"}}' for name in ("a", "b", "a")]
    (tmp_path / "pile.jsonl").write_text("\n".join([*lines, "{"]), "utf-8")
    source, unread = stock([tmp_path / "pile.jsonl"], tmp_path / "work", Settings())
    copies = [copy for batch in find_in_archive(source, tmp_path / "work") for copy in batch]
    assert unread == ()
    ids = [document.id for document in source.documents([0, 1, 2])]
    assert ids[:2] == ["a", "b"]
    assert len(set(ids)) == 3
    assert len(copies) == 3
    assert [each.why for each in source.unread()] == ["is not JSON: Expecting property name enclosed in double quotes"]
