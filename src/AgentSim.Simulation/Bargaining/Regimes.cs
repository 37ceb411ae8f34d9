namespace AgentSim.Simulation.Bargaining;

/// <summary>Which of eight lanes are solved in which way, as masks. It depends on a lane's own numbers only, so that its bits do too.</summary>
/// <param name="Factored">By <see cref="FactoredLogit"/>.</param>
/// <param name="Guarded">By <see cref="GuardedLogit"/>.</param>
/// <param name="BestResponse">By <see cref="Bargaining.BestResponse"/>.</param>
/// <param name="Mixed">In no way: some precisions are infinite, others not.</param>
/// <param name="Options">Reckoning with outside options.</param>
internal readonly record struct Regimes(Octet Factored, Octet Guarded, Octet BestResponse, Octet Mixed, Octet Options)
{
    /// <summary>The regimes of eight lanes.</summary>
    /// <param name="scale">Largest product of precision and gain of any party.</param>
    /// <param name="options">Where some party has an outside option.</param>
    /// <param name="anyInfinite">Where some party's precision is infinite.</param>
    /// <param name="allInfinite">Where all parties' are.</param>
    public static Regimes Of(Octet scale, Octet options, Octet anyInfinite, Octet allInfinite)
    {
        var factored = scale <= Octet.Create(FactoredLogit.Largest);
        return new(factored, ~(factored | anyInfinite), allInfinite, anyInfinite & ~allInfinite, options);
    }

    /// <summary>Throws where parties' precisions do not go together.</summary>
    public unsafe void RefuseMixed(SessionColumns columns, int lane, int lanes)
    {
        var mixed = Mixed.Bits;
        for (var i = 0; mixed != 0 && i < Math.Min(Octet.Count, lanes - lane); i++)
        {
            if ((mixed >> i & 1) == 0)
                continue;
            var precisions = new string[columns.Parties.Length];
            for (var party = 0; party < precisions.Length; party++)
                precisions[party] = $"{columns.Parties[party].Precision[lane + i]}";
            throw new ArgumentException(
                $"In lane {lane + i} the precisions are {string.Join(", ", precisions)}; they must be all finite or all infinite.", nameof(columns));
        }
    }
}
