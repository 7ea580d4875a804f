"""Nobody gets in who should not, and nothing gets out that should not."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serving import running

from uniongraph.serve import Limits, ServeError, Settings, serve
from uniongraph.serve.app import make_app
from uniongraph.serve.site import Site

TOKEN = "geheim-~7/Zx+=="
ASK = {"query": "ASK {}"}


@pytest.fixture(scope="module")
def open_server(build: Path) -> Iterator[str]:
    """A server that is open beyond this machine, as far as it knows, and lets one other site ask."""
    options = ("--host", "0.0.0.0", "--token", TOKEN, "--origin", "https://friend.example", "--workers", "2")
    with running(build, *options) as (address, _):
        yield address.replace("0.0.0.0", "127.0.0.1").partition("/?")[0]


def test_beyond_this_machine_a_token_is_needed(open_server: str) -> None:
    with httpx.Client(base_url=open_server) as client:
        for path in ("/", "/sparql?query=ASK{}", "/graphs?default", "/files/graph.ttl", "/static/site.css", "/nothing"):
            refused = client.get(path)
            assert refused.status_code == 401, path
            assert "Bearer" in refused.headers["www-authenticate"]
        assert client.get("/health").status_code == 200
        for header in ("Bearer nonsense", "Bearer", "Basic x", "Basic eDp5", "Basic eA==", "Digest x"):
            assert client.get("/sparql", params=ASK, headers={"Authorization": header}).status_code == 401
        assert client.get("/sparql?token=nonsense").status_code == 401
        assert client.get("/sparql", params=ASK, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        basic = base64.b64encode(f"anybody:{TOKEN}".encode()).decode()
        assert client.get("/sparql", params=ASK, headers={"Authorization": f"Basic {basic}"}).status_code == 200


def test_a_link_with_the_token_opens_the_pages_and_the_token_leaves_the_address(open_server: str) -> None:
    with httpx.Client(base_url=open_server) as client:
        answer = client.get("/search", params={"q": "总工会", "token": TOKEN})
        assert answer.status_code == 303
        assert answer.headers["location"] == "/search?q=%E6%80%BB%E5%B7%A5%E4%BC%9A"
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie and "samesite=lax" in cookie
        assert client.get(answer.headers["location"]).status_code == 200
        client.cookies.clear()
        url = client.base_url.copy_with(raw_path=f"//evil.example/?token={TOKEN}".replace("+", "%2B").encode())
        assert client.send(httpx.Request("GET", url)).headers["location"] == "/evil.example/"


def test_only_sites_that_were_let_in_may_ask_from_their_pages(open_server: str) -> None:
    with httpx.Client(base_url=open_server, headers={"Authorization": f"Bearer {TOKEN}"}) as client:
        friend = client.get("/sparql", params=ASK, headers={"Origin": "https://friend.example"})
        assert friend.headers["access-control-allow-origin"] == "https://friend.example"
        assert "origin" in friend.headers["vary"].lower()
        for other in ("https://evil.example", "null", "https://friend.example.evil.example", "http://friend.example"):
            refused = client.get("/sparql", params=ASK, headers={"Origin": other})
            assert refused.status_code == 403
            assert "access-control-allow-origin" not in refused.headers
    preflight = {"Origin": "https://friend.example", "Access-Control-Request-Method": "POST"}
    answer = httpx.options(f"{open_server}/sparql", headers=preflight)  # a preflight carries no token
    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Authorization" in answer.headers["access-control-allow-headers"]
    evil = httpx.options(f"{open_server}/sparql", headers={**preflight, "Origin": "https://evil.example"})
    assert evil.status_code == 403


def test_without_a_token_one_is_made(build: Path) -> None:
    with running(build, "--host", "0.0.0.0", "--workers", "2") as (address, _):
        found = httpx.URL(address.replace("0.0.0.0", "127.0.0.1"))
        assert len(found.params["token"]) >= 32
        assert httpx.get(found, follow_redirects=False).status_code == 303


def test_a_page_of_another_site_cannot_ask_by_way_of_the_browser(client: httpx.Client) -> None:
    assert client.get("/sparql", params=ASK, headers={"Host": "evil.example"}).status_code == 421
    assert client.get("/sparql", params=ASK, headers={"Host": "localhost.evil.example:80"}).status_code == 421
    for host in ("localhost", "LOCALHOST:1", "[::1]:7878", "127.0.0.1"):
        assert client.get("/sparql", params=ASK, headers={"Host": host}).status_code == 200
    for origin in ("https://evil.example", "null", "http://localhost:1"):
        assert client.post("/sparql", data=ASK, headers={"Origin": origin}).status_code == 403
    own = f"http://{client.base_url.netloc.decode()}"
    answer = client.post("/sparql", data=ASK, headers={"Origin": own})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/sparql?query=ASK{}", "/ontology", "/search?q=x", "/nothing", "/health", "/static/site.css"]
)
def test_every_answer_tells_browsers_to_be_strict(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/vendor/yasgui.min.js", "/static/%2e%2e/app.py",
        "/files/../graph.ttl",
        "/files/..%2f..%2f..%2fetc%2fpasswd", "/files/.store", "/files/%2fetc%2fpasswd", "/files/graph.html", "/files/",
        "/questions/..%2f..%2funiongraph", "/questions/chairs.rq", "/data/../../etc/passwd.ttl", "/id/../../etc/passwd",
        "/id/%00", "/id/<x>", "/id/", "/data/x.exe", "/data/.ttl", "/page/x%22%3E", "//etc/passwd", "/.store/",
        "/graph.ttl",
        "/files/graph.ttl%00.html",
    ],
)  # fmt: skip
def test_no_path_leads_out(client: httpx.Client, path: str) -> None:
    url = client.base_url.copy_with(raw_path=path.encode())
    assert client.send(httpx.Request("GET", url)).status_code == 404


def test_a_request_that_is_too_large_is_refused_and_not_read(client: httpx.Client) -> None:
    large = b"ASK {}" + b" " * (1024 * 1024)
    headers = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=large, headers=headers).status_code == 413
    chunks = (large[at : at + 65536] for at in range(0, len(large), 65536))
    assert client.post("/sparql", content=chunks, headers=headers).status_code == 413
    assert client.post("/sparql", content=large[: 1024 * 1024], headers=headers).status_code == 200


def test_when_too_many_wait_the_rest_is_sent_away(copied: Path) -> None:
    site = Site(Settings(copied, workers=2, limits=Limits(waiting=0)))

    async def ask() -> httpx.Response:
        await site.open()
        try:
            transport = httpx.ASGITransport(make_app(site))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.get("/sparql", params=ASK)
        finally:
            await site.close()

    with ThreadPoolExecutor(1) as thread:  # a browser of other tests may have its loop in this one
        answer = thread.submit(lambda: asyncio.run(ask())).result()
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_a_token_that_no_header_can_carry_is_refused(copied: Path) -> None:
    with pytest.raises(ServeError, match="letters, digits"):
        serve(Settings(copied, token="令牌"))
