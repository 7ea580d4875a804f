"""The map and the timeline, which show where and when, and filter the graph."""

from __future__ import annotations

from visiting import Visit

from uniongraph.records import Knowledge
from uniongraph.schema import Schema


def test_the_map_shows_places_at_their_coordinates(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    _, schema = invented
    visit.page.click("#views [data-view=map]")
    visit.page.wait_for_selector("#map .dot")

    def middle(code: str) -> tuple[float, float]:
        box = visit.page.locator(f"#map .dot[data-division='{code}'] circle").last.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    codes = {name: schema.places.named(name)[0].code for name in ("岐山县", "响水县", "什邡市")}
    places = {name: schema.places.by_code(code) for name, code in codes.items()}
    xs = sorted(codes, key=lambda name: middle(codes[name])[0])
    ys = sorted(codes, key=lambda name: middle(codes[name])[1])
    assert xs == sorted(codes, key=lambda name: places[name].lon or 0)  # west to east
    assert ys == sorted(codes, key=lambda name: -(places[name].lat or 0))  # north above


def test_a_dot_on_the_map_filters_the_graph(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    _, schema = invented
    code = schema.places.named("响水县")[0].code
    visit.page.click("#views [data-view=map]")
    visit.page.click(f"#map .dot[data-division='{code}'] circle >> nth=1")
    assert "响水县" in visit.page.inner_text("#chips")
    assert visit.page.get_attribute(f"#map .dot[data-division='{code}']", "aria-pressed") == "true"
    assert visit.page.locator("#map .dot").count() > 10  # the others can still be chosen
    visit.page.click("#map-hint a")
    visit.page.wait_for_selector("body[data-view=graph]")
    drawn = visit.drawn()
    assert "TradeUnion/响水县总工会" in drawn and "TradeUnion/江都区总工会" not in drawn


def test_the_map_by_keyboard_zoom_and_drag(visit: Visit) -> None:
    visit.go("#~map")
    visit.page.wait_for_selector("#map .dot")
    visit.page.locator("#map .dot[tabindex='0']").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    assert visit.page.locator("#map .dot.chosen").count() == 1
    before = visit.page.locator("#map .dot.chosen").bounding_box()
    visit.page.click("#zoom-in")
    visit.page.click("#zoom-fit")
    box = visit.page.locator("#map").bounding_box()
    visit.page.mouse.move(box["x"] + 20, box["y"] + 20)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 20, box["y"] + 90)
    visit.page.mouse.up()
    after = visit.page.locator("#map .dot.chosen").bounding_box()
    assert 60 <= after["y"] - before["y"] <= 80


def test_a_bar_of_the_timeline_filters_the_graph(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    articles = [a for a in knowledge.articles() if a.date.startswith("2031-02")]
    visit.page.click("#views [data-view=timeline]")
    bar = visit.page.locator("#timeline .bar[data-at='2031-02']")
    assert bar.get_attribute("aria-label") == f"2031-02：0 条事实、{len(articles)} 篇报道"
    bar.locator(".target").click()
    assert "2031-02" in visit.page.inner_text("#chips")
    assert visit.page.locator("#happened li").count() == len(articles)
    assert visit.page.inner_text("#happened .when >> nth=0") == "2031-02-04"
    told = [f for f in knowledge.facts if f.evidence[0].article in {a.id for a in articles} and not f.evidence[0].date]
    assert visit.page.evaluate("uniongraph.explorer.filters.counts.facts") == len(told)


def test_dated_facts_are_listed_with_their_words(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    dated = [fact for fact in knowledge.facts if fact.evidence[0].date == "2029"]
    visit.go("#~timeline")
    assert f"另有 {len(dated)} 条事实" in visit.page.inner_text("#timeline-note")  # a year has no place among months
    visit.facet("dates").locator(".choice", has_text="2029").click()
    assert visit.page.locator("#happened mark").count() == len(dated)


def test_a_stretch_of_time_is_chosen_by_dragging_and_by_keyboard(visit: Visit) -> None:
    visit.go("#~timeline")
    first, last = (visit.page.locator(f"#timeline .bar[data-at='2031-0{n}'] .target").bounding_box() for n in (2, 4))
    visit.page.mouse.move(first["x"] + 5, first["y"] + 40)
    visit.page.mouse.down()
    visit.page.mouse.move(last["x"] + 5, last["y"] + 40, steps=4)
    visit.page.mouse.up()
    assert "2031-02 – 2031-04" in visit.page.inner_text("#chips")
    assert visit.page.locator("#timeline .chosen").count() == 3
    visit.page.click("#chips .chip")
    visit.page.locator("#timeline .bar[tabindex='0']").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    assert visit.page.locator("#chips .chip").count() == 1
