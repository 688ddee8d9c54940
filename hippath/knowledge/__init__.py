"""Clinical content: pydantic models of ``knowledge/*.yml`` and the loader that checks them."""

from hippath.knowledge.errors import KnowledgeError, Problem
from hippath.knowledge.loader import load_knowledge
from hippath.knowledge.model import Knowledge

__all__ = ["Knowledge", "KnowledgeError", "Problem", "load_knowledge"]
