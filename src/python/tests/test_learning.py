"""Parts of rules, eligibility, changes and traces by their names, against the formulas in NumPy."""

import math
import pickle

import numpy as np
import pytest
import stdpkernels as stdp

DT = 0.001


def layer_of(inputs=3, outputs=2, rule=None, **options):
    layer = stdp.LinearLayer(inputs, outputs, rule or stdp.Parameters(), dtype=np.float64, dt=DT, **options)
    with layer.edit_weights() as w:
        w[...] = 0.5
    return layer


def random_spikes(seed, *shape):
    return (np.random.default_rng(seed).random(shape) < 0.3).astype(np.float64)


def test_traces_decay_exactly_and_jump():
    rule = stdp.Parameters(decay_pre="exponential", spike_pre="jump", tau_pre_inv=50.0)
    layer = layer_of(rule=rule)
    for expected in (1.0, 1 + math.exp(-0.05)):
        layer.step([1, 0, 0], [0, 0])
        assert layer.trace_pre[0, 0] == pytest.approx(expected, rel=1e-15)


def test_traces_saturate_and_take_spikes_alone():
    layer = layer_of(rule=stdp.Parameters(spike_post="saturate", a_post=0.7))
    layer.step([0, 0, 0], [1, 0])
    layer.step([0, 0, 0], [1, 1])
    np.testing.assert_array_equal(layer.trace_post, [[0.7, 0.7]])
    with pytest.raises(stdp.ArgumentError, match="z_post"):
        layer.step([0, 0, 0], [0.5, 0])


@pytest.mark.parametrize("order, coincidence, expected", [
    ("together", "included", 0.875), ("potentiation_first", "included", 0.75), ("depression_first", "excluded", 1.0),
])
def test_orders_and_coincidences(order, coincidence, expected):
    rule = stdp.Parameters(
        spike_pre="jump", spike_post="jump", eta_plus=0.25, eta_minus=0.25, order=order, coincidence_minus=coincidence,
    )
    layer = layer_of(1, 1, rule)
    with layer.edit_weights() as w:
        w[...] = 0.875
    layer.step([1], [1])
    assert layer.weights[0, 0] == expected


def test_touched_weights_alone_are_bounded():
    rule = stdp.Parameters(bound_scope="touched_weights", order="depression_first")
    layer = layer_of(rule=rule)
    with layer.edit_weights() as w:
        w[...] = 2.0
    layer.step([1, 0, 0], [0, 0])
    np.testing.assert_array_equal(layer.weights, [[1, 2, 2], [1, 2, 2]])


def test_triplets_have_slow_traces_and_named_sets():
    rule = stdp.Parameters.from_triplet_fit("visual_cortex_all_to_all")
    assert rule.triplet.a3_plus == 6.2e-3 and rule.triplet.tau_post_slow_inv == 1 / 125e-3
    assert (rule.spike_pre, rule.decay_post, rule.tau_pre_inv) == ("jump", "exponential", 1 / 16.8e-3)
    assert stdp.Parameters.from_triplet_fit("hippocampus_nearest").spike_post == "saturate"
    layer = layer_of(rule=rule)
    assert list(layer.traces) == ["t_pre", "t_post", "t_pre_slow", "t_post_slow"]
    layer.step([1, 0, 0], [0, 0])
    np.testing.assert_array_equal(layer.traces["t_pre_slow"], [[1, 0, 0]])
    with layer.edit_trace("t_pre_slow") as slow:
        slow[...] = 7
    assert not slow.flags.writeable
    np.testing.assert_array_equal(layer.traces["t_pre_slow"], [[7, 7, 7]])


def test_time_constants_and_target_rates():
    exact = stdp.Parameters.from_time_constants(20e-3, 40e-3, exact=True)
    assert (exact.tau_pre_inv, exact.tau_post_inv, exact.a_pre, exact.spike_pre) == (50.0, 25.0, 1.0, "jump")
    assert stdp.Parameters.from_time_constants(20e-3, 40e-3, dt=0.002).a_pre == 20e-3 / 0.002
    rule = stdp.Parameters.from_target_rate(rate=5, tau=20e-3, eta=0.01)
    layer = layer_of(1, 1, rule)
    layer.step([1], [0])
    assert layer.weights[0, 0] == pytest.approx(0.5 - 0.01 * 2 * 5 * 20e-3, abs=1e-15)


