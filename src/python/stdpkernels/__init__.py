"""Spike-timing-dependent plasticity of linear, sparse and convolutional layers, in place and with the same bits on every run.

One step moves the traces of a layer by one time step of ``dt`` seconds and changes its weights; unless the parameters say otherwise::

    t_pre  <- t_pre  + dt * tau_pre_inv  * (a_pre  * z_pre  - t_pre)
    t_post <- t_post + dt * tau_post_inv * (a_post * z_post - t_post)
    w      <- w + A_plus(w) * sum(z_post (x) t_pre) - A_minus(w) * sum(t_post (x) z_pre)
    w      <- min(max(w, w_min), w_max)

Layers (:class:`LinearLayer`, :class:`SparseLayer`, :class:`Conv1dLayer`, :class:`Conv2dLayer`) own their weights and traces; :func:`step_linear` and
:func:`step_conv2d` work in place on arrays of yours.
"""

from ._library import abi_version, vector_bits, version
from .convolutions import Conv1dLayer, Conv2dLayer
from .errors import (
    ArgumentError,
    BusyError,
    CheckpointError,
    FileError,
    HandleError,
    InternalError,
    KindError,
    OutOfMemoryError,
    StdpError,
)
from .events import SpikeEvents
from .eligibility import Eligibility
from .functional import step_conv2d, step_linear, update_traces
from .layers import LinearLayer
from .parameters import Parameters
from .sparse import SparseLayer
from .triplet import Triplet

__version__ = version()

__all__ = [
    "ArgumentError",
    "BusyError",
    "CheckpointError",
    "Conv1dLayer",
    "Conv2dLayer",
    "Eligibility",
    "FileError",
    "HandleError",
    "InternalError",
    "KindError",
    "LinearLayer",
    "OutOfMemoryError",
    "Parameters",
    "SparseLayer",
    "SpikeEvents",
    "StdpError",
    "Triplet",
    "abi_version",
    "step_conv2d",
    "step_linear",
    "update_traces",
    "vector_bits",
    "version",
]
