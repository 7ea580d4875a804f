"""Queries about entities as a whole: all that they are linked with, how two are related, names, articles."""

from __future__ import annotations

from collections.abc import Iterable


def _iris(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def neighbours_query(iris: Iterable[str]) -> str:
    """All facts of entities, posts with their titles."""
    return f"""SELECT DISTINCT ?entity ?how ?title ?other ?otherName WHERE {{
  VALUES ?entity {{ {_iris(iris)} }}
  {_neighbours("?entity", "?how", "?other", "?title")}
  ?other skos:prefLabel ?otherName .
}}
ORDER BY ?how ?otherName"""


def _neighbours(entity: str, how: str, other: str, title: str) -> str:
    post = f"?post{how[1:]}"
    return (
        f"{{ {entity} {how} {other} }} UNION {{ {other} {how} {entity} }}\n"
        f"  UNION {{ {post} org:member {entity} ; org:organization {other} ; ug:postTitle {title} }}\n"
        f"  UNION {{ {post} org:organization {entity} ; org:member {other} ; ug:postTitle {title} }}"
    )


def relation_query(one: str, other: str, shared: bool = True) -> str:
    """How two entities are linked: directly, by a post of one in the other, or by what both are linked with."""
    both = f"""
  UNION {{
    {{ {_neighbours(f"<{one}>", "?first", "?shared", "?firstTitle")} }}
    {{ {_neighbours(f"<{other}>", "?second", "?shared", "?secondTitle")} }}
    ?shared skos:prefLabel ?sharedName .
    FILTER(?shared != <{one}> && ?shared != <{other}>)
  }}"""
    return f"""SELECT DISTINCT ?how ?post ?title ?shared ?sharedName WHERE {{
  {{ <{one}> ?how <{other}> }} UNION {{ <{other}> ?how <{one}> }}
  UNION {{ ?post org:member <{one}> ; org:organization <{other}> ; ug:postTitle ?title }}
  UNION {{ ?post org:member <{other}> ; org:organization <{one}> ; ug:postTitle ?title }}{both if shared else ""}
}}
ORDER BY ?how ?title ?sharedName"""


def names_query(iris: Iterable[str]) -> str:
    """All names of entities."""
    return f"""SELECT DISTINCT ?entity ?name WHERE {{
  VALUES ?entity {{ {_iris(iris)} }}
  ?entity skos:prefLabel|skos:altLabel ?name .
}}
ORDER BY ?name"""


def credits_query(iris: Iterable[str], roles: Iterable[str], of_article: bool) -> str:
    """Who is credited with (or mentioned in) an article, or else the articles of whom is credited or mentioned."""
    given, wanted, name = (
        ("?text", "?answer", "skos:prefLabel") if of_article else ("?who", "?answer", "schema:headline")
    )
    triple = "?text ?role ?answer" if of_article else "?answer ?role ?who"
    return f"""SELECT DISTINCT ?answer ?name ?role WHERE {{
  VALUES {given} {{ {_iris(iris)} }}
  VALUES ?role {{ {_iris(roles)} }}
  {triple} .
  {wanted} {name} ?name .
}}
ORDER BY ?name ?answer"""
