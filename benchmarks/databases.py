"""A PostgreSQL and a Redis server of Debian's, on loopback, as safe as they come: every commit reaches the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

from benchmarks.places import free_port
from benchmarks.processes import processor_seconds

USER = "postgres"


class Databases:
    """Both servers, from `with` to its end."""

    def __enter__(self) -> Databases:
        self.folder = Path(tempfile.mkdtemp(prefix="hippath-benchmark-"))
        self.folder.chmod(0o755)
        self.port, self.redis_port = free_port(), free_port()
        self._data = self.folder / "data"
        self._data.mkdir()
        # PostgreSQL refuses to run as root, which a container often is.
        self._as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"] if os.geteuid() == 0 else []
        if self._as_user:
            shutil.chown(self._data, USER, USER)
        self._postgres("initdb", "-D", str(self._data), "-A", "trust", "-U", USER, "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
        self._postgres("pg_ctl", "-D", str(self._data), "-w", "-l", str(self._data / "server.log"), "-o", options, "start")
        redis = ["redis-server", "--port", str(self.redis_port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)]
        self._redis = subprocess.Popen(redis, stdout=subprocess.DEVNULL)
        return self

    def __exit__(self, *_: object) -> None:
        self._redis.terminate()
        self._redis.wait()
        self._postgres("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def new(self) -> str:
        """Make an empty database and return its name."""
        name = f"b{uuid.uuid4().hex[:12]}"
        self.sql(f"CREATE DATABASE {name}")
        return name

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def redis_url(self, number: int) -> str:
        """Return the address of a Redis database."""
        return f"redis://127.0.0.1:{self.redis_port}/{number}"

    def processor_seconds(self) -> float:
        """Return the processor time that PostgreSQL has used."""
        return processor_seconds(int((self._data / "postmaster.pid").read_text(encoding="ascii").split()[0]))

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run a statement and return what it prints."""
        psql = ["psql", "-X", "-A", "-t", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", database, "-c", statement]
        return subprocess.run(psql, check=True, capture_output=True, text=True).stdout.strip()

    def _postgres(self, command: str, *arguments: str) -> None:
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[4]))
        if not programs:
            raise SystemExit("PostgreSQL's server is not installed; install with: sudo apt-get install postgresql redis-server")
        whole = [*self._as_user, str(programs[-1] / command), *arguments]
        subprocess.run(whole, cwd="/", check=True, stdout=subprocess.DEVNULL)
