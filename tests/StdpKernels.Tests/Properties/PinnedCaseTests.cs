using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>Cases that random layers meet only now and then, printed by a property that a planted fault made fail.</summary>
internal sealed class PinnedCaseTests
{
    /// <summary>Between two zeros of different sign a weight is on its bound, but the update of a silent step changes its bits.</summary>
    [Test]
    public void A_weight_that_becomes_a_lower_bound_of_minus_zero([Values] StepPath path)
    {
        new LayerCase<double>
        {
            Linear = (2, 1, 1),
            Parameters = new() { Algorithm = StdpAlgorithm.MultiplicativeRelu, WMin = new([-0.0], 1, 1) },
            Dt = 0.004,
            W = [0.0],
            TPre = [0.0, -0.8081398546623397],
            TPost = [0.0, 0.0],
            ZPre = [[0.0, 0.0], [0.0, 0.0]],
            ZPost = [[0.0, 1.0], [0.0, 0.0]],
        }.AssertIsReference(path);
        new LayerCase<float>
        {
            Linear = (1, 1, 2),
            Parameters = new() { Algorithm = StdpAlgorithm.MultiplicativePow, WMin = -0.0, EtaPlus = -1.0, EtaMinus = -0.0 },
            Dt = 0.004,
            W = [0.0f, 0.0f],
            TPre = [1.0f],
            TPost = [0.0f, 0.0f],
            ZPre = [[0.0f], [0.0f]],
            ZPost = [[0.0f, 1.0f], [0.0f, 0.0f]],
        }.AssertIsReference(path);
    }
}
