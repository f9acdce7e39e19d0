namespace StdpKernels.Native.Handles;

/// <summary>What a handle stands for.</summary>
internal abstract class NativeObject
{
    /// <summary>The handle that was given for it: a place in the table, and a number that no earlier handle of the place had.</summary>
    public nint Handle { get; set; }

    /// <summary>Such as "a layer of float32".</summary>
    public abstract string Description { get; }

    /// <summary>Before it is taken out of the table. Throws, and it stays, where a call is at work on it.</summary>
    public abstract void Close();

    protected static string TypeName<T>() => typeof(T) == typeof(float) ? "float32" : "float64";
}
