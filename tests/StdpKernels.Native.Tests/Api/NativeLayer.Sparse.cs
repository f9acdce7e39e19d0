namespace StdpKernels.Native.Tests.Api;

/// <content>Sparse layers.</content>
internal sealed unsafe partial class NativeLayer<T>
{
    /// <summary>A sparse layer of the synapses of a managed one.</summary>
    public NativeLayer(int batch, StdpConnectivity synapses, SparseForm form, StdpParameters<T> parameters, int threads, double dt)
    {
        _sizes = (synapses.Count, batch * synapses.Inputs, batch * synapses.Outputs);
        _parameters = new NativeParameters<T>(parameters);
        (int inputs, int outputs, nint rule) = (synapses.Inputs, synapses.Outputs, _parameters.Handle);
        int[] pre = [.. Enumerable.Range(0, inputs).SelectMany(i => Enumerable.Repeat(i, Outgoing(synapses, i)))];
        byte[] mask = new byte[inputs * outputs];
        for (int i = 0; i < pre.Length; i++)
        {
            mask[(synapses.Targets[i] * inputs) + pre[i]] = (byte)(1 + (i % 255));
        }

        fixed (int* from = pre, targets = synapses.Targets, sources = synapses.Sources)
        fixed (long* starts = synapses.RowStarts, columns = synapses.ColumnStarts)
        fixed (byte* flags = mask)
        {
            Checked.Succeeds(form switch
            {
                SparseForm.Pairs => Native.SparseFromPairs(batch, inputs, outputs, pre.Length, from, targets, rule, dt, threads, out _handle),
                SparseForm.Rows => Native.SparseFromRows(batch, inputs, outputs, starts, targets, rule, dt, threads, out _handle),
                SparseForm.Columns => Native.SparseFromColumns(batch, inputs, outputs, columns, sources, rule, dt, threads, out _handle),
                _ => Native.SparseFromMask(batch, inputs, outputs, flags, mask.Length, rule, dt, threads, out _handle),
            });
        }
    }

    private NativeLayer(int inputs, int outputs, int synapses, SparseCreation create)
    {
        _sizes = (synapses, inputs, outputs);
        _parameters = new NativeParameters<T>(new StdpParameters<T>());
        Checked.Succeeds(create(_parameters.Handle, out _handle));
    }

    private delegate int SparseCreation(nint parameters, out nint layer);

    public static NativeLayer<T> Random(int inputs, int outputs, int synapses, double probability, long seed) => new(
        inputs,
        outputs,
        synapses,
        (nint rule, out nint layer) => Native.SparseRandom(1, inputs, outputs, probability, seed, rule, 0.001, 1, out layer));

    public static NativeLayer<T> RandomInDegree(int inputs, int outputs, int degree, long seed) => new(
        inputs,
        outputs,
        outputs * degree,
        (nint rule, out nint layer) => Native.SparseRandomInDegree(1, inputs, outputs, degree, seed, rule, 0.001, 1, out layer));

    public static NativeLayer<T> RandomOutDegree(int inputs, int outputs, int degree, long seed) => new(
        inputs,
        outputs,
        inputs * degree,
        (nint rule, out nint layer) => Native.SparseRandomOutDegree(1, inputs, outputs, degree, seed, rule, 0.001, 1, out layer));

    public (long[] RowStarts, int[] Targets) Synapses()
    {
        var (starts, targets) = (new long[_sizes.Pre + 1], new int[_sizes.Weights]);
        fixed (long* first = starts)
        fixed (int* target = targets)
        {
            Checked.Succeeds(Native.Synapses(_handle, first, target));
        }

        return (starts, targets);
    }

    public void SetDenseWeights(T[] dense)
    {
        fixed (T* first = dense)
        {
            Checked.Succeeds(NativeParameters<T>.IsFloat
                ? Native.SetDenseWeightsF32(_handle, first, dense.Length)
                : Native.SetDenseWeightsF64(_handle, first, dense.Length));
        }
    }

    public void CopyDenseWeights(T[] dense)
    {
        fixed (T* first = dense)
        {
            Checked.Succeeds(NativeParameters<T>.IsFloat
                ? Native.CopyDenseWeightsF32(_handle, first, dense.Length)
                : Native.CopyDenseWeightsF64(_handle, first, dense.Length));
        }
    }

    private static int Outgoing(StdpConnectivity synapses, int pre) => (int)(synapses.RowStarts[pre + 1] - synapses.RowStarts[pre]);
}
