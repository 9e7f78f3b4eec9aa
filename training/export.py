"""Make the shipped files from a trained tagger: pruned pieces, packed word table, and the tagger as int8 ONNX.

    python training/export.py --data ../shared/data --checkpoint build/tagger/epoch3.pt

Pieces are kept when any text of the corpora or of our own sentences uses them, when they are single
characters, or when they are among the KEPT_PIECES most frequent of XLM-R (its scores are log frequencies). A
pruned piece falls apart into shorter ones.
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
import torch
from backbone import Weights, make_tokenizer, read_weights, weights_path
from int8_export import write_int8
from train_tagger import OWN, Tagger

ROOT = Path(__file__).parent.parent / "src" / "sayso"
KEPT_PIECES = 110_000
CORPORA = (
    "polnear/**/*.txt",
    "german_wikinews_quotes/*.jsonl",
    "ruopinionne2024/*.jsonl",
    "ntrex128/*.txt",
    "wmt/*",
    "voxukraine/*",
    "semeval2022_t8/*",
    "ans_arabic_stance/*",
    "jawikinews/*",
    "ru22fact/*",
    "adaq_cs/*",
    "tgcontest/*",
)


def corpus_texts(data: Path) -> list[str]:
    texts = []
    for pattern in CORPORA:
        for path in sorted(p for p in data.glob(pattern) if p.is_file() and p.suffix not in (".gz", ".zst", ".pdf")):
            text = path.read_text(encoding="utf8", errors="ignore")
            if path.suffix in (".json", ".jsonl"):
                text = "\n".join(_strings(text))
            texts.extend(text[i : i + 20_000] for i in range(0, len(text), 20_000))
    texts += [path.read_text(encoding="utf8") for path in sorted(OWN.glob("*.txt"))]
    return texts


def _strings(text: str) -> list[str]:
    found = []
    for line in text.splitlines():
        try:
            found.append(json.dumps(json.loads(line), ensure_ascii=False))
        except json.JSONDecodeError:
            found.append(line)
    return found


def kept_pieces(weights: Weights, data: Path) -> np.ndarray:
    """Give the ids of the pieces to keep, ascending; the four special ones come first and keep their ids."""
    keep = np.zeros(len(weights.pieces), bool)
    keep[:4] = True
    scores = np.array([score for _, score in weights.pieces])
    keep[np.argsort(-scores)[:KEPT_PIECES]] = True
    keep[[i for i, (piece, _) in enumerate(weights.pieces) if len(piece) == 1]] = True
    for encoding in make_tokenizer(weights.pieces).encode_batch(corpus_texts(data), add_special_tokens=False):
        keep[encoding.ids] = True
    return np.flatnonzero(keep)


def write_pieces(weights: Weights, kept: np.ndarray, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = make_tokenizer([weights.pieces[i] for i in kept])
    packed = gzip.compress(tokenizer.to_str().encode(), mtime=0)
    (folder / "pieces.json.gz").write_bytes(packed)
    np.save(folder / "nibbles.npy", weights.nibbles[kept])
    np.save(folder / "scales.npy", weights.scales[kept])


def write_onnx(weights: Weights, checkpoint: Path, target: Path) -> None:
    """Export the tagger (word vectors and mask in, logits out) and store its matrices as int8, one scale a column."""
    tagger = Tagger(weights)
    tagger.load_state_dict(torch.load(checkpoint, weights_only=True)["weights"])
    write_int8(tagger, weights, target, "logits", a_piece=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    given = parser.parse_args()
    weights = read_weights(weights_path())
    kept = kept_pieces(weights, given.data)
    write_pieces(weights, kept, ROOT / "languages" / "model")
    write_onnx(weights, given.checkpoint, ROOT / "statements" / "model" / "tagger.onnx")
    print(f"{len(kept)} pieces kept")
    for path in sorted(ROOT.glob("*/model/*")):
        print(f"{path.relative_to(ROOT)} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
