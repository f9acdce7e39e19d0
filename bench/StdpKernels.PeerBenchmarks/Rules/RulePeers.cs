using StdpKernels.Benchmarks;
using static TorchSharp.torch;

namespace StdpKernels.PeerBenchmarks.Rules;

/// <summary>
/// Rules of libraries on torch, by their equations: traces decay and take spikes, outer products of one side's spikes with the other's trace give
/// new tensors, and weights move in place.
/// </summary>
internal static class RulePeers
{
    // Time constants in steps, and rates.
    private const float Tau = 50, TauReward = 25, Rate = 1e-3f;
    private const double Dt = 1e-3;

    private static readonly StdpTraceDynamics Euler = new() { Spike = StdpTraceSpike.Jump };
    private static readonly StdpTraceDynamics Exponential = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump };
    private static readonly float Decay = MathF.Exp(-1 / Tau), DecayOfReward = MathF.Exp(-1 / TauReward);

    /// <summary>The defaults of this library, against the formula that they come from.</summary>
    public static RulePeer Original { get; } = new("norse: pairs", new StdpParameters<float>(), OriginalStep);

    public static IReadOnlyList<RulePeer> All { get; } =
    [
        Original,
        new("SpikingJelly: STDP", Pairs(Euler, Rate), SpikingJellyStdp),
        new("SpikingJelly: MSTDPET, no reward", Pairs(Exponential, Rate / TauReward), x => SpikingJellyMstdpet(x, 0))
        {
            Reward = 0, EligibilityTauInv = 1 / (TauReward * Dt),
        },
        new("SpikingJelly: MSTDPET, a reward in each step", Pairs(Exponential, Rate / TauReward), x => SpikingJellyMstdpet(x, 0.5f))
        {
            Reward = 0.5f, EligibilityTauInv = 1 / (TauReward * Dt),
        },
        new("BindsNET: PostPre", Pairs(Exponential, Rate), BindsNetPostPre),
        new("BindsNET: MSTDPET, no reward", Pairs(Exponential, Rate / TauReward), x => BindsNetMstdpet(x, 0))
        {
            Reward = 0, EligibilityTauInv = 1 / (TauReward * Dt),
        },
    ];

    private static StdpParameters<float> Pairs(StdpTraceDynamics dynamics, double rate) => new()
    {
        TauPreInv = 1 / (Tau * Dt), TauPostInv = 1 / (Tau * Dt), DynamicsPre = dynamics, DynamicsPost = dynamics, EtaPlus = rate, EtaMinus = rate,
    };

    private static void OriginalStep(RuleTensors x)
    {
        x.TracePre.copy_(OriginalContender.Decay(x.TracePre, x.ActivityPre));
        x.TracePost.copy_(OriginalContender.Decay(x.TracePost, x.ActivityPost));
        Tensor potentiation = Rule.Eta * matmul(x.ActivityPost.t(), x.TracePre);
        Tensor depression = Rule.Eta * matmul(x.TracePost.t(), x.ActivityPre);
        x.Weights.copy_(clamp(x.Weights + (potentiation - depression), Rule.WMin, Rule.WMax));
    }

    private static void SpikingJellyStdp(RuleTensors x)
    {
        x.TracePre.copy_(x.TracePre - (x.TracePre / Tau) + x.ActivityPre);
        x.TracePost.copy_(x.TracePost - (x.TracePost / Tau) + x.ActivityPost);
        Tensor change = Outer(x.ActivityPost, x.TracePre) - Outer(x.TracePost, x.ActivityPre);
        x.Weights.add_(change, alpha: Rate).clamp_(Rule.WMin, Rule.WMax);
    }

    // The reward meets what was eligible before the spikes of the step.
    private static void SpikingJellyMstdpet(RuleTensors x, float reward)
    {
        x.EligibilityTrace.copy_((x.EligibilityTrace * DecayOfReward) + (x.Eligibility / TauReward));
        x.Weights.add_(reward * x.EligibilityTrace, alpha: Rate).clamp_(Rule.WMin, Rule.WMax);
        MoveExponentially(x);
        x.Eligibility.copy_(Outer(x.ActivityPost, x.TracePre) - Outer(x.TracePost, x.ActivityPre));
    }

    private static void BindsNetPostPre(RuleTensors x)
    {
        x.TracePre.mul_(Decay).add_(x.ActivityPre);
        x.TracePost.mul_(Decay).add_(x.ActivityPost);
        x.Weights.sub_(Batched(x.TracePost, x.ActivityPre) * Rate);
        x.Weights.add_(Batched(x.ActivityPost, x.TracePre) * Rate);
        x.Weights.clamp_(Rule.WMin, Rule.WMax);
    }

    private static void BindsNetMstdpet(RuleTensors x, float reward)
    {
        x.EligibilityTrace.mul_(DecayOfReward).add_(x.Eligibility / TauReward);
        x.Weights.add_(Rate * reward * x.EligibilityTrace).clamp_(Rule.WMin, Rule.WMax);
        x.TracePre.mul_(Decay).add_(x.ActivityPre);
        x.TracePost.mul_(Decay).add_(x.ActivityPost);
        x.Eligibility.copy_(outer(x.ActivityPost.flatten(), x.TracePre.flatten()) - outer(x.TracePost.flatten(), x.ActivityPre.flatten()));
    }

    private static void MoveExponentially(RuleTensors x)
    {
        x.TracePre.copy_((x.TracePre * Decay) + x.ActivityPre);
        x.TracePost.copy_((x.TracePost * Decay) + x.ActivityPost);
    }

    /// <summary>The product of every pair, summed over samples.</summary>
    private static Tensor Outer(Tensor post, Tensor pre) => (post.unsqueeze(2) * pre.unsqueeze(1)).sum(dim: 0);

    /// <summary>The same, as one matrix product a sample.</summary>
    private static Tensor Batched(Tensor post, Tensor pre) => bmm(post.unsqueeze(2), pre.unsqueeze(1)).sum(dim: 0);
}
