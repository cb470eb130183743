"""Run a function on items in other processes and yield the results in the order of the items.

Only a few items are in progress at a time. If a process dies, only the item that it worked on is lost.
"""

import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Final, Generic, NamedTuple, TypeVar

_BATCH: Final = 8
"""Number of items in one message to a process.

The work on a page takes about ten milliseconds, so the cost of a message is small beside the work on eight pages.
"""
_AHEAD: Final = 4
"""Maximum number of batches per process that are handed out before their results are yielded."""
_PATIENCE: Final = 5.0
"""Seconds to wait until a terminated process has ended; a process that still runs is then killed."""

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


_STARTS: Final = 3
"""Number of worker processes killed during their start, one after the other, at which the run fails."""


class Lost(NamedTuple):
    """A placeholder for a missing result: the process that worked on the item died.

    ``code`` is the exit code of the process: -N if signal N killed it, ``None`` if the code is unknown.
    """

    code: int | None


class Unsent(NamedTuple):
    """A placeholder for a missing result: the item or its result could not be pickled or unpickled."""

    error: str
    """The exception that pickle raised, as "TypeError: cannot pickle …"."""


def in_processes(
    work: Callable[[_Item], _Result], items: Iterable[_Item], workers: int
) -> Iterator[_Result | Lost | Unsent]:
    """Yield ``work(item)`` for each item, in the order of the items; ``workers`` new processes compute the results.

    The start method of the processes is "spawn" on every system. ``work`` must be picklable and must not raise. Items
    are read a few batches ahead of the results that the caller consumes. The processes end when the caller stops (by an
    error, by Ctrl-C or by closing the iterator), and when the calling process dies.

    In two cases, a placeholder replaces the result of an item; other items are not affected:

    - ``Unsent`` if the item or its result cannot be pickled;
    - ``Lost`` if the process dies while it works on the item.

    Raises ``RuntimeError`` in two cases:

    - the calling process is daemonic, and Python allows no child processes of daemonic processes;
    - worker processes end during their start.

    An exception from ``items`` is raised again after the results of all earlier items are yielded.
    """
    if current_process().daemon:
        message = "a daemonic process (one of a multiprocessing pool, say) can start no workers; use workers=0 there"
        raise RuntimeError(message)
    team: _Team[_Item, _Result] = _Team(pickle.dumps(work), workers, items)
    given = 0
    try:
        while True:
            team.hand_out(given + _AHEAD * _BATCH * workers)
            while given in team.done:
                yield team.done.pop(given)
                given += 1
            if team.queue.is_over and given == team.queue.taken:
                break
            team.take_in()
    finally:
        team.end()
    if team.queue.error is not None:
        raise team.queue.error


_NOT_BEGUN: Final = (
    "a worker process ended before it had begun (exit code {}); a script that asks for workers must do so under "
    "`if __name__ == '__main__':`, and what it hands to them must be importable there"
)


class _Queue(Generic[_Item]):
    """The items to work on, each with its index; the items of dead processes come before the items of the source.

    ``taken`` is the number of items read from the source, and ``error`` the exception that the source raised.
    """

    def __init__(self, items: Iterable[_Item]) -> None:
        self._items = iter(items)
        self._again: deque[tuple[int, _Item]] = deque()
        self._ended = False
        self.taken = 0
        self.error: Exception | None = None

    @property
    def is_over(self) -> bool:
        """Whether no item is left, neither in the source nor among the items of dead processes."""
        return self._ended and not self._again

    def take(self) -> list[tuple[int, _Item]]:
        """Return the next batch of items with their indices; an empty list if no item is left.

        An exception from the source is stored in ``error``.
        """
        batch = [self._again.popleft() for _ in range(min(_BATCH, len(self._again)))]
        while not self._ended and len(batch) < _BATCH:
            try:
                batch.append((self.taken, next(self._items)))
                self.taken += 1
            except StopIteration:
                self._ended = True
            except Exception as error:  # noqa: BLE001 (raised at its turn)
                self._ended, self.error = True, error
        return batch

    def give_back(self, batch: Sequence[tuple[int, _Item]]) -> None:
        """Put the items of a dead process back into the queue, in front of all other items."""
        self._again.extendleft(reversed(batch))


