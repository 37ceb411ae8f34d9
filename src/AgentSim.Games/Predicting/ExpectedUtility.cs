using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>Rounds of expected-utility challenges; the prediction is the median after the last. See <see cref="ExpectedUtilityModel"/>.</summary>
internal sealed record ExpectedUtility : PredictionProtocol
{
    /// <summary>So many rounds are played if not told otherwise, unless nobody moves earlier.</summary>
    public const int UsualRounds = 10;

    /// <inheritdoc/>
    public override string Name => "expected-utility";

    /// <inheritdoc/>
    public override string Description => "rounds of expected-utility challenges, then the median";

    /// <inheritdoc/>
    public override Talks Play(Decision decision, int? rounds)
    {
        var line = new OneLine(decision, Name);
        var model = new ExpectedUtilityModel(line.Positions, [.. line.Actors.Select(actor => actor.Capability)], [.. line.Actors.Select(actor => actor.Salience[0])]);
        var played = new List<TalksRound> { line.Round(0, line.Positions, []) };
        var positions = line.Positions;
        while (played.Count <= (rounds ?? UsualRounds))
        {
            var next = model.Next(positions);
            if (rounds is null && next.AsSpan().SequenceEqual(positions)) break;
            played.Add(line.Round(played.Count, positions = next, []));
        }

        return new([.. played], played[^1].Median);
    }
}
