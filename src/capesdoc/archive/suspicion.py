"""Suspicion: how many deaths that may have come from outside it takes to condemn a document.

Nothing tells who sent a signal that kills. But whoever kills from outside also kills processes that
start, or read what is read well the next time. How often that happens says how likely it is that an
innocent document died in all its lone trials.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

__all__ = ["LONE_ATTEMPTS", "MOST_LONE_ATTEMPTS", "Suspicion"]

LONE_ATTEMPTS: Final = 5
"""Fewest lone trials: a machine that is short of memory kills several processes in a row, and finds
some again a moment later."""

MOST_LONE_ATTEMPTS: Final = 50
"""Most lone trials: a document that hangs while children are killed all the time never gets to its
own deadline, and is condemned in the end for what it is killed of."""

ACCEPTED_CHANCE: Final = 1e-6
"""Chance of condemning an innocent that is accepted. Where a child was killed every half second on
a machine so busy that a document took one, five trials condemned 50 innocents of 8,000."""


class Suspicion:
    """What is known of deaths from outside.

    Attributes:
        deaths: Processes that died of no document's fault.
        seconds: Time that processes have lived, in all.
    """

    def __init__(self, *, deaths: int = 0, seconds: float = 0.0) -> None:
        self.deaths = deaths
        self.seconds = seconds

    def condemns(self, trials: Sequence[float]) -> bool:
        """Tell whether a document is to blame that died alone each time, after so many seconds."""
        if len(trials) < LONE_ATTEMPTS:
            return False
        return len(trials) >= MOST_LONE_ATTEMPTS or self.chance(trials) <= ACCEPTED_CHANCE

    def chance(self, trials: Sequence[float]) -> float:
        """Give the probability that all these deaths came from outside, if any may.

        One death more than is known is expected: at the beginning nothing is known.
        """
        rate = (self.deaths + 1) / max(self.seconds, 1e-3)
        return math.prod(-math.expm1(-rate * seconds) for seconds in trials)
