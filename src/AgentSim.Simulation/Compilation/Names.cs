using AgentSim.Expressions;

namespace AgentSim.Simulation.Compilation;

/// <summary>Where each named thing stands in the model.</summary>
internal sealed class Names
{
    private readonly Model model;
    private readonly Dictionary<string, int> parameters, series, shocks, events, variables, issues, topics, actors, measures;

    /// <summary>The names of a model.</summary>
    public Names(Model model)
    {
        this.model = model;
        parameters = Numbered(model.Parameters.Select(p => p.Name));
        series = Numbered(model.Series.Select(s => s.Name));
        shocks = Numbered(model.Shocks.Select(s => s.Name));
        events = Numbered(model.Events.Select(e => e.Name));
        variables = Numbered(model.Variables.Select(v => v.Name));
        issues = Numbered(model.Issues.Select(i => i.Name));
        topics = Numbered(model.Issues.Select(i => i.Name).Concat(model.Packages.Select(p => p.Name)));
        actors = Numbered(model.Actors.Select(a => a.Name));
        measures = Numbered(model.Measures.Select(m => m.Name));
    }

    /// <summary>Index of a parameter.</summary>
    public int Parameter(string name) => parameters[name];

    /// <summary>Index of a series.</summary>
    public int Series(string name) => series[name];

    /// <summary>Index of a shock.</summary>
    public int Shock(string name) => shocks[name];

    /// <summary>Index of an event.</summary>
    public int Event(string name) => events[name];

    /// <summary>Index of a variable.</summary>
    public int Variable(string name) => variables[name];

    /// <summary>Index of an issue.</summary>
    public int Issue(string name) => issues[name];

    /// <summary>Index of an issue or, behind the issues, of a package.</summary>
    public int Topic(string name) => topics[name];

    /// <summary>Index of an actor.</summary>
    public int Actor(string name) => actors[name];

    /// <summary>Index of a measure.</summary>
    public int Measure(string name) => measures[name];

    /// <summary>The root of an attribute; <see cref="SidePayment"/> stands behind the issue's own attributes.</summary>
    public AttributeRoot Attribute(LevelAttribute attribute)
    {
        var issue = issues[attribute.Issue];
        var own = model.Issues[issue].Attributes;
        return new(issue, attribute.Name == SidePayment ? own.Length : own.IndexOf(attribute.Name), attribute.State);
    }

    /// <summary>The attribute that is what is paid with a deal.</summary>
    public const string SidePayment = "transfer";

    private static Dictionary<string, int> Numbered(IEnumerable<string> names) =>
        names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
}
