"""ICC profiles: their heads and tags by ICC.1, and what a colour engine makes of them."""

from __future__ import annotations

from io import BytesIO
from struct import unpack_from

import pytest
from PIL import ImageCms

from faqprint.export.profiles import grey_profile, srgb_profile


@pytest.mark.parametrize(("profile", "space"), [(grey_profile(), b"GRAY"), (srgb_profile(), b"RGB ")])
def test_the_head_tells_size_space_and_version(profile: bytes, space: bytes) -> None:
    """As 7.2 of the standard lays it out; every tag lies inside."""
    assert unpack_from(">L", profile)[0] == len(profile)
    assert (profile[16:20], profile[12:16], profile[36:40]) == (space, b"mntr", b"acsp")
    for i in range(unpack_from(">L", profile, 128)[0]):
        _, start, size = unpack_from(">4sLL", profile, 132 + 12 * i)
        assert start % 4 == 0
        assert start + size <= len(profile)


def test_a_colour_engine_takes_srgb_for_what_it_is() -> None:
    """It has its name, and a transform from the engine's own sRGB changes nothing by more than a step."""
    from PIL import Image

    made = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(made).strip() == "sRGB IEC61966-2.1"
    image = Image.new("RGB", (1, 1), (200, 90, 30))
    turned = ImageCms.profileToProfile(image, ImageCms.createProfile("sRGB"), made)
    assert turned is not None
    assert all(abs(a - b) <= 1 for a, b in zip(turned.tobytes(), (200, 90, 30), strict=True))
