"""Fuzz one reader, guided by what of its code is reached.

    pip install atheris
    python -m tests.fuzz.run csv -max_total_time=300

What stands behind the name goes to libFuzzer. The process ends at the first file on which the reader raises, breaks a promise of
``tests/documents/damage.py``, takes more than five seconds or a gigabyte; that file lies in the folder ``build/fuzz`` then. Put it,
as small as it can be made, into ``tests/fuzz/found/NAME``, where ``test_fuzz.py`` reads it for ever after, and mend the reader.
"""

import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parents[2] / "build" / "fuzz"


def main() -> None:
    """Fuzz the reader that the command names."""
    import atheris  # noqa: PLC0415 no part of the tests: there is no wheel of it for every system

    with atheris.instrument_imports(include=["sayso.documents"]):
        from tests.fuzz.reading import read_one  # noqa: PLC0415 what is imported here is watched
        from tests.fuzz.targets import TARGETS, found  # noqa: PLC0415
    name, options = sys.argv[1], sys.argv[2:]
    target, folder = TARGETS[name], BUILD / name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate((*target.seeds, *found(name).values())):
        (folder / f"seed-{number}").write_bytes(seed)
    bounds = ["-timeout=60", "-rss_limit_mb=1024", "-max_len=16384", f"-artifact_prefix={BUILD}/{name.replace(' ', '-')}-"]
    atheris.Setup([sys.argv[0], *bounds, *options, str(folder)], lambda content: read_one(target, content))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
