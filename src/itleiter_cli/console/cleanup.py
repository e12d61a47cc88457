"""What is cleaned up however a run ends, except by SIGKILL."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]  # Windows has no SIGHUP


@contextmanager
def cleaned_up(clean: Callable[[], None]) -> Iterator[None]:
    """Clean up at the end of a block, well, with an error or by a signal; ``clean`` may run more than once.

    Then SIGTERM and SIGHUP end the process as they do without this, and Ctrl-C is the usual KeyboardInterrupt.
    A signal that the caller has ignored (``nohup``) stays ignored.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        clean()
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        os._exit(128 + number)  # the first process of a container outlives a signal that it does not handle

    before = {number: signal.getsignal(number) for number in _ENDING}
    heeded = [number for number in _ENDING if before[number] not in (signal.SIG_IGN, None)]
    for number in heeded:
        signal.signal(number, end)
    try:
        yield
    finally:
        try:
            clean()
        finally:
            for number in heeded:
                signal.signal(number, before[number])


@contextmanager
def signals_wait() -> Iterator[None]:
    """Let signals wait until the end of a block, as far as the system can: Windows cannot, and SIGKILL never waits."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
