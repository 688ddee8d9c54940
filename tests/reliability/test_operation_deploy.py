"""deploy/: manifests that Kubernetes takes, images that run as nobody, alerts and a dashboard over metrics that exist."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import ValidationError
from prometheus_client import REGISTRY

from hippath.serving import metrics
from hippath.serving.paths import INSIDE, PUBLIC
from hippath.serving.settings import ROOT
from tests.support.kubernetes import validate_manifest

DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "k8s").glob("*.yaml"))
VARIABLE = re.compile(r"\bHIPPATH_[A-Z_]+\b")
ENDINGS = {"counter": ["_total"], "gauge": [""], "histogram": ["_bucket", "_count", "_sum"]}
METRIC = re.compile(r"\bhippath_[a-z_]+")


def _manifest(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "k8s" / f"{name}.yaml").read_text())
    return read


def _compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text())
    return read


def _pods() -> list[dict[str, Any]]:
    cron = _manifest("retention")["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    return [_manifest("deployment")["spec"]["template"]["spec"], cron]


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.stem)
def test_kubernetes_takes_the_manifest(path: Path) -> None:
    for manifest in yaml.safe_load_all(path.read_text()):
        validate_manifest(manifest)


def test_the_validator_refuses_a_slip() -> None:
    manifest = _manifest("deployment")
    manifest["spec"]["replica"] = 2
    with pytest.raises(ValidationError, match="replica"):
        validate_manifest(manifest)


def test_every_selector_finds_the_servers() -> None:
    labels = _manifest("deployment")["spec"]["template"]["metadata"]["labels"]
    for selector in (
        _manifest("deployment")["spec"]["selector"]["matchLabels"],
        _manifest("service")["spec"]["selector"],
        _manifest("disruption")["spec"]["selector"]["matchLabels"],
        _manifest("network")["spec"]["podSelector"]["matchLabels"],
    ):
        assert selector.items() <= labels.items()
    assert _manifest("scaling")["spec"]["scaleTargetRef"]["name"] == _manifest("deployment")["metadata"]["name"]


def test_a2_the_ingress_names_the_same_paths_as_the_proxy() -> None:
    paths = {each["path"]: each["pathType"] for each in _manifest("ingress")["spec"]["rules"][0]["http"]["paths"]}
    assert paths.pop("/clinician/static/") == "Prefix"
    assert paths == dict.fromkeys(PUBLIC, "Exact")


def test_pods_run_as_nobody_and_write_nowhere() -> None:
    for pod in _pods():
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        for container in pod["containers"]:
            context = container["securityContext"]
            assert context["readOnlyRootFilesystem"] is True
            assert context["allowPrivilegeEscalation"] is False
            assert context["capabilities"] == {"drop": ["ALL"]}
            assert container["resources"]["limits"]["memory"]


def test_probes_ask_what_the_server_answers() -> None:
    container = _pods()[0]["containers"][0]
    asked = {container[probe]["httpGet"]["path"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert asked == set(INSIDE)


def test_no_secret_stands_in_a_file() -> None:
    for line in (DEPLOY / "env.example").read_text().splitlines():
        assert line.startswith("#") or line.endswith("=")
    written = _manifest("secret.example")["stringData"]
    assert all(not value or "PASSWORD@" in value for value in written.values())
    config = _manifest("config")["data"]
    assert not [name for name in config if "SECRET" in name or "URL" in name or "PASSWORD" in name]


def test_only_the_proxy_of_the_composition_is_reachable() -> None:
    compose = _compose()
    assert [name for name, service in compose["services"].items() if "ports" in service] == ["proxy"]
    for name in compose["services"].keys() - {"proxy"}:
        assert all(compose["networks"][network]["internal"] for network in compose["services"][name]["networks"]), name


def test_services_of_the_composition_write_nowhere_and_are_watched() -> None:
    services = _compose()["services"]
    assert set(services) == {"proxy", "server-1", "server-2", "database", "redis"}
    for name, service in services.items():
        assert service["read_only"] is True, name
        assert "no-new-privileges:true" in service["security_opt"], name
        assert "healthcheck" in service or name.startswith("server-"), name
        assert "build" in service or re.search(r":\d", service["image"]), name
        for other, condition in service.get("depends_on", {}).items():
            assert other in services and condition == {"condition": "service_healthy"}


def _stages() -> dict[str, list[str]]:
    text = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")
    stages: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("FROM "):
            stages[line.split(" AS ")[1]] = []
        if line and not line.startswith("#"):
            stages[list(stages)[-1]].append(" ".join(line.split()))
    return stages


def test_the_image_runs_as_nobody_and_has_no_build_tools() -> None:
    final = list(_stages().items())[-1]
    assert final[0] == "server"
    lines = final[1]
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users == ["10001"]
    assert lines.index("USER 10001") < next(n for n, line in enumerate(lines) if line.startswith("ENTRYPOINT"))
    assert not [line for line in lines if "apt-get" in line or "build-essential" in line or "pip install" in line]
    assert [line for line in lines if line.startswith("HEALTHCHECK") and "/readyz" in line]
    assert not [line for stage in _stages().values() for line in stage if line.startswith("ADD ")]
    assert not [line for stage in _stages().values() for line in stage if re.search(r"(ARG|ENV) .*(SECRET|PASSWORD|TOKEN)", line)]


def test_only_what_is_named_reaches_the_image() -> None:
    lines = (ROOT / ".dockerignore").read_text().split()
    assert lines[0] == "*"
    assert not {"!.", "!deploy", "!var", "!.git", "!models"} & set(lines)
    copied = {word for line in _stages()["build"] for word in line.split()[1:-1] if line.startswith("COPY ")} - {"."}
    for name in copied:
        assert (ROOT / name).exists(), name
    for line in lines[1:]:
        if line.startswith("!"):
            assert (ROOT / line[1:]).exists(), line


@pytest.mark.parametrize(
    "path",
    [DEPLOY / "Dockerfile", DEPLOY / "compose.yml", DEPLOY / "env.example", *MANIFESTS],
    ids=lambda path: path.name,
)
def test_every_variable_that_is_set_is_read(path: Path) -> None:
    read = {name for file in (ROOT / "hippath").rglob("*.py") for name in VARIABLE.findall(file.read_text())}
    assert set(VARIABLE.findall(path.read_text())) <= read


def _series() -> set[str]:
    known: set[str] = set()
    for metric in REGISTRY.collect():
        if metric.name.startswith("hippath_"):
            known |= {f"{metric.name}{ending}" for ending in ENDINGS[metric.type]}
    return known


def _asked(text: str) -> set[str]:
    return set(METRIC.findall(text))


def test_the_dashboard_asks_for_metrics_that_exist() -> None:
    dashboard = json.loads((DEPLOY / "grafana" / "hippath.json").read_text())
    expressions = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    assert len({panel["id"] for panel in dashboard["panels"]}) == len(dashboard["panels"])
    assert _asked(" ".join(expressions)) <= _series()


def test_every_metric_is_on_the_dashboard() -> None:
    asked = _asked((DEPLOY / "grafana" / "hippath.json").read_text())
    own = {value._name for value in vars(metrics).values() if hasattr(value, "_name") and hasattr(value, "_documentation")}
    assert len(own) >= 12
    assert not {name for name in own if not any(each.startswith(name) for each in asked)}


def test_alerts_ask_for_metrics_that_exist_and_the_runbook_has_each() -> None:
    rules = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text())["groups"][0]["rules"]
    assert _asked(" ".join(rule["expr"] for rule in rules)) <= _series()
    runbook = (ROOT / "docs" / "operating.md").read_text()
    for rule in rules:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert f"`{rule['alert']}`" in runbook
