using System.CommandLine;

var root = new RootCommand("Spike-timing-dependent plasticity on the CPU.");
return root.Parse(args).Invoke();
