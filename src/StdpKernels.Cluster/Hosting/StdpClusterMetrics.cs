namespace StdpKernels.Cluster.Hosting;

/// <summary>Where what a cluster counts is found, by any collector that listens to <see cref="System.Diagnostics.Metrics"/>.</summary>
public static class StdpClusterMetrics
{
    /// <summary>The name of the meter. Give it to <c>AddMeter</c> of OpenTelemetry, beside <c>Microsoft.Orleans</c>.</summary>
    public const string MeterName = "StdpKernels.Cluster";
}
