"""The one way to refuse to start: a sentence for the person at the keyboard instead of a traceback."""


class CannotStart(Exception):
    """hippath cannot start or go on; the message is one line that says what is wrong and what to do."""
