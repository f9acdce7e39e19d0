"""Values that parameters have: numbers, or arrays that do not change."""

from __future__ import annotations

import ctypes
from typing import Any, Mapping, Union

import numpy as np
from numpy.typing import NDArray

from ._library import Handle, check, lib
from .errors import ArgumentError, KindError

Parameter = Union[float, "NDArray[Any]"]
TYPES = {np.dtype(np.float32): (1, "f32"), np.dtype(np.float64): (2, "f64")}


def number_type(dtype: Any) -> np.dtype[Any]:
    """``float32`` or ``float64``."""
    result = np.dtype(dtype)
    if result not in TYPES:
        raise KindError(f"dtype must be float32 or float64, but it is {result}")
    return result


def frozen(value: Any, name: str) -> Parameter:
    """A number, or a copy of an array that nobody can write to."""
    if isinstance(value, (int, float, np.floating, np.integer)):
        return float(value)
    array = np.array(value)
    if array.dtype.kind not in "fiu":
        raise ArgumentError(f"{name} must be a number or an array of numbers, but it is of {array.dtype}")
    array.flags.writeable = False
    return array


def set_values(handle: Handle, first: int, values: Mapping[str, Parameter], dtype: np.dtype[Any]) -> None:
    """Gives parameters of the library their values, from a place of ``stdp_parameter`` on."""
    set_tensor = getattr(lib, f"stdp_parameters_set_tensor_{TYPES[dtype][1]}")
    for place, value in enumerate(values.values(), first):
        if isinstance(value, float):
            check(lib.stdp_parameters_set_number(handle.value, place, value))
        else:
            tensor = np.ascontiguousarray(value, dtype).reshape(value.shape)
            shape = (ctypes.c_int32 * tensor.ndim)(*tensor.shape)
            check(set_tensor(handle.value, place, tensor.ctypes.data, tensor.ndim, ctypes.addressof(shape)))


def same(mine: Mapping[str, Parameter], other: Mapping[str, Parameter]) -> bool:
    """Whether all values are the same."""
    return all(
        np.shape(value) == np.shape(other[name]) and np.array_equal(value, other[name], equal_nan=True) for name, value in mine.items()
    )


def changed(values: Mapping[str, Parameter], defaults: Mapping[str, Any]) -> list[str]:
    """What is not the default, as text."""
    return [
        f"{name}={value!r}" if isinstance(value, float) else f"{name}=<{value.dtype}{list(value.shape)}>"
        for name, value in values.items()
        if not isinstance(value, float) or value != defaults[name]
    ]
