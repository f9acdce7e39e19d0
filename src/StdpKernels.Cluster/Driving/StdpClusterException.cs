namespace StdpKernels.Cluster.Driving;

/// <summary>A run that cannot go on: a shard stays away, another driver has taken the run over, or shards do not answer what they must.</summary>
public sealed class StdpClusterException : IOException
{
    /// <summary>A run that cannot go on.</summary>
    public StdpClusterException()
    {
    }

    /// <summary>A run that cannot go on.</summary>
    /// <param name="message">Why, in one line.</param>
    public StdpClusterException(string message)
        : base(message)
    {
    }

    /// <summary>A run that cannot go on.</summary>
    /// <param name="message">Why, in one line.</param>
    /// <param name="innerException">What it was met as.</param>
    public StdpClusterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
