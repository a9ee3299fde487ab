"""The language of the pages: facts of a setting, words, documents, references, law, forms, review dates.

mkdocs-macros calls `define_env`; everything a page may write is listed by `macros.language`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Define the language for mkdocs-macros (`env` is its plugin) from `extra.setting_slug` of mkdocs.yml."""
    # Here, so that importing one room of the core doesn't import all of them.
    from macros.language import learn

    learn(Path(env.conf["config_file_path"]).parent, env.conf["extra"]["setting_slug"]).define(env)
