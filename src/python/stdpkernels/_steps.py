"""Steps of layers, windows of them, and currents."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._activity import ActivitySlot
from ._core import Core
from ._library import check, lib
from .errors import ArgumentError
from .events import SpikeEvents

_step = lib.stdp_layer_step


class Steps(Core):
    """Steps, whole or in halves, and what spikes carry through the weights."""

    def step(self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents, gate: float | None = None) -> None:
        """One step: traces, then weights.

        Parameters:
            z_pre: Presynaptic activity: an array of the shape of :attr:`trace_pre`, normally of zeros and ones, but any number works; ``bool``
                for who fired, ``uint8`` for how often; or :class:`SpikeEvents`. An array of the layer's type is used without a copy, and the
                same array again costs less than another one.
            z_post: Postsynaptic activity of any kind.
            gate: How much the step counts for the weights, which learn from ``z * gate``; the traces take ``z``. None is a step without a gate.
        """
        if gate is None:
            self._call(_step, z_pre, z_post)
        else:
            self._call(lib.stdp_layer_step_gated, z_pre, z_post, float(gate))

    def update_traces(self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents) -> None:
        """The first half of a step: moves the traces, and does not change the weights."""
        self._call(lib.stdp_layer_update_traces, z_pre, z_post)

    def learn(
        self,
        z_pre: ArrayLike | SpikeEvents,
        z_post: ArrayLike | SpikeEvents,
        trace_pre: str | None = None,
        trace_post: str | None = None,
    ) -> None:
        """The second half of a step: changes the weights, from the traces as they are.

        Parameters:
            z_pre, z_post: Activity, as for :meth:`step`.
            trace_pre, trace_post: The names of other traces than ``"t_pre"`` and ``"t_post"``, of the same shapes.
        """
        if trace_pre is None and trace_post is None:
            self._call(lib.stdp_layer_learn, z_pre, z_post)
        else:
            names = ((trace_pre or "t_pre").encode(), (trace_post or "t_post").encode())
            self._call(lib.stdp_layer_learn_from, z_pre, z_post, *names)

    def step_changes(
        self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents, changes: NDArray[Any] | None = None, add: bool = False
    ) -> NDArray[Any]:
        """A step that does not change the weights, but writes what it would change them by: ``A_plus(w) * P - A_minus(w) * M``, without bounds.

        Parameters:
            z_pre, z_post: Activity, as for :meth:`step`.
            changes: Changed in place: an array of the layer's type and the shape of :attr:`weights`. None for a new one.
            add: Whether the changes are added to the numbers that are there.

        Returns:
            The changes.
        """
        return self._changes("step", z_pre, z_post, changes, add)

    def learn_changes(
        self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents, changes: NDArray[Any] | None = None, add: bool = False
    ) -> NDArray[Any]:
        """The second half of :meth:`step_changes`, from the traces as they are, which it does not move."""
        return self._changes("learn", z_pre, z_post, changes, add)

    def step_window(self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents, steps: int | None = None) -> None:
        """Several steps in one call, for spikes that are known beforehand. The bits are those of single steps.

        Parameters:
            z_pre: Presynaptic activity of every step: an array ``[T, ...]`` with the shape of :attr:`trace_pre` behind the number of steps, or
                :class:`SpikeEvents` of ``T * B`` samples, those of the first step first.
            z_post: Postsynaptic activity, of any kind.
            steps: The number of steps, ``T``. None where ``z_pre`` or ``z_post`` is an array, which says it.
        """
        count = self._window_steps(z_pre, z_post, steps)
        pre = ActivitySlot((count, *self._shapes[1]), self._dtype, "z_pre")
        post = ActivitySlot((count, *self._shapes[2]), self._dtype, "z_post")
        check(lib.stdp_layer_step_window(self._value, count, pre.of(z_pre), post.of(z_post)))

    def propagate(self, z_pre: ArrayLike | SpikeEvents, currents: NDArray[Any] | None = None) -> NDArray[Any]:
        """Adds ``sum_j w[o, j] * z[j]`` to the current of each postsynaptic neuron, in a fixed order of sums.

        Parameters:
            z_pre: Presynaptic activity of one step, as for :meth:`step`.
            currents: Changed in place: an array of the layer's type and the shape of :attr:`trace_post`. None for new ones that start at zero.

        Returns:
            The currents. In a loop: propagate, neurons, step.
        """
        return self._propagate("propagate", self._pre, z_pre, currents, self._shapes[2])

    def propagate_back(self, z_post: ArrayLike | SpikeEvents, currents: NDArray[Any] | None = None) -> NDArray[Any]:
        """As :meth:`propagate`, the other way round: adds ``sum_o w[o, j] * z[o]`` to the current of each presynaptic neuron."""
        return self._propagate("propagate_back", self._post, z_post, currents, self._shapes[1])

    def warm_up(self, window_steps: int = 0) -> None:
        """Takes the memory that steps need, and windows of up to so many, and changes nothing. Before a loop with a deadline, after weights were written."""
        check(lib.stdp_layer_warm_up_windows(self._value, window_steps))

    def reset(self) -> None:
        """Sets the traces to zero."""
        check(lib.stdp_layer_reset(self._value))

    def _propagate(
        self, name: str, slot: ActivitySlot, z: Any, currents: NDArray[Any] | None, shape: tuple[int, ...]
    ) -> NDArray[Any]:
        sums = self._result(currents, shape, "currents")
        function = getattr(lib, f"stdp_layer_{name}_{self._suffix}")
        with self._at_work():
            check(function(self._value, slot.of(z), sums.ctypes.data, sums.size))
        return sums

    def _changes(self, name: str, z_pre: Any, z_post: Any, changes: NDArray[Any] | None, add: bool) -> NDArray[Any]:
        result = self._result(changes, self._shapes[0], "changes")
        self._call(getattr(lib, f"stdp_layer_{name}_changes_{self._suffix}"), z_pre, z_post, result.ctypes.data, result.size, int(add))
        return result

    def _result(self, array: NDArray[Any] | None, shape: tuple[int, ...], name: str) -> NDArray[Any]:
        result = np.zeros(shape, self._dtype) if array is None else array
        if result.dtype != self._dtype or result.shape != shape or not result.flags.c_contiguous or not result.flags.writeable:
            raise ArgumentError(
                f"{name} must be a writeable array of {self._dtype} with the shape {shape}, without gaps, but it is of {result.dtype} "
                f"with the shape {result.shape}"
            )
        return result

    def _window_steps(self, z_pre: Any, z_post: Any, steps: int | None) -> int:
        if steps is not None:
            return steps
        for z in (z_pre, z_post):
            if type(z) is not SpikeEvents:
                return len(z)
        raise ArgumentError("steps must be given where z_pre and z_post are SpikeEvents")
