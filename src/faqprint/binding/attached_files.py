"""Files that lie in two PDFs: those of the second join those of the first (ISO 32000-1, 7.11.4)."""

from __future__ import annotations

from pikepdf import Array, Name, Pdf

from .free_names import free_names
from .pdf_values import dictionary, import_value, items, name_entries, name_tree, sub_dictionary


def join_attached_files(manual: Pdf, appendix: Pdf) -> None:
    """Put the files that lie in the appendix among those of the manual, under another name where one is taken."""
    own = name_entries(dictionary(appendix.Root.get(Name.Names)).get(Name.EmbeddedFiles))
    if own:
        names = sub_dictionary(manual.Root, Name.Names)
        entries = name_entries(names.get(Name.EmbeddedFiles))
        renamed = free_names([*own], [*entries])
        entries.update((renamed.get(key, key), import_value(manual, appendix, value)) for key, value in own.items())
        names.EmbeddedFiles = name_tree(manual, entries)
    if listed := [import_value(manual, appendix, value) for value in items(appendix.Root.get(Name.AF))]:
        manual.Root.AF = Array([*items(manual.Root.get(Name.AF)), *listed])
