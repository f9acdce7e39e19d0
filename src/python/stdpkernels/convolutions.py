"""Convolutional layers, which own their weights and traces."""

from __future__ import annotations

import ctypes

import numpy as np
from numpy.typing import DTypeLike

from ._layer import Layer
from ._library import check, lib
from ._structure import geometry, pair
from ._values import number_type
from .parameters import Parameters


class Conv2dLayer(Layer):
    """A plastic convolutional layer: weights ``[O, C / groups, kh, kw]``, traces ``[B, C, H, W]`` and ``[B, O, H', W']``. All start at zero.

    Parameters:
        channels: ``C``, presynaptic channels.
        image: ``(H, W)`` of the presynaptic side.
        outputs: ``O``, postsynaptic channels.
        kernel: ``(kh, kw)``, or one integer for both.
        parameters: The parameters of the rule.
        stride, padding, dilation: One integer, or ``(height, width)``.
        groups: Into how many groups the channels of both sides are divided; ``C`` of them for depthwise kernels.
        batch_size: ``B``, samples of a step.
        dt: The time step in seconds.
        dtype: ``float32`` or ``float64``.
        threads: How many threads share large steps. The result is the same, bit for bit.
    """

    def __init__(
        self,
        channels: int,
        image: int | tuple[int, int],
        outputs: int,
        kernel: int | tuple[int, int],
        parameters: Parameters | None = None,
        *,
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        groups: int = 1,
        batch_size: int = 1,
        dt: float = 0.001,
        dtype: DTypeLike = np.float32,
        threads: int = 1,
    ) -> None:
        rule = parameters or Parameters()
        numbers = number_type(dtype)
        created = ctypes.c_void_p()
        check(
            lib.stdp_conv2d_layer_create(
                batch_size, channels, *pair(image, "image"), outputs, *pair(kernel, "kernel"),
                ctypes.byref(geometry(stride, padding, dilation, groups)), rule.handle(numbers).value, dt, threads, ctypes.byref(created),
            )
        )
        arguments = {
            "channels": channels, "image": image, "outputs": outputs, "kernel": kernel, "stride": stride, "padding": padding,
            "dilation": dilation, "groups": groups, "batch_size": batch_size, "dt": dt, "dtype": numbers, "threads": threads,
        }
        super().__init__(created.value or 0, rule, numbers, dt, arguments)


class Conv1dLayer(Layer):
    """A plastic convolutional layer of one dimension: weights ``[O, C / groups, k]``, traces ``[B, C, L]`` and ``[B, O, L']``. All start at zero.

    Parameters:
        channels: ``C``, presynaptic channels.
        length: ``L`` of the presynaptic side.
        outputs: ``O``, postsynaptic channels.
        kernel: ``k``, elements of a kernel.
        parameters: The parameters of the rule.
        stride, padding, dilation: Integers.
        groups: Into how many groups the channels of both sides are divided; ``C`` of them for depthwise kernels.
        batch_size: ``B``, samples of a step.
        dt: The time step in seconds.
        dtype: ``float32`` or ``float64``.
        threads: How many threads share large steps. The result is the same, bit for bit.
    """

    def __init__(
        self,
        channels: int,
        length: int,
        outputs: int,
        kernel: int,
        parameters: Parameters | None = None,
        *,
        stride: int = 1,
        padding: int = 0,
        dilation: int = 1,
        groups: int = 1,
        batch_size: int = 1,
        dt: float = 0.001,
        dtype: DTypeLike = np.float32,
        threads: int = 1,
    ) -> None:
        rule = parameters or Parameters()
        numbers = number_type(dtype)
        created = ctypes.c_void_p()
        check(
            lib.stdp_conv1d_layer_create(
                batch_size, channels, length, outputs, kernel, stride, padding, dilation, groups, rule.handle(numbers).value, dt, threads,
                ctypes.byref(created),
            )
        )
        arguments = {
            "channels": channels, "length": length, "outputs": outputs, "kernel": kernel, "stride": stride, "padding": padding,
            "dilation": dilation, "groups": groups, "batch_size": batch_size, "dt": dt, "dtype": numbers, "threads": threads,
        }
        super().__init__(created.value or 0, rule, numbers, dt, arguments)
