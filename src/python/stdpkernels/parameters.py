"""The parameters of the rule."""

from __future__ import annotations

import ctypes
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

from ._library import Handle, check, lib
from .errors import ArgumentError, KindError

Parameter = Union[float, "NDArray[Any]"]

ALGORITHMS = {"additive": 0, "additive_step": 1, "multiplicative_pow": 2, "multiplicative_relu": 3, "asymmetric_pow": 4}
TYPES = {np.dtype(np.float32): (1, "f32"), np.dtype(np.float64): (2, "f64")}

_DEFAULTS: dict[str, float] = {
    "a_pre": 1.0,
    "a_post": 1.0,
    "tau_pre_inv": 1 / 50e-3,
    "tau_post_inv": 1 / 50e-3,
    "w_min": 0.0,
    "w_max": 1.0,
    "eta_plus": 1e-3,
    "eta_minus": 1e-3,
    "mu": 0.0,
    "mu_plus": 0.0,
    "mu_minus": 1.0,
    "trace_floor": 0.0,
}
_NAMES = tuple(_DEFAULTS)


def number_type(dtype: Any) -> np.dtype[Any]:
    """``float32`` or ``float64``."""
    result = np.dtype(dtype)
    if result not in TYPES:
        raise KindError(f"dtype must be float32 or float64, but it is {result}")
    return result


class Parameters:
    """The parameters of a rule. Immutable.

    Each number may be an array that broadcasts as in NumPy: ``a_*`` and ``tau_*`` to their trace, the others to the weights.

    Parameters:
        algorithm: ``"additive"``, ``"additive_step"``, ``"multiplicative_pow"``, ``"multiplicative_relu"`` or ``"asymmetric_pow"``.
        hardbound: Whether every step ends with ``w <- min(max(w, w_min), w_max)``.
        a_pre, a_post: How much a spike feeds its trace: it adds ``a * dt * tau_inv``.
        tau_pre_inv, tau_post_inv: Inverse time constants of the traces in 1/s.
        w_min, w_max: Bounds of the weights.
        eta_plus, eta_minus: Learning rates of potentiation and depression.
        mu: The exponent of ``"multiplicative_pow"``.
        mu_plus, mu_minus: The exponents of ``"asymmetric_pow"``.
        trace_floor: Traces whose size falls below it become zero, so that long silence does not slow steps down. A number; 0 is off.
    """

    __slots__ = ("_handles", "_values", "algorithm", "hardbound")

    algorithm: str
    hardbound: bool
    _values: dict[str, Any]
    _handles: dict[np.dtype[Any], Handle]

    def __init__(
        self,
        *,
        algorithm: str = "additive",
        hardbound: bool = True,
        a_pre: Parameter = 1.0,
        a_post: Parameter = 1.0,
        tau_pre_inv: Parameter = 1 / 50e-3,
        tau_post_inv: Parameter = 1 / 50e-3,
        w_min: Parameter = 0.0,
        w_max: Parameter = 1.0,
        eta_plus: Parameter = 1e-3,
        eta_minus: Parameter = 1e-3,
        mu: Parameter = 0.0,
        mu_plus: Parameter = 0.0,
        mu_minus: Parameter = 1.0,
        trace_floor: float = 0.0,
    ) -> None:
        if algorithm not in ALGORITHMS:
            raise ArgumentError(f"algorithm must be one of {', '.join(ALGORITHMS)}, but it is {algorithm!r}")
        values = (a_pre, a_post, tau_pre_inv, tau_post_inv, w_min, w_max, eta_plus, eta_minus, mu, mu_plus, mu_minus, trace_floor)
        set_value = object.__setattr__
        set_value(self, "algorithm", algorithm)
        set_value(self, "hardbound", bool(hardbound))
        set_value(self, "_values", {name: _frozen(value, name) for name, value in zip(_NAMES, values)})
        set_value(self, "_handles", {})

    def __getattr__(self, name: str) -> Parameter:
        if name in _DEFAULTS:
            value: Parameter = self._values[name]
            return value
        raise AttributeError(f"Parameters have no {name}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("Parameters do not change: parameters.replace(...) gives new ones")

    def replace(self, **changes: Any) -> Parameters:
        """The same parameters with some changed."""
        return Parameters(**{**self._arguments(), **changes})

    def validate(self, dt: float = 0.001, dtype: Any = np.float32) -> Parameters:
        """The parameters themselves, unless they have values that are allowed and that hardly anybody means.

        Raises:
            ArgumentError: Something was found, such as a time constant that looks like its inverse; the text has all of it.
        """
        check(lib.stdp_parameters_validate(self.handle(number_type(dtype)).value, dt))
        return self

    def handle(self, dtype: np.dtype[Any]) -> Handle:
        """The parameters in the library, for layers of a type."""
        handle = self._handles.get(dtype)
        if handle is None:
            handle = self._handles[dtype] = self._create(dtype)
        return handle

    def _create(self, dtype: np.dtype[Any]) -> Handle:
        number, suffix = TYPES[dtype]
        created = ctypes.c_void_p()
        check(lib.stdp_parameters_create(number, ctypes.byref(created)))
        handle = Handle(created.value or 0, lib.stdp_parameters_free)
        check(lib.stdp_parameters_set_algorithm(handle.value, ALGORITHMS[self.algorithm]))
        check(lib.stdp_parameters_set_hardbound(handle.value, int(self.hardbound)))
        set_tensor = getattr(lib, f"stdp_parameters_set_tensor_{suffix}")
        for place, value in enumerate(self._values.values()):
            if isinstance(value, float):
                check(lib.stdp_parameters_set_number(handle.value, place, value))
            else:
                tensor = np.ascontiguousarray(value, dtype).reshape(value.shape)
                shape = (ctypes.c_int32 * tensor.ndim)(*tensor.shape)
                check(set_tensor(handle.value, place, tensor.ctypes.data, tensor.ndim, ctypes.addressof(shape)))
        return handle

    def _arguments(self) -> dict[str, Any]:
        return {"algorithm": self.algorithm, "hardbound": self.hardbound, **self._values}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Parameters):
            return NotImplemented
        return (self.algorithm, self.hardbound) == (other.algorithm, other.hardbound) and all(
            np.shape(mine) == np.shape(theirs) and np.array_equal(mine, theirs, equal_nan=True)
            for mine, theirs in zip(self._values.values(), other._values.values())
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        changed = [
            f"{name}={value!r}" if isinstance(value, float) else f"{name}=<{value.dtype}{list(value.shape)}>"
            for name, value in self._values.items()
            if not isinstance(value, float) or value != _DEFAULTS[name]
        ]
        if not self.hardbound:
            changed.insert(0, "hardbound=False")
        if self.algorithm != "additive":
            changed.insert(0, f"algorithm={self.algorithm!r}")
        return f"Parameters({', '.join(changed)})"

    def __copy__(self) -> Parameters:
        return self

    def __deepcopy__(self, memo: Any) -> Parameters:
        return self

    def __reduce__(self) -> Any:
        return _restore, (self._arguments(),)


def _restore(arguments: dict[str, Any]) -> Parameters:
    return Parameters(**arguments)


def _frozen(value: Any, name: str) -> Parameter:
    if isinstance(value, (int, float, np.floating, np.integer)):
        return float(value)
    array = np.array(value)
    if array.dtype.kind not in "fiu":
        raise ArgumentError(f"{name} must be a number or an array of numbers, but it is of {array.dtype}")
    array.flags.writeable = False
    return array
