using System.Numerics;
using StdpKernels.Native.Tests.Api;

namespace StdpKernels.Native.Tests;

/// <summary>Sparse layers have the synapses of managed ones, in whatever form they were given, and the same weights.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class SparseTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [OneTimeSetUp]
    public void RequireLibrary() => _ = Installation.Prefix;

    [Test]
    public void Synapses_can_be_read([Values] SparseForm form)
    {
        StdpConnectivity synapses = StdpConnectivity.RandomInDegree(40, 30, inDegree: 7, seed: 1);
        using var native = new NativeLayer<T>(1, synapses, form, new(), threads: 1, dt: 0.001);
        AssertSynapses(native, synapses);
    }

    [Test]
    public void Synapses_at_random_are_those_of_managed_code()
    {
        for (int seed = -3; seed < 30; seed++)
        {
            int inputs = 1 + (7 * Math.Abs(seed)), outputs = 60 - seed, degree = Math.Abs(seed) % inputs;
            var synapses = StdpConnectivity.Random(inputs, outputs, 0.2, seed);
            using (NativeLayer<T> native = NativeLayer<T>.Random(inputs, outputs, synapses.Count, 0.2, seed))
            {
                AssertSynapses(native, synapses);
            }

            using (NativeLayer<T> native = NativeLayer<T>.RandomInDegree(inputs, outputs, degree, seed))
            {
                AssertSynapses(native, StdpConnectivity.RandomInDegree(inputs, outputs, degree, seed));
            }

            using (NativeLayer<T> native = NativeLayer<T>.RandomOutDegree(inputs, outputs, degree % outputs, seed))
            {
                AssertSynapses(native, StdpConnectivity.RandomOutDegree(inputs, outputs, degree % outputs, seed));
            }
        }
    }

    [Test]
    public void Weights_go_into_a_dense_matrix_and_come_from_one()
    {
        var random = new Random(1);
        var synapses = StdpConnectivity.Random(23, 17, 0.3, seed: 2);
        var managed = new StdpSparseLayer<T>(1, synapses, new());
        using var native = new NativeLayer<T>(1, synapses, SparseForm.Mask, new(), threads: 1, dt: 0.001);
        T[] dense = [.. Enumerable.Range(0, 23 * 17).Select(_ => T.CreateChecked(random.NextDouble()))];
        managed.SetWeights(new ReadOnlyTensorView<T>(dense, 17, 23));
        native.SetDenseWeights(dense);
        SameBits.Assert<T>(native.Weights, managed.Weights.Span, "weights");

        T[] expected = new T[dense.Length], actual = new T[dense.Length];
        Array.Fill(expected, T.NaN);
        Array.Fill(actual, T.NaN);
        managed.CopyWeightsTo(new TensorView<T>(expected, 17, 23));
        native.CopyDenseWeights(actual);
        SameBits.Assert<T>(actual, expected, "a dense matrix");
        Assert.That(actual.Count(T.IsNaN), Is.EqualTo(dense.Length - synapses.Count));
    }

    [Test]
    public void What_does_not_fit_is_refused_with_the_names_of_the_header()
    {
        using NativeLayer<T> native = NativeLayer<T>.RandomInDegree(5, 4, degree: 2, seed: 1);
        T[] before = native.Weights.ToArray();
        Refused("status 4", "count must be 20", () => native.SetDenseWeights(new T[19]));
        Refused("status 4", "count must be 20", () => native.CopyDenseWeights(new T[21]));
        Refused("status 5", "in_degree", () => NativeLayer<T>.RandomInDegree(5, 4, degree: 6, seed: 1));
        Refused("status 5", "out_degree", () => NativeLayer<T>.RandomOutDegree(5, 4, degree: -1, seed: 1));
        Refused("status 5", "probability", () => NativeLayer<T>.Random(5, 4, 0, probability: 1.5, seed: 1));
        SameBits.Assert<T>(native.Weights, before, "weights");
        using var linear = new NativeLayer<T>(
            DigestWorkload.WorkloadShape.Linear(1, 5, 4), new(), threads: 1, StdpWeightLayout.PostsynapticRows, dt: 0.001);
        Refused("status 3", "sparse layer", () => linear.SetDenseWeights(new T[20]));
    }

    [Test]
    public unsafe void What_lists_no_synapses_is_refused_with_the_names_of_the_header()
    {
        using var rule = new NativeParameters<T>(new StdpParameters<T>());
        byte[] mask = new byte[20];
        long[] starts = [0, 2, 1, 2, 2];
        int[] sources = [3, 1];
        fixed (byte* flags = mask)
        fixed (long* columns = starts)
        fixed (int* from = sources)
        {
            nint layer = 77;
            AssertRefused(4, "mask", Api.Native.SparseFromMask(1, 5, 4, flags, 19, rule.Handle, 0.001, 1, out layer));
            AssertRefused(1, "mask", Api.Native.SparseFromMask(1, 5, 4, null, 20, rule.Handle, 0.001, 1, out layer));
            AssertRefused(1, "column_starts", Api.Native.SparseFromColumns(1, 5, 4, null, from, rule.Handle, 0.001, 1, out layer));
            AssertRefused(4, "column_starts", Api.Native.SparseFromColumns(1, 5, 4, columns, from, rule.Handle, 0.001, 1, out layer));
            starts[1] = starts[2] = 2;
            AssertRefused(1, "sources", Api.Native.SparseFromColumns(1, 5, 4, columns, null, rule.Handle, 0.001, 1, out layer));
            AssertRefused(4, "sources", Api.Native.SparseFromColumns(1, 5, 4, columns, from, rule.Handle, 0.001, 1, out layer));
            AssertRefused(2, "parameters", Api.Native.SparseFromMask(1, 5, 4, flags, 20, 99, 0.001, 1, out layer));
        }
    }

    private static void AssertSynapses(NativeLayer<T> native, StdpConnectivity synapses)
    {
        (long[] starts, int[] targets) = native.Synapses();
        Assert.That(starts, Is.EqualTo(synapses.RowStarts.ToArray()));
        Assert.That(targets, Is.EqualTo(synapses.Targets.ToArray()));
    }

    private static void AssertRefused(int status, string name, int actual)
    {
        Assert.That(actual, Is.EqualTo(status), name);
        Assert.That(Api.Native.LastError, Does.Contain(name));
    }

    private static void Refused(string status, string name, Action call) =>
        Assert.That(call, Throws.TypeOf<NativeRefusal>().With.Message.StartsWith(status).And.Message.Contains(name));
}