def test_a_gate_scales_learning():
    plain, gated = layer_of(), layer_of()
    for step in range(20):
        z_pre, z_post = random_spikes(step, 1, 3), random_spikes(100 + step, 1, 2)
        plain.step(z_pre, z_post)
        gated.step(z_pre, z_post, gate=0.5)
    np.testing.assert_array_equal(gated.trace_pre, plain.trace_pre)
    np.testing.assert_allclose(gated.weights - 0.5, 0.5 * (plain.weights - 0.5), rtol=0, atol=1e-15)
    assert np.any(plain.weights != 0.5)


def test_changes_are_what_a_step_adds():
    layer, other = layer_of(), layer_of()
    total = np.zeros((2, 3))
    for step in range(20):
        z_pre, z_post = random_spikes(step, 1, 3), random_spikes(100 + step, 1, 2)
        other.step_changes(z_pre, z_post, total, add=True)
        layer.step(z_pre, z_post)
    assert np.all(other.weights == 0.5)
    np.testing.assert_allclose(layer.weights, 0.5 + total, rtol=0, atol=1e-15)
    fresh = other.learn_changes([1, 1, 1], [0, 0])
    np.testing.assert_allclose(fresh, -1e-3 * other.trace_post.T * np.ones((1, 3)), rtol=0, atol=1e-18)
    with pytest.raises(stdp.ArgumentError, match="changes"):
        layer.step_changes([1, 0, 0], [0, 0], np.zeros((3, 2)))


def test_eligibility_waits_for_its_reward():
    rule = stdp.Parameters.from_time_constants(20e-3, 20e-3, exact=True).replace(eta_plus=0.1, eta_minus=0.05)
    layer = layer_of(rule=rule)
    assert layer.eligibility is None
    eligibility = layer.add_eligibility(tau_inv=1 / 200e-3)
    eligibility.step([1, 0, 0], [0, 0])
    eligibility.step([0, 0, 0], [0, 1])
    for _ in range(50):
        eligibility.step([0, 0, 0], [0, 0])
    assert np.all(layer.weights == 0.5)
    expected = 0.1 * math.exp(-1 / 20) * math.exp(-50 / 200)
    assert layer.eligibility.values[1, 0] == pytest.approx(expected, rel=1e-14)
    eligibility.reward([0, 2])
    assert layer.weights[1, 0] == pytest.approx(0.5 + 2 * expected, rel=1e-14)
    eligibility.reward(-1)
    assert layer.weights[1, 0] == pytest.approx(0.5 + expected, rel=1e-14)
    with pytest.raises(stdp.ArgumentError, match="eligibility"):
        layer.add_eligibility(5)
    with pytest.raises(stdp.ArgumentError, match="of_samples"):
        eligibility.reward_samples([1])


def test_a_reward_for_each_sample():
    rule = stdp.Parameters.from_time_constants(20e-3, 20e-3, exact=True).replace(eta_plus=0.25, eta_minus=0.25)
    layer = layer_of(3, 1, rule, batch_size=2)
    eligibility = layer.add_eligibility(math.inf, of_samples=True)
    silence = np.zeros((2, 1)), np.zeros((2, 3))
    eligibility.step([[1, 0, 0], [0, 0, 1]], silence[0])
    eligibility.step(silence[1], [[1], [1]])
    assert eligibility.values.shape == (2, 1, 3)
    eligibility.reward_samples_and_step([1, -1], silence[1], silence[0])
    assert [f"{w:.4f}" for w in layer.weights[0]] == ["0.7378", "0.5000", "0.2622"]
    assert np.all(eligibility.values == 0)


@pytest.mark.parametrize("file", ["layer", "layer.npz"])
def test_files_hold_traces_by_their_names(tmp_path, file):
    rule = stdp.Parameters(triplet=stdp.Triplet(a3_plus=1.0))
    layers = [layer_of(rule=rule) for _ in range(2)]
    for layer in layers:
        layer.add_trace("third", (1, 3))
    layers[0].step([1, 1, 0], [1, 0])
    layers[0].update_trace("third", [1, 0, 1], tau_inv=20, amplitude=2.0)
    layers[0].save(tmp_path / file)
    layers[1].load(tmp_path / file)
    for name, trace in layers[0].traces.items():
        np.testing.assert_array_equal(layers[1].traces[name], trace, err_msg=name)
    assert layers[1].traces["third"][0, 0] == 2.0 * 20 * DT


