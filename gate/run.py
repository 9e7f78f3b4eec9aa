"""Hold accuracy: every score beside its floor. Floors only rise.

    python gate/run.py                  compare with floors.json; exit 1 where a score lies below its floor
    python gate/run.py --pin            raise floors to the scores reached (less a margin); never lowers one
    python gate/run.py --pin --lower    lower floors too: say why in CHANGELOG.md

Scores on the corpora need ``../shared/data`` (see training/README.md); where it is absent only what ships with
the project is scored. The corpora are pinned by digest, so that a changed corpus is seen before a changed score is believed.
"""

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import answers  # noqa: E402
import chains  # noqa: E402
import changes  # noqa: E402
import counting  # noqa: E402
import dropped  # noqa: E402
import finding  # noqa: E402
import forms  # noqa: E402
import groups  # noqa: E402
import inference  # noqa: E402
import natural  # noqa: E402
import rumours  # noqa: E402
import said  # noqa: E402
import stance  # noqa: E402
import translated  # noqa: E402

import actors  # noqa: E402
import claims  # noqa: E402
import copies  # noqa: E402
import statements  # noqa: E402

FLOORS = HERE / "floors.json"
DATA = HERE.parent.parent / "shared" / "data"
MARGIN = 0.005  # rounding of int8 kernels differs between machines by about this much
WIDER = {"found_claims": 0.012, "groups": 0.01, "xnli": 0.01, "stance": 0.01}  # scores whose names begin so move by more
UNPINNED = "baseline"  # what is measured beside sayso has no floor
CORPORA = (
    "polnear/dev",
    "german_wikinews_quotes",
    "polnear_lines",
    "adaq_cs",
    "ntrex128",
    "basil",
    "scale",
    "reuters21578",
    "fnc1",
    "tgcontest",
    "semeval2022_t8",
    "wmt",
    "checkthat_perturbed",
    "checkthat2022_2a_en",
    "voxukraine",
    "ans_arabic_stance",
    "rumoureval2017",
    "nli/xnli_dev",
    "nli/daccord_fr",
    "nli/pawsx_7lang",
)


def digest(folder: Path) -> str:
    """Give one digest over names and bytes of every file in a folder."""
    total = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return total.hexdigest()


def scores(data: Path = DATA) -> dict[str, float]:
    """Give every score that can be had here."""
    known = data if data.is_dir() else None
    found = statements.score(known) | chains.score() | forms.score() | said.score() | actors.score()
    found |= answers.score() | claims.score(known) | dropped.score()
    if known is None:
        return found
    found |= changes.score() | copies.score() | natural.score() | translated.score()
    found |= inference.score() | groups.score(data) | stance.score(data) | finding.score(data)
    return found | counting.score(data) | rumours.score(data)


def digests(data: Path = DATA) -> dict[str, str]:
    """Give the digests of the corpora that are here."""
    return {name: digest(data / name) for name in CORPORA if (data / name).is_dir()}


def main() -> int:
    """Print the table; pin when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", action="store_true")
    given = parser.parse_args()
    pinned = json.loads(FLOORS.read_text(encoding="utf8")) if FLOORS.is_file() else {"floors": {}, "corpora": {}}
    found, floors = scores(), pinned["floors"]
    for name, value in found.items():
        mark = "" if value >= floors.get(name, 0.0) else "  BELOW ITS FLOOR"
        print(f"{name:36} {value:.4f}  floor {floors.get(name, 0.0):.4f}{mark}")
    if given.pin:
        for name, value in found.items():
            if UNPINNED in name:
                continue
            reached = round(max(0.0, value - next((wide for start, wide in WIDER.items() if name.startswith(start)), MARGIN)), 4)
            floors[name] = reached if given.lower else max(reached, floors.get(name, 0.0))
        pinned = {"floors": dict(sorted(floors.items())), "corpora": pinned["corpora"] | digests()}
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf8")
        return 0
    changed = [name for name, value in digests().items() if pinned["corpora"].get(name, value) != value]
    for name in changed:
        print(f"the corpus {name} is not the pinned one")
    return int(bool(changed) or any(value < floors.get(name, 0.0) for name, value in found.items()))


if __name__ == "__main__":
    sys.exit(main())
