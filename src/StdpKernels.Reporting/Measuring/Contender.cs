namespace StdpKernels.Reporting.Measuring;

/// <summary>One way to compute the steps of one layer. Whoever holds more than managed memory is disposable besides.</summary>
internal abstract class Contender(string name, int patternCount, int stepsAtOnce = 1)
{
    // Where nothing fires, traces decay by 2 % a step. Begun anew this often they never get so small that arithmetic slows down,
    // and the copy costs less than a thousandth.
    private const int StepsBetweenRestores = 1024;

    private int _steps;

    public string Name { get; } = name;

    /// <summary>One step, with the next of the data's patterns.</summary>
    public void Step()
    {
        if (_steps % Math.Max(1, StepsBetweenRestores / stepsAtOnce) == 0)
        {
            RestoreTraces();
        }

        Step(_steps % patternCount);
        _steps++;
    }

    /// <summary>Steps in a row. Whoever crosses a border to each step overrides it, so as to cross that once.</summary>
    public virtual void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Step();
        }
    }

    /// <summary>A copy of the weights as they are now.</summary>
    public abstract double[] CopyWeights();

    protected abstract void RestoreTraces();

    protected abstract void Step(int pattern);
}
