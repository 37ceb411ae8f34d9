namespace AgentSim.Results;

/// <summary>
/// What a part says of itself, as key-value metadata of its file: which model made it, and of each column that the model names the quantity, its unit and its source. A part that is passed on alone can still be read.
/// </summary>
internal static class PartMetadata
{
    private const string Prefix = "agentsim.";

    /// <summary>The keys and values of a part.</summary>
    public static Dictionary<string, string> Of(Model model, string arm, IEnumerable<PartColumn> columns)
    {
        var metadata = new Dictionary<string, string>
        {
            [Prefix + "model"] = model.Name,
            [Prefix + "model_digest"] = model.Digest,
            [Prefix + "seed"] = model.Seed.Name,
            [Prefix + "seed_digest"] = model.Seed.Digest,
            [Prefix + "arm"] = arm,
        };
        foreach (var column in columns)
        {
            if (column.Quantity is not { } quantity) continue;
            metadata[$"name.{column.Name}"] = quantity.Name;
            if (!quantity.Unit.IsUnknown) metadata[$"unit.{column.Name}"] = quantity.Unit.ToString();
            if (quantity.Source is not null) metadata[$"source.{column.Name}"] = quantity.Source;
        }

        return metadata;
    }
}

/// <summary>What a column is of.</summary>
/// <param name="Name">The quantity's name in the model.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Why it is recorded, or where its range is from; null if nobody said.</param>
internal sealed record ColumnQuantity(string Name, Unit Unit, string? Source);
