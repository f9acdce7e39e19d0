using System.Text;
using StdpKernels.Checkpoints;
using StdpKernels.Reporting.Files;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Runs;

/// <summary>The folder of one run: its checkpoints while it goes on, its results when it is complete.</summary>
internal sealed class RunFolder : IDisposable
{
    public const string ReportName = "report.html";
    public const string SummaryName = "summary.json";
    public const string WeightsName = "weights.npz";

    private const string LockName = ".lock";

    // What the runtime gives to an exception for a file that somebody else has locked: an error of Windows, or EWOULDBLOCK of macOS or Linux.
    private static readonly int SharingViolation = OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsMacOS() ? 35 : 11;

    private readonly FileStream _lock;

    private RunFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Opens the folder, or makes it, for one process at a time.</summary>
    /// <exception cref="CommandException">It cannot be written, or another process is at it.</exception>
    public static RunFolder Open(string path)
    {
        string fullPath = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(fullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: the folder cannot be made: {e.Message}", e);
        }

        var folder = new RunFolder(fullPath, Lock(path, System.IO.Path.Combine(fullPath, LockName)));
        Leftovers.Remove(fullPath, TimeSpan.Zero);
        return folder;
    }

    /// <summary>Saves a run that goes on. The results of an earlier one do not stay beside its checkpoint.</summary>
    public void Save(ICheckpointStore store, Experiment experiment)
    {
        RemoveResults();
        store.Save(experiment);
    }

    /// <summary>Writes the results. The report comes last: where there is one, everything else is there.</summary>
    public void Write(string name, RunSummary run)
    {
        RemoveResults();
        foreach (ReportFigure figure in run.Figures)
        {
            Write(PictureName(figure.Name), stream => stream.Write(figure.Png));
        }

        Write(WeightsName, stream => NpzWriter.Write(stream, [.. run.Report.Arrays]));
        Write(SummaryName, stream => JsonSummary.Write(stream, name, run));
        Write(ReportName, stream => stream.Write(Encoding.UTF8.GetBytes(HtmlReport.Write(run))));
    }

    public void Dispose() => _lock.Dispose();

    // The report first: a folder has the results of a run, or the checkpoint of one that has not come to its end, but never what belongs to two.
    private void RemoveResults()
    {
        foreach (string file in (IEnumerable<string>)
            [ReportName, SummaryName, WeightsName, .. ExperimentCatalog.All.SelectMany(entry => entry.Figures).Select(PictureName)])
        {
            File.Delete(System.IO.Path.Combine(Path, file));
        }
    }

    // The system lets go of the lock when the process ends, however it ends. The file stays: whoever had opened one that is removed would
    // hold a lock that the next process, which makes another, does not meet.
    private static FileStream Lock(string path, string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CommandException($"{path}: the folder cannot be written: permission denied", e);
        }
        catch (IOException e) when (e.HResult == SharingViolation)
        {
            throw new CommandException($"{path}: another simulation is running into this folder", e);
        }
        catch (IOException e)
        {
            throw new CommandException($"{path}: the folder cannot be written: {e.Message}", e);
        }
    }

    private static string PictureName(string figure) => $"{figure}.png";

    private void Write(string file, Action<Stream> write)
    {
        using OutputFile output = OutputFile.Create(System.IO.Path.Combine(Path, file));
        output.Write(write);
        output.Commit();
    }
}
