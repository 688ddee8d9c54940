"""Related topics can be read by those to whom they are offered."""

from __future__ import annotations

from hippath.checks.finding import Finding
from hippath.knowledge import Knowledge


def related(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each related topic that has no reader in common, is the topic itself, or is named twice.

    Topics that do not exist are the loader's. An audience to which no related topic can be offered is a warning.
    """
    findings = []
    for topic in knowledge.faq.values():
        file = f"faq/{topic.id}.yml"
        for index, name in enumerate(topic.related):
            place = (file, ("related", index), f"related[{index}]")
            if name == topic.id or name in topic.related[:index]:
                findings.append(Finding("related", "error", *place, f"'{name}' is this topic or named twice", "remove it"))
            elif not set(topic.audience) & set(knowledge.faq[name].audience):
                readers = " and ".join(knowledge.faq[name].audience)
                message = f"'{name}' is only for a {readers}, this topic is not"
                findings.append(Finding("related", "error", *place, message, "name a topic for the same readers"))
        for audience in topic.audience:
            if topic.related and not any(audience in knowledge.faq[name].audience for name in topic.related):
                message, mend = f"a {audience} can read none of the related topics", f"add one for a {audience}"
                findings.append(Finding("related", "warning", file, ("related",), "related", message, mend))
    return findings
