using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Every public entry of the library, called in every wrong way.</summary>
internal sealed class BadCallTests
{
    // Entries that take anything: what they are given is judged where it is used, or cannot be wrong.
    private static readonly string[] TakeAnything =
    [
        "M:StdpKernels.Sharding.IShardHost.OutputsOf(System.Int32)",
        "M:StdpKernels.Sharding.IShardHost.ReadAsync(System.Int32,System.String,System.Int64,System.Memory{System.Byte},System.Threading.CancellationToken)",
        "M:StdpKernels.Sharding.IShardHost.RunAsync(System.Int32,StdpKernels.Sharding.SpikeRaster,System.Collections.Generic.IReadOnlyList{StdpKernels.Sharding.SpikeRaster},System.Threading.CancellationToken)",
        "M:StdpKernels.Sharding.IShardHost.WriteAsync(System.Int32,System.String,System.Int64,System.ReadOnlyMemory{System.Byte},System.Threading.CancellationToken)",
        "M:StdpKernels.Sharding.IStdpShard.LengthOf(System.String)",
        "M:StdpKernels.Sharding.IStdpShard.Load(System.IO.Stream)",
        "M:StdpKernels.Sharding.IStdpShard.Read(System.String,System.Int64,System.Span{System.Byte})",
        "M:StdpKernels.Sharding.IStdpShard.Run(System.Int32,StdpKernels.Sharding.SpikeRaster,StdpKernels.Sharding.SpikeRaster)",
        "M:StdpKernels.Sharding.IStdpShard.Save(System.IO.Stream)",
        "M:StdpKernels.Sharding.IStdpShard.Write(System.String,System.Int64,System.ReadOnlySpan{System.Byte})",
        "M:StdpKernels.Size2D.#ctor(System.Int32,System.Int32)",
        "M:StdpKernels.Size2D.op_Implicit(System.Int32)~StdpKernels.Size2D",
        "M:StdpKernels.Size2D.op_Implicit(System.ValueTuple{System.Int32,System.Int32})~StdpKernels.Size2D",
        "M:StdpKernels.SpikeEvents.#ctor(System.ReadOnlySpan{System.Int32})",
        "M:StdpKernels.StdpActivity`1.op_Implicit(`0[])~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(System.Span{`0})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(System.ReadOnlySpan{`0})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(StdpKernels.TensorView{`0})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(StdpKernels.ReadOnlyTensorView{`0})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(StdpKernels.SpikeEvents)~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(StdpKernels.GradedSpikeEvents{`0})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.SpikeMask.#ctor(System.ReadOnlySpan{System.UInt64})",
        "M:StdpKernels.StdpActivity`1.op_Implicit(System.Boolean[])~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(System.Span{System.Boolean})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(System.ReadOnlySpan{System.Boolean})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(System.Byte[])~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(System.Span{System.Byte})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(System.ReadOnlySpan{System.Byte})~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpActivity`1.op_Implicit(StdpKernels.SpikeMask)~StdpKernels.StdpActivity{`0}",
        "M:StdpKernels.StdpParameter.Create``1(System.ReadOnlySpan{``0})",
        "M:StdpKernels.StdpParameter`1.#ctor(System.Double)",
        "M:StdpKernels.StdpParameter`1.op_Implicit(System.Double)~StdpKernels.StdpParameter{`0}",
        "M:StdpKernels.StdpParameters`1.Diagnose(System.Double)",
        "M:StdpKernels.TensorView`1.op_Implicit(StdpKernels.TensorView{`0})~StdpKernels.ReadOnlyTensorView{`0}",
    ];

    private static readonly Dictionary<string, BadCall> Calls = new IEnumerable<(string Type, BadCall Call)>[]
    {
        OfType<float>(), OfType<double>(),
    }.SelectMany(calls => calls).ToDictionary(pair => $"{pair.Type}: {pair.Call.Name}", pair => pair.Call);

