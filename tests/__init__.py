"""Tests, and what they stand on: also used by benchmarks/, whose own `tests` this must be and not that of a library."""
