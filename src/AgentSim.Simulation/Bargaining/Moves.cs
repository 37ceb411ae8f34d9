using System.Runtime.CompilerServices;

namespace AgentSim.Simulation.Bargaining;

/// <summary>What a proposer can do, in eight lanes.</summary>
internal readonly unsafe ref struct Moves
{
    private const double WorstOfAll = -1e300;

    public required int Alternatives { get; init; }

    /// <summary>What each alternative is worth to it, over passing.</summary>
    public required Octet* Advantage { get; init; }

    public required Octet* BaseWeights { get; init; }

    public required bool MayPass { get; init; }

    /// <summary>The largest advantage of what is available; that of passing is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Octet Best()
    {
        var best = MayPass ? Octet.Zero : Octet.Create(WorstOfAll);
        for (nint alternative = 0; alternative < Alternatives; alternative++)
        {
            var better = (BaseWeights[alternative] > Octet.Zero)
                & (Advantage[alternative] > best);
            best = Octet.Where(better, Advantage[alternative], best);
        }
        return best;
    }
}