    private static string[] Names => [.. Calls.Keys];

    [TestCaseSource(nameof(Names))]
    public void Refuses(string call) => Calls[call].Check();

    [TestCaseSource(nameof(Names))]
    public void Says_which_argument_is_wrong_and_counts_in_english(string call)
    {
        Exception refusal = Calls[call].Check();
        string message = refusal.Message.Split(" (Parameter ")[0];

        // The framework has texts of its own for null, for the empty string, and for files.
        if (refusal is ArgumentNullException or IOException or UnauthorizedAccessException || message == "The value cannot be an empty string.")
        {
            return;
        }

        Assert.That(message, Does.EndWith("."));
        Assert.That(message, Does.Not.Match(@"\b1 (bytes|columns|dimensions|elements|indices|neurons|numbers|rows|samples|words)\b"));
        if (refusal is ArgumentException)
        {
            // By its own name, or by that of the property of a parameter object.
            Assert.That(message, Does.Match(@"^[A-Za-z][A-Za-z0-9]* must ").Or.StartsWith($"dt · {((ArgumentException)refusal).ParamName} = "));
        }
    }

    [Test]
    public void Every_entry_is_called_in_every_way_that_its_documentation_refuses()
    {
        (string Entry, string Error)[] met =
            [.. Calls.Values.Select(call => call.Check()).Select(e => (PublicEntries.Core.Of(e), NameOf(e))).Distinct()];
        string[] entries = PublicEntries.Core.All;
        var documented = entries.SelectMany(_ => PublicEntries.Core.DocumentedErrors[_], (entry, error) => (entry, error)).ToArray();

        TestContext.Out.WriteLine(
            $"{Calls.Count} bad calls of {met.Select(pair => pair.Entry).Distinct().Count()} of {entries.Length} entries; "
            + $"{documented.Length} documented errors");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(met, Is.EquivalentTo(documented), "errors met, and errors documented");
            Assert.That(
                entries.Where(TakesArguments).Except(met.Select(pair => pair.Entry)), Is.EquivalentTo(TakeAnything),
                "entries without a bad call, and entries that take anything");
        }
    }

    private static IEnumerable<(string Type, BadCall Call)> OfType<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => LinearBadCalls<T>.All()
            .Concat(Conv2dBadCalls<T>.All())
            .Concat(TraceUpdateBadCalls<T>.All())
            .Concat(OverlapBadCalls<T>.All())
            .Concat(LayerBadCalls<T>.All())
            .Concat(PropagationBadCalls<T>.All())
            .Concat(EditBadCalls<T>.All())
            .Concat(ChangeBadCalls<T>.All())
            .Concat(SparseBadCalls<T>.All())
            .Concat(LearnBadCalls<T>.All())
            .Concat(LayerLearnBadCalls<T>.All())
            .Concat(NamedTraceBadCalls<T>.All())
            .Concat(GradedBadCalls<T>.All())
            .Concat(DiagnosisBadCalls<T>.All())
            .Concat(FlagBadCalls<T>.All())
            .Concat(WindowBadCalls<T>.All())
            .Concat(ValueBadCalls<T>.All())
            .Concat(SizeBadCalls<T>.All())
            .Concat(CheckpointBadCalls<T>.All())
            .Concat(ShardBadCalls<T>.All())
            .Select(call => (typeof(T).Name, call));

    // Which kind of input or output failed is the system's to say.
    private static string NameOf(Exception exception) =>
        exception is IOException ? nameof(IOException) : exception.GetType().Name;

    // Equality takes whatever has its type.
    private static bool TakesArguments(string entry) =>
        entry.Contains('(', StringComparison.Ordinal)
        && !entry.Contains(".Equals(", StringComparison.Ordinal)
        && !entry.Contains(".op_Equality(", StringComparison.Ordinal)
        && !entry.Contains(".op_Inequality(", StringComparison.Ordinal);
}
