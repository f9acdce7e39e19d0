using StdpKernels.Tests.Errors;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Simulation;

/// <summary>Every public entry of the simulation package, called in every wrong way.</summary>
internal sealed class SimulationBadCallTests
{
    // Entries that take anything: what they are given cannot be wrong, or is judged by what they override or are implemented by.
    private static readonly string[] TakeAnything =
    [
        "M:StdpKernels.Simulation.IStateful.Transfer(StdpKernels.Simulation.StateTransfer)",
        "M:StdpKernels.Simulation.Connection.Transfer(StdpKernels.Simulation.StateTransfer)",
        "M:StdpKernels.Simulation.ConductanceLifPopulation`1.Transfer(StdpKernels.Simulation.StateTransfer)",
        "M:StdpKernels.Simulation.CurrentLifPopulation`1.Transfer(StdpKernels.Simulation.StateTransfer)",
        "M:StdpKernels.Simulation.IzhikevichPopulation`1.Transfer(StdpKernels.Simulation.StateTransfer)",
        "M:StdpKernels.Simulation.StateTransfer.Value``1(``0@,System.String)",
        "M:StdpKernels.Simulation.StateTransfer.Values``1(System.Span{``0},System.String)",
        "M:StdpKernels.Simulation.IMonitor.Record(System.Int64)",
        "M:StdpKernels.Simulation.IMonitor.ToArrays(System.String)",
        "M:StdpKernels.Simulation.IntervalMonitor.Record(System.Int64)",
        "M:StdpKernels.Simulation.IntervalMonitor.ToArrays(System.String)",
        "M:StdpKernels.Simulation.RateMonitor.Record(System.Int64)",
        "M:StdpKernels.Simulation.RateMonitor.ToArrays(System.String)",
        "M:StdpKernels.Simulation.SpikeMonitor.Record(System.Int64)",
        "M:StdpKernels.Simulation.SpikeMonitor.ToArrays(System.String)",
        "M:StdpKernels.Simulation.WeightMonitor`1.Record(System.Int64)",
        "M:StdpKernels.Simulation.WeightMonitor`1.ToArrays(System.String)",
        "M:StdpKernels.Simulation.Xoshiro256StarStar.#ctor(System.UInt64)",
        "M:StdpKernels.Simulation.Xoshiro256StarStar.#ctor(System.UInt64,System.UInt64)",
        "M:StdpKernels.Simulation.Xoshiro256StarStar.NextDouble(System.Double,System.Double)",
        "M:StdpKernels.Simulation.Xoshiro256StarStar.Fill``1(System.Span{``0},System.Double,System.Double)",
    ];

    private static readonly Dictionary<string, BadCall> Calls = SimulationBadCalls.All()
        .Select((call, i) => (Name: $"{i} {call.Name}", Call: call)).ToDictionary(pair => pair.Name, pair => pair.Call);

    private static string[] Names => [.. Calls.Keys];

    [TestCaseSource(nameof(Names))]
    public void Refuses_and_says_which_argument_is_wrong(string call)
    {
        Exception refusal = Calls[call].Check();
        string message = refusal.Message.Split(" (Parameter ")[0].Split(Environment.NewLine)[0];
        if (refusal is ArgumentException and not ArgumentNullException && message != "The value cannot be an empty string.")
        {
            Assert.That(message, Does.EndWith("."));
        }
    }

    [Test]
    public void Every_entry_is_called_in_every_way_that_its_documentation_refuses()
    {
        PublicEntries entries = PublicEntries.Simulation;
        (string Entry, string Error)[] met =
        [
            .. Calls.Values.Select(call => call.Check())
                .Select(e => (entries.Of(e), e is IOException ? nameof(IOException) : e.GetType().Name)).Distinct(),
        ];
        var documented = entries.All.SelectMany(entry => entries.DocumentedErrors[entry], (entry, error) => (entry, error)).ToArray();

        TestContext.Out.WriteLine($"{Calls.Count} bad calls, {entries.All.Length} entries, {documented.Length} documented errors");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(met, Is.EquivalentTo(documented), "errors met, and errors documented");
            Assert.That(
                entries.All.Where(entry => entry.Contains('(', StringComparison.Ordinal)).Except(met.Select(pair => pair.Entry)),
                Is.EquivalentTo(TakeAnything),
                "entries without a bad call, and entries that take anything");
        }
    }
}
