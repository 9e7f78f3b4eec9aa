"""WACZ (1.0 to 1.2) to drafts: a ZIP of web archives with a list of its pages and a digest of each file."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from sayso.documents.draft import Draft
from sayso.documents.enclosed import Enclosed, shown
from sayso.documents.json_lines import record_of
from sayso.documents.warc_records import archive_records
from sayso.documents.web_archives import Tally, read_records, tally_notes
from sayso.documents.zipped import is_folder, name_of, opened, unpacked
from sayso.records import Unread
from sayso.settings import Settings

_PACKAGE, _PACKAGE_DIGEST = "datapackage.json", "datapackage-digest.json"
_ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz")
_ALGORITHMS = {"sha256", "sha512", "sha1", "md5"}
_STEP_BYTES = 1 << 18
# A package that grows more than so many times is a bomb: its web archives are packed already, or shrink to an eighth.
_BOMB_RATIO = 40
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MOST_TITLES = 1_000_000


def read_wacz(stream: BinaryIO, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread | Enclosed]:
    """Yield what the web archives of a package hold, as :func:`sayso.documents.web_archives.read_warc` does.

    A file whose digest is not the one that the package names is noted and read. Titles of the list of pages count for
    pages that have none of their own.
    """
    package = opened(stream, settings)
    if isinstance(package, str):
        yield Unread(path, package)
        return
    members = {name_of(each): each for each in package.infolist() if not is_folder(each)}
    archives = sorted(name for name in members if name.lower().endswith(_ARCHIVES))
    budget = _Budget(max(settings.max_archive_bytes, _BOMB_RATIO * stream.seek(0, 2)))
    yield from _checked(package, members, budget, path, settings)
    titles, notes = _titles(package, members, path, settings)
    yield from notes
    if not archives:
        yield Unread(path, "holds no web archive; expected archive/*.warc.gz")
        return
    tally = Tally()
    for name in archives[: settings.max_archive_files]:
        member = _member(package, members[name], budget)
        place = f"{path}/{shown(name)}"
        if isinstance(member, str):
            yield Unread(place, member)
            continue
        records = archive_records(cast("BinaryIO", member), settings)
        yield from read_records(records, tally, place, f"{digest}/{name}", settings, titles)
        if member.problem:
            yield Unread(place, member.problem)
    yield from tally_notes(tally, path)


@dataclass(slots=True)
class _Budget:
    """How many bytes may still be unpacked of a package, for its digests and for its records."""

    n_bytes: int


@dataclass(slots=True)
class _Member:
    """A member of a package as a stream that can be rewound, and that ends where it is damaged or the budget is spent."""

    file: Any
    budget: _Budget
    problem: str | None = None

    def read(self, n_bytes: int) -> bytes:
        """Read on; nothing raises."""
        if self.problem is not None:
            return b""
        try:
            block: bytes = self.file.read(n_bytes)
        except Exception:  # noqa: BLE001 zipfile and zlib raise several classes on hostile bytes
            self.problem = "cannot be unpacked to its end: it is damaged"
            return b""
        self.budget.n_bytes -= len(block)
        if self.budget.n_bytes < 0:
            self.problem = f"unpacks to more than {_BOMB_RATIO} times its size: the rest is not read, as it may be a bomb"
            return b""
        return block

    def seek(self, place: int) -> int:
        """Go back to the beginning."""
        return int(self.file.seek(place))


def _member(package: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> _Member | str:
    if entry.flag_bits & 1:
        return "is encrypted: unpack it with its password first"
    if entry.compress_type not in _METHODS:
        return "is packed by a method that sayso does not read (only stored and deflated members are)"
    try:
        return _Member(package.open(entry), budget)
    except Exception:  # noqa: BLE001 zipfile raises several classes on hostile bytes
        return "cannot be unpacked: it is damaged"


def _checked(
    package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], budget: _Budget, path: str, settings: Settings
) -> Iterator[Unread]:
    """Compare the digest of each file with the one that the package names."""
    described = _json(package, members, _PACKAGE, settings)
    if not isinstance(described, dict):
        yield Unread(path, f"has no readable {_PACKAGE}: nothing shows that it is whole")
        return
    signed = _json(package, members, _PACKAGE_DIGEST, settings)
    listed = described.get("resources")
    resources = [*(listed if isinstance(listed, list) else ()), *([signed] if isinstance(signed, dict) else ())]
    told = {each["path"]: each.get("hash") for each in resources if isinstance(each, dict) and isinstance(each.get("path"), str)}
    for name, digest in list(told.items())[: settings.max_archive_files]:
        why = _difference(package, members, budget, name, digest) if isinstance(digest, str) else None
        if why is not None:
            yield Unread(f"{path}/{shown(name)}", why)


def _difference(
    package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], budget: _Budget, name: str, told: str
) -> str | None:
    """Say how a file differs from what the package says of it; None where it does not."""
    if name not in members:
        return f"is missing, though {_PACKAGE} lists it"
    algorithm, _, digest = told.partition(":")
    if algorithm.lower() not in _ALGORITHMS:
        return None
    member = _member(package, members[name], budget)
    if isinstance(member, str):
        return member
    found = hashlib.new(algorithm.lower(), usedforsecurity=False)
    while block := member.read(_STEP_BYTES):
        found.update(block)
    if found.hexdigest() == digest.strip().lower():
        return None
    return member.problem or f"does not have the {algorithm.lower()} digest that the package names; it is read as it is"


def _json(package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], name: str, settings: Settings) -> Any:
    content = unpacked(package, members[name], settings.max_line_chars) if name in members else ""
    if isinstance(content, str):
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _titles(
    package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], path: str, settings: Settings
) -> tuple[dict[str, str], tuple[Unread, ...]]:
    """Map the addresses of the lists of pages to their titles; a broken line is noted with the number of such lines."""
    titles: dict[str, str] = {}
    notes: list[Unread] = []
    for name in sorted(name for name in members if name.startswith("pages/") and name.endswith(".jsonl")):
        content = unpacked(package, members[name], settings.max_file_bytes)
        if isinstance(content, str):
            notes.append(Unread(f"{path}/{shown(name)}", content))
            continue
        records = [
            record_of(line, settings.max_line_chars) for line in content.decode("utf-8", "replace").split("\n") if line.strip()
        ]
        n_broken = sum(isinstance(each, str) for each in records)
        if n_broken:
            notes.append(Unread(f"{path}/{shown(name)}", f"{n_broken} of {len(records)} lines are no JSON objects"))
        pages = (each for each in records[:_MOST_TITLES] if isinstance(each, dict))
        titles |= {
            each["url"]: each["title"]
            for each in pages
            if isinstance(each.get("url"), str) and isinstance(each.get("title"), str)
        }
    return titles, tuple(notes)
