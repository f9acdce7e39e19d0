"""The drop-in against the same formulas in PyTorch, and its refusals."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from stdpkernels.norse import STDPParameters, STDPState, stdp_step_conv2d, stdp_step_linear  # noqa: E402


def by_torch(z_pre, z_post, w, t_pre, t_post, p, dt):
    t_pre = t_pre + dt * p.tau_pre_inv * (p.a_pre * z_pre - t_pre)
    t_post = t_post + dt * p.tau_post_inv * (p.a_post * z_post - t_post)
    plus, minus = p.eta_plus, p.eta_minus
    if p.stdp_algorithm == "multiplicative_relu":
        plus, minus = plus * torch.relu(p.w_max - w), minus * torch.relu(w - p.w_min)
    w = w + (plus * (z_post.t() @ t_pre) - minus * (t_post.t() @ z_pre))
    return torch.clamp(w, p.w_min, p.w_max) if p.hardbound else w, t_pre, t_post


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("algorithm", ["additive", "multiplicative_relu"])
@pytest.mark.parametrize("inplace", [False, True])
def test_one_sample_has_the_bits_of_pytorch(dtype, algorithm, inplace):
    torch.manual_seed(1)
    p = STDPParameters(eta_plus=0.1, eta_minus=0.12, stdp_algorithm=algorithm)
    w = torch.rand(11, 23, dtype=dtype)
    state = STDPState(torch.rand(1, 23, dtype=dtype), torch.rand(1, 11, dtype=dtype))
    expected = (w.clone(), state.t_pre.clone(), state.t_post.clone())
    for _ in range(10):
        z_pre, z_post = (torch.rand(1, 23) < 0.2).to(dtype), (torch.rand(1, 11) < 0.2).to(dtype)
        expected = by_torch(z_pre, z_post, *expected, p, 0.001)
        old = w
        w, returned = stdp_step_linear(z_pre, z_post, w, state, p, inplace=inplace)
        assert returned is state and (w is old) == inplace
        for mine, theirs in zip((w, state.t_pre, state.t_post), expected):
            assert torch.equal(mine, theirs)


def test_a_convolution_is_a_linear_layer_over_patches():
    torch.manual_seed(2)
    p = STDPParameters(eta_plus=0.1, convolutional=True, padding=1, stride=2)
    w = torch.rand(3, 2, 3, 3, dtype=torch.float64)
    z_pre, t_pre = (torch.rand(2, 2, 7, 6) < 0.3).double(), torch.rand(2, 2, 7, 6, dtype=torch.float64)
    z_post, t_post = (torch.rand(2, 3, 4, 3) < 0.3).double(), torch.rand(2, 3, 4, 3, dtype=torch.float64)
    state = STDPState(t_pre, t_post)
    actual, _ = stdp_step_conv2d(z_pre, z_post, w, state, p)
    k = 0.001 * p.tau_pre_inv
    t_pre, t_post = t_pre + k * (z_pre - t_pre), t_post + k * (z_post - t_post)

    def unfold(x):
        return torch.nn.functional.unfold(x, 3, padding=1, stride=2).transpose(1, 2).reshape(-1, 18)

    def rows(x):
        return x.reshape(2, 3, -1).transpose(1, 2).reshape(-1, 3)

    change = 0.1 * rows(z_post).t() @ unfold(t_pre) - 1e-3 * rows(t_post).t() @ unfold(z_pre)
    torch.testing.assert_close(actual, torch.clamp(w + change.reshape(w.shape), 0, 1), rtol=0, atol=1e-14)
    assert torch.equal(state.t_pre, t_pre)


def test_decay_has_the_bits_of_pytorch():
    state = STDPState(torch.rand(4, 5), torch.rand(4, 6))
    t_pre = state.t_pre
    z_pre, z_post = torch.rand(4, 5), torch.rand(4, 6)
    tau = torch.rand(5) * 50
    state.decay(z_pre, z_post, tau, 20.0, torch.tensor(0.7), 1.0, dt=0.002)
    assert torch.equal(state.t_pre, t_pre + 0.002 * tau * (-t_pre + torch.tensor(0.7) * z_pre))


def test_changed_parameters_are_seen():
    eta = torch.tensor(0.5)
    p = STDPParameters(eta_plus=eta)
    state = STDPState(torch.ones(1, 2), torch.zeros(1, 2))
    first, _ = stdp_step_linear(torch.zeros(1, 2), torch.ones(1, 2), torch.zeros(2, 2), state, p)
    eta.mul_(0)
    second, _ = stdp_step_linear(torch.zeros(1, 2), torch.ones(1, 2), torch.zeros(2, 2), state, p)
    p.eta_plus = 0.25
    third, _ = stdp_step_linear(torch.zeros(1, 2), torch.ones(1, 2), torch.zeros(2, 2), state, p)
    assert first.sum() > third.sum() > second.sum() == 0


def test_changed_parameters_are_seen_however_they_were_written():
    eta, a_post, shared = torch.tensor(0.5), torch.ones(2), np.ones(2, np.float32)
    p = STDPParameters(eta_plus=eta, eta_minus=0.0, a_post=a_post, w_max=torch.full((2, 1), 10.0), hardbound=True)

    def change(value=1.0):
        state = STDPState(torch.full((1, 2), value), torch.zeros(1, 2))
        return stdp_step_linear(torch.zeros(1, 2), torch.ones(1, 2), torch.zeros(2, 2), state, p)[0].sum().item()

    first = change()
    eta.data.mul_(2)
    assert change() == pytest.approx(2 * first)
    eta.numpy()[...] = 0.25
    assert change() == pytest.approx(first / 2)
    eta.data = torch.tensor(0.5)
    assert change() == first
    a_post.mul_(3)
    p.w_max.mul_(0.01)
    assert change() == pytest.approx(0.4)
    p.a_pre, p.w_max = 2.0, 1.0
    assert change() == first
    p.eta_plus = torch.from_numpy(shared).reshape(2, 1)
    assert change() == pytest.approx(2 * first)
    with torch.inference_mode():
        p.eta_plus = torch.ones(2, 1)
        assert change() == pytest.approx(2 * first)
        p.eta_plus.mul_(0.5)
        assert change() == first


def test_parameters_of_several_types_and_time_steps_are_told_apart():
    p = STDPParameters()
    for _ in range(2):
        for dtype in (torch.float32, torch.float64):
            for dt in (0.001, 0.002):
                state = STDPState(torch.zeros(1, 2, dtype=dtype), torch.zeros(1, 2, dtype=dtype))
                stdp_step_linear(torch.ones(1, 2, dtype=dtype), torch.zeros(1, 2), torch.zeros(2, 2, dtype=dtype), state, p, dt)
                assert torch.equal(state.t_pre, (dt * torch.tensor(20.0)).to(dtype).expand(1, 2))


@pytest.mark.parametrize("inplace", [False, True])
def test_activity_may_be_of_any_type_and_strides(inplace):
    random = torch.Generator().manual_seed(3)
    plain = (torch.rand(4, 9, generator=random) < 0.4).float()
    z_post = (torch.rand(4, 5, generator=random) < 0.4).float()

    def step(z_pre):
        state = STDPState(torch.ones(4, 9), torch.ones(4, 5))
        w, _ = stdp_step_linear(z_pre, z_post, torch.full((5, 9), 0.5), state, STDPParameters(), inplace=inplace)
        return w, state.t_pre

    expected = step(plain)
    negative = torch._neg_view(-plain)
    assert negative.is_neg()
    for z_pre in (plain.bool(), plain.to(torch.uint8), plain.long(), plain.double(), plain.t().contiguous().t(), negative):
        for mine, theirs in zip(step(z_pre), expected):
            assert torch.equal(mine, theirs)


def test_parameters_of_a_module_learn_without_a_graph():
    w, t_pre, t_post = (torch.nn.Parameter(torch.full(shape, 0.5)) for shape in ((2, 3), (1, 3), (1, 2)))
    with torch.no_grad():
        learned, state = stdp_step_linear(torch.ones(1, 3), torch.ones(1, 2), w, STDPState(t_pre, t_post), STDPParameters(eta_plus=0.5), inplace=True)
        assert learned is w and state.t_pre is t_pre and w[0, 0] != 0.5
        learned, state = stdp_step_linear(torch.ones(1, 3), torch.ones(1, 2), w, STDPState(t_pre, t_post))
    assert not learned.requires_grad and not state.t_pre.requires_grad and w.requires_grad
    with pytest.raises(ValueError, match="w requires a gradient"):
        stdp_step_linear(torch.ones(1, 3), torch.ones(1, 2), w, STDPState(t_pre, t_post), inplace=True)


def test_what_has_changed_between_two_steps_is_refused_as_at_first():
    w, t_pre, t_post = torch.zeros(3, 3), torch.zeros(1, 3), torch.zeros(1, 3)
    state, z = STDPState(t_pre, t_post), torch.zeros(1, 3)
    stdp_step_linear(z, z, w, state, inplace=True)
    for strided in (w.data.t(), torch.zeros(3, 6)[:, ::2], torch.zeros(1, 3).expand(3, 3)):
        w.data = strided
        with pytest.raises(ValueError, match="w is changed in place: it must be contiguous"):
            stdp_step_linear(z, z, w, state, inplace=True)
    w.data = torch.zeros(2, 3)
    with pytest.raises(ValueError, match=r"w must be \[O, I\]"):
        stdp_step_linear(z, z, w, state, inplace=True)
    w.data = torch.zeros(3, 3)
    t_pre.requires_grad_()
    with pytest.raises(ValueError, match="t_pre requires a gradient"):
        stdp_step_linear(z, z, w, state, inplace=True)
    state.t_pre = torch.zeros(1, 3)
    with pytest.raises(ValueError, match="z_pre requires a gradient"):
        stdp_step_linear(torch.zeros(1, 3, requires_grad=True), z, w, state, inplace=True)
    stdp_step_linear(z, z, w, state, inplace=True)


def test_memory_that_is_shared_is_refused_and_stays_as_it_was():
    t_pre = torch.full((1, 3), 0.25)
    w = torch.full((3, 3), 0.5)
    for z_pre, t_post in ((t_pre, torch.zeros(1, 3)), (torch.ones(1, 3), t_pre), (w[:1], torch.zeros(1, 3)), (torch.ones(1, 3), w[1:2])):
        with pytest.raises(ValueError, match="memory|overlap"):
            stdp_step_linear(z_pre, torch.ones(1, 3), w, STDPState(t_pre, t_post), inplace=True)
        assert torch.equal(t_pre, torch.full((1, 3), 0.25)) and torch.equal(w, torch.full((3, 3), 0.5))


def test_what_is_refused():
    def step(w=None, t_pre=None, z_pre=None, p=STDPParameters(), **options):
        state = STDPState(torch.zeros(1, 3) if t_pre is None else t_pre, torch.zeros(1, 2))
        w = torch.zeros(2, 3) if w is None else w
        return stdp_step_linear(torch.zeros(1, 3) if z_pre is None else z_pre, torch.zeros(1, 2), w, state, p, **options)

    step()
    with pytest.raises(ValueError, match="w requires a gradient"):
        step(w=torch.zeros(2, 3, requires_grad=True))
    with torch.no_grad():
        step(w=torch.zeros(2, 3, requires_grad=True))
    with pytest.raises(TypeError, match="float16"):
        step(w=torch.zeros(2, 3, dtype=torch.float16))
    with pytest.raises(TypeError, match="t_pre must be of torch.float32"):
        step(t_pre=torch.zeros(1, 3, dtype=torch.float64))
    with pytest.raises(ValueError, match="CPU"):
        step(w=torch.zeros(2, 3, device="meta"))
    with pytest.raises(ValueError, match="contiguous"):
        step(w=torch.zeros(3, 2).t(), inplace=True)
    step(w=torch.zeros(3, 2).t())
    with pytest.raises(ValueError, match="w is changed in place: it must not be a negative view"):
        step(w=torch._neg_view(torch.zeros(2, 3)), inplace=True)
    step(w=torch._neg_view(torch.zeros(2, 3)))
    with pytest.raises(TypeError, match="w must be a tensor, but it is of ndarray"):
        step(w=np.zeros((2, 3), np.float32))
    with pytest.raises(TypeError, match="z_pre must be a tensor, but it is of list"):
        step(z_pre=[[0, 0, 0]])
    with pytest.raises(ValueError, match="z_pre must be a dense tensor"):
        step(z_pre=torch.zeros(1, 3).to_sparse())
    with pytest.raises(ValueError, match="z_pre must be on the CPU"):
        step(z_pre=torch.zeros(1, 3, device="meta"))
    with pytest.raises(TypeError, match="eta_plus"):
        step(p=STDPParameters(eta_plus=torch.ones(3, dtype=torch.float64)))
    with pytest.raises(ValueError, match="z_pre"):
        step(z_pre=torch.zeros(2, 3))
    with pytest.raises(ValueError, match="stdp_algorithm"):
        STDPParameters(stdp_algorithm="other")


def test_the_originals_own_tests_pass(tmp_path):
    checkout = os.environ.get("STDPKERNELS_NORSE")
    if not checkout:
        pytest.skip("STDPKERNELS_NORSE names no checkout of norse")
    source = (Path(checkout) / "norse/torch/functional/test/test_stdp.py").read_text()
    test = tmp_path / "test_original.py"
    test.write_text(source.replace("...functional.stdp", "stdpkernels.norse"))
    subprocess.run([sys.executable, "-m", "pytest", "-q", str(test)], check=True, cwd=tmp_path)
