"""A case that grows holds what a fresh run on the whole finds; what is new is told; what is known is not read again."""

import sqlite3
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import sayso
from sayso import adding, pipeline
from sayso.adding import Added, add
from sayso.case import Case, Writer
from sayso.checking import check
from sayso.errors import BadInput
from sayso.exchange.corrections import read_corrections, write_corrections
from sayso.languages.encoders import SHIPPED
from sayso.languages.models import model_digests
from sayso.records import ChangeKind, Correction, Document, Judgement, Moment, Statement, Trace

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
FERRY = Path(__file__).parent.parent / "examples" / "ferry"
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


def test_batches_in_many_languages_give_what_a_fresh_run_gives(tmp_path: Path) -> None:
    """Copies, translations, blog posts and all: whatever was worked out before, the end is the same, record by record.

    Each batch changes what lies between the old texts: names, crowds of vectors, neighbours, boilerplate, claims.
    """
    paths, case = sorted(FERRY.iterdir()), tmp_path / "ferry.case"
    for start, end in pairwise((0, 1, 9, 11, len(paths))):
        add(case, paths[start:end])
    fresh = sayso.trace(paths)
    with Case(case) as view:
        assert parts(view.trace()) == parts(fresh)


def test_who_owns_an_outlet_is_kept_and_counts_in_every_later_run(pile: Path, tmp_path: Path) -> None:
    """Told with the first batch, or alone later on; the last word of two counts; said again it changes nothing."""
    case, names = tmp_path / "a.case", ("a.txt", "d.txt", "b.txt")
    add(case, [pile / names[0]], publishers={"Harbour Herald": "Coast Press"})
    add(case, [pile / names[1]])
    add(case, publishers={"Harbour Herald": "Northern Press", "Northern Mail": "Northern Press"})
    add(case, [pile / names[2]])
    owners = {"Harbour Herald": "Northern Press", "Northern Mail": "Northern Press"}
    with Case(case) as view:
        assert parts(view.trace()) == parts(sayso.trace([pile / name for name in names], publishers=owners))
    with Writer(case) as writer:
        runs = writer.runs()
    add(case, publishers=owners)
    with Writer(case) as writer:
        assert (writer.runs(), writer.publishers()) == (runs, owners) == (4, owners)


def test_another_model_reads_the_vectors_of_all_claims_anew(grown: tuple[Path, list[Added]]) -> None:
    """A question is held against vectors of one model only."""
    with Writer(grown[0]) as writer, Case(grown[0]) as view:
        claims = view.trace().claims
        assert writer.without_vectors(claims, model_digests()) == ()
        assert writer.without_vectors(claims, [("another", "digest")]) == claims


def test_what_was_worked_out_may_be_lost(grown: tuple[Path, list[Added]], tmp_path: Path) -> None:
    """Emptied, or made by other code: the next batch takes longer and finds the same."""
    (tmp_path / "e.txt").write_text(TEXTS["d.txt"].replace("40", "41").replace("Forty", "41"), encoding="utf8")
    found = []
    for number, spoil in enumerate(("select 1", "delete from remembered", "update remembered set made_by = 'another'")):
        case = tmp_path / f"{number}.case"
        case.write_bytes(grown[0].read_bytes())
        with sqlite3.connect(case) as connection:
            connection.execute(spoil)
        add(case, [tmp_path / "e.txt"])
        with Case(case) as view:
            found.append(parts(view.trace()))
    assert found[0] == found[1] == found[2]


