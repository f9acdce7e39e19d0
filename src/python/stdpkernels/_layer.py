"""What layers of all kinds have in common."""

from __future__ import annotations

import ctypes
import os
import tempfile
import threading
from contextlib import contextmanager
from typing import Any, Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._activity import ActivitySlot
from ._library import Handle, check, lib
from .errors import ArgumentError, BusyError, CheckpointError
from .events import SpikeEvents
from .parameters import TYPES, Parameters

_NORMS = {"l1": 0, "l2": 1}
_FANS = {"in": 0, "out": 1}
_step = lib.stdp_layer_step


class _Memory:
    """Memory of a layer, which stays as long as an array over it."""

    def __init__(self, handle: Handle, address: int, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        self._handle = handle
        self.__array_interface__ = {"data": (address, False), "shape": shape, "typestr": dtype.str, "version": 3}


class Layer:
    """What layers of all kinds have: steps, windows, currents, weights, traces, checkpoints.

    One thread at a time works on a layer; another one gets :class:`BusyError`. A layer cannot be copied: pickle it, or save and load it.
    """

    _handle: Handle
    _arguments: dict[str, Any]

    def __init__(self, handle: int, parameters: Parameters, dtype: np.dtype[Any], dt: float, arguments: dict[str, Any]) -> None:
        self._handle = Handle(handle, lib.stdp_layer_free)
        self._value = handle
        self._parameters = parameters
        self._dtype = dtype
        self._suffix = TYPES[dtype][1]
        self._dt = float(dt)
        self._arguments = arguments
        self._shapes = [self._read_shape(array) for array in range(3)]
        self._lock = threading.Lock()
        self._pre = ActivitySlot(self._shapes[1], dtype, "z_pre")
        self._post = ActivitySlot(self._shapes[2], dtype, "z_post")
        get_traces = getattr(lib, f"stdp_layer_traces_{self._suffix}")
        t_pre, t_post = ctypes.c_void_p(), ctypes.c_void_p()
        check(get_traces(handle, ctypes.byref(t_pre), ctypes.byref(t_post)))
        self._traces = (self._array(t_pre, 1), self._array(t_post, 2))
        weights = ctypes.c_void_p()
        check(getattr(lib, f"stdp_layer_weights_{self._suffix}")(handle, ctypes.byref(weights)))
        self._weights = self._array(weights, 0)

    @property
    def dtype(self) -> np.dtype[Any]:
        """``float32`` or ``float64``: the type of weights and traces."""
        return self._dtype

    @property
    def dt(self) -> float:
        """The time step in seconds."""
        return self._dt

    @property
    def parameters(self) -> Parameters:
        """The parameters of the rule. They can be exchanged between steps."""
        return self._parameters

    @parameters.setter
    def parameters(self, parameters: Parameters) -> None:
        check(lib.stdp_layer_set_parameters(self._value, parameters.handle(self._dtype).value))
        self._parameters = parameters

    @property
    def weights(self) -> NDArray[Any]:
        """The weights, read-only and without a copy: each step shows in them. :meth:`edit_weights` is for writing."""
        return read_only(self._weights)

    @property
    def trace_pre(self) -> NDArray[Any]:
        """The presynaptic trace, read-only and without a copy. :meth:`edit_traces` is for writing."""
        return read_only(self._traces[0])

    @property
    def trace_post(self) -> NDArray[Any]:
        """The postsynaptic trace, read-only and without a copy."""
        return read_only(self._traces[1])

    def step(self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents) -> None:
        """One step: traces, then weights.

        Parameters:
            z_pre: Presynaptic activity: an array of the shape of :attr:`trace_pre`, normally of zeros and ones, but any number works; ``bool``
                for who fired, ``uint8`` for how often; or :class:`SpikeEvents`. An array of the layer's type is used without a copy, and the
                same array again costs less than another one.
            z_post: Postsynaptic activity of any kind.
        """
        self._call(_step, z_pre, z_post)

    def update_traces(self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents) -> None:
        """The first half of a step: moves the traces, and does not change the weights."""
        self._call(lib.stdp_layer_update_traces, z_pre, z_post)

    def learn(self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents) -> None:
        """The second half of a step: changes the weights, from the traces as they are."""
        self._call(lib.stdp_layer_learn, z_pre, z_post)

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

    def normalise_weights(self, target: float, norm: str = "l1", fan: str = "in") -> None:
        """Scales the weights of each neuron to a norm: ``"l1"`` or ``"l2"``, of incoming (``"in"``) or outgoing (``"out"``) weights.

        Like all edits of weights it keeps them within the bounds of the rule. A neuron whose norm is zero stays as it is.
        """
        check(lib.stdp_layer_normalise_weights(self._value, target, _place(_NORMS, norm, "norm"), _place(_FANS, fan, "fan")))

    def scale_weights(self, factor: float) -> None:
        """Multiplies all weights by a number."""
        check(lib.stdp_layer_scale_weights(self._value, factor))

    def decay_weights(self, share: float, rest: float = 0.0) -> None:
        """Moves all weights a share of the way to a resting weight: ``w <- w + share * (rest - w)``."""
        check(lib.stdp_layer_decay_weights(self._value, share, rest))

    def clip_weights(self, minimum: float, maximum: float) -> None:
        """Takes all weights between two numbers."""
        check(lib.stdp_layer_clip_weights(self._value, minimum, maximum))

    def reset(self) -> None:
        """Sets the traces to zero."""
        check(lib.stdp_layer_reset(self._value))

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

    @contextmanager
    def edit_traces(self) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        """Both traces for writing: ``with layer.edit_traces() as (t_pre, t_post): ...``. Afterwards they are read-only."""
        traces = (self._traces[0].view(), self._traces[1].view())
        try:
            yield traces
        finally:
            for trace in traces:
                trace.flags.writeable = False

    def save(self, path: str | os.PathLike[str]) -> None:
        """Saves weights and traces: as arrays ``w``, ``t_pre``, ``t_post`` where the name ends in ``.npz``, else as a checkpoint.

        A checkpoint has a checksum, and replaces an older file when it is complete and on the disk.
        """
        name = os.fspath(path)
        if name.endswith(".npz"):
            np.savez(name, w=self._weights, t_pre=self._traces[0], t_post=self._traces[1])
        else:
            check(lib.stdp_layer_save(self._value, os.fsencode(name)))

    def load(self, path: str | os.PathLike[str]) -> None:
        """Loads what :meth:`save` of a layer of the same type and sizes has saved. Where that fails nothing has been changed."""
        name = os.fspath(path)
        if name.endswith(".npz"):
            self._load_arrays(name)
        else:
            check(lib.stdp_layer_load(self._value, os.fsencode(name)))

    def __copy__(self) -> Layer:
        raise TypeError("a layer cannot be copied: save it and load it into another one, or pickle it")

    def __deepcopy__(self, memo: Any) -> Layer:
        raise TypeError("a layer cannot be copied: save it and load it into another one, or pickle it")

    def __reduce__(self) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "layer")
            self.save(path)
            with open(path, "rb") as file:
                return _restore, (type(self), self._arguments, self._parameters, file.read())

    def __repr__(self) -> str:
        shapes = " -> ".join(str(list(shape)) for shape in self._shapes[1:])
        return f"{type(self).__name__}({self._dtype}, {shapes})"

    def _call(self, function: Any, z_pre: Any, z_post: Any) -> None:
        # The structures that describe the activity are the layer's: one thread at a time fills them and calls. Written out, for a context
        # manager costs as much as a small step.
        if not self._lock.acquire(False):
            raise BusyError(f"{self!r} is at work for another thread")
        try:
            status = function(self._value, self._pre.of(z_pre), self._post.of(z_post))
        finally:
            self._lock.release()
        if status:
            check(status)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        if not self._lock.acquire(False):
            raise BusyError(f"{self!r} is at work for another thread")
        try:
            yield
        finally:
            self._lock.release()

    def _propagate(
        self, name: str, slot: ActivitySlot, z: Any, currents: NDArray[Any] | None, shape: tuple[int, ...]
    ) -> NDArray[Any]:
        sums = np.zeros(shape, self._dtype) if currents is None else currents
        if sums.dtype != self._dtype or sums.shape != shape or not sums.flags.c_contiguous or not sums.flags.writeable:
            raise ArgumentError(
                f"currents must be a writeable array of {self._dtype} with the shape {shape}, without gaps, but it is of {sums.dtype} "
                f"with the shape {sums.shape}"
            )
        function = getattr(lib, f"stdp_layer_{name}_{self._suffix}")
        with self._at_work():
            check(function(self._value, slot.of(z), sums.ctypes.data, sums.size))
        return sums

    def _window_steps(self, z_pre: Any, z_post: Any, steps: int | None) -> int:
        if steps is not None:
            return steps
        for z in (z_pre, z_post):
            if type(z) is not SpikeEvents:
                return len(z)
        raise ArgumentError("steps must be given where z_pre and z_post are SpikeEvents")

    def _load_arrays(self, name: str) -> None:
        with np.load(name, allow_pickle=False) as file:
            arrays = []
            for key, mine in zip(("w", "t_pre", "t_post"), (self._weights, *self._traces)):
                if key not in file:
                    raise CheckpointError(f"{name}: there is no {key}")
                array = file[key]
                if array.shape != mine.shape or array.dtype != mine.dtype:
                    raise CheckpointError(
                        f"{name}: {key} must be {mine.dtype}{list(mine.shape)}, but it is {array.dtype}{list(array.shape)}"
                    )
                arrays.append(array)
        with self.edit_weights() as w, self.edit_traces() as (t_pre, t_post):
            w[...], t_pre[...], t_post[...] = arrays

    def _read_shape(self, array: int) -> tuple[int, ...]:
        rank = ctypes.c_int32()
        shape = (ctypes.c_int32 * 4)()
        check(lib.stdp_layer_shape(self._value, array, ctypes.byref(rank), ctypes.addressof(shape)))
        return tuple(shape[: rank.value])

    def _array(self, address: ctypes.c_void_p, array: int) -> NDArray[Any]:
        return np.asarray(_Memory(self._handle, address.value or 0, self._shapes[array], self._dtype))


def read_only(array: NDArray[Any]) -> NDArray[Any]:
    view = array.view()
    view.flags.writeable = False
    return view


def _place(places: dict[str, int], value: str, name: str) -> int:
    if value not in places:
        raise ValueError(f"{name} must be one of {', '.join(places)}, but it is {value!r}")
    return places[value]


def _restore(kind: Any, arguments: dict[str, Any], parameters: Parameters, checkpoint: bytes) -> Layer:
    layer: Layer = kind(parameters=parameters, **arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "layer")
        with open(path, "wb") as file:
            file.write(checkpoint)
        layer.load(path)
    return layer
