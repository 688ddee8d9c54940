"""A real PostgreSQL server of Debian's, in a folder of its own, on loopback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import uuid
from pathlib import Path

from tests.support.server import free_port

USER = "postgres"
TO_INSTALL = "PostgreSQL's server is not installed; install with: sudo apt-get install postgresql"


class Postgres:
    """A server that can be stopped, killed, frozen and started again; `url()` makes an empty database."""

    def __init__(self, folder: Path, options: str = "-c fsync=off") -> None:
        self.folder = folder
        self._options = options
        self.port = free_port()
        self._data = folder / "data"
        folder.chmod(0o755)
        self._data.mkdir()
        # PostgreSQL refuses to run as root, which a container's tests often are.
        self._as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"] if os.geteuid() == 0 else []
        if self._as_user:
            shutil.chown(self._data, USER, USER)
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", USER, "--no-sync", "-E", "UTF8", "--locale=C")
        self.start()

    def start(self) -> None:
        """Start it and return when it takes connections."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {self._options}"
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self._data / "server.log"), "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` ends the connections, `immediate` is a crash."""
        if self.pid() is not None:
            self._run("pg_ctl", "-D", str(self._data), "-w", "-m", mode, "stop")

    def freeze(self) -> None:
        """Make it hang: connections stay open and nothing answers."""
        for process in self._processes():
            os.kill(process, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        for process in self._processes():
            os.kill(process, signal.SIGCONT)

    def disconnect(self) -> None:
        """End every connection, so that what was set for a database holds for the next ones."""
        self.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")

    def limit_files(self, size: int | None) -> None:
        """Let no file of its grow beyond `size` bytes, as on a disk that is full; None lifts it."""
        limit = "unlimited" if size is None else size
        for process in self._processes():
            command = [*self._as_user, "prlimit", "--pid", str(process), f"--fsize={limit}:"]
            subprocess.run(command, check=True, cwd="/")

    def pid(self) -> int | None:
        """Return the process id, None when it does not run."""
        file = self._data / "postmaster.pid"
        return int(file.read_text().split()[0]) if file.exists() else None

    def url(self) -> str:
        """Make an empty database and return its address."""
        name = f"t{uuid.uuid4().hex[:12]}"
        self.sql(f"CREATE DATABASE {name}")
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run `statement` as its superuser and return what it prints."""
        psql = ["psql", "-X", "-A", "-t", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", database, "-c", statement]
        return subprocess.run(psql, check=True, capture_output=True, text=True).stdout.strip()

    def _processes(self) -> list[int]:
        main = self.pid()
        children = subprocess.run(["pgrep", "-P", str(main)], capture_output=True, text=True).stdout.split()
        return [pid for pid in (main, *map(int, children)) if pid is not None]

    def _run(self, command: str, *arguments: str) -> None:
        whole = [*self._as_user, str(_programs() / command), *arguments]
        done = subprocess.run(whole, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 0, f"{command} failed: {done.stderr}"


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    assert found, TO_INSTALL
    return found[-1].parent
