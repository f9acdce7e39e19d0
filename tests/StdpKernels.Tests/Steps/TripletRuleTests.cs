using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>A rule of four traces, made of calls that move one trace and calls that learn from two, against a plain loop.</summary>
/// <remarks>
/// Pfister and Gerstner (2006): potentiation by <c>z_post · r1 · (A2+ + A3+ · o2)</c>, depression by <c>z_pre · o1 · (A2− + A3− · r2)</c>,
/// where r2 and o2 are those before the step's spikes. What a spike is worth is the number that it carries.
/// </remarks>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class TripletRuleTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Inputs = 33;
    private const int Outputs = 18;
    private const double Dt = 0.001;

    // Jumps of one for time constants of 16, 32, 64 and 128 steps: powers of two, so that nothing but sums and products rounds.
    private static readonly double[] Rates = [1000.0 / 16, 1000.0 / 32, 1000.0 / 64, 1000.0 / 128];
    private static readonly T PairPlus = T.CreateChecked(0.25);
    private static readonly T TripletPlus = T.CreateChecked(0.5);
    private static readonly T PairMinus = T.CreateChecked(0.125);
    private static readonly T TripletMinus = T.CreateChecked(0.375);

    // Each of the two calls changes weights one way only.
    private static readonly StdpParameters<T> Potentiation = new() { EtaPlus = 0.0625, EtaMinus = 0 };
    private static readonly StdpParameters<T> Depression = new() { EtaPlus = 0, EtaMinus = 0.0625 };

    [Test]
    public void Two_calls_of_learning_are_a_triplet_rule([Values] StdpWeightLayout layout, [Values] bool events)
    {
        var layer = new StdpLinearLayer<T>(1, Inputs, Outputs, Potentiation, Dt, layout: layout);
        StdpTrace<T> r1 = layer.State.AddTrace("r1", 1, Inputs), r2 = layer.State.AddTrace("r2", 1, Inputs);
        StdpTrace<T> o1 = layer.State.AddTrace("o1", 1, Outputs), o2 = layer.State.AddTrace("o2", 1, Outputs);
        (T[] x1, T[] x2, T[] y1, T[] y2) = (new T[Inputs], new T[Inputs], new T[Outputs], new T[Outputs]);
        var w = new T[Outputs * Inputs];
        w.AsSpan().Fill(T.CreateChecked(0.5));
        layer.EditWeights().Span.Fill(T.CreateChecked(0.5));
        var data = new Data<T>(3);
        for (int step = 0; step < 60; step++)
        {
            T[] zPre = data.Spikes(Inputs, 0.1);
            T[] zPost = data.Spikes(Outputs, 0.1);
            T[] pre = [.. zPre.Select((z, i) => z * (PairMinus + (TripletMinus * x2[i])))];
            T[] post = [.. zPost.Select((z, o) => z * (PairPlus + (TripletPlus * y2[o])))];

            r1.Update(zPre, 1000 / Rates[0], Rates[0], Dt);
            o1.Update(zPost, 1000 / Rates[1], Rates[1], Dt);
            Learn(layer, Potentiation, zPre, post, r1, o1, events);
            Learn(layer, Depression, pre, zPost, r1, o1, events);
            r2.Update(zPre, 1000 / Rates[2], Rates[2], Dt);
            o2.Update(zPost, 1000 / Rates[3], Rates[3], Dt);

            Move(x1, zPre, Rates[0]);
            Move(y1, zPost, Rates[1]);
            Loop(w, zPre, post, pre, zPost, x1, y1);
            Move(x2, zPre, Rates[2]);
            Move(y2, zPost, Rates[3]);
            Assert.That(r2.Values.Span.ToArray(), Bits.EqualTo(x2), $"r2, step {step}");
            Assert.That(o2.Values.Span.ToArray(), Bits.EqualTo(y2), $"o2, step {step}");
            Assert.That(InPostsynapticRows(layer), Bits.EqualTo(w), $"w, step {step}");
        }

        Assert.That(w, Has.Some.GreaterThan(T.CreateChecked(0.5)).And.Some.LessThan(T.CreateChecked(0.5)));
        Assert.That(layer.State.TracePre.Span.ToArray(), Has.All.EqualTo(T.Zero), "t_pre is not used");
    }

    private static void Learn(
        StdpLinearLayer<T> layer, StdpParameters<T> parameters, T[] zPre, T[] zPost, StdpTrace<T> r, StdpTrace<T> o, bool events)
    {
        layer.Parameters = parameters;
        if (events)
        {
            layer.Learn(GradedLists<T>.Of(zPre, 1).Events, GradedLists<T>.Of(zPost, 1).Events, r.Values, o.Values);
        }
        else
        {
            layer.Learn(zPre, zPost, r.Values, o.Values);
        }
    }

    private static void Move(T[] trace, T[] z, double rate)
    {
        T k = T.CreateChecked(Dt * rate);
        T a = T.CreateChecked(1000 / rate);
        for (int i = 0; i < trace.Length; i++)
        {
            trace[i] += k * (-trace[i] + (a * z[i]));
        }
    }

    // The products of one sample: the first term of a sum, added to zero.
    private static void Loop(T[] w, T[] zPre, T[] post, T[] pre, T[] zPost, T[] r1, T[] o1)
    {
        T eta = T.CreateChecked(0.0625);
        for (int o = 0; o < Outputs; o++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                ref T weight = ref w[(o * Inputs) + i];
                weight = T.Clamp(weight + ((eta * (post[o] * r1[i])) - (T.Zero * (o1[o] * zPre[i]))), T.Zero, T.One);
                weight = T.Clamp(weight + ((T.Zero * (zPost[o] * r1[i])) - (eta * (o1[o] * pre[i]))), T.Zero, T.One);
            }
        }
    }

    private static T[] InPostsynapticRows(StdpLinearLayer<T> layer) => layer.Layout == StdpWeightLayout.PresynapticRows
        ? DigestWorkload.PresynapticRows.Transpose(layer.Weights.Span, Inputs, Outputs)
        : layer.Weights.Span.ToArray();
}
