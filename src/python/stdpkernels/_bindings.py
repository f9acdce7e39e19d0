"""Parameters made of tensors and numbers, converted once, and recognised for as long as they are the same."""

from __future__ import annotations

import ctypes
from typing import Any, Callable

import torch

from ._tensors import TYPES, require_plain
from .parameters import Parameters

_CELLS: dict[int, Any] = {1: ctypes.c_int8, 2: ctypes.c_int16, 4: ctypes.c_int32, 8: ctypes.c_int64}
_MAX_BINDINGS = 8


class Binding:
    """What the library was given for parameters, and how to see that they have not changed since.

    A tensor of no dimensions is compared by its bits, so that every way to write to it is seen; one with dimensions by what PyTorch counts.
    """

    __slots__ = ("_cells", "_dt", "_dtype", "_ids", "_kept", "_parameters", "_versions", "handle")

    def __init__(self, values: tuple[Any, ...], parameters: Parameters, dtype: torch.dtype, dt: float) -> None:
        self._dtype = dtype
        self._dt = dt
        self._parameters = parameters
        self.handle = parameters.handle(TYPES[dtype]).value
        self._ids: tuple[int, ...] | None = tuple(map(id, values))
        self._cells: list[tuple[torch.Tensor, int, Any, int]] = []
        self._versions: list[tuple[torch.Tensor, int, int]] = []

        # What is recognised by its identity stays until then, and so does the memory that is looked at.
        self._kept = [*values]
        for tensor in values:
            if not isinstance(tensor, torch.Tensor):
                continue
            address = tensor.data_ptr()
            if tensor.dim() == 0:
                self._kept.append(tensor.detach())
                cell = _CELLS[tensor.element_size()].from_address(address)
                self._cells.append((tensor, address, cell, cell.value))
            elif tensor.is_inference():
                # Changes of it are not counted: it is never recognised.
                self._ids = None
            else:
                self._versions.append((tensor, address, tensor._version))

    def holds(self, ids: tuple[int, ...], dtype: torch.dtype, dt: float) -> bool:
        """Whether the values of these identities are those that were converted."""
        if ids != self._ids or dtype is not self._dtype or dt != self._dt:
            return False
        for tensor, address, cell, bits in self._cells:
            if tensor.data_ptr() != address or cell.value != bits:
                return False
        for tensor, address, version in self._versions:
            if tensor.data_ptr() != address or tensor._version != version:
                return False
        return True


class Bindings:
    """The bindings that one object's parameters have had last."""

    __slots__ = ("_recent",)

    def __init__(self) -> None:
        self._recent: list[Binding] = []

    def get(
        self, values: dict[str, Any], dtype: torch.dtype, dt: float, convert: Callable[[torch.dtype, float], Parameters]
    ) -> Binding:
        """What the values are in the library. Keep it while its handle is in use."""
        ids = tuple(map(id, values.values()))
        for binding in self._recent:
            if binding.holds(ids, dtype, dt):
                return binding
        binding = Binding(tuple(values.values()), convert(dtype, dt), dtype, dt)
        self._recent = [binding, *self._recent[: _MAX_BINDINGS - 1]]
        return binding


def number_or_array(value: Any, name: str, dtype: torch.dtype) -> Any:
    """A number, or the array of a tensor that broadcasts."""
    if not isinstance(value, torch.Tensor):
        return float(value)
    require_plain(value, name)
    if value.dim() == 0:
        return float(value)
    if value.dtype.is_floating_point and value.dtype != dtype:
        raise TypeError(f"{name} must be of {dtype} as the weights are, but it is of {value.dtype}")
    return value.detach().to(dtype).resolve_neg().numpy()
