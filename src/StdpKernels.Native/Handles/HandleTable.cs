using System.Collections.Concurrent;
using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Handles;

/// <summary>The objects that have a handle. Nothing waits for another thread: after a fork there is none.</summary>
internal static class HandleTable
{
    private const int ChunkLength = 1024;
    private const int Chunks = 4096;

    private static readonly NativeObject?[]?[] Table = new NativeObject?[]?[Chunks];
    private static readonly ConcurrentStack<int> Free = new();
    private static int _places;
    private static int _serial;

    public static nint Add(NativeObject item)
    {
        if (!Free.TryPop(out int place))
        {
            place = Interlocked.Increment(ref _places) - 1;
            if (place >= Chunks * ChunkLength)
            {
                throw new RefusedException(Status.Memory, $"There are at most {Chunks * ChunkLength} handles.");
            }

            Interlocked.CompareExchange(ref Table[place / ChunkLength], new NativeObject?[ChunkLength], null);
        }

        item.Handle = (nint)(((ulong)(uint)Interlocked.Increment(ref _serial) << 32) | (uint)(place + 1));
        Volatile.Write(ref Table[place / ChunkLength]![place % ChunkLength], item);
        return item.Handle;
    }

    /// <param name="handle">What the caller gave.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="expected">Such as "a layer".</param>
    public static TObject Get<TObject>(nint handle, string name, string expected)
        where TObject : NativeObject =>
        Find(handle) is TObject item ? item : throw Refused(handle, name, expected);

    public static void Remove<TObject>(nint handle, string name, string expected)
        where TObject : NativeObject
    {
        TObject item = Get<TObject>(handle, name, expected);
        item.Close();
        int place = Place(handle);
        if (Interlocked.CompareExchange(ref Table[place / ChunkLength]![place % ChunkLength], null, item) != item)
        {
            throw Refused(handle, name, expected);
        }

        Free.Push(place);
    }

    private static int Place(nint handle) => (int)(uint)handle - 1;

    private static NativeObject? Find(nint handle)
    {
        uint place = (uint)Place(handle);
        NativeObject?[]? chunk = place < Chunks * ChunkLength ? Volatile.Read(ref Table[place / ChunkLength]) : null;
        NativeObject? item = chunk is null ? null : Volatile.Read(ref chunk[place % ChunkLength]);
        return item?.Handle == handle ? item : null;
    }

    private static RefusedException Refused(nint handle, string name, string expected) =>
        handle == 0 ? new RefusedException(Status.Null, $"{name} must be the handle of {expected}, but it is NULL.")
        : Find(handle) is { } other
            ? new RefusedException(Status.Kind, $"{name} must be the handle of {expected}, but it is that of {other.Description}.")
            : new RefusedException(Status.Handle, $"{name} must be the handle of {expected}, but it is no handle, or was freed.");
}
