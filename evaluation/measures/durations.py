"""Spans of time."""

from __future__ import annotations

from typing import Sequence

from evaluation.labels import Times
from evaluation.measures.measure import Measure, f1, share
from evaluation.measures.messages import same
from evaluation.systems.base import System


def measure(examples: Sequence[Times], system: System) -> list[Measure]:
    """Return F1 of the spans (place and days) and how often the complaint's is right."""
    spans, complaint = Measure("spans of time F1", f1), Measure("complaint's duration right (times)", share)
    for example in examples:
        found = list(system.spans(example.text))
        hits = 0
        for label in example.spans:
            start = example.text.find(label.said)
            end = start + len(label.said)
            match = next((span for span in found if span.start < end and start < span.end and same(span.days, label.days)), None)
            if match is None:
                near = [example.text[span.start : span.end] + f" = {span.days}" for span in found]
                spans.mistakes.append(f"- {label.said!r} = {label.days}, found {near}  <- {example.text}")
            else:
                found.remove(match)
                hits += 1
        spans.mistakes += [f"+ {example.text[span.start : span.end]!r} = {span.days}  <- {example.text}" for span in found]
        spans.rows.append((hits, hits + len(found), len(example.spans)))
        days = system.complaint_days(example.text)
        complaint.right(days, example.complaint, same(days, example.complaint), example.text)
    return [spans, complaint]
