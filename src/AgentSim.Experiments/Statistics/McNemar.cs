namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Whether something happens more often in one of two arms that share their luck. Only histories in which the arms differ count; without a difference each
/// is a fair coin. Source: McNemar, Psychometrika 12 (1947) 153-157. The statistic is the smaller of the two counts, or chi-squared.
/// </summary>
internal static class McNemar
{
    /// <summary>Exact: twice the binomial tail, at most 1.</summary>
    public static TestOutcome Exact(PairedCounts table)
    {
        var (fewer, all) = Discordant(table);
        return new(fewer, Math.Min(1, 2 * Tails.AtMostByCoins(fewer, all)));
    }

    /// <summary>
    /// Exact, less the probability of what was seen: not as timid, and its level is nearly always kept. Source: Fagerland, Lydersen and Laake, BMC Medical
    /// Research Methodology 13 (2013) 91.
    /// </summary>
    public static TestOutcome MidP(PairedCounts table)
    {
        var (fewer, all) = Discordant(table);
        if (all == 0 || 2 * fewer == all) return new(fewer, 1 - (all == 0 ? 0 : Seen(fewer, all)));
        return new(fewer, (2 * Tails.AtMostByCoins(fewer, all)) - Seen(fewer, all));
    }

    /// <summary><c>(|b - c| - 1)^2 / (b + c)</c>, chi-squared with one degree of freedom (Edwards' continuity correction); p-value 1 where no history differs.</summary>
    public static TestOutcome ChiSquared(PairedCounts table)
    {
        var (fewer, all) = Discordant(table);
        var distance = Math.Max(0, all - (2 * fewer) - 1.0);
        var statistic = all == 0 ? 0 : distance * distance / all;
        return new(statistic, Tails.ChiSquared(statistic, 1));
    }

    private static (int Fewer, int All) Discordant(PairedCounts table) =>
        (Math.Min(table.OnlyFirst, table.OnlySecond), checked(table.OnlyFirst + table.OnlySecond));

    private static double Seen(int fewer, int all) => Tails.AtMostByCoins(fewer, all) - (fewer == 0 ? 0 : Tails.AtMostByCoins(fewer - 1, all));
}
