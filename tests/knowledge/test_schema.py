import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from bot.knowledge.schema import schemas
from bot.knowledge.shipped import shipped_folder

SHIPPED = shipped_folder()
KINDS = sorted(name.split(".")[0] for name in schemas())
FILES = sorted(
    path.relative_to(SHIPPED).as_posix()
    for kind in KINDS
    for path in (*SHIPPED.glob(f"{kind}.yaml"), *SHIPPED.glob(f"{kind}/*.yaml"))
)


def kind_of(name: str) -> str:
    return Path(name).parts[0].removesuffix(".yaml")


def test_the_committed_schemas_are_up_to_date() -> None:
    committed = {path.name: path.read_text() for path in SHIPPED.glob("schema/*")}
    assert committed == schemas(), "run `python -m bot check --schema knowledge/schema`"


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_and_explains_every_record(kind: str) -> None:
    schema = json.loads(schemas()[f"{kind}.schema.json"])
    jsonschema.Draft7Validator.check_schema(schema)
    records = [*schema.get("$defs", {}).values(), *([schema] if "properties" in schema else [])]
    assert all(record["description"] for record in records)


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_fits_its_schema(name: str) -> None:
    schema = json.loads(schemas()[f"{kind_of(name)}.schema.json"])
    jsonschema.validate(yaml.safe_load((SHIPPED / name).read_text()), schema)


@pytest.mark.parametrize("name", [name for name in FILES if kind_of(name) in ("facts", "tables")])
def test_a_shipped_file_names_its_schema(name: str) -> None:
    first = (SHIPPED / name).read_text().splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schema/{kind_of(name)}.schema.json"


def test_keys_are_explained_in_the_words_of_the_models() -> None:
    fact = json.loads(schemas()["facts.schema.json"])["$defs"]["Fact"]
    assert fact["description"] == "One claim that an answer may cite."
    assert fact["properties"]["note"]["description"] == (
        "What the reader must know where it does not; may mark editor facts."
    )
    assert fact["required"] == ["id", "text"]


def test_an_unknown_key_does_not_fit() -> None:
    schema = json.loads(schemas()["faq.schema.json"])
    with pytest.raises(jsonschema.ValidationError, match="detial"):
        jsonschema.validate([{"id": "a", "question": "q", "answer": "a", "detial": "x"}], schema)
