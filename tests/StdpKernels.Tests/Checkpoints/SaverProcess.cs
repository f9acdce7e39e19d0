using System.Diagnostics;
using System.Globalization;

namespace StdpKernels.Tests.Checkpoints;

/// <summary>A process that saves a layer to one path again and again: this assembly, started as a program.</summary>
internal static class SaverProcess
{
    /// <summary>What the assembly's program is told to do.</summary>
    public const string Name = "save";

    /// <summary>More than a buffer, so that a kill meets half a file.</summary>
    public const int Inputs = 300;
    public const int Outputs = 200;

    /// <summary>All numbers of a checkpoint are the same, so that a torn one is noticed.</summary>
    public static StdpLinearLayer<float> CreateLayer(float value = 0)
    {
        var layer = new StdpLinearLayer<float>(1, Inputs, Outputs, new());
        layer.EditWeights().Span.Fill(value);
        layer.State.TracePre.Span.Fill(value);
        layer.State.TracePost.Span.Fill(value);
        return layer;
    }

    /// <summary>Starts a process, which saves so many times and says so after the first.</summary>
    public static Process Start(string path, int value, int saves) => Start(
        "dotnet", [typeof(SaverProcess).Assembly.Location, Name, path, Text(value), Text(saves)]);

    /// <summary>Starts a process whose files can have so many kibibytes, like a disk that is nearly full.</summary>
    public static Process StartLimited(string path, int kibibytes)
    {
        // Nobody but the process that writes too much would be told by a signal; and the code of the runtime is in a file by itself.
        Process process = Start(
            "bash",
            ["-c", $"trap '' XFSZ; ulimit -f {kibibytes}; exec dotnet \"$0\" {Name} \"$1\" 5 1", typeof(SaverProcess).Assembly.Location, path]);
        process.WaitForExit();
        return process;
    }

    /// <summary>What the process does: its arguments are a path, the value of all numbers, and how often it saves.</summary>
    public static int Run(string[] arguments)
    {
        StdpLinearLayer<float> layer = CreateLayer(float.Parse(arguments[1], CultureInfo.InvariantCulture));
        int saves = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        try
        {
            for (int i = 0; i < saves; i++)
            {
                layer.SaveCheckpoint(arguments[0]);
                if (i == 0)
                {
                    Console.WriteLine("saved");
                }
            }

            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{e.GetType().Name}: {e.Message}");
            return 1;
        }
    }

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "1";
        return Process.Start(start)!;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
