"""Loads the library, with the types of its functions as the header has them."""

from __future__ import annotations

import ctypes
import re
from pathlib import Path
from typing import Any

from . import errors

_NATIVE = Path(__file__).with_name("_native")
_ABI_VERSION = 1


def _type(declaration: str) -> Any:
    words = declaration.split()
    if "*" in declaration or words[0] in ("stdp_parameters", "stdp_layer", "stdp_workspace"):
        return ctypes.c_void_p
    return {"double": ctypes.c_double, "int64_t": ctypes.c_int64}.get(words[0], ctypes.c_int32)


def _load() -> ctypes.CDLL:
    loader = _NATIVE / "libstdpkernels_loader.so"
    if not loader.exists():
        raise ImportError(f"{_NATIVE} has no library: install the wheel that build.sh makes")

    library = ctypes.CDLL(str(loader))
    header = re.sub(r"/\*.*?\*/", "", (_NATIVE / "stdpkernels.h").read_text(), flags=re.DOTALL)
    for result, name, parameters in re.findall(r"(stdp_status|int32_t|const char \*) ?(stdp_\w+)\(([^)]*)\);", header):
        function = getattr(library, name)
        function.restype = ctypes.c_char_p if "*" in result else ctypes.c_int32
        function.argtypes = [] if parameters.strip() == "void" else [_type(p) for p in parameters.split(",")]

    if library.stdp_abi_version() != _ABI_VERSION:
        raise ImportError(f"{_NATIVE} has the interface {library.stdp_abi_version()}, but this package needs {_ABI_VERSION}")
    return library


lib = _load()


def check(status: int) -> None:
    """Raises what a call of the library has returned."""
    if status:
        raise errors.of_status(status, lib.stdp_last_error().decode())


def version() -> str:
    """The version of the library."""
    text: str = lib.stdp_version().decode()
    return text


def abi_version() -> int:
    """The number of the C interface."""
    return int(lib.stdp_abi_version())


def vector_bits() -> int:
    """Bits of the vectors that the library computes with: 256 with AVX2, else 128. The results do not depend on it."""
    return int(lib.stdp_vector_bits())


class Handle:
    """A handle of the library, freed with the last object that refers to it."""

    __slots__ = ("_free", "value", "__weakref__")

    def __init__(self, value: int, free: Any) -> None:
        self.value = value
        self._free = free

    def __del__(self) -> None:
        # At the end of the interpreter the library may be gone before this.
        if self._free is not None:
            self._free(self.value)

    def __copy__(self) -> Handle:
        raise TypeError("a handle cannot be copied: both would free it")

    def __deepcopy__(self, memo: Any) -> Handle:
        raise TypeError("a handle cannot be copied: both would free it")

    def __reduce__(self) -> Any:
        raise TypeError("a handle means nothing in another process")
