"""Weights between steps."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import Any, Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._core import Core
from ._library import check, lib
from ._words import FANS, NORMS, place
from .errors import ArgumentError


class Editing(Core):
    """Weights for writing, and edits of all of them that keep them within the bounds of the rule."""

    @contextmanager
    def edit_weights(self) -> Iterator[NDArray[Any]]:
        """The weights for writing: ``with layer.edit_weights() as w: w[:] = 0.5``. Afterwards ``w`` is read-only."""
        address = ctypes.c_void_p()
        check(getattr(lib, f"stdp_layer_edit_weights_{self._suffix}")(self._value, ctypes.byref(address)))
        w = self._array(address, 0)
        try:
            yield w
        finally:
            w.flags.writeable = False
            # Steps rely on what they have seen of the weights: they look again.
            check(getattr(lib, f"stdp_layer_edit_weights_{self._suffix}")(self._value, ctypes.byref(address)))

    def normalise_weights(self, target: float, norm: str = "l1", fan: str = "in") -> None:
        """Scales the weights of each neuron to a norm: ``"l1"`` or ``"l2"``, of incoming (``"in"``) or outgoing (``"out"``) weights.

        Like all edits of weights it keeps them within the bounds of the rule. A neuron whose norm is zero stays as it is.
        """
        check(lib.stdp_layer_normalise_weights(self._value, target, place(NORMS, norm, "norm"), place(FANS, fan, "fan")))

    def scale_weights(self, factor: float) -> None:
        """Multiplies all weights by a number."""
        check(lib.stdp_layer_scale_weights(self._value, factor))

    def scale_each(self, factors: ArrayLike, fan: str = "in") -> None:
        """Multiplies the weights of each neuron by a number of its own, as synaptic scaling does.

        Parameters:
            factors: A number for each postsynaptic neuron, ``[O]``, or each presynaptic one, ``[I]``; in a convolution, for each channel.
            fan: ``"in"`` for the incoming weights of postsynaptic neurons, ``"out"`` for the outgoing ones of presynaptic neurons.
        """
        numbers = self._numbers(factors)
        function = getattr(lib, f"stdp_layer_scale_weights_each_{self._suffix}")
        check(function(self._value, numbers.ctypes.data, numbers.size, place(FANS, fan, "fan")))

    def mask_weights(self, mask: ArrayLike) -> None:
        """Sets to zero the weights whose flag is False. ``mask`` is of the shape of the weights."""
        flags = np.ascontiguousarray(mask)
        if flags.dtype != np.bool_ or flags.shape != self._shapes[0]:
            raise ArgumentError(f"mask must be bool{list(self._shapes[0])}, but it is {flags.dtype}{list(flags.shape)}")
        check(lib.stdp_layer_mask_weights(self._value, flags.ctypes.data, flags.size))

    def decay_weights(self, share: float, rest: float = 0.0) -> None:
        """Moves all weights a share of the way to a resting weight: ``w <- w + share * (rest - w)``."""
        check(lib.stdp_layer_decay_weights(self._value, share, rest))

    def clip_weights(self, minimum: float, maximum: float) -> None:
        """Takes all weights between two numbers."""
        check(lib.stdp_layer_clip_weights(self._value, minimum, maximum))
