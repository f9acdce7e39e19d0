namespace StdpKernels;

/// <summary>Whether the two changes of a step come together or one after the other.</summary>
public enum StdpOrder
{
    /// <summary>Both from the old weight, and then the bound: <c>w ← bound(w + (A_plus(w) · P − A_minus(w) · M))</c>. The way of the original functions.</summary>
    Together = 0,

    /// <summary>Potentiation and the bound, then depression, from the weight that has changed, and the bound.</summary>
    PotentiationFirst = 1,

    /// <summary>Depression and the bound, then potentiation, from the weight that has changed, and the bound.</summary>
    DepressionFirst = 2,
}
