"""Fine-tune the multilingual encoder to judge two texts: the first entails, contradicts the second, or neither. Seeded; one core.

    OMP_NUM_THREADS=1 python training/train_judge.py --data ../shared/data --out build/judge

Each run draws a mix of its own from the corpora (``judge_mix.py`` says how many pairs of each), so that a run that goes on
from another one (``--start``) sees other pairs. A pair may allow two answers; the loss is the log of what the allowed ones
have together. Words are cut and looked up by the shipped tokenizer and table, so ``export.py`` comes first. Word table and
lowest layers stay frozen.
"""

import argparse
import copy
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from backbone import FROZEN_LAYERS, Encoder, Weights, read_weights, weights_path
from inference_pairs import XNLI_LANGUAGES, Pair, labelled, lines, table
from judge_mix import drawn
from torch import nn

from sayso.languages.encoder import prepare
from sayso.languages.inference import join_pieces
from sayso.languages.pieces import END, tokenizer, word_table

BATCH_TOKENS = 1600
MOST_TOKENS = 112  # longer pairs cost more than they teach
HEAD_RATE, LAYER_DECAY = 1e-3, 0.9
AVERAGE = 0.998
WARM_UP, SAVED, LOOKED = 120, 250, 500  # steps
WORD_DROPOUT = 0.05
WATCHED = 60  # pairs of each language of xnli_dev that are looked at while training


class Judge(nn.Module):
    """The encoder, and two layers over the first vector, the mean and the greatest value of all."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.encoder = Encoder(weights)
        self.mix = nn.Linear(3 * weights.width, weights.width)
        self.head = nn.Linear(weights.width, 3)

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        if self.training:
            words = words * (torch.rand(words.shape[:2]) >= WORD_DROPOUT)[..., None]
        hidden, shares = self.encoder(words, mask), mask[..., None].float()
        mean = (hidden * shares).sum(1) / shares.sum(1)
        greatest = (hidden - (1 - shares) * 1e4).amax(1)
        pooled = torch.cat([hidden[:, 0], mean, greatest], dim=1)
        mixed = nn.functional.gelu(self.mix(nn.functional.dropout(pooled, 0.1, self.training)))
        return self.head(nn.functional.dropout(mixed, 0.1, self.training))


@dataclass(frozen=True, slots=True)
class Cut:
    """A pair as piece ids, and the allowed answers."""

    ids: list[int]
    allowed: tuple[bool, bool, bool]


def encode(pairs: Sequence[Pair]) -> list[Cut]:
    """Cut both sides of every pair as they are cut when the judge is asked."""
    sides = [[each.ids for each in cut_all([getattr(pair, side) for pair in pairs])] for side in ("premise", "hypothesis")]
    return [Cut(join_pieces(one, other), pair.allowed) for pair, one, other in zip(pairs, *sides, strict=True)]


def cut_all(texts: list[str]) -> list:
    return tokenizer().encode_batch([prepare(text) for text in texts], add_special_tokens=False)


def batches(cuts: Sequence[Cut], chance: random.Random) -> list[list[Cut]]:
    """Group pairs of like length, at most BATCH_TOKENS padded tokens a batch, in random order."""
    order = sorted((cut for cut in cuts if len(cut.ids) <= MOST_TOKENS), key=lambda cut: (len(cut.ids) // 2, chance.random()))
    groups: list[list[Cut]] = [[]]
    for cut in order:
        if groups[-1] and (len(groups[-1]) + 1) * (len(cut.ids) + 1) > BATCH_TOKENS:
            groups.append([])
        groups[-1].append(cut)
    chance.shuffle(groups)
    return groups


def collate(group: Sequence[Cut]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Give word vectors (batch, length, width), mask (batch, length) and what is allowed (batch, 3)."""
    lengths = np.array([len(cut.ids) for cut in group])
    ids = np.full((len(group), lengths.max()), END, np.int64)
    for row, cut in enumerate(group):
        ids[row, : len(cut.ids)] = cut.ids
    mask = np.arange(ids.shape[1])[None] < lengths[:, None]
    allowed = torch.tensor([cut.allowed for cut in group])
    return torch.from_numpy(word_table().rows(ids)), torch.from_numpy(mask), allowed