def test_pickles_hold_eligibility_and_parts():
    rule = stdp.Parameters(triplet=stdp.Triplet(a3_plus=np.array([1.0, 2.0])), order="potentiation_first", decay_post="exponential")
    layer = layer_of(rule=rule)
    layer.add_trace("third", (1, 2))
    layer.add_eligibility(5, decay="euler").step([1, 1, 0], [1, 0])
    other = pickle.loads(pickle.dumps(layer))
    np.testing.assert_array_equal(other.eligibility.values, layer.eligibility.values)
    assert list(other.traces) == ["t_pre", "t_post", "t_pre_slow", "t_post_slow", "third"]
    assert other.parameters == rule and other.parameters != rule.replace(order="together")


def test_traces_of_ones_own_replace_others():
    layer = layer_of()
    layer.add_trace("slow", (1, 3))
    layer.update_trace("slow", [1, 0, 0], tau_inv=1 / DT)
    layer.learn([0, 0, 0], [1, 0], trace_pre="slow")
    np.testing.assert_allclose(layer.weights, [[0.501, 0.5, 0.5], [0.5, 0.5, 0.5]], rtol=0, atol=1e-15)
    with pytest.raises(stdp.ArgumentError, match="trace_post"):
        layer.learn([0, 0, 0], [1, 0], trace_post="nothing")


def test_one_dimension_and_groups():
    layer = stdp.Conv1dLayer(4, 10, 6, 3, groups=2, padding=1, dtype=np.float64)
    assert (layer.weights.shape, layer.trace_pre.shape, layer.trace_post.shape) == ((6, 2, 3), (1, 4, 10), (1, 6, 10))
    z_pre, z_post = random_spikes(1, 1, 4, 10), random_spikes(2, 1, 6, 10)
    layer.step(z_pre, z_post)
    k, eta = DT * 20, 1e-3
    t_pre, t_post, padded = k * z_pre[0], k * z_post[0], ((0, 0), (1, 1))
    expected = np.zeros((6, 2, 3))
    for o in range(6):
        channels = slice(0, 2) if o < 3 else slice(2, 4)
        for j in range(3):
            expected[o, :, j] = eta * np.pad(t_pre, padded)[channels, j:j + 10] @ z_post[0, o] - eta * np.pad(z_pre[0], padded)[channels, j:j + 10] @ t_post[o]
    np.testing.assert_allclose(layer.weights, np.clip(expected, 0, 1), rtol=0, atol=1e-15)
    assert stdp.Conv2dLayer(4, 5, 4, 3, groups=4).weights.shape == (4, 1, 3, 3)
    with pytest.raises(stdp.ArgumentError, match="groups"):
        stdp.Conv2dLayer(4, 5, 4, 3, groups=3)
    with pytest.raises(stdp.ArgumentError, match="groups"):
        stdp.Conv2dLayer(4, 5, 4, 3, groups=0)


def test_masks_and_factors():
    layer = layer_of()
    layer.scale_each([1.0, 1.5])
    layer.mask_weights([[True, False, True], [True, True, True]])
    np.testing.assert_array_equal(layer.weights, [[0.5, 0, 0.5], [0.75, 0.75, 0.75]])
    layer.scale_each([0.5, 1, 1], fan="out")
    np.testing.assert_array_equal(layer.weights[:, 0], [0.25, 0.375])
    for mask in ([1, 0, 1], np.ones((2, 3))):
        with pytest.raises(stdp.ArgumentError, match="mask"):
            layer.mask_weights(mask)


def test_words_are_checked_and_shown():
    for name in ("decay_pre", "spike_post", "coincidence_plus", "order", "bound_scope"):
        with pytest.raises(stdp.ArgumentError, match=f"{name} must be one of .*'no'"):
            stdp.Parameters(**{name: "no"})
    with pytest.raises(stdp.ArgumentError, match="triplet"):
        stdp.Parameters(triplet={"a3_plus": 1})
    rule = stdp.Parameters(order="depression_first", target_post=0.25, triplet=stdp.Triplet(a3_plus=2.0))
    assert repr(rule) == "Parameters(order='depression_first', target_post=0.25, triplet=Triplet(a3_plus=2.0))"
    with pytest.raises(AttributeError):
        rule.triplet.a3_plus = 1
    with pytest.raises(stdp.ArgumentError, match="slow traces"):
        stdp.step_linear([1, 0], [1], np.zeros((1, 2)), np.zeros((1, 2)), np.zeros((1, 1)), rule)
