"""Errors. Where one is raised, nothing has been changed."""

from __future__ import annotations


class StdpError(Exception):
    """Any error of the library."""


class ArgumentError(StdpError, ValueError):
    """A shape, a number of elements, a number out of its range, or memory that overlaps."""


class KindError(StdpError, TypeError):
    """An object or array of another kind or number type than is needed."""


class HandleError(StdpError, RuntimeError):
    """A layer that was closed."""


class BusyError(StdpError, RuntimeError):
    """Another thread is at work on the layer."""


class FileError(StdpError, OSError):
    """A file cannot be read or written."""


class CheckpointError(StdpError, ValueError):
    """A checkpoint is damaged, or holds other types or shapes."""


class OutOfMemoryError(StdpError, MemoryError):
    """There is not enough memory."""


class InternalError(StdpError, RuntimeError):
    """A mistake of the library."""


# By the numbers of the C interface.
_BY_STATUS: dict[int, type[StdpError]] = {
    1: KindError,
    2: HandleError,
    3: KindError,
    4: ArgumentError,
    5: ArgumentError,
    6: BusyError,
    7: InternalError,
    8: FileError,
    9: CheckpointError,
    10: OutOfMemoryError,
}


def of_status(status: int, text: str) -> StdpError:
    """The error for a number that the C interface returned."""
    return _BY_STATUS.get(status, InternalError)(text)
