"""``hippath extract --explain``: the rule, the words and the cue of every finding."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from hippath.conversation import extract_json

HIPPATH = str(Path(sys.executable).parent / "hippath")
TEXT = "no fever but my groin hurts on the stairs, on eliquis, physio next week, went numb down below"


def test_every_finding_names_its_rule_and_words() -> None:
    explained = extract_json(TEXT, date(2026, 11, 21), explain=True)["explanation"]
    assert all(row["rule"] and row["text"] for row in explained)


def test_the_cue_that_set_a_status_is_shown() -> None:
    cues = {row["id"]: row["cue"] for row in extract_json(TEXT, date(2026, 11, 21), explain=True)["explanation"]}
    assert (cues["fever"], cues["physio"], cues["groin_pain"]) == ("no", "next week", "")


def test_a_flag_names_the_findings_it_rests_on() -> None:
    cues = {row["id"]: row["cue"] for row in extract_json(TEXT, date(2026, 11, 21), explain=True)["explanation"]}
    assert "saddle_numbness" in cues["cauda_equina"]


def test_the_command_line_prints_rules_in_json_lines() -> None:
    done = subprocess.run(
        [HIPPATH, "extract", "--jsonl", "--explain"], input=json.dumps({"text": TEXT}), capture_output=True, text=True, check=True
    )
    assert "language.yml rules: pain x stairs" in done.stdout
