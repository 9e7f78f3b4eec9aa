"""Hand a trace on in another tool's format: which there are, and writing that leaves nothing half-written (docs/export.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.errors import BadInput
from sayso.exchange.claim_jsonld import write_schema_org
from sayso.exchange.cootweet import write_cootweet
from sayso.exchange.export_brief import write_markdown
from sayso.exchange.export_graphs import write_gexf, write_graphml
from sayso.exchange.export_tables import write_csv, write_jsonl, write_parquet
from sayso.exchange.follow_the_money import write_follow_the_money
from sayso.exchange.provenance import write_prov_json, write_prov_n
from sayso.exchange.stix import write_stix
from sayso.exchange.web_annotations import write_annotations
from sayso.records import Trace


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Args:
        write: writes a trace to a path, a file or a folder.
        suffix: goes behind a case's name where no path is given.
        folder: it writes several files, into a folder.
        help: what it is for, in a few words.
    """

    write: Callable[[Trace, Path], None]
    suffix: str
    folder: bool
    help: str


FORMATS: dict[str, Format] = {
    "csv": Format(write_csv, "-csv", True, "tidy tables, one row a thing, for spreadsheets, R and pandas"),
    "parquet": Format(write_parquet, "-parquet", True, "the same tables, typed, for DuckDB, polars and Spark"),
    "jsonl": Format(write_jsonl, ".jsonl", False, "one record a line, as in the JSON"),
    "gexf": Format(write_gexf, ".gexf", False, "the network with its days, for Gephi"),
    "graphml": Format(write_graphml, ".graphml", False, "the network for networkx, igraph, Cytoscape, yEd"),
    "cootweet": Format(write_cootweet, "-cootweet", True, "who shared which claim and wording when, for CooRTweet"),
    "markdown": Format(write_markdown, ".brief.md", False, "a brief to read, with receipts as footnotes"),
    "schema-org": Format(write_schema_org, ".jsonld", False, "claims as schema.org Claim, with the articles that carry them"),
    "annotations": Format(write_annotations, ".annotations.jsonld", False, "W3C Web Annotations on the words of each passage"),
    "prov-json": Format(write_prov_json, ".prov.json", False, "W3C PROV: what was quoted, revised, derived from what"),
    "prov-n": Format(write_prov_n, ".provn", False, "the same in PROV's notation for people"),
    "stix": Format(write_stix, ".stix.json", False, "a STIX 2.1 bundle that OpenCTI imports"),
    "ftm": Format(write_follow_the_money, ".ftm.jsonl", False, "FollowTheMoney entities, one a line"),
}


def format_named(name: str) -> Format:
    """Give the format of a name.

    Raises:
        BadInput: there is none; the message lists what there is.

    Example:
        >>> format_named("gexf").suffix
        '.gexf'
    """
    if name not in FORMATS:
        raise BadInput(f"no format {name!r}; expected one of: {', '.join(FORMATS)}")
    return FORMATS[name]


def default_path(case: Path, name: str) -> Path:
    """Give where a case is written to when nobody says: beside it, under its name.

    Example:
        >>> default_path(Path("ferry.case"), "gexf").name, default_path(Path("ferry.case"), "csv").name
        ('ferry.gexf', 'ferry-csv')
    """
    return case.with_name(f"{case.stem}{format_named(name).suffix}")


def export(trace: Trace, name: str, out: Path) -> tuple[Path, ...]:
    """Write a trace in a format; files get their names only when all of them are whole, and replace those of an earlier export.

    Returns:
        What was written: one file, or the files of the folder.

    Raises:
        BadInput: there is no such format, or no place for it.
    """
    chosen = format_named(name)
    _check_place(out, name, folder=chosen.folder)
    with TemporaryDirectory(prefix=".sayso-", dir=out.parent) as waiting:
        draft = Path(waiting) / f"draft{chosen.suffix}"
        chosen.write(trace, draft)
        if not chosen.folder:
            return (draft.replace(out),)
        out.mkdir(exist_ok=True)
        return tuple(each.replace(out / each.name) for each in sorted(draft.iterdir()))


def _check_place(out: Path, name: str, *, folder: bool) -> None:
    """Refuse a place before anything is written: no folder above it, a folder where a file is to be, or the other way round."""
    if not out.parent.is_dir():
        raise BadInput(f"folder {out.parent} does not exist; make it first")
    if folder and out.exists() and not out.is_dir():
        raise BadInput(f"{out} is a file; {name} writes a folder of files, so name a folder")
    if not folder and out.is_dir():
        raise BadInput(f"{out} is a folder; {name} writes one file, so name a file")
