"""Compare a trace with a truth file (examples/truth/*.json): every difference as one line, by section."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.records import Claim, Document, Lineage, Span, Stance, Statement, Trace, Witness

Json = dict[str, Any]
_LEADING = re.compile(
    r"^(?:[\"“„«»「『'‘”,\s—–-]|في أن\s|that\b|что\b|що\b|dass\b|(?:de )?que\b|qu['’]|أن\s|إن\s|أنّ\s|بأن\s)+", re.IGNORECASE
)


class Comparison:
    """Looks up records of a trace by the keys of a truth file."""

    def __init__(self, trace: Trace, truth: Json) -> None:
        self.trace = trace
        self.truth = truth
        self.documents = self._match_documents()
        self.statements = {row["id"]: self._find_statement(row) for row in truth["statements"]}

    def _match_documents(self) -> dict[str, Document]:
        by_file: dict[str, list[tuple[int, Document | None]]] = {}
        for document in self.trace.documents:
            by_file.setdefault(Path(document.file).name, []).append((document.offset, document))
        for unread in self.trace.unread:
            by_file.setdefault(Path(unread.path.split(":line")[0]).name, []).append((unread.offset or 0, None))
        matched = {}
        for row in self.truth["documents"]:
            inside = sorted(by_file.get(row["file"], []), key=lambda pair: pair[0])
            place = (row["post"] or 1) - 1
            if place < len(inside) and (found := inside[place][1]) is not None:
                matched[row["key"]] = found
        return matched

    def _find_statement(self, row: Json) -> Statement | None:
        document = self.documents.get(row["document"])
        if document is None:
            return None
        inside = [each for each in self.trace.statements if each.document == document.id]
        return next((each for each in inside if self._is(row, each, document)), None)

    def _is(self, row: Json, statement: Statement, document: Document) -> bool:
        return (
            _touches(document, statement.cue, row["cue"])
            and _touches(document, statement.source, row["source"])
            and _starts(document.words(statement.content[0]), row["content_starts"])
        )

    def name(self, document: str) -> str:
        """Give the truth's key of a document id."""
        return next((key for key, each in self.documents.items() if each.id == document), document)

    def differences(self) -> dict[str, list[str]]:
        """Give every difference, by section."""
        return {
            "documents": list(self._documents()),
            "statements": list(self._statements()),
            "actors": list(self._actors()),
            "copies": list(self._copies()),
            "claims": list(self._claims()),
            "denials": list(self._denials()),
            "dropped": list(self._dropped()),
            "versions": list(self._versions()),
            "unread": list(self._unread()),
        }

    def _documents(self) -> Iterator[str]:
        if len(self.trace.documents) != len(self.truth["documents"]):
            yield f"{len(self.trace.documents)} documents; expected {len(self.truth['documents'])}"
        for row in self.truth["documents"]:
            found = self.documents.get(row["key"])
            if found is None:
                yield f"{row['key']} is missing"
                continue
            if found.outlet != row["outlet"] and not (row["outlet"] is None and found.outlet == row.get("author")):
                yield f"{row['key']}: outlet {found.outlet!r}; expected {row['outlet']!r}"
            if found.language != row["language"]:
                yield f"{row['key']}: language {found.language}; expected {row['language']}"
            told = row["published"]["value"]
            if told and not (found.published and (found.published.earliest or "").startswith(told[:16])):
                yield f"{row['key']}: published {found.published}; expected {told}"

    def _statements(self) -> Iterator[str]:
        wanted: dict[str, list[Json]] = {}
        for row in self.truth["statements"]:
            wanted.setdefault(row["document"], []).append(row)
            found = self.statements[row["id"]]
            if found is None:
                yield f"missing {row['id']}: {row['source']} | {row['cue']} | {row['content_starts']}"
                continue
            if found.act.value not in [row["act"], *row.get("act_also", [])]:
                yield f"{row['id']}: act {found.act.value}; expected {row['act']}"
            parent = self.statements.get(row["parent"] or "")
            if (found.parent is not None) != (row["parent"] is not None) or (parent and found.parent != parent.id):
                yield f"{row['id']}: parent {found.parent}; expected {row['parent']}"
        right = {each.id for each in self.statements.values() if each is not None}
        for each in self.trace.statements:
            if each.id not in right:
                document = next(d for d in self.trace.documents if d.id == each.document)
                parts = [document.words(s) if s else None for s in (each.source, each.cue, each.content[0])]
                yield f"not in the truth, {self.name(document.id)}: {parts}"

    def _actors(self) -> Iterator[str]:
        speakers: dict[str, set[str | None]] = {}
        for row in self.truth["statements"]:
            found = self.statements[row["id"]]
            if found is not None:
                speakers.setdefault(row["speaker"], set()).add(found.speaker)
        names = {actor.id: actor.name for actor in self.trace.actors}
        for key, ids in speakers.items():
            if len(ids) > 1:
                yield f"{key} is {len(ids)} actors: {sorted(names.get(i or '', '-') for i in ids)}"
        for key, ids in speakers.items():
            for other, others in speakers.items():
                if key < other and ids & others - {None}:
                    yield f"{key} and {other} are one actor"

    def _copies(self) -> Iterator[str]:
        for row in self.truth["copies"]:
            a, b = self.documents.get(row["a"]), self.documents.get(row["b"])
            found = [
                c for c in self.trace.copies if a and b and {c.a.document, c.b.document} == {a.id, b.id} and c.kind == row["kind"]
            ]
            if not found or a is None:
                yield f"missing {row['a']} {row['b']} {row['kind']}"
                continue
            directions = {_turned(c.direction, c.a.document == a.id) for c in found}
            if row["direction"] not in directions and row["a"] != row["b"]:
                yield f"{row['a']} {row['b']} {row['kind']}: direction {directions}; expected {row['direction']}"
        groups = [set(group) for group in self.truth["copy_groups"]]
        for copy in self.trace.copies:
            pair = {self.name(copy.a.document), self.name(copy.b.document)}
            if not any(pair <= group for group in groups):
                yield f"not a copy: {sorted(pair)} {copy.kind.value} {copy.score}"

    def _claim(self, row: Json) -> tuple[Claim, Lineage] | None:
        """Give the found claim that shares the most supporting witnesses with the truth's."""
        wanted = {self._witness_key(w) for w in row["witnesses"] if w["stance"] in ("asserts", "reports")} - {None}
        scored = [
            (len(wanted & {_key(w) for w in claim.witnesses}), _common(row["text"], claim.text), n)
            for n, claim in enumerate(self.trace.claims)
        ]
        own_voice = {statement for _, statement in wanted} == {None}  # which of an outlet's sentences, only the words can tell
        shared = [each for each in scored if each[0]]
        if not shared:
            return None
        best = max(shared, key=lambda each: (each[1], each[0]) if own_voice else each)
        claim = self.trace.claims[best[2]]
        return claim, next(each for each in self.trace.lineages if each.claim == claim.id)

    def _witness_key(self, witness: Json) -> tuple[str, str | None] | None:
        document = self.documents.get(witness["document"])
        if document is None:
            return None
        statement = self.statements.get(witness["statement"] or "")
        return (document.id, statement.id if statement else None)

    def _claims(self) -> Iterator[str]:
        for row in self.truth["claims"]:
            pair = self._claim(row)
            if pair is None:
                yield f"missing {row['key']}: {row['text']}"
                continue
            claim, lineage = pair
            want = (row["documents"], row["wordings_count"], row["origins"]["low"], row["origins"]["high"])
            have = (lineage.documents, len(lineage.wordings), lineage.low, lineage.high)
            if want != have:
                mine = {self.name(w.document) for w in claim.of_stance(Stance.ASSERTS, Stance.REPORTS)}
                gold = {w["document"] for w in row["witnesses"] if w["stance"] in ("asserts", "reports")}
                yield (
                    f"{row['key']}: documents, wordings, low, high {have}; expected {want}; "
                    f"missing {sorted(gold - mine)}, besides {sorted(mine - gold)}"
                )
            yield from self._denied(row, lineage)

    def _denied(self, row: Json, lineage: Lineage) -> Iterator[str]:
        wanted = row.get("denials")
        if not wanted:
            return
        origins = wanted["origins"]
        found = lineage.denials
        have = (found.documents, found.low, found.high) if found else (0, 0, 0)
        if have != (len(wanted["documents"]), origins["low"], origins["high"]):
            yield f"{row['key']}: denials {have}; expected {len(wanted['documents'])}, {origins['low']} to {origins['high']}"

    def _denials(self) -> Iterator[str]:
        rows = {row["key"]: row for row in self.truth["claims"]}
        for row in self.truth["denials"]:
            pair, found = self._claim(rows[row["claim"]]), self.statements[row["statement"]]
            stances = [w.stance.value for w in pair[0].witnesses if found and w.statement == found.id] if pair else []
            if stances != [row["stance"]]:
                yield f"{row['statement']} toward {row['claim']}: {stances}; expected {row['stance']}"

    def _dropped(self) -> Iterator[str]:
        rows = {row["key"]: row for row in self.truth["claims"]}
        for row in self.truth["dropped"]:
            pair = self._claim(rows[row["claim"]])
            marked = {self.name(n.document or "") for n in pair[1].nodes if n.dropped} if pair else set()
            if row["document"] not in marked:
                yield f"{row['claim']} in {row['document']}: not marked; marked are {sorted(marked)}"

    def _versions(self) -> Iterator[str]:
        rows = {row["key"]: row for row in self.truth["claims"]}
        for row in self.truth["versions"]:
            one, other = self._claim(rows[row["claim"]]), self._claim(rows[row["other"]])
            if one is None or other is None:
                yield f"{row['claim']} and {row['other']}: a claim is missing"
            elif not any(v.claim == other[0].id and v.what == row["what"] for v in one[0].versions):
                yield f"{row['claim']} and {row['other']}: versions {one[0].versions}; expected {row['what']}"

    def _unread(self) -> Iterator[str]:
        have = sorted(Path(each.path.split(":line")[0]).name for each in self.trace.unread)
        want = sorted(row["file"] for row in self.truth["unread"])
        if have != want:
            yield f"unread {have}; expected {want}"


def _touches(document: Document, span: Span | None, words: str | None) -> bool:
    """Tell whether a span holds the words, or they it; both may be missing."""
    if span is None or words is None:
        return span is None and words is None
    have = document.words(span).casefold()
    return have in words.casefold() or words.casefold() in have


def _starts(content: str, words: str) -> bool:
    return _LEADING.sub("", content).casefold().startswith(_LEADING.sub("", words).casefold()[:40])


def _common(one: str, other: str) -> float:
    """Give the share of equal words, 0 to 1."""
    a, b = ({word.strip(".,“”") for word in text.casefold().split()} for text in (one, other))
    return len(a & b) / len(a | b)


def _turned(direction: str | None, same: bool) -> str | None:
    return direction if same or direction is None else {"a->b": "b->a", "b->a": "a->b"}[direction]


def _key(witness: Witness) -> tuple[str, str | None]:
    return (witness.document, witness.statement)
