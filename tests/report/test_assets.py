"""The scripts that are made of npm packages: fresh, harmless within a page, with the licences of what is in them.

After a change in web-assets/: ``cd web-assets && npm ci && npm run build`` (Node 20 or later).
"""

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from tests.report.fixtures import affair, crowd
from tests.report.reading import read

from sayso.report.one_file import render
from sayso.report.templating import bundle, digest

SOURCES = Path(__file__).parent.parent.parent / "web-assets"
BUILT = Path(__file__).parent.parent.parent / "src" / "sayso" / "report" / "assets"
SCRIPTS = sorted(path.name for path in SOURCES.glob("*.js") if path.name != "build.js")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_bundle_is_made_from_its_sources(name: str) -> None:
    """The digest at its head is that of the script, of what builds it, and of the versions of all packages."""
    parts = [(SOURCES / each).read_bytes() for each in ("build.js", "package-lock.json", name)]
    made = sha256(b"".join(parts)).hexdigest()
    assert f"from {name}, {made}." in (BUILT / name).read_text(encoding="utf8"), "run: cd web-assets && npm ci && npm run build"


@pytest.mark.skipif(
    not shutil.which("node") or not (SOURCES / "node_modules").is_dir(), reason="needs node, and npm ci in web-assets/"
)
def test_a_fresh_build_gives_the_same_bundles(tmp_path: Path) -> None:
    """What is shipped is what the sources give, letter for letter."""
    subprocess.run(["node", "build.js", str(tmp_path)], cwd=SOURCES, check=True, capture_output=True)
    assert {name: (tmp_path / name).read_bytes() for name in SCRIPTS} == {name: (BUILT / name).read_bytes() for name in SCRIPTS}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_bundle_can_stand_within_a_page(name: str) -> None:
    """Nothing in it ends the script's element or opens a comment in it."""
    assert not re.search(r"</script|<!--", (BUILT / name).read_text(encoding="utf8"), re.IGNORECASE)


def test_what_a_report_holds_makes_no_code_of_words() -> None:
    """A report is opened from a disk, where its policy is all that guards it (htmx, on a desk, is kept from it by its settings too)."""
    assert not re.search(r"\beval\(|new Function\(|document\.write", bundle("graph"), re.IGNORECASE)


def test_packages_are_pinned_and_free() -> None:
    """Every package is locked by its digest, and under a licence that asks for nothing but its notice."""
    locked = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf8"))["packages"]
    packages = {name: each for name, each in locked.items() if name}
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    assert {each["license"] for each in packages.values()} <= {"MIT", "0BSD", "ISC", "BSD-2-Clause", "BSD-3-Clause"}


def test_licences_stand_at_the_head() -> None:
    """Who passes a report on passes on the notices of what is in it."""
    head = bundle("graph").split("*/")[0]
    assert all(f"\n{name} " in head for name in ("sigma", "graphology", "graphology-utils", "events", "@sigma/node-border"))
    assert head.count("Permission is hereby granted, free of charge") >= 5


def test_a_report_holds_the_script_only_where_a_claim_needs_it() -> None:
    """Most reports are small; one with a large claim allows the script by its digest, and gives it what to draw."""
    small, large = render(affair()), render(crowd(200))
    assert "sigma" not in small
    assert f"'{digest(bundle('graph'))}'" in large
    told = re.search(r'<script type="application/json">(.*?)</script>', large, re.DOTALL)
    assert told is not None
    assert len(json.loads(told[1])["nodes"]) == 201
    assert read(large).faults == []
