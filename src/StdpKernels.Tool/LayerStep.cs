using System.Numerics;

namespace StdpKernels.Tool;

/// <summary>A step of a layer whose kind only the data tell.</summary>
internal static class LayerStep
{
    /// <summary>Moves the traces and changes the weights.</summary>
    /// <param name="zPre">Presynaptic activity.</param>
    /// <param name="zPost">Postsynaptic activity.</param>
    /// <param name="w">The weights.</param>
    /// <param name="state">The traces.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="geometry">Stride, padding and dilation of a convolution; null in a linear layer.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentException">The library refuses the step.</exception>
    public static void Run<T>(
        ReadOnlyTensorView<T> zPre,
        ReadOnlyTensorView<T> zPost,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        Conv2dGeometry? geometry,
        double dt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (geometry is { } convolution)
        {
            Stdp.StepConv2d(zPre, zPost, w, state, parameters, convolution, dt);
        }
        else
        {
            Stdp.StepLinear(zPre, zPost, w, state, parameters, dt);
        }
    }
}
