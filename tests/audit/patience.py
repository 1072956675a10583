"""Walks that may get stuck - a browser that answers no more - done by processes that can be ended."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
Walk = Callable[[Sequence[str]], Iterable[T]]

TRIES = 2
# A new interpreter: a copy of this one would hold the locks of threads that it does not have.
_PROCESSES = multiprocessing.get_context("spawn")


def patiently(walk: Walk[T], stops: Sequence[str], seconds: float, stuck: Callable[[str], T]) -> Iterator[T]:
    """What the walk tells of each stop, in order.

    The walk is a function of a module, as another process calls it. If nothing is heard of a stop for so many
    seconds, the process is ended, and another goes on from there; what is stuck at each try is told by `stuck`.
    """
    told = tries = 0
    while told < len(stops):
        heard = 0
        for one in _hear(walk, stops[told:], seconds):
            heard += 1
            yield one
        told += heard
        tries = 0 if heard else tries + 1
        if tries == TRIES:
            yield stuck(stops[told])
            told, tries = told + 1, 0


def _hear(walk: Walk[T], stops: Sequence[str], seconds: float) -> Iterator[T]:
    hear, tell = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_go, args=(tell, walk, stops), daemon=True)
    process.start()
    tell.close()
    try:
        while hear.poll(seconds):
            yield hear.recv()
    except EOFError:  # it has told all it will tell
        return
    finally:
        process.kill()
        process.join()
        hear.close()


def _go(tell: Connection, walk: Walk[T], stops: Sequence[str]) -> None:
    for one in walk(stops):
        tell.send(one)
