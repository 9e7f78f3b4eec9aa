"""Score the constructions of news one by one, on cases of our own (cases/forms): quotations over paragraphs, dashes, ….

    python gate/forms.py [FORM …]      with names of forms: print what came out for every line that is not right

F1 of whole attributions at the outermost level, as in gate/statements.py: source, cue and content overlap theirs by .8.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "gate")]

from corpora import Attribution, parse_marked  # noqa: E402

from sayso.records import Statement  # noqa: E402
from sayso.statements.attribute import attribute  # noqa: E402
from sayso.statements.decoding import Mark  # noqa: E402
from sayso.statements.linking import Attribution as Linked  # noqa: E402
from statements import agrees, as_document, linked_score, outermost  # noqa: E402

CASES = ROOT / "cases" / "forms"


def rows(path: Path) -> list[tuple[str, str, list[Attribution]]]:
    """Give the texts of one construction: language, text, attributions."""
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if line.strip() and not line.startswith("#")]
    parsed = ((language, *parse_marked(marked)[:2]) for language, marked in (line.split("\t", 1) for line in lines))
    return [(language, text, _with_shared_source(gold)) for language, text, gold in parsed]


def _with_shared_source(gold: list[Attribution]) -> list[Attribution]:
    """Give each further cue that shares the source before it ("A said X and added Y") that source, which the line marks once."""
    given: list[Attribution] = []
    for each in gold:
        shared = tuple(span for span in given[-1].spans if span[2] == "source") if given and not each.of("source") else ()
        given.append(Attribution(tuple(sorted({*each.spans, *(shared if each.of("cue") else ())}))))
    return given


def linked(statement: Statement) -> Linked:
    """Give a statement as the attribution that is compared."""
    parts = (("source", statement.source), ("cue", statement.cue))
    source, cue = (Mark(span.start, span.end, role, statement.score) if span else None for role, span in parts)
    return Linked(source, cue, tuple(Mark(span.start, span.end, "content", statement.score) for span in statement.content))


def score(shown: tuple[str, ...] = ()) -> dict[str, float]:
    """Give F1 of each construction, and of all together."""
    scores, every = {}, []
    for path in sorted(CASES.glob("*.txt")):
        marked = []
        for language, text, gold in rows(path):
            found = [linked(each) for each in attribute([as_document(text, language)]) if each.parent is None]
            marked.append((text, gold, found))
            if path.stem in shown:
                _show(text, outermost(gold), found)
        scores[f"forms {path.stem}"] = linked_score(marked)["linked"]
        every += marked
    return {"forms all": linked_score(every)["linked"]} | scores


def _show(text: str, gold: list[Attribution], found: list) -> None:
    missed = [each for each in gold if not any(agrees(each, other) for other in found)]
    extra = [each for each in found if not any(agrees(other, each) for other in gold)]
    if missed or extra:
        print(repr(text))
    for each in missed:
        print("   missed", [[text[a:b] for a, b in each.of(role)] for role in ("source", "cue", "content")])
    for each in extra:
        parts = ([each.source], [each.cue, *each.cue_parts], each.contents)
        print("   found ", [[text[m.start : m.end] for m in part if m] for part in parts], round(each.score, 2))


if __name__ == "__main__":
    for name, value in score(tuple(sys.argv[1:])).items():
        print(f"{name:32} {value:.4f}")