def test_a_batch_reads_no_text_that_was_read_before(
    grown: tuple[Path, list[Added]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vectors are the dearest of what lies between texts: only what is new is encoded, in a run of its own."""
    read: list[str] = []

    def reading(texts: list[str]) -> NDArray[np.float32]:
        read.extend(texts)
        return SHIPPED.near(texts)

    monkeypatch.setattr(pipeline, "SHIPPED", replace(SHIPPED, near=reading))
    monkeypatch.setattr(adding, "SHIPPED", replace(SHIPPED, near=reading))
    case, path = tmp_path / "f.case", tmp_path / "f.txt"
    case.write_bytes(grown[0].read_bytes())
    path.write_text("Lamp museum opens\n\nA museum of lamps has opened in the capital of Borduria.", encoding="utf8")
    add(case, [path])
    assert read
    assert not [text for text in read if "lamp" not in text.casefold()]
    assert len(read) == len(set(read))


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


@pytest.fixture(scope="module")
def decided(grown: tuple[Path, list[Added]]) -> list[Correction]:
    """Decide on a speaker, a date, a statement without a speaker, and then on the speaker again."""
    with Case(grown[0]) as view:
        found = view.trace()
    names = {each.id: Path(each.file).name for each in found.documents}
    page = next(each for each in found.documents if names[each.id] == "b.txt")
    quoted = {names[each.document]: each for each in reversed(found.statements) if each.speaker}
    first = Correction(
        judgement=Judgement.WRONG_SPEAKER, a=quoted["b.txt"].id, b="the Customs Office of Sarn", by="Ida", at="2024-03-09"
    )
    return [
        first,
        Correction(judgement=Judgement.WRONG_DATE, a=page.id, b="2024-03-02", by="Ida", why="the page says so"),
        Correction(judgement=Judgement.WRONG_SPEAKER, a=quoted["d.txt"].id, b="nobody named"),
        replace(first, b="Anna Reed", at="2024-03-10"),
    ]


def test_growing_with_decisions_gives_what_a_fresh_run_with_them_gives(
    pile: Path, tmp_path: Path, decided: list[Correction]
) -> None:
    """Whenever a decision is handed in: before the batch that it is about, with it, or after it."""
    case, paths = tmp_path / "e.case", [pile / name for name in TEXTS]
    add(case, paths[:2], corrections=decided[:1])
    add(case, paths[2:], corrections=decided[1:3])
    add(case, corrections=decided[3:])
    fresh = sayso.trace(paths, corrections=decided)
    with Case(case) as view:
        assert parts(view.trace()) == parts(fresh)


def test_a_decision_on_speaker_and_date_wins(pile: Path, decided: list[Correction]) -> None:
    """The later one about one thing; chains end with whom it names, and copies have the direction of the dates that it gives."""
    found = sayso.trace([pile / name for name in TEXTS], corrections=decided)
    names = {each.id: each.name for each in found.actors}
    speakers = {each.id: names.get(each.speaker or "") for each in found.statements}
    assert [speakers[each.a] for each in decided if each.judgement is Judgement.WRONG_SPEAKER] == ["Anna Reed", None, "Anna Reed"]
    page = next(each for each in found.documents if each.id == decided[1].a)
    assert page.published == Moment("2024-03-02T00:00", "2024-03-02T23:59", "a person's decision (Ida), no zone")
    assert "Anna Reed" in {each.label for lineage in found.lineages for each in lineage.nodes}
    receipts = [each.why for lineage in found.lineages for each in lineage.receipts]
    assert any("credits it to Anna Reed, as Ida on 2024-03-10 decided: “" in why for why in receipts), receipts
    from_page = [each for each in found.copies if page.id in {each.a.document, each.b.document} and each.direction]
    assert {each.direction for each in from_page if each.a.document == page.id} <= {"a->b"}
    assert {each.direction for each in from_page if each.b.document == page.id} <= {"b->a"}
    assert from_page


def test_decisions_go_from_one_case_to_another(pile: Path, tmp_path: Path, decided: list[Correction]) -> None:
    """Written to a table and read from it they give the same conclusions; what is handed in twice adds nothing."""
    paths, table = [pile / name for name in TEXTS], tmp_path / "decided.csv"
    one, other = tmp_path / "f.case", tmp_path / "g.case"
    add(one, paths, corrections=decided)
    with Case(one) as view, table.open("w", encoding="utf8", newline="") as file:
        write_corrections(view.every(Correction), file)
    add(other, paths, corrections=read_corrections(table))
    add(other, corrections=(*read_corrections(table), *decided))
    with Case(one) as view, Case(other) as same:
        assert parts(view.trace()) == parts(same.trace())
        assert same.every(Correction) == tuple(decided)


def test_what_was_read_is_kept_beside_a_decision(pile: Path, tmp_path: Path, decided: list[Correction]) -> None:
    """Rows hold what people decided; whoever finds anew starts from what the texts say."""
    paths, case = [pile / name for name in TEXTS], tmp_path / "h.case"
    add(case, paths)
    with Writer(case) as writer:
        before = writer.every(Document), [(each.said, each.notes) for each in writer.every(Statement)]
    add(case, corrections=decided[:2])
    add(case, corrections=[replace(decided[1], b="unknown")])
    with Writer(case) as writer:
        assert (writer.every(Document), [(each.said, each.notes) for each in writer.every(Statement)]) == before
    with Case(case) as view:
        page = view.one(Document, str(decided[1].a))
        assert page.published == Moment(None, None, "a person's decision (Ida)")
        assert page in view.every(Document)


def test_a_date_that_is_none_is_refused_before_it_is_stored(pile: Path, tmp_path: Path, decided: list[Correction]) -> None:
    """Else no later run would get past it."""
    case = tmp_path / "i.case"
    with pytest.raises(BadInput, match=r"^the date 'soon' is none, or ends before it begins; expected a day"):
        add(case, [pile / "a.txt"], corrections=[*decided[:1], replace(decided[1], b="soon")])
    with Case(case) as view:
        assert view.every(Correction) == ()


def test_copies_that_have_not_followed_are_told_of_files_that_were_added(tmp_path: Path) -> None:
    """A later state of a text under another path, put right: whoever carries what it said before is named."""
    paths, case = [tmp_path / name for name in ("a.txt", "b.txt", "later.txt")], tmp_path / "j.case"
    said = "Ferry brought wagons to Sarn\n\n" + TEXTS["a.txt"].split("\n\n", 2)[2]
    for path, text in zip(paths, (said, f"{said} So the Herald.", said.replace("14", "4")), strict=True):
        outlet = "Coast Courier" if path.name == "b.txt" else "Harbour Herald"
        path.write_text(f"{outlet}, 4 March 2024\n\n{text}", encoding="utf8")
    add(case, paths[:2])
    notice = "Correction: an earlier version of this article gave another number."
    paths[2].write_text(f"{paths[2].read_text(encoding='utf8')}\n\n{notice}", encoding="utf8")
    told = [each.text for each in add(case, paths[2:]).changes if each.kind is ChangeKind.CHANGED_AT_ORIGIN]
    (text,) = told
    assert text.endswith(f" was put right (“{notice}”); what it no longer says still stands in Coast Courier")


def test_a_table_is_read_again_once_its_columns_are_told(tmp_path: Path) -> None:
    """Where it gave nothing; with the columns it gives what a fresh run gives, and then it is known."""
    table, case, columns = tmp_path / "t.csv", tmp_path / "k.case", {"text": "body copy", "published": "day"}
    table.write_text('kopf,body copy,day\nA,"The mill is shut, the mayor said.",2024-03-04\nB,,2024-03-05\n', encoding="utf8")
    first = add(case, [table])
    assert (first.documents, len(first.unread)) == (0, 1)
    assert add(case, [table]).known == 1
    second = add(case, [table], columns=columns)
    assert (second.documents, [each.why for each in second.unread]) == (1, ["holds neither a text nor a headline"])
    assert add(case, [table], columns=columns).known == 1
    with Case(case) as view:
        assert parts(view.trace()) == parts(sayso.trace([table], columns=columns))


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
