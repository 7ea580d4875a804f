"""The ready questions: each has its titles, and gives the same right answer in pyoxigraph and in rdflib."""

# ruff: noqa: E501 (a fault or an answer is one line)

import re
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, Literal

HERE = Path(__file__).parent
QUERIES = sorted((HERE.parents[1] / "ontology" / "queries").glob("*.rq"))
FILES = [HERE / "good.ttl", HERE / "good-evidence.ttl"]
HEADER = ("title-zh", "title-en", "description-zh", "description-en")

Rows = list[tuple[str, ...]]

# Question, parameters, answer without the columns of the parameters.
ANSWERS: list[tuple[str, dict[str, str], Rows]] = [
    ("chairs", {"union": "响水"}, [("响水县总工会", "周远帆", "主席", "false")]),
    ("runs", {"union": "响水县总工会"}, [("劳模工匠助企行", "响水县总工会", "江苏云帆纺织有限公司")]),
    ("awards", {"award": "工匠"}, [("盐城工匠", "秦书瑶", "盐城市总工会")]),
    ("stations", {"union": "响水"}, [("响水县总工会", "青禾路工会驿站", "响水镇")]),
    ("companies", {"place": "响水县"}, [("响水镇", "江苏云帆纺织有限公司")]),
    (
        "two-posts",
        {"person": "周远帆"},
        [
            ("周远帆", "队长", "盐城市劳模志愿服务队", "主席", "响水县总工会"),
            ("周远帆", "队长", "盐城市劳模志愿服务队", "党组书记", "响水县总工会"),
        ],
    ),
    (
        "article",
        {"article": "助企行"},
        [
            ("响水县总工会助企行走进云帆纺织", "周远帆", "holdsPost", "响水县总工会", "主席", "县总工会主席周远帆说"),
            ("响水县总工会助企行走进云帆纺织", "响水县总工会", "runs", "劳模工匠助企行", "", "县总工会开展劳模工匠助企行"),
            (
                "响水县总工会助企行走进云帆纺织", "盐城海岚机械有限公司", "takesPartIn", "响水县首届职工插花比赛", "",
                "海岚机械参加插花比赛",
            ),
        ],
    ),
    (
        "shared",
        {"one": "响水县总工会", "other": "人力资源"},
        [
            ("响水县总工会", "locatedIn", "响水县", "locatedIn", "响水县人力资源和社会保障局"),
            ("响水县总工会", "runs", "劳模工匠助企行", "runs", "响水县人力资源和社会保障局"),
        ],
    ),
    (
        "announced",
        {},
        [
            (
                "响水县总工会", "organizes", "响水县首届职工插花比赛", "", "县总工会将举办首届职工插花比赛",
                "插花比赛将于下月举行",
            ),
        ],
    ),
    ("visits", {"visited": "云帆"}, [("盐城市总工会", "江苏云帆纺织有限公司")]),
    ("cooperation", {"organization": "人力资源"}, [("响水县人力资源和社会保障局", "响水县总工会")]),
    ("people-of", {"organization": "云帆"}, [("江苏云帆纺织有限公司", "秦书瑶", "", "")]),
    ("credits", {"person": "周远帆"}, [("周远帆", "author", "响水县总工会助企行走进云帆纺织", "2025-10-31")]),
    ("top", {"class": "TradeUnion"}, [("响水县总工会", "TradeUnion", "2")]),
    ("events", {"place": "响水"}, [("响水县首届职工插花比赛", "响水县总工会", "响水县")]),
    ("studios", {"person": "周"}, [("周远帆劳模创新工作室", "周远帆", "响水县总工会")]),
    ("documents", {"organization": "响水"}, [("响水县职工服务方案", "响水县总工会")]),
    ("units", {"organization": "盐城工会"}, [("盐城市总工会", "响水县总工会")]),
    (
        "dated",
        {"date": "2025"},
        [("2025-10", "响水县总工会", "runs", "劳模工匠助企行", "响水县总工会助企行走进云帆纺织")],
    ),
    (
        "changed",
        {"earlier": "2024", "later": "2025"},
        [
            ("2025", "new", "周远帆", "holdsPost", "响水县总工会", "主席"),
            ("2025", "new", "盐城海岚机械有限公司", "takesPartIn", "响水县首届职工插花比赛", ""),
        ],
    ),
    (
        "changed",
        {"earlier": "2025", "later": "2026", "organization": "响水"},
        [("2025", "gone", "响水县总工会", "runs", "劳模工匠助企行", "")],
    ),
    (
        "doubtful",
        {"rule": "will-hold"},
        [("0.7", "will-hold", "响水县总工会", "organizes", "响水县首届职工插花比赛", "县总工会将举办首届职工插花比赛")],
    ),
]  # fmt: skip
UNASKED = {"chairs": 2, "runs": 2, "companies": 2, "two-posts": 3, "article": 6, "visits": 2, "people-of": 6}


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for file in FILES:
        store.load(path=str(file), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def graph() -> Graph:
    graph = Graph()
    for file in FILES:
        graph.parse(file, format="turtle")
    return graph


def text(name: str) -> str:
    return next(path for path in QUERIES if path.stem == name).read_text(encoding="utf-8")


def parameters(query: str) -> list[str]:
    return re.findall(r"^# parameter: (\S+) \S+ \S+", query, re.MULTILINE)


def ask_store(store: pyoxigraph.Store, query: str, given: dict[str, str]) -> Rows:
    values = {pyoxigraph.Variable(name): pyoxigraph.Literal(value) for name, value in given.items()}
    answer = store.query(query, substitutions=values)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    shown = [i for i, v in enumerate(answer.variables) if v.value not in parameters(query)]
    return [tuple("" if row[i] is None else str(row[i].value) for i in shown) for row in answer]


def ask_graph(graph: Graph, query: str, given: dict[str, str]) -> Rows:
    answer = graph.query(query, initBindings={name: Literal(value) for name, value in given.items()})
    shown = [v for v in answer.vars or () if str(v) not in parameters(query)]
    return [tuple("" if row[v] is None else str(row[v]) for v in shown) for row in answer]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_question_says_what_it_answers(path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    for key in HEADER:
        assert re.search(rf"^# {key}: \S", query, re.MULTILINE)
    # pyoxigraph binds only what a query selects.
    selected = re.search(r"^SELECT(.*)WHERE", query, re.MULTILINE)
    assert selected
    assert parameters(query)
    assert len(parameters(query)) == query.count("# parameter:")
    assert set(parameters(query)) <= set(re.findall(r"\?(\w+)", selected[1]))


def test_every_question_is_tried() -> None:
    assert {path.stem for path in QUERIES} == {name for name, _, _ in ANSWERS}


@pytest.mark.parametrize(("name", "given", "rows"), ANSWERS, ids=[name for name, _, _ in ANSWERS])
def test_a_question_is_answered(
    store: pyoxigraph.Store, graph: Graph, name: str, given: dict[str, str], rows: Rows
) -> None:
    assert sorted(ask_store(store, text(name), given)) == sorted(rows)
    assert sorted(ask_graph(graph, text(name), given)) == sorted(rows)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_nothing_asked_for_means_all_and_an_unknown_name_nothing(store: pyoxigraph.Store, path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    everything = ask_store(store, query, {})
    assert len(everything) == UNASKED.get(path.stem, len(everything)) > 0
    for name in parameters(query):
        assert ask_store(store, query, {name: ""}) == everything
        assert ask_store(store, query, {name: "无此名"}) == []
