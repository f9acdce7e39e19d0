import pickle

import numpy as np
import pytest

import stdpkernels as stdp
from test_layers import activity


def layers_of(dtype, batch_size=1):
    rule = stdp.Parameters(eta_plus=0.1, eta_minus=0.07, a_pre=20, a_post=20)
    pre, post = np.nonzero(np.random.default_rng(5).random((30, 20)) < 0.4)
    yield stdp.LinearLayer(30, 20, rule, batch_size=batch_size, dtype=dtype)
    yield stdp.LinearLayer(30, 20, rule, batch_size=batch_size, dtype=dtype, layout="presynaptic_rows")
    yield stdp.Conv2dLayer(2, (5, 6), 3, 3, rule, batch_size=batch_size, dtype=dtype)
    yield stdp.SparseLayer(30, 20, pre, post, rule, batch_size=batch_size, dtype=dtype)


def fill(layer, seed=1):
    with layer.edit_weights() as w:
        w[...] = np.random.default_rng(seed).uniform(0.1, 0.9, w.shape)
    return layer


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("batch_size", [1, 3])
@pytest.mark.parametrize("form", ["array", "events", "mixed"])
def test_a_window_is_its_steps(dtype, batch_size, form):
    for window, single in zip(layers_of(dtype, batch_size), layers_of(dtype, batch_size)):
        fill(window), fill(single)
        random = np.random.default_rng(3)
        z_pre = activity(random, (7, *window.trace_pre.shape), dtype=dtype)
        z_post = activity(random, (7, *window.trace_post.shape), dtype=dtype)
        window.warm_up(window_steps=7)
        for step in range(7):
            single.step(z_pre[step], z_post[step])
        events = [stdp.SpikeEvents.from_dense(z.reshape(7 * batch_size, -1)) for z in (z_pre, z_post)]
        if form == "array":
            window.step_window(z_pre, z_post)
        elif form == "events":
            window.step_window(*events, steps=7)
        else:
            window.step_window(events[0], z_post.astype(bool))
        assert np.any(window.weights != fill(window.__class__(**window._arguments)).weights)
        np.testing.assert_array_equal(window.weights, single.weights)
        np.testing.assert_array_equal(window.trace_pre, single.trace_pre)
        np.testing.assert_array_equal(window.trace_post, single.trace_post)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_currents_are_sums_over_the_weights(dtype):
    random = np.random.default_rng(4)
    for layer in list(layers_of(dtype, 3))[:2]:
        w = fill(layer).weights if layer.weights.shape == (20, 30) else fill(layer).weights.T
        z_pre, z_post = activity(random, (3, 30), dtype=dtype), activity(random, (3, 20), dtype=dtype)
        start = random.uniform(0, 1, (3, 20)).astype(dtype)
        currents = start.copy()
        assert layer.propagate(z_pre, currents) is currents
        np.testing.assert_allclose(currents, start + z_pre @ w.T, rtol=1e-5)
        np.testing.assert_array_equal(layer.propagate(stdp.SpikeEvents.from_dense(z_pre), start.copy()), currents)
        np.testing.assert_allclose(layer.propagate_back(z_post), z_post @ w, rtol=1e-5)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_sparse_layer_has_the_bits_of_a_dense_one_at_its_synapses(dtype):
    random = np.random.default_rng(6)
    dense = fill(stdp.LinearLayer(30, 20, stdp.Parameters(eta_plus=0.1), dtype=dtype))
    pre, post = np.nonzero(random.random((30, 20)) < 0.4)
    order = random.permutation(pre.size)
    sparse = stdp.SparseLayer(30, 20, pre[order], post[order], stdp.Parameters(eta_plus=0.1), dtype=dtype)
    np.testing.assert_array_equal(sparse.pre, pre)
    np.testing.assert_array_equal(sparse.post, post)
    with sparse.edit_weights() as w:
        w[...] = dense.weights[sparse.post, sparse.pre]
    for _ in range(20):
        z_pre, z_post = activity(random, (1, 30), dtype=dtype), activity(random, (1, 20), dtype=dtype)
        dense.step(z_pre, z_post)
        sparse.step(z_pre, stdp.SpikeEvents.from_dense(z_post))
    np.testing.assert_array_equal(sparse.weights, dense.weights[sparse.post, sparse.pre])
    again = pickle.loads(pickle.dumps(sparse))
    np.testing.assert_array_equal(again.weights, sparse.weights)
    np.testing.assert_array_equal(again.post, sparse.post)


