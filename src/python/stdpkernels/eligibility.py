"""Eligibility, and the reward that turns it into weights."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._core import Core
from ._library import check, lib
from ._words import DECAYS, place
from .events import SpikeEvents

_ALL, _NEURONS, _SAMPLES = range(3)


class Eligibility:
    """A number beside each weight that collects what spikes would change, decays, and becomes a change when there is a reward::

        e <- d * e + (A_plus(w) * P - A_minus(w) * M)          w <- bound(w + reward * e)

    :meth:`Layer.add_eligibility` makes it.
    """

    __slots__ = ("_layer", "of_samples")

    of_samples: bool
    """Whether each sample of the batch has one of its own."""

    def __init__(self, layer: Core, of_samples: bool) -> None:
        self._layer = layer
        self.of_samples = of_samples

    @property
    def values(self) -> NDArray[Any]:
        """A copy of the eligibility, in the shape of the weights; ``[B, ...]`` where each sample has its own."""
        shape = self._layer._shapes[0]
        result = np.empty((self._layer._shapes[1][0], *shape) if self.of_samples else shape, self._layer._dtype)
        check(self._function("copy_eligibility")(self._layer._value, result.ctypes.data, result.size))
        return result

    def step(self, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents) -> None:
        """One step of the traces and of the eligibility; the weights stay as they are. Activity is as for :meth:`Layer.step`."""
        self._layer._call(lib.stdp_layer_step_eligibility, z_pre, z_post)

    def reward(self, reward: float | ArrayLike) -> None:
        """Changes the weights by the eligibility times a reward, which includes a learning rate. Zero changes nothing.

        Parameters:
            reward: A number, or one for each postsynaptic neuron, ``[O]``; in a convolution, for each channel.
        """
        numbers = self._layer._numbers(reward)
        self._reward(_NEURONS if np.ndim(reward) else _ALL, numbers)

    def reward_samples(self, rewards: ArrayLike) -> None:
        """Changes the weights by the eligibility of each sample times a reward of its own, ``[B]``: ``w <- bound(w + sum_b r_b * e_b)``."""
        self._reward(_SAMPLES, self._layer._numbers(rewards))

    def reward_and_step(self, reward: float, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents) -> None:
        """A reward and a step at once.

        The reward meets the eligibility as the step before left it, and the changes of this step come from the weights before that reward.
        """
        self._reward_and_step(_ALL, self._layer._numbers([float(reward)]), z_pre, z_post)

    def reward_samples_and_step(
        self, rewards: ArrayLike, z_pre: ArrayLike | SpikeEvents, z_post: ArrayLike | SpikeEvents
    ) -> None:
        """:meth:`reward_and_step` with a reward for each sample, ``[B]``."""
        self._reward_and_step(_SAMPLES, self._layer._numbers(rewards), z_pre, z_post)

    def __repr__(self) -> str:
        return f"Eligibility({'of samples of ' if self.of_samples else ''}{self._layer!r})"

    def _reward(self, whom: int, rewards: NDArray[Any]) -> None:
        check(self._function("reward")(self._layer._value, whom, rewards.ctypes.data, rewards.size))

    def _reward_and_step(self, whom: int, rewards: NDArray[Any], z_pre: Any, z_post: Any) -> None:
        layer = self._layer
        with layer._at_work():
            check(
                self._function("reward_and_step")(
                    layer._value, whom, rewards.ctypes.data, rewards.size, layer._pre.of(z_pre), layer._post.of(z_post)
                )
            )

    def _function(self, name: str) -> Any:
        return getattr(lib, f"stdp_layer_{name}_{self._layer._suffix}")


class Rewarded(Core):
    """Layers whose weights can have an eligibility."""

    @property
    def eligibility(self) -> Eligibility | None:
        """The eligibility of the weights; None until :meth:`add_eligibility`."""
        return None if self._eligibility is None else Eligibility(self, bool(self._eligibility["of_samples"]))

    def add_eligibility(self, tau_inv: float, decay: str = "exponential", of_samples: bool = False) -> Eligibility:
        """Gives the weights an eligibility, which starts at zero. Checkpoints hold it, :meth:`reset` clears it.

        Parameters:
            tau_inv: The inverse of its time constant in 1/s: 0 does not decay, ``math.inf`` holds the changes of the last step alone.
            decay: ``"exponential"`` or ``"euler"``, by the factor ``1 - dt * tau_inv``.
            of_samples: Whether each sample of the batch has one of its own, so that there can be a reward for each.
        """
        check(lib.stdp_layer_add_eligibility(self._value, tau_inv, place(DECAYS, decay, "decay"), int(of_samples)))
        self._eligibility = {"tau_inv": tau_inv, "decay": decay, "of_samples": of_samples}
        return Eligibility(self, of_samples)
