"""What layers own: a handle of the library, and arrays over its memory."""

from __future__ import annotations

import ctypes
import threading
from contextlib import contextmanager
from typing import Any, Iterator

import numpy as np
from numpy.typing import NDArray

from ._activity import ActivitySlot
from ._library import Handle, check, lib
from ._values import TYPES
from .errors import BusyError
from .parameters import Parameters


class _Memory:
    """Memory of a layer, which stays as long as an array over it."""

    def __init__(self, handle: Handle, address: int, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        self._handle = handle
        self.__array_interface__ = {"data": (address, False), "shape": shape, "typestr": dtype.str, "version": 3}


class Core:
    """The handle, the arrays and the parameters of a layer."""

    _handle: Handle
    _arguments: dict[str, Any]
    _added: dict[str, tuple[int, ...]]
    _eligibility: dict[str, Any] | None

    def __init__(self, handle: int, parameters: Parameters, dtype: np.dtype[Any], dt: float, arguments: dict[str, Any]) -> None:
        self._handle = Handle(handle, lib.stdp_layer_free)
        self._value = handle
        self._parameters = parameters
        self._dtype = dtype
        self._suffix = TYPES[dtype][1]
        self._dt = float(dt)
        self._arguments = arguments
        self._added = {}
        self._eligibility = None
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

    def __copy__(self) -> Any:
        raise TypeError("a layer cannot be copied: save it and load it into another one, or pickle it")

    def __deepcopy__(self, memo: Any) -> Any:
        raise TypeError("a layer cannot be copied: save it and load it into another one, or pickle it")

    def __repr__(self) -> str:
        shapes = " -> ".join(str(list(shape)) for shape in self._shapes[1:])
        return f"{type(self).__name__}({self._dtype}, {shapes})"

    def _call(self, function: Any, z_pre: Any, z_post: Any, *others: Any) -> None:
        # The structures that describe the activity are the layer's: one thread at a time fills them and calls. Written out, for a context
        # manager costs as much as a small step.
        if not self._lock.acquire(False):
            raise BusyError(f"{self!r} is at work for another thread")
        try:
            status = function(self._value, self._pre.of(z_pre), self._post.of(z_post), *others)
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

    def _read_shape(self, array: int) -> tuple[int, ...]:
        rank = ctypes.c_int32()
        shape = (ctypes.c_int32 * 4)()
        check(lib.stdp_layer_shape(self._value, array, ctypes.byref(rank), ctypes.addressof(shape)))
        return tuple(shape[: rank.value])

    def _array(self, address: ctypes.c_void_p, array: int) -> NDArray[Any]:
        return self._memory(address, self._shapes[array])

    def _memory(self, address: ctypes.c_void_p, shape: tuple[int, ...]) -> NDArray[Any]:
        return np.asarray(_Memory(self._handle, address.value or 0, shape, self._dtype))

    def _numbers(self, values: Any) -> NDArray[Any]:
        return np.ascontiguousarray(values, self._dtype)


def read_only(array: NDArray[Any]) -> NDArray[Any]:
    view = array.view()
    view.flags.writeable = False
    return view
