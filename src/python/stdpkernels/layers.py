"""Linear and sparse layers, which own their weights and traces."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from ._core import read_only
from ._layer import Layer
from ._library import check, lib
from ._values import number_type
from ._words import LAYOUTS, place
from .errors import ArgumentError
from .events import integers
from .parameters import Parameters


class LinearLayer(Layer):
    """A plastic linear layer: weights ``[O, I]`` or ``[I, O]``, traces ``[B, I]`` and ``[B, O]``. All start at zero.

    Parameters:
        inputs: ``I``, presynaptic neurons.
        outputs: ``O``, postsynaptic neurons.
        parameters: The parameters of the rule.
        batch_size: ``B``, samples of a step.
        dt: The time step in seconds.
        dtype: ``float32`` or ``float64``.
        layout: ``"postsynaptic_rows"`` for weights ``[O, I]``, ``"presynaptic_rows"`` for ``[I, O]``.
        threads: How many threads share large steps. The result is the same, bit for bit.
    """

    def __init__(
        self,
        inputs: int,
        outputs: int,
        parameters: Parameters | None = None,
        *,
        batch_size: int = 1,
        dt: float = 0.001,
        dtype: DTypeLike = np.float32,
        layout: str = "postsynaptic_rows",
        threads: int = 1,
    ) -> None:
        rule = parameters or Parameters()
        numbers = number_type(dtype)
        created = ctypes.c_void_p()
        check(
            lib.stdp_linear_layer_create(
                batch_size, inputs, outputs, rule.handle(numbers).value, dt, threads, place(LAYOUTS, layout, "layout"), ctypes.byref(created)
            )
        )
        arguments = {
            "inputs": inputs, "outputs": outputs, "batch_size": batch_size, "dt": dt, "dtype": numbers, "layout": layout, "threads": threads,
        }
        super().__init__(created.value or 0, rule, numbers, dt, arguments)


class SparseLayer(Layer):
    """A plastic layer of given synapses: one weight each, ``[N]``, in the order of :attr:`pre` and :attr:`post`. All start at zero.

    The bits of each weight are those that it would have in a :class:`LinearLayer`. A synapse takes 16 bytes in ``float32``.

    Parameters:
        inputs: ``I``, presynaptic neurons.
        outputs: ``O``, postsynaptic neurons.
        pre, post: The neurons of each synapse, in any order; two neurons have one synapse at most. The layer has them sorted, by ``pre``, then
            ``post``.
        parameters: The parameters of the rule. Arrays have a number for each synapse, ``[N]``, or broadcast to ``[O, I]``.
        batch_size: ``B``, samples of a step.
        dt: The time step in seconds.
        dtype: ``float32`` or ``float64``.
        threads: How many threads share large steps. The result is the same, bit for bit.
    """

    def __init__(
        self,
        inputs: int,
        outputs: int,
        pre: ArrayLike,
        post: ArrayLike,
        parameters: Parameters | None = None,
        *,
        batch_size: int = 1,
        dt: float = 0.001,
        dtype: DTypeLike = np.float32,
        threads: int = 1,
    ) -> None:
        rule = parameters or Parameters()
        numbers = number_type(dtype)
        sources, targets = integers(pre, "pre"), integers(post, "post")
        if sources.size != targets.size:
            raise ArgumentError(f"pre and post must have a neuron each for every synapse, but they have {sources.size} and {targets.size}")
        created = ctypes.c_void_p()
        check(
            lib.stdp_sparse_layer_create_from_pairs(
                batch_size, inputs, outputs, sources.size, sources.ctypes.data, targets.ctypes.data, rule.handle(numbers).value, dt, threads,
                ctypes.byref(created),
            )
        )
        self._pairs = _synapses(created.value or 0, inputs, sources.size)
        arguments = {
            "inputs": inputs, "outputs": outputs, "pre": self._pairs[0], "post": self._pairs[1], "batch_size": batch_size, "dt": dt,
            "dtype": numbers, "threads": threads,
        }
        super().__init__(created.value or 0, rule, numbers, dt, arguments)

    @classmethod
    def random(
        cls, inputs: int, outputs: int, probability: float, seed: int, parameters: Parameters | None = None, **options: Any
    ) -> SparseLayer:
        """A layer in which each pair of neurons has a synapse with a probability: the same ones on every machine for a seed."""
        created = ctypes.c_void_p()
        any_rule = Parameters()
        handle = any_rule.handle(np.dtype(np.float32)).value
        check(lib.stdp_sparse_layer_create_random(1, inputs, outputs, probability, seed, handle, 0.001, 1, ctypes.byref(created)))
        try:
            rank, shape = ctypes.c_int32(), (ctypes.c_int32 * 4)()
            check(lib.stdp_layer_shape(created.value, 0, ctypes.byref(rank), ctypes.addressof(shape)))
            pre, post = _synapses(created.value or 0, inputs, shape[0])
        finally:
            check(lib.stdp_layer_free(created.value))
        return cls(inputs, outputs, pre, post, parameters, **options)

    @property
    def pre(self) -> NDArray[np.int32]:
        """The presynaptic neuron of each synapse, ascending. Read-only."""
        return read_only(self._pairs[0])

    @property
    def post(self) -> NDArray[np.int32]:
        """The postsynaptic neuron of each synapse; those of one presynaptic neuron ascend. Read-only."""
        return read_only(self._pairs[1])


def _synapses(layer: int, inputs: int, count: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    starts, targets = np.zeros(inputs + 1, np.int64), np.zeros(count, np.int32)
    check(lib.stdp_sparse_layer_synapses(layer, starts.ctypes.data, targets.ctypes.data))
    return np.repeat(np.arange(inputs, dtype=np.int32), np.diff(starts)), targets
