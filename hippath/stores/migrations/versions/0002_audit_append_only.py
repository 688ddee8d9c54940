"""The database itself refuses to change or delete a row of the audit record."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REFUSAL = "hippath_audit is append-only"
SQLITE = """
CREATE TRIGGER hippath_audit_{change} BEFORE {change} ON hippath_audit
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRESQL = f"""
CREATE FUNCTION hippath_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$;
CREATE TRIGGER hippath_audit_append_only BEFORE UPDATE OR DELETE ON hippath_audit
FOR EACH ROW EXECUTE FUNCTION hippath_audit_refuse();
CREATE TRIGGER hippath_audit_not_emptied BEFORE TRUNCATE ON hippath_audit
FOR EACH STATEMENT EXECUTE FUNCTION hippath_audit_refuse();
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL)
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(SQLITE.format(change=change, refusal=REFUSAL))
