using System.Numerics;
using System.Text.Json.Nodes;
using StdpKernels.Tool;
using StdpKernels.Tool.Verification;

namespace StdpKernels.Native.Tests;

/// <summary>
/// The Python package has the bits of managed code: reference vectors on arrays, and 1,000 layers of any size, rule and activity. The
/// interpreter that has the package is the one that <c>STDPKERNELS_PYTHON</c> names.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class PythonTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Layers = 500;

    private readonly List<JsonObject> _cases = [];
    private readonly List<(string Name, List<T[][]>? Steps)> _expected = [];

    [Test]
    public void Reference_vectors_have_the_bits_of_managed_code()
    {
        foreach (string path in CaseDirectory.Read(Path.Combine(AppContext.BaseDirectory, "Vectors")).Cases)
        {
            ReferenceCase reference = ReferenceCaseReader.Read(path);
            if (reference.Type == (typeof(T) == typeof(float) ? FloatingType.Float32 : FloatingType.Float64))
            {
                Add(reference);
            }
        }

        Assert.That(_cases, Has.Count.GreaterThan(30));
        Compare();
    }

    [Test]
    public void Layers_have_the_bits_of_managed_ones()
    {
        for (int seed = 0; seed < Layers; seed++)
        {
            Add(new RandomCase<T>(seed), $"seed {seed}");
        }

        Compare();
    }

    private void Add(ReferenceCase reference)
    {
        (StdpParameters<T> parameters, double dt) = CaseParameters.Create<T>(reference);
        bool hasWeights = reference.Kind != CaseKind.Decay;
        int[] pre = reference.Shapes[LayerArrays.TPre];
        int[] post = reference.Shapes[LayerArrays.TPost];
        int[] shape = hasWeights ? reference.Shapes[LayerArrays.W] : [0];
        T[] w = hasWeights ? CaseParameters.ToArray<T>(reference.Initial[LayerArrays.W]) : [];
        T[] tPre = CaseParameters.ToArray<T>(reference.Initial[LayerArrays.TPre]);
        T[] tPost = CaseParameters.ToArray<T>(reference.Initial[LayerArrays.TPost]);
        string kind = reference.Kind switch { CaseKind.Decay => "decay", CaseKind.Conv2d => "conv2d", _ => "linear" };
        JsonObject written = PythonCase.Create(kind, parameters, dt, (w, shape), (tPre, pre), (tPost, post));
        written["z_pre_shape"] = PythonCase.Numbers(reference.Shapes[LayerArrays.ZPre]);
        written["z_post_shape"] = PythonCase.Numbers(reference.Shapes[LayerArrays.ZPost]);
        Conv2dGeometry? geometry = CaseParameters.CreateGeometry(reference);
        if (geometry is { } convolution)
        {
            PythonCase.AddGeometry(written, convolution);
        }

        var state = new StdpState<T>(pre, post);
        tPre.CopyTo(state.TracePre.Span);
        tPost.CopyTo(state.TracePost.Span);
        List<T[][]>? steps = [];
        for (int step = 0; step < reference.Steps; step++)
        {
            T[] zPre = CaseParameters.ToArray<T>(reference.Inputs[LayerArrays.ZPre][step]);
            T[] zPost = CaseParameters.ToArray<T>(reference.Inputs[LayerArrays.ZPost][step]);
            PythonCase.AddStep(written, zPre, zPost, lists: false);
            try
            {
                var viewPre = new ReadOnlyTensorView<T>(zPre, reference.Shapes[LayerArrays.ZPre]);
                var viewPost = new ReadOnlyTensorView<T>(zPost, reference.Shapes[LayerArrays.ZPost]);
                if (hasWeights)
                {
                    LayerStep.Run(viewPre, viewPost, new TensorView<T>(w, shape), state, parameters, geometry, dt);
                }
                else
                {
                    state.UpdateTraces(viewPre, viewPost, parameters, dt);
                }

                steps?.Add([[.. w], [.. state.TracePre.Span], [.. state.TracePost.Span]]);
            }
            catch (ArgumentException)
            {
                steps = null;
            }
        }

        _cases.Add(written);
        _expected.Add((reference.Name, steps));
    }

    private void Add(RandomCase<T> random, string name)
    {
        JsonObject written = PythonCase.Create(
            "layer",
            random.Parameters,
            random.TimeStep,
            (random.W, random.Layout == StdpWeightLayout.PresynapticRows ? [.. random.Shape.Weights.Reverse()] : random.Shape.Weights),
            (random.TPre, random.Shape.Pre),
            (random.TPost, random.Shape.Post));
        written["layout"] = (int)random.Layout;
        written["threads"] = random.Threads;
        if (random.Shape.Geometry is { } geometry)
        {
            PythonCase.AddGeometry(written, geometry);
        }

        foreach ((T[] pre, T[] post, bool lists) in random.Steps)
        {
            PythonCase.AddStep(written, pre, post, lists);
        }

        _cases.Add(written);
        _expected.Add((name, Steps(random)));
    }

    // Null where the layer is refused, as a kernel larger than its image is.
    private static List<T[][]>? Steps(RandomCase<T> random)
    {
        StdpLayer<T> layer;
        try
        {
            layer = random.CreateManaged();
        }
        catch (ArgumentException)
        {
            return null;
        }

        random.W.CopyTo(layer.EditWeights().Span);
        random.TPre.CopyTo(layer.State.TracePre.Span);
        random.TPost.CopyTo(layer.State.TracePost.Span);
        List<T[][]> steps = [];
        foreach ((T[] pre, T[] post, _) in random.Steps)
        {
            layer.Step(pre, post);
            steps.Add([[.. layer.Weights.Span], [.. layer.State.TracePre.Span], [.. layer.State.TracePost.Span]]);
        }

        return steps;
    }

    private void Compare()
    {
        JsonNode[] results = PythonReplay.Run("replay.py", _cases);
        Assert.That(results, Has.Length.EqualTo(_expected.Count));
        for (int i = 0; i < results.Length; i++)
        {
            (string name, List<T[][]>? steps) = _expected[i];
            if (steps is null)
            {
                Assert.That(results[i], Is.InstanceOf<JsonValue>(), $"{name} is refused");
                continue;
            }

            Assert.That(results[i], Is.InstanceOf<JsonArray>(), $"{name}: {results[i].ToJsonString()}");
            for (int step = 0; step < steps.Count; step++)
            {
                JsonNode actual = results[i][step]!;
                SameBits.Assert<T>(PythonCase.Values<T>(actual["w"]!), steps[step][0], $"{name}, step {step}: w");
                SameBits.Assert<T>(PythonCase.Values<T>(actual["t_pre"]!), steps[step][1], $"{name}, step {step}: t_pre");
                SameBits.Assert<T>(PythonCase.Values<T>(actual["t_post"]!), steps[step][2], $"{name}, step {step}: t_post");
            }
        }
    }

    [SetUp]
    public void Forget()
    {
        _cases.Clear();
        _expected.Clear();
    }
}
