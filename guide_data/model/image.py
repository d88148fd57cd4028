"""A picture as it is shown: its bytes, and how large it is."""

from __future__ import annotations

from base64 import b64encode

from pydantic import Field

from guide_data.model.field_types import Content, Id


class Image(Content):
    """The file of a picture, of a type that every browser shows; ``kind`` is its type: webp.

    ``digest`` is of the file as an editor put it there.
    """

    id: Id
    digest: str
    kind: str
    width: int
    height: int
    data: bytes = Field(exclude=True, repr=False)

    @property
    def address(self) -> str:
        """The whole picture as an address, so that a page needs no other file."""
        return f"data:image/{self.kind};base64,{b64encode(self.data).decode()}"
