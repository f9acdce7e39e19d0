"""Sparse layers, which own their weights and traces."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from ._core import read_only
from ._layer import Layer
from ._library import check, lib
from ._structure import address_of
from ._values import number_type
from .errors import ArgumentError
from .events import integers
from .parameters import Parameters


class SparseLayer(Layer):
    """A plastic layer of given synapses: one weight each, ``[N]``, in the order of :attr:`pre` and :attr:`post`. All start at zero.

    The bits of each weight are those that it would have in a :class:`LinearLayer`. A synapse takes 16 bytes in ``float32``. Synapses can also come
    from a mask, :meth:`from_mask`, or at random, :meth:`random`, :meth:`random_in_degree` and :meth:`random_out_degree`.

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
        sources, targets = integers(pre, "pre"), integers(post, "post")
        if sources.size != targets.size:
            raise ArgumentError(f"pre and post must have a neuron each for every synapse, but they have {sources.size} and {targets.size}")
        self._create(
            lib.stdp_sparse_layer_create_from_pairs, inputs, outputs, (sources.size, address_of(sources), address_of(targets)), parameters,
            batch_size=batch_size, dt=dt, dtype=dtype, threads=threads,
        )

    @classmethod
    def from_mask(cls, mask: ArrayLike, parameters: Parameters | None = None, **options: Any) -> SparseLayer:
        """A layer with a synapse for each element of a mask ``[O, I]`` that is not 0. Options as for the layer."""
        flags = np.ascontiguousarray(mask, np.bool_)
        if flags.ndim != 2:
            raise ArgumentError(f"mask must have the shape [O, I], but its shape is {flags.shape}")
        outputs, inputs = flags.shape
        return cls._of(lib.stdp_sparse_layer_create_from_mask, inputs, outputs, (address_of(flags), flags.size), parameters, options)

    @classmethod
    def random(
        cls, inputs: int, outputs: int, probability: float, seed: int, parameters: Parameters | None = None, **options: Any
    ) -> SparseLayer:
        """A layer in which each pair of neurons has a synapse with a probability: the same ones on every machine for a seed."""
        return cls._of(lib.stdp_sparse_layer_create_random, inputs, outputs, (probability, seed), parameters, options)

    @classmethod
    def random_in_degree(
        cls, inputs: int, outputs: int, in_degree: int, seed: int, parameters: Parameters | None = None, **options: Any
    ) -> SparseLayer:
        """A layer in which each postsynaptic neuron has so many synapses, from neurons drawn without replacement; the same ones for a seed."""
        return cls._of(lib.stdp_sparse_layer_create_random_in_degree, inputs, outputs, (in_degree, seed), parameters, options)

    @classmethod
    def random_out_degree(
        cls, inputs: int, outputs: int, out_degree: int, seed: int, parameters: Parameters | None = None, **options: Any
    ) -> SparseLayer:
        """A layer in which each presynaptic neuron has so many synapses, to neurons drawn without replacement; the same ones for a seed."""
        return cls._of(lib.stdp_sparse_layer_create_random_out_degree, inputs, outputs, (out_degree, seed), parameters, options)

    @property
    def pre(self) -> NDArray[np.int32]:
        """The presynaptic neuron of each synapse, ascending. Read-only."""
        return read_only(self._pairs[0])

    @property
    def post(self) -> NDArray[np.int32]:
        """The postsynaptic neuron of each synapse; those of one presynaptic neuron ascend. Read-only."""
        return read_only(self._pairs[1])

    def set_dense_weights(self, dense: ArrayLike) -> None:
        """Takes the weights of all synapses from a matrix ``[O, I]``, whose other elements do not matter."""
        matrix = self._numbers(dense)
        if matrix.shape != self._matrix:
            raise ArgumentError(f"dense must have the shape [O, I] = {list(self._matrix)}, but its shape is {list(matrix.shape)}")
        with self._at_work():
            check(getattr(lib, f"stdp_sparse_layer_set_dense_weights_{self._suffix}")(self._value, address_of(matrix), matrix.size))

    def dense_weights(self, fill: float = 0.0) -> NDArray[Any]:
        """The weights as a new matrix ``[O, I]``, with a number where there is no synapse."""
        matrix = np.full(self._matrix, fill, self._dtype)
        with self._at_work():
            check(getattr(lib, f"stdp_sparse_layer_copy_dense_weights_{self._suffix}")(self._value, address_of(matrix), matrix.size))
        return matrix

    @property
    def _matrix(self) -> tuple[int, int]:
        return self._shapes[2][1], self._shapes[1][1]

    @classmethod
    def _of(
        cls, function: Any, inputs: int, outputs: int, synapses: tuple[Any, ...], parameters: Parameters | None, options: dict[str, Any]
    ) -> SparseLayer:
        layer = cls.__new__(cls)
        layer._create(function, inputs, outputs, synapses, parameters, **options)
        return layer

    def _create(
        self,
        function: Any,
        inputs: int,
        outputs: int,
        synapses: tuple[Any, ...],
        parameters: Parameters | None,
        *,
        batch_size: int = 1,
        dt: float = 0.001,
        dtype: DTypeLike = np.float32,
        threads: int = 1,
    ) -> None:
        # All functions that make sparse layers take the same things around what says which synapses there are.
        rule = parameters or Parameters()
        numbers = number_type(dtype)
        created = ctypes.c_void_p()
        check(function(batch_size, inputs, outputs, *synapses, rule.handle(numbers).value, dt, threads, ctypes.byref(created)))
        arguments = {"inputs": inputs, "outputs": outputs, "batch_size": batch_size, "dt": dt, "dtype": numbers, "threads": threads}
        super().__init__(created.value or 0, rule, numbers, dt, arguments)
        starts, targets = np.zeros(inputs + 1, np.int64), np.zeros(self._shapes[0], np.int32)
        check(lib.stdp_sparse_layer_synapses(self._value, address_of(starts), address_of(targets)))
        self._pairs = (np.repeat(np.arange(inputs, dtype=np.int32), np.diff(starts)), targets)
        arguments.update(pre=self._pairs[0], post=self._pairs[1])
