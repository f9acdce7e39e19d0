"""The networks of `stdp simulate speed`, and that of sparse.cs, for Brian2: C++ standalone mode, one thread.

    python3 networks.py competition DT_MS SECONDS
    python3 networks.py all_to_all SECONDS
    python3 networks.py sparse PRE POST PROBABILITY RATE_HZ DT_MS SECONDS

Prints one line of JSON: the run time without compilation, steps, spikes, for the competition the deciles of the weights, and for the sparse
network plastic updates a second: spikes of either side times the synapses that they have.
"""

import json
import sys
import tempfile

import numpy as np
from brian2 import (
    Hz, Network, NeuronGroup, PoissonGroup, SpikeMonitor, Synapses, defaultclock, device, mV, ms, second, seed, set_device,
)

A_PLUS_RATIO = 1.05

# Of the sparse network, what its plastic updates are counted from.
COUNTED = []


def competition(dt_ms, seconds):
    """Song, Miller and Abbott (2000), as in Brian2's documentation."""
    defaultclock.dt = dt_ms * ms
    neuron = NeuronGroup(
        1,
        """dv/dt = (ge * -v + (-74*mV - v)) / (10*ms) : volt
           dge/dt = -ge / (5*ms) : 1""",
        threshold="v > -54*mV", reset="v = -60*mV", method="euler")
    neuron.v = -74 * mV
    inputs = PoissonGroup(1000, rates=15 * Hz)
    synapses = Synapses(
        inputs, neuron,
        """w : 1
           dapre/dt = -apre / (20*ms) : 1 (event-driven)
           dapost/dt = -apost / (20*ms) : 1 (event-driven)""",
        on_pre="""ge += w * 0.01
                  apre += 0.01
                  w = clip(w + apost, 0, 1)""",
        on_post=f"""apost -= 0.01 * {A_PLUS_RATIO}
                    w = clip(w + apre, 0, 1)""")
    synapses.connect()
    synapses.w = "rand()"
    spikes = SpikeMonitor(neuron, record=False)
    return Network(neuron, inputs, synapses, spikes), spikes, synapses, seconds


def all_to_all(seconds):
    """784 inputs onto 400 neurons, whose gain of the weights comes to 1 / 140."""
    return sparse(784, 400, 1, 20, 1, seconds, counts=False)


def sparse(pre, post, probability, rate_hz, dt_ms, seconds, counts=True):
    """Poisson inputs onto neurons, some of them connected, or all; with the traces in the neurons, which is the faster formulation."""
    defaultclock.dt = dt_ms * ms
    inputs = NeuronGroup(
        int(pre), "dapre/dt = -apre / (20*ms) : 1", threshold=f"rand() < {rate_hz}*Hz*dt", reset="apre += 1", method="exact")
    neurons = NeuronGroup(
        int(post),
        """dv/dt = -v / (20*ms) : 1
           dapost/dt = -apost / (20*ms) : 1""",
        threshold="v > 1", reset="""v = 0
                                    apost += 1""", method="exact")
    neurons.v = "rand()"

    # The mean input in units of the threshold: so that neurons fire from it at steps of 1 ms, and from its fluctuations at shorter ones.
    gain = (0.9 if dt_ms < 1 else 1.12) / (pre * probability * rate_hz * 20e-3 * 0.5)
    synapses = Synapses(
        inputs, neurons, "w : 1",
        on_pre=f"""v_post += w * {gain}
                   w = clip(w - 0.001 * {A_PLUS_RATIO} * apost_post, 0, 1)""",
        on_post="w = clip(w + 0.001 * apre_pre, 0, 1)")
    if probability < 1:
        synapses.connect(p=probability)
    else:
        synapses.connect()
    synapses.w = "rand()"
    spikes = SpikeMonitor(neurons, record=False)
    network = Network(inputs, neurons, synapses, spikes)
    if counts:
        arrived = SpikeMonitor(inputs, record=False)
        network.add(arrived)
        COUNTED.append((arrived, post, spikes, pre, probability))
    return network, spikes, synapses, seconds


def main():
    name, *numbers = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        set_device("cpp_standalone", directory=folder, build_on_run=True)
        seed(1)
        network, spikes, synapses, seconds = {"competition": competition, "all_to_all": all_to_all, "sparse": sparse}[name](*map(float, numbers))
        network.run(seconds * second)
        steps = round(seconds * second / defaultclock.dt)
        result = {
            "network": name,
            "steps": steps,
            "seconds": device._last_run_time,
            "microseconds_per_step": device._last_run_time / steps * 1e6,
            "spikes": int(spikes.num_spikes),
        }
        if name == "sparse":
            (arrived, post, fired, pre, probability), = COUNTED
            updates = probability * (int(arrived.num_spikes) * post + int(fired.num_spikes) * pre)
            result["updates_per_second"] = updates / device._last_run_time
        if name == "competition":
            weights = np.asarray(synapses.w)
            result["deciles"] = [round(float(f), 3) for f in np.histogram(weights, bins=10, range=(0, 1))[0] / weights.size]
        print(json.dumps(result))


if __name__ == "__main__":
    main()
