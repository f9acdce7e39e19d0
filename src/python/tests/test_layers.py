import copy
import gc
import multiprocessing
import pickle
import threading

import numpy as np
import pytest

import stdpkernels as stdp


def activity(random, shape, density=0.2, dtype=np.float32):
    return (random.random(shape) < density).astype(dtype)


@pytest.fixture
def random():
    return np.random.default_rng(1)


def learned(random, layer, steps=5):
    with layer.edit_weights() as w:
        w[...] = random.uniform(0, 1, w.shape)
    for _ in range(steps):
        layer.step(activity(random, layer.trace_pre.shape, dtype=layer.dtype), activity(random, layer.trace_post.shape, dtype=layer.dtype))
    return layer


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_one_step_is_the_formula(random, dtype):
    layer = stdp.LinearLayer(17, 5, stdp.Parameters(eta_plus=0.1, eta_minus=0.2), batch_size=1, dtype=dtype)
    with layer.edit_weights() as w:
        w[...] = random.uniform(0.2, 0.8, w.shape)
    before = layer.weights.copy()
    z_pre, z_post = activity(random, (1, 17), 0.5, dtype), activity(random, (1, 5), 0.5, dtype)
    layer.step(z_pre, z_post)
    k = dtype(0.001 * (1 / 50e-3))
    t_pre, t_post = k * z_pre, k * z_post
    expected = before + (dtype(0.1) * np.outer(z_post, t_pre) - dtype(0.2) * np.outer(t_post, z_pre))
    np.testing.assert_array_equal(layer.trace_pre, t_pre)
    np.testing.assert_array_equal(layer.weights, np.clip(expected, 0, 1))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("batch_size", [1, 3])
def test_every_kind_of_activity_gives_the_same_bits(random, dtype, batch_size):
    layers = [stdp.LinearLayer(40, 30, batch_size=batch_size, dtype=dtype) for _ in range(5)]
    with layers[0].edit_weights() as w:
        w[...] = start = random.uniform(0, 1, w.shape)
    for layer in layers[1:]:
        with layer.edit_weights() as w:
            w[...] = start
    for _ in range(10):
        pre, post = activity(random, (batch_size, 40), dtype=dtype), activity(random, (batch_size, 30), dtype=dtype)
        layers[0].step(pre, post)
        layers[1].step(stdp.SpikeEvents.from_dense(pre), stdp.SpikeEvents.from_dense(post))
        layers[2].step(pre.astype(bool), post.astype(np.uint8))
        layers[3].step(pre.astype(np.int64), np.asfortranarray(post))
        layers[4].step(stdp.SpikeEvents.from_dense(pre), post.tolist())
    for layer in layers[1:]:
        np.testing.assert_array_equal(layer.weights, layers[0].weights)
        np.testing.assert_array_equal(layer.trace_pre, layers[0].trace_pre)


def test_layouts_are_transposed(random):
    rows = learned(np.random.default_rng(2), stdp.LinearLayer(20, 20))
    columns = stdp.LinearLayer(20, 20, layout="presynaptic_rows")
    r = np.random.default_rng(2)
    with columns.edit_weights() as w:
        w[...] = r.uniform(0, 1, w.shape).T
    for _ in range(5):
        columns.step(activity(r, (1, 20)), activity(r, (1, 20)))
    np.testing.assert_array_equal(columns.weights.T, rows.weights)


def test_functional_steps_are_those_of_layers(random):
    layer = stdp.LinearLayer(12, 7, batch_size=2)
    w, t_pre, t_post = np.zeros((7, 12), np.float32), np.zeros((2, 12), np.float32), np.zeros((2, 7), np.float32)
    for _ in range(5):
        z_pre, z_post = activity(random, (2, 12)), activity(random, (2, 7))
        layer.step(z_pre, z_post)
        stdp.step_linear(z_pre, z_post, w, t_pre, t_post)
    np.testing.assert_array_equal(w, layer.weights)
    np.testing.assert_array_equal(t_post, layer.trace_post)
    stdp.update_traces(z_pre, z_post, t_pre, t_post)
    layer.update_traces(z_pre, z_post)
    np.testing.assert_array_equal(t_pre, layer.trace_pre)


def test_functional_convolutions_are_those_of_layers(random):
    layer = stdp.Conv2dLayer(3, (8, 9), 4, (3, 2), stride=(2, 1), padding=1, batch_size=2, dtype=np.float64)
    w = np.zeros(layer.weights.shape)
    t_pre, t_post = np.zeros(layer.trace_pre.shape), np.zeros(layer.trace_post.shape)
    for _ in range(5):
        z_pre, z_post = activity(random, t_pre.shape, dtype=np.float64), activity(random, t_post.shape, dtype=np.float64)
        layer.step(z_pre, z_post)
        stdp.step_conv2d(z_pre, z_post, w, t_pre, t_post, stride=(2, 1), padding=1)
    assert w.any()
    np.testing.assert_array_equal(w, layer.weights)


def test_views_are_read_only_and_editing_ends(random):
    layer = learned(random, stdp.LinearLayer(5, 4))
    for view in (layer.weights, layer.trace_pre, layer.trace_post):
        with pytest.raises(ValueError):
            view[...] = 1
    with layer.edit_weights() as w:
        w[...] = 0.25
    assert (layer.weights == 0.25).all()
    with pytest.raises(ValueError):
        w[...] = 1
    with layer.edit_traces() as (t_pre, _):
        t_pre[...] = 2
    assert (layer.trace_pre == 2).all()


