"""What a rule of triplets has beside one of pairs."""

from __future__ import annotations

from typing import Any

from ._values import Parameter, changed, frozen, same

# In the order of ``stdp_parameter``, from its place 13 on.
DEFAULTS: dict[str, float] = {
    "a2_plus": 1.0,
    "a3_plus": 0.0,
    "a2_minus": 1.0,
    "a3_minus": 0.0,
    "tau_pre_slow_inv": 1 / 100e-3,
    "tau_post_slow_inv": 1 / 100e-3,
}
FIRST = 13


class Triplet:
    """A slow trace on each side, and what it is worth (Pfister & Gerstner 2006). Immutable.

    A postsynaptic spike counts ``z_post * (a2_plus + a3_plus * t_post_slow)``, a presynaptic one ``z_pre * (a2_minus + a3_minus * t_pre_slow)``,
    with the slow traces before the spikes of the step. They move as the other trace of their side, and are ``layer.traces["t_pre_slow"]`` and
    ``layer.traces["t_post_slow"]``.

    Parameters:
        a2_plus: Potentiation by a pair. Like ``a3_plus`` a number, or an array that broadcasts to the postsynaptic trace.
        a3_plus: Potentiation by post-pre-post triplets.
        a2_minus: Depression by a pair. Like ``a3_minus`` a number, or an array that broadcasts to the presynaptic trace.
        a3_minus: Depression by pre-post-pre triplets.
        tau_pre_slow_inv, tau_post_slow_inv: Inverse time constants of the slow traces in 1/s.
    """

    __slots__ = ("_values",)

    _values: dict[str, Parameter]

    def __init__(
        self,
        *,
        a2_plus: Parameter = 1.0,
        a3_plus: Parameter = 0.0,
        a2_minus: Parameter = 1.0,
        a3_minus: Parameter = 0.0,
        tau_pre_slow_inv: Parameter = 1 / 100e-3,
        tau_post_slow_inv: Parameter = 1 / 100e-3,
    ) -> None:
        values = (a2_plus, a3_plus, a2_minus, a3_minus, tau_pre_slow_inv, tau_post_slow_inv)
        object.__setattr__(self, "_values", {name: frozen(value, name) for name, value in zip(DEFAULTS, values)})

    def __getattr__(self, name: str) -> Parameter:
        if name in DEFAULTS:
            return self._values[name]
        raise AttributeError(f"Triplet has no {name}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a Triplet does not change: make another one")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Triplet):
            return NotImplemented
        return same(self._values, other._values)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Triplet({', '.join(changed(self._values, DEFAULTS))})"

    def __copy__(self) -> Triplet:
        return self

    def __deepcopy__(self, memo: Any) -> Triplet:
        return self

    def __reduce__(self) -> Any:
        return _restore, (self._values,)


def _restore(values: dict[str, Parameter]) -> Triplet:
    return Triplet(**values)
