namespace AgentSim.Games.Predicting;

/// <summary>
/// Settings by the least mean absolute error plus <see cref="Penalty"/> for each squared step from the plain model, and how well settings so found do on proposals that they have not seen: proposals are dealt out to
/// folds, and each fold is predicted with the settings that the others give. Where the protocol itself is chosen, it is chosen among the others too.
/// </summary>
public static class Fitting
{
    /// <summary>What a step from the plain model has to gain, in units of positions on a scale of 100.</summary>
    public const double Penalty = 0.1;

    /// <summary>Folds if not told otherwise.</summary>
    public const int UsualFolds = 10;

    /// <summary>Fits a protocol, or the best of all that have settings.</summary>
    /// <param name="decisions">Those with an outcome count; on one dimension.</param>
    /// <param name="protocol">Whose settings are fitted; null for any protocol with settings.</param>
    /// <param name="folds">At least 2, and at most as many as there are proposals.</param>
    /// <param name="seed">Deals proposals out to folds.</param>
    /// <exception cref="WrongGameException">The protocol has no settings, or there are too few proposals.</exception>
    public static Fit Of(IReadOnlyList<Decision> decisions, PredictionProtocol? protocol, int folds, ulong seed)
    {
        Decision[] known = [.. decisions.Where(decision => decision.Outcome is not null)];
        var candidates = Families.Of(protocol);
        var deal = Folds(known, folds, seed);
        var predictions = candidates.Select(candidate => known.Select(candidate.Protocol.Predict).ToArray()).ToArray();
        var penalty = Penalty * Scale(known) / 100;
        var chosen = Enumerable.Range(0, folds).Select(fold => Best(place => deal[place] != fold)).ToArray();
        return new(
            candidates[Best(_ => true)].Protocol, folds, seed,
            [.. known.Select((decision, place) => new FittedPrediction(decision, predictions[chosen[deal[place]]][place]))],
            [.. chosen.Select(candidate => candidates[candidate].Protocol)]);

        int Best(Func<int, bool> counts)
        {
            int[] places = [.. Enumerable.Range(0, known.Length).Where(counts)];
            var losses = candidates.Select((candidate, number) => places.Average(place => Math.Abs(predictions[number][place] - known[place].Outcome!.Value)) + penalty * candidate.Distance).ToArray();
            return Array.IndexOf(losses, losses.Min());
        }
    }

    /// <summary>The fold of each decision: that of its proposal. Proposals are dealt out in an order that their names and the seed decide.</summary>
    private static int[] Folds(Decision[] decisions, int folds, ulong seed)
    {
        string[] proposals = [.. decisions.Select(decision => decision.Proposal).Distinct(StringComparer.Ordinal).OrderBy(name => Mixed(name, seed)).ThenBy(name => name, StringComparer.Ordinal)];
        if (folds < 2 || folds > proposals.Length)
            throw new WrongGameException($"There are {proposals.Length} proposals with an outcome, and {folds} folds; folds must be from 2 to the number of proposals.");
        var places = proposals.Index().ToDictionary(one => one.Item, one => one.Index % folds, StringComparer.Ordinal);
        return Array.ConvertAll(decisions, decision => places[decision.Proposal]);
    }

    // FNV-1a over the name, then the finalizer of SplitMix64.
    private static ulong Mixed(string name, ulong seed)
    {
        var hash = name.Aggregate(14695981039346656037, (state, letter) => unchecked((state ^ letter) * 1099511628211)) ^ unchecked(seed * 0x9E3779B97F4A7C15);
        hash = unchecked((hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9);
        hash = unchecked((hash ^ (hash >> 27)) * 0x94D049BB133111EB);
        return hash ^ (hash >> 31);
    }

    private static double Scale(Decision[] decisions) =>
        decisions.Max(decision => decision.Actors.Max(actor => actor.Position[0])) - decisions.Min(decision => decision.Actors.Min(actor => actor.Position[0]));
}
