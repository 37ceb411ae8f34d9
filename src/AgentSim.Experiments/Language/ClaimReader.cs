using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Language.Claims;
using AgentSim.Language;
using AgentSim.Language.Parsing;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads claims, and checks that they can be tested.</summary>
/// <param name="report">Where errors go.</param>
/// <param name="outcomes">What reads statistics.</param>
/// <param name="arms">The arms by name, with their models' times.</param>
/// <param name="factors">The names of the factors.</param>
/// <param name="space">The design points; null where something is wrong with them.</param>
internal sealed class ClaimReader(Report report, OutcomeReader outcomes, IReadOnlyDictionary<string, Calendar> arms, ImmutableArray<string> factors, PointSpace? space)
{
    // Factors that vary do so within the first of them.
    private const int PointsLookedAt = 100_000;

    /// <summary>The claim; null if it is none that can be tested, and then the report says why.</summary>
    public Claim? Read(ScalarNode text)
    {
        if (FormulaReader.Read(text, ClaimGrammar.Whole, "a claim", report, ClaimGrammar.Signs) is not { } syntax) return null;
        return syntax switch
        {
            TrendSyntax trend => Trend(trend, text),
            ModesSyntax modes => Modes(modes, text),
            ComparisonSyntax comparison => Comparison(comparison, text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Moves? Trend(TrendSyntax trend, ScalarNode text)
    {
        var before = report.Count;
        var place = text.PlaceAt(trend.Factor.At);
        if (!factors.Contains(trend.Factor.Text)) report.Add(place, "there is no such factor", trend.Factor.Text, Listing.Of(factors), Nearest.To(trend.Factor.Text, factors));
        else if (space?.Points < Moves.LeastPoints) report.Add(place, $"a trend needs at least {Moves.LeastPoints} design points", $"{space.Points}");
        else if (!Varies(trend.Factor.Text)) report.Add(place, "a trend needs a factor with several values", trend.Factor.Text, "a factor that differs from design point to design point");
        if (trend.Left.Minus is { } minus) report.Add(text.PlaceAt(minus.At), "a trend is of one arm", minus.Text);
        var left = Side(trend.Left, null, text);
        if (left is not InArm side)
        {
            if (left is not null) report.Add(text.PlaceAt(trend.Left.At), "a number has no trend");
            return null;
        }

        return report.Count > before ? null : new(side.Outcome, side.Arm, trend.Factor.Text, trend.Rises);
    }

    private HasModes? Modes(ModesSyntax modes, ScalarNode text)
    {
        var before = report.Count;
        if (modes.Left.Minus is { } minus) report.Add(text.PlaceAt(minus.At), "modes are of one arm", minus.Text);
        var arm = Arm(modes.Left.Arm, text);
        var measure = modes.Left.Statistic is NameSyntax name ? outcomes.Number(name, text) : null;
        if (modes.Left.Statistic is not NameSyntax) report.Add(text.PlaceAt(modes.Left.At), "modes are of a measure over histories, not of a statistic", allowed: "bwi in baseline has several modes");
        else if (measure is not null && outcomes.IsCoded(measure)) report.Add(text.PlaceAt(modes.Left.At), $"{measure} takes few values, and each of them would be a mode", measure, "a measure that is a number");
        return report.Count > before || arm is null || measure is null ? null : new(measure, arm);
    }

    private Claim? Comparison(ComparisonSyntax claim, ScalarNode text)
    {
        var left = Side(claim.Left, null, text);
        var right = Side(claim.Right, claim.Left, text);
        if (left is null || right is null) return null;
        var before = report.Count;
        if (left is Constant && right is Constant) report.Add(text.PlaceAt(claim.Left.At), "both sides are numbers");
        else if (left == right) report.Add(text.PlaceAt(claim.Right.At), "both sides are the same");
        var margin = Margin(claim, text);
        var times = Times(claim, left, right, text);
        if (report.Count > before) return null;
        Claim read = claim.How switch
        {
            Claims.Comparison.Above => new Exceeds(left, right, margin, times),
            Claims.Comparison.Below => new Exceeds(right, left, margin, 1 / times),
            Claims.Comparison.Same => new Agrees(left, right, margin),
            _ => new Differs(left, right),
        };
        if (outcomes.Fault(read) is not { } fault) return read;
        var (at, found) = claim.Margin is { } stated ? (stated.At, Numbers.Text(stated.Value)) : right is Constant number ? (claim.Right.At, Numbers.Text(number.Value)) : left is Constant first ? (claim.Left.At, Numbers.Text(first.Value)) : (claim.At, null);
        report.Add(text.PlaceAt(at), fault.Problem, found, fault.Allowed);
        return null;
    }

    /// <summary>Whether a factor has more than one value; also where that is not known.</summary>
    private bool Varies(string factor)
    {
        if (space is null || space.Factors.ToList().FindIndex(other => other.Name == factor) is not (>= 0 and var index)) return true;
        var places = new double[space.Factors.Length];
        space.Places(0, places);
        var first = places[index];
        for (var point = 1; point < Math.Min(space.Points, PointsLookedAt); point++)
        {
            space.Places(point, places);
            if (places[index] != first) return true;
        }

        return space.Points > PointsLookedAt;
    }

    private double Margin(ComparisonSyntax claim, ScalarNode text)
    {
        if (claim.Margin is not { } margin) return 0;
        var least = claim.How == Claims.Comparison.Same ? double.Epsilon : 0;
        if (!double.IsFinite(margin.Value) || margin.Value < least) report.Add(text.PlaceAt(margin.At), "a margin is out of range", Numbers.Text(margin.Value), least > 0 ? "above 0" : "0 or more");
        if (claim.Times is not null) report.Add(text.PlaceAt(margin.At), "a claim is about a ratio or about a difference, not both", allowed: "times, or by at least");
        return margin.Value;
    }

    private double Times(ComparisonSyntax claim, Side left, Side right, ScalarNode text)
    {
        if (claim.Times is not { } times) return 1;
        var place = text.PlaceAt(times.At);
        if (!double.IsFinite(times.Value) || times.Value <= 0 || !double.IsFinite(1 / times.Value)) report.Add(place, "a ratio is out of range", Numbers.Text(times.Value), "above 0");
        if (left is Constant || right is Constant) report.Add(place, "a ratio is of two statistics", allowed: "a number without times");
        return times.Value;
    }

    /// <summary>A side, which takes over from <paramref name="other"/> what it leaves out.</summary>
    private Side? Side(SideSyntax side, SideSyntax? other, ScalarNode text)
    {
        if (side.Number is { } number)
        {
            if (double.IsFinite(number)) return new Constant(number);
            report.Add(text.PlaceAt(side.At), "this must be a finite number");
            return null;
        }

        var (arm, minus) = side.Arm is null && other is not null ? (other.Arm, other.Minus) : (side.Arm, side.Minus);
        var first = Arm(arm, text);
        var second = minus is { } subtracted ? Arm(subtracted, text) : null;
        if (minus is { } same && second is not null && second == first) report.Add(text.PlaceAt(same.At), "an arm minus itself is nothing", second);
        if ((side.Statistic ?? other?.Statistic) is not { } statistic)
        {
            report.Add(text.PlaceAt(side.At), "this side names an arm, but no statistic", allowed: "mean(m) in " + (arm?.Text ?? Experiments.Arm.Baseline));
            return null;
        }

        string?[] named = [first, second];
        var outcome = outcomes.Of(statistic, text, named.OfType<string>().Select(name => arms[name]));
        return outcome is null || first is null || (minus is not null && (second is null || second == first)) ? null : new InArm(outcome, first, second);
    }

    /// <summary>The arm that is named, or else the baseline; null if there is none.</summary>
    private string? Arm(Word? word, ScalarNode text)
    {
        var name = word?.Text ?? Experiments.Arm.Baseline;
        if (arms.ContainsKey(name)) return name;
        report.Add(text.PlaceAt(word!.Value.At), "there is no such arm", name, Listing.Of(arms.Keys), Nearest.To(name, arms.Keys));
        return null;
    }
}
