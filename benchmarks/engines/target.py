"""What the benchmark wants of an engine. One file each; a fresh process each time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

from .one import One
from .workload import Ids


class Target(ABC):
    """An engine with its database in ``place``, a folder of its own."""

    def __init__(self, place: Path, address: str = "") -> None:
        self.place, self.address = place, address

    @property
    @abstractmethod
    def root(self) -> int:
        """The process at the top of all that the engine runs."""

    @abstractmethod
    def load(self, data: Path) -> None:
        """Make the tables and fill them from Parquet."""

    @abstractmethod
    def clear(self) -> None:
        """Drop what evaluating and copying wrote before: not part of what is measured."""

    @abstractmethod
    def evaluate(self, query: str) -> None:
        """Add all rows of the query to the result."""

    def parts(self) -> list[Ids]:
        """Spans of ids that are evaluated one after the other; none where one query does it all."""
        return []

    @abstractmethod
    def scan(self) -> None:
        """Read and hash the columns that the rules read, once each."""

    @abstractmethod
    def copy(self) -> None:
        """Write the rows of the result once more."""

    @abstractmethod
    def groups(self) -> list[tuple[object, ...]]:
        """The rows of the checksum's query over the result."""

    def subjects(self, number: int) -> list[One]:
        """Some records, where one subject is this engine's work."""
        raise NotImplementedError

    def submit(self, number: int, one: One) -> None:
        """Store one more submission about a record, and make it durable."""
        raise NotImplementedError

    def tasks_of(self, one: One) -> int:
        """The number of the record's tasks, evaluated and fetched."""
        raise NotImplementedError
