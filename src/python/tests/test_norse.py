"""The drop-in against the same formulas in PyTorch, and its refusals."""

import os
import subprocess
import sys
from pathlib import Path

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
