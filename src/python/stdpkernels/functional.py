"""Steps in place on arrays of the caller."""

from __future__ import annotations

import ctypes
import threading
from collections import OrderedDict
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._activity import ActivitySlot
from ._library import Handle, check, lib
from ._structure import address_of, geometry
from .errors import ArgumentError, KindError
from .events import SpikeEvents
from ._values import TYPES
from .parameters import Parameters

_DEFAULT = Parameters()
_MAX_WORKSPACES = 32


class Workspace:
    """What steps of one size and type reuse."""

    def __init__(self, dtype: np.dtype[Any], pre: tuple[int, ...], post: tuple[int, ...]) -> None:
        number, suffix = TYPES[dtype]
        created = ctypes.c_void_p()
        shapes = [(ctypes.c_int32 * len(shape))(*shape) for shape in (pre, post)]
        check(
            lib.stdp_workspace_create(
                number, len(pre), ctypes.addressof(shapes[0]), len(post), ctypes.addressof(shapes[1]), ctypes.byref(created)
            )
        )
        self.handle = Handle(created.value or 0, lib.stdp_workspace_free)
        self.value = self.handle.value
        self.pre = ActivitySlot(pre, dtype, "z_pre")
        self.post = ActivitySlot(post, dtype, "z_post")
        self.step_linear = getattr(lib, f"stdp_step_linear_{suffix}")
        self.step_conv2d = getattr(lib, f"stdp_step_conv2d_{suffix}")
        self.update_traces = getattr(lib, f"stdp_update_traces_{suffix}")


class _Workspaces(threading.local):
    """The workspaces that each thread has used last."""

    def __init__(self) -> None:
        self.recent: OrderedDict[Any, Workspace] = OrderedDict()

    def get(self, dtype: np.dtype[Any], pre: tuple[int, ...], post: tuple[int, ...]) -> Workspace:
        key = (dtype, pre, post)
        found = self.recent.get(key)
        if found is None:
            found = self.recent[key] = Workspace(dtype, tuple(pre), tuple(post))
            if len(self.recent) > _MAX_WORKSPACES:
                self.recent.popitem(last=False)
        return found


workspaces = _Workspaces()


def step_linear(
    z_pre: ArrayLike | SpikeEvents,
    z_post: ArrayLike | SpikeEvents,
    w: NDArray[Any],
    t_pre: NDArray[Any],
    t_post: NDArray[Any],
    parameters: Parameters = _DEFAULT,
    *,
    dt: float = 0.001,
) -> None:
    """One step of a linear layer. Changes ``w``, ``t_pre`` and ``t_post`` in place.

    Parameters:
        z_pre: Presynaptic activity ``[B, I]``, or :class:`SpikeEvents`.
        z_post: Postsynaptic activity ``[B, O]``, or :class:`SpikeEvents`.
        w: The weights, ``[O, I]``, of ``float32`` or ``float64``, which the other arrays then have too.
        t_pre, t_post: The traces, ``[B, I]`` and ``[B, O]``.
        parameters: The parameters of the rule. Keep the object: it is recognised.
        dt: The time step in seconds.
    """
    workspace = _workspace(w, t_pre, t_post)
    if w.shape != (t_post.shape[-1], t_pre.shape[-1]):
        raise ArgumentError(f"w must have the shape [O, I] = {[t_post.shape[-1], t_pre.shape[-1]]} of the traces, but its shape is {list(w.shape)}")
    check(
        workspace.step_linear(
            workspace.value, parameters.handle(w.dtype).value, dt, workspace.pre.of(z_pre), workspace.post.of(z_post),
            address_of(w), address_of(t_pre), address_of(t_post),
        )
    )


def step_conv2d(
    z_pre: ArrayLike | SpikeEvents,
    z_post: ArrayLike | SpikeEvents,
    w: NDArray[Any],
    t_pre: NDArray[Any],
    t_post: NDArray[Any],
    parameters: Parameters = _DEFAULT,
    *,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
    dilation: int | tuple[int, int] = 1,
    groups: int = 1,
    dt: float = 0.001,
) -> None:
    """One step of a convolution. Changes ``w``, ``t_pre`` and ``t_post`` in place.

    Parameters:
        z_pre: Presynaptic activity ``[B, C, H, W]``, or :class:`SpikeEvents`.
        z_post: Postsynaptic activity ``[B, O, H', W']``, or :class:`SpikeEvents`.
        w: The weights, ``[O, C / groups, kh, kw]``, of ``float32`` or ``float64``, which the other arrays then have too.
        t_pre, t_post: The traces, of the shapes of the activity.
        parameters: The parameters of the rule. Keep the object: it is recognised.
        stride, padding, dilation: One integer, or ``(height, width)``.
        groups: Into how many groups the channels of both sides are divided.
        dt: The time step in seconds.
    """
    workspace = _workspace(w, t_pre, t_post)
    if w.ndim != 4 or t_pre.ndim != 4 or t_post.ndim != 4 or (w.shape[0], w.shape[1] * groups) != (t_post.shape[1], t_pre.shape[1]):
        raise ArgumentError(
            f"w must have the shape [O, C / groups, kh, kw] for traces [B, C, H, W] and [B, O, H', W'], but the shapes are {list(w.shape)}, "
            f"{list(t_pre.shape)} and {list(t_post.shape)}"
        )
    check(
        workspace.step_conv2d(
            workspace.value, parameters.handle(w.dtype).value, dt, w.shape[2], w.shape[3],
            ctypes.byref(geometry(stride, padding, dilation, groups)), workspace.pre.of(z_pre), workspace.post.of(z_post),
            address_of(w), address_of(t_pre), address_of(t_post),
        )
    )


def update_traces(
    z_pre: ArrayLike | SpikeEvents,
    z_post: ArrayLike | SpikeEvents,
    t_pre: NDArray[Any],
    t_post: NDArray[Any],
    parameters: Parameters = _DEFAULT,
    *,
    dt: float = 0.001,
) -> None:
    """Moves both traces by one time step, in place: ``t <- t + dt * tau_inv * (a * z - t)``. Shapes as for the steps."""
    workspace = _workspace(t_pre, t_pre, t_post)
    check(
        workspace.update_traces(
            workspace.value, parameters.handle(t_pre.dtype).value, dt, workspace.pre.of(z_pre), workspace.post.of(z_post),
            address_of(t_pre), address_of(t_post),
        )
    )


def _workspace(w: Any, t_pre: Any, t_post: Any) -> Workspace:
    for name, array in (("w", w), ("t_pre", t_pre), ("t_post", t_post)):
        if not isinstance(array, np.ndarray) or array.dtype not in TYPES or array.dtype != w.dtype:
            came = array.dtype if isinstance(array, np.ndarray) else type(array).__name__
            raise KindError(f"{name} must be an array of float32 or float64, of one type with the others, but it is of {came}")
        if not array.flags.c_contiguous or not array.flags.writeable:
            raise ArgumentError(f"{name} is changed in place: it must be writeable and in C order without gaps")
    return workspaces.get(w.dtype, t_pre.shape, t_post.shape)
