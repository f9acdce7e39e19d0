"""Does what cases of learning ask for with the Python package: `learn.py CASES RESULTS`, a line of JSON for each."""

import base64
import json
import math
import sys

import numpy as np
import stdpkernels as stdp


def array(text, dtype, shape=-1):
    return np.frombuffer(base64.b64decode(text), dtype).reshape(shape).copy()


def text(values):
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()


def value(case, dtype):
    return array(case["data"], dtype, case["shape"]) if isinstance(case, dict) else float(case)


def rule(case, dtype):
    triplet = case["triplet"] and stdp.Triplet(**{name: value(number, dtype) for name, number in case["triplet"].items()})
    numbers = {name: value(number, dtype) for name, number in case["parameters"].items()}
    return stdp.Parameters(hardbound=case["hardbound"], triplet=triplet, **case["words"], **numbers)


def create(case, dtype):
    options = {"batch_size": case["batch"], "dt": case["dt"], "dtype": dtype, "threads": case["threads"]}
    parameters, sizes = rule(case, dtype), case["sizes"]
    if case["kind"] == "Sparse":
        return stdp.SparseLayer(*sizes, case["synapses_pre"], case["synapses_post"], parameters, **options)
    if case["kind"] == "Conv1d":
        return stdp.Conv1dLayer(*sizes, parameters, **case["geometry"], **options)
    if case["kind"] == "Conv2d":
        channels, height, width, outputs, *kernel = sizes
        geometry = {name: tuple(size) if isinstance(size, list) else size for name, size in case["geometry"].items()}
        return stdp.Conv2dLayer(channels, (height, width), outputs, tuple(kernel), parameters, **geometry, **options)
    return stdp.LinearLayer(*sizes, parameters, layout=case["layout"], **options)


def run(case):
    dtype = np.dtype(case["type"])
    layer = create(case, dtype)
    with layer.edit_weights() as w, layer.edit_traces() as (t_pre, t_post):
        w.reshape(-1)[...], t_pre.reshape(-1)[...], t_post.reshape(-1)[...] = (array(case[name], dtype) for name in ("w", "t_pre", "t_post"))
    layer.add_trace("mine_pre", layer.trace_pre.shape)
    layer.add_trace("mine_post", layer.trace_post.shape)
    eligibility = layer.add_eligibility(math.inf if case["tau_inv"] is None else case["tau_inv"], case["decay"], case["of_samples"])
    changes = np.zeros(layer.weights.shape, dtype)
    results = []
    for call in case["calls"]:
        try:
            do(call, case, layer, eligibility, changes, dtype)
            done = True
        except stdp.ArgumentError:
            done = False
        arrays = {"w": layer.weights, "eligibility": eligibility.values, "changes": changes, **layer.traces}
        results.append({"done": done, "arrays": {name: text(values) for name, values in arrays.items()}})
    return results


def do(call, case, layer, eligibility, changes, dtype):
    window = [case["window"]] if call["kind"] == "Window" else []
    pre, post = (
        array(call[name], dtype, [*window, *trace.shape]) for name, trace in (("pre", layer.trace_pre), ("post", layer.trace_post))
    )
    if call["lists"]:
        samples = len(window and pre) * case["batch"] or case["batch"]
        pre, post = (stdp.SpikeEvents.from_dense(z.reshape(samples, -1)) for z in (pre, post))
    number, numbers, flag = float(array(call["number"], dtype)[0]), array(call["numbers"], dtype), call["flag"]
    if call["kind"] == "Step":
        layer.step(pre, post)
    elif call["kind"] == "GatedStep":
        layer.step(pre, post, gate=number)
    elif call["kind"] == "UpdateTraces":
        layer.update_traces(pre, post)
    elif call["kind"] == "Learn":
        layer.learn(pre, post)
    elif call["kind"] == "StepChanges":
        layer.step_changes(pre, post, changes, add=flag)
    elif call["kind"] == "LearnChanges":
        layer.learn_changes(pre, post, changes, add=flag)
    elif call["kind"] == "StepEligibility":
        eligibility.step(pre, post)
    elif call["kind"] == "Reward":
        eligibility.reward(number)
    elif call["kind"] == "RewardNeurons":
        eligibility.reward(numbers)
    elif call["kind"] == "RewardSamples":
        eligibility.reward_samples(numbers)
    elif call["kind"] == "RewardAndStep":
        eligibility.reward_and_step(number, pre, post)
    elif call["kind"] == "RewardSamplesAndStep":
        eligibility.reward_samples_and_step(numbers, pre, post)
    elif call["kind"] == "OwnTraces":
        layer.update_trace("mine_pre", pre, amplitude=number, tau_inv=case["own_tau_inv"])
        layer.update_trace("mine_post", post, tau_inv=case["own_tau_inv"], floor=case["own_floor"], decay="exponential", spike="jump")
        layer.learn(pre, post, "mine_pre", "mine_post")
    elif call["kind"] == "ScaleEach":
        layer.scale_each(numbers, "out" if flag else "in")
    elif call["kind"] == "Mask":
        layer.mask_weights(numbers.reshape(layer.weights.shape) != 0)
    else:
        layer.step_window(pre, post, case["window"])


with open(sys.argv[1]) as cases, open(sys.argv[2], "w") as results:
    for line in cases:
        try:
            print(json.dumps(run(json.loads(line))), file=results)
        except stdp.StdpError as e:
            print(json.dumps(str(e)), file=results)
