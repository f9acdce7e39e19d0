using StdpKernels.Tool.Npz;

namespace StdpKernels.Tool.Recordings;

/// <summary>
/// Reads a recording from an archive. All sizes are known and fit each other, and the memory, before the first element is read.
/// </summary>
internal static class RecordingReader
{
    /// <summary>Reads a recording.</summary>
    /// <param name="path">The archive: <c>w</c>, <c>z_pre</c>, <c>z_post</c>, and what else <see cref="RecordingNames"/> has; nothing else.</param>
    /// <param name="geometry">What was asked for, if anything: only a convolution has one.</param>
    /// <param name="use">What the replay will read beside spikes.</param>
    /// <exception cref="CommandException">The archive cannot be read, or its arrays do not fit each other, what they are for, or the memory.</exception>
    public static Recording Read(string path, Conv2dGeometry? geometry, RecordingUse use = default) =>
        Read(path, geometry, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, use);

    /// <summary>Reads a recording.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="geometry">What was asked for, if anything.</param>
    /// <param name="availableMemory">Bytes of memory that there are.</param>
    /// <param name="use">What the replay will read beside spikes.</param>
    /// <exception cref="CommandException">The archive cannot be read, or its arrays do not fit each other, what they are for, or the memory.</exception>
    internal static Recording Read(string path, Conv2dGeometry? geometry, long availableMemory, RecordingUse use = default)
    {
        using NpzReader archive = NpzReader.Open(path);
        var contract = new RecordingContract(
            path,
            archive.Find(RecordingNames.W),
            archive.Find(RecordingNames.ZPre),
            archive.Find(RecordingNames.ZPost),
            archive.TryFind(RecordingNames.TPre),
            archive.TryFind(RecordingNames.TPost),
            archive.TryFind(RecordingNames.TPreSlow),
            archive.TryFind(RecordingNames.TPostSlow),
            archive.TryFind(RecordingNames.Gate),
            archive.TryFind(RecordingNames.Reward));
        RecordingNames.RequireKnown(path, archive.Names);
        Conv2dGeometry? used = contract.Require(geometry);
        contract.RequireUse(use);
        contract.RequireMemory(availableMemory);
        return new Recording(
            contract.Weights.Read(),
            contract.ActivityPre.Read(),
            contract.ActivityPost.Read(),
            contract.TracePre?.Read(),
            contract.TracePost?.Read(),
            used,
            contract.SlowTracePre?.Read(),
            contract.SlowTracePost?.Read(),
            contract.Gate?.Read(),
            contract.Reward?.Read());
    }
}
