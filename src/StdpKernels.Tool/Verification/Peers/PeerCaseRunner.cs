using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Runs a case of another simulator through the library.</summary>
internal static class PeerCaseRunner
{
    /// <summary>Runs a file.</summary>
    /// <exception cref="ToolException">The case makes no sense.</exception>
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
            throw new ToolException($"malformed case: {JsonErrorText.Of(e)}", e);
        }
    }

    private static CaseOutcome Outcome(PeerCase peerCase, CaseStatus status, string? detail) =>
        new(peerCase.Name, $"{peerCase.Peer} {peerCase.Kind}", peerCase.Rule, status, detail);

    private static string? FindMismatch<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IPeerRun<T> run = PeerCatalogue.Create<T>(peerCase);
        var expected = peerCase.Expected.ToLookup(PeerCaseReader.StepOf);
        for (int step = 1; step <= peerCase.Steps; step++)
        {
            run.Step(
                CaseParameters.ToArray<T>(peerCase.Inputs.ZPre[step - 1]),
                CaseParameters.ToArray<T>(peerCase.Inputs.ZPost[step - 1]),
                CaseParameters.ToArray<T>(peerCase.Inputs.Reward?[step - 1] ?? []));
            foreach (IReadOnlyDictionary<string, JsonElement> state in expected[step])
            {
                foreach ((string array, JsonElement values) in state.Where(entry => entry.Key != "step"))
                {
                    if (Compare(peerCase, step, array, values, run.Read(array)) is { } mismatch)
                    {
                        return mismatch;
                    }
                }
            }
        }

        return null;
    }

    private static string? Compare<T>(PeerCase peerCase, int step, string array, JsonElement values, T[]? actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (actual is null)
        {
            return $"{array} step {step}: the library has no such array";
        }

        if (!peerCase.Tolerance.TryGetValue(array, out double tolerance))
        {
            throw new JsonException($"tolerance lacks {array}");
        }

        if (values.ValueKind != JsonValueKind.Array || values.GetArrayLength() != actual.Length)
        {
            throw new JsonException($"expected step {step} has another number of values of {array} than {actual.Length}");
        }

        for (int i = 0; i < actual.Length; i++)
        {
            T wanted = T.CreateSaturating(values[i].GetDouble());
            double difference = Math.Abs(double.CreateChecked(wanted) - double.CreateChecked(actual[i]));
            if (!(difference <= tolerance))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{array} step {step} index {i}: expected {wanted:R}, got {actual[i]:R}, tolerance {tolerance:G3}");
            }
        }

        return null;
    }
}
