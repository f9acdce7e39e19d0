using System.Globalization;
using StdpKernels.Benchmarks.Contenders;

namespace StdpKernels.Benchmarks.Goals;

/// <summary>A limit that a step has to come close to, besides being faster than others.</summary>
internal abstract record Limit
{
    /// <summary>What is aimed at.</summary>
    public abstract string Requirement { get; }

    /// <summary>What has to be measured in the same alternation, if anything.</summary>
    public virtual Contender? CreateProbe(Work work, LayerData<float> data) => null;

    /// <summary>Whether the probe computes the same steps, and has to agree.</summary>
    public virtual bool ProbeAgrees => false;

    /// <summary>What was reached, from the time of the step and that of the probe in microseconds.</summary>
    public abstract Check Judge(Work work, double step, double probe);
}

/// <summary>A share of the bandwidth at which an array as large as <c>w</c> can be updated in place.</summary>
internal sealed record BandwidthLimit(double Share) : Limit
{
    public override string Requirement =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * Share:0} % of the in-place bandwidth where w lives");

    public override Contender CreateProbe(Work work, LayerData<float> data) => new BandwidthProbe<float>(data.Layer.WeightLength);

    public override Check Judge(Work work, double step, double probe) => new(
        Requirement,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{100 * probe / step:0} % ({2.0 * sizeof(float) * work.Layer.WeightLength / step / 1e3:0} GB/s)"),
        probe / step >= Share);
}

/// <summary>A share of the peak of fused multiply-adds, of the operations that the dense sums have.</summary>
internal sealed record PeakLimit(double Share) : Limit
{
    public override string Requirement => string.Create(CultureInfo.InvariantCulture, $"{100 * Share:0} % of the FMA peak");

    public override Contender CreateProbe(Work work, LayerData<float> data) => FmaPeakProbe<float>.OfSums();

    public override Check Judge(Work work, double step, double probe)
    {
        double reached = work.Layer.Operations / step / (FmaPeakProbe<float>.OfSums().Operations / probe);
        return new Check(
            Requirement,
            string.Create(
                CultureInfo.InvariantCulture, $"{100 * reached:0} % ({work.Layer.Operations / step / 1e3:0} GFLOP/s)"),
            reached >= Share);
    }
}

/// <summary>
/// So many plastic synaptic updates a second: presynaptic spikes times fan-out and postsynaptic spikes times fan-in.
/// </summary>
internal sealed record UpdateLimit(double UpdatesPerSecond) : Limit
{
    public override string Requirement =>
        string.Create(CultureInfo.InvariantCulture, $"{UpdatesPerSecond / 1e9:0.0#} · 10⁹ synaptic updates a second");

    public override Check Judge(Work work, double step, double probe)
    {
        double reached = work.SynapticUpdates / step * 1e6;
        return new Check(
            Requirement,
            string.Create(CultureInfo.InvariantCulture, $"{reached / 1e9:0.00} · 10⁹"),
            reached >= UpdatesPerSecond);
    }
}

/// <summary>So many times as fast as the same step on one thread.</summary>
internal sealed record ThreadLimit(double Ratio) : Limit
{
    public override string Requirement => string.Create(CultureInfo.InvariantCulture, $"{Ratio} × one thread");

    public override Contender CreateProbe(Work work, LayerData<float> data) => LibraryContender.Prepared(data);

    public override Check Judge(Work work, double step, double probe) => new(
        Requirement, string.Create(CultureInfo.InvariantCulture, $"{probe / step:0.00} ×"), probe / step >= Ratio);
}

/// <summary>So many times as fast as the same steps one by one.</summary>
internal sealed record WindowLimit(double Ratio) : Limit
{
    public override string Requirement => string.Create(CultureInfo.InvariantCulture, $"{Ratio} × single steps");

    public override bool ProbeAgrees => true;

    public override Contender CreateProbe(Work work, LayerData<float> data) =>
        new WindowContender<float>(data, work.Window, isWindow: false, work.FromEvents);

    public override Check Judge(Work work, double step, double probe) => new(
        Requirement, string.Create(CultureInfo.InvariantCulture, $"{probe / step:0.00} ×"), probe / step >= Ratio);
}

/// <summary>At most so many times what the additive rule with numbers takes.</summary>
internal sealed record RuleLimit(double Ratio) : Limit
{
    public override string Requirement => string.Create(CultureInfo.InvariantCulture, $"≤ {Ratio} × the additive rule with numbers");

    public override Contender CreateProbe(Work work, LayerData<float> data) => LibraryContender.Prepared(data);

    public override Check Judge(Work work, double step, double probe) => new(
        Requirement, string.Create(CultureInfo.InvariantCulture, $"{step / probe:0.00} ×"), step / probe <= Ratio);
}
