using System.Runtime.CompilerServices;

namespace AgentSim.Simulation.Bargaining;

/// <summary>The limit of infinite precision: who does not lose consents, at indifference too; of the best offers the first is made.</summary>
internal readonly struct BestResponse : IResponse
{
    public static double NoThreshold => double.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Appeal(Octet precision, Octet gain) => gain;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Threshold(Octet precision, Octet reservation) => reservation;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Refusal(Octet appeal, Octet threshold) => Octet.Where(
        appeal - threshold < Octet.Create(-AlternatingOffers.Indifference), Octet.Create(IResponse.MostOdds), Octet.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Settle(Octet probability) =>
        Octet.Where(probability > Octet.Create(0.5), Octet.One, Octet.Zero);

    /// <summary>1 for the first alternative that is as good as the best, 0 for the others; passing comes last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Octet Propose(Octet precision, in Moves moves, Octet* shares)
    {
        var enough = moves.Best() - Octet.Create(AlternatingOffers.Indifference);
        var open = Octet.AllBitsSet;
        for (nint alternative = 0; alternative < moves.Alternatives; alternative++)
        {
            var taken = open
                & (moves.BaseWeights[alternative] > Octet.Zero)
                & (moves.Advantage[alternative] >= enough);
            shares[alternative] = taken & Octet.One;
            open &= ~taken;
        }
        return Octet.One;
    }
}
