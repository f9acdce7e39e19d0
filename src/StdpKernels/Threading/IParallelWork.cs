namespace StdpKernels.Threading;

/// <summary>Work in parts that do not depend on each other.</summary>
internal interface IParallelWork
{
    /// <summary>Does one part; different parts may run at the same time.</summary>
    void Run(int part, int parts);
}
