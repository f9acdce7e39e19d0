using StdpKernels.Checkpoints;
using StdpKernels.Cluster.Messages;
using StdpKernels.Cluster.Models;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Shards;

/// <summary>A shard, and what it has been told so far: each command is done exactly once, whatever comes twice, late or from a driver that is no more.</summary>
/// <remarks>
/// Starts are numbered, and the numbers only grow: a new driver, and a driver that has its shard start again, take a greater one, and commands of a smaller
/// one are stale from then on. Within a start, a command says which step it is at. The one that is due is done; the last one that was done, if it comes
/// again, gets the answer that was kept. Everything is checked before anything is changed. One call at a time.
/// </remarks>
internal sealed class ShardSession(ShardModels models, string folder)
{
    // A window is a part of a second; more would be a message that wants memory for its starts.
    private const int MaxSteps = 1 << 20;
    private const int MaxPiece = 16 << 20;

    private IStdpShard? _shard;
    private ShardStart _start = new();
    private (ShardCommand Command, byte[]? Answer)? _last;

    private ShardReply Here => new() { Incarnation = _start.Incarnation, StepsDone = _shard?.StepsDone ?? 0 };

    /// <summary>Makes the shard, or has it go on from a checkpoint. A start that has come before changes nothing.</summary>
    public ShardReply Start(ShardStart start, string key)
    {
        if (start.Incarnation < _start.Incarnation)
        {
            return Here with { Status = ShardStatus.Stale };
        }

        if (start.Incarnation == _start.Incarnation && _shard is not null)
        {
            return IsSame(start, _start) && start.Checkpoint == _start.Checkpoint
                ? Here with { Status = ShardStatus.Repeated, Shape = ShapeOf(_shard) }
                : Refuse("Another driver has started the shard under the same number.");
        }

        try
        {
            ShardRange[] ranges = StartContract.Validate(start, key);
            var files = new ShardFiles(folder, start.Run);
            IStdpShard shard = Make(start, ranges);
            if (start.Checkpoint >= 0)
            {
                Load(shard, files.Of(start.Shard, start.Checkpoint), start.Checkpoint);
            }

            (_shard, _start, _last) = (shard, start, null);
            return Here with { Shape = ShapeOf(shard) };
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return Refuse(e.Message);
        }
    }

    /// <summary>Does a window of steps.</summary>
    public ShardReply Run(ShardCommand command)
    {
        if (Missing(command.Incarnation) is { } missing)
        {
            return missing;
        }

        if (_last is var (last, answer) && command.FirstStep == last.FirstStep && command.Steps == last.Steps && last.Steps > 0)
        {
            return IsSame(command, last)
                ? Here with { Status = ShardStatus.Repeated, Bytes = answer }
                : Refuse("Other spikes came for the window before.");
        }

        if (command.FirstStep != _shard!.StepsDone)
        {
            return Here with { Status = command.FirstStep < _shard.StepsDone ? ShardStatus.Stale : ShardStatus.Ahead };
        }

        try
        {
            if (command.Steps is < 1 or > MaxSteps)
            {
                return Refuse($"A window must have from 1 to {MaxSteps} steps, but it has {command.Steps}.");
            }

            int samples = checked(command.Steps * _shard.BatchSize);
            SpikeRaster pre = SpikeCodec.Decode(command.Pre, samples, _shard.Inputs);
            SpikeRaster? post = command.Post is null ? null : SpikeCodec.Decode(command.Post, samples, _shard.Outputs);
            SpikeRaster? fired = _shard.Run(command.Steps, pre, post);
            _last = (command, fired is null ? null : SpikeCodec.Encode(fired));
            return Here with { Bytes = _last.Value.Answer };
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return Refuse(e.Message);
        }
    }

    /// <summary>Saves the shard, which must be at that step.</summary>
    public ShardReply Save(long incarnation, long step)
    {
        if (Missing(incarnation) is { } missing)
        {
            return missing;
        }

        if (step != _shard!.StepsDone)
        {
            return Here with { Status = step < _shard.StepsDone ? ShardStatus.Stale : ShardStatus.Ahead };
        }

        try
        {
            var files = new ShardFiles(folder, _start.Run);
            files.CreateFolder();
            ShardFiles.Write(files.Of(_start.Shard, step), _shard.Save);
            return Here;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return Refuse(e.Message);
        }
    }

