using System.CommandLine;
using AgentSim.Results.Picturing;

namespace AgentSim.App.Verbs;

/// <summary>The options that say what a figure is to show.</summary>
internal sealed class FigureOptions
{
    private readonly Option<string?> arm = Named("--arm", "The arm that is shown, or that others are compared with (the first).", "ARM");
    private readonly Option<int?> point = new("--point") { Description = "The design point, from 0 (all of them together).", HelpName = "N" };
    private readonly Option<string?> series = Named("--series", "The series of a fan or of classes; of a portfolio three parts, such as a,b,c+d.", "NAME");
    private readonly Option<string?> measure = Named("--measure", "The measure; of differences measures and patterns, separated by commas.", "NAME");
    private readonly Option<string?> pattern = Named("--pattern", "The pattern (the most frequent).", "NAME");
    private readonly Option<string?> x = Named("--x", "The measure or factor that goes to the right.", "NAME");
    private readonly Option<string?> y = Named("--y", "The measure or factor that goes up.", "NAME");
    private readonly Option<int?> year = new("--year") { Description = "The year.", HelpName = "YEAR" };
    private readonly Option<string?> output = Named("--output", "What was analysed, as the experiment calls it (the first).", "OUTPUT");

    private Option[] Options => [arm, point, series, measure, pattern, x, y, year, output];

    public void AddTo(Command verb)
    {
        foreach (var option in Options) verb.Add(option);
    }

    public FigureChoice Choice(ParseResult parsed) => new()
    {
        Arm = parsed.GetValue(arm), Point = parsed.GetValue(point), Series = parsed.GetValue(series), Measure = parsed.GetValue(measure), Pattern = parsed.GetValue(pattern),
        X = parsed.GetValue(x), Y = parsed.GetValue(y), Year = parsed.GetValue(year), Output = parsed.GetValue(output),
    };

    /// <summary>The names of the options that were given, without dashes.</summary>
    public IEnumerable<string> Given(ParseResult parsed) => Options.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name.TrimStart('-'));

    private static Option<string?> Named(string name, string description, string value) => new(name) { Description = description, HelpName = value };
}
