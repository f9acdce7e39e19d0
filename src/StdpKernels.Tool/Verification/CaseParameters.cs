using System.Numerics;

namespace StdpKernels.Tool.Verification;

/// <summary>The parameters of a case in the library's terms.</summary>
internal static class CaseParameters
{
    /// <summary>The parameters and the time step.</summary>
    public static (StdpParameters<T> Parameters, double Dt) Create<T>(ReferenceCase reference)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReferenceParameters given = reference.Parameters;
        ReferenceParameter tauPreInv = given.TauPreInv;
        ReferenceParameter tauPostInv = given.TauPostInv;
        double dt = reference.Dt;
        if (PyTorchRounding.RoundsFactors(reference))
        {
            tauPreInv = PyTorchRounding.Factor(tauPreInv, dt);
            tauPostInv = PyTorchRounding.Factor(tauPostInv, dt);
            dt = 1;
        }

        var traces = new StdpParameters<T>
        {
            APre = Convert(given.APre),
            APost = Convert(given.APost),
            TauPreInv = Convert(tauPreInv),
            TauPostInv = Convert(tauPostInv),
        };
        if (reference.Kind == CaseKind.Decay)
        {
            return (traces, dt);
        }

        // The reader has made sure that a case with weights has all of these.
        return (traces with
        {
            WMin = Convert(given.WMin!),
            WMax = Convert(given.WMax!),
            EtaPlus = Convert(given.EtaPlus!),
            EtaMinus = Convert(given.EtaMinus!),
            Mu = Convert(PyTorchRounding.Exponent(given.Mu!)),
            Algorithm = AlgorithmNames.Find(given.StdpAlgorithm!)!.Value,
            HardBound = given.HardBound!.Value,
        }, dt);

        StdpParameter<T> Convert(ReferenceParameter parameter)
        {
            (double number, ReferenceTensor? tensor) = PyTorchRounding.InRunOf(reference.Type, parameter);
            return tensor is null
                ? new StdpParameter<T>(number)
                : new StdpParameter<T>(ToArray<T>(tensor.Data), tensor.Shape);
        }
    }

    /// <summary>Where the patches of a convolution lie; null in a linear layer.</summary>
    public static Conv2dGeometry? CreateGeometry(ReferenceCase reference) => reference.Kind == CaseKind.Conv2d
        ? new Conv2dGeometry
        {
            Stride = reference.Parameters.Stride!.Size,
            Padding = reference.Parameters.Padding!.Size,
            Dilation = reference.Parameters.Dilation!.Size,
        }
        : null;

    /// <summary>Values as the original read them.</summary>
    public static T[] ToArray<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.CreateSaturating);
}
