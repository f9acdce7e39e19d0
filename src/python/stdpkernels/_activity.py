"""Activity as the library takes it: a structure that says where the numbers, flags or lists are."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .errors import ArgumentError
from .events import SpikeEvents
from ._structure import COUNTS, FLAGS, NUMBERS_F32, NUMBERS_F64, ActivityStructure, address_of

_KINDS = {
    np.dtype(np.float32): NUMBERS_F32,
    np.dtype(np.float64): NUMBERS_F64,
    np.dtype(np.bool_): FLAGS,
    np.dtype(np.uint8): COUNTS,
}


class ActivitySlot:
    """The activity of one side of a layer. The array of the last step is known again, and costs nothing to look at."""

    __slots__ = ("_array", "_dtype", "_name", "_numbers", "_numbers_address", "_shape", "_structure", "address")

    def __init__(self, shape: tuple[int, ...], dtype: np.dtype[Any], name: str) -> None:
        self._shape = shape
        self._dtype = dtype
        self._name = name
        self._array: Any = None
        self._structure = ActivityStructure()
        self.address = ctypes.addressof(self._structure)
        self._numbers = ActivityStructure(_KINDS[dtype], 0, math.prod(shape))
        self._numbers_address = ctypes.addressof(self._numbers)

    def at(self, address: int) -> int:
        """The same for numbers of the type and shape of this side, at an address; the caller keeps them."""
        self._numbers.data = address
        return self._numbers_address

    def of(self, z: ArrayLike | SpikeEvents) -> int:
        """The address of the structure that describes the activity; valid until the next call."""
        if z is self._array:
            return self.address
        if type(z) is SpikeEvents:
            return z.address_for(self._dtype)
        return self._of_array(z)

    def _of_array(self, z: Any) -> int:
        array = z if isinstance(z, np.ndarray) else np.asarray(z)
        kind = _KINDS.get(array.dtype)
        if kind is None or (array.dtype.kind == "f" and array.dtype != self._dtype) or not array.flags.c_contiguous:
            if array.dtype.kind not in "biuf":
                raise ArgumentError(f"{self._name} must be numbers, flags or SpikeEvents, but it is of {array.dtype}")
            array = np.ascontiguousarray(array, array.dtype if array.dtype in (np.bool_, np.uint8) else self._dtype)
            kind = _KINDS[array.dtype]
        if array.shape != self._shape and not (self._shape[0] == 1 and array.shape == self._shape[1:]):
            raise ArgumentError(f"{self._name} must have the shape {self._shape} of its trace, but its shape is {array.shape}")

        self._structure.kind = kind
        self._structure.count = array.size
        self._structure.data = address_of(array)

        # What was converted is a copy: the next call has to look at the original again.
        self._array = array if array is z and array.base is None else _Kept(array)
        return self.address


class _Kept:
    """Keeps a converted array for as long as its address is in use."""

    __slots__ = ("array",)

    def __init__(self, array: Any) -> None:
        self.array = array
