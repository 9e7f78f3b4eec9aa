"""Draw what the judge learns from: so many pairs of each corpus, languages in equal shares, some pairs turned round."""

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from altered_pairs import altered_pairs
from inference_pairs import CONTRADICTS, ENTAILS, Pair, all_pairs
from parallel_pairs import parallel_pairs

TURNED = {CONTRADICTS: 0.3, ENTAILS: 0.08}  # shares that are read the other way round, so that no side gives the answer away

# Pairs drawn of each corpus at --scale 1. English has two thirds of what there is, and gets less than half.
MIX = {
    "mnli_dev": 12_000,
    "mnli_train": 8_000,
    "snli": 5_000,
    "cad_nli": 2_500,
    "breaking_nli": 900,
    "negnli_hossain": 2_000,
    "scone_nli": 200,
    "vitaminc_mini": 400,
    "fever_symmetric": 700,
    "fool_me_twice": 500,
    "cannot_facts": 1_800,
    "cannot_antonyms": 700,
    "cannot_other": 300,
    "klue_nli": 7_500,
    "jnli_test": 2_400,
    "jnli_vali": 1_800,
    "jamp": 500,
    "janli": 300,
    "jsem": 1_000,
    "farstail_train": 5_000,
    "mnli_de": 7_500,
    "terra_train": 2_600,
    "rte3": 4_000,
    "stsb": 4_500,
    "kornlu_sts": 250,
    "jsts": 600,
    "klue_sts": 200,
    "pawsx": 6_000,
    "parallel_same": 3_000,
    "parallel_number": 1_000,
    "parallel_name": 1_800,
    "parallel_denied": 1_800,
    "parallel_beside": 1_000,
    "parallel_part": 1_000,
    "altered_number": 1_200,
    "altered_name": 3_000,
}


def drawn(data: Path, scale: float, chance: random.Random) -> list[Pair]:
    """Draw the mix: MIX pairs of each corpus, languages of a corpus in equal shares, some of them turned."""
    pools: dict[str, dict[str, list[Pair]]] = {}
    labelled = all_pairs(data / "nli", chance)
    for pair in labelled + altered_pairs(labelled, chance) + parallel_pairs(data, chance):
        pools.setdefault(pair.corpus, {}).setdefault(pair.language.split("-")[0], []).append(pair)
    pairs: list[Pair] = []
    for corpus, count in MIX.items():
        languages = [chance.sample(each, len(each)) for _, each in sorted(pools[corpus].items())]
        wanted = int(count * scale)
        for rank, pool in enumerate(sorted(languages, key=len)):  # what a small one leaves over goes to the larger ones
            taken = balanced(pool, wanted // (len(languages) - rank))
            wanted -= len(taken)
            pairs += taken
    return [pair.turned if chance.random() < TURNED.get(pair.allowed, 0) else pair for pair in pairs]


def balanced(pool: Sequence[Pair], count: int) -> list[Pair]:
    """Take pairs so that no answer has more than half of them, as far as there are others."""
    several = len({pair.allowed for pair in pool[:50]}) > 1
    most = max(1, count // 2) if several else count
    taken: list[Pair] = []
    seen: Counter[tuple[bool, bool, bool]] = Counter()
    for pair in pool:
        if len(taken) < count and seen[pair.allowed] < most:
            taken.append(pair)
            seen[pair.allowed] += 1
    return taken
