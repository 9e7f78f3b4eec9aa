"""Write a trained model as ONNX with int8 matrices: the one way in which every shipped model goes from PyTorch to its file."""

from pathlib import Path

import onnx
import torch
from backbone import Weights
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


def write_int8(model: nn.Module, weights: Weights, target: Path, output: str, *, a_piece: bool = False) -> None:
    """Export word vectors and mask in, ``output`` out; matrices as int8, one scale a column, inputs scaled as they come.

    Args:
        model: called with words, float32 (batch, length, width), and mask, bool (batch, length).
        weights: for the width.
        target: the file to write.
        output: the name of what comes out.
        a_piece: whether it has a row a piece (batch, length, …) or a row a text (batch, …).
    """
    words, mask = torch.zeros(2, 16, weights.width), torch.ones(2, 16, dtype=torch.bool)
    every = {0: "batch", 1: "length"}
    whole = target.with_suffix(".float.onnx")
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model.eval(),
        (words, mask),
        str(whole),
        dynamo=False,
        opset_version=17,
        input_names=["words", "mask"],
        output_names=[output],
        dynamic_axes={"words": every, "mask": every, output: every if a_piece else {0: "batch"}},
    )
    quantize_dynamic(
        str(whole),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul"],
        extra_options={"MatMulConstBOnly": True},
    )
    whole.unlink()
    onnx.checker.check_model(str(target))
