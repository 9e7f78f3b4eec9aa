"""Make the shipped file of a trained judge: its layers as int8 ONNX.

    python training/export_judge.py --checkpoint build/judge/checkpoint.pt

Word table and tokenizer are those that ``export.py`` writes.
"""

import argparse
from pathlib import Path

import torch
from backbone import read_weights, weights_path
from int8_export import write_int8
from train_judge import Judge

TARGET = Path(__file__).parent.parent / "src" / "sayso" / "languages" / "model" / "judge.onnx"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    weights = read_weights(weights_path())
    judge = Judge(weights)
    judge.load_state_dict(torch.load(given.checkpoint, weights_only=True)["average"])
    write_int8(judge, weights, given.target, "logits")
    print(f"{given.target.name} {given.target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
