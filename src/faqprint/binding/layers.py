"""Layers (optional content) of two files: each is seen, or not, as before (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from .pdf_values import array, dictionary, import_value, sub_dictionary


def join_layers(manual: Pdf, appendix: Pdf) -> None:
    """Put the appendix's layers among those of the manual; which the manual turns off by default, they are not."""
    source = dictionary(appendix.Root.get(Name.OCProperties))
    groups = [group for group in array(source.get(Name.OCGs)) if isinstance(group, Dictionary)]
    if not groups:
        return
    properties = sub_dictionary(manual.Root, Name.OCProperties)
    own = dictionary(source.get(Name.D))
    hidden = {group.objgen for group in groups if not is_seen(group, own)}
    view = sub_dictionary(properties, Name.D)
    others_hidden = view.get(Name.BaseState) == Name.OFF
    for group in groups:
        copied = import_value(manual, appendix, group)
        _append(properties, Name.OCGs, copied)
        if group.objgen in hidden:
            _append(view, Name.OFF, copied)
        elif others_hidden:
            _append(view, Name.ON, copied)
    for key in (Name.Order, Name.RBGroups, Name.Locked, Name.AS):
        for value in array(own.get(key)):
            _append(view, key, import_value(manual, appendix, value))


def is_seen(group: Any, view: Any) -> bool:
    """Whether a layer is seen when the file is opened."""
    if any(one.objgen == group.objgen for one in array(view.get(Name.OFF))):
        return False
    listed = any(one.objgen == group.objgen for one in array(view.get(Name.ON)))
    return listed or view.get(Name.BaseState) != Name.OFF


def _append(holder: Any, key: Name, value: Any) -> None:
    holder[key] = Array([*array(holder.get(key)), value])
