using System.Text;

namespace StdpKernels.Native.Boundary;

/// <summary>The text of the last error of each thread, in memory that stays in its place.</summary>
internal static unsafe class LastError
{
    private static readonly byte* NoError = (byte*)System.Runtime.InteropServices.Marshal.StringToCoTaskMemUTF8("");
    private static readonly byte* NoText =
        (byte*)System.Runtime.InteropServices.Marshal.StringToCoTaskMemUTF8("There is not enough memory for the text of the error.");

    // Goes with its thread.
    [ThreadStatic]
    private static byte[]? _text;

    [ThreadStatic]
    private static byte* _pointer;

    public static byte* Pointer => _pointer is null ? NoError : _pointer;

    public static void Set(Exception e, Status status)
    {
        try
        {
            string text = status is Status.File or Status.Format or Status.Internal ? e.Message : ErrorText.Of(e);
            int length = Encoding.UTF8.GetByteCount(text);
            if (_text is null || _text.Length <= length)
            {
                _text = GC.AllocateUninitializedArray<byte>(Math.Max(length + 1, 512), pinned: true);
            }

            Encoding.UTF8.GetBytes(text, _text);
            _text[length] = 0;
            fixed (byte* start = _text)
            {
                _pointer = start;
            }
        }
        catch (OutOfMemoryException)
        {
            _pointer = NoText;
        }
    }
}
