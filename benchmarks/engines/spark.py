"""Spark: a driver and two worker processes on this machine, over Parquet files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pyspark.sql import SparkSession

from .checksum import checksum_query
from .target import Target
from .workload import columns_read, tables

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.driver.memory": "2g",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.variable.substitute": "false",
}
CLUSTER = "local-cluster[2,1,3072]"


class SparkTarget(Target):
    """Data stay in the Parquet files that they came in: there is nothing to load."""

    def __init__(self, place: Path, address: str = "") -> None:
        super().__init__(place, address)
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"  # the machine's name may lead nowhere
        builder = SparkSession.builder.master(CLUSTER).appName("doorstep benchmark")
        for name, value in SETTINGS.items():
            builder = builder.config(name, value)
        self._session = builder.getOrCreate()
        known = place / "data"
        if known.is_symlink():
            self._view(known.resolve())

    @property
    def root(self) -> int:
        return os.getpid()

    def load(self, data: Path) -> None:
        (self.place / "data").symlink_to(data)
        self._view(data)

    def _view(self, data: Path) -> None:
        for table, columns in tables("spark"):
            rows = self._session.read.parquet(str(data / f"{table}.parquet"))
            rows.select(*(f"`{column}`" for column in columns)).createOrReplaceTempView(table)

    def clear(self) -> None:
        for name in ("result", "copy"):
            shutil.rmtree(self.place / name, ignore_errors=True)

    def evaluate(self, query: str) -> None:
        self._write(query, "result")

    def scan(self) -> None:
        for table, columns in columns_read("spark").items():
            names = ", ".join(f"`{column}`" for column in columns)
            self._session.sql(f"SELECT bit_xor(xxhash64({names})) FROM `{table}`").collect()

    def copy(self) -> None:
        self._write(f"SELECT * FROM parquet.`{self.place / 'result'}`", "copy")

    def _write(self, query: str, name: str) -> None:
        self._session.sql(query).write.mode("overwrite").parquet(str(self.place / name))

    def groups(self) -> list[tuple[object, ...]]:
        query = checksum_query(f"parquet.`{self.place / 'result'}`", "ascii")
        return [tuple(row) for row in self._session.sql(query).collect()]
