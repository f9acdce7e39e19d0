"""Tensors of PyTorch as the library takes them: checked, and by the addresses of their numbers."""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np

import torch

from ._activity import ActivitySlot

TYPES: dict[torch.dtype, np.dtype[Any]] = {torch.float32: np.dtype(np.float32), torch.float64: np.dtype(np.float64)}

# A lookup in a module costs as much as what is looked up.
_Tensor = torch.Tensor
_cpu = torch.device("cpu")
_strided = torch.strided
_is_grad_enabled = torch.is_grad_enabled


def written(tensor: torch.Tensor, name: str, dtype: torch.dtype) -> int:
    """The address of a tensor that a step changes in its memory. What is asked of tensors that fit is cheap; why others do not is found out then."""
    if (
        isinstance(tensor, _Tensor)
        and tensor.dtype is dtype
        and tensor.device == _cpu
        and tensor.layout is _strided
        and tensor.is_contiguous()
        and not tensor.is_neg()
        and (not tensor.requires_grad or not _is_grad_enabled())
    ):
        return int(tensor.data_ptr())
    _refuse(tensor, name, dtype)


def activity(z: torch.Tensor, name: str, slot: ActivitySlot, shape: torch.Size, dtype: torch.dtype) -> int:
    """The address of the structure that describes activity, which may be of any type and strides."""
    if (
        isinstance(z, _Tensor)
        and z.dtype is dtype
        and z.shape == shape
        and z.device == _cpu
        and z.layout is _strided
        and z.is_contiguous()
        and not z.is_neg()
        and (not z.requires_grad or not _is_grad_enabled())
    ):
        return slot.at(z.data_ptr())
    require_plain(z, name)
    return slot.of(z.detach().resolve_neg().numpy())


def copied(tensor: torch.Tensor, name: str) -> torch.Tensor:
    """A new tensor with the numbers of another one, without gaps and without a graph."""
    require_plain(tensor, name)
    source = tensor.detach() if tensor.requires_grad else tensor
    return source.clone(memory_format=torch.contiguous_format)


def type_of(tensor: Any, name: str) -> torch.dtype:
    """The type of a tensor, ``float32`` or ``float64``, which all that is changed with it has too."""
    if not isinstance(tensor, _Tensor) or tensor.dtype not in TYPES:
        require_plain(tensor, name)
        raise TypeError(f"{name} must be of float32 or float64, but it is of {tensor.dtype}")
    return tensor.dtype


def require_plain(tensor: Any, name: str) -> None:
    """Refuses what is no dense tensor on the CPU, or one whose graph would not know of the step."""
    if not isinstance(tensor, _Tensor):
        raise TypeError(f"{name} must be a tensor, but it is of {type(tensor).__name__}")
    if tensor.device != _cpu:
        raise ValueError(f"{name} must be on the CPU, but it is on {tensor.device}")
    if tensor.layout is not _strided:
        raise ValueError(f"{name} must be a dense tensor, but its layout is {tensor.layout}")
    if tensor.requires_grad and _is_grad_enabled():
        raise ValueError(f"{name} requires a gradient, and these steps have none: detach() it, or step under torch.no_grad()")


def _refuse(tensor: Any, name: str, dtype: torch.dtype) -> NoReturn:
    require_plain(tensor, name)
    if tensor.dtype is not dtype:
        raise TypeError(f"{name} must be of {dtype} as what else is changed, but it is of {tensor.dtype}")
    if tensor.is_neg():
        raise ValueError(f"{name} is changed in place: it must not be a negative view, whose memory has the other signs")
    raise ValueError(f"{name} is changed in place: it must be contiguous")
