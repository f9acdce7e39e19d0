using System.Runtime.InteropServices;

namespace StdpKernels.Native.Handles;

/// <summary><c>stdp_geometry</c> of the header.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeGeometry
{
    public int StrideHeight;
    public int StrideWidth;
    public int PaddingHeight;
    public int PaddingWidth;
    public int DilationHeight;
    public int DilationWidth;
    public int Groups;

    public static Conv2dGeometry Of(NativeGeometry* geometry) => geometry is null
        ? default
        : new Conv2dGeometry
        {
            Stride = (geometry->StrideHeight, geometry->StrideWidth),
            Padding = (geometry->PaddingHeight, geometry->PaddingWidth),
            Dilation = (geometry->DilationHeight, geometry->DilationWidth),

            // What a caller has left out is 0.
            Groups = geometry->Groups == 0 ? 1 : geometry->Groups,
        };
}
