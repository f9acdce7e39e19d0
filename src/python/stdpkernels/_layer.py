"""What layers of all kinds have in common."""

from __future__ import annotations

from ._checkpoints import Checkpoints
from ._steps import Steps
from .eligibility import Rewarded


class Layer(Steps, Rewarded, Checkpoints):
    """What layers of all kinds have: steps, windows, currents, weights, traces, eligibility, checkpoints.

    One thread at a time works on a layer; another one gets :class:`BusyError`. A layer cannot be copied: pickle it, or save and load it.
    """
