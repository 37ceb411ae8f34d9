using AgentSim.Benchmarks;
using AgentSim.Benchmarks.Peers;
using BenchmarkDotNet.Running;

if (args.Length == 0)
{
    Console.Error.WriteLine("Say which benchmarks: --filter '*' for all, --filter '*Kernels*' for some, --list flat for their names. Or: " + Peer.Usage + ". Or: " + Roofline.Usage);
    return 1;
}

if (args[0] == "peer") return Peer.Play(args.AsSpan(1));
if (args[0] == Roofline.Usage) return Roofline.Print();

return BenchmarkSwitcher.FromAssembly(typeof(Measurement).Assembly).Run(args, Measurement.Of(args)).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
