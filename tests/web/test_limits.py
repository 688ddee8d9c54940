"""Bursts pass, floods wait, and waiting is enough."""

from hippath.channels.limits import MOST_KEPT, Limiter


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_the_next_waits_its_turn() -> None:
    clock = Clock()
    limiter = Limiter(rate=1, burst=5, clock=clock)
    assert [limiter.wait("a") for _ in range(5)] == [0] * 5
    wait = limiter.wait("a")
    assert wait == 1
    assert limiter.wait("b") == 0
    clock.now += wait
    assert limiter.wait("a") == 0
    assert limiter.wait("a") > 0


def test_being_refused_costs_nothing() -> None:
    clock = Clock()
    limiter = Limiter(rate=1, burst=1, clock=clock)
    limiter.wait("a")
    for _ in range(50):
        limiter.wait("a")
    clock.now += 1
    assert limiter.wait("a") == 0


def test_those_who_are_quiet_are_forgotten() -> None:
    clock = Clock()
    limiter = Limiter(rate=1, burst=2, clock=clock)
    for number in range(MOST_KEPT):
        limiter.wait(str(number))
    clock.now += 10
    limiter.wait("one more")
    assert len(limiter._buckets) == 1
