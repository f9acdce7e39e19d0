using System.Diagnostics;

namespace StdpKernels.Reporting.Measuring;

/// <summary>
/// Measures contenders in turn, one short batch each, so that whatever else the machine does meets all of them alike: ratios of
/// the medians can be believed where absolute times cannot.
/// </summary>
/// <param name="Budget">Time for one set of contenders; each gets an equal share.</param>
/// <param name="MinBatches">Batches that even a contender gets whose share is too short for them.</param>
internal sealed record Alternation(TimeSpan Budget, int MinBatches)
{
    /// <summary>Batches after which a contender is done, however much of its share is left.</summary>
    public int MaxBatches { get; init; } = 400;

    /// <summary>How long a batch takes, or one step where that is longer.</summary>
    public double BatchMicroseconds { get; init; } = 2000;

    /// <summary>How long each contender runs first: by default longer than the runtime waits before it compiles hot methods anew.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// For two contenders that are almost alike, where a few percent count. Their batches have equal numbers of steps, so that both
    /// pay alike for caches that the other has filled, and every second turn goes backwards (A B B A), so that a drift of the clock
    /// meets both alike.
    /// </summary>
    public bool IsPaired { get; init; }

    /// <summary>Ends the measuring between two batches.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>The times of each contender, in the order given.</summary>
    /// <exception cref="OperationCanceledException">The measuring was ended.</exception>
    public IReadOnlyList<Measurement> Measure(IReadOnlyList<Contender> contenders)
    {
        TimeSpan share = Budget / contenders.Count;
        Lane[] lanes = [.. contenders.Select(contender => new Lane(contender, WarmUp, BatchMicroseconds))];
        if (IsPaired)
        {
            int steps = lanes.Max(lane => lane.StepsPerBatch);
            Array.ForEach(lanes, lane => lane.StepsPerBatch = steps);
        }

        Lane[] turn = [.. lanes];
        bool again = true;
        while (again)
        {
            again = false;
            foreach (Lane lane in turn)
            {
                CancellationToken.ThrowIfCancellationRequested();
                if (lane.Batches < MinBatches || (lane.Spent < share && lane.Batches < MaxBatches))
                {
                    lane.RunBatch();
                    again = true;
                }
            }

            if (IsPaired)
            {
                Array.Reverse(turn);
            }
        }

        return [.. lanes.Select(lane => lane.Summarize())];
    }

    private sealed class Lane
    {
        private readonly Contender _contender;
        private readonly List<double> _times = [];

        public Lane(Contender contender, TimeSpan warmUp, double batchMicroseconds)
        {
            _contender = contender;
            long start = Stopwatch.GetTimestamp();
            double shortest = double.PositiveInfinity;
            do
            {
                long step = Stopwatch.GetTimestamp();
                contender.Step();
                shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(step).TotalMicroseconds);
            }
            while (Stopwatch.GetElapsedTime(start) < warmUp);

            StepsPerBatch = (int)Math.Ceiling(batchMicroseconds / Math.Max(shortest, 0.1));
        }

        public int StepsPerBatch { get; set; }

        public int Batches => _times.Count;

        public TimeSpan Spent { get; private set; }

        public void RunBatch()
        {
            long start = Stopwatch.GetTimestamp();
            _contender.Run(StepsPerBatch);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            _times.Add(elapsed.TotalMicroseconds / StepsPerBatch);
            Spent += elapsed;
        }

        public Measurement Summarize() => Measurement.FromBatches(_contender.Name, _times, StepsPerBatch);
    }
}
