"""A layer that learns from arrays: ten of a hundred inputs fire together, and their synapses alone become strong."""

import numpy as np
import stdpkernels as stdp

rule = stdp.Parameters(eta_plus=0.5, eta_minus=0.6)
layer = stdp.LinearLayer(100, 1, rule, dt=0.001)
with layer.edit_weights() as weights:
    weights[:] = 0.5

for ms in range(5_000):
    z_pre = np.zeros((1, 100), np.uint8)
    z_pre[0, :10] = ms % 50 == 10  # the ten, 20 times a second
    z_pre[0, 10 + ms % 90] = 1  # the others, one after the other
    z_post = np.array([[ms % 50 == 12]])  # the neuron, 2 ms after the ten
    layer.step(z_pre, z_post)

weights = layer.weights[0]
print(f"of the ten: {weights[:10].mean():.2f}, of the others: {weights[10:].mean():.2f}")  # of the ten: 1.00, of the others: 0.39