def test_views_keep_the_memory_of_their_layer(random):
    layer = learned(random, stdp.LinearLayer(300, 200))
    view, expected = layer.weights, layer.weights.copy()
    del layer
    gc.collect()
    for _ in range(50):
        learned(random, stdp.LinearLayer(300, 200), 1)
    np.testing.assert_array_equal(view, expected)


def test_a_layer_is_not_copied_and_is_pickled(random):
    layer = learned(random, stdp.LinearLayer(9, 8, stdp.Parameters(algorithm="additive_step", eta_plus=np.full(9, 0.1)), dt=0.002))
    for way in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            way(layer)
    other = pickle.loads(pickle.dumps(layer))
    np.testing.assert_array_equal(other.weights, layer.weights)
    assert other.parameters == layer.parameters and other.dt == layer.dt
    z_pre, z_post = activity(random, (1, 9)), activity(random, (1, 8))
    for each in (layer, other):
        each.step(z_pre, z_post)
    np.testing.assert_array_equal(other.weights, layer.weights)
    with pytest.raises(TypeError):
        copy.deepcopy(layer._handle)


@pytest.mark.parametrize("name", ["layer.stdp", "layer.npz"])
def test_a_layer_goes_on_where_it_was_saved(random, tmp_path, name):
    layer = learned(random, stdp.Conv2dLayer(2, 6, 3, 3))
    layer.save(tmp_path / name)
    other = stdp.Conv2dLayer(2, 6, 3, 3)
    other.load(tmp_path / name)
    z_pre, z_post = activity(random, layer.trace_pre.shape), activity(random, layer.trace_post.shape)
    for each in (layer, other):
        each.step(z_pre, z_post)
    np.testing.assert_array_equal(other.weights, layer.weights)
    with pytest.raises(stdp.CheckpointError):
        stdp.Conv2dLayer(2, 6, 4, 3).load(tmp_path / name)


def test_errors_are_those_of_python(random, tmp_path):
    layer = learned(random, stdp.LinearLayer(6, 5))
    before = layer.weights.copy()
    good = np.zeros(5, np.float32)
    with pytest.raises(ValueError, match="z_pre must have the shape"):
        layer.step(np.zeros(7, np.float32), good)
    with pytest.raises(ValueError, match="z_pre.*ascend"):
        layer.step(stdp.SpikeEvents([3, 2]), good)
    with pytest.raises(ValueError, match="z_post"):
        layer.step(np.zeros(6, np.float32), stdp.SpikeEvents([5]))
    with pytest.raises(TypeError, match="float32"):
        layer.step(stdp.SpikeEvents([1], values=np.array([0.5])), good)
    with pytest.raises(ValueError, match="eta_plus must broadcast"):
        layer.parameters = stdp.Parameters(eta_plus=np.ones(7))
    with pytest.raises(ValueError, match="inputs must be .*-1"):
        stdp.LinearLayer(-1, 5)
    with pytest.raises(ValueError, match="threads"):
        stdp.LinearLayer(1, 5, threads=100)
    with pytest.raises(TypeError, match="float16"):
        stdp.LinearLayer(1, 5, dtype=np.float16)
    with pytest.raises(OSError):
        layer.load(tmp_path / "nothing")
    (tmp_path / "junk").write_bytes(b"junk" * 100)
    with pytest.raises(stdp.CheckpointError):
        layer.load(tmp_path / "junk")
    with pytest.raises(ValueError, match="w must have the shape"):
        stdp.step_linear(np.zeros(6), np.zeros(5), np.zeros((6, 5)), np.zeros((1, 6)), np.zeros((1, 5)))
    with pytest.raises(ValueError, match="share memory"):
        shared = np.zeros((1, 30), np.float32)
        stdp.step_linear(np.zeros(6), np.zeros(5), shared.reshape(5, 6), shared[:, :6], np.zeros((1, 5), np.float32))
    np.testing.assert_array_equal(layer.weights, before)


def test_one_thread_at_a_time(random):
    layer = stdp.LinearLayer(1000, 1000)
    z = np.full((1, 1000), 0.5, np.float32)
    seen = []

    def work():
        # An array for each thread: what is tried is the layer.
        for _ in range(200):
            try:
                layer.learn(z, z)
            except stdp.BusyError as e:
                seen.append(e)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen
    layer.step(z, z)


def _step_in_child(layer, pipe):
    z = np.full((1, 2000), 0.5, np.float32)
    for _ in range(3):
        layer.step(z, z)
        gc.collect()
        learned(np.random.default_rng(1), stdp.LinearLayer(500, 500, threads=2), 1)
    pipe.send(float(layer.weights.sum()))


def test_a_forked_child_goes_on():
    layer = stdp.LinearLayer(2000, 2000, stdp.Parameters(eta_plus=2e-3), threads=2)
    z = np.full((1, 2000), 0.5, np.float32)
    for _ in range(3):
        layer.step(z, z)
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    child = context.Process(target=_step_in_child, args=(layer, there))
    child.start()
    assert here.poll(60), "the child hangs"
    for _ in range(3):
        layer.step(z, z)
    assert here.recv() == float(layer.weights.sum())
    child.join()


def test_parameters_do_not_change():
    parameters = stdp.Parameters(eta_plus=np.array([0.1, 0.2]))
    with pytest.raises(AttributeError):
        parameters.eta_plus = 1
    with pytest.raises(ValueError):
        parameters.eta_plus[0] = 1
    assert parameters.replace(w_max=2).w_max == 2
    assert parameters != parameters.replace(w_max=2)
    with pytest.raises(ValueError, match="inverse"):
        stdp.Parameters(tau_pre_inv=0.02).validate()
