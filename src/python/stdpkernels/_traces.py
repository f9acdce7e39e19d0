"""Traces by their names."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import Any, Iterator

from numpy.typing import ArrayLike, NDArray

from ._activity import ActivitySlot
from ._core import Core, read_only
from ._library import check, lib
from ._words import DECAYS, SPIKES, place
from .events import SpikeEvents


class Traces(Core):
    """The traces of a layer: ``t_pre`` and ``t_post``, slow ones of triplets, and those that were added."""

    @property
    def traces(self) -> dict[str, NDArray[Any]]:
        """All traces by their names, read-only and without a copy. :meth:`edit_trace` is for writing."""
        return {name: read_only(self._trace(name)) for name in self._trace_names()}

    @contextmanager
    def edit_traces(self) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        """Both traces for writing: ``with layer.edit_traces() as (t_pre, t_post): ...``. Afterwards they are read-only."""
        traces = (self._traces[0].view(), self._traces[1].view())
        try:
            yield traces
        finally:
            for trace in traces:
                trace.flags.writeable = False

    @contextmanager
    def edit_trace(self, name: str) -> Iterator[NDArray[Any]]:
        """A trace for writing: ``with layer.edit_trace("t_pre_slow") as t: ...``. Afterwards ``t`` is read-only."""
        trace = self._trace(name)
        try:
            yield trace
        finally:
            trace.flags.writeable = False

    def add_trace(self, name: str, shape: tuple[int, ...]) -> None:
        """Adds a trace, which starts at zero and moves with :meth:`update_trace` alone. Checkpoints hold it under its name.

        Parameters:
            name: A name that no trace of the layer has.
            shape: Its shape: that of :attr:`trace_pre` or :attr:`trace_post`.
        """
        dimensions = (ctypes.c_int32 * len(shape))(*shape)
        check(lib.stdp_layer_add_trace(self._value, name.encode(), len(shape), ctypes.addressof(dimensions)))
        self._added[name] = tuple(shape)

    def update_trace(
        self,
        name: str,
        z: ArrayLike | SpikeEvents,
        *,
        amplitude: float = 1.0,
        tau_inv: float,
        floor: float = 0.0,
        decay: str = "euler",
        spike: str = "scaled",
    ) -> None:
        """Moves a trace that was added by one time step.

        Parameters:
            name: Its name.
            z: Activity of the shape of the trace, or :class:`SpikeEvents`.
            amplitude: How much a spike feeds it.
            tau_inv: The inverse of its time constant in 1/s.
            floor: What it must reach not to become zero; 0 is off.
            decay, spike: As ``decay_pre`` and ``spike_pre`` of :class:`Parameters`.
        """
        words = (place(DECAYS, decay, "decay"), place(SPIKES, spike, "spike"))
        slot = ActivitySlot(self._trace(name).shape, self._dtype, "z")
        with self._at_work():
            check(lib.stdp_layer_update_trace(self._value, name.encode(), slot.of(z), amplitude, tau_inv, floor, *words))

    def _trace_names(self) -> list[str]:
        count, text = ctypes.c_int32(), ctypes.c_char_p()
        check(lib.stdp_layer_trace_count(self._value, ctypes.byref(count)))
        names = []
        for index in range(count.value):
            check(lib.stdp_layer_trace_name(self._value, index, ctypes.byref(text)))
            names.append((text.value or b"").decode())
        return names

    def _trace(self, name: str) -> NDArray[Any]:
        address, rank, shape = ctypes.c_void_p(), ctypes.c_int32(), (ctypes.c_int32 * 4)()
        function = getattr(lib, f"stdp_layer_trace_{self._suffix}")
        check(function(self._value, name.encode(), ctypes.byref(address), ctypes.byref(rank), ctypes.addressof(shape)))
        return self._memory(address, tuple(shape[: rank.value]))
