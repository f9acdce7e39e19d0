"""Computes cases with the Python package: `replay.py CASES RESULTS`, a line of JSON for each."""

import base64
import json
import sys

import numpy as np
import stdpkernels as stdp

ALGORITHMS = ["additive", "additive_step", "multiplicative_pow", "multiplicative_relu", "asymmetric_pow"]


def array(text, dtype, shape):
    return np.frombuffer(base64.b64decode(text), dtype).reshape(shape).copy()


def text(values):
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()


def parameters(case, dtype):
    values = {
        name: array(value["data"], dtype, value["shape"]) if isinstance(value, dict) else float(value)
        for name, value in case["parameters"].items()
    }
    return stdp.Parameters(algorithm=ALGORITHMS[case["algorithm"]], hardbound=case["hardbound"], **values)


def run(case):
    dtype = np.dtype(case["type"])
    pre, post = case["pre_shape"], case["post_shape"]
    rule = parameters(case, dtype)
    w, t_pre, t_post = (array(case[name], dtype, case[f"{name}_shape"]) for name in ("w", "t_pre", "t_post"))
    geometry = {name: tuple(case[name]) for name in ("stride", "padding", "dilation") if name in case}
    layer = None
    if case["kind"] == "layer" and geometry:
        layer = stdp.Conv2dLayer(
            pre[1], tuple(pre[2:]), post[1], tuple(w.shape[2:]), rule, **geometry, batch_size=pre[0], dt=case["dt"], dtype=dtype,
            threads=case["threads"],
        )
    elif case["kind"] == "layer":
        layer = stdp.LinearLayer(
            pre[1], post[1], rule, batch_size=pre[0], dt=case["dt"], dtype=dtype, threads=case["threads"],
            layout=["postsynaptic_rows", "presynaptic_rows"][case["layout"]],
        )
    if layer:
        with layer.edit_weights() as weights, layer.edit_traces() as traces:
            weights[...], traces[0][...], traces[1][...] = w, t_pre, t_post
        w, t_pre, t_post = layer.weights, layer.trace_pre, layer.trace_post

    results = []
    for step in case["steps"]:
        z_pre, z_post = (array(step[name], dtype, case[f"z_{name}_shape"]) for name in ("pre", "post"))
        if step["lists"]:
            z_pre, z_post = stdp.SpikeEvents.from_dense(z_pre), stdp.SpikeEvents.from_dense(z_post)
        if layer:
            layer.step(z_pre, z_post)
        elif case["kind"] == "decay":
            stdp.update_traces(z_pre, z_post, t_pre, t_post, rule, dt=case["dt"])
        elif geometry:
            stdp.step_conv2d(z_pre, z_post, w, t_pre, t_post, rule, **geometry, dt=case["dt"])
        else:
            stdp.step_linear(z_pre, z_post, w, t_pre, t_post, rule, dt=case["dt"])
        results.append({"w": text(w), "t_pre": text(t_pre), "t_post": text(t_post)})
    return results


with open(sys.argv[1]) as cases, open(sys.argv[2], "w") as results:
    for line in cases:
        try:
            print(json.dumps(run(json.loads(line))), file=results)
        except stdp.StdpError as e:
            print(json.dumps(str(e)), file=results)
