using System.Numerics;

namespace StdpKernels.Steps;

/// <summary>What a step of one kind of layer does with its weights; <see cref="LayerStep"/> does what is the same for all.</summary>
internal interface ILayerStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The shape of the weights.</summary>
    TensorShape Weights { get; }

    /// <summary>
    /// Makes the scratch memory for the weights as large as any step can need, and starts threads for it: for every path and thread,
    /// because any may be taken.
    /// </summary>
    /// <returns>Whether it was not so before.</returns>
    bool TryReserve();

    /// <summary>Changes the weights, after the traces have moved.</summary>
    void Update(scoped in StepActivity<T> activity);
}
