using System.Globalization;
using AgentSim.Language;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Simulation.Tests.Kazakhstan;

/// <summary>One state in one year: components and results, by name.</summary>
internal sealed record CodedRow(string Country, int Year, IReadOnlyDictionary<string, double> Values);

/// <summary>The coded history of the seed, and what plays it: each row takes the place of a year of the model.</summary>
internal sealed record CodedHistory(IReadOnlyList<CodedRow> Rows)
{
    /// <summary>Years of the model, and so rows that go into one play.</summary>
    public const int Years = 19;

    private const int FirstYear = 1992;

    private static readonly string[] Patrons = ["russia", "china", "usa", "eu"];

    private static readonly string[] Domains = ["economy", "institutions", "security", "diplomacy"];

    /// <summary>The model's names of the other components, and those of the coded history.</summary>
    private static readonly (string Model, string Coded)[] Components =
    [
        ("escape", "escape"), ("elsewhere", "elsewhere"), ("independence", "independence"), ("defiance", "defiance"), ("commitment", "com"),
        ("western_commitment", "western_commitment"), ("rival_commitment", "rival_commitment"),
    ];

    /// <summary>Reads the seed's file.</summary>
    public static CodedHistory Read()
    {
        var values = File.ReadLines(Repository.At("seeds", "kazakhstan-1992", "indices.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => (Country: cells[1].Split('_')[0], Year: int.Parse(cells[0], CultureInfo.InvariantCulture), Name: cells[1][(cells[1].IndexOf('_') + 1)..], Value: double.Parse(cells[3], CultureInfo.InvariantCulture)));
        return new([.. values.GroupBy(v => (v.Country, v.Year)).Select(row => new CodedRow(row.Key.Country, row.Key.Year, row.ToDictionary(v => v.Name, v => v.Value)))]);
    }

    /// <summary>Plays one history of the model with the rows for components; years behind the last row repeat it.</summary>
    public static (Model Model, BatchRecords Records) Play(IReadOnlyList<CodedRow> rows)
    {
        var folder = Directory.CreateTempSubdirectory("agentsim");
        try
        {
            WriteSeed(Path.Combine(folder.FullName, "seeds"), rows);
            var file = Path.Combine(folder.FullName, "coded.yaml");
            File.WriteAllText(file, ModelText());
            var read = ModelReader.Read(file, new(Repository.At("models"), Path.Combine(folder.FullName, "seeds")), Overrides.None);
            Assert.Empty(read.Errors);
            using var table = new Table(CompiledModel.Of(read.Model!), 1);
            return (read.Model!, table.Play(new(0, 1, 1), randomSeed: 1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteSeed(string seeds, IReadOnlyList<CodedRow> rows)
    {
        foreach (var seed in (string[])["eurasia-1992", "kazakhstan-1992"])
        {
            Directory.CreateDirectory(Path.Combine(seeds, seed));
            foreach (var file in Directory.EnumerateFiles(Repository.At("seeds", seed))) File.Copy(file, Path.Combine(seeds, seed, Path.GetFileName(file)));
        }

        var lines = from year in Enumerable.Range(0, Years)
                    let row = rows[Math.Min(year, rows.Count - 1)]
                    from name in Domains.SelectMany(domain => Patrons.Select(patron => $"{domain}_{patron}")).Concat(Components.Select(component => component.Coded))
                    select string.Create(CultureInfo.InvariantCulture, $"{FirstYear + year},row_{name},index,{row.Values[name]:R},,,coded history,coded");
        File.WriteAllLines(Path.Combine(seeds, "kazakhstan-1992", "rows.csv"), lines.Prepend("year,variable,unit,value,low,high,source,status"));
    }

    /// <summary>The model with components for data, and classes by single years as they were coded.</summary>
    private static string ModelText()
    {
        var removed = Domains.Skip(1).SelectMany(domain => domain == "diplomacy" ? ["diplomacy[patron]"] : Patrons.Select(patron => $"{domain}[{patron}]"))
            .Prepend("economy[patron]").Concat(Components.Select(component => component.Model));
        var series = Domains.Select(domain => $"  {domain}[patron]: {{ from: row_{domain} }}").Concat(Components.Select(component => $"  {component.Model}: {{ from: row_{component.Coded} }}"));
        return $"""
            model: coded-history
            extends: kazakhstan
            series:
            {string.Join('\n', series)}
            variables:
            {string.Join('\n', removed.Select(name => $"  {name}: null"))}
              usual_commitment: commitment
              usual_western: western_commitment
              usual_rival: rival_commitment
              usual_lead: lead_of_russia
              usual_room: room
              usual_vectors: effective_vectors
            """;
    }
}
