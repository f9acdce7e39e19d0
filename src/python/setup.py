"""The wheel holds a library of one platform, and no code for one version of Python. build.sh puts the library into its place."""

import os
import platform

from setuptools import setup
from wheel.bdist_wheel import bdist_wheel


class PlatformWheel(bdist_wheel):
    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self):
        # The library needs symbols up to GLIBC_2.34, which the tests look at.
        return "py3", "none", f"manylinux_2_34_{os.environ.get('STDPKERNELS_MACHINE', platform.machine())}"


setup(version=os.environ.get("STDPKERNELS_VERSION", "0.0.0"), cmdclass={"bdist_wheel": PlatformWheel})
