using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>Tensor parameters of the weights, in every shape that broadcasts.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class WeightParameterTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly ConvShape Convolution = new(2, 3, (6, 7), 5, (3, 2)) { Geometry = new() { Padding = 1 } };

    [Test]
    public void One_tensor_in_a_linear_layer(
        [ValueSource(typeof(ParameterNames), nameof(ParameterNames.OfWeights))] string name,
        [Values] StdpAlgorithm algorithm,
        [Values] bool hardBound)
    {
        foreach (int inputs in new[] { 1, (2 * Vector<T>.Count) - 1, (4 * Vector<T>.Count) + 3 })
        {
            foreach (int[] form in Forms.Of(5, inputs))
            {
                StepAssert.SameBits(
                    WithTensor(TestLayer<T>.Linear(2, inputs, 5), name, form, algorithm, hardBound),
                    $"with {name} {new TensorShape(form)}");
            }
        }
    }

    [Test]
    public void One_tensor_in_a_convolution(
        [ValueSource(typeof(ParameterNames), nameof(ParameterNames.OfWeights))] string name,
        [Values] StdpAlgorithm algorithm)
    {
        foreach (int[] form in Forms.Of(Convolution.Weights))
        {
            StepAssert.SameBits(
                WithTensor(TestLayer<T>.Conv2d(Convolution), name, form, algorithm, hardBound: true),
                $"with {name} {new TensorShape(form)}");
        }
    }

    [Test]
    public void All_of_them_tensors_of_different_shapes([Values] StdpAlgorithm algorithm, [Values] bool hardBound)
    {
        int[][] forms = [.. Forms.Of(6, (2 * Vector<T>.Count) + 5)];
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            TestLayer<T> layer = TestLayer<T>.Linear(3, (2 * Vector<T>.Count) + 5, 6, seed);
            foreach (string name in ParameterNames.OfWeights)
            {
                WithTensor(layer, name, forms[random.Next(forms.Length)], algorithm, hardBound);
            }

            StepAssert.SameBits(layer, $"with seed {seed}");
        }
    }

    [Test]
    public void Powers_by_tensors_of_exponents([Values] bool hardBound)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(2, 19, 6);
        T[] exponents = [.. new[] { 0, 1, 0.5, 0.3, 2, -1 }.Select(T.CreateChecked)];
        layer.Parameters = new()
        {
            Algorithm = StdpAlgorithm.MultiplicativePow,
            HardBound = hardBound,
            Mu = new(exponents, 6, 1),
        };
        StepAssert.WithinRounding(layer, extraRoundings: 8);
    }

    [Test]
    public void A_bound_that_is_no_number_makes_only_its_own_weights_none([Values] StdpAlgorithm algorithm)
    {
        T[] bounds = [T.One, T.NaN, T.PositiveInfinity, T.CreateChecked(0.5), T.NaN];
        TestLayer<T> layer = TestLayer<T>.Linear(2, 9, 5);
        layer.Parameters = new() { Algorithm = algorithm, Mu = 1.0, WMax = new(bounds, 5, 1) };
        StepAssert.SameBits(layer);
    }

    [Test]
    public void A_tensor_of_equal_values_gives_the_bits_of_a_number(
        [ValueSource(typeof(ParameterNames), nameof(ParameterNames.OfWeights))] string name,
        [Values] StdpAlgorithm algorithm)
    {
        var parameters = new StdpParameters<T> { Algorithm = algorithm }.With(name, 0.25);
        TestLayer<T> number = TestLayer<T>.Linear(3, 21, 4).With(parameters);
        TestLayer<T> tensor = TestLayer<T>.Linear(3, 21, 4).With(
            parameters.With(name, new(Enumerable.Repeat(T.CreateChecked(0.25), 84).ToArray(), 4, 21)));

        number.Step();
        tensor.Step();

        tensor.Snapshot().AssertSame(number.Snapshot());
    }

    private static TestLayer<T> WithTensor(
        TestLayer<T> layer, string name, int[] form, StdpAlgorithm algorithm, bool hardBound)
    {
        // Only 0 and 1 have exact powers.
        var data = new Data<T>(8);
        StdpParameter<T> tensor = name switch
        {
            nameof(StdpParameters<>.Mu) or nameof(StdpParameters<>.MuPlus) or nameof(StdpParameters<>.MuMinus) =>
                new(data.Spikes(new TensorShape(form).Length, 0.5), form),
            nameof(StdpParameters<>.WMax) => data.Tensor(form, 0.5, 1),
            nameof(StdpParameters<>.WMin) => data.Tensor(form, -0.2, 0.6),
            _ => data.Tensor(form, -0.1, 0.3),
        };
        layer.Parameters = (layer.Parameters with { Algorithm = algorithm, HardBound = hardBound }).With(name, tensor);
        return layer;
    }
}
