using System.Numerics;
using StdpKernels.Tool.Verification.Peers;
using StdpKernels.Validation;

namespace StdpKernels.Tool.Verification;

/// <summary>Runs a case through the library.</summary>
internal static class CaseRunner
{
    /// <summary>Runs a file, whatever it holds.</summary>
    public static CaseOutcome RunFile(string path)
    {
        try
        {
            return PeerCaseReader.IsPeerCase(path) ? PeerCaseRunner.Run(path) : Run(ReferenceCaseReader.Read(path));
        }
        catch (CommandException e)
        {
            return CaseOutcome.Unreadable(Path.GetFileNameWithoutExtension(path), e.Message);
        }
    }

    /// <summary>Runs a case.</summary>
    /// <exception cref="CommandException">The case makes no sense.</exception>
    public static CaseOutcome Run(ReferenceCase reference)
    {
        try
        {
            string? mismatch = reference.Type == FloatingType.Float32
                ? FindMismatch<float>(reference)
                : FindMismatch<double>(reference);
            return CaseOutcome.Of(reference, mismatch is null ? CaseStatus.Passed : CaseStatus.Failed, mismatch);
        }
        catch (ArgumentException e)
        {
            CaseStatus status = reference.Optional ? CaseStatus.Skipped : CaseStatus.Failed;
            return CaseOutcome.Of(reference, status, $"refused: {RefusalText.Of(e)}");
        }
    }

    private static string? FindMismatch<T>(ReferenceCase reference)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (StdpParameters<T> parameters, double dt) = CaseParameters.Create<T>(reference);
        var state = new StdpState<T>(reference.Shapes[LayerArrays.TPre], reference.Shapes[LayerArrays.TPost]);
        CaseParameters.ToArray<T>(reference.Initial[LayerArrays.TPre]).CopyTo(state.TracePre.Span);
        CaseParameters.ToArray<T>(reference.Initial[LayerArrays.TPost]).CopyTo(state.TracePost.Span);
        TensorView<T> w = reference.Kind == CaseKind.Decay
            ? default
            : new TensorView<T>(CaseParameters.ToArray<T>(reference.Initial[LayerArrays.W]), reference.Shapes[LayerArrays.W]);

        ILookup<int, ExpectedStep> expected = reference.Expected.ToLookup(e => e.Step);
        for (int step = 1; step <= reference.Steps; step++)
        {
            Step(reference, step, w, state, parameters, dt);
            foreach (ExpectedStep expectedStep in expected[step])
            {
                foreach (string array in LayerArrays.StateOf(reference.Kind))
                {
                    ReadOnlyTensorView<T> actual =
                        array == LayerArrays.W ? w : array == LayerArrays.TPre ? state.TracePre : state.TracePost;
                    if (ArrayComparison.Compare(reference, array, expectedStep, actual) is { } mismatch)
                    {
                        return mismatch;
                    }
                }
            }
        }

        return null;
    }

    private static void Step<T>(
        ReferenceCase reference, int step, TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters, double dt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlyTensorView<T> zPre = Activity<T>(reference, LayerArrays.ZPre, step);
        ReadOnlyTensorView<T> zPost = Activity<T>(reference, LayerArrays.ZPost, step);
        if (reference.Kind == CaseKind.Decay)
        {
            state.UpdateTraces(zPre, zPost, parameters, dt);
        }
        else
        {
            LayerStep.Run(zPre, zPost, w, state, parameters, CaseParameters.CreateGeometry(reference), dt);
        }
    }

    private static ReadOnlyTensorView<T> Activity<T>(ReferenceCase reference, string array, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(CaseParameters.ToArray<T>(reference.Inputs[array][step - 1]), reference.Shapes[array]);
}
