"""The conventions of the code, held by its syntax trees."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.source import Function, Module, imports, modules

ENGINE = tuple(m for m in modules() if m.name.split(".")[0] == "newslint")
RULES = tuple(m for m in modules() if m.name.split(".")[0] == "newslint_rules")


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_modules_are_small() -> None:
    assert median(m.lines for m in modules()) <= 120
    assert [(m.name, m.lines) for m in modules() if m.lines > 400] == []


def test_functions_are_small() -> None:
    lengths = {
        f"{m.name}:{f.lineno} {f.name}": _length(f) for m in modules() for f in m.functions()
    }
    assert quantiles(lengths.values(), n=10)[-1] <= 35
    assert {where: n for where, n in lengths.items() if n > 60} == {}


def _undocumented(node: ast.AST, where: str) -> list[str]:
    """Public definitions without a docstring, in a module or class and the classes below it."""
    found = []
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.ClassDef | Function) or child.name.startswith("_"):
            continue
        overload = any(ast.unparse(d) == "overload" for d in child.decorator_list)
        if ast.get_docstring(child) is None and not overload:
            found.append(f"{where}.{child.name}")
        if isinstance(child, ast.ClassDef):
            found += _undocumented(child, f"{where}.{child.name}")
    return found


def test_public_names_are_documented() -> None:
    without = [m.name for m in modules() if ast.get_docstring(m.tree) is None]
    assert without == []
    engine = [name for m in ENGINE for name in _undocumented(m.tree, m.name)]
    assert engine == []


@pytest.mark.parametrize("module", ENGINE, ids=lambda m: m.name)
def test_modules_say_what_they_export(module: Module) -> None:
    if module.name.startswith("newslint.training") or module.name == "newslint.__main__":
        return
    loaded = importlib.import_module(module.name)
    exported = list(getattr(loaded, "__all__", ()))
    assert [name for name in exported if not hasattr(loaded, name)] == []
    assert len(exported) == len(set(exported))
    prefix = f"{module.name}."
    used = {
        name.removeprefix(prefix)
        for other in modules()
        for name in imports(other, everywhere=True)
        if name.startswith(prefix)
    }
    names = {m.name.removeprefix(prefix) for m in ENGINE if m.name.startswith(prefix)}
    assert {name for name in used if "." not in name} - names <= set(exported)


def test_the_engine_never_names_the_rules() -> None:
    naming = [m.name for m in ENGINE if "newslint_rules" in m.path.read_text(encoding="utf-8")]
    assert naming == []


def test_rules_import_the_engine_only_through_its_api() -> None:
    allowed = {"newslint.api", "newslint_rules", "regex", "textstat", *sys.stdlib_module_names}
    found = {
        (module.name, name)
        for module in RULES
        for name in imports(module, everywhere=True)
        if not any(name == a or name.startswith(f"{a}.") for a in allowed)
        and name != "newslint"  # ``from newslint import api``
    }
    assert found == set()


def test_expressions_are_compiled_late() -> None:
    """In layers and rules, which every run loads; the parts around them load on demand."""
    around = ("cli", "config", "formats", "output", "training")
    apart = tuple(f"newslint.{part}" for part in around)
    eager = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        if not module.name.startswith(apart) and module.name != "newslint.needs"
        for statement in module.tree.body
        if not isinstance(statement, ast.ClassDef | Function)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "regex.compile")
    ]
    assert eager == [], "use lazy_regex of newslint.patterns (newslint.api in rules)"


def _graph() -> dict[str, set[str]]:
    """What each module imports while it is loaded, packages above the target included."""
    names = {module.name for module in modules()}
    graph: dict[str, set[str]] = {}
    for module in modules():
        edges: set[str] = set()
        for target in imports(module, everywhere=False):
            parts = target.split(".")
            loaded = {".".join(parts[: i + 1]) for i in range(len(parts))} & names
            edges |= {n for n in loaded if not f"{module.name}.".startswith(f"{n}.")}
        graph[module.name] = edges
    return graph


def test_no_imports_run_in_a_circle() -> None:
    graph = _graph()
    while leaves := {name for name, edges in graph.items() if not edges}:
        graph = {name: edges - leaves for name, edges in graph.items() if name not in leaves}
    assert graph == {}


@pytest.mark.parametrize("select", ["TYP,CON", "STR012"])
def test_surface_rules_do_without_the_language_model(select: str, repository: Path) -> None:
    story = repository / "seeds" / "iraq-militia-raid.txt"
    code = (
        "import sys; from newslint.cli import run\n"
        f"assert run(['check', '--select', {select!r}, '--exit-zero', {str(story)!r}]) == 0\n"
        "print(sorted({'numpy', 'onnxruntime', 'tokenizers'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
