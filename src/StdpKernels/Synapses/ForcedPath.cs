namespace StdpKernels.Synapses;

/// <summary>What a test wants a step to do instead of what is cheapest, so that every kernel meets every case.</summary>
/// <param name="IsSparse">Event-driven kernels (where they are allowed), or dense ones.</param>
/// <param name="Parts">Into how many parts the rows are cut: no more than there are threads, nor than tiles of rows.</param>
/// <param name="WindowRows">How many rows take all steps of a window together.</param>
/// <param name="Unfolds">Whether the dense kernel of a convolution unfolds images, or reads patches where they lie.</param>
/// <param name="WindowColumns">How many columns take the dense steps of a window together, a multiple of every vector.</param>
/// <param name="IsFar">Weights of a window are taken to come from memory, however few there are.</param>
internal sealed record ForcedPath(bool IsSparse, int Parts, int? WindowRows = null, bool Unfolds = true, int? WindowColumns = null, bool IsFar = false);