class _Team(Generic[_Item, _Result]):
    """The worker processes, the queue of items, and ``done``: the finished results by item index."""

    def __init__(self, payload: bytes, workers: int, items: Iterable[_Item]) -> None:
        self.queue: _Queue[_Item] = _Queue(items)
        self.done: dict[int, _Result | Lost | Unsent] = {}
        self._failed_starts = 0
        self._payload = payload
        self._workers = [_Worker(payload) for _ in range(workers)]

    def hand_out(self, most: int) -> None:
        """Send one batch of items from the queue to each idle process.

        No further batch is sent once ``most`` items or more have been read from the source. An item that cannot be
        pickled is not sent; its result in ``done`` is ``Unsent``. If a process turns out to be dead, its batch goes
        back into the queue, and a new process replaces it.
        """
        for worker in list(self._workers):
            if worker.is_free and self.queue.taken < most and (batch := self.queue.take()):
                packed = []
                for place, item in batch:
                    try:
                        packed.append((place, item, pickle.dumps(item)))
                    except Exception as error:  # noqa: BLE001 (whatever an item's own code raises)
                        self.done[place] = Unsent(_named(error))
                if packed and not worker.hand(packed):
                    self.queue.give_back([(place, item) for place, item, _ in packed])  # it died between two batches
                    self._replace(worker)

    def take_in(self) -> None:
        """Wait until at least one busy process answers or dies, record the results, and replace dead processes.

        Raises ``RuntimeError`` if a process exits during its start, or if several are killed during their start.
        """
        busy = {worker.connection: worker for worker in self._workers if worker.tasks or not worker.ready}
        for connection in wait(list(busy)) if busy else ():
            worker = busy[connection]  # type: ignore[index]  # wait gives back what it was given
            if worker.listen(self.done):
                self._failed_starts = 0
                continue
            code = self._replace(worker)
            if not worker.ready:
                self._failed_starts += 1
                if self._failed_starts >= _STARTS or code is None or code >= 0:  # below 0: somebody killed it
                    raise RuntimeError(_NOT_BEGUN.format(code))
                continue
            if not worker.tasks:
                continue
            (place, _), *rest = worker.tasks  # the process died while it worked on the first of its items
            self.done[place] = Lost(code)
            self.queue.give_back(rest)

    def end(self) -> None:
        """End all worker processes."""
        for worker in self._workers:
            worker.end()

    def _replace(self, worker: "_Worker") -> int | None:
        """End a worker process, start a new one in its position, and return the exit code of the old one."""
        code = worker.end()
        self._workers[self._workers.index(worker)] = _Worker(self._payload)
        return code


class _Worker:
    """A worker process, the connection to it, and ``tasks``: the items sent to it and not yet answered.

    ``ready`` is true when the process has finished its start.
    """

    def __init__(self, payload: bytes) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.tasks: deque[tuple[int, Any]] = deque()
        self.ready = False
        self._process = context.Process(target=_serve, args=(theirs, payload), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def is_free(self) -> bool:
        """Whether the process waits for a batch.

        A batch must not be sent to a busy process: both sides could block on a full pipe for ever.
        """
        return self.ready and not self.tasks

    def hand(self, batch: Sequence[tuple[int, Any, bytes]]) -> bool:
        """Send a batch to the process; return ``False`` if the process has died.

        Each entry of the batch is the index of an item, the item, and the pickled item.
        """
        try:
            self.connection.send([packed for _, _, packed in batch])
        except OSError:
            return False
        self.tasks.extend((place, item) for place, item, _ in batch)
        return True

    def listen(self, done: dict[int, Any]) -> bool:
        """Receive one message and store its result in ``done``; return ``False`` if the process has died."""
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            return False
        if self.ready:  # the first message has no result: it reports that the process has started
            place, _ = self.tasks.popleft()
            try:
                done[place] = pickle.loads(answer)  # noqa: S301 (our own process's)
            except Exception as error:  # noqa: BLE001 (whatever a result's own code raises)
                done[place] = Unsent(_named(error))
        self.ready = True
        return True

    def end(self) -> int | None:
        """Terminate the process, kill it if it does not end, and return its exit code."""
        self.connection.close()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        return self._process.exitcode


def _serve(connection: Connection, payload: bytes) -> None:
    """Run a worker process: receive batches and send one answer per item until the connection is closed.

    ``payload`` is the pickled function that returns the result of an item.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's business, who ends the process
    work = pickle.loads(payload)  # noqa: S301 (our own caller's)
    try:
        connection.send("ready")
        while True:
            for packed in connection.recv():
                connection.send(_answer(work, packed))
    except (EOFError, OSError):
        return


def _answer(work: Callable[[Any], Any], packed: bytes) -> bytes:
    """Return the pickled result of ``work`` for a pickled item; after an error, the result is ``Unsent``."""
    try:
        return pickle.dumps(work(pickle.loads(packed)))  # noqa: S301 (our own caller's)
    except Exception as error:  # noqa: BLE001 (whatever an item's own code raises)
        return pickle.dumps(Unsent(_named(error)))


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
