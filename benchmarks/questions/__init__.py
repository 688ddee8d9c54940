"""The questions of the benchmark, one a file: each has `measure(bench)` and returns its section of the report."""
