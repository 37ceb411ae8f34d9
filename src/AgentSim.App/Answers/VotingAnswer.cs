using AgentSim.Games.Power;

namespace AgentSim.App.Answers;

/// <summary>What <c>power --json</c> prints of a voting body. Fractions are exact; so are counts.</summary>
internal sealed record VotingAnswer(
    string Game, double Quota, bool Proper, UInt128 Winning, double Decisiveness, VotingMemberAnswer[] Members, UInt128 MinimalWinning, string[][] MinimalWinningListed,
    ConcentrationAnswer OfWeights, ConcentrationAnswer OfPower)
{
    /// <summary>The answer on a body.</summary>
    public static VotingAnswer Of(WeightedGame game, VotingPower power) => new(
        game.Title, game.Quota, game.IsProper, power.Winning, power.Decisiveness,
        [.. game.Members.Zip(power.Members, (member, own) => new VotingMemberAnswer(
            member.Name, member.Weight, own.ShapleyShubik, own.ExactShapleyShubik, own.Banzhaf, own.ExactBanzhaf, own.AbsoluteBanzhaf, own.Swings, own.Role.ToString().ToLowerInvariant()))],
        power.MinimalWinning.Count, [.. power.MinimalWinning.Listed.Select(coalition => coalition.Select(member => game.Members[member].Name).ToArray())],
        ConcentrationAnswer.Of([.. game.Members.Select(member => member.Weight)]), ConcentrationAnswer.Of([.. power.Members.Select(member => member.ShapleyShubik)]));
}

/// <summary>See <see cref="MemberPower"/>.</summary>
internal sealed record VotingMemberAnswer(
    string Name, double Weight, double ShapleyShubik, string ShapleyShubikExact, double Banzhaf, string BanzhafExact, double AbsoluteBanzhaf, UInt128 Swings, string Role);

/// <summary>See <see cref="Concentration"/>.</summary>
internal sealed record ConcentrationAnswer(double Herfindahl, double EffectiveNumber, double EntropyNumber, double Normalized)
{
    public static ConcentrationAnswer Of(double[] amounts)
    {
        var own = Concentration.Of(amounts);
        return new(own.Herfindahl, own.EffectiveNumber, own.EntropyNumber, own.Normalized);
    }
}
