using System.Globalization;
using Spectre.Console;

namespace StdpKernels.Tool.Simulation.Competition;

/// <summary>Prints a competition experiment for people.</summary>
internal static class CompetitionReport
{
    private const int WidestBar = 20;

    /// <summary>Tells what is about to run.</summary>
    public static void PrintStart(IAnsiConsole console, CompetitionParameters parameters)
    {
        Print(console, $"Competition experiment (Song, Miller and Abbott 2000), {parameters.Inputs:N0} synapses, seed {parameters.Seed}");
        Print(console, $"{parameters.Duration:#,0.###} s in {parameters.Steps:N0} steps");
    }

    /// <summary>Tells what came out.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="picture">The full path of the picture.</param>
    public static void PrintResult(IAnsiConsole console, CompetitionResult result, string picture)
    {
        console.Write(CreateDecileTable(result));
        Print(console, $"Output rate  {result.OutputRate:0.0} Hz over the last {result.OutputRateWindow:#,0.###} s");
        Print(console, $"             {result.MeanOutputRate:0.0} Hz over all, Brian2 {CompetitionReference.OutputRate:0} Hz");
        Print(console, $"             (a pair in the same step potentiates and depresses here, and only potentiates there)");
        Print(console, $"Speed        {result.RealTimeFactor:0.#} x real time, {result.MicrosecondsPerStep:0.00} µs a step");
        Print(console, $"Picture      {picture}");
        Print(console, $"Verdict      two modes at the bounds, an emptier middle: {(result.IsBimodal ? "yes" : "no")}");
        if (!CompetitionReference.Describes(result.Parameters))
        {
            Print(console, $"Brian2's figures belong to {CompetitionReference.Duration:N0} s of the default network, not to this run.");
        }
    }

    private static Table CreateDecileTable(CompetitionResult result)
    {
        Table table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumn("w / g_max")
            .AddColumn("fraction", column => column.RightAligned())
            .AddColumn("Brian2", column => column.RightAligned())
            .AddColumn("");
        double unit = result.Deciles.Max() / WidestBar;
        for (int decile = 0; decile < result.Deciles.Count; decile++)
        {
            double fraction = result.Deciles[decile];
            table.AddRow(
                Format($"{decile / 10.0:0.0} – {(decile + 1) / 10.0:0.0}"),
                Format($"{fraction:0.00}"),
                Format($"{CompetitionReference.Deciles[decile]:0.00}"),
                new string('█', (int)Math.Round(fraction / unit)));
        }

        return table;
    }

    // Not through the console, which breaks lines where the terminal ends, or after 80 characters in a pipe: paths would suffer.
    private static void Print(IAnsiConsole console, FormattableString text) => console.Profile.Out.Writer.WriteLine(Format(text));

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
