using StdpKernels.Tool.Verification;

namespace StdpKernels.Tests;

/// <summary>
/// Every reference vector as a test of its own: those that came with the original's results, those that other simulators computed, and those in
/// the directory that the environment variable <c>STDPKERNELS_VECTORS</c> names.
/// </summary>
internal sealed class ReferenceVectorTests
{
    private const string MoreVectorsVariable = "STDPKERNELS_VECTORS";

    private static IEnumerable<TestCaseData> Cases
    {
        get
        {
            string?[] directories =
            [
                Path.Combine(AppContext.BaseDirectory, "Vectors"),
                Path.Combine(AppContext.BaseDirectory, "PeerVectors"),
                Environment.GetEnvironmentVariable(MoreVectorsVariable),
            ];
            return directories
                .Where(directory => !string.IsNullOrEmpty(directory))
                .SelectMany(directory => CaseDirectory.Read(directory!).Cases)
                .Select(path => new TestCaseData(path).SetArgDisplayNames(Path.GetFileNameWithoutExtension(path)));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Agrees_with_the_original(string path)
    {
        CaseOutcome outcome = CaseRunner.RunFile(path);

        // A case is skipped only where it may be refused, and was.
        Assert.That(outcome.Status, Is.EqualTo(CaseStatus.Passed).Or.EqualTo(CaseStatus.Skipped), outcome.Detail);
    }
}
