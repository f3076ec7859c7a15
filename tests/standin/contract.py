"""Discord's own description of its HTTP API, against which every request is checked.

It compiles an operation's schemas when the operation is first used, so starting costs nothing.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.standin.payload import Payload

PLACES = (Path(__file__).parents[3] / "shared" / "discord-openapi.json",)
DOCUMENT = "urn:discord"
JSON_BODY = "requestBody/content/application~1json/schema"
TRUTH = {"true": True, "false": False, "1": True, "0": False}


@dataclass(frozen=True, slots=True)
class Violation:
    """A request that Discord's description does not allow, and why; `path` is its template."""

    method: str
    path: str
    where: str
    problem: str

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.method} {self.path}: {self.where}: {self.problem}"


def find_contract() -> Path | None:
    """Return where the description is: the environment's DISCORD_OPENAPI, or beside the project."""
    named = os.environ.get("DISCORD_OPENAPI")
    candidates = (Path(named),) if named else PLACES
    return next((path for path in candidates if path.is_file()), None)


@dataclass(slots=True)
class _Operation:
    """A method of a path, with its compiled schemas."""

    template: str
    method: str
    path_schemas: dict[str, Draft202012Validator]
    query_schemas: dict[str, Payload]
    query_validators: dict[str, Draft202012Validator]
    required_query: set[str]
    body: Draft202012Validator | None
    body_required: bool


@dataclass
class Contract:
    """Checks requests and keeps what was wrong with them."""

    document: Payload
    checked: int = 0
    violations: list[Violation] = field(default_factory=list)
    _operations: dict[tuple[str, str], _Operation | None] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Contract":
        """Read the description."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def check(self, method: str, path: str, query: dict[str, str], body: object) -> list[Violation]:
        """Check one request; `body` is the decoded JSON, none when there is none."""
        self.checked += 1
        template, values = self._matched(path)
        found = [
            Violation(method, template or path, where, problem)
            for where, problem in self._problems(method, template, values, query, body)
        ]
        self.violations += found
        return found

    def _problems(
        self,
        method: str,
        template: str | None,
        values: dict[str, str],
        query: dict[str, str],
        body: object,
    ) -> Iterator[tuple[str, str]]:
        operation = self._operation(template, method.lower()) if template else None
        if operation is None:
            yield "path", "no such operation"
            return
        for name, value in values.items():
            for error in operation.path_schemas[name].iter_errors(value):
                yield f"path {name}", error.message
        yield from self._query_problems(operation, query)
        if operation.body is None:
            if body is not None:
                yield "body", "none is expected"
        elif body is not None:
            for error in operation.body.iter_errors(body):
                yield from _explained(error)
        elif operation.body_required:
            yield "body", "missing"

    def _query_problems(
        self, operation: _Operation, query: dict[str, str]
    ) -> Iterator[tuple[str, str]]:
        for name in operation.required_query - query.keys():
            yield f"query {name}", "missing"
        for name, text in query.items():
            validator = operation.query_validators.get(name)
            if validator is None:
                yield f"query {name}", "no such parameter"
                continue
            value = _decoded(text, operation.query_schemas[name])
            for error in validator.iter_errors(value):
                yield f"query {name}", error.message

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        """Return all path templates as patterns, those with fewer parameters first."""
        templates = sorted(self.document["paths"], key=lambda one: (one.count("{"), one))
        return [
            (re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(one)) + "$"), one)
            for one in templates
        ]

    def _matched(self, path: str) -> tuple[str | None, dict[str, str]]:
        for pattern, template in self._templates:
            match = pattern.match(path)
            if match:
                return template, match.groupdict()
        return None, {}

    def _operation(self, template: str, method: str) -> _Operation | None:
        key = (template, method)
        if key not in self._operations:
            item = self.document["paths"][template]
            self._operations[key] = (
                self._compiled(template, method, item) if method in item else None
            )
        return self._operations[key]

    def _compiled(self, template: str, method: str, item: Payload) -> _Operation:
        described: Payload = item[method]
        parameters = [*item.get("parameters", ()), *described.get("parameters", ())]
        in_query = {one["name"]: one for one in parameters if one["in"] == "query"}
        base = f"/paths/{template.replace('~', '~0').replace('/', '~1')}/{method}/"
        has_json = "application/json" in described.get("requestBody", {}).get("content", {})
        return _Operation(
            template,
            method,
            {
                one["name"]: self._validator(one["schema"])
                for one in parameters
                if one["in"] == "path"
            },
            {name: one["schema"] for name, one in in_query.items()},
            {name: self._validator(one["schema"]) for name, one in in_query.items()},
            {name for name, one in in_query.items() if one.get("required")},
            self._validator({"$ref": f"#{quote(base + JSON_BODY)}"}) if has_json else None,
            bool(described.get("requestBody", {}).get("required")),
        )

    @cached_property
    def _registry(self) -> Registry[Any]:
        resource = DRAFT202012.create_resource(self.document)
        registry: Registry[Any] = Registry().with_resource(DOCUMENT, resource)
        return registry

    @cached_property
    def _validator_class(self) -> type[Draft202012Validator]:
        def by_type(
            validator: Draft202012Validator, branches: list[Payload], instance: Any, schema: Payload
        ) -> Iterator[ValidationError]:
            return self._by_type(validator, branches, instance, schema)

        # The stubs leave `extend` untyped.
        extended: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
            Draft202012Validator, {"oneOf": by_type, "anyOf": by_type}
        )
        return extended

    def _validator(self, schema: Payload) -> Draft202012Validator:
        absolute = schema | (
            {"$ref": DOCUMENT + schema["$ref"]} if schema.get("$ref", "").startswith("#") else {}
        )
        return self._validator_class(absolute, registry=self._registry)

    def _by_type(
        self,
        validator: Draft202012Validator,
        branches: list[Payload],
        instance: Any,
        schema: Payload,
    ) -> Iterator[ValidationError]:
        """Choose the branch of a union by its `type`, which is quicker and tells what is wrong.

        Without exactly one such branch the union is checked as JSON Schema says.
        """
        if instance is not None:
            chosen = [one for one in branches if one.get("type") != "null"]
            if isinstance(instance, dict) and len(chosen) > 1:
                chosen = [one for one in chosen if self._has_type(one, instance.get("type"))]
            if len(chosen) == 1:
                yield from validator.descend(instance, chosen[0])
                return
        keyword = "oneOf" if schema.get("oneOf") is branches else "anyOf"
        standard: Any = Draft202012Validator.VALIDATORS[keyword]
        yield from standard(validator, branches, instance, schema)

    def _has_type(self, branch: Payload, wanted: object) -> bool:
        """Tell whether a branch is an object that may have the given `type`."""
        reference: str = branch.get("$ref", "")
        if reference.startswith("#/components/schemas/"):
            branch = self.document["components"]["schemas"][reference.rpartition("/")[2]]
        types: list[object] = branch.get("properties", {}).get("type", {}).get("enum", [])
        return wanted in types


def _explained(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Yield where and what; of a union that fits nowhere, its branches' own errors."""
    where = "body" + "".join(f"[{step!r}]" for step in error.absolute_path)
    message = error.message if len(error.message) <= 300 else error.message[:300] + "…"
    yield where, message
    for inner in error.context or ():
        yield "  " + where, inner.message[:300]


def _decoded(text: str, schema: Payload) -> object:
    """Read a query parameter as its schema means it."""
    kinds = schema.get("type", "string")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "boolean" in kinds and text.lower() in TRUTH:
        return TRUTH[text.lower()]
    if "integer" in kinds and text.lstrip("-").isdigit():
        return int(text)
    return text
