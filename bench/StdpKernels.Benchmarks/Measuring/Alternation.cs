using System.Diagnostics;
using StdpKernels.Benchmarks.Contenders;

namespace StdpKernels.Benchmarks.Measuring;

/// <summary>
/// Measures contenders in turn, one short batch each, so that whatever else the machine does meets all of them alike: ratios of
/// the medians can be believed where absolute times cannot.
/// </summary>
/// <param name="Budget">Time for one set of contenders; each gets an equal share.</param>
/// <param name="MinBatches">Batches that even a contender gets whose share is too short for them.</param>
internal sealed record Alternation(TimeSpan Budget, int MinBatches)
{
    private const int MaxBatches = 400;
    private const double BatchMicroseconds = 2000;

    // Longer than the runtime waits before it compiles hot methods anew.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    /// <summary>The times of each contender, in the order given.</summary>
    public IReadOnlyList<Measurement> Measure(IReadOnlyList<Contender> contenders)
    {
        TimeSpan share = Budget / contenders.Count;
        Lane[] lanes = [.. contenders.Select(contender => new Lane(contender))];
        bool again = true;
        while (again)
        {
            again = false;
            foreach (Lane lane in lanes)
            {
                if (lane.Batches < MinBatches || (lane.Spent < share && lane.Batches < MaxBatches))
                {
                    lane.RunBatch();
                    again = true;
                }
            }
        }

        return [.. lanes.Select(lane => lane.Summarize())];
    }

    private sealed class Lane
    {
        private readonly Contender _contender;
        private readonly int _stepsPerBatch;
        private readonly List<double> _times = new(MaxBatches);

        public Lane(Contender contender)
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
            while (Stopwatch.GetElapsedTime(start) < WarmUp);

            _stepsPerBatch = (int)Math.Ceiling(BatchMicroseconds / Math.Max(shortest, 0.1));
        }

        public int Batches => _times.Count;

        public TimeSpan Spent { get; private set; }

        public void RunBatch()
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < _stepsPerBatch; i++)
            {
                _contender.Step();
            }

            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            _times.Add(elapsed.TotalMicroseconds / _stepsPerBatch);
            Spent += elapsed;
        }

        public Measurement Summarize() => Measurement.FromBatches(_contender.Name, _times, _stepsPerBatch);
    }
}
