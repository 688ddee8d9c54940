"""hippath: triage and answers for pain or snapping at the front of the hip."""
