"""A case that grows holds what a fresh run on the whole finds; what is new is told; what is known is not read again."""

from pathlib import Path

import pytest

import sayso
from sayso.adding import Added, add
from sayso.case import Case
from sayso.checking import check
from sayso.errors import BadInput
from sayso.records import ChangeKind, Correction, Judgement, Trace

TEXTS = {
    "a.txt": "Harbour Herald, 4 March 2024\n\nFerry brought 14 wagons of timber to Sarn\n\nThe ferry Ostra brought 14 wagons of banned "
    "timber from Velonia to the port of Sarn, the customs service said on Monday. The wagons had been entered as empty.",
    "b.txt": "Coast Courier, 5 March 2024\n\nTimber ferry in Sarn\n\nThe ferry Ostra brought 14 wagons of banned timber from Velonia to "
    "the port of Sarn, the customs service said on Monday, the Harbour Herald reports.",
    "c.txt": "Inland Gazette, 6 March 2024\n\nCompany denies timber report\n\nThe shipping company denied that the ferry Ostra brought "
    "14 wagons of banned timber from Velonia to the port of Sarn.",
    "d.txt": "Northern Mail, 7 March 2024\n\nForty wagons of timber\n\nThe ferry Ostra brought 40 wagons of banned timber from Velonia "
    "to the port of Sarn, the customs service said.",
}
PARTS = ("documents", "statements", "actors", "copies", "claims", "lineages", "stories", "unread")


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf8")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture(scope="module")
def grown(pile: Path) -> tuple[Path, list[Added]]:
    """Add the pile in three batches."""
    case = pile / "a.case"
    batches = (["a.txt", "b.txt"], ["c.txt"], ["d.txt", "empty.txt"])
    return case, [add(case, [pile / name for name in batch]) for batch in batches]


def parts(trace: Trace) -> dict[str, list[str]]:
    return {name: sorted(map(repr, getattr(trace, name))) for name in PARTS}


def test_growing_gives_what_a_fresh_run_on_the_whole_gives(pile: Path, grown: tuple[Path, list[Added]]) -> None:
    """Documents, statements, speakers, copies, claims, origins: all equal, record by record."""
    fresh = sayso.trace([pile / name for name in (*TEXTS, "empty.txt")])
    with Case(grown[0]) as view:
        assert parts(view.trace()) == parts(fresh)


def test_what_is_new_is_told(grown: tuple[Path, list[Added]]) -> None:
    """The first run is what later ones are held against; then a denial, and another number, are told."""
    _, (first, second, third) = grown
    assert first.first
    assert not first.changes
    assert any(each.kind is ChangeKind.NEW_DENIAL and "Inland Gazette" in each.text for each in second.changes)
    told = [each.text for each in third.changes if each.kind is ChangeKind.NEW_VERSION]
    assert any("14" in text and "40" in text for text in told), third.changes
    assert [each.why for each in third.unread] == ["is empty"]


def test_what_is_known_is_not_read_again(pile: Path, grown: tuple[Path, list[Added]]) -> None:
    """Nothing new: nothing is read, nothing is found, nothing changes."""
    again = add(grown[0], [pile / name for name in TEXTS])
    assert (again.files, again.documents, again.known, again.changes) == (0, 0, len(TEXTS), ())


def test_a_text_is_checked_against_the_case(grown: tuple[Path, list[Added]]) -> None:
    """Who carries it, since when, from how many origins, who denies it; and what is not the same."""
    with Case(grown[0]) as view:
        (answer,) = check(view, "The ferry Ostra brought 14 wagons of banned timber from Velonia to Sarn")
        (same,) = answer.same
        assert same.lineage.documents == 2
        assert same.lineage.high == 1
        assert same.earliest is not None
        assert same.earliest.file.endswith("a.txt")
        assert [(each.what, each.here, each.there) for each in answer.versions] == [("number", "14", "40")]
        (other,) = check(view, "A museum of lamps has opened in the capital")
        assert not other.same
        with pytest.raises(BadInput, match=r"^nothing to check in '': is empty$"):
            check(view, "")


def test_a_correction_is_kept_and_wins(grown: tuple[Path, list[Added]], tmp_path: Path) -> None:
    """What a person decided holds in the run that it comes with and in every later one."""
    case = tmp_path / "b.case"
    case.write_bytes(grown[0].read_bytes())
    with Case(case) as view:
        claim = next(each for each in view.trace().claims if "14 wagons" in each.text)
    first, second = [each.passage for each in claim.witnesses][:2]
    decided = Correction(judgement=Judgement.OTHER_CLAIM, a=first, b=second, by="Ida", at="2026-01-02", why="read both")
    add(case, corrections=[decided])
    with Case(case) as view:
        found = view.trace()
    assert found.corrections == (decided,)
    homes = {w.passage: each.id for each in found.claims for w in each.witnesses}
    assert homes.get(first) != homes.get(second)


def test_a_file_that_changed_is_read_as_a_new_one(tmp_path: Path) -> None:
    """The old text stays, the new one stands beside it, and the change is told."""
    case, path = tmp_path / "c.case", tmp_path / "page.txt"
    path.write_text(TEXTS["a.txt"], encoding="utf8")
    add(case, [path])
    path.write_text(TEXTS["a.txt"].replace("14", "40"), encoding="utf8")
    changed = add(case, [path])
    assert [each.kind for each in changed.changes][:1] == [ChangeKind.CHANGED_AT_ORIGIN]
    with Case(case) as view:
        assert ["14" in each.text for each in view.trace().documents] == [True, False]


def test_two_documents_of_one_id_are_told_apart_as_in_a_fresh_run(tmp_path: Path) -> None:
    """Two files of one content, added one after the other, get the ids that one run would give them."""
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_text("The mill is shut, the mayor said.", encoding="utf8")
    for path in paths:
        add(tmp_path / "d.case", [path])
    with Case(tmp_path / "d.case") as view:
        assert [each.id for each in view.trace().documents] == [each.id for each in sayso.read(paths).documents]
