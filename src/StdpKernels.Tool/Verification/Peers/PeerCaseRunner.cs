using System.Globalization;
using System.Numerics;
using System.Text.Json;
using StdpKernels.Validation;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Runs a case of another simulator through the library.</summary>
internal static class PeerCaseRunner
{
    /// <summary>Runs a file.</summary>
    /// <exception cref="CommandException">The case makes no sense.</exception>
    public static CaseOutcome Run(string path)
    {
        PeerCase peerCase = PeerCaseReader.Read(path);
        try
        {
            string? mismatch = peerCase.Type == FloatingType.Float32 ? FindMismatch<float>(peerCase) : FindMismatch<double>(peerCase);
            return Outcome(peerCase, mismatch is null ? CaseStatus.Passed : CaseStatus.Failed, mismatch);
        }
        catch (InexpressibleException e)
        {
            return Outcome(peerCase, CaseStatus.Skipped, e.Message);
        }
        catch (ArgumentException e)
        {
            return Outcome(peerCase, CaseStatus.Failed, $"refused: {RefusalText.Of(e)}");
        }
        catch (JsonException e)
        {
            throw CaseJson.Malformed(e);
        }
    }

    private static CaseOutcome Outcome(PeerCase peerCase, CaseStatus status, string? detail) =>
        new(peerCase.Name, $"{peerCase.Peer} {peerCase.Kind}", peerCase.Rule, status, detail);

    private static string? FindMismatch<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IPeerRun<T> run = PeerCatalogue.Create<T>(peerCase);
        ILookup<int, PeerState> expected = peerCase.Expected.ToLookup(state => state.Step);
        for (int step = 1; step <= peerCase.Steps; step++)
        {
            run.Step(
                CaseParameters.ToArray<T>(peerCase.Inputs.ZPre[step - 1]),
                CaseParameters.ToArray<T>(peerCase.Inputs.ZPost[step - 1]),
                CaseParameters.ToArray<T>(peerCase.Inputs.Reward?[step - 1] ?? []));
            foreach ((string array, double[] values) in expected[step].SelectMany(state => state.Arrays))
            {
                if (Compare(peerCase, step, array, values, run.Read(array)) is { } mismatch)
                {
                    return mismatch;
                }
            }
        }

        return null;
    }

    private static string? Compare<T>(PeerCase peerCase, int step, string array, double[] values, T[]? actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (actual is null)
        {
            return $"{OneLine.Short(array)} step {step}: the library has no such array";
        }

        CaseJson.Require(peerCase.Tolerance.TryGetValue(array, out double tolerance), $"tolerance lacks {array}");
        CaseJson.Require(
            values.Length == actual.Length, $"expected step {step} has {values.Length} values of {array}, but there are {actual.Length}");
        return ArrayComparison.Compare<T>(
            array, step, CaseParameters.ToArray<T>(values), actual, tolerance, index => index.ToString(CultureInfo.InvariantCulture));
    }
}
