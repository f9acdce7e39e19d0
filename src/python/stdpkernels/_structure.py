"""``stdp_activity`` of the header."""

from __future__ import annotations

import ctypes
from typing import Any

from .errors import ArgumentError

NUMBERS_F32 = 1
NUMBERS_F64 = 2
EVENTS = 3
FLAGS = 4
COUNTS = 5


class ActivityStructure(ctypes.Structure):
    _fields_ = [
        ("kind", ctypes.c_int32),
        ("samples", ctypes.c_int32),
        ("count", ctypes.c_int64),
        ("data", ctypes.c_void_p),
        ("sample_starts", ctypes.c_void_p),
        ("values", ctypes.c_void_p),
    ]


class GeometryStructure(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_int32)
        for name in (
            "stride_height", "stride_width", "padding_height", "padding_width", "dilation_height", "dilation_width", "groups",
        )
    ]


def address_of(array: Any) -> int:
    """Where the elements of an array in C order are."""
    # A third of what array.ctypes takes, which is as much as a small step. It asks for an array that is writeable and not empty.
    if array.flags.writeable and array.size:
        return ctypes.addressof(ctypes.c_char.from_buffer(array))
    return int(array.ctypes.data)


def pair(value: int | tuple[int, int], name: str) -> tuple[int, int]:
    """One integer for height and width, or one for each."""
    if isinstance(value, (tuple, list)):
        if len(value) != 2:
            raise ValueError(f"{name} must be one integer or two, (height, width), but there are {len(value)}")
        return int(value[0]), int(value[1])
    return int(value), int(value)


def geometry(
    stride: int | tuple[int, int], padding: int | tuple[int, int], dilation: int | tuple[int, int], groups: int = 1
) -> GeometryStructure:
    # The library takes 0 for what was left out.
    if groups < 1:
        raise ArgumentError(f"groups must be at least 1, but it is {groups}")
    return GeometryStructure(*pair(stride, "stride"), *pair(padding, "padding"), *pair(dilation, "dilation"), groups)
