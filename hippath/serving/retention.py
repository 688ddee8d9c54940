"""For how long conversations are kept."""

from __future__ import annotations

from hippath.serving.stop import CannotStart


def days_to_keep(wanted: float | None, told: int) -> float:
    """Return the days after its last message that a conversation is kept; 0 when the server is to erase nothing.

    `wanted` is HIPPATH_RETENTION_DAYS, `told` what patients are told. Raises CannotStart for more than that.
    """
    if wanted is None:
        return told
    if wanted > told:
        raise CannotStart(
            f"HIPPATH_RETENTION_DAYS is {wanted:g}, but patients are told {told} days. "
            "Set retention_days in knowledge/clinic.yml to what you keep, or HIPPATH_RETENTION_DAYS to less."
        )
    return wanted
