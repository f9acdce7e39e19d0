using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid ways to save and load. What damaged data do is in the tests of checkpoints.</summary>
internal static class CheckpointBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly byte[] NoCheckpoint = new byte[500];

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Call)> Errors = new()
    {
        ["save, no path"] = (Refusal.Null("path"), l => StdpCheckpoint.Save((string)null!, l.WView, l.State)),
        ["save, an empty path"] = (new("path", "empty"), l => StdpCheckpoint.Save("", l.WView, l.State)),
        ["save, no state"] = (Refusal.Null("state"), l => StdpCheckpoint.Save<T>("unused", l.WView, null!)),
        ["save, no weights"] = (new("w", "default"), l => InFolder(f => StdpCheckpoint.Save(f, default, l.State))),
        ["save, no folder"] = (Refused<DirectoryNotFoundException>(), l => StdpCheckpoint.Save("no/such/folder", l.WView, l.State)),
        ["save, a folder in the way"] = (Refused<UnauthorizedAccessException>(), l => InFolder(f =>
        {
            Directory.CreateDirectory(f);
            StdpCheckpoint.Save(f, l.WView, l.State);
        })),
        ["save, at work"] = (AtWork, l => Busy.While(l.State, () => InFolder(f => StdpCheckpoint.Save(f, l.WView, l.State)))),
        ["write, no stream"] = (Refusal.Null("stream"), l => StdpCheckpoint.Save((Stream)null!, l.WView, l.State)),
        ["write, no state"] = (Refusal.Null("state"), l => StdpCheckpoint.Save<T>(Stream.Null, l.WView, null!)),
        ["write, no weights"] = (new("w", "default"), l => StdpCheckpoint.Save(Stream.Null, default, l.State)),
        ["write, at work"] = (AtWork, l => Busy.While(l.State, () => StdpCheckpoint.Save(Stream.Null, l.WView, l.State))),
        ["load, no path"] = (Refusal.Null("path"), l => StdpCheckpoint.Load((string)null!, l.WView, l.State)),
        ["load, an empty path"] = (new("path", "empty"), l => StdpCheckpoint.Load("", l.WView, l.State)),
        ["load, weights in a trace"] =
            (new("w", "a trace", "overlap"), l => StdpCheckpoint.Load("unused", l.State.TracePre, l.State)),
        ["load, no state"] = (Refusal.Null("state"), l => StdpCheckpoint.Load<T>("unused", l.WView, null!)),
        ["load, no weights"] = (new("w", "default"), l => InFolder(f => StdpCheckpoint.Load(Garbage(f), default, l.State))),
        ["load, no file"] = (Refused<FileNotFoundException>(), l => StdpCheckpoint.Load("no such file", l.WView, l.State)),
        ["load, a folder"] = (Refused<UnauthorizedAccessException>(), l => StdpCheckpoint.Load(Path.GetTempPath(), l.WView, l.State)),
        ["load, no checkpoint"] =
            (Refused<InvalidDataException>("signature"), l => InFolder(f => StdpCheckpoint.Load(Garbage(f), l.WView, l.State))),
        ["load, at work"] = (AtWork, l => Busy.While(l.State, () => InFolder(f => StdpCheckpoint.Load(Garbage(f), l.WView, l.State)))),
        ["read, no stream"] = (Refusal.Null("stream"), l => StdpCheckpoint.Load((Stream)null!, l.WView, l.State)),
        ["read, weights in a trace"] =
            (new("w", "a trace", "overlap"), l => StdpCheckpoint.Load(Stream.Null, l.State.TracePost, l.State)),
        ["read, no state"] = (Refusal.Null("state"), l => StdpCheckpoint.Load<T>(Stream.Null, l.WView, null!)),
        ["read, no weights"] = (new("w", "default"), l => StdpCheckpoint.Load(new MemoryStream(NoCheckpoint), default, l.State)),
        ["read, no checkpoint"] =
            (Refused<InvalidDataException>("signature"), l => StdpCheckpoint.Load(new MemoryStream(NoCheckpoint), l.WView, l.State)),
        ["read, at work"] = (AtWork, l => Busy.While(l.State, () => StdpCheckpoint.Load(Stream.Null, l.WView, l.State))),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLinearLayer<T>> Call)> LayerErrors = new()
    {
        ["save, no path"] = (Refusal.Null("path"), l => l.SaveCheckpoint((string)null!)),
        ["save, an empty path"] = (new("path", "empty"), l => l.SaveCheckpoint("")),
        ["save, no folder"] = (Refused<DirectoryNotFoundException>(), l => l.SaveCheckpoint("no/such/folder")),
        ["save, a folder in the way"] = (Refused<UnauthorizedAccessException>(), l => InFolder(f =>
        {
            Directory.CreateDirectory(f);
            l.SaveCheckpoint(f);
        })),
        ["save, at work"] = (AtWork, l => Busy.While(l.State, () => InFolder(f => l.SaveCheckpoint(f)))),
        ["load, no path"] = (Refusal.Null("path"), l => l.LoadCheckpoint((string)null!)),
        ["load, an empty path"] = (new("path", "empty"), l => l.LoadCheckpoint("")),
        ["load, no file"] = (Refused<FileNotFoundException>(), l => l.LoadCheckpoint("no such file")),
        ["load, a folder"] = (Refused<UnauthorizedAccessException>(), l => l.LoadCheckpoint(Path.GetTempPath())),
        ["load, no checkpoint"] =
            (Refused<InvalidDataException>("signature"), l => InFolder(f => l.LoadCheckpoint(Garbage(f)))),
        ["load, at work"] = (AtWork, l => Busy.While(l.State, () => InFolder(f => l.LoadCheckpoint(Garbage(f))))),
        ["load, bytes in the weights"] =
            (new("userData", "the weights", "overlap"), l => l.LoadCheckpoint("unused", MemoryMarshal.AsBytes(l.EditWeights().Span))),
        ["write, no stream"] = (Refusal.Null("stream"), l => l.SaveCheckpoint((Stream)null!)),
        ["write, at work"] = (AtWork, l => Busy.While(l.State, () => l.SaveCheckpoint(Stream.Null))),
        ["read, no stream"] = (Refusal.Null("stream"), l => l.LoadCheckpoint((Stream)null!)),
        ["read, bytes in a trace"] =
            (new("userData", "a trace", "overlap"), l => l.LoadCheckpoint(Stream.Null, MemoryMarshal.AsBytes(l.State.TracePre.Span))),
        ["read, no checkpoint"] = (Refused<InvalidDataException>("signature"), l => l.LoadCheckpoint(new MemoryStream(NoCheckpoint))),
        ["read, at work"] = (AtWork, l => Busy.While(l.State, () => l.LoadCheckpoint(Stream.Null))),
    };

    private static Refusal AtWork => Refusal.InvalidOperation("[3, 5]", "one thread");

    public static IEnumerable<BadCall> All() =>
    [
        .. Errors.Select(error => BadCall.On(
            $"checkpoint, {error.Key}",
            error.Value.Refusal,
            () => TestLayer<T>.Linear(batch: 3, inputs: 5, outputs: 4),
            error.Value.Call)),
        .. LayerErrors.Select(error => BadCall.On<T, StdpLinearLayer<T>>(
            $"checkpoint of a layer, {error.Key}",
            error.Value.Refusal,
            () => new StdpLinearLayer<T>(3, 5, 4, new()),
            error.Value.Call)),
    ];

    private static Refusal Refused<TException>(params string[] message)
        where TException : Exception => new(null, message) { Exception = typeof(TException) };

    private static void InFolder(Action<string> call)
    {
        using var folder = new TemporaryFolder();
        call(folder.PathOf("layer.stdp"));
    }

    private static string Garbage(string path)
    {
        File.WriteAllBytes(path, NoCheckpoint);
        return path;
    }
}
