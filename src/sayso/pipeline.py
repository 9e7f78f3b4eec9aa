"""The whole flow on one screen: files in, documents, statements, actors, copies, claims, origins out."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from sayso.actors import join_actors, name_actors
from sayso.claims import gather_stories, group_claims, mark_credited
from sayso.collecting import seldom_collected
from sayso.copies import find_copies
from sayso.documents import read
from sayso.languages.encoders import SHIPPED
from sayso.languages.inference import Infer, infer
from sayso.languages.models import model_digests
from sayso.memory import Memory, Notebook
from sayso.origins import count_origins
from sayso.progress import Progress, silent
from sayso.records import Conclusions, CopyKind, Correction, Document, Pile, Run, Statement, Trace, content_id
from sayso.recrediting import as_decided, decisions_on_speakers, misnamed, recredited, reread, sourceless, spoken
from sayso.redating import redated
from sayso.settings import Settings
from sayso.statements import attribute


def trace(  # noqa: PLR0913, PLR0917 - what read and conclude take
    paths: Iterable[Path | str],
    settings: Settings | None = None,
    progress: Progress | None = None,
    corrections: Sequence[Correction] = (),
    publishers: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Trace:
    """Trace every claim of a pile to the origins that stand behind it.

    Args:
        paths: files and folders; what cannot be read is listed in the result, never raised.
        settings: all options; the defaults when None.
        progress: called with a line of text now and then.
        corrections: what people decided before; they win, and are listed.
        publishers: outlets or domains of one owner that the list does not know, outlet to owner.
        columns: which column of a table holds what, as :func:`sayso.read` takes it.

    Returns:
        Everything that was found; :func:`sayso.render` shows it, :func:`sayso.to_json` hands it on.
    """
    started = perf_counter()
    options = settings or Settings()
    pile = read(paths, options, progress, columns)
    documents = pile.documents
    statements = attribute(documents, options, progress)
    found = conclude(documents, statements, options, progress, corrections, publishers)
    return Trace(
        run=manifest("run", pile, options, perf_counter() - started),
        documents=redated(documents, corrections),
        statements=found.statements,
        actors=found.actors,
        copies=found.copies,
        claims=found.claims,
        lineages=found.lineages,
        unread=pile.unread,
        corrections=tuple(corrections),
        stories=found.stories,
    )


@seldom_collected()
def conclude(  # noqa: PLR0913, PLR0917 - what was read, and what every run takes
    documents: Sequence[Document],
    statements: Sequence[Statement],
    options: Settings,
    progress: Progress | None = None,
    corrections: Sequence[Correction] = (),
    publishers: Mapping[str, str] | None = None,
    infer: Infer = infer,
    memory: Memory | None = None,
) -> Conclusions:
    """Find what lies between documents that were read: who speaks, what is a copy, what says the same, how many origins.

    Args:
        documents: the whole pile.
        statements: of its documents, without speakers.
        options: all options.
        progress: called with a line of text now and then.
        corrections: what people decided before.
        publishers: as :func:`trace` takes them.
        infer: judges ordered pairs; the shipped judge.
        memory: of what was worked out before; what is found is the same without it.
    """
    tell = progress or silent
    encoders = SHIPPED.remembering(memory or Notebook())  # no text is read twice in a run
    held, documents = decisions_on_speakers(corrections), redated(documents, corrections)
    tell(f"speakers: naming those of {len(statements)} statements")
    named, actors = name_actors(*reread(documents, statements, held), memory=memory)
    statements = spoken(statements, named, held)
    copies = find_copies(documents, statements, options, progress, encoders, memory)
    made = [copy for copy in copies if copy.kind is not CopyKind.REWORDED]  # who words a thing alike need not have copied it
    joined, actors = join_actors(sourceless(statements, held), actors, made)
    statements = spoken(statements, joined, held)
    credited = recredited(statements, held)
    claims = group_claims(
        documents,
        credited,
        actors,
        made,
        options,
        infer=infer,
        corrections=corrections,
        encoders=encoders,
        memory=memory,
        progress=progress,
    )
    tell(f"origins: counting those of {len(claims)} claims")
    wrong = misnamed(statements, held)
    lineages = count_origins(
        documents, credited, actors, made, claims, publishers=publishers, corrections=corrections, misnamed=wrong, memory=memory
    )
    claims = mark_credited(claims, lineages, documents, credited)
    tell(f"stories: gathering {len(claims)} claims")
    return Conclusions(
        statements=as_decided(statements, corrections),
        actors=actors,
        copies=copies,
        claims=claims,
        lineages=lineages,
        stories=gather_stories(claims, documents, encoders=encoders, memory=memory),
    )


def manifest(verb: str, pile: Pile, options: Settings, seconds: float) -> Run:
    """Give what would be needed to repeat a run: versions, settings, digests; its id is the same for the same of all of them."""
    own, models = version("sayso"), model_digests()
    return Run(
        id=content_id(verb, own, options.rows(), models, [each.sha256 for each in pile.inputs]),
        version=own,
        settings=options.rows(),
        inputs=pile.inputs,
        models=models,
        seconds=round(seconds, 1),
    )
