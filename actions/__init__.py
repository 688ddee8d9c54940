"""rasa-sdk actions: each reads the tracker, calls ``hippath.conversation`` and says what comes back."""
