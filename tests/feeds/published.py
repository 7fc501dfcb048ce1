"""Validators from the published schemas beside this file."""

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import validator_for
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def parsed(content: bytes) -> Any:
    return etree.fromstring(content)


@lru_cache
def _atom() -> Any:
    return etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))


@lru_cache
def _site_map(name: str) -> Any:
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


@lru_cache
def _json(name: str) -> Any:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    kind = validator_for(schema, default=Draft202012Validator)
    return kind(schema, format_checker=FormatChecker())


def atom_errors(content: bytes) -> list[str]:
    grammar = _atom()
    grammar.validate(parsed(content))
    return [str(error) for error in grammar.error_log]


def json_errors(name: str, content: bytes) -> list[str]:
    return [error.message for error in _json(name).iter_errors(json.loads(content))]


def url_set_errors(content: bytes) -> list[str]:
    """Validate without the extensions: the schema wants a schema for each, and theirs have no licence."""
    root = parsed(content)
    for element in root.iter(f"{{{NEWS}}}news", f"{{{XHTML}}}link"):
        element.getparent().remove(element)
    schema = _site_map("sitemap.xsd")
    schema.validate(root)
    return [str(error) for error in schema.error_log]


def index_errors(content: bytes) -> list[str]:
    schema = _site_map("siteindex.xsd")
    schema.validate(parsed(content))
    return [str(error) for error in schema.error_log]


@lru_cache
def _vocabulary() -> dict[str, dict[str, Any]]:
    graph = json.loads(
        gzip.decompress((SCHEMAS / "schemaorg-current-https.jsonld.gz").read_bytes())
    )
    return {term["@id"]: term for term in graph["@graph"]}


def _ids(value: Any) -> list[str]:
    return [
        item["@id"] for item in (value if isinstance(value, list) else [value] if value else [])
    ]


def _with_ancestors(kind: str) -> set[str]:
    found, waiting = set(), [kind]
    while waiting:
        if (term := waiting.pop()) not in found:
            found.add(term)
            waiting += _ids(_vocabulary().get(term, {}).get("rdfs:subClassOf"))
    return found


TEXT_LIKE = {"schema:Text", "schema:URL"}
LITERALS = {
    bool: {"schema:Boolean"},
    int: {"schema:Integer", "schema:Number", "schema:Text"},
    # What JSON says as a string may be meant as any of these.
    str: TEXT_LIKE | {"schema:Date", "schema:DateTime"},
}
# schema.org: "Often a Text value is given where a Thing is expected"; not relied on here. Numbers of pixels may
# be given for a QuantitativeValue or a Distance, as schema.org's own examples of ImageObject do.
PIXELS = {"schema:width", "schema:height"}


def schema_org_errors(graph: dict[str, Any]) -> list[str]:
    """Return what in ``graph`` the published vocabulary does not know: types, properties, kinds of values."""
    if graph.get("@context") != "https://schema.org":
        return ["the context is not schema.org"]
    types = {node["@id"]: node["@type"] for node in graph["@graph"] if "@id" in node}
    return [error for node in graph["@graph"] for error in _node_errors(node, types)]


def _node_errors(node: dict[str, Any], types: dict[str, str]) -> list[str]:
    kind = f"schema:{node['@type']}"
    if _vocabulary().get(kind, {}).get("@type") != "rdfs:Class":
        return [f"{kind} is no type"]
    errors = []
    for name, value in node.items():
        if name.startswith("@"):
            continue
        term = _vocabulary().get(f"schema:{name}")
        if term is None or term["@type"] != "rdf:Property":
            errors.append(f"{name} is no property")
            continue
        if not _with_ancestors(kind) & set(_ids(term["schema:domainIncludes"])):
            errors.append(f"{name} is no property of {kind}")
        ranges = set(_ids(term["schema:rangeIncludes"]))
        for item in value if isinstance(value, list) else [value]:
            errors += _value_errors(f"schema:{name}", item, ranges, types)
    return errors


def _value_errors(name: str, value: Any, ranges: set[str], types: dict[str, str]) -> list[str]:
    if isinstance(value, dict):
        errors = _node_errors(value, types) if "@type" in value else []
        kind = value.get("@type") or types.get(value["@id"])
        # A reference to a node of another page says only its address.
        fits = kind is None or _with_ancestors(f"schema:{kind}") & ranges
        return errors if fits else [*errors, f"{name} cannot be a {kind}"]
    fits = LITERALS[type(value)] & ranges or (name in PIXELS and isinstance(value, int))
    return [] if fits else [f"{name} cannot be {value!r}"]
