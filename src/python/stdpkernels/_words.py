"""The words for what is decided by a word, by the numbers of the C interface."""

from __future__ import annotations

from .errors import ArgumentError

ALGORITHMS = ("additive", "additive_step", "multiplicative_pow", "multiplicative_relu", "asymmetric_pow")
DECAYS = ("euler", "exponential")
SPIKES = ("scaled", "jump", "saturate")
COINCIDENCES = ("included", "excluded")
TRIPLET_FITS = ("visual_cortex_all_to_all", "visual_cortex_nearest", "hippocampus_all_to_all", "hippocampus_nearest")
LAYOUTS = ("postsynaptic_rows", "presynaptic_rows")
NORMS = ("l1", "l2")
FANS = ("in", "out")

# The choices of a rule that are words, by their places in ``stdp_choice``; hardbound (1) and triplets (10) are no words.
CHOICES: dict[str, tuple[int, tuple[str, ...]]] = {
    "algorithm": (0, ALGORITHMS),
    "decay_pre": (2, DECAYS),
    "decay_post": (3, DECAYS),
    "spike_pre": (4, SPIKES),
    "spike_post": (5, SPIKES),
    "coincidence_plus": (6, COINCIDENCES),
    "coincidence_minus": (7, COINCIDENCES),
    "order": (8, ("together", "potentiation_first", "depression_first")),
    "bound_scope": (9, ("all_weights", "touched_weights")),
}
HARDBOUND = 1
TRIPLETS = 10


def place(words: tuple[str, ...], word: str, name: str) -> int:
    """The number of a word."""
    if word not in words:
        raise ArgumentError(f"{name} must be one of {', '.join(words)}, but it is {word!r}")
    return words.index(word)
