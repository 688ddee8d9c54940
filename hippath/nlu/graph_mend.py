"""Rasa's graph of components run in its order, worked out once."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner

Result = tuple[Text, Any]
Step = tuple[Text, Any, tuple[Text, ...]]
"""A node's name, what it runs, and the names of those whose results it takes."""


def run(
    self: DaskGraphRunner, inputs: Optional[Dict[Text, Any]] = None, targets: Optional[List[Text]] = None
) -> Dict[Text, Any]:
    """Return the result of each target, as ``DaskGraphRunner.run`` does; raise GraphRunError as it does.

    Rasa cuts the graph, hands it to dask, which sorts it, and writes the whole conversation into a log line that nobody
    sees, three times a turn (no upstream issue is known). The graph of a loaded model never changes, so its order stands.
    """
    wanted = tuple(targets or self._graph_schema.target_names)
    results: dict[Text, Result] = {name: (name, value) for name, value in (inputs or {}).items()}
    try:
        for name, node, needs in _order(self, wanted):
            results[name] = node(*[results.get(need, need) for need in needs])
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error
    return dict(results[target] for target in wanted)


def _order(runner: DaskGraphRunner, targets: tuple[Text, ...]) -> List[Step]:
    orders: dict[tuple[Text, ...], List[Step]] = runner.__dict__.setdefault("hippath_orders", {})
    if targets not in orders:
        nodes = runner._graph_schema.minimal_graph_schema(list(targets)).nodes
        order: dict[Text, Step] = {}

        def add(name: Text) -> None:
            if name in nodes and name not in order:
                needs = tuple(nodes[name].needs.values())
                for need in needs:
                    add(need)
                order[name] = (name, runner._instantiated_nodes[name], needs)

        for target in targets:
            add(target)
        orders[targets] = list(order.values())
    return orders[targets]
