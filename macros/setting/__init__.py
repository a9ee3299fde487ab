"""A setting: facts about one school, provider or partnership, typed and checked before anything is built."""

from __future__ import annotations

from macros.setting.choices import Choice, Kind, LegalForm
from macros.setting.load import load_setting, setting_slugs
from macros.setting.model import Setting
from macros.setting.people import Area, Contact, Person
from macros.setting.phone import Phone
from macros.setting.to_confirm import ToConfirm
from macros.setting.tree import Origin
from macros.setting.values import Colour, Email, Url

__all__ = [
    "Area",
    "Choice",
    "Colour",
    "Contact",
    "Email",
    "Kind",
    "LegalForm",
    "Origin",
    "Person",
    "Phone",
    "Setting",
    "ToConfirm",
    "Url",
    "load_setting",
    "setting_slugs",
]
