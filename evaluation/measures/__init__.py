"""What is measured: each module turns labelled examples and a system's answers into rows to be counted."""
