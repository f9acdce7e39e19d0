namespace StdpKernels.Native.Boundary;

/// <summary>What an export returns: <c>stdp_status</c> of the header, whose numbers stay what they are.</summary>
internal enum Status
{
    Ok = 0,
    Null = 1,
    Handle = 2,
    Kind = 3,
    Argument = 4,
    Range = 5,
    Busy = 6,
    Frozen = 7,
    File = 8,
    Format = 9,
    Memory = 10,
    Internal = 11,
}
