namespace AgentSim.Results;

/// <summary>How the columns of measures and parameters are called.</summary>
internal static class ColumnName
{
    private static readonly string[] Taken =
        ["arm", "point", "history", "sample", "replication", "failed", "failed_period", "failed_quantity", "pattern", "digest", "year"];

    /// <summary>The quantity's own name; with <c>model_</c> before it if a column that every table has is called so.</summary>
    public static string Of(string name) => Taken.Contains(name, StringComparer.OrdinalIgnoreCase) ? "model_" + name : name;
}
