"""Inside an XForm as pyxform writes it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring


def primary_instance(xform: str) -> Element:
    """The root of what a submission of the form looks like. An XForm's first instance is it."""
    for node in fromstring(xform).iter():
        if local(node) == "instance":
            root: Element = node[0]
            return root
    raise ValueError("An XForm has a primary instance, and this one has none.")


def local(node: Element) -> str:
    """The node's name without its namespace."""
    return node.tag.rpartition("}")[2]
