using System.Numerics;
using StdpKernels.Cluster.Models;
using StdpKernels.Sharding;
using StdpKernels.Tests.Sharding;
using StdpKernels.Tests.Support;

namespace StdpKernels.Cluster.Tests.Messages;

/// <summary>Plans of layers as settings of a run, and settings that are no plan.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class PlanCodecTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static string[] Kinds => LayerCases<T>.Kinds;

    [TestCaseSource(nameof(Kinds))]
    public void A_plan_is_what_it_was(string kind)
    {
        for (int number = 0; number < 6; number++)
        {
            LayerPlan<T> plan = Plan(kind, number);
            LayerPlan<T> came = Decode(LayerModel.Encode(plan));

            Assert.That(came.Parameters, Is.EqualTo(plan.Parameters));
            Assert.That(
                (came.BatchSize, came.Inputs, came.Outputs, came.TimeStep, came.Threads, came.Layout),
                Is.EqualTo((plan.BatchSize, plan.Inputs, plan.Outputs, plan.TimeStep, plan.Threads, plan.Layout)));
            Assert.That(came.Connectivity?.RowStarts.ToArray(), Is.EqualTo(plan.Connectivity?.RowStarts.ToArray()));
            Assert.That(came.Connectivity?.Targets.ToArray(), Is.EqualTo(plan.Connectivity?.Targets.ToArray()));
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_plan_that_is_cut_off_or_goes_on_is_refused(string kind)
    {
        byte[] bytes = LayerModel.Encode(Plan(kind, 1));
        int step = Math.Max(1, bytes.Length / 500);
        for (int length = 0; length < bytes.Length; length += step)
        {
            Assert.That(() => Decode(bytes[..length]), Throws.TypeOf<InvalidDataException>(), $"{length} of {bytes.Length} bytes");
        }

        Assert.That(() => Decode([.. bytes, 0]), Throws.TypeOf<InvalidDataException>());
    }

    [TestCaseSource(nameof(Kinds))]
    public void Any_bits_are_a_plan_or_are_refused(string kind)
    {
        byte[] bytes = LayerModel.Encode(Plan(kind, 3));
        var random = new Random(4);
        int plans = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] damaged = [.. bytes];

            // The sizes and kinds in front count more than the numbers of tensors behind.
            int place = random.Next(2) == 0 ? random.Next(Math.Min(60, damaged.Length)) : random.Next(damaged.Length);
            damaged[place] ^= (byte)(1 << random.Next(8));
            try
            {
                _ = Decode(damaged);
                plans++;
            }
            catch (Exception e) when (e is InvalidDataException or ArgumentException)
            {
                continue;
            }
        }

        Assert.That(plans, Is.InRange(100, 2990));
    }

    private static LayerPlan<T> Plan(string kind, int number) => LayerCases<T>.Plan(
        kind,
        2,
        LayerCases<T>.Tensors(kind, 2, number) with
        {
            Algorithm = Algorithms.At(number),
            HardBound = number % 2 == 0,
            Order = StdpOrder.DepressionFirst,
            CoincidencePlus = StdpCoincidence.Excluded,
            BoundScope = (StdpBoundScope)1,
            DynamicsPost = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump },
            TargetPost = 0.25,
            TraceFloor = 1e-20,
            MuPlus = 0.5,
        },
        threads: 3);

    private static LayerPlan<T> Decode(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        int size = PlanCodec.ReadType(reader);
        return size == System.Runtime.CompilerServices.Unsafe.SizeOf<T>()
            ? PlanCodec.Decode<T>(reader)
            : throw new InvalidDataException("A plan of the other type.");
    }
}
