"""A drop-in for ``norse.torch.functional.stdp`` on CPU tensors: the same names, arguments and results, by the kernels of this library.

::

    from stdpkernels.norse import STDPParameters, STDPState, stdp_step_conv2d, stdp_step_linear

``docs/norse.md`` of the sources has a table of every difference.
"""

from __future__ import annotations

import ctypes
from typing import Any, Union

import numpy as np

try:
    import torch
except ImportError as e:  # pragma: no cover
    raise ImportError("stdpkernels.norse works on tensors of PyTorch, which is not installed") from e

from ._library import check
from ._structure import geometry
from .functional import workspaces
from ._words import ALGORITHMS
from .parameters import Parameters

Number = Union[float, torch.Tensor]

_TYPES: dict[torch.dtype, np.dtype[Any]] = {torch.float32: np.dtype(np.float32), torch.float64: np.dtype(np.float64)}


class STDPParameters:
    """Parameters of STDP: numbers, or tensors that broadcast to the traces (``a_*``, ``tau_*_inv``) or to the weights (the others).

    Parameters:
        a_pre, a_post: How much a spike feeds its trace.
        tau_pre_inv, tau_post_inv: Inverse time constants of the traces in 1/s.
        w_min, w_max: Bounds of the weights.
        eta_plus, eta_minus: Learning rates.
        stdp_algorithm: ``"additive"``, ``"additive_step"``, ``"multiplicative_pow"`` or ``"multiplicative_relu"``.
        mu: The exponent of ``"multiplicative_pow"``.
        hardbound: Whether weights are kept between the bounds.
        convolutional: Whether stride, padding and dilation matter.
        stride, padding, dilation: Of the convolution.
    """

    def __init__(
        self,
        a_pre: Number = torch.as_tensor(1.0),
        a_post: Number = torch.as_tensor(1.0),
        tau_pre_inv: Number = torch.as_tensor(1.0 / 50e-3),
        tau_post_inv: Number = torch.as_tensor(1.0 / 50e-3),
        w_min: Number = 0.0,
        w_max: Number = 1.0,
        eta_plus: Number = 1e-3,
        eta_minus: Number = 1e-3,
        stdp_algorithm: str = "additive",
        mu: Number = 0.0,
        hardbound: bool = True,
        convolutional: bool = False,
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
    ) -> None:
        if stdp_algorithm not in ALGORITHMS or stdp_algorithm == "asymmetric_pow":
            raise ValueError(
                "stdp_algorithm must be one of additive, additive_step, multiplicative_pow, multiplicative_relu, "
                f"but it is {stdp_algorithm!r}"
            )
        self.a_pre = a_pre
        self.a_post = a_post
        self.tau_pre_inv = tau_pre_inv
        self.tau_post_inv = tau_post_inv
        self.w_min = w_min
        self.w_max = w_max
        self.eta_plus = eta_plus
        self.eta_minus = eta_minus
        self.stdp_algorithm = stdp_algorithm
        # An exponent is a tensor of PyTorch's default type, whatever the type of the weights.
        self.mu = torch.as_tensor(mu if stdp_algorithm == "multiplicative_pow" else float(stdp_algorithm == "multiplicative_relu"))
        self.hardbound = hardbound
        self.convolutional = convolutional
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self._bound: dict[Any, Parameters] = {}

    def _parameters(self, dtype: torch.dtype, dt: float) -> Parameters:
        """What the library is given: recognised again while nothing here has been changed."""
        values = (
            self.a_pre, self.a_post, self.tau_pre_inv, self.tau_post_inv, self.w_min, self.w_max, self.eta_plus, self.eta_minus, self.mu,
        )
        key = (dtype, dt, self.hardbound, self.stdp_algorithm, *map(_identity, values))
        found = self._bound.get(key)
        if found is None:
            if len(self._bound) >= 8:
                self._bound.clear()
            found = self._bound[key] = _convert(self, dtype, dt)
            # Tensors stay while their identity is a key.
            self._kept = values
        return found