    /// <summary>Reads or writes a piece of an array.</summary>
    public ShardReply Transfer(ShardPiece piece)
    {
        if (Missing(piece.Incarnation) is { } missing)
        {
            return missing;
        }

        if (piece.FirstStep != _shard!.StepsDone)
        {
            return Here with { Status = piece.FirstStep < _shard.StepsDone ? ShardStatus.Stale : ShardStatus.Ahead };
        }

        try
        {
            if (piece.Bytes is not null)
            {
                _shard.Write(piece.Array, piece.Offset, piece.Bytes);
                return Here;
            }

            if (piece.Count is < 0 or > MaxPiece)
            {
                return Refuse($"A piece must have from 0 to {MaxPiece} bytes, but it has {piece.Count}.");
            }

            byte[] bytes = new byte[piece.Count];
            _shard.Read(piece.Array, piece.Offset, bytes);
            return Here with { Bytes = bytes };
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return Refuse(e.Message);
        }
    }

    /// <summary>Gives the memory of the shard back.</summary>
    public ShardReply Stop(long incarnation)
    {
        if (Missing(incarnation) is { } missing)
        {
            return missing;
        }

        (_shard, _last) = (null, null);
        return Here;
    }

    /// <summary>A shard at its beginning, or the one that is here where it will be loaded into.</summary>
    private IStdpShard Make(ShardStart start, ShardRange[] ranges)
    {
        if (_shard is not null && start.Checkpoint >= 0 && IsSame(start, _start))
        {
            return _shard;
        }

        // Not two of them in memory; who has it started again has given up the one that was here.
        (_shard, _last) = (null, null);
        IStdpShard shard = models.Create(start.Model, new ShardAssignment(start.Shard, ranges, start.Settings));
        int neurons = ranges.Sum(range => range.Count);
        return shard.Outputs == neurons
            ? shard
            : throw new InvalidDataException($"The model '{start.Model}' must make a shard of {neurons} neurons, but it made one of {shard.Outputs}.");
    }

    private void Load(IStdpShard shard, string path, long step)
    {
        using FileStream stream = AtomicFile.OpenRead(path);
        shard.Load(stream);
        if (shard.StepsDone != step)
        {
            // What was here is no more, and what came instead is not what was asked for.
            (_shard, _last) = (null, null);
            throw new InvalidDataException($"The checkpoint of step {step} must be at it, but it is at {shard.StepsDone}.");
        }
    }

    private ShardReply? Missing(long incarnation) =>
        _shard is null ? Here with { Status = ShardStatus.NotStarted }
        : incarnation < _start.Incarnation ? Here with { Status = ShardStatus.Stale }
        : incarnation > _start.Incarnation ? Here with { Status = ShardStatus.Ahead }
        : null;

    private ShardReply Refuse(string text) => Here with { Status = ShardStatus.Refused, Text = text };

    // What a message can bring about. Anything else is a fault, and the engine tells it to the caller as such.
    private static bool IsRefusal(Exception e) => e is ArgumentException or InvalidDataException or InvalidOperationException or OverflowException
        or NotSupportedException or IOException or UnauthorizedAccessException or OutOfMemoryException;

    private static ShardShape ShapeOf(IStdpShard shard) => new(shard.BatchSize, shard.Inputs, shard.Outputs, shard.HasNeurons);

    private static bool IsSame(ShardStart start, ShardStart other) =>
        start.Run == other.Run && start.Shard == other.Shard && start.Model == other.Model
        && start.Ranges.AsSpan().SequenceEqual(other.Ranges) && start.Settings.AsSpan().SequenceEqual(other.Settings);

    private static bool IsSame(ShardCommand command, ShardCommand other) =>
        command.Pre.AsSpan().SequenceEqual(other.Pre) && command.Post is null == other.Post is null
        && command.Post.AsSpan().SequenceEqual(other.Post);
}
