using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Predicting;

/// <summary>
/// What an actor brings to bear, <c>c_k s_k^b</c>. Its capability c is the table's, or else <c>(votes / 10)^a</c> for members of the Council of the European Union, by their votes under the Treaty of Nice, one number for
/// the Commission (<c>com</c>) and the Parliament (<c>ep</c>), and 1 for whoever is known to be neither.
/// </summary>
/// <param name="SalienceExponent">b, above 0.</param>
/// <param name="VotesExponent">a, from 0: at 0 all members of the Council count alike.</param>
/// <param name="Institutions">The capability of Commission and Parliament, above 0, where a state with 10 votes has 1.</param>
internal sealed record Standing(double SalienceExponent, double VotesExponent, double Institutions)
{
    private static readonly Dictionary<string, int> Votes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["de"] = 29, ["fr"] = 29, ["it"] = 29, ["uk"] = 29, ["gb"] = 29, ["es"] = 27, ["pl"] = 27, ["ro"] = 14, ["nl"] = 13, ["el"] = 12, ["gr"] = 12, ["be"] = 12, ["pt"] = 12, ["cz"] = 12, ["hu"] = 12, ["se"] = 10, ["at"] = 10,
        ["bu"] = 10, ["bg"] = 10, ["dk"] = 7, ["fi"] = 7, ["ie"] = 7, ["lt"] = 7, ["sk"] = 7, ["cr"] = 7, ["hr"] = 7, ["lu"] = 4, ["lv"] = 4, ["si"] = 4, ["ee"] = 4, ["cy"] = 4, ["mt"] = 3,
    };

    /// <summary>By actor; with one dimension.</summary>
    public double[] Of(Decision decision) => [.. decision.Actors.Select(actor => Capability(decision, actor) * (actor.Salience[0] > 0 ? Lanes.Pow(actor.Salience[0], SalienceExponent) : 0))];

    private double Capability(Decision decision, Spatial.SpatialActor actor) =>
        decision.HasCapabilities ? actor.Capability
        : actor.Name.ToUpperInvariant() is "COM" or "EP" ? Institutions
        : Votes.TryGetValue(actor.Name, out var votes) ? Lanes.Pow(votes / 10.0, VotesExponent) : 1;
}
