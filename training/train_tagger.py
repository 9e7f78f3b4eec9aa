"""Fine-tune the multilingual encoder to mark source, cue and content. Seeded; one core by default.

    python training/train_tagger.py --data ../shared/data --out build/tagger --epochs 3

Every epoch reads all of PolNeAR train, cut anew: some articles as windows of paragraphs, some as single sentences, and
our own sentences in every language, singly, in bundles, and their contents alone. The word table and the
lowest layers stay frozen; lower layers learn more slowly, so that languages without much training text keep
what they know. The shipped weights are an exponential average.
"""

import argparse
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from backbone import FROZEN_LAYERS, Encoder, Weights, make_tokenizer, read_weights, weights_path
from corpora import Example, flatten, nested_examples, outermost, own_sentences, polnear
from tokenizers import Tokenizer
from torch import nn
from windows import IGNORED, LABELS, Window, bundle, encode, sentences_of_article, windows_of_article

from sayso.languages.pieces import unpack

OWN = Path(__file__).parent / "sentences"
BATCH_TOKENS = 1600
RATE, HEAD_RATE, LAYER_DECAY = 3e-4, 2e-3, 0.9
AVERAGE = 0.998
WORD_DROPOUT = 0.06


class Tagger(nn.Module):
    """The encoder and one linear layer to the seven BIO labels."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.encoder = Encoder(weights)
        self.head = nn.Linear(weights.width, len(LABELS))

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        if self.training:  # whole words are dropped: dropout inside the layers costs a third of the time on a CPU
            words = words * (torch.rand(words.shape[:2]) >= WORD_DROPOUT)[..., None]
        hidden = self.encoder(words, mask)
        return self.head(nn.functional.dropout(hidden, 0.1, self.training))


def own_examples() -> dict[str, list[Example]]:
    """Our sentences by language, the nested contents among them."""
    languages: dict[str, list[Example]] = {}
    for language, text, attributions, _acts in own_sentences(OWN, held_out=False):
        mine = languages.setdefault(language, [])
        mine.append(Example(text, flatten(outermost(attributions), len(text)), language))
        mine.extend(nested_examples(text, attributions, language))
    return languages


def epoch_examples(
    tokenizer: Tokenizer, articles: list[Example], own: dict[str, list[Example]], chance: random.Random
) -> list[Example]:
    """Make the examples of one epoch: 70 % of articles as windows, 30 % as sentences; ours once singly and once bundled."""
    examples: list[Example] = []
    for article in articles:
        single = chance.random() < 0.3
        parts = sentences_of_article(article) if single else windows_of_article(tokenizer, article, chance)
        examples.extend(parts)
    for mine in own.values():
        examples.extend(mine)
        shuffled = chance.sample(mine, len(mine))
        while shuffled:
            take = chance.randint(2, 6)
            examples.append(bundle(shuffled[:take], chance.choice(["\n", "\n\n", " "])))
            shuffled = shuffled[take:]
    return examples


def batches(windows: list[Window], chance: random.Random) -> list[list[Window]]:
    """Group windows of like length, at most BATCH_TOKENS padded tokens a batch, in random order."""
    order = sorted(range(len(windows)), key=lambda i: (len(windows[i].ids), chance.random()))
    groups: list[list[Window]] = [[]]
    for i in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(windows[i].ids) > BATCH_TOKENS:
            groups.append([])
        groups[-1].append(windows[i])
    chance.shuffle(groups)
    return groups


def collate(weights: Weights, group: list[Window]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Give word vectors (batch, length, width), mask and labels (batch, length)."""
    length = max(len(w.ids) for w in group)
    ids = np.ones((len(group), length), np.int64)
    labels = np.full((len(group), length), IGNORED, np.int64)
    for row, window in enumerate(group):
        ids[row, : len(window.ids)] = window.ids
        labels[row, : len(window.labels)] = window.labels
    mask = np.arange(length)[None] < np.array([len(w.ids) for w in group])[:, None]
    words = unpack(weights.nibbles[ids], weights.scales[ids])
    return torch.from_numpy(words), torch.from_numpy(mask), torch.from_numpy(labels)


def rates(tagger: Tagger) -> list[dict]:
    """Give parameter groups: each layer learns LAYER_DECAY times as fast as the one above it."""
    groups = [{"params": list(tagger.head.parameters()), "lr": HEAD_RATE}]
    layers = list(tagger.encoder.layers)[FROZEN_LAYERS:]
    for depth, layer in enumerate(reversed(layers)):
        groups.append({"params": list(layer.parameters()), "lr": RATE * LAYER_DECAY**depth})
    return groups


def save(path: Path, average: dict[str, torch.Tensor], note: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": average, "note": note}, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial)")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)
    weights = read_weights(weights_path())
    tokenizer = make_tokenizer(weights.pieces)
    articles = [Example(t, flatten(outermost(a), len(t)), n) for n, t, a in polnear(given.data, "train")]
    own = own_examples()
    tagger = Tagger(weights).train()
    optimiser = torch.optim.AdamW(rates(tagger), weight_decay=0.01, fused=True)
    top = [group["lr"] for group in optimiser.param_groups]
    average = {k: v.clone() for k, v in tagger.state_dict().items()}
    step, seen, started, total = 0, 0, time.time(), None
    losses: list[float] = []
    for epoch in range(math.ceil(given.epochs)):
        if epoch:
            own = own_examples()  # sentences written since are read too
        windows = [encode(tokenizer, e) for e in epoch_examples(tokenizer, articles, own, chance)]
        groups = batches([w for w in windows if len(w.ids) > 3], chance)
        total = total or int(len(groups) * given.epochs)
        for group in groups:
            if step >= total or (given.steps and step >= given.steps):
                break
            factor = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / total)
            for rate, options in zip(top, optimiser.param_groups, strict=True):
                options["lr"] = rate * factor
            words, mask, labels = collate(weights, group)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = tagger(words, mask)
            loss = nn.functional.cross_entropy(logits.float().flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            step += 1
            seen += int(mask.sum())
            losses.append(loss.item())
            keep = min(AVERAGE, step / (step + 10))
            with torch.no_grad():
                for name, value in tagger.state_dict().items():
                    average[name].lerp_(value, 1 - keep)
            if step % 20 == 0:
                speed = seen / (time.time() - started)
                print(f"step {step}/{total} epoch {epoch} loss {np.mean(losses[-100:]):.4f} {speed:.0f} tokens/s", flush=True)
            if step % 200 == 0:
                save(given.out / "latest.pt", average, f"step {step} of {total}, seed {given.seed}")
        save(given.out / f"epoch{epoch + 1}.pt", average, f"step {step} of {total}, seed {given.seed}")


if __name__ == "__main__":
    main()
