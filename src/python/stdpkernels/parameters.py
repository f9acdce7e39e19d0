"""The parameters of the rule."""

from __future__ import annotations

import ctypes
from typing import Any, Callable

import numpy as np

from . import triplet as triplets
from ._library import Handle, check, lib
from ._values import TYPES, Parameter, changed, frozen, number_type, same, set_values
from ._words import CHOICES, HARDBOUND, TRIPLET_FITS, TRIPLETS, place
from .errors import ArgumentError
from .triplet import Triplet

# In the order of ``stdp_parameter``.
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
    "target_post": 0.0,
}


class Parameters:
    """The parameters of a rule, whose parts do not know of each other. Immutable.

    Each number may be an array that broadcasts as in NumPy: ``a_*`` and ``tau_*`` to their trace, the others to the weights. With
    ``k = dt * tau_inv``:

    Parameters:
        algorithm: ``"additive"``, ``"additive_step"``, ``"multiplicative_pow"``, ``"multiplicative_relu"`` or ``"asymmetric_pow"``.
        hardbound: Whether every step ends with ``w <- min(max(w, w_min), w_max)``.
        a_pre, a_post: How much a spike feeds its trace: it adds ``a * k``, or what ``spike_*`` says.
        tau_pre_inv, tau_post_inv: Inverse time constants of the traces in 1/s.
        w_min, w_max: Bounds of the weights.
        eta_plus, eta_minus: Learning rates of potentiation and depression.
        mu: The exponent of ``"multiplicative_pow"``.
        mu_plus, mu_minus: The exponents of ``"asymmetric_pow"``.
        trace_floor: Traces whose size falls below it become zero, so that long silence does not slow steps down. A number; 0 is off.
        decay_pre, decay_post: How a trace decays in a step: ``"euler"``, by the factor ``1 - k``, or ``"exponential"``, by ``e**-k``.
        spike_pre, spike_post: What a spike does to its trace: ``"scaled"`` adds ``a * k``, ``"jump"`` adds ``a``, ``"saturate"`` sets it to ``a``.
        coincidence_plus, coincidence_minus: Whether the trace that a spike meets has taken the spikes of the same step (``"included"``) or
            not (``"excluded"``): the presynaptic trace in potentiation, the postsynaptic one in depression.
        order: ``"together"`` for both changes from the old weight; ``"potentiation_first"`` or ``"depression_first"`` for one after the other,
            with a bound after each.
        bound_scope: Whether a bound acts on ``"all_weights"`` or, for one sample and changes one after the other, on ``"touched_weights"`` of
            active neurons.
        target_post: Depression reads the postsynaptic trace less it. A number.
        triplet: What a rule of triplets has beside; None for one of pairs.
    """

    __slots__ = ("_choices", "_handles", "_values", "hardbound", "triplet")

    hardbound: bool
    triplet: Triplet | None
    _choices: dict[str, str]
    _values: dict[str, Parameter]
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
        decay_pre: str = "euler",
        decay_post: str = "euler",
        spike_pre: str = "scaled",
        spike_post: str = "scaled",
        coincidence_plus: str = "included",
        coincidence_minus: str = "included",
        order: str = "together",
        bound_scope: str = "all_weights",
        target_post: float = 0.0,
        triplet: Triplet | None = None,
    ) -> None:
        words = (algorithm, decay_pre, decay_post, spike_pre, spike_post, coincidence_plus, coincidence_minus, order, bound_scope)
        values = (
            a_pre, a_post, tau_pre_inv, tau_post_inv, w_min, w_max, eta_plus, eta_minus, mu, mu_plus, mu_minus, trace_floor, target_post,
        )
        choices = dict(zip(CHOICES, words))
        for name, word in choices.items():
            place(CHOICES[name][1], word, name)
        if triplet is not None and not isinstance(triplet, Triplet):
            raise ArgumentError(f"triplet must be a Triplet or None, but it is of {type(triplet).__name__}")
        set_value = object.__setattr__
        set_value(self, "hardbound", bool(hardbound))
        set_value(self, "triplet", triplet)
        set_value(self, "_choices", choices)
        set_value(self, "_values", {name: frozen(value, name) for name, value in zip(_DEFAULTS, values)})
        set_value(self, "_handles", {})

    @classmethod
    def from_time_constants(cls, tau_pre: float, tau_post: float, dt: float = 0.001, exact: bool = False) -> Parameters:
        """Parameters from time constants in seconds, with traces that rise by one at each spike.

        They decay by ``1 - dt / tau`` a step, or with ``exact`` by ``e**(-dt / tau)``. Everything else is the default: :meth:`replace` changes it.
        """
        return _read(lambda result: lib.stdp_parameters_create_from_time_constants(2, tau_pre, tau_post, dt, int(exact), result))

    @classmethod
    def from_triplet_fit(cls, fit: str) -> Parameters:
        """The triplet rule of Pfister & Gerstner (2006), with a parameter set of the paper.

        Parameters:
            fit: ``"visual_cortex_all_to_all"``, ``"visual_cortex_nearest"``, ``"hippocampus_all_to_all"`` or ``"hippocampus_nearest"``.
        """
        number = place(TRIPLET_FITS, fit, "fit")
        return _read(lambda result: lib.stdp_parameters_create_from_triplet_fit(2, number, result))

    @classmethod
    def from_target_rate(cls, rate: float, tau: float = 0.02, eta: float = 0.001) -> Parameters:
        """The inhibitory plasticity of Vogels et al. (2011), with which neurons come to a rate.

        Parameters:
            rate: The rate in 1/s.
            tau: The time constant of both traces in seconds.
            eta: The learning rate.
        """
        return _read(lambda result: lib.stdp_parameters_create_from_target_rate(2, rate, tau, eta, result))

    def __getattr__(self, name: str) -> Any:
        if name in _DEFAULTS:
            return self._values[name]
        if name in CHOICES:
            return self._choices[name]
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
        created = ctypes.c_void_p()
        check(lib.stdp_parameters_create(TYPES[dtype][0], ctypes.byref(created)))
        handle = Handle(created.value or 0, lib.stdp_parameters_free)
        check(lib.stdp_parameters_set_choice(handle.value, HARDBOUND, int(self.hardbound)))
        for name, (choice, words) in CHOICES.items():
            check(lib.stdp_parameters_set_choice(handle.value, choice, words.index(self._choices[name])))
        set_values(handle, 0, self._values, dtype)
        if self.triplet is not None:
            check(lib.stdp_parameters_set_choice(handle.value, TRIPLETS, 1))
            set_values(handle, triplets.FIRST, self.triplet._values, dtype)
        return handle

    def _arguments(self) -> dict[str, Any]:
        return {**self._choices, "hardbound": self.hardbound, **self._values, "triplet": self.triplet}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Parameters):
            return NotImplemented
        return (
            (self._choices, self.hardbound, self.triplet) == (other._choices, other.hardbound, other.triplet)
            and same(self._values, other._values)
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        parts = [f"{name}={word!r}" for name, word in self._choices.items() if word != CHOICES[name][1][0]]
        if not self.hardbound:
            parts.append("hardbound=False")
        parts += changed(self._values, _DEFAULTS)
        if self.triplet is not None:
            parts.append(f"triplet={self.triplet!r}")
        return f"Parameters({', '.join(parts)})"

    def __copy__(self) -> Parameters:
        return self

    def __deepcopy__(self, memo: Any) -> Parameters:
        return self

    def __reduce__(self) -> Any:
        return _restore, (self._arguments(),)


def _restore(arguments: dict[str, Any]) -> Parameters:
    return Parameters(**arguments)


def _read(create: Callable[[Any], Any]) -> Parameters:
    """What the library has made, whose values are numbers."""
    created = ctypes.c_void_p()
    check(create(ctypes.byref(created)))
    handle = Handle(created.value or 0, lib.stdp_parameters_free)

    def number(parameter: int) -> float:
        value = ctypes.c_double()
        check(lib.stdp_parameters_get_number(handle.value, parameter, ctypes.byref(value)))
        return value.value

    def choice(name: int) -> int:
        value = ctypes.c_int32()
        check(lib.stdp_parameters_get_choice(handle.value, name, ctypes.byref(value)))
        return value.value

    arguments: dict[str, Any] = {name: words[choice(number_of)] for name, (number_of, words) in CHOICES.items()}
    arguments.update((name, number(parameter)) for parameter, name in enumerate(_DEFAULTS))
    if choice(TRIPLETS):
        arguments["triplet"] = Triplet(**{name: number(parameter) for parameter, name in enumerate(triplets.DEFAULTS, triplets.FIRST)})
    return Parameters(hardbound=bool(choice(HARDBOUND)), **arguments)