def test_random_synapses_come_from_a_seed():
    first, second, other = (stdp.SparseLayer.random(50, 40, 0.2, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.post, second.post)
    assert first.post.size != other.post.size or np.any(first.post != other.post)
    assert 200 < first.weights.size < 600
    assert stdp.SparseLayer.random(50, 40, 0.2, 1, batch_size=2, dtype=np.float64).trace_pre.shape == (2, 50)


def test_each_neuron_has_as_many_synapses_as_is_said():
    incoming = stdp.SparseLayer.random_in_degree(50, 40, 7, seed=1)
    np.testing.assert_array_equal(np.bincount(incoming.post, minlength=40), 7)
    assert len(set(np.bincount(incoming.pre, minlength=50))) > 1
    outgoing = stdp.SparseLayer.random_out_degree(50, 40, 7, seed=1, dtype=np.float64, batch_size=2)
    np.testing.assert_array_equal(np.bincount(outgoing.pre, minlength=50), 7)
    assert outgoing.dtype == np.float64 and outgoing.trace_post.shape == (2, 40)
    for layer in (incoming, outgoing):
        assert len(set(zip(layer.pre, layer.post))) == layer.weights.size
    np.testing.assert_array_equal(stdp.SparseLayer.random_in_degree(50, 40, 7, 1).pre, incoming.pre)
    assert np.any(stdp.SparseLayer.random_in_degree(50, 40, 7, 2).pre != incoming.pre)


def test_a_mask_and_a_dense_matrix():
    random = np.random.default_rng(5)
    mask, dense = random.random((20, 30)) < 0.3, random.random((20, 30))
    layer = stdp.SparseLayer.from_mask(mask, stdp.Parameters(eta_plus=0.1), dtype=np.float64)
    assert set(zip(layer.post, layer.pre)) == set(zip(*np.nonzero(mask)))
    layer.set_dense_weights(dense)
    np.testing.assert_array_equal(layer.weights, dense[layer.post, layer.pre])
    np.testing.assert_array_equal(layer.dense_weights(), np.where(mask, dense, 0))
    np.testing.assert_array_equal(layer.dense_weights(fill=np.nan), np.where(mask, dense, np.nan))
    layer.step(activity(random, (1, 30), dtype=np.float64), activity(random, (1, 20), dtype=np.float64))
    again = pickle.loads(pickle.dumps(layer))
    np.testing.assert_array_equal(again.dense_weights(), layer.dense_weights())
    counts = stdp.SparseLayer.from_mask(mask * 3, batch_size=2)
    np.testing.assert_array_equal(counts.pre, layer.pre)


def test_edits_of_weights():
    for layer in layers_of(np.float64):
        w = fill(layer).weights.copy()
        layer.scale_weights(0.5)
        np.testing.assert_array_equal(layer.weights, w * 0.5)
        layer.decay_weights(0.25, rest=0.5)
        np.testing.assert_array_equal(layer.weights, w * 0.5 + 0.25 * (0.5 - w * 0.5))
        layer.clip_weights(0.2, 0.3)
        np.testing.assert_array_equal(layer.weights, np.clip(w * 0.5 + 0.25 * (0.5 - w * 0.5), 0.2, 0.3))
    layer = fill(stdp.LinearLayer(30, 20, dtype=np.float64))
    layer.normalise_weights(2)
    np.testing.assert_allclose(layer.weights.sum(axis=1), 2)
    layer.normalise_weights(1, norm="l2", fan="out")
    np.testing.assert_allclose((layer.weights**2).sum(axis=0), 1)


def test_a_floor_of_traces():
    layer = stdp.LinearLayer(3, 2, stdp.Parameters(trace_floor=0.019))
    layer.step([1, 0, 0], [0, 0])
    assert layer.trace_pre[0, 0] == np.float32(0.02)
    for _ in range(5):
        layer.step([0, 0, 0], [0, 0])
    assert layer.trace_pre[0, 0] == 0
    with pytest.raises(stdp.ArgumentError, match="TRACE_FLOOR"):
        stdp.LinearLayer(3, 2, stdp.Parameters(trace_floor=np.ones(3)))


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda l: l.step_window(stdp.SpikeEvents([]), stdp.SpikeEvents([])), ValueError, "steps"),
        (lambda l: l.step_window(np.zeros((2, 1, 30)), np.zeros((3, 1, 20))), ValueError, "z_post"),
        (lambda l: l.step_window(stdp.SpikeEvents([]), stdp.SpikeEvents([]), steps=2), ValueError, "z_pre"),
        (lambda l: l.propagate(np.zeros((1, 30)), np.zeros((1, 20))), ValueError, "float32"),
        (lambda l: l.propagate(np.zeros((1, 30)), np.zeros((1, 30), np.float32)), ValueError, "currents"),
        (lambda l: l.normalise_weights(1, norm="l3"), ValueError, "norm"),
        (lambda l: l.normalise_weights(-1), ValueError, "target"),
        (lambda l: l.decay_weights(1.5), ValueError, "share"),
        (lambda l: l.clip_weights(1, 0), ValueError, "max"),
        (lambda l: l.warm_up(-1), ValueError, "window_steps"),
        (lambda l: stdp.SparseLayer(3, 3, [0, 1], [0]), ValueError, "2 and 1"),
        (lambda l: stdp.SparseLayer(3, 3, [0, 0], [1, 1]), ValueError, "1"),
        (lambda l: stdp.SparseLayer(3, 3, [0, 3], [1, 1]), ValueError, "3"),
        (lambda l: stdp.SparseLayer.random_in_degree(3, 5, 4, 1), ValueError, "in_degree"),
        (lambda l: stdp.SparseLayer.random_out_degree(3, 5, -1, 1), ValueError, "out_degree"),
        (lambda l: stdp.SparseLayer.from_mask([True, False]), ValueError, "mask"),
        (lambda l: stdp.SparseLayer.from_mask([[True, False]], threads=0), ValueError, "threads"),
        (lambda l: stdp.SparseLayer.from_mask([[True, False]]).set_dense_weights([[1.0], [2.0]]), ValueError, "dense"),
    ],
)
def test_what_does_not_fit_is_refused(call, error, message):
    layer = fill(stdp.LinearLayer(30, 20))
    before = layer.weights.copy()
    with pytest.raises(error, match=message):
        call(layer)
    np.testing.assert_array_equal(layer.weights, before)
