"""Engines: executors that run shards on other machines. An engine only ever sees `convert_shard`.

Any `concurrent.futures.Executor` will do. Dask has one; Ray has none, so here is a thin one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, Final, ParamSpec, TypeVar

__all__ = ["RayExecutor", "dask_executor"]

P = ParamSpec("P")
R = TypeVar("R")

RETRIES: Final = 3
"""Times that an engine runs a shard again on another worker when one has died under it."""


@contextlib.contextmanager
def dask_executor(scheduler: str) -> Iterator[tuple[Executor, int]]:
    """Connect to a Dask scheduler, such as `tcp://host:8786`; give its executor and its threads.

    Needs the extra `capesdoc[dask]`, also on the workers.
    """
    from distributed import Client

    connect: Any = Client  # untyped
    with connect(scheduler, set_as_default=False) as client:
        threads = sum(client.nthreads().values())
        yield client.get_executor(retries=RETRIES, pure=False), max(1, threads)


class RayExecutor(Executor):
    """A Ray cluster as an executor. Needs the extra `capesdoc[ray]`, also on the workers."""

    def __init__(self, *, address: str | None = None) -> None:
        """Connect to a cluster, or start one on this machine where there is no address."""
        import ray

        self._ray: Any = ray  # untyped
        if not ray.is_initialized():
            ray.init(address=address, log_to_driver=False)

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Run a function on a worker of the cluster."""
        remote = self._ray.remote(num_cpus=1, max_retries=RETRIES)(fn)
        future: Future[R] = remote.remote(*args, **kwargs).future()
        return future

    @property
    def workers(self) -> int:
        """How many cores the cluster has."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 1)))
