using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace StdpKernels.Mutants;

/// <summary>Runs tests in this process, up to the first that fails: a fault can end the process, and has one of its own.</summary>
/// <remarks>The runner that <c>dotnet test</c> uses takes much longer for thousands of short tests, and cannot stop early.</remarks>
internal static class TestHost
{
    /// <summary>The line of a test that starts: the last of them names the one that ended the process.</summary>
    public const string Starts = "starts ";

    /// <summary>The line of the test that failed.</summary>
    public const string Failed = "failed ";

    /// <param name="assembly">The tests.</param>
    /// <param name="filters">Which of them, as filters of NUnit; one after another.</param>
    /// <returns>The exit code: zero if all passed.</returns>
    public static int Run(string assembly, IReadOnlyList<string> filters)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(Assembly.LoadFrom(assembly), new Dictionary<string, object> { ["StopOnError"] = true });
        foreach (TestFilter filter in filters.Select(TestFilter.FromXml))
        {
            // A project may have no tests of a part. Where it has none at all, every fault survives.
            if (runner.CountTestCases(filter) == 0)
            {
                continue;
            }

            ITestResult result = runner.Run(new Listener(Console.Out), filter);
            if (result.PassCount == 0 || result.ResultState.Status == TestStatus.Failed)
            {
                return 1;
            }
        }

        return 0;
    }

    private sealed class Listener(TextWriter output) : ITestListener
    {
        // The tests write to the console as well.
        public void TestStarted(ITest test)
        {
            if (!test.IsSuite)
            {
                output.WriteLine(Starts + test.FullName);
            }
        }

        public void TestFinished(ITestResult result)
        {
            if (result.ResultState.Status == TestStatus.Failed && !result.HasChildren)
            {
                output.WriteLine(Failed + result.FullName);
            }
        }

        public void TestOutput(TestOutput output)
        {
        }

        public void SendMessage(TestMessage message)
        {
        }
    }
}