class STDPState:
    """State of STDP: the traces.

    Parameters:
        t_pre: Presynaptic trace, ``[B, I]`` or ``[B, C, H, W]``.
        t_post: Postsynaptic trace, ``[B, O]`` or ``[B, O, H', W']``.
    """

    def __init__(self, t_pre: torch.Tensor, t_post: torch.Tensor) -> None:
        self.t_pre = t_pre
        self.t_post = t_post

    def decay(
        self,
        z_pre: torch.Tensor,
        z_post: torch.Tensor,
        tau_pre_inv: Number,
        tau_post_inv: Number,
        a_pre: Number,
        a_post: Number,
        dt: float = 0.001,
        *,
        inplace: bool = False,
    ) -> None:
        """Moves both traces by one time step: ``t <- t + dt * tau_inv * (a * z - t)``. They become new tensors unless ``inplace``."""
        t_pre, t_post = _written(self.t_pre, "t_pre", inplace), _written(self.t_post, "t_post", inplace)
        dtype = _type(t_pre, t_post, "t_pre", "t_post")
        p = STDPParameters(a_pre, a_post, tau_pre_inv, tau_post_inv)
        workspace = workspaces.get(_TYPES[dtype], tuple(t_pre.shape), tuple(t_post.shape))
        check(
            workspace.update_traces(
                workspace.value, p._parameters(dtype, dt).handle(_TYPES[dtype]).value, 1.0,
                workspace.pre.of(_activity(z_pre, "z_pre")), workspace.post.of(_activity(z_post, "z_post")),
                t_pre.data_ptr(), t_post.data_ptr(),
            )
        )
        self.t_pre, self.t_post = t_pre, t_post


def stdp_step_linear(
    z_pre: torch.Tensor,
    z_post: torch.Tensor,
    w: torch.Tensor,
    state_stdp: STDPState,
    p_stdp: STDPParameters = STDPParameters(),
    dt: float = 0.001,
    *,
    inplace: bool = False,
) -> tuple[torch.Tensor, STDPState]:
    """One STDP step of a linear layer.

    Parameters:
        z_pre: Presynaptic activity ``[B, I]``.
        z_post: Postsynaptic activity ``[B, O]``.
        w: The weights ``[O, I]``.
        state_stdp: The traces, which become new tensors.
        p_stdp: The parameters.
        dt: The time step in seconds.
        inplace: Whether weights and traces are changed in their memory, and no tensor is made.

    Returns:
        The weights and the state.
    """
    out, t_pre, t_post, dtype = _arrays(w, state_stdp, inplace)
    if out.dim() != 2 or t_pre.dim() != 2 or t_post.dim() != 2 or out.shape != (t_post.shape[1], t_pre.shape[1]):
        raise ValueError(
            f"w must be [O, I] for traces [B, I] and [B, O], but the shapes are {list(w.shape)}, {list(t_pre.shape)} and {list(t_post.shape)}"
        )
    workspace = workspaces.get(_TYPES[dtype], tuple(t_pre.shape), tuple(t_post.shape))
    check(
        workspace.step_linear(
            workspace.value, p_stdp._parameters(dtype, dt).handle(_TYPES[dtype]).value, 1.0,
            workspace.pre.of(_activity(z_pre, "z_pre")), workspace.post.of(_activity(z_post, "z_post")),
            out.data_ptr(), t_pre.data_ptr(), t_post.data_ptr(),
        )
    )
    state_stdp.t_pre, state_stdp.t_post = t_pre, t_post
    return out, state_stdp


def stdp_step_conv2d(
    z_pre: torch.Tensor,
    z_post: torch.Tensor,
    w: torch.Tensor,
    state_stdp: STDPState,
    p_stdp: STDPParameters = STDPParameters(convolutional=True),
    dt: float = 0.001,
    *,
    inplace: bool = False,
) -> tuple[torch.Tensor, STDPState]:
    """One STDP step of a convolution.

    Parameters:
        z_pre: Presynaptic activity ``[B, C, H, W]``.
        z_post: Postsynaptic activity ``[B, O, H', W']``.
        w: The weights ``[O, C, kh, kw]``.
        state_stdp: The traces, which become new tensors.
        p_stdp: The parameters, with stride, padding and dilation.
        dt: The time step in seconds.
        inplace: Whether weights and traces are changed in their memory, and no tensor is made.

    Returns:
        The weights and the state.
    """
    out, t_pre, t_post, dtype = _arrays(w, state_stdp, inplace)
    if out.dim() != 4 or t_pre.dim() != 4 or t_post.dim() != 4 or out.shape[:2] != (t_post.shape[1], t_pre.shape[1]):
        raise ValueError(
            "w must be [O, C, kh, kw] for traces [B, C, H, W] and [B, O, H', W'], "
            f"but the shapes are {list(w.shape)}, {list(t_pre.shape)} and {list(t_post.shape)}"
        )
    workspace = workspaces.get(_TYPES[dtype], tuple(t_pre.shape), tuple(t_post.shape))
    check(
        workspace.step_conv2d(
            workspace.value, p_stdp._parameters(dtype, dt).handle(_TYPES[dtype]).value, 1.0, out.shape[2], out.shape[3],
            ctypes.byref(geometry(p_stdp.stride, p_stdp.padding, p_stdp.dilation)),
            workspace.pre.of(_activity(z_pre, "z_pre")), workspace.post.of(_activity(z_post, "z_post")),
            out.data_ptr(), t_pre.data_ptr(), t_post.data_ptr(),
        )
    )
    state_stdp.t_pre, state_stdp.t_post = t_pre, t_post
    return out, state_stdp


