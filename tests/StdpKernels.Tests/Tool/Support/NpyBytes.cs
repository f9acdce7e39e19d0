using System.Text;

namespace StdpKernels.Tests.Tool.Support;

/// <summary>A <c>.npy</c> file put together by hand, right or wrong.</summary>
internal static class NpyBytes
{
    public static byte[] Create(string header, byte[] elements, byte version = 1)
    {
        byte[] text = (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetBytes(header + "\n");
        byte[] length = BitConverter.GetBytes(text.Length)[..(version == 1 ? 2 : 4)];
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. elements];
    }
}