def loss_of(logits: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
    """Give the mean of minus the log of what the allowed answers have together."""
    shares = nn.functional.log_softmax(logits.float(), dim=1)
    return -torch.logsumexp(shares.masked_fill(~allowed, -1e9), dim=1).mean()


def rates(judge: Judge, rate: float) -> list[dict]:
    """Give parameter groups: each layer learns LAYER_DECAY times as fast as the one above it."""
    groups = [{"params": [*judge.mix.parameters(), *judge.head.parameters()], "lr": HEAD_RATE * min(1, rate / 2.4e-4)}]
    for depth, layer in enumerate(reversed(list(judge.encoder.layers)[FROZEN_LAYERS:])):
        groups.append({"params": list(layer.parameters()), "lr": rate * LAYER_DECAY**depth})
    return groups


LABELS_OF_DACCORD = {"compatibles": "neutral"}


def watched_pairs(data: Path) -> dict[str, list[Pair]]:
    """Give what is looked at while training, and never trained on."""
    sets: dict[str, list[Pair]] = {}
    for language in XNLI_LANGUAGES:
        rows = [line.rstrip("\n").split("\t") for line in lines(data / "xnli_dev" / f"dev-{language}.tsv.gz")]
        rows = [dict(zip("phl", row, strict=True)) for row in rows]
        sets[language] = labelled(rows[:: len(rows) // WATCHED], ("p", "h", "l"), language, "xnli")
    for part, path, keys in (
        ("fa", data / "farstail" / "Test-word.csv.gz", ("premise", "hypothesis", "label")),
        ("fr3", data / "daccord_fr" / "daccord_dataset.tsv.gz", ("premise", "hypothesis", "label_text")),
    ):
        rows = [row | {"label_text": LABELS_OF_DACCORD.get(row.get("label_text"), "contradiction")} for row in table(path)]
        sets[part] = labelled(rows[:: len(rows) // 150], keys, part, part)
    return sets


@torch.no_grad()
def watch(judge: Judge, sets: dict[str, list[Cut]]) -> str:
    """Give the share of right answers on each set; of daccord, which tells no more, whether it is a contradiction."""
    judge.eval()
    found = {}
    for name, cuts in sets.items():
        right = 0
        for start in range(0, len(cuts), 30):
            words, mask, allowed = collate(cuts[start : start + 30])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                answers = judge(words, mask).float().argmax(1)
            if name == "fr3":
                right += int(((answers == 1) == allowed[:, 1]).sum())
            else:
                right += int(allowed[torch.arange(len(answers)), answers].sum())
        found[name] = right / len(cuts)
    mean = np.mean([found[each] for each in XNLI_LANGUAGES])
    return f"xnli {mean:.3f}; " + " ".join(f"{name} {value:.2f}" for name, value in found.items())


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1.0, help="times the pairs of MIX")
    parser.add_argument("--rate", type=float, default=2.4e-4, help="highest learning rate of the top layer")
    parser.add_argument("--start", type=Path, help="begin with the averaged weights of this checkpoint")
    parser.add_argument("--resume", action="store_true", help="go on with the run of OUT/checkpoint.pt where it was stopped")
    parser.add_argument("--steps", type=int, default=0, help="end after so many steps; the rate falls to nothing there")
    return parser.parse_args()


@dataclass(slots=True)
class Run:
    """A run as it stands: what is kept in a checkpoint."""

    judge: Judge
    average: Judge
    optimiser: torch.optim.AdamW
    step: int = 0

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        parts = {"weights": self.judge, "average": self.average, "optimiser": self.optimiser}
        torch.save({name: part.state_dict() for name, part in parts.items()} | {"step": self.step}, path)

    def load(self, path: Path) -> None:
        kept = torch.load(path, weights_only=True)
        for name, part in {"weights": self.judge, "average": self.average, "optimiser": self.optimiser}.items():
            part.load_state_dict(kept[name])
        self.step = kept["step"]

    def learn(self, group: Sequence[Cut]) -> float:
        """Take one step, and let the average follow."""
        words, mask, allowed = collate(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.judge(words, mask)
        loss = loss_of(logits, allowed)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.judge.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        keep = min(AVERAGE, self.step / (self.step + 10))
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.judge.parameters(), strict=True):
                mean.lerp_(now, 1 - keep)
        return loss.item()


def begun(given: argparse.Namespace) -> Run:
    judge = Judge(read_weights(weights_path())).train()
    if given.start:
        judge.load_state_dict(torch.load(given.start, weights_only=True)["average"])
    run = Run(judge, copy.deepcopy(judge), torch.optim.AdamW(rates(judge, given.rate), weight_decay=0.01, fused=True))
    if given.resume:
        run.load(given.out / "checkpoint.pt")
    return run


def main() -> None:
    given = arguments()
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)
    pairs = drawn(given.data, given.scale, chance)
    groups = batches(encode(pairs), chance)
    print(dict(Counter(pair.corpus for pair in pairs)), dict(Counter(pair.language.split("-")[0] for pair in pairs)))
    tokens = sum(len(cut.ids) for group in groups for cut in group)
    print(f"{sum(map(len, groups))} pairs, {tokens} tokens, {len(groups)} steps", flush=True)
    watched = {name: encode(found) for name, found in watched_pairs(given.data / "nli").items()}
    run, total, losses, seen, started = begun(given), given.steps or len(groups), [], 0, time.time()
    top = rates(run.judge, given.rate)
    for group in groups[run.step : total]:
        factor = min(1.0, (run.step + 1) / WARM_UP) * max(0.01, 1 - run.step / total)
        for highest, options in zip(top, run.optimiser.param_groups, strict=True):
            options["lr"] = highest["lr"] * factor
        losses.append(run.learn(group))
        seen += sum(len(cut.ids) for cut in group)
        if run.step % 20 == 0:
            speed = seen / (time.time() - started)
            print(f"step {run.step}/{total} loss {np.mean(losses[-100:]):.4f} {speed:.0f} tokens/s", flush=True)
        if run.step % SAVED == 0 or run.step == total:
            run.save(given.out / "checkpoint.pt")
        if run.step % LOOKED == 0 or run.step == total:
            print(f"step {run.step}: {watch(run.average, watched)}", flush=True)


if __name__ == "__main__":
    main()
