using System.Numerics;
using StdpKernels.Coefficients;

namespace StdpKernels.Rules;

/// <summary>Work that is compiled anew for each rule and each kind of parameters.</summary>
internal interface IRuleAction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Invoke<TRule, TSource>()
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct;
}
