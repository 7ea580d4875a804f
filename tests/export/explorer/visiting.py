"""A visit to graph.html in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote


class Visit:
    """A visit to the page; what it asked for and complained of is kept, and judged at the end."""

    def __init__(
        self, chromium: Any, path: Path, width: int = 1280, height: int = 800, at: str = "", **more: Any
    ) -> None:
        settings: dict[str, Any] = {"locale": "zh-CN", "reduced_motion": "reduce", "accept_downloads": True, **more}
        self.context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(error.stack or str(error)))
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.address = path.as_uri()
        self.page.goto(self.address + at)
        self.page.wait_for_selector("body[data-ready]")

    def go(self, hash_: str) -> None:
        self.page.evaluate("hash => { location.hash = hash; }", hash_)
        self.page.wait_for_function("document.body.dataset.at === location.hash")
        self.settle()

    def settle(self) -> None:
        """Wait until the canvas has taken its place and is drawn."""
        self.page.wait_for_timeout(150)  # a change of size is followed after 120 ms
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def open(self, key: str) -> None:
        """Go to an entity by its address."""
        self.go("#" + quote(key, safe=""))
        self.page.wait_for_selector("#panel[data-kind=entity]")

    def find(self, text: str) -> list[str]:
        """Type into the search; the names that it finds."""
        self.page.keyboard.press("/")
        self.page.fill("#search", text)
        return [str(name) for name in self.page.locator("#results [role=option] .name").all_inner_texts()]

    def facet(self, name: str) -> Any:
        """A part of the filters, open and written (the browser says after a while that a part was opened)."""
        part = self.page.locator(f"#filters [data-facet={name}]")
        if part.get_attribute("open") is None:
            part.locator("summary").click()
        self.page.wait_for_selector(f"#filters [data-facet={name}][data-written]")
        return part

    def click_node(self, key: str) -> None:
        self.page.wait_for_function("key => uniongraph.explorer.positionOf(key) !== null", arg=key)
        self.settle()
        at = self.page.evaluate("key => uniongraph.explorer.positionOf(key)", key)
        self.page.mouse.click(at["x"], at["y"])

    def download(self, kind: str) -> Path:
        """What the export of this kind saves."""
        self.page.click("#export summary")
        with self.page.expect_download() as download:
            self.page.click(f"[data-export={kind}]")
        assert download.value.suggested_filename.endswith(f".{kind}")
        return Path(download.value.path())

    @property
    def title(self) -> str:
        return str(self.page.inner_text("#panel h2"))

    def drawn(self) -> list[str]:
        return list(self.page.evaluate("uniongraph.explorer.drawn()"))

    def end(self) -> None:
        """Leave; no visit may have asked another host or made the console speak."""
        asked = {url.partition("#")[0] for url in self.asked if not url.startswith(("data:", "blob:"))}
        self.context.close()
        assert asked == {self.address}, asked
        assert not self.complaints, self.complaints
