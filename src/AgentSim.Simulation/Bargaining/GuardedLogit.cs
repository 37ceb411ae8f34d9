using System.Runtime.CompilerServices;

namespace AgentSim.Simulation.Bargaining;

/// <summary>Logit at any finite precision.</summary>
internal readonly struct GuardedLogit : IResponse
{
    public static double NoThreshold => double.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Appeal(Octet precision, Octet gain) => precision * gain;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Threshold(Octet precision, Octet reservation) => precision * reservation;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Refusal(Octet appeal, Octet threshold)
    {
        var odds = Octet.Exp(threshold - appeal);
        var most = Octet.Create(IResponse.MostOdds);
        return Octet.Where(odds > most, most, odds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Settle(Octet probability) => probability;

    /// <summary><c>weight * exp(precision * (advantage - best))</c>, the best being the largest advantage of what is available.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Octet Propose(Octet precision, in Moves moves, Octet* shares)
    {
        var best = moves.Best();
        var sum = moves.MayPass ? Octet.Exp(-precision * best) : Octet.Zero;
        for (nint alternative = 0; alternative < moves.Alternatives; alternative++)
        {
            // Where it is not available the exponential may be infinite.
            var weight = moves.BaseWeights[alternative];
            var share = weight * Octet.Exp(precision * (moves.Advantage[alternative] - best));
            share = Octet.Where(Octet.Same(weight, Octet.Zero), weight, share);
            shares[alternative] = share;
            sum += share;
        }
        return sum;
    }
}