def _arrays(w: torch.Tensor, state: STDPState, inplace: bool) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.dtype]:
    out = _written(w, "w", inplace)
    t_pre, t_post = _written(state.t_pre, "t_pre", inplace), _written(state.t_post, "t_post", inplace)
    _type(out, t_pre, "w", "t_pre")
    return out, t_pre, t_post, _type(out, t_post, "w", "t_post")


def _plain(tensor: Any, name: str) -> None:
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f"{name} must be a tensor, but it is of {type(tensor).__name__}")
    if tensor.device.type != "cpu":
        raise ValueError(f"{name} must be on the CPU, but it is on {tensor.device}")
    if tensor.layout is not torch.strided:
        raise ValueError(f"{name} must be a dense tensor, but its layout is {tensor.layout}")
    if tensor.requires_grad and torch.is_grad_enabled():
        raise ValueError(f"{name} requires a gradient, and these steps have none: detach() it, or step under torch.no_grad()")


def _written(tensor: torch.Tensor, name: str, inplace: bool) -> torch.Tensor:
    """The tensor itself, or a new one with its numbers."""
    _plain(tensor, name)
    if not inplace:
        return tensor.detach().clone(memory_format=torch.contiguous_format)
    if not tensor.is_contiguous():
        raise ValueError(f"{name} is changed in place: it must be contiguous")
    return tensor


def _type(first: torch.Tensor, second: torch.Tensor, first_name: str, second_name: str) -> torch.dtype:
    if first.dtype not in _TYPES:
        raise TypeError(f"{first_name} must be of float32 or float64, but it is of {first.dtype}")
    if second.dtype != first.dtype:
        raise TypeError(f"{second_name} must be of {first.dtype} as {first_name} is, but it is of {second.dtype}")
    return first.dtype


def _activity(z: torch.Tensor, name: str) -> Any:
    _plain(z, name)
    return z.detach().numpy()


def _identity(value: Any) -> Any:
    return (id(value), value._version) if isinstance(value, torch.Tensor) else value


def _convert(p: STDPParameters, dtype: torch.dtype, dt: float) -> Parameters:
    # PyTorch forms dt * tau_inv first, in the type of tau_inv: in float32 for tensors of its default type.
    return Parameters(
        algorithm=p.stdp_algorithm,
        hardbound=p.hardbound,
        a_pre=_value(p.a_pre, "a_pre", dtype),
        a_post=_value(p.a_post, "a_post", dtype),
        tau_pre_inv=_value(dt * p.tau_pre_inv, "tau_pre_inv", dtype),
        tau_post_inv=_value(dt * p.tau_post_inv, "tau_post_inv", dtype),
        w_min=_value(p.w_min, "w_min", dtype),
        w_max=_value(p.w_max, "w_max", dtype),
        eta_plus=_value(p.eta_plus, "eta_plus", dtype),
        eta_minus=_value(p.eta_minus, "eta_minus", dtype),
        mu=_value(p.mu, "mu", dtype),
    )


def _value(value: Any, name: str, dtype: torch.dtype) -> Any:
    if not isinstance(value, torch.Tensor):
        return float(value)
    _plain(value, name)
    if value.dim() == 0:
        return float(value)
    if value.dtype.is_floating_point and value.dtype != dtype:
        raise TypeError(f"{name} must be of {dtype} as the weights are, but it is of {value.dtype}")
    return value.detach().to(dtype).numpy()
