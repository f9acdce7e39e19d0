using System.Numerics;
using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Layers with the sizes and the first weights of a case.</summary>
internal static class PeerLayers
{
    /// <summary>A layer with the rule of a case.</summary>
    public static StdpLayer<T> Create<T>(PeerCase peerCase, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int[] pre, int[] post, int[] w) = (Side(peerCase, LayerArrays.ZPre), Side(peerCase, LayerArrays.ZPost), peerCase.Shapes[LayerArrays.W]);
        StdpLayer<T> layer = peerCase.Kind switch
        {
            "linear" => new StdpLinearLayer<T>(pre[0], pre[1], post[1], parameters, peerCase.Dt),
            "conv1d" => new StdpConv1dLayer<T>(pre[0], pre[1], pre[2], post[1], w[2], parameters, Geometry1d(peerCase), peerCase.Dt),
            _ => new StdpConv2dLayer<T>(
                pre[0], pre[1], (pre[2], pre[3]), post[1], (w[2], w[3]), parameters, Geometry2d(peerCase), peerCase.Dt),
        };
        CaseParameters.ToArray<T>(peerCase.Initial[LayerArrays.W]).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    /// <summary>The shape of an array of a side. A linear layer may leave out that there is one sample.</summary>
    private static int[] Side(PeerCase peerCase, string array)
    {
        int[] shape = peerCase.Shapes[array];
        return shape.Length == 1 ? [1, shape[0]] : shape;
    }

    private static Conv1dGeometry Geometry1d(PeerCase peerCase)
    {
        var given = new PeerParameters(peerCase.Parameters);
        return new Conv1dGeometry
        {
            Stride = given.Size("stride", 1, isWidth: true).Width,
            Padding = given.Size("padding", 0, isWidth: true).Width,
            Dilation = given.Size("dilation", 1, isWidth: true).Width,
            Groups = (int)given.Number("groups", 1),
        };
    }

    private static Conv2dGeometry Geometry2d(PeerCase peerCase)
    {
        var given = new PeerParameters(peerCase.Parameters);
        return new Conv2dGeometry
        {
            Stride = given.Size("stride", 1, isWidth: false),
            Padding = given.Size("padding", 0, isWidth: false),
            Dilation = given.Size("dilation", 1, isWidth: false),
            Groups = (int)given.Number("groups", 1),
        };
    }

    /// <summary>The inverse of a time constant in the unit of the case.</summary>
    public static double Inverse(double tau) => tau > 0 ? 1 / tau : throw new JsonException($"a time constant is {tau}");
}
