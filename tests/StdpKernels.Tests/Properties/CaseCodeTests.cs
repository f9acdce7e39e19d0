using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>What a failure prints is C# for the case that failed: here each expression stands as code and as text.</summary>
internal sealed class CaseCodeTests
{
    [Test]
    public void A_printed_linear_case_can_be_pasted()
    {
        var pasted =
            new LayerCase<float>
            {
                Linear = (1, 2, 1),
                Parameters = new()
                {
                    Algorithm = StdpAlgorithm.MultiplicativePow,
                    HardBound = true,
                    TraceFloor = 0.0,
                    DynamicsPre = new() { Decay = StdpTraceDecay.Euler, Spike = StdpTraceSpike.Scaled },
                    DynamicsPost = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump },
                    CoincidencePlus = StdpCoincidence.Included,
                    CoincidenceMinus = StdpCoincidence.Excluded,
                    Order = StdpOrder.PotentiationFirst,
                    BoundScope = StdpBoundScope.AllWeights,
                    TargetPost = 0.25,
                    APre = 1.0,
                    APost = new([0.1f], 1, 1),
                    TauPreInv = 20.0,
                    TauPostInv = 1E-40,
                    WMin = double.NegativeInfinity,
                    WMax = new([1.0f, float.NaN], 2),
                    EtaPlus = -0.0,
                    EtaMinus = new([0.25f]),
                    Mu = 0.5,
                    MuPlus = 0.25,
                    MuMinus = 1.5,
                },
                Dt = 0.001,
                W = [-0.0f, 1E-45f],
                TPre = [float.PositiveInfinity, 1E+30f],
                TPost = [-0.3f],
                ZPre = [[1.0f, 0.0f], [0.0f, 1.0f]],
                ZPost = [[0.0f], [1.0f]],
            };

        Assert.That(CaseCode.Of(pasted), Is.EqualTo(
            """
            new LayerCase<float>
            {
                Linear = (1, 2, 1),
                Parameters = new()
                {
                    Algorithm = StdpAlgorithm.MultiplicativePow,
                    HardBound = true,
                    TraceFloor = 0.0,
                    DynamicsPre = new() { Decay = StdpTraceDecay.Euler, Spike = StdpTraceSpike.Scaled },
                    DynamicsPost = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump },
                    CoincidencePlus = StdpCoincidence.Included,
                    CoincidenceMinus = StdpCoincidence.Excluded,
                    Order = StdpOrder.PotentiationFirst,
                    BoundScope = StdpBoundScope.AllWeights,
                    TargetPost = 0.25,
                    APre = 1.0,
                    APost = new([0.1f], 1, 1),
                    TauPreInv = 20.0,
                    TauPostInv = 1E-40,
                    WMin = double.NegativeInfinity,
                    WMax = new([1.0f, float.NaN], 2),
                    EtaPlus = -0.0,
                    EtaMinus = new([0.25f]),
                    Mu = 0.5,
                    MuPlus = 0.25,
                    MuMinus = 1.5,
                },
                Dt = 0.001,
                W = [-0.0f, 1E-45f],
                TPre = [float.PositiveInfinity, 1E+30f],
                TPost = [-0.3f],
                ZPre = [[1.0f, 0.0f], [0.0f, 1.0f]],
                ZPost = [[0.0f], [1.0f]],
            }
            """));
        pasted.AssertIsDense(StepPath.PreparedEvents);
    }

    [Test]
    public void A_printed_convolutional_case_can_be_pasted()
    {
        var pasted =
            new LayerCase<double>
            {
                Convolution = new ConvShape(1, 1, (2, 3), 2, (1, 2))
                {
                    Geometry = new() { Stride = (2, 1), Padding = (0, 1), Dilation = (1, 3), Groups = 1 },
                },
                Parameters = new()
                {
                    Algorithm = StdpAlgorithm.Additive,
                    HardBound = false,
                    TraceFloor = 0.0,
                    DynamicsPre = new() { Decay = StdpTraceDecay.Euler, Spike = StdpTraceSpike.Scaled },
                    DynamicsPost = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump },
                    CoincidencePlus = StdpCoincidence.Included,
                    CoincidenceMinus = StdpCoincidence.Excluded,
                    Order = StdpOrder.PotentiationFirst,
                    BoundScope = StdpBoundScope.AllWeights,
                    TargetPost = 0.25,
                    Triplet = new() { A2Plus = 1.0, A3Plus = new([0.5], 1, 1, 1), A2Minus = 0.5, A3Minus = 0.0, TauPreSlowInv = 5.0, TauPostSlowInv = 10.0 },
                    APre = 1.0,
                    APost = 1.0,
                    TauPreInv = 20.0,
                    TauPostInv = new([20.0, 30.0], 2, 1, 1),
                    WMin = 0.0,
                    WMax = 1.0,
                    EtaPlus = 0.001,
                    EtaMinus = 0.001,
                    Mu = 0.0,
                    MuPlus = 0.25,
                    MuMinus = 1.5,
                },
                Dt = -0.004,
                W = [0.5, 0.25, double.NaN, 1.0],
                TPre = [0.0, 0.1, 0.2, 0.3, 0.4, -0.0],
                TPost = [0.0, 1.0, 2.0, 5E-324],
                ZPre = [[0.0, 0.0, 1.0, 1.0, 0.0, 0.0]],
                ZPost = [[0.0, 1.0, 1.0, 0.0]],
            };

        Assert.That(CaseCode.Of(pasted), Is.EqualTo(
            """
            new LayerCase<double>
            {
                Convolution = new ConvShape(1, 1, (2, 3), 2, (1, 2))
                {
                    Geometry = new() { Stride = (2, 1), Padding = (0, 1), Dilation = (1, 3), Groups = 1 },
                },
                Parameters = new()
                {
                    Algorithm = StdpAlgorithm.Additive,
                    HardBound = false,
                    TraceFloor = 0.0,
                    DynamicsPre = new() { Decay = StdpTraceDecay.Euler, Spike = StdpTraceSpike.Scaled },
                    DynamicsPost = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump },
                    CoincidencePlus = StdpCoincidence.Included,
                    CoincidenceMinus = StdpCoincidence.Excluded,
                    Order = StdpOrder.PotentiationFirst,
                    BoundScope = StdpBoundScope.AllWeights,
                    TargetPost = 0.25,
                    Triplet = new() { A2Plus = 1.0, A3Plus = new([0.5], 1, 1, 1), A2Minus = 0.5, A3Minus = 0.0, TauPreSlowInv = 5.0, TauPostSlowInv = 10.0 },
                    APre = 1.0,
                    APost = 1.0,
                    TauPreInv = 20.0,
                    TauPostInv = new([20.0, 30.0], 2, 1, 1),
                    WMin = 0.0,
                    WMax = 1.0,
                    EtaPlus = 0.001,
                    EtaMinus = 0.001,
                    Mu = 0.0,
                    MuPlus = 0.25,
                    MuMinus = 1.5,
                },
                Dt = -0.004,
                W = [0.5, 0.25, double.NaN, 1.0],
                TPre = [0.0, 0.1, 0.2, 0.3, 0.4, -0.0],
                TPost = [0.0, 1.0, 2.0, 5E-324],
                ZPre = [[0.0, 0.0, 1.0, 1.0, 0.0, 0.0]],
                ZPost = [[0.0, 1.0, 1.0, 0.0]],
            }
            """));
        pasted.AssertIsDense(StepPath.PreparedEvents);
    }
}
