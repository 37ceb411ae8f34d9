namespace AgentSim.Simulation.Bargaining;

/// <summary>A choice among alternatives by the largest sum of worth and luck (McFadden 1974): logit, drawn with one number for each alternative.</summary>
/// <param name="worth">One column for each alternative.</param>
/// <param name="weights">One column for each alternative, 0 where it is not available.</param>
/// <param name="uniforms">One column for each alternative, and one for passing if that is a choice.</param>
/// <param name="precision">Precision of choice.</param>
/// <param name="pass">What passing is worth; null if it is no choice.</param>
internal readonly unsafe ref struct Lottery(ColumnTable worth, ColumnTable weights, ColumnTable uniforms, double* precision, double* pass)
{
    private readonly ColumnTable worth = worth;
    private readonly ColumnTable weights = weights;
    private readonly ColumnTable uniforms = uniforms;
    private readonly double* precision = precision;
    private readonly double* pass = pass;

    /// <summary>Draws for so many lanes; the index behind the last alternative stands for passing, and for nothing available.</summary>
    public void Draw(int lanes, Span<int> chosen)
    {
        var eight = stackalloc double[Octet.Count];
        for (var lane = 0; lane < lanes; lane += Octet.Count)
        {
            var infinite = Octet.Same(Octet.Load(precision + lane), Octet.Create(double.PositiveInfinity));
            var drawn = Luckiest(lane);
            if (infinite.Bits != 0)
                drawn = Octet.Where(infinite, FirstOfBest(lane), drawn);
            drawn.Store(eight);
            for (var i = 0; i < Math.Min(Octet.Count, lanes - lane); i++)
                chosen[lane + i] = (int)eight[i];
        }
    }

    private Octet Luckiest(int lane)
    {
        var lambda = Octet.Load(precision + lane);
        var best = Octet.Create(double.NegativeInfinity);
        var choice = Octet.Create(worth.Count);
        for (var alternative = 0; alternative < worth.Count; alternative++)
        {
            // log(w) - log(-log(u)) = -log(-log(u) / w), and minus infinity where w is 0.
            var luck = -Octet.Log(-Octet.Log(Octet.Load(uniforms[alternative] + lane)) / Octet.Load(weights[alternative] + lane));
            var score = Octet.Fused(lambda, Octet.Load(worth[alternative] + lane), luck);
            var better = score > best;
            best = Octet.Where(better, score, best);
            choice = Octet.Where(better, Octet.Create(alternative), choice);
        }
        if (pass == null)
            return choice;
        var passing = Octet.Fused(lambda, Octet.Load(pass + lane), -Octet.Log(-Octet.Log(Octet.Load(uniforms[worth.Count] + lane))));
        return Octet.Where(passing > best, Octet.Create(worth.Count), choice);
    }

    private Octet FirstOfBest(int lane)
    {
        var best = pass == null ? Octet.Create(double.NegativeInfinity) : Octet.Load(pass + lane);
        for (var alternative = 0; alternative < worth.Count; alternative++)
        {
            var value = Octet.Load(worth[alternative] + lane);
            best = Octet.Where(Available(alternative, lane) & (value > best), value, best);
        }
        var enough = best - Octet.Create(AlternatingOffers.Indifference);
        var choice = Octet.Create(worth.Count);
        for (var alternative = worth.Count - 1; alternative >= 0; alternative--)
        {
            var good = Available(alternative, lane) & (Octet.Load(worth[alternative] + lane) >= enough);
            choice = Octet.Where(good, Octet.Create(alternative), choice);
        }
        return choice;
    }

    private Octet Available(int alternative, int lane) => Octet.Load(weights[alternative] + lane) > Octet.Zero;
}
