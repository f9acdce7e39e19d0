namespace StdpKernels.Kernels;

/// <summary>Where the lists of one step of a window stand.</summary>
/// <param name="First">The first entry.</param>
/// <param name="Count">The number of entries of all samples.</param>
/// <param name="IsListed">Whether there are lists.</param>
/// <param name="IsGiven">Whether the caller gave them, or they were found in dense activity.</param>
/// <param name="IsGraded">Whether each entry carries a number.</param>
internal readonly record struct StepList(int First, int Count, bool IsListed, bool IsGiven, bool IsGraded);
