"""Layers that own their weights and traces."""

from __future__ import annotations

import ctypes
import os
import tempfile
import threading
from contextlib import contextmanager
from typing import Any, Iterator

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from ._activity import ActivitySlot
from ._library import Handle, check, lib
from ._structure import geometry, pair
from .errors import BusyError, CheckpointError
from .events import SpikeEvents
from .parameters import TYPES, Parameters, number_type

_LAYOUTS = {"postsynaptic_rows": 0, "presynaptic_rows": 1}
_step = lib.stdp_layer_step


class _Memory:
    """Memory of a layer, which stays as long as an array over it."""

    def __init__(self, handle: Handle, address: int, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        self._handle = handle
        self.__array_interface__ = {"data": (address, False), "shape": shape, "typestr": dtype.str, "version": 3}


class Layer:
    """What both kinds of layers have: steps, weights, traces, checkpoints.

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
        return _read_only(self._weights)

    @property
    def trace_pre(self) -> NDArray[Any]:
        """The presynaptic trace, read-only and without a copy. :meth:`edit_traces` is for writing."""
        return _read_only(self._traces[0])

    @property
    def trace_post(self) -> NDArray[Any]:
        """The postsynaptic trace, read-only and without a copy."""
        return _read_only(self._traces[1])

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

    def warm_up(self) -> None:
        """Takes the memory that steps need, and changes nothing. Before a loop with a deadline, after weights were written."""
        check(lib.stdp_layer_warm_up(self._value))

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
        # The structures that describe the activity are the layer's: one thread at a time fills them and calls.
        if not self._lock.acquire(False):
            raise BusyError(f"{self!r} is at work for another thread")
        try:
            status = function(self._value, self._pre.of(z_pre), self._post.of(z_post))
        finally:
            self._lock.release()
        if status:
            check(status)

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
        if layout not in _LAYOUTS:
            raise ValueError(f"layout must be one of {', '.join(_LAYOUTS)}, but it is {layout!r}")
        created = ctypes.c_void_p()
        check(
            lib.stdp_linear_layer_create(
                batch_size, inputs, outputs, rule.handle(numbers).value, dt, threads, _LAYOUTS[layout], ctypes.byref(created)
            )
        )
        arguments = {
            "inputs": inputs, "outputs": outputs, "batch_size": batch_size, "dt": dt, "dtype": numbers, "layout": layout, "threads": threads,
        }
        super().__init__(created.value or 0, rule, numbers, dt, arguments)


class Conv2dLayer(Layer):
    """A plastic convolutional layer: weights ``[O, C, kh, kw]``, traces ``[B, C, H, W]`` and ``[B, O, H', W']``. All start at zero.

    Parameters:
        channels: ``C``, presynaptic channels.
        image: ``(H, W)`` of the presynaptic side.
        outputs: ``O``, postsynaptic channels.
        kernel: ``(kh, kw)``, or one integer for both.
        parameters: The parameters of the rule.
        stride, padding, dilation: One integer, or ``(height, width)``.
        batch_size: ``B``, samples of a step.
        dt: The time step in seconds.
        dtype: ``float32`` or ``float64``.
        threads: How many threads share large steps. The result is the same, bit for bit.
    """

    def __init__(
        self,
        channels: int,
        image: int | tuple[int, int],
        outputs: int,
        kernel: int | tuple[int, int],
        parameters: Parameters | None = None,
        *,
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        batch_size: int = 1,
        dt: float = 0.001,
        dtype: DTypeLike = np.float32,
        threads: int = 1,
    ) -> None:
        rule = parameters or Parameters()
        numbers = number_type(dtype)
        created = ctypes.c_void_p()
        check(
            lib.stdp_conv2d_layer_create(
                batch_size, channels, *pair(image, "image"), outputs, *pair(kernel, "kernel"),
                ctypes.byref(geometry(stride, padding, dilation)), rule.handle(numbers).value, dt, threads, ctypes.byref(created),
            )
        )
        arguments = {
            "channels": channels, "image": image, "outputs": outputs, "kernel": kernel, "stride": stride, "padding": padding,
            "dilation": dilation, "batch_size": batch_size, "dt": dt, "dtype": numbers, "threads": threads,
        }
        super().__init__(created.value or 0, rule, numbers, dt, arguments)


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    view = array.view()
    view.flags.writeable = False
    return view


def _restore(kind: Any, arguments: dict[str, Any], parameters: Parameters, checkpoint: bytes) -> Layer:
    layer: Layer = kind(parameters=parameters, **arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "layer")
        with open(path, "wb") as file:
            file.write(checkpoint)
        layer.load(path)
    return layer
