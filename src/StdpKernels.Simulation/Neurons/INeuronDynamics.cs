using System.Numerics;

namespace StdpKernels.Simulation;

/// <summary>How neurons of a kind move from spike to spike, a vector of them at a time. The loop over them is the population's.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface INeuronDynamics<T>
    where T : unmanaged
{
    /// <summary>The potentials after a step without spikes. Takes the input, and moves everything else on.</summary>
    /// <param name="potentials">The potentials before.</param>
    /// <param name="first">The first neuron of the vector.</param>
    Vector<T> Next(Vector<T> potentials, int first);

    /// <summary>What a spike does to everything but the potential.</summary>
    /// <returns>Where the potential starts from.</returns>
    T Reset(int neuron);
}
