"""The messaging platforms as far as the tests need them: what they send, in their documented form, and what they take."""
