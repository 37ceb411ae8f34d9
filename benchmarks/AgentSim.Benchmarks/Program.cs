using AgentSim.Benchmarks;
using BenchmarkDotNet.Running;

if (args.Length == 0)
{
    Console.Error.WriteLine("Say which benchmarks: --filter '*' for all, --filter '*Kernels*' for some, --list flat for their names.");
    return 1;
}

return BenchmarkSwitcher.FromAssembly(typeof(Measurement).Assembly).Run(args, Measurement.Of(args)).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
