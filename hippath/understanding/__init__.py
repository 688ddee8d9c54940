"""Text to findings: what a person reports, denies, had, fears or says of somebody else."""

from hippath.understanding.findings import Duration, Finding, Findings, TreatmentFinding
from hippath.understanding.span_status import span_status
from hippath.understanding.understand import understand

__all__ = ["Duration", "Finding", "Findings", "TreatmentFinding", "span_status", "understand"]
