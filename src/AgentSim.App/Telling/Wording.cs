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

    /// <summary>Text that begins a sentence.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Several actors: <c>Kazakhstan, Russia and China</c>.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>An issue, a package or an event by its title, or else its name: <c>depth[north]</c> becomes <c>depth (the northern patron)</c>.</summary>
    /// <param name="name">Its full name.</param>
    /// <param name="named">Actors whom the sentence names already, as they stand within a sentence.</param>
    public string Thing(string name, params IEnumerable<string> named)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0) return Titled(name, name);
        var title = Titled(name[..bracket], name[..bracket]);
        var indices = name[(bracket + 1)..^1].Split(',').Select(index => titles.GetValueOrDefault(index.Trim(), Words(index.Trim()))).Except(named).ToArray();
        return indices.Length == 0 ? title : $"{title} ({string.Join(", ", indices)})";
    }

    /// <summary>An issue.</summary>
    public string Issue(int issue) => Thing(model.Issues[issue].Name);

    /// <summary>A level of an issue that was just named.</summary>
    public string Level(int issue, int level) => Titled(Inside(issue, model.Issues[issue].Levels[level].Name), model.Issues[issue].Levels[level].Name);

    /// <summary>A level of an issue that was not named: what has no title of its own is told with the issue.</summary>
    public string LevelOf(int issue, int level) =>
        model.Titles.ContainsKey(Inside(issue, model.Issues[issue].Levels[level].Name)) ? Level(issue, level) : $"{Issue(issue)} {Level(issue, level)}";

    /// <summary>A third party whose assent a deal needs.</summary>
    public string Assent(int issue, string assent) => Titled(Inside(issue, assent), assent);

    /// <summary>A term of an actor's utility.</summary>
    public string Term(int actor, string term) => Titled($"{model.Actors[actor].Name}.{term}", term);

    /// <summary>Who talks about a topic.</summary>
    public IEnumerable<string> Parties(string topic) =>
        (model.Issues.FirstOrDefault(issue => issue.Name == topic)?.Parties ?? model.Packages.Single(package => package.Name == topic).Parties)
        .Select(party => titles[party]);

    /// <summary>A period.</summary>
    public string Period(int period) => model.Calendar.Label(period);

    /// <summary>A whole number: <c>two</c>, <c>three</c>, <c>12</c>.</summary>
    public static string Count(int number) => number switch { 1 => "one", 2 => "two", 3 => "three", 4 => "four", 5 => "five", _ => number.ToString(CultureInfo.InvariantCulture) };

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

    private string Titled(string name, string otherwise) => model.Titles.GetValueOrDefault(name) ?? Words(otherwise);

    private string Inside(int issue, string name) => $"{model.Issues[issue].Name.Split('[')[0]}.{name}";
}
