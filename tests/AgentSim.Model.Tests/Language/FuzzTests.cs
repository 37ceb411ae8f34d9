using System.Globalization;
using AgentSim.Language;
using CsCheck;

namespace AgentSim.Tests.Language;

/// <summary>Spoils good files at random: the reader never throws, and never uses much. A failure prints its seed.</summary>
public sealed class FuzzTests : IDisposable
{
    /// <summary>How many spoilt files; another number by the environment, as in <c>tests/fuzz.sh</c>.</summary>
    private static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("AGENTSIM_FUZZ"), CultureInfo.InvariantCulture, out var times) ? times : 2_000;

    private static readonly Dictionary<string, string> Files = new[] { "models/examples/two-patrons.yaml", "seeds/two-patrons/seed.yaml", "seeds/two-patrons/data.csv" }
        .ToDictionary(f => f, f => File.ReadAllText(Repository.At(f.Split('/'))));

    private static readonly string[] Names = [.. Files.Keys];

    /// <summary>One for each thread, with the good files in it.</summary>
    private readonly ThreadLocal<Workshop> workshops = new(WithGoodFiles, trackAllValues: true);

    public void Dispose()
    {
        foreach (var workshop in workshops.Values) workshop.Dispose();
        workshops.Dispose();
    }

    [Fact]
    public void Spoilt_files_give_errors_or_a_model_and_nothing_else()
    {
        var errors = 0;
        Gen.Select(Gen.Frequency((6, Gen.Const(0)), (2, Gen.Const(1)), (1, Gen.Const(2))), Mutation.Some).Sample(
            (file, mutations) =>
            {
                var text = mutations.Aggregate(Files[Names[file]], (spoilt, mutation) => mutation.Of(spoilt));
                var result = Read(Names[file], text, Overrides.None);
                if (result.Model is null) Interlocked.Increment(ref errors);
            },
            iter: Times);

        // Most of them are really spoilt, and not all.
        Assert.InRange(errors, Times / 2, Times - 1);
    }

    [Fact]
    public void Spoilt_settings_give_errors_or_a_model_and_nothing_else()
    {
        string[] settings = ["depth[north].opens=0", "jealousy={ uniform: [0, 2] }", "client.utility.income=0.1", "time.end=2005-Q4", "squeeze=null", "trust.start=0.1", "measures.ties=\"1 + 1\""];
        Gen.Select(Gen.Int[0, settings.Length - 1], Mutation.Some).Sample(
            (index, mutations) =>
            {
                var text = mutations.Aggregate(settings[index], (spoilt, mutation) => mutation.Of(spoilt)).Split('=', 2);
                Read(Names[0], Files[Names[0]], new(null, [KeyValuePair.Create(text[0], text[^1])]));
            },
            iter: Math.Max(200, Times / 10));
    }

    private static Workshop WithGoodFiles()
    {
        var workshop = new Workshop();
        foreach (var (name, good) in Files) workshop.Write(name, good);
        return workshop;
    }

    private ReadResult Read(string spoilt, string text, Overrides overrides)
    {
        var workshop = workshops.Value!;
        workshop.Write(spoilt, text);
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var result = ModelReader.Read(Path.Combine(workshop.Folder, Names[0]), workshop.Folders, overrides);

        workshop.Write(spoilt, Files[spoilt]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 100_000_000);
        Assert.Equal(result.Model is null, result.Errors.Length > 0);
        Assert.All(result.Errors, e => Assert.True(e.Line > 0 && e.Column > 0 && e.Problem.Length > 0));
        return result;
    }
}
