"""Add files of short news to a new case, as a user would: seconds by part, documents a second, memory; as JSON.

    python benchmarks/case/throughput.py WORK DOCUMENTS

Russian headlines with their leads and English ones with the first words below them, in turns: as many texts as a desk may well
have, and short only so that this ends within an afternoon. Files are read and stored one after the other; what lies between all
documents is found once, at the end.
"""

import json
import lzma
import resource
import sys
from collections.abc import Iterator
from itertools import chain, islice, zip_longest
from pathlib import Path
from shutil import rmtree
from time import perf_counter, process_time

from growing import PARTS, timed

from sayso import adding

SCALE = Path(__file__).resolve().parents[3] / "shared" / "data" / "scale"
TITLES = (
    ("1tv_ru_title_lead.jsonl.xz", {"title": "title", "text": "content", "url": "url", "published": "date_extracted"}),
    ("official_en_titles.jsonl.xz", {"title": "t", "text": "s", "url": "u", "published": "d", "outlet": "src"}),
)
A_FILE = 1000  # documents


def news(name: str, fields: dict[str, str]) -> Iterator[dict[str, str]]:
    """Give the news of one corpus, each address once."""
    seen = set()
    with lzma.open(SCALE / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found = {ours: " ".join(str(row.get(theirs) or "").split()) for ours, theirs in fields.items()}
            if found["url"] not in seen and found["title"]:
                seen.add(found["url"])
                yield found | {"text": f"{found['title']}\n\n{found['text']}"}


def write(folder: Path, count: int) -> None:
    """Write files of a thousand documents each; of two corpora of which one ends before, the rest are of the other."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    both = chain.from_iterable(zip_longest(*(news(*each) for each in TITLES)))
    rows = islice(filter(None, both), count)
    files = iter(lambda: [json.dumps(row, ensure_ascii=False) + "\n" for row in islice(rows, A_FILE)], [])
    for number, lines in enumerate(files):
        (folder / f"{number:03}.jsonl").write_text("".join(lines), "utf-8")


def main() -> None:
    """Make the files, and add them."""
    work, count = Path(sys.argv[1]), int(sys.argv[2])
    folder, case = work / f"news-{count}", work / f"added-{count}.case"
    write(folder, count)
    case.unlink(missing_ok=True)
    seconds: dict[str, float] = {}
    for home, name in (*PARTS, (adding, "attribute")):
        setattr(home, name, timed(getattr(home, name), name, seconds))
    wall, cpu = perf_counter(), process_time()
    added = adding.add(case, [folder], progress=lambda line: print(line, file=sys.stderr))
    row = {"documents": added.documents, "seconds": perf_counter() - wall, "cpu_seconds": process_time() - cpu}
    row |= {"documents_a_second": added.documents / row["seconds"], "file_mb": case.stat().st_size / 1e6}
    row |= {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}
    print(json.dumps({name: round(each, 2) for name, each in (row | seconds).items()}))


if __name__ == "__main__":
    main()
