using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>What spikes carry through weights: only the weights of neurons that fired are read.</summary>
internal static class Propagation
{
    // Rows that are added in one pass, so that the sums are read and written less often.
    private const int Together = 4;

    /// <summary>The sum of the weights through which a single neuron is reached.</summary>
    /// <param name="weights">One for each input.</param>
    /// <param name="fired">The inputs that fired.</param>
    public static double Sum(ReadOnlySpan<float> weights, ReadOnlySpan<int> fired)
    {
        double sum = 0;
        foreach (int input in fired)
        {
            sum += weights[input];
        }

        return sum;
    }

    /// <summary>Adds to each neuron's conductance the weights through which it is reached, times what a weight of one opens.</summary>
    /// <remarks>The weights are summed in double precision, in the order of the inputs, and the sum is scaled.</remarks>
    /// <param name="weights">Weights <c>[O, I]</c>.</param>
    /// <param name="fired">The inputs that fired.</param>
    /// <param name="scale">What a weight of one adds.</param>
    /// <param name="conductances">One number for each of the <c>O</c> neurons.</param>
    public static void AddScaled(
        ReadOnlyTensorView<float> weights, ReadOnlySpan<int> fired, double scale, Span<double> conductances)
    {
        int inputs = weights.Shape[1];
        for (int neuron = 0; neuron < conductances.Length; neuron++)
        {
            conductances[neuron] += scale * Sum(weights.Span.Slice(neuron * inputs, inputs), fired);
        }
    }

    /// <summary>Adds to each neuron's drive the weights through which it is reached.</summary>
    /// <param name="weights">Weights <c>[O, I]</c>.</param>
    /// <param name="fired">The inputs that fired.</param>
    /// <param name="drive">One number for each of the <c>O</c> neurons.</param>
    public static void Add(ReadOnlyTensorView<float> weights, ReadOnlySpan<int> fired, Span<float> drive)
    {
        int inputs = weights.Shape[1];
        for (int neuron = 0; neuron < drive.Length; neuron++)
        {
            ReadOnlySpan<float> row = weights.Span.Slice(neuron * inputs, inputs);
            float sum = 0;
            foreach (int input in fired)
            {
                sum += row[input];
            }

            drive[neuron] += sum;
        }
    }

    /// <summary>Adds to each neuron's drive the weights through which it is reached, where each input has a row of its own.</summary>
    /// <param name="weights">Weights <c>[I, O]</c>: a spike reads one contiguous row.</param>
    /// <param name="fired">The inputs that fired.</param>
    /// <param name="drive">One number for each of the <c>O</c> neurons.</param>
    public static void AddRows(ReadOnlyTensorView<float> weights, ReadOnlySpan<int> fired, Span<float> drive)
    {
        ReadOnlySpan<float> w = weights.Span;
        int first = 0;
        for (; first <= fired.Length - Together; first += Together)
        {
            AddTogether(
                w.Slice(fired[first] * drive.Length, drive.Length),
                w.Slice(fired[first + 1] * drive.Length, drive.Length),
                w.Slice(fired[first + 2] * drive.Length, drive.Length),
                w.Slice(fired[first + 3] * drive.Length, drive.Length),
                drive);
        }

        for (; first < fired.Length; first++)
        {
            TensorPrimitives.Add(drive, w.Slice(fired[first] * drive.Length, drive.Length), drive);
        }
    }

    // By itself, because callers inline so much that nothing would be left for what is in the loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddTogether(
        ReadOnlySpan<float> row0, ReadOnlySpan<float> row1, ReadOnlySpan<float> row2, ReadOnlySpan<float> row3, Span<float> drive)
    {
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(drive);
        ReadOnlySpan<Vector<float>> vectors0 = MemoryMarshal.Cast<float, Vector<float>>(row0);
        ReadOnlySpan<Vector<float>> vectors1 = MemoryMarshal.Cast<float, Vector<float>>(row1);
        ReadOnlySpan<Vector<float>> vectors2 = MemoryMarshal.Cast<float, Vector<float>>(row2);
        ReadOnlySpan<Vector<float>> vectors3 = MemoryMarshal.Cast<float, Vector<float>>(row3);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = sums[i] + vectors0[i] + vectors1[i] + vectors2[i] + vectors3[i];
        }

        for (int i = sums.Length * Vector<float>.Count; i < drive.Length; i++)
        {
            drive[i] = drive[i] + row0[i] + row1[i] + row2[i] + row3[i];
        }
    }

    /// <summary>Adds to each neuron's drive the kernel weights through which it is reached. Stride 1, no padding.</summary>
    /// <param name="weights">Weights <c>[O, 1, kh, kw]</c>.</param>
    /// <param name="fired">The pixels that fired, <c>y · W + x</c>.</param>
    /// <param name="image">The size of the image, <c>H</c> and <c>W</c>.</param>
    /// <param name="drive">One number for each of the <c>O · H' · W'</c> neurons.</param>
    public static void AddConv2d(ReadOnlyTensorView<float> weights, ReadOnlySpan<int> fired, Size2D image, Span<float> drive)
    {
        int kernelHeight = weights.Shape[2];
        int kernelWidth = weights.Shape[3];
        int height = image.Height - kernelHeight + 1;
        int width = image.Width - kernelWidth + 1;
        for (int output = 0; output < weights.Shape[0]; output++)
        {
            ReadOnlySpan<float> kernel = weights.Span.Slice(output * kernelHeight * kernelWidth, kernelHeight * kernelWidth);
            Span<float> map = drive.Slice(output * height * width, height * width);
            foreach (int pixel in fired)
            {
                (int y, int x) = Math.DivRem(pixel, image.Width);
                for (int ky = Math.Max(0, y - height + 1); ky < Math.Min(kernelHeight, y + 1); ky++)
                {
                    for (int kx = Math.Max(0, x - width + 1); kx < Math.Min(kernelWidth, x + 1); kx++)
                    {
                        map[((y - ky) * width) + x - kx] += kernel[(ky * kernelWidth) + kx];
                    }
                }
            }
        }
    }
}
