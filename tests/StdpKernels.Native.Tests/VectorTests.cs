using System.Numerics;
using StdpKernels.Native.Tests.Api;
using StdpKernels.Tool;
using StdpKernels.Tool.Verification;

namespace StdpKernels.Native.Tests;

/// <summary>The reference vectors, step by step on memory of the caller, have the bits of managed code.</summary>
internal sealed class VectorTests
{
    private static IEnumerable<TestCaseData> Cases =>
        CaseDirectory.Read(Path.Combine(AppContext.BaseDirectory, "Vectors")).Cases
            .Select(path => new TestCaseData(path).SetArgDisplayNames(Path.GetFileNameWithoutExtension(path)));

    [TestCaseSource(nameof(Cases))]
    public void The_library_has_the_bits_of_managed_code(string path)
    {
        _ = Installation.Prefix;
        ReferenceCase reference = ReferenceCaseReader.Read(path);
        if (reference.Type == FloatingType.Float32)
        {
            Compare<float>(reference);
        }
        else
        {
            Compare<double>(reference);
        }
    }

    private static void Compare<T>(ReferenceCase reference)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (StdpParameters<T> parameters, double dt) = CaseParameters.Create<T>(reference);
        var state = new StdpState<T>(reference.Shapes[LayerArrays.TPre], reference.Shapes[LayerArrays.TPost]);
        Initial<T>(reference, LayerArrays.TPre).CopyTo(state.TracePre.Span);
        Initial<T>(reference, LayerArrays.TPost).CopyTo(state.TracePost.Span);
        bool hasWeights = reference.Kind != CaseKind.Decay;
        T[] expected = hasWeights ? Initial<T>(reference, LayerArrays.W) : [];
        T[] w = [.. expected];
        T[] tPre = [.. state.TracePre.Span];
        T[] tPost = [.. state.TracePost.Span];
        using var native = new NativeParameters<T>(parameters);
        using var workspace = new NativeWorkspace<T>(reference.Shapes[LayerArrays.TPre], reference.Shapes[LayerArrays.TPost]);
        for (int step = 0; step < reference.Steps; step++)
        {
            T[] zPre = CaseParameters.ToArray<T>(reference.Inputs[LayerArrays.ZPre][step]);
            T[] zPost = CaseParameters.ToArray<T>(reference.Inputs[LayerArrays.ZPost][step]);
            bool refused = false;
            try
            {
                if (hasWeights)
                {
                    LayerStep.Run(
                        new ReadOnlyTensorView<T>(zPre, reference.Shapes[LayerArrays.ZPre]),
                        new ReadOnlyTensorView<T>(zPost, reference.Shapes[LayerArrays.ZPost]),
                        new TensorView<T>(expected, reference.Shapes[LayerArrays.W]),
                        state,
                        parameters,
                        CaseParameters.CreateGeometry(reference),
                        dt);
                }
                else
                {
                    state.UpdateTraces(zPre, zPost, parameters, dt);
                }
            }
            catch (ArgumentException)
            {
                refused = true;
            }

            Action call = () => Step(reference, native, workspace, dt, zPre, zPost, w, tPre, tPost);
            if (refused)
            {
                Assert.Throws<NativeRefusal>(() => call());
            }
            else
            {
                call();
            }

            SameBits.Assert<T>(w, expected, "w");
            SameBits.Assert<T>(tPre, state.TracePre.Span, "t_pre");
            SameBits.Assert<T>(tPost, state.TracePost.Span, "t_post");
        }
    }

    private static void Step<T>(
        ReferenceCase reference,
        NativeParameters<T> parameters,
        NativeWorkspace<T> workspace,
        double dt,
        T[] zPre,
        T[] zPost,
        T[] w,
        T[] tPre,
        T[] tPost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NativeActivity<T> pre = NativeActivity<T>.Dense(zPre);
        NativeActivity<T> post = NativeActivity<T>.Dense(zPost);
        if (reference.Kind == CaseKind.Decay)
        {
            workspace.UpdateTraces(parameters, dt, pre, post, tPre, tPost);
            return;
        }

        int[] shape = reference.Shapes[LayerArrays.W];
        workspace.Step(
            parameters,
            dt,
            pre,
            post,
            w,
            tPre,
            tPost,
            CaseParameters.CreateGeometry(reference) is { } geometry ? ((shape[2], shape[3]), geometry) : null);
    }

    private static T[] Initial<T>(ReferenceCase reference, string array)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => CaseParameters.ToArray<T>(reference.Initial[array]);
}
