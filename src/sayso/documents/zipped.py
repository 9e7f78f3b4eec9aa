"""ZIP archives: members one at a time, counted while they are unpacked, never written to disk."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from sayso.documents.enclosed import Enclosed, shown
from sayso.documents.files import KINDS, ending
from sayso.records import Unread
from sayso.settings import Settings

# A member that grows more than so many times beyond the first megabyte is a bomb. Prose shrinks to a third, tables and server
# logs to a fiftieth; the format itself ends at 1,032.
_BOMB_RATIO = 200
_SMALL_BYTES = 1 << 20
_STEP_BYTES = 1 << 18
# bzip2 and LZMA members may unpack to gigabytes in one step, and no office program writes them
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_ENTRY = b"PK\x01\x02"
_SKIPPED = ("__MACOSX/",)


def read_zip(stream: BinaryIO, path: str, digest: str, settings: Settings) -> Iterator[Enclosed | Unread]:  # noqa: ARG001 as all
    """Yield each member whose ending sayso reads, in order of names, and a note for each that cannot be unpacked.

    Members of other endings are counted in one note an ending: an archive of web pages holds hundreds of pictures.

    Args:
        stream: the archive, seekable.
        path: its path as shown; members stand behind it after a slash.
        digest: not needed, since each member has its own.
        settings: ``max_file_bytes`` bounds each member, ``max_archive_files`` their number.
    """
    archive = opened(stream, settings)
    if isinstance(archive, str):
        yield Unread(path, archive)
        return
    members = [each for each in archive.infolist() if not is_folder(each) and not _hidden(name_of(each))]
    if not members:
        yield Unread(path, "is an archive that holds no files")
    others: Counter[str] = Counter()
    n_read = 0
    for member in sorted(members, key=name_of):
        end = ending(PurePosixPath(name_of(member)))
        if end and end not in KINDS:
            others[end] += 1
            continue
        if n_read == settings.max_archive_files:
            why = f"holds more files than {n_read}; the later ones are not read (setting max_archive_files)"
            yield Unread(path, why)
            break
        n_read += 1
        inner = f"{path}/{shown(name_of(member))}"
        content = unpacked(archive, member, settings.max_file_bytes)
        yield Unread(inner, content) if isinstance(content, str) else Enclosed(inner, content)
    for end, count in sorted(others.items()):
        what = "file" if count == 1 else "files"
        yield Unread(path, f"holds {count} {what} with the ending {shown(end)!r}, which sayso does not read")


def opened(stream: BinaryIO, settings: Settings) -> zipfile.ZipFile | str:
    """Open an archive, or say why not: an archive of a million empty members would fill the memory with their names alone."""
    try:
        stream.seek(0)
        if not stream.read(1):
            return "is empty"
        if _entries(stream) > 20 * settings.max_archive_files:
            return f"is an archive of more files than {20 * settings.max_archive_files} (setting max_archive_files)"
        stream.seek(0)
        return zipfile.ZipFile(stream)
    except Exception:  # noqa: BLE001 zipfile raises several classes on hostile bytes
        return "is no whole ZIP archive: it is cut off or damaged"


def _entries(stream: BinaryIO) -> int:
    """Count the entries that the archive's directory seems to have; a mark that two steps share is missed, which does no harm."""
    return sum(step.count(_ENTRY) for step in iter(lambda: stream.read(1 << 22), b""))


def name_of(member: zipfile.ZipInfo) -> str:
    """Give a member's name; one that is not marked as UTF-8 often is."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def is_folder(member: zipfile.ZipInfo) -> bool:
    """Tell a folder from a file; a member without a name, at which zipfile's own ``is_dir`` raises, is a file."""
    return member.filename.endswith("/")


def _hidden(name: str) -> bool:
    return name.startswith(_SKIPPED) or name.rpartition("/")[2].startswith(".")


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, longest: int) -> bytes | str:
    """Give the bytes of a member, or why they cannot be had; a member's own word on its length counts for nothing."""
    try:
        entry = archive.getinfo(member) if isinstance(member, str) else member
        if entry.flag_bits & _ENCRYPTED:
            return "is encrypted: unpack it with its password first"
        if entry.compress_type not in _METHODS:
            return "is packed by a method that sayso does not read (only stored and deflated members are)"
        content = bytearray()
        with archive.open(entry) as file:
            while step := file.read(_STEP_BYTES):
                content += step
                if len(content) > longest:
                    return f"unpacks to more than {longest} bytes, which is the limit (setting max_file_bytes)"
                if len(content) > _SMALL_BYTES and len(content) > _BOMB_RATIO * max(1, entry.compress_size):
                    return f"unpacks to more than {_BOMB_RATIO} times its size: it is left, as it may be a bomb"
        return bytes(content)
    except KeyError:
        return "is missing from the archive"
    except Exception:  # noqa: BLE001 zipfile and zlib raise several classes on hostile bytes
        return "cannot be unpacked: it is damaged"
