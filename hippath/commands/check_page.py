"""The counts of a check for a terminal."""

from __future__ import annotations

from hippath.checks import Counts


def counts_table(counted: Counts) -> None:
    """Print the table that ends a check."""
    from rich.console import Console
    from rich.table import Table

    table = Table(show_header=False)
    rows = (
        ("topics", f"{counted.topics}"),
        ("ways of asking", f"{counted.asks_patient} of patients, {counted.asks_clinician} of clinicians"),
        ("statements in answers", f"{counted.statements_patient} for patients, {counted.statements_clinician} for clinicians"),
        ("texts a patient may read", f"{counted.patient_texts}"),
        ("questions", f"{counted.questions}"),
        ("danger signs", f"{counted.red_flags}"),
        ("pathway rows", f"{counted.pathway_rows}"),
        ("sources", f"{counted.sources}, {counted.sources_verified:.0%} verified"),
        ("citations", f"{counted.citations_verified:.0%} of a verified source"),
        ("reading grade of answers", f"mean {counted.grade_mean}, worst {counted.grade_worst} ({counted.grade_worst_topic})"),
    )
    for name, value in rows:
        table.add_row(name, value)
    Console().print(table)
