using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace AgentSim.Results;

/// <summary>What the processor that made some results can do, as a class: the records do not depend on it, so that a difference points to a fault.</summary>
internal static class InstructionSet
{
    /// <summary>For example <c>x64 AVX-512</c>; what is switched off counts as not there.</summary>
    public static string Class => $"{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()} {Vectors}";

    private static string Vectors =>
        Avx512F.IsSupported ? "AVX-512"
        : Avx2.IsSupported ? "AVX2"
        : System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated ? "128 bit"
        : "scalar";
}
