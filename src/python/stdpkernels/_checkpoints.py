"""Layers on the disk, and in other processes."""

from __future__ import annotations

import os
import tempfile
from typing import Any

import numpy as np

from ._editing import Editing
from ._library import check, lib
from ._traces import Traces
from .errors import CheckpointError
from .parameters import Parameters


class Checkpoints(Editing, Traces):
    """Saving and loading, and pickles by that."""

    def save(self, path: str | os.PathLike[str]) -> None:
        """Saves weights and traces: as an array ``w`` and one under the name of each trace where the file ends in ``.npz``, else as a checkpoint.

        A checkpoint also holds the eligibility, has a checksum, and replaces an older file when it is complete and on the disk.
        """
        name = os.fspath(path)
        if name.endswith(".npz"):
            np.savez(name, w=self._weights, **self.traces)
        else:
            check(lib.stdp_layer_save(self._value, os.fsencode(name)))

    def load(self, path: str | os.PathLike[str]) -> None:
        """Loads what :meth:`save` of a layer of the same type and sizes has saved. Where that fails nothing has been changed."""
        name = os.fspath(path)
        if name.endswith(".npz"):
            self._load_arrays(name)
        else:
            check(lib.stdp_layer_load(self._value, os.fsencode(name)))

    def __reduce__(self) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "layer")
            self.save(path)
            with open(path, "rb") as file:
                return _restore, (type(self), self._arguments, self._parameters, self._added, self._eligibility, file.read())

    def _load_arrays(self, name: str) -> None:
        mine = {"w": self._weights, **{trace: self._trace(trace) for trace in self._trace_names()}}
        with np.load(name, allow_pickle=False) as file:
            arrays = {}
            for key, array in mine.items():
                if key not in file:
                    raise CheckpointError(f"{name}: there is no {key}")
                arrays[key] = file[key]
                if arrays[key].shape != array.shape or arrays[key].dtype != array.dtype:
                    raise CheckpointError(
                        f"{name}: {key} must be {array.dtype}{list(array.shape)}, but it is {arrays[key].dtype}{list(arrays[key].shape)}"
                    )
        with self.edit_weights() as w:
            w[...] = arrays.pop("w")
        for key, array in arrays.items():
            mine[key][...] = array


def _restore(
    kind: Any,
    arguments: dict[str, Any],
    parameters: Parameters,
    added: dict[str, tuple[int, ...]],
    eligibility: dict[str, Any] | None,
    checkpoint: bytes,
) -> Any:
    layer = kind(parameters=parameters, **arguments)
    for name, shape in added.items():
        layer.add_trace(name, shape)
    if eligibility is not None:
        layer.add_eligibility(**eligibility)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "layer")
        with open(path, "wb") as file:
            file.write(checkpoint)
        layer.load(path)
    return layer
