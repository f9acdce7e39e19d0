"""The neurons that fired, as lists of indices."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._structure import EVENTS, ActivityStructure
from .errors import ArgumentError, KindError


class SpikeEvents:
    """The neurons that fired in one step, in place of a dense array.

    Parameters:
        indices: The neurons that fired, ascending in each sample; of all samples one after the other.
        sample_starts: ``B + 1`` places in ``indices`` at which the samples begin, the last of which is the number of indices. None for one
            sample.
        values: A number that each spike carries, of the layer's type. None where all are 1.

    Arrays of the right type (``int32``) are not copied: change their elements between steps to use the object again, and it costs nothing.
    """

    __slots__ = ("_address", "_structure", "indices", "sample_starts", "values")

    indices: NDArray[np.int32]
    sample_starts: NDArray[np.int32] | None
    values: NDArray[Any] | None

    def __init__(self, indices: ArrayLike, sample_starts: ArrayLike | None = None, values: ArrayLike | None = None) -> None:
        self.indices = integers(indices, "indices")
        self.sample_starts = None if sample_starts is None else integers(sample_starts, "sample_starts")
        self.values = None if values is None else np.ascontiguousarray(values)
        if self.sample_starts is not None and self.sample_starts.size == 0:
            raise ArgumentError("sample_starts must have one element more than there are samples, but it has none")
        if self.values is not None and self.values.shape != self.indices.shape:
            raise ArgumentError(
                f"values must have a number for each of {self.indices.size} indices, but its shape is {self.values.shape}"
            )

        structure = ActivityStructure(EVENTS, 1, self.indices.size, self.indices.ctypes.data)
        if self.sample_starts is not None:
            structure.samples = self.sample_starts.size - 1
            structure.sample_starts = self.sample_starts.ctypes.data
        if self.values is not None:
            structure.values = self.values.ctypes.data
        self._structure = structure
        self._address = ctypes.addressof(structure)

    @classmethod
    def from_dense(cls, z: ArrayLike) -> SpikeEvents:
        """The lists of an array ``[B, ...]`` or of one sample, whose numbers other than 0 and 1 become values."""
        dense = np.asarray(z)
        samples = dense.reshape(1, -1) if dense.ndim == 1 else dense.reshape(dense.shape[0], -1)
        rows, columns = np.nonzero(samples)
        starts = np.zeros(samples.shape[0] + 1, np.int32)
        np.cumsum(np.bincount(rows, minlength=samples.shape[0]), out=starts[1:])
        fired = samples[rows, columns]
        return cls(columns, starts, None if np.all(fired == 1) else fired)

    def __len__(self) -> int:
        return int(self.indices.size)

    def __repr__(self) -> str:
        samples = 1 if self.sample_starts is None else self.sample_starts.size - 1
        return f"SpikeEvents({len(self)} spikes in {samples} {'sample' if samples == 1 else 'samples'})"

    def __reduce__(self) -> Any:
        return SpikeEvents, (self.indices, self.sample_starts, self.values)

    def address_for(self, dtype: np.dtype[Any]) -> int:
        """The address of the structure, for a layer of a type."""
        if self.values is not None and self.values.dtype != dtype:
            raise KindError(f"values must be of {dtype} as the weights are, but they are of {self.values.dtype}")
        return self._address


def integers(values: ArrayLike, name: str) -> NDArray[np.int32]:
    """A list of integers as the library takes it: of 32 bits, without gaps."""
    array = np.asarray(values)
    if array.ndim != 1 or (array.size and array.dtype.kind not in "iu"):
        raise ArgumentError(f"{name} must be a list of integers, but it is of {array.dtype} with the shape {array.shape}")
    if array.size and (array.max() > np.iinfo(np.int32).max or array.min() < np.iinfo(np.int32).min):
        raise ArgumentError(f"{name} must be integers of 32 bits")
    return np.ascontiguousarray(array, np.int32)
