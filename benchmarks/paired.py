"""Two things timed in turn, and their ratio told against its bound."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

RUNS = 7


def paired(ours: Callable[[], object], theirs: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    """The medians of both, run in turn so that a drift of the machine meets both alike."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for taken, run in zip(seconds, (ours, theirs), strict=True):
            start = time.perf_counter()
            run()
            taken.append(time.perf_counter() - start)
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def told(what: str, ours: float, theirs: float, bound: float) -> bool:
    """Print a comparison; whether its ratio keeps the bound."""
    ratio = ours / theirs
    verdict = "kept" if ratio <= bound else "BROKEN"
    print(f"{what}: {ours * 1000:.0f} ms / {theirs * 1000:.0f} ms = {ratio:.2f}, at most {bound}: {verdict}")
    return ratio <= bound
