namespace AgentSim.Language.Resolving;

/// <summary>What a formula may read.</summary>
[Flags]
internal enum Reads
{
    Nothing = 0,
    Parameters = 1,
    Series = 2,
    Events = 4,
    Shocks = 8,
    Variables = 16,
    Levels = 32,
    Talks = 64,
    Clock = 128,
    Past = 256,
    Measures = 512,
    Utilities = 1024,
    Aggregates = 2048,
    State = Parameters | Series | Events | Shocks | Variables | Levels | Talks | Clock | Past,
}

/// <summary>The place of a formula in the model, which says what it may read.</summary>
/// <param name="Phrase">The place, in words.</param>
/// <param name="Allowed">What it may read.</param>
internal sealed record Realm(string Phrase, Reads Allowed)
{
    public static readonly Realm Filter = new("the condition in a name", Reads.Nothing);

    public static readonly Realm ActorNumber = new("a number of an actor", Reads.Parameters);

    public static readonly Realm LevelValue = new("the value of a level", Reads.Parameters);

    public static readonly Realm Breach = new("the cost of breaking a promise", Reads.Parameters);

    public static readonly Realm Start = new("the start of a variable", Reads.Parameters | Reads.Series | Reads.Events);

    public static readonly Realm State = new("a formula of the state", Reads.State);

    public static readonly Realm Measure = new("a measure", Reads.State | Reads.Measures | Reads.Utilities | Reads.Aggregates);

    public static readonly Realm Aggregated = new("an aggregate", Reads.State | Reads.Measures | Reads.Utilities);

    public static readonly Realm Pattern = new("a pattern", Reads.Measures);

    /// <summary>What it may read, in words.</summary>
    public string Phrases
    {
        get
        {
            var names = new List<string>();
            foreach (var (reads, phrase) in ((Reads, string)[])
            [
                (Reads.Parameters, "parameters"), (Reads.Series, "series"), (Reads.Events, "events"), (Reads.Shocks, "shocks"),
                (Reads.Variables, "variables"), (Reads.Levels, "levels"), (Reads.Measures, "measures"),
            ])
            {
                if (Allowed.HasFlag(reads)) names.Add(phrase);
            }

            return names.Count == 0 ? "numbers only" : string.Join(", ", names);
        }
    }
}
