#!/usr/bin/env python3
"""Times one STDP step in Python: this package against PyTorch, on the same data in the same process, one thread.

    python bench/python/compare.py [--seconds 2] [--output RESULTS.md]       compare.sh makes an environment for it

Contenders: the published formula in PyTorch (new tensors), the same by hand in place, the drop-in with new tensors and in place, a layer fed with
arrays and with events. Layer 784 -> 100, additive, 2 % of the neurons fire; batch 1 and 32; float32. The weights and traces of each are compared with
those of the first before any is timed; contenders take turns, and the median of all rounds is shown with its quartiles.
"""

import argparse
import os
import platform
import statistics
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch

import stdpkernels as stdp
from stdpkernels import norse

INPUTS, OUTPUTS, DENSITY, PATTERNS, ROUNDS = 784, 100, 0.02, 64, 21
DT, TAU_INV, ETA = 0.001, 20.0, 1e-3


def by_torch(z_pre, z_post, w, t_pre, t_post):
    t_pre = t_pre + DT * TAU_INV * (z_pre - t_pre)
    t_post = t_post + DT * TAU_INV * (z_post - t_post)
    w = w + (ETA * torch.einsum("bi,bj->ij", z_post, t_pre) - ETA * torch.einsum("bi,bj->ij", t_post, z_pre))
    return torch.clamp(w, 0.0, 1.0), t_pre, t_post


def in_place(z_pre, z_post, w, t_pre, t_post):
    k = DT * TAU_INV
    t_pre.mul_(1 - k).add_(z_pre, alpha=k)
    t_post.mul_(1 - k).add_(z_post, alpha=k)
    w.addmm_(z_post.t(), t_pre, alpha=ETA).addmm_(t_post.t(), z_pre, alpha=-ETA).clamp_(0.0, 1.0)


class Contender:
    """A name, a step of a pattern, the weights and traces as they are, and what is to be reached at batch 1, in microseconds."""

    def __init__(self, name, step, arrays, to_reach=None):
        self.name, self.step, self.arrays, self.to_reach = name, step, arrays, to_reach
        self.seconds = []


def contenders(batch, patterns, start):
    pre = [torch.from_numpy(p) for p, _ in patterns]
    post = [torch.from_numpy(p) for _, p in patterns]

    def tensors():
        return [torch.from_numpy(start.copy()), torch.zeros(batch, INPUTS), torch.zeros(batch, OUTPUTS)]

    formula = tensors()

    def step_formula(i):
        formula[:] = by_torch(pre[i], post[i], *formula)

    yield Contender("formula in torch", step_formula, lambda: [t.numpy() for t in formula])
    hand = tensors()
    yield Contender("torch in place, by hand", lambda i: in_place(pre[i], post[i], *hand), lambda: [t.numpy() for t in hand])
    for inplace in (False, True):
        w, t_pre, t_post = tensors()
        state, held = norse.STDPState(t_pre, t_post), [w]
        rule = norse.STDPParameters(eta_plus=ETA, eta_minus=ETA)

        def step(i, state=state, held=held, rule=rule, inplace=inplace):
            held[0], _ = norse.stdp_step_linear(pre[i], post[i], held[0], state, rule, DT, inplace=inplace)

        def arrays_of(state=state, held=held):
            return [t.numpy() for t in (held[0], state.t_pre, state.t_post)]

        yield Contender(f"drop-in, {'in place' if inplace else 'new tensors'}", step, arrays_of, 10.0 if inplace else None)

    def layer():
        made = stdp.LinearLayer(INPUTS, OUTPUTS, batch_size=batch, dt=DT)
        with made.edit_weights() as w:
            w[...] = start
        made.warm_up()
        return made

    def arrays_of(made):
        return lambda: [made.weights, made.trace_pre, made.trace_post]

    arrays, cached, events = layer(), layer(), layer()
    yield Contender("layer, arrays", lambda i: arrays.step(*patterns[i]), arrays_of(arrays), 3.5)
    buffers = (np.zeros((batch, INPUTS), np.float32), np.zeros((batch, OUTPUTS), np.float32))

    def step_cached(i):
        # A simulator that writes into the same two arrays in every step; the copies are in the time.
        buffers[0][...], buffers[1][...] = patterns[i]
        cached.step(*buffers)

    yield Contender("layer, the same two arrays", step_cached, arrays_of(cached))
    lists = [(stdp.SpikeEvents.from_dense(a), stdp.SpikeEvents.from_dense(b)) for a, b in patterns]
    yield Contender("layer, events", lambda i: events.step(*lists[i]), arrays_of(events), 2.2)


