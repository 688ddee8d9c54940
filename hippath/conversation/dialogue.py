"""Where a conversation stands: what was asked, what is open, what was promised."""

from __future__ import annotations

from typing import Dict, Literal, Optional, Tuple

from pydantic import BaseModel, Extra


class Dialogue(BaseModel):
    """State of one conversation beside the clinical facts. Frozen; each turn makes a new one."""

    class Config:
        extra = Extra.forbid
        frozen = True

    consent: Optional[Literal["yes", "no"]] = None
    """Whether the limits were accepted; None until answered."""
    pending: Optional[str] = None
    """Id of the question that waits for an answer."""
    attempts: Dict[str, int] = {}
    """Question id -> how often its answer was not understood or not sure."""
    told: bool = False
    """Whether the person has told their story."""
    checked: bool = False
    """Whether what was understood has been said back and agreed to."""
    finished: bool = False
    """Whether a result is on the table."""
    topic: Optional[str] = None
    """FAQ topic answered last, for follow-up questions."""
    waiting_topic: Optional[str] = None
    """FAQ topic held back until a danger question is answered."""
    offered: Tuple[str, ...] = ()
    """FAQ topics offered because a question was unclear, in the order shown."""
    doubts: Tuple[str, ...] = ()
    """Red flags that were hinted at and must be asked about, in order."""
    changing: bool = False
    """Whether the person said that something was misunderstood, without saying what."""
    withdrawing: Tuple[str, ...] = ()
    """Findings that the person seems to take back although a red flag rests on them, to be confirmed."""
    withdrawn: Tuple[str, ...] = ()
    """Red flags taken back after confirmation: the record keeps both."""
    contradiction: Optional[str] = None
    """Finding that was both reported and denied, to be asked about."""
    news: Tuple[str, ...] = ()
    """What this turn added, in words, for the acknowledgement."""
    corrected: bool = False
    """Whether this turn changed something known before."""
    last_time: Optional[str] = None
    """Fact in days that was told last: a time alone that corrects something corrects this one."""
    unclear: bool = False
    """Whether this turn tried to answer the pending question and was not understood."""
