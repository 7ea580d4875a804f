"""A store that asks who we are, refuses, has moved or is not there: told in a line, and nothing is changed."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from stores import Running, command, free_port, oxigraph

from uniongraph.publish import Credentials, PublishError, Settings, publish

BASIC = "Basic " + base64.b64encode("编辑:暗号".encode()).decode()


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An Oxigraph server, which itself asks nobody who they are."""
    with oxigraph(tmp_path_factory.mktemp("behind")) as (running, _):
        yield running


@contextmanager
def gate(store: Running, wanted: str = "", challenge: str = "", busy: int = 0, answer: int = 0) -> Iterator[str]:
    """The address of a gate before a store, as firms have them: it lets pass what has the ``wanted`` credentials.

    It says that it is busy ``busy`` times, or gives one ``answer`` to all.
    """
    left = [busy]

    class Gate(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if answer:
                self._say(answer, b"no", {"Location": "https://new.example/store"} if 300 <= answer < 400 else {})
            elif wanted and self.headers.get("Authorization") != wanted:
                self._say(401, b"", {"WWW-Authenticate": challenge})
            elif left[0]:
                left[0] -= 1
                self._say(503, b"later", {})
            else:
                kept = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
                found = httpx.post(store.endpoint + self.path, content=body, headers=kept, timeout=60)
                self._say(found.status_code, found.content, {"Content-Type": found.headers.get("Content-Type", "")})

        def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Gate)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_name_and_a_password_are_given_to_who_asks(behind: Running, builds: tuple[Path, Path]) -> None:
    with gate(behind, BASIC, 'Basic realm="store", charset="UTF-8"') as address:
        with pytest.raises(PublishError, match="UNIONGRAPH_STORE_USER"):
            publish(builds[0], address)
        with pytest.raises(PublishError, match="does not take these credentials"):
            publish(builds[0], address, Settings(Credentials("编辑", "错的")))
        assert publish(builds[0], address, Settings(Credentials("编辑", "暗号"))).done


def test_a_token_comes_from_the_environment_and_is_never_shown(behind: Running, builds: tuple[Path, Path]) -> None:
    with gate(behind, "Bearer s3cret-token", "Bearer") as address:
        words = ("publish", builds[1], "--endpoint", address, "--replace")
        process = command(*words, UNIONGRAPH_STORE_TOKEN="s3cret-token")
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        process = command(*words, UNIONGRAPH_STORE_TOKEN="s3cret-other", LC_ALL="zh_CN.UTF-8")
        _, refused = process.communicate(timeout=60)
        assert process.returncode == 1
        assert "不接受所给凭据" in refused and refused.count("\n") == 1
        assert "s3cret" not in out + err + refused
    assert "s3cret" not in repr(Credentials("a", "s3cret", "s3cret"))


def test_a_busy_store_is_asked_again(behind: Running, builds: tuple[Path, Path]) -> None:
    with gate(behind, busy=1) as address:
        assert publish(builds[0], address, Settings(replace=True, anew=True)).done


@pytest.mark.parametrize(
    ("answer", "told"),
    [(403, "does not allow this"), (301, r"has moved to https://new\.example/store"), (500, "answered 500: no")],
)
def test_what_a_store_refuses_is_told(behind: Running, builds: tuple[Path, Path], answer: int, told: str) -> None:
    with gate(behind, answer=answer) as address, pytest.raises(PublishError, match=told):
        publish(builds[0], address)


def test_a_store_that_takes_no_changes_is_told(behind: Running, builds: tuple[Path, Path]) -> None:
    with gate(behind, answer=403) as closed, pytest.raises(PublishError, match=f"{closed} does not allow this"):
        publish(builds[0], behind.endpoint, Settings(update=closed))


def test_who_is_not_there_is_told(builds: tuple[Path, Path]) -> None:
    with pytest.raises(PublishError, match="cannot be reached"):
        publish(builds[0], f"http://127.0.0.1:{free_port()}")


def test_what_is_no_store_is_told(behind: Running, builds: tuple[Path, Path]) -> None:
    with pytest.raises(PublishError, match="answers no SPARQL queries"):
        publish(builds[0], f"{behind.endpoint}/elsewhere")


@pytest.mark.parametrize("address", ["store", "ftp://example.org", "http://", "http://a:99999/", "//example.org"])
def test_what_is_no_web_address_is_told(builds: tuple[Path, Path], address: str) -> None:
    with pytest.raises(PublishError, match="no web address"):
        publish(builds[0], address)


def test_credentials_in_an_address_are_refused(builds: tuple[Path, Path]) -> None:
    with pytest.raises(PublishError, match="no credentials in an address") as refused:
        publish(builds[0], "http://dba:s3cret@127.0.0.1/")
    assert "s3cret" not in str(refused.value)
