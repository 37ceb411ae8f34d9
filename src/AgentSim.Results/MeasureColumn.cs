namespace AgentSim.Results;

/// <summary>How the columns of measures are called.</summary>
internal static class MeasureColumn
{
    private static readonly string[] Taken =
        ["arm", "point", "history", "sample", "replication", "failed", "failed_period", "failed_quantity", "pattern", "digest", "year"];

    /// <summary>The measure's own name; with <c>measure_</c> before it if a column that every table has is called so.</summary>
    public static string NameOf(string measure) => Taken.Contains(measure, StringComparer.OrdinalIgnoreCase) ? "measure_" + measure : measure;
}
