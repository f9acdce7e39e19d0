using StdpKernels.PackageConsumer;

// Runs the workload of the tests with the library as it comes out of its package: the digests have to be those of the tests.
return args switch
{
    [] => DigestCheck.Run(),
    ["time"] => StepTiming.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: PackageConsumer [time]");
    return 2;
}
