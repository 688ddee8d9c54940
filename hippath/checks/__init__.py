"""What a reader would find wrong with the clinical content: one small check a file, each Knowledge -> findings."""

from hippath.checks.counts import Counts, counts
from hippath.checks.finding import Finding
from hippath.checks.remembered import Remembered
from hippath.checks.run import run_checks

__all__ = ["Counts", "Finding", "Remembered", "counts", "run_checks"]
