"""Name the shipped model files by their digests, for the manifest of a run."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path


@cache
def model_digests() -> tuple[tuple[str, str], ...]:
    """Give (file below the package, SHA-256) of every shipped model file, in order of names."""
    root = Path(str(files("sayso")))
    return tuple(
        (path.relative_to(root).as_posix(), sha256(path.read_bytes()).hexdigest()) for path in sorted(root.glob("*/model/*.*"))
    )
