"""A loaded assistant: Rasa's agent with the trained model, its store and its actions in one process."""
