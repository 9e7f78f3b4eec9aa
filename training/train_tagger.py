"""Fine-tune the multilingual encoder to mark source, cue and content. Seeded; one core by default.

    python training/train_tagger.py --data ../shared/data --out build/tagger --epochs 3

Every epoch reads all of PolNeAR train, cut anew: some articles as windows of paragraphs, some as single paragraphs or
sentences, and our own sentences in every language, singly, in bundles, and their contents alone. The word table and the
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
from composing import chains, clause
from corpora import Attribution, Example, flatten, nested_examples, outermost, own_sentences, polnear
from tokenizers import Tokenizer
from torch import nn
from windows import (
    IGNORED,
    LABELS,
    Window,
    bundle,
    cut,
    encode,
    paragraphs,
    sentences_of_article,
    sentences_with_attributions,
    windows_of_article,
)

from sayso.languages.pieces import unpack

OWN = Path(__file__).parent / "sentences"
BATCH_TOKENS = 1600
HEAD_RATE, LAYER_DECAY = 2e-3, 0.9
AVERAGE = 0.998
WORD_DROPOUT = 0.06
PARAGRAPHS, SENTENCES = 0.35, 0.15  # shares of articles read so; the rest as windows of paragraphs
CLAUSES = 0.5  # share of those sentences that are read as clauses
CHAINS, OWN_CHAINS = 700, 90  # composed an epoch, of PolNeAR and of each language of ours


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


Sentences = list[tuple[str, str, list[Attribution]]]  # name, text, attributions


def own_by_language() -> dict[str, Sentences]:
    """Give our sentences by language."""
    languages: dict[str, Sentences] = {}
    for language, text, attributions, _acts in own_sentences(OWN, held_out=False):
        languages.setdefault(language, []).append((language, text, attributions))
    return languages


def own_examples(sentences: Sentences) -> list[Example]:
    """Give sentences at their outermost level, and the nested contents among them."""
    examples: list[Example] = []
    for language, text, attributions in sentences:
        examples.append(Example(text, flatten(outermost(attributions), len(text)), language))
        examples.extend(nested_examples(text, attributions, language))
    return examples


def epoch_examples(
    tokenizer: Tokenizer, articles: list[Example], pool: Sentences, own: dict[str, Sentences], chance: random.Random
) -> list[Example]:
    """Make the examples of one epoch: articles as windows, paragraphs or sentences; ours once singly and once bundled; chains."""
    examples: list[Example] = []
    for article in articles:
        cutting = chance.random()
        if cutting < PARAGRAPHS:
            examples.extend(cut(article, *place) for place in paragraphs(article))
        elif cutting < PARAGRAPHS + SENTENCES:
            examples.extend(clause(each) if chance.random() < CLAUSES else each for each in sentences_of_article(article))
        else:
            examples.extend(windows_of_article(tokenizer, article, chance))
    examples.extend(chains(pool, CHAINS, chance, language="en"))
    for language, sentences in own.items():
        mine = own_examples(sentences)
        examples.extend(mine)
        examples.extend(chains(sentences, OWN_CHAINS, chance, language=language))
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


def rates(tagger: Tagger, rate: float) -> list[dict]:
    """Give parameter groups: each layer learns LAYER_DECAY times as fast as the one above it."""
    groups = [{"params": list(tagger.head.parameters()), "lr": HEAD_RATE}]
    layers = list(tagger.encoder.layers)[FROZEN_LAYERS:]
    for depth, layer in enumerate(reversed(layers)):
        groups.append({"params": list(layer.parameters()), "lr": rate * LAYER_DECAY**depth})
    return groups


def save(path: Path, average: dict[str, torch.Tensor], note: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": average, "note": note}, path)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=3e-4, help="highest learning rate of the top layer")
    parser.add_argument("--start", type=Path, help="go on from this checkpoint")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial)")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)
    weights = read_weights(weights_path())
    tokenizer = make_tokenizer(weights.pieces)
    articles = [Example(t, flatten(outermost(a), len(t)), n) for n, t, a in polnear(given.data, "train")]
    pool = sentences_with_attributions(polnear(given.data, "train"))
    own = own_by_language()
    tagger = Tagger(weights).train()
    if given.start:
        tagger.load_state_dict(torch.load(given.start, weights_only=True)["weights"])
    optimiser = torch.optim.AdamW(rates(tagger, given.rate), weight_decay=0.01, fused=True)
    top = [group["lr"] for group in optimiser.param_groups]
    average = {k: v.clone() for k, v in tagger.state_dict().items()}
    step, seen, started, total = 0, 0, time.time(), None
    losses: list[float] = []
    for epoch in range(math.ceil(given.epochs)):
        windows = [encode(tokenizer, e) for e in epoch_examples(tokenizer, articles, pool, own, chance)]
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
