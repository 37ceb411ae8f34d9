using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Terminal;
using AgentSim.Games;
using AgentSim.Games.Reading;
using AgentSim.Games.Similarity;

namespace AgentSim.App.Verbs;

/// <summary><c>similarity TABLE</c>: how alike states' alliances, votes or positions are, pair by pair.</summary>
internal static class SimilarityVerb
{
    private const string Description = """
        Tell how alike profiles are, pair by pair: Signorino and Ritter's S, Kendall's tau-b, Cohen's kappa and Scott's pi.

        TABLE is comma-separated, a line for each state (vote, treaty) that the profiles are about, its name first, and a column for each profile. A column weight is what a line counts in the weighted S; a column range, or --range, the difference between the ends of the scale.
        """;

    public static Command Create()
    {
        var table = new Argument<string>("TABLE") { Description = "A table of profiles.", HelpName = "TABLE" };
        var range = Number("--range", "Difference between the ends of the scale of every line: 3 for alliances from 0 to 3.", "R", null);
        var exponent = Number("--exponent", "What distances are raised to in S: 1 for absolute ones (the usual), 2 for squared ones.", "E", 1);
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("similarity", Description) { table, range, exponent, json };
        verb.SetAction(parsed => Tell(parsed.GetRequiredValue(table), parsed.GetValue(range), parsed.GetValue(exponent)!.Value, parsed.GetValue(json) ? Format.Json : Format.Text));
        return verb;
    }

    private static int Tell(string file, double? range, double exponent, Format format)
    {
        if (!File.Exists(file)) throw new WrongRequestException($"There is no file {file}.");
        var profiles = Refused(() => ProfilesReader.Read(File.ReadAllText(file), file, range));
        var pairs = ProfileSimilarity.All(profiles, exponent);
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(SimilarityAnswer.Of(file, profiles, exponent, pairs), AnswerJson.Default.SimilarityAnswer));
        else SimilarityTable.Print(Screen.Output(), Path.GetFileName(file), profiles, exponent, pairs);
        return ExitCode.Done;
    }

    private static Option<double?> Number(string name, string description, string helpName, double? usual) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => usual,
        CustomParser = found =>
        {
            if (double.TryParse(found.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number)) return number;
            found.AddError($"{name} needs a number above 0, but is {found.Tokens[0].Value}.");
            return null;
        },
    };

    private static T Refused<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (WrongGameException wrong)
        {
            throw new WrongRequestException(wrong.Message);
        }
    }
}
