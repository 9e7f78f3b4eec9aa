"""Web archives made by hand, of our own pages, for the tests."""

import gzip
import hashlib
import io
import json
import zipfile

PROSE = (
    "The harbour of Port Ellis was closed on Monday after the ferry Marlow ran aground on a sandbank, the harbour master said. "
    "Nobody was hurt, and the forty passengers were brought ashore in small boats before noon."
)


def page(title="Ferry aground", prose=PROSE, head=""):
    """Give a page with one article."""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1><p>{prose}</p></article></body></html>".encode()


def answer(body, media_type="text/html; charset=utf-8", status=200, **head):
    """Give an HTTP answer."""
    fields = {"Content-Type": media_type, **{name.replace("_", "-"): value for name, value in head.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"HTTP/1.1 {status} Some Words\r\n{lines}\r\n".encode() + body


def record(block, url="https://herald.example/2022/ferry", kind="response", length=None, version="1.0", **head):
    """Give one WARC record."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66>",
        "WARC-Date": "2023-01-05T10:00:00Z",
        "WARC-Target-URI": url,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in head.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"WARC/{version}\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


INFO = record(b"software: made by hand\r\n", url=None, kind="warcinfo", Content_Type="application/warc-fields")
REQUEST = record(b"GET /2022/ferry HTTP/1.1\r\nHost: herald.example\r\n\r\n", kind="request")


def warc(*records):
    """Give an archive that is not packed."""
    return b"".join((INFO, *records))


def packed(*records):
    """Give an archive whose records are packed each for itself, as crawlers write them."""
    return b"".join(gzip.compress(each, mtime=0) for each in (INFO, *records))


def wacz(archives, titles=(), spoil=(), method=zipfile.ZIP_STORED, described=True):
    """Give a package: archives by name, (url, title) pairs, and the names of those whose digests shall be wrong."""
    pages = [{"format": "json-pages-1.0", "id": "pages", "title": "All pages"}]
    pages += [
        {"id": str(number), "url": url, "title": title, "ts": "2023-01-05T10:00:00Z"}
        for number, (url, title) in enumerate(titles)
    ]
    members = {f"archive/{name}": content for name, content in archives.items()}
    members["pages/pages.jsonl"] = "\n".join(map(json.dumps, pages)).encode()
    resources = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": "sha256:" + ("0" * 64 if name in spoil else hashlib.sha256(content).hexdigest()),
            "bytes": len(content),
        }
        for name, content in members.items()
    ]
    if described:
        package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}).encode()
        members["datapackage.json"] = package
        digest = "sha256:" + hashlib.sha256(package).hexdigest()
        members["datapackage-digest.json"] = json.dumps({"path": "datapackage.json", "hash": digest}).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()
