namespace StdpKernels.Tool.Verification.Peers;

/// <summary>What a case asks for and the library does not have, on purpose.</summary>
/// <param name="reason">What, and why not.</param>
internal sealed class InexpressibleException(string reason) : Exception(reason);
