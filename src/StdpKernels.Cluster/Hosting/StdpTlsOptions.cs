namespace StdpKernels.Cluster.Hosting;

/// <summary>Encryption between silos in which both sides show a certificate of one authority.</summary>
public sealed class StdpTlsOptions
{
    /// <summary>The certificate of this silo, in PEM.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>Its key, in PEM.</summary>
    public string Key { get; set; } = "";

    /// <summary>The certificate of the authority that signed those of all silos, in PEM. No other one is trusted.</summary>
    public string Authority { get; set; } = "";
}
