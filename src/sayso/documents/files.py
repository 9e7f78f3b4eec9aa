"""Which files a pile is made of: folders are walked in order, hidden files skipped, links followed once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.records import Unread

KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "page", ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip


def find(paths: Iterable[Path | str]) -> Iterator[Path | Unread]:
    """Yield each readable file of the pile once, in order, and a note for each path that is none.

    A file that is named itself is read as plain text whatever its ending, if it has none; in folders, too, a file
    with an ending that sayso does not know is noted.
    """
    seen: set[Path] = set()
    for path in paths:
        yield from _find(Path(path), seen)


def _find(path: Path, seen: set[Path]) -> Iterator[Path | Unread]:
    try:
        real = path.resolve()
        if real in seen:
            return
        seen.add(real)
        if path.is_dir():
            yield from (
                found for child in sorted(path.iterdir()) if not child.name.startswith(".") for found in _find(child, seen)
            )
            return
        yield _file(path)
    except PermissionError:
        yield Unread(str(path), "may not be read: permission denied")
    except ValueError:  # the words of this error differ between Python versions
        yield Unread(str(path), "is no path: it holds a null character")
    except (OSError, RuntimeError) as error:
        yield Unread(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _file(path: Path) -> Path | Unread:
    if not path.exists():
        return Unread(str(path), "does not exist" if not path.is_symlink() else "is a link to something that does not exist")
    if not path.is_file():
        return Unread(str(path), "is neither a file nor a folder")
    if path.suffix and path.suffix.lower() not in KINDS:
        known = " ".join(sorted(KINDS))
        return Unread(str(path), f"has the ending {path.suffix!r}, which sayso does not read; it reads {known}")
    return path


def kind(path: Path) -> str:
    """Name the format of a file by its ending; without one it is plain text."""
    return KINDS.get(path.suffix.lower(), "text")
