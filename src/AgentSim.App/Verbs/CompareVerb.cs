using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments.Comparing;
using AgentSim.Experiments.Statistics;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary><c>compare A B</c>: compares two results, or two arms, quantity by quantity.</summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var first = new Argument<string>("A") { Description = "Results, or an arm of them: results/x or results/x:arm." };
        var second = new Argument<string?>("B") { Description = "Other results, or another arm; with --arms, A if it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var arms = new Option<string?>("--arms") { Description = "The arms to compare: one of A and one of B, separated by a comma.", HelpName = "a,b" };
        var series = new Option<bool>("--series") { Description = "Compare measures that are series too, by their last value." };
        var tests = new Option<bool>("--tests") { Description = "Tell what other tests and intervals say, too." };
        var distribution = new Option<string?>("--ecdf") { Description = "Print the distribution of a measure in both arms, with bands that hold all of it in 95 % of cases, as CSV.", HelpName = "measure" };
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("compare", "Compare two results or two arms of the same: each pattern and measure, history by history where they share their luck.") { first, second, arms, series, tests, distribution, json };
        verb.Validators.Add(found =>
        {
            if (found.GetValue(arms) is { } named && named.Split(',') is not [{ Length: > 0 }, { Length: > 0 }]) found.AddError($"--arms takes two names, such as baseline,random-play; not {named}.");
            else if (found.GetValue(distribution) is not null && (found.GetValue(tests) || found.GetValue(json))) found.AddError("--ecdf prints a table of its own: --tests and --json do not go with it.");
            else if (found.GetValue(arms) is null && found.GetValue(second) is null) found.AddError("What is it to be compared with? Name other results, or two arms with --arms a,b.");
        });
        verb.SetAction(parsed =>
        {
            var (one, other, named) = (parsed.GetRequiredValue(first), parsed.GetValue(second), parsed.GetValue(arms)?.Split(','));
            return Compare(ArmOfResults.Of(one, named?[0]), ArmOfResults.Of(other ?? one, named?[1]),
                new(parsed.GetValue(series), parsed.GetValue(tests), parsed.GetValue(distribution)), parsed.GetValue(json) ? Format.Json : Format.Text);
        });
        return verb;
    }

    private static int Compare(ArmOfResults first, ArmOfResults second, Asked asked, Format format)
    {
        foreach (var arm in (ReadOnlySpan<ArmOfResults>)[first, second])
        {
            if (arm.Manifest.Digest is null) throw new WrongRequestException($"What is in {arm.Results} is not finished: arms cannot be compared before they have all their histories.");
        }

        var isSame = first.Folder.Path == second.Folder.Path;
        if (isSame && first.Arm == second.Arm) throw new WrongRequestException($"Both are {first}: name two arms, such as --arms baseline,random-play.");
        using var one = ResultQuery.Open(first.Folder, first.Manifest);
        using var other = isSame ? null : ResultQuery.Open(second.Folder, second.Manifest);
        var (left, right) = (new ArmRecords(one, first.Manifest, first.Arm), new ArmRecords(other ?? one, isSame ? first.Manifest : second.Manifest, second.Arm));
        var unpaired = ArmRecords.WhyUnpaired(left, right);
        var pairing = unpaired is null ? Pairing.ByHistory : Pairing.None;
        IEnumerable<RecordedQuantity> Quantities() => ArmRecords.Common(left, right, pairing, asked.Series);
        if (asked.Distribution is { } measure) return PrintDistribution(ArmRecords.Common(left, right, pairing, withSeries: true).FirstOrDefault(quantity => !quantity.IsPattern && quantity.Name == measure), measure);
        var compared = ComparedArms.Of(Quantities(), pairing, first.Manifest.RandomSeed);
        ImmutableArray<FurtherResults> further = asked.Tests ? [.. Quantities().Select(quantity => FurtherTests.Of(quantity, pairing))] : [];
        var failed = (First: one.Failed(first.Manifest.Arms.IndexOf(first.Arm)), Second: (other ?? one).Failed(second.Manifest.Arms.IndexOf(second.Arm)));
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(ComparisonAnswer.Of(first, second, failed, unpaired, compared, further), AnswerJson.Default.ComparisonAnswer));
        else ComparisonTable.Print(Screen.Output(), first, second, failed, unpaired, compared, further);
        return ExitCode.Done;
    }

    private static int PrintDistribution(RecordedQuantity? quantity, string measure)
    {
        if (quantity is null) throw new WrongRequestException($"There is no measure {measure} in both arms.");
        Console.Out.WriteLine("value,a,a_low,a_high,b,b_low,b_high");
        foreach (var step in ComparedDistributions.Of(quantity))
        {
            double[] row = [step.Value, .. Three(step.First), .. Three(step.Second)];
            Console.Out.WriteLine(string.Join(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        }

        return ExitCode.Done;

        static double[] Three(Estimate share) => [share.Value, share.Interval.Low, share.Interval.High];
    }

    private sealed record Asked(bool Series, bool Tests, string? Distribution);
}
