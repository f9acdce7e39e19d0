namespace StdpKernels.Reporting.Measuring;

/// <summary>How much there is to do in what a suite measures.</summary>
public interface IWorkSize
{
    /// <summary>Floating-point operations where everything fires.</summary>
    double Operations { get; }

    /// <summary>Numbers that must move at least, read or written.</summary>
    double NumbersMoved { get; }

    /// <summary>Numbers that are at work together; they decide which level of memory counts.</summary>
    double NumbersHeld { get; }

    /// <summary>Plastic synaptic updates where everything fires: each spike's fan-out or fan-in.</summary>
    double Updates { get; }
}
