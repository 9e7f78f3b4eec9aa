"""Say why a statement exists: what the tagger was sure of, what its links cost, which entry of which word list gave the rest.

Nothing is decided here: the passage is read again by the functions that read it, and their answers are put into words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sayso.explain.reasons import Reason
from sayso.languages.acts import MAX_CUE_CHARS, act_of, cue_list
from sayso.languages.models import model_digests
from sayso.languages.patterns import Form, forms
from sayso.languages.wordlists import word_list
from sayso.records import Act, Document, Kind, Span, Statement
from sayso.statements.decoding import Mark
from sayso.statements.linking import MAX_COST
from sayso.statements.placing import passes_on
from sayso.statements.rereading import Reread, reread

_KINDS = {
    Kind.DIRECT: "quotation marks hold it all",
    Kind.MIXED: "quotation marks hold a part of it",
    Kind.INDIRECT: "no quotation marks",
}


def explain(statements: Sequence[Statement], document: Document) -> dict[str, tuple[Reason, ...]]:
    """Give the reasons of each of one document's statements, by its id, in the order in which they were decided.

    Args:
        statements: of this document, as :func:`sayso.attribute` or :func:`sayso.name_actors` gives them; a nested one is
            explained in full only together with its outer one.
        document: the document.
    """
    found = reread(statements, document)
    return {each.id: tuple(_reasons(each, document, found.get(each.id))) for each in statements}


def _reasons(statement: Statement, document: Document, found: Reread | None) -> Iterator[Reason]:
    if found is not None:
        yield from _marked(statement, document, found)
        yield from _mended(statement, document, found)
        yield from _linked(document, found)
    yield Reason("kind", _joined(document, statement.content), _KINDS[statement.kind])
    yield _act(statement, document, found)
    for span in statement.hedges:
        yield Reason("hedge", document.words(span), _entry("hedges", statement.language, document.words(span)))
    for each in statement.evidence:
        words = document.words(each.span)
        yield Reason("evidence", words, _entry("evidence", statement.language, words, each.kind))
    if statement.said is not None:
        until = f" to {statement.said.latest}" if statement.said.latest != statement.said.earliest else ""
        yield Reason(
            "said", statement.said.basis, f"days.yml, counted from the day of publication: {statement.said.earliest}{until}"
        )


def _marked(statement: Statement, document: Document, found: Reread) -> Iterator[Reason]:
    """Give what the tagger marked, and what stands in for a mark that it did not give."""
    model = f"tagger {_model()}"
    linked = found.attribution
    if linked.source is not None:
        yield Reason("source", _words(document, linked.source), model, round(linked.source.score, 4))
    elif statement.source is not None:
        words = document.words(statement.source)
        yield Reason("source", words, f"beside the cue: {_entry('evidence', statement.language, words, 'own reporting')}")
    else:
        yield Reason("source", "", "none marked: the cue names nobody")
    if linked.cue is not None:
        yield Reason("cue", _words(document, linked.cue), model, round(linked.cue.score, 4))
    else:
        yield Reason("cue", "", "none marked: a bare quotation")
    for content in linked.contents:
        marked = found.before.get(content, content)
        yield Reason("content", _words(document, marked), model, round(content.score, 4))


def _mended(statement: Statement, document: Document, found: Reread) -> Iterator[Reason]:
    """Give each span that is not as it was marked."""
    linked = found.attribution
    for content in linked.contents:
        if content in found.before:
            yield Reason("edges", _words(document, content), "stretching: a quoted name does not end what is credited")
    marked = tuple(Span(each.start, each.end) for each in linked.contents)
    if marked != statement.content:
        rule = "edges: blanks, commas and quotation marks put right, parts joined, leftovers dropped"
        yield Reason("edges", _joined(document, statement.content), rule)
    source = linked.source
    if source and statement.source and len(statement.source) != source.end - source.start:
        yield Reason(
            "edges",
            document.words(statement.source),
            "edges: what hangs on the end of a source (source_edges.yml, commas) is left off",
        )


def _linked(document: Document, found: Reread) -> Iterator[Reason]:
    """Give each link with its cost."""
    linked, costs = found.attribution, found.costs
    if linked.source is not None and costs.source is not None:
        how = "stands beside the content, without a cue" if linked.cue is None else "nearest to the cue"
        how = "shared with another cue of its sentence" if costs.shared else how
        yield Reason("link", _words(document, linked.source), f"{how}: {_cost(costs.source)}")
    for content, cost in zip(linked.contents, costs.contents, strict=False):
        how = f"nearest to the cue: {_cost(cost)}" if cost <= MAX_COST else "goes on from the quotation before it"
        yield Reason("link", _words(document, content), how)


def _cost(cost: float) -> str:
    return f"cost {max(cost, 0.0):.2f} of at most {MAX_COST:g}"


def _act(statement: Statement, document: Document, found: Reread | None) -> Reason:
    """Find what gave the act: an entry for the cue, who speaks, or the content; each is left out in turn."""
    language = statement.language
    cue = _cue(statement, document, found)
    by_outlet = passes_on(document.words(statement.source), language) if statement.source else None
    by_cue, _ = act_of(cue, language)
    by_speaker, _ = act_of(cue, language, by_outlet=by_outlet)
    if statement.act is not by_speaker:
        return _act_by_content(statement, document, cue)
    if by_speaker is not by_cue:
        who = "an outlet or hearsay, which passes on" if by_outlet else "no outlet, which gives its own word"
        return Reason("act", cue, f"{statement.act}: the source is {who} (cues.yml)")
    listed = _cue_entry(cue, language, by_cue)
    if listed is None:
        return Reason("act", cue, f"{statement.act}: no entry of cues.yml for {language!r} says otherwise")
    words, act, text = listed
    turned = "" if act is statement.act else f", turned to {statement.act} by a negation"
    return Reason("act", words, f"{statement.act}: {text}{turned}")


def _cue(statement: Statement, document: Document, found: Reread | None) -> str:
    """Give the words of the cue, all parts of an interrupted one."""
    if found is not None and found.attribution.cue is not None:
        return " ".join(_words(document, part) for part in sorted((found.attribution.cue, *found.attribution.cue_parts)))
    return document.words(statement.cue) if statement.cue else ""


def _act_by_content(statement: Statement, document: Document, cue: str) -> Reason:
    if statement.act is Act.ASKS:
        return Reason("act", document.words(statement.content[-1])[-1:], "asks: the content is a question, the cue a mark alone")
    falsehood = _search(cue_list(statement.language).falsehoods, [_joined(document, statement.content), cue])
    return Reason(
        "act", falsehood, f"{statement.act}: cues.yml, {statement.language}, labels and falsehoods: {cue!r} names it so"
    )


def _search(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    return next((match.group() for text in texts if (match := pattern.search(text))), "")


def _cue_entry(cue: str, language: str, act: Act) -> tuple[str, Act, str] | None:
    """Find the entry that gave an act: its words in the cue, its list, its name; of several of that act the longest."""
    listed = word_list("cues")
    matches = [
        (match.group(), each, form, name)
        for name in ([language] if language in listed else listed)
        for each in Act
        for form in _listed("cues", name, each.value)
        if (match := form.regex.search(cue[:MAX_CUE_CHARS]))
    ]
    own = [each for each in matches if each[1] is act] or matches
    if not own:
        return None
    words, its_act, form, name = max(own, key=lambda each: (each[2].words, each[2].letters))
    return words, its_act, f"cues.yml, {name}, {its_act}: {form.text}"


def _entry(name: str, language: str, words: str, kind: str | None = None) -> str:
    """Name a list and, of its entries that these words match, the longest."""
    place = ", ".join(part for part in (f"{name}.yml", language, kind) if part)
    matching = [form for form in _listed(name, language, kind) if form.regex.search(words)]
    best = max(matching, key=lambda form: (form.words, form.letters), default=None)
    return f"{place}: {best.text}" if best else place


@cache
def _listed(name: str, language: str, kind: str | None) -> tuple[Form, ...]:
    entries = word_list(name).get(language, ())
    return forms(entries if kind is None else entries.get(kind, ()) if entries else (), language)


@cache
def _model() -> str:
    """Give the first 12 digits of the tagger's SHA-256, which the manifest of a trace gives whole."""
    return dict(model_digests())["statements/model/tagger.onnx"][:12]


def _words(document: Document, mark: Mark) -> str:
    return document.text[mark.start : mark.end]


def _joined(document: Document, spans: Sequence[Span]) -> str:
    return " […] ".join(map(document.words, spans))
