using System.Runtime.InteropServices;
using System.Text;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Exports;
using Activity = StdpKernels.Native.Handles.NativeActivity;

namespace StdpKernels.Native.Tests.Boundary;

/// <summary>
/// The exports as managed code, called as C calls them: what tests of the boundary need no library for that is compiled ahead of time, so that
/// faults can be planted in it by the compiler alone.
/// </summary>
internal static unsafe class ManagedExports
{
    public const int Float32 = 1;
    public const int Float64 = 2;

    // The names that the library is linked with are those of files for linkers here.
    static ManagedExports() => NativeLibrary.SetDllImportResolver(
        typeof(Status).Assembly, (name, _, _) => name is "libc" or "libm" ? NativeLibrary.Load($"{name}.so.6") : 0);

    public static string LastError
    {
        get
        {
            delegate* unmanaged<byte*> export = &LibraryExports.LastErrorText;
            return Marshal.PtrToStringUTF8((nint)export())!;
        }
    }

    public static Status CreateParameters(int type, nint* parameters)
    {
        delegate* unmanaged<int, nint*, int> export = &ParametersCreationExports.Create;
        return (Status)export(type, parameters);
    }

    public static nint NewParameters(int type)
    {
        nint parameters = 0;
        Assert.That(CreateParameters(type, &parameters), Is.EqualTo(Status.Ok));
        return parameters;
    }

    public static Status FreeParameters(nint parameters)
    {
        delegate* unmanaged<nint, int> export = &ParametersCreationExports.Free;
        return (Status)export(parameters);
    }

    public static Status SetNumber(nint parameters, int name, double number)
    {
        delegate* unmanaged<nint, int, double, int> export = &ParametersExports.SetNumber;
        return (Status)export(parameters, name, number);
    }

    public static Status SetChoice(nint parameters, int name, int choice)
    {
        delegate* unmanaged<nint, int, int, int> export = &ParametersExports.SetChoice;
        return (Status)export(parameters, name, choice);
    }

    public static Status SetTensor(nint parameters, int name, float* values, int rank, int* shape)
    {
        delegate* unmanaged<nint, int, float*, int, int*, int> export = &ParametersExports.SetTensorF32;
        return (Status)export(parameters, name, values, rank, shape);
    }

    public static Status CreateLinear(
        int batch, int inputs, int outputs, nint parameters, double dt, int layout, nint* layer)
    {
        delegate* unmanaged<int, int, int, nint, double, int, int, nint*, int> export = &LayerCreationExports.CreateLinear;
        return (Status)export(batch, inputs, outputs, parameters, dt, 1, layout, layer);
    }

    /// <summary>A layer of so many inputs and outputs.</summary>
    public static nint NewLayer(int type, int side = 4)
    {
        nint layer = 0, parameters = NewParameters(type);
        Assert.That(CreateLinear(1, side, side, parameters, 0.001, 0, &layer), Is.EqualTo(Status.Ok), LastError);
        Assert.That(FreeParameters(parameters), Is.EqualTo(Status.Ok));
        return layer;
    }

    public static Status FreeLayer(nint layer)
    {
        delegate* unmanaged<nint, int> export = &LayerCreationExports.Free;
        return (Status)export(layer);
    }

    public static Status Step(nint layer, Activity* zPre, Activity* zPost)
    {
        delegate* unmanaged<nint, Activity*, Activity*, int> export = &LayerExports.Step;
        return (Status)export(layer, zPre, zPost);
    }

    public static Status SetParameters(nint layer, nint parameters)
    {
        delegate* unmanaged<nint, nint, int> export = &LayerExports.SetParameters;
        return (Status)export(layer, parameters);
    }

    public static Status Load(nint layer, string path)
    {
        delegate* unmanaged<nint, byte*, int> export = &LayerExports.Load;
        fixed (byte* text = Encoding.UTF8.GetBytes(path + '\0'))
        {
            return (Status)export(layer, text);
        }
    }

    public static Status WarmUpWindows(nint layer, int steps)
    {
        delegate* unmanaged<nint, int, int> export = &LayerExports.WarmUpWindows;
        return (Status)export(layer, steps);
    }

    public static Status EditWeights(nint layer, double** w)
    {
        delegate* unmanaged<nint, double**, int> export = &LayerMemoryExports.EditWeightsF64;
        return (Status)export(layer, w);
    }

    public static Status Weights(nint layer, float** w)
    {
        delegate* unmanaged<nint, float**, int> export = &LayerMemoryExports.WeightsF32;
        return (Status)export(layer, w);
    }

    public static Status Traces(nint layer, float** tPre, float** tPost)
    {
        delegate* unmanaged<nint, float**, float**, int> export = &LayerMemoryExports.TracesF32;
        return (Status)export(layer, tPre, tPost);
    }

    public static Status Propagate(nint layer, Activity* z, float* currents, long count)
    {
        delegate* unmanaged<nint, Activity*, float*, long, int> export = &PropagationExports.PropagateF32;
        return (Status)export(layer, z, currents, count);
    }

    /// <summary>A workspace of four inputs and four outputs.</summary>
    public static nint NewWorkspace(int type)
    {
        delegate* unmanaged<int, int, int*, int, int*, nint*, int> export = &WorkspaceExports.Create;
        nint workspace = 0;
        int* shape = stackalloc int[] { 1, 4 };
        Assert.That((Status)export(type, 2, shape, 2, shape, &workspace), Is.EqualTo(Status.Ok));
        return workspace;
    }

    public static Status StepLinear(
        nint workspace, nint parameters, Activity* zPre, Activity* zPost, float* w, float* tPre, float* tPost)
    {
        delegate* unmanaged<nint, nint, double, Activity*, Activity*, float*, float*, float*, int> export = &WorkspaceExports.StepLinearF32;
        return (Status)export(workspace, parameters, 0.001, zPre, zPost, w, tPre, tPost);
    }
}
