using System.Globalization;

namespace AgentSim.App.Telling;

/// <summary>The names of a model as words for a person.</summary>
internal sealed class Wording(Model model)
{
    private const string Article = "The ";

    // As they stand within a sentence.
    private readonly Dictionary<string, string> titles = model.Actors.ToDictionary(
        actor => actor.Name, actor => actor.Title.StartsWith(Article, StringComparison.Ordinal) ? Article.ToLowerInvariant() + actor.Title[Article.Length..] : actor.Title);

    /// <summary>An actor, within a sentence.</summary>
    public string Actor(int actor) => titles[model.Actors[actor].Name];

    /// <summary>A sentence that begins with an actor, or a list of them.</summary>
    public static string Sentence(string text) => text.StartsWith(Article, StringComparison.OrdinalIgnoreCase) ? Article + text[Article.Length..] : text;

    /// <summary>Several actors: <c>Kazakhstan, Russia and China</c>.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>An issue, a package or an event: <c>depth[north]</c> becomes <c>depth (the northern patron)</c>.</summary>
    public string Thing(string name)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0) return Words(name);
        var indices = name[(bracket + 1)..^1].Split(',').Select(index => titles.GetValueOrDefault(index.Trim(), Words(index.Trim())));
        return $"{Words(name[..bracket])} ({string.Join(", ", indices)})";
    }

    /// <summary>An issue.</summary>
    public string Issue(int issue) => Thing(model.Issues[issue].Name);

    /// <summary>A level of an issue.</summary>
    public string Level(int issue, int level) => Words(model.Issues[issue].Levels[level].Name);

    /// <summary>Who talks about a topic.</summary>
    public IEnumerable<string> Parties(string topic) =>
        (model.Issues.FirstOrDefault(issue => issue.Name == topic)?.Parties ?? model.Packages.Single(package => package.Name == topic).Parties)
        .Select(party => titles[party]);

    /// <summary>A period.</summary>
    public string Period(int period) => model.Calendar.Label(period);

    /// <summary>Underscores are spaces.</summary>
    public static string Words(string name) => name.Replace('_', ' ');

    /// <summary>A gain or a loss with its sign and three decimals.</summary>
    public static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    /// <summary>A probability with two decimals, never quite 0 or 1.</summary>
    public static string Probability(double value) => value switch
    {
        < 0.005 => "below 0.01",
        > 0.995 => "above 0.99",
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
