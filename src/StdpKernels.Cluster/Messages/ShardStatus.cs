namespace StdpKernels.Cluster.Messages;

/// <summary>What became of a command.</summary>
internal enum ShardStatus
{
    /// <summary>It has been done now.</summary>
    Done = 0,

    /// <summary>It had been done before: the answer is the one of then.</summary>
    Repeated = 1,

    /// <summary>It is of a time or a driver that is over. Nothing has been changed.</summary>
    Stale = 2,

    /// <summary>Steps, or a start, that come before it have not come. Nothing has been changed.</summary>
    Ahead = 3,

    /// <summary>There is no shard here: it was lost, or has never been started.</summary>
    NotStarted = 4,

    /// <summary>It is not valid. Nothing has been changed.</summary>
    Refused = 5,
}
