using System.Diagnostics;
using StdpKernels.Reporting.Latency;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>One network whose steps are timed.</summary>
/// <remarks>Times are no part of its state: they belong to the process, and only the steps are the same in every run.</remarks>
internal sealed class SpeedTrial : ITrial
{
    // Blocks of steps timed as a whole take turns with blocks timed step by step, so that reading the clock does not slow the former.
    private const int BlockSteps = 100;
    private const int FirstSteps = 10 * BlockSteps;

    private readonly Func<SpeedNetwork> _create;
    private readonly TimeSpan _warmUpTime;
    private readonly SpeedNetwork _network;
    private readonly StepTimes _times = new();
    private long _stepsDone;
    private long _spikes;
    private long _updates;
    private long _blockStart;
    private long _allocated;
    private long _allocatedBefore;
    private int _collectionsBefore;
    private long _stepsHere;

    /// <summary>A network at its start.</summary>
    /// <param name="create">Makes it; and another of the same kind, to warm up.</param>
    /// <param name="seconds">How much time is simulated.</param>
    /// <param name="warmUpTime">
    /// How long the other one runs first. After a second or two the compiler has made all of a step as fast as it will be; its time is no
    /// part of a simulation's, here and elsewhere.
    /// </param>
    public SpeedTrial(Func<SpeedNetwork> create, double seconds, TimeSpan warmUpTime)
    {
        _create = create;
        _network = create();
        _warmUpTime = warmUpTime;
        Steps = (long)Math.Round(seconds / _network.TimeStep);
    }

    public SpeedNetwork Network => _network;

    public long Steps { get; }

    public long Spikes => _spikes;

    public bool IsComplete => _stepsDone == Steps;

    /// <summary>Whether steps have been timed: not so if all were done by a process that was killed before.</summary>
    public bool IsTimed => !_times.IsEmpty;

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

    public IReadOnlyList<LatencyPoint> Curve(int intervals) => _times.Curve(intervals);

    public void Step()
    {
        if (_stepsHere == 0)
        {
            WarmUp();
        }

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
        if (_stepsHere < FirstSteps)
        {
            // The first steps make the room that all others use, and fill the caches.
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
        _stepsHere++;

        if (blockStep == BlockSteps - 1 && _stepsHere > FirstSteps + BlockSteps)
        {
            // A collection, for which only another thread can be the reason then, moves the count of this one, which is read between both looks.
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            _allocated += GC.CollectionCount(0) == _collectionsBefore ? allocated - _allocatedBefore : 0;
        }
    }

    public void Transfer(StateTransfer state)
    {
        state.Value(ref _stepsDone);
        state.Value(ref _spikes);
        state.Value(ref _updates);
        _network.Transfer(state);
    }

    private void WarmUp()
    {
        SpeedNetwork other = _create();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < _warmUpTime;)
        {
            for (int i = 0; i < BlockSteps; i++)
            {
                other.Step();
            }
        }
    }
}
