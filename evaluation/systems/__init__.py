"""What reads the labelled texts: hippath and what a user would otherwise pick."""

from importlib import import_module
from typing import Callable

from evaluation.systems.base import System
from evaluation.systems.hippath import Hippath
from hippath.serving.environment import prepare_environment


def _baseline(module: str, name: str) -> Callable[[], System]:
    """Return what makes a baseline; its module, and the libraries that it imports, are loaded only then."""

    def make() -> System:
        prepare_environment()  # Rasa reports what it trains unless told not to
        try:
            system: System = getattr(import_module(f"{__name__}.{module}"), name)()
        except ModuleNotFoundError as error:
            raise SystemExit(f"{name} needs {error.name}; run: scripts/set-up.sh evaluation") from error
        return system

    return make


SYSTEMS: dict[str, Callable[[], System]] = {
    "hippath": Hippath,
    "synonyms": _baseline("synonyms", "Synonyms"),
    "medspacy": _baseline("medspacy_context", "Medspacy"),
    "negspacy": _baseline("negspacy_negex", "Negspacy"),
    "recognizers": _baseline("recognizers", "Recognizers"),
    "tf-idf": _baseline("look_up", "Tfidf"),
    "titles": _baseline("look_up", "Titles"),
    "rasa selector": _baseline("rasa_selector", "RasaSelector"),
    "rasa default": _baseline("rasa_default", "RasaDefault"),
}
"""Name -> what makes the system."""
