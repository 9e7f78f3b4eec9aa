"""Name the shipped model files by their digests, for the manifest of a run."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import file_digest, sha256
from importlib.metadata import requires, version
from importlib.resources import files
from pathlib import Path


@cache
def made_by(*given: object) -> str:
    """Name what a run's answers depend on beside its texts: code, word lists, models, libraries, and what is given.

    Answers that are kept from run to run hold as long as this is the same.
    """
    root, found = Path(str(files("sayso"))), sha256(repr((given, model_digests())).encode())
    for path in sorted(each for pattern in ("*.py", "*.yml") for each in root.rglob(pattern)):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    found.update(unicodedata.unidata_version.encode())  # it tells letters and capitals
    for package in _packages():
        found.update(f"{package} {version(package)}\0".encode())
    return found.hexdigest()


def _packages() -> Iterator[str]:
    """Name every package that sayso cannot do without: which of them an answer rests on changes with the code."""
    needed = (each for each in requires("sayso") or () if "extra ==" not in each)
    return (found.group() for each in needed if (found := re.match(r"[\w.-]+", each)))


@cache
def model_digests() -> tuple[tuple[str, str], ...]:
    """Give (file below the package, SHA-256) of every shipped model file, in order of names."""
    root = Path(str(files("sayso")))
    return tuple((path.relative_to(root).as_posix(), _digest(path)) for path in sorted(root.glob("*/model/*.*")))


def _digest(path: Path) -> str:
    """Give the SHA-256 of a file that is not held in memory as a whole."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
