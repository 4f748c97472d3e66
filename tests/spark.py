"""A real Spark: a driver and two worker processes on this machine, started once for all tests."""

from __future__ import annotations

import atexit
import os
from functools import cache

from pyspark.sql import SparkSession

JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # starts fast: no query is long enough to tune

SETTINGS = {
    # Plans are large, and the page that would show them keeps the last thousand: of a whole run
    # of tests they filled the driver until it did little but collect garbage.
    "spark.driver.memory": "3g",
    "spark.sql.ui.retainedExecutions": "1",
    "spark.ui.retainedJobs": "1",
    "spark.ui.retainedStages": "1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",  # a query that fails raises; the rest is the cluster's housekeeping
    "spark.driver.extraJavaOptions": JVM,
    "spark.executor.extraJavaOptions": JVM,
    "spark.default.parallelism": "1",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    # Planning takes nearly all of the time, and a sixth of it went into what follows from filters.
    "spark.sql.constraintPropagation.enabled": "false",
}


@cache
def spark() -> SparkSession:
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"  # the machine's name may lead nowhere
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("doorstep tests")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    atexit.register(session.stop)
    return session
