using System.Collections.Immutable;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>
/// Nash's bargaining solution where failure is bad for all, with what holds if talks fail pulling as one more actor: <c>(sum over k of w_k x_k + p W r) / (W + p W)</c>, where <c>w_k = c_k s_k^b</c>, W is their sum and r the
/// reference point; without a reference point nothing pulls. Source: Achen, in Thomson et al., <i>The European Union Decides</i> (2006), ch. 4.
/// </summary>
/// <param name="SalienceExponent">b, above 0.</param>
/// <param name="VotesExponent">How far votes in the Council count; see <see cref="Standing"/>. From 0.</param>
/// <param name="Institutions">The capability of Commission and Parliament, above 0.</param>
/// <param name="ReferencePull">p, from 0: the reference point's weight as a share of all actors'.</param>
internal sealed record Compromise(double SalienceExponent, double VotesExponent, double Institutions, double ReferencePull) : PredictionProtocol
{
    /// <inheritdoc/>
    public override string Name => "compromise";

    /// <inheritdoc/>
    public override string Description => "weighted mean, pulled to the reference point";

    /// <inheritdoc/>
    public override ImmutableArray<ProtocolSetting> Settings =>
        [new("salience_exponent", SalienceExponent), new("votes_exponent", VotesExponent), new("institutions", Institutions), new("reference_pull", ReferencePull)];

    /// <inheritdoc/>
    public override Talks Play(Decision decision, int? rounds)
    {
        var line = new OneLine(decision, Name);
        var mean = Weighted.Mean(line.Positions, new Standing(SalienceExponent, VotesExponent, Institutions).Of(decision));
        return line.OneShot(decision.Reference is { } reference ? (mean + ReferencePull * reference) / (1 + ReferencePull) : mean, []);
    }
}
