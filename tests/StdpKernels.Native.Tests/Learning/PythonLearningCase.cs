using System.Numerics;
using System.Text.Json.Nodes;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>A case of learning as <c>learn.py</c> reads it.</summary>
internal static class PythonLearningCase
{
    public static JsonObject Create<T>(LearningCase<T> random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var written = new JsonObject
        {
            ["type"] = typeof(T) == typeof(float) ? "float32" : "float64",
            ["kind"] = random.Kind.ToString(),
            ["batch"] = random.Shape.Batch,
            ["dt"] = random.TimeStep,
            ["threads"] = random.Threads,
            ["layout"] = random.Layout == StdpWeightLayout.PostsynapticRows ? "postsynaptic_rows" : "presynaptic_rows",
            ["sizes"] = PythonCase.Numbers(Sizes(random)),
            ["w"] = PythonCase.Text<T>(random.W),
            ["t_pre"] = PythonCase.Text<T>(random.TPre),
            ["t_post"] = PythonCase.Text<T>(random.TPost),
            ["tau_inv"] = double.IsInfinity(random.EligibilityTauInv) ? null : random.EligibilityTauInv,
            ["decay"] = Word(random.EligibilityDecay),
            ["of_samples"] = random.OfSamples,
            ["own_tau_inv"] = LearningCase<T>.OwnTauInv,
            ["own_floor"] = LearningCase<T>.OwnFloor,
            ["window"] = LearningCase<T>.WindowSteps,
            ["calls"] = new JsonArray([.. random.Operations.Select(Call)]),
        };
        AddRule(written, random.Parameters);
        AddSynapses(written, random);
        return written;
    }

    private static int[] Sizes<T>(LearningCase<T> random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => random.Kind switch
        {
            LayerKind.Conv1d => [random.Shape.Channels, random.Shape.Image, random.Shape.Outputs, random.Shape.Kernel],
            LayerKind.Conv2d =>
            [
                random.Shape.Channels, random.Shape.ImageSize.Height, random.Shape.ImageSize.Width, random.Shape.Outputs,
                random.Shape.KernelSize.Height, random.Shape.KernelSize.Width,
            ],
            _ => [random.Shape.Channels, random.Shape.Outputs],
        };

    private static void AddRule<T>(JsonObject target, StdpParameters<T> rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        target["hardbound"] = rule.HardBound;
        target["words"] = new JsonObject
        {
            ["algorithm"] = Word(rule.Algorithm),
            ["decay_pre"] = Word(rule.DynamicsPre.Decay),
            ["decay_post"] = Word(rule.DynamicsPost.Decay),
            ["spike_pre"] = Word(rule.DynamicsPre.Spike),
            ["spike_post"] = Word(rule.DynamicsPost.Spike),
            ["coincidence_plus"] = Word(rule.CoincidencePlus),
            ["coincidence_minus"] = Word(rule.CoincidenceMinus),
            ["order"] = Word(rule.Order),
            ["bound_scope"] = Word(rule.BoundScope),
        };
        target["parameters"] = new JsonObject
        {
            ["a_post"] = PythonCase.Parameter(rule.APost),
            ["tau_pre_inv"] = PythonCase.Parameter(rule.TauPreInv),
            ["tau_post_inv"] = PythonCase.Parameter(rule.TauPostInv),
            ["w_min"] = PythonCase.Parameter(rule.WMin),
            ["w_max"] = PythonCase.Parameter(rule.WMax),
            ["eta_plus"] = PythonCase.Parameter(rule.EtaPlus),
            ["eta_minus"] = PythonCase.Parameter(rule.EtaMinus),
            ["mu"] = PythonCase.Parameter(rule.Mu),
            ["mu_plus"] = PythonCase.Parameter(rule.MuPlus),
            ["mu_minus"] = PythonCase.Parameter(rule.MuMinus),
            ["trace_floor"] = PythonCase.Parameter<T>(rule.TraceFloor),
            ["target_post"] = PythonCase.Parameter<T>(rule.TargetPost),
        };
        target["triplet"] = rule.Triplet is not { } triplet
            ? null
            : new JsonObject
            {
                ["a2_plus"] = PythonCase.Parameter(triplet.A2Plus),
                ["a3_plus"] = PythonCase.Parameter(triplet.A3Plus),
                ["a2_minus"] = PythonCase.Parameter(triplet.A2Minus),
                ["a3_minus"] = PythonCase.Parameter(triplet.A3Minus),
                ["tau_pre_slow_inv"] = PythonCase.Parameter(triplet.TauPreSlowInv),
                ["tau_post_slow_inv"] = PythonCase.Parameter(triplet.TauPostSlowInv),
            };
    }

    private static void AddSynapses<T>(JsonObject target, LearningCase<T> random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (random.Kind == LayerKind.Conv1d)
        {
            Conv1dGeometry geometry = random.Geometry1d;
            target["geometry"] = new JsonObject
            {
                ["stride"] = geometry.Stride,
                ["padding"] = geometry.Padding,
                ["dilation"] = geometry.Dilation,
                ["groups"] = geometry.Groups,
            };
        }
        else if (random.Shape.Geometry is { } geometry)
        {
            var written = new JsonObject { ["groups"] = geometry.Groups };
            PythonCase.AddGeometry(written, geometry);
            target["geometry"] = written;
        }
        else if (random.Synapses is { } synapses)
        {
            int[] pre =
            [
                .. Enumerable.Range(0, synapses.Inputs).SelectMany(
                    input => Enumerable.Repeat(input, (int)(synapses.RowStarts[input + 1] - synapses.RowStarts[input]))),
            ];
            target["synapses_pre"] = PythonCase.Numbers(pre);
            target["synapses_post"] = PythonCase.Numbers([.. synapses.Targets]);
        }
    }

    private static JsonObject Call<T>(Operation<T> call)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new JsonObject
        {
            ["kind"] = call.Kind.ToString(),
            ["pre"] = PythonCase.Text<T>(call.Pre),
            ["post"] = PythonCase.Text<T>(call.Post),
            ["lists"] = call.Lists,
            ["number"] = PythonCase.Text<T>([call.Number]),
            ["numbers"] = PythonCase.Text<T>(call.Numbers),
            ["flag"] = call.Flag,
        };

    // TouchedWeights is touched_weights.
    private static string Word<TEnum>(TEnum member)
        where TEnum : struct, Enum =>
        string.Concat(member.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