def measure(batch, seconds):
    random = np.random.default_rng(1)
    patterns = [
        tuple((random.random((batch, n)) < DENSITY).astype(np.float32) for n in (INPUTS, OUTPUTS)) for _ in range(PATTERNS)
    ]
    start = random.uniform(0.2, 0.8, (OUTPUTS, INPUTS)).astype(np.float32)
    entries = list(contenders(batch, patterns, start))
    for entry in entries:
        for i in range(PATTERNS):
            entry.step(i)
        for mine, first in zip(entry.arrays(), entries[0].arrays()):
            np.testing.assert_allclose(mine, first, rtol=0, atol=1e-5, err_msg=entry.name)
    if np.allclose(entries[0].arrays()[0], start, rtol=0, atol=1e-4):
        raise SystemExit("compare.py: nothing was learnt, so that nothing was compared")
    for _ in range(ROUNDS):
        for entry in entries:
            count, begin = 0, time.perf_counter()
            while (elapsed := time.perf_counter() - begin) < seconds / ROUNDS:
                for i in range(PATTERNS):
                    entry.step(i)
                count += PATTERNS
            entry.seconds.append(elapsed / count)
    return entries


def processor():
    with open("/proc/cpuinfo") as file:
        return next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())


def blas():
    """The library that PyTorch multiplies matrices with: its name, or None for the plain one, which says nothing of PyTorch."""
    torch.ones(64, 64) @ torch.ones(64, 64)
    with open("/proc/self/maps") as file:
        loaded = file.read().lower()
    if torch.backends.mkl.is_available():
        return "MKL"
    return "OpenBLAS" if "openblas" in loaded else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each contender is timed")
    parser.add_argument("--output", help="a file for the table, else it is printed")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    matrices = blas()
    if matrices is None:
        sys.exit("compare.py: PyTorch multiplies matrices with the plain BLAS here; install OpenBLAS (libopenblas0-pthread) for it")
    lines = [
        "# A step in Python",
        "",
        f"{processor()}; Python {platform.python_version()}, NumPy {np.__version__}, PyTorch {torch.__version__} with {matrices}, stdpkernels {stdp.__version__} "
        f"(vectors of {stdp.vector_bits()} bits); one thread, {INPUTS} -> {OUTPUTS}, {DENSITY:.0%} spikes, float32. Microseconds: median (quartiles).",
        "",
        "| contender | batch 1 | to reach | batch 32 |",
        "|---|---|---|---|",
    ]
    results = [measure(batch, options.seconds) for batch in (1, 32)]
    for pair in zip(*results):
        cells = []
        for entry in pair:
            low, middle, high = statistics.quantiles(entry.seconds, n=4)
            cells.append(f"{middle * 1e6:.2f} ({low * 1e6:.2f} {high * 1e6:.2f})")
        to_reach = "" if pair[0].to_reach is None else f"{pair[0].to_reach:g}"
        lines.append(f"| {pair[0].name} | {cells[0]} | {to_reach} | {cells[1]} |")
    median = {entry.name: statistics.median(entry.seconds) for entry in results[0]}
    faster = median["torch in place, by hand"] / median["drop-in, new tensors"]
    lines += ["", f"At batch 1 the drop-in with new tensors is to be faster than PyTorch in place by hand: it takes 1/{faster:.2f} of its time."]
    text = "\n".join(lines) + "\n"
    if options.output:
        with open(options.output, "w") as file:
            file.write(text)
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
