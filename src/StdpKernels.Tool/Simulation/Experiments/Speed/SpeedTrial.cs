using System.Diagnostics;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>One network whose steps are timed.</summary>
/// <remarks>Times are no part of its state: they belong to the process, and only the steps are the same in every run.</remarks>
internal sealed class SpeedTrial : ITrial
{
    // Blocks of steps timed as a whole take turns with blocks timed step by step, so that reading the clock does not slow the former.
    private const int BlockSteps = 100;
    private const int WarmUpSteps = 10 * BlockSteps;

    private readonly SpeedNetwork _network;
    private readonly StepTimes _times = new();
    private long _stepsDone;
    private long _spikes;
    private long _updates;
    private long _blockStart;
    private long _allocated;
    private long _allocatedBefore;
    private int _collectionsBefore;

    public SpeedTrial(SpeedNetwork network, long steps)
    {
        _network = network;
        Steps = steps;
    }

    public SpeedNetwork Network => _network;

    public long Steps { get; }

    public long Spikes => _spikes;

    public bool IsComplete => _stepsDone == Steps;

    public double MeanStep => _times.Mean;

    /// <summary>How much faster than the modelled time.</summary>
    public double RealTimeFactor => _network.TimeStep / MeanStep;

    public double UpdatesPerSecond => _updates / (_stepsDone * MeanStep);

    public double OutputRate => _spikes / (_stepsDone * _network.TimeStep * _network.Neurons);

    /// <summary>
    /// Bytes allocated by the steps after the first thousand. What is shown and saved between blocks of steps does not count.
    /// </summary>
    public long AllocatedBytes => _allocated;

    public double Percentile(double part) => _times.Percentile(part);

    public void Step()
    {
        long blockStep = _stepsDone % BlockSteps;
        bool single = _stepsDone / BlockSteps % 2 == 1;
        long start = single || blockStep == 0 ? Stopwatch.GetTimestamp() : 0;
        if (blockStep == 0)
        {
            _blockStart = start;
            _collectionsBefore = GC.CollectionCount(0);
            _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        }

        (int spikes, int updates) = _network.Step();
        if (_stepsDone < WarmUpSteps)
        {
            // The first steps wait for the compiler, and make the room that all others use.
        }
        else if (single)
        {
            _times.Add(Stopwatch.GetTimestamp() - start);
        }
        else if (blockStep == BlockSteps - 1)
        {
            _times.AddBlock(Stopwatch.GetTimestamp() - _blockStart, BlockSteps);
        }

        _spikes += spikes;
        _updates += updates;
        _stepsDone++;
        // A collection, for which only another thread can be the reason then, moves the count of this one.
        if (blockStep == BlockSteps - 1 && _stepsDone > WarmUpSteps && GC.CollectionCount(0) == _collectionsBefore)
        {
            _allocated += GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore;
        }
    }

    public void Transfer(StateTransfer state)
    {
        state.Value(ref _stepsDone);
        state.Value(ref _spikes);
        state.Value(ref _updates);
        _network.Transfer(state);
    }
}
