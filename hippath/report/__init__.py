"""The content report: everything clinical on one page that can be printed, compared with a revision and signed."""

from hippath.report.changes import Change, changes
from hippath.report.history import HistoryError, content_at
from hippath.report.page import report_page
from hippath.report.write import write_atomically

__all__ = ["Change", "HistoryError", "changes", "content_at", "report_page", "write_atomically"]
