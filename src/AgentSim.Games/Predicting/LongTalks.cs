using System.Collections.Immutable;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>Rounds of challenges among the positions on the table that go on for long, with weights <c>c_k s_k^b</c>: see <see cref="ChallengeRounds"/>. The prediction is the mean of what stands in the end.</summary>
/// <param name="SalienceExponent">b, above 0.</param>
/// <param name="Sharpness">m, above 0: how far the stronger side of a contest is surer to win than in proportion to its support.</param>
/// <param name="VotesExponent">How far votes in the Council count. From 0.</param>
/// <param name="Institutions">The capability of Commission and Parliament, above 0.</param>
internal sealed record LongTalks(double SalienceExponent, double Sharpness, double VotesExponent, double Institutions) : PredictionProtocol
{
    /// <inheritdoc/>
    public override string Name => "long-talks";

    /// <inheritdoc/>
    public override string Description => "challenges among positions without end";

    /// <inheritdoc/>
    public override ImmutableArray<ProtocolSetting> Settings =>
        [new("salience_exponent", SalienceExponent), new("sharpness", Sharpness), new("votes_exponent", VotesExponent), new("institutions", Institutions)];

    /// <inheritdoc/>
    public override Talks Play(Decision decision, int? rounds)
    {
        var line = new OneLine(decision, Name);
        var (places, chances) = ChallengeRounds.End(line.Positions, new Standing(SalienceExponent, VotesExponent, Institutions).Of(decision), Sharpness);
        return line.OneShot(Weighted.Mean(places, chances), Array.ConvertAll(line.Positions, own => chances[Array.IndexOf(places, own)]));
    }
}
