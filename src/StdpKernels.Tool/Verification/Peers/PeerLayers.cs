using System.Numerics;
using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Layers with the sizes and the first weights of a case. A convolution of one dimension has a height of one.</summary>
internal static class PeerLayers
{
    /// <summary>A layer with the rule of a case.</summary>
    public static StdpLayer<T> Create<T>(PeerCase peerCase, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int[] pre, int[] post, int[] w) = (Image(peerCase, LayerArrays.ZPre), Image(peerCase, LayerArrays.ZPost), Image(peerCase, LayerArrays.W));
        StdpLayer<T> layer = w.Length == 2
            ? new StdpLinearLayer<T>(pre[0], pre[1], post[1], parameters, peerCase.Dt)
            : new StdpConv2dLayer<T>(
                pre[0], pre[1], (pre[2], pre[3]), post[1], (w[2], w[3]), parameters, Geometry(peerCase), peerCase.Dt);
        CaseParameters.ToArray<T>(peerCase.Initial[LayerArrays.W]).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    /// <summary>The shape of an array of a linear layer, which may leave out that there is one sample, or of an image.</summary>
    public static int[] Image(PeerCase peerCase, string array)
    {
        int[] shape = peerCase.Shapes[array];
        return peerCase.Kind == "conv1d" && shape.Length == 3 ? [shape[0], shape[1], 1, shape[2]]
            : shape.Length == 1 ? [1, shape[0]]
            : shape;
    }

    public static Conv2dGeometry Geometry(PeerCase peerCase)
    {
        var given = new PeerParameters(peerCase.Parameters);
        bool isWidth = peerCase.Kind == "conv1d";
        return new Conv2dGeometry
        {
            Stride = given.Size("stride", 1, isWidth),
            Padding = given.Size("padding", 0, isWidth),
            Dilation = given.Size("dilation", 1, isWidth),
        };
    }

    /// <summary>The inverse of a time constant in the unit of the case.</summary>
    public static double Inverse(double tau) => tau > 0 ? 1 / tau : throw new JsonException($"a time constant is {tau}");
}
