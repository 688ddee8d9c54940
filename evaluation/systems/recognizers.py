"""Microsoft's Recognizers-Text: a finished library for spans of time."""

from __future__ import annotations

from datetime import datetime
from typing import Iterator, Optional, Sequence

from recognizers_date_time import DateTimeRecognizer
from recognizers_text import Culture

from evaluation.labels import NOW
from evaluation.systems.base import System, TimeSpan

_DAY = 24 * 60 * 60
_NOW = datetime(NOW.year, NOW.month, NOW.day)


class Recognizers(System):
    """Finds what the library calls a duration; dates and ranges between dates are other types of it."""

    name = "recognizers"

    def __init__(self) -> None:
        """Build the library's model once."""
        self._model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def spans(self, text: str) -> Sequence[TimeSpan]:
        """Return the durations of a day or longer."""
        return list(self._spans(text))

    def complaint_days(self, text: str) -> Optional[float]:
        """Return the first duration: which of them is the complaint's is nothing that the library tells."""
        first = next(self._spans(text), None)
        return first.days if first else None

    def _spans(self, text: str) -> Iterator[TimeSpan]:
        for found in self._model.parse(text, _NOW):
            for value in (found.resolution or {}).get("values", ())[:1]:
                # In seconds, of which the library counts a month as 30 days and a year as 365, as the labels do.
                days = float(value["value"]) / _DAY if value["type"] == "duration" else 0.0
                if days >= 1:
                    yield TimeSpan(found.start, found.end + 1, days)
