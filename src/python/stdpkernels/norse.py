"""A drop-in for ``norse.torch.functional.stdp`` on CPU tensors: the same names, arguments and results, by the kernels of this library.

::

    from stdpkernels.norse import STDPParameters, STDPState, stdp_step_conv2d, stdp_step_linear

``docs/norse.md`` of the sources has a table of every difference.
"""

from __future__ import annotations

import ctypes
from typing import Union

try:
    import torch
except ImportError as e:  # pragma: no cover
    raise ImportError("stdpkernels.norse works on tensors of PyTorch, which is not installed") from e

from ._tensors import TYPES, activity, copied, type_of, written
from ._bindings import Binding, Bindings, number_or_array
from ._library import check
from ._structure import geometry
from .functional import workspaces
from ._words import ALGORITHMS
from .parameters import Parameters

Number = Union[float, torch.Tensor]


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
        self._bindings = Bindings()

    def _bound(self, dtype: torch.dtype, dt: float) -> Binding:
        """What the library is given, converted once while nothing here changes."""
        return self._bindings.get(vars(self), dtype, dt, self._convert)

    def _convert(self, dtype: torch.dtype, dt: float) -> Parameters:
        # PyTorch forms dt * tau_inv first, in the type of tau_inv: in float32 for tensors of its default type.
        values = {
            "a_pre": self.a_pre, "a_post": self.a_post, "tau_pre_inv": dt * self.tau_pre_inv, "tau_post_inv": dt * self.tau_post_inv,
            "w_min": self.w_min, "w_max": self.w_max, "eta_plus": self.eta_plus, "eta_minus": self.eta_minus, "mu": self.mu,
        }
        numbers = {name: number_or_array(value, name, dtype) for name, value in values.items()}
        return Parameters(algorithm=self.stdp_algorithm, hardbound=self.hardbound, **numbers)


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
        t_pre, t_post = (self.t_pre, self.t_post) if inplace else (copied(self.t_pre, "t_pre"), copied(self.t_post, "t_post"))
        dtype = type_of(t_pre, "t_pre")
        pre, post = written(t_pre, "t_pre", dtype), written(t_post, "t_post", dtype)
        sizes = workspaces.get(TYPES[dtype], t_pre.shape, t_post.shape)
        rule = STDPParameters(a_pre, a_post, tau_pre_inv, tau_post_inv)._bound(dtype, dt)
        check(
            sizes.update_traces(
                sizes.value, rule.handle, 1.0,
                activity(z_pre, "z_pre", sizes.pre, t_pre.shape, dtype), activity(z_post, "z_post", sizes.post, t_post.shape, dtype),
                pre, post,
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
    t_pre, t_post = state_stdp.t_pre, state_stdp.t_post
    if not inplace:
        w, t_pre, t_post = copied(w, "w"), copied(t_pre, "t_pre"), copied(t_post, "t_post")
    dtype = type_of(w, "w")
    weights, pre, post = written(w, "w", dtype), written(t_pre, "t_pre", dtype), written(t_post, "t_post", dtype)
    pre_shape, post_shape = t_pre.shape, t_post.shape
    if len(pre_shape) != 2 or len(post_shape) != 2 or w.shape != (post_shape[1], pre_shape[1]):
        raise ValueError(
            f"w must be [O, I] for traces [B, I] and [B, O], but the shapes are {list(w.shape)}, {list(pre_shape)} and {list(post_shape)}"
        )
    sizes = workspaces.get(TYPES[dtype], pre_shape, post_shape)
    rule = p_stdp._bound(dtype, dt)
    status = sizes.step_linear(
        sizes.value, rule.handle, 1.0,
        activity(z_pre, "z_pre", sizes.pre, pre_shape, dtype), activity(z_post, "z_post", sizes.post, post_shape, dtype),
        weights, pre, post,
    )
    if status:
        check(status)
    state_stdp.t_pre, state_stdp.t_post = t_pre, t_post
    return w, state_stdp


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
    t_pre, t_post = state_stdp.t_pre, state_stdp.t_post
    if not inplace:
        w, t_pre, t_post = copied(w, "w"), copied(t_pre, "t_pre"), copied(t_post, "t_post")
    dtype = type_of(w, "w")
    weights, pre, post = written(w, "w", dtype), written(t_pre, "t_pre", dtype), written(t_post, "t_post", dtype)
    pre_shape, post_shape = t_pre.shape, t_post.shape
    if w.dim() != 4 or len(pre_shape) != 4 or len(post_shape) != 4 or w.shape[:2] != (post_shape[1], pre_shape[1]):
        raise ValueError(
            "w must be [O, C, kh, kw] for traces [B, C, H, W] and [B, O, H', W'], "
            f"but the shapes are {list(w.shape)}, {list(pre_shape)} and {list(post_shape)}"
        )
    sizes = workspaces.get(TYPES[dtype], pre_shape, post_shape)
    rule = p_stdp._bound(dtype, dt)
    check(
        sizes.step_conv2d(
            sizes.value, rule.handle, 1.0, w.shape[2], w.shape[3],
            ctypes.byref(geometry(p_stdp.stride, p_stdp.padding, p_stdp.dilation)),
            activity(z_pre, "z_pre", sizes.pre, pre_shape, dtype), activity(z_post, "z_post", sizes.post, post_shape, dtype),
            weights, pre, post,
        )
    )
    state_stdp.t_pre, state_stdp.t_post = t_pre, t_post
    return w, state_stdp
