using System.Collections.Immutable;

namespace AgentSim.Language;

/// <summary>What a run changes of a model without touching its file.</summary>
/// <param name="Seed">Another seed than the file's; null keeps it.</param>
/// <param name="Settings">
/// New values by name, as text: a parameter (<c>w_rev=0.3</c>), an actor's number (<c>russia.precision=0</c>), a utility weight (<c>kazakhstan.utility.regime=0</c>).
/// </param>
public sealed record Overrides(string? Seed, ImmutableArray<KeyValuePair<string, string>> Settings)
{
    /// <summary>The model as it is written.</summary>
    public static Overrides None { get; } = new(null, []);
}
