using System.Runtime.CompilerServices;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// Logit where precision times any gain is at most <see cref="Largest"/>: the odds are a product of two exponentials, and proposals need
/// no largest term to be taken out.
/// </summary>
internal readonly struct FactoredLogit : IResponse
{
    /// <summary>Largest product of precision and gain: e to twice this, times any number of alternatives, is finite.</summary>
    public const double Largest = 300;

    public static double NoThreshold => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Appeal(Octet precision, Octet gain) => Octet.ExpOfModerate(-precision * gain);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Threshold(Octet precision, Octet reservation) => Octet.ExpOfModerate(precision * reservation);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Refusal(Octet appeal, Octet threshold)
    {
        var odds = appeal * threshold;
        var most = Octet.Create(IResponse.MostOdds);
        return Octet.Where(odds > most, most, odds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Settle(Octet probability) => probability;

    /// <summary><c>weight * exp(precision * advantage)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Octet Propose(Octet precision, in Moves moves, Octet* shares)
    {
        var sum = moves.MayPass ? Octet.One : Octet.Zero;
        for (nint alternative = 0; alternative < moves.Alternatives; alternative++)
        {
            var share = moves.BaseWeights[alternative] * Octet.ExpOfModerate(precision * moves.Advantage[alternative]);
            shares[alternative] = share;
            sum += share;
        }
        return sum;
    }
}
