using System.Numerics;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionAdapter;

/// <summary>The version of the library that this assembly was compiled against.</summary>
public sealed class LibraryVersion : IVersion
{
    public ISteps<T> Create<T>(StepRequest<T> request)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Form switch
        {
            StepForm.Layer => new LayerSteps<T>(request),
            StepForm.Events => new EventSteps<T>(request),
            StepForm.Call => request.WeightShape.Length == 2 ? new LinearCalls<T>(request) : new Conv2dCalls<T>(request),
            _ => throw new ArgumentOutOfRangeException(
                nameof(request), request.Form, $"The form of a step must be one of {nameof(StepForm)}."),
        };
    }
}
