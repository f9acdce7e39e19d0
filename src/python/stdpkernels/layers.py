"""Linear layers, which own their weights and traces."""

from __future__ import annotations

import ctypes

import numpy as np
from numpy.typing import DTypeLike

from ._layer import Layer
from ._library import check, lib
from ._values import number_type
from ._words import LAYOUTS, place
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
