namespace AgentSim.Results;

/// <summary>What was found out by an experiment, as the views <c>hypotheses</c>, a row each, and <c>analyses</c>, a row for each input of each.</summary>
internal static class FindingViews
{
    // Typed, so that a column without any number is a column of numbers still.
    private const string Hypotheses = """
        struct(name varchar, claim varchar, why varchar, verdict varchar, in_words varchar, effect_is varchar, effect double, low double, high double, standard_error double, threshold double,
          cohens_d double, a12 double, p double, p_adjusted double, samples_agreeing double, pairs bigint, histories_needed bigint, samples_needed bigint)[]
        """;

    private const string Analyses = "struct(output varchar, method varchar, columns varchar[], rows struct(name varchar, \"values\" double[])[], remarks varchar[])[]";

    /// <summary>The statements that make them.</summary>
    /// <param name="path">The file of findings, <c>analysis.json</c>.</param>
    public static IEnumerable<string> Of(string path)
    {
        var file = path.Replace("'", "''", StringComparison.Ordinal);
        var whole = $"read_json('{file}', maximum_object_size = 1000000000, columns = {{hypotheses: '{Hypotheses}', analyses: '{Analyses}'}})";
        yield return $"create view hypotheses as select found.* from (select unnest(hypotheses) as found from {whole})";
        yield return $"create view analyses as select output, method, item.name as name, columns, item.\"values\" as \"values\", remarks from (select analysis.*, unnest(analysis.rows) as item from (select unnest(analyses) as analysis from {whole}))";
    }
}
