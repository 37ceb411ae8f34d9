using System.Globalization;
using AgentSim.Tests.Language;
using CsCheck;

namespace AgentSim.Experiments.Tests.Language;

/// <summary>Spoils a good experiment at random: the reader never throws. A failure prints its seed.</summary>
public sealed class ExperimentFuzzTests
{
    private const string Good = """
        experiment: e
        model: atlas
        random_seed: 1
        replications: 2
        until: { half_width: 0.01, of: share(hedging), confidence: 0.9, at_least: 20, at_most: 500, look: 10 }
        set: { tolerance: 0.25 }
        arms:
          no_pipe: { set: { pipe.opens: 0 }, why: no way round }
          early: { set: { time.start: 1993-Q1 }, seed: atlas }
        factors:
          inertia: { range: [0.1, 0.9], levels: 3 }
          "appetite[north]": prior
          protocol: { list: [ultimatum, alternating-offers] }
        design: grid
        where: "inertia < 0.8 or appetite[north] > 0.3"
        collect: { deals: no, series: 1 year, measures: [alignment, joint, mean_alignment], transcripts: { where: hedging } }
        hypotheses:
          H1: { claim: "mean(mean_alignment) in baseline > in no_pipe by at least 0.02", why: R24 }
          H2: "share(hedging) in baseline minus in random-play = 0 within 0.1"
          H3: "quantile(mean_alignment, 0.9) rises with inertia"
          H4: "transition(alignment, 0, 1) < 2 times in early"
        analyse: [mean_alignment, share(hedging)]
        discover: [hedging]
        """;

    /// <summary>How many spoilt files; another number by the environment, as in <c>tests/fuzz.sh</c>.</summary>
    private static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("AGENTSIM_FUZZ"), CultureInfo.InvariantCulture, out var times) ? times : 200;

    [Fact]
    public void Spoilt_experiments_give_errors_or_an_experiment_and_nothing_else()
    {
        using var laboratories = new ThreadLocal<Laboratory>(() => new(), trackAllValues: true);
        Assert.Empty(laboratories.Value!.ReadWhole(Good).Errors.Select(error => error.ToString()));
        var errors = 0;
        Mutation.Some.Sample(
            mutations =>
            {
                var result = laboratories.Value!.ReadWhole(mutations.Aggregate(Good, (text, mutation) => mutation.Of(text)));
                Assert.Equal(result.Experiment is null, result.Errors.Length > 0);
                Assert.All(result.Errors, error => Assert.True(error.Line > 0 && error.Column > 0 && error.Problem.Length > 0));
                if (result.Experiment is null) Interlocked.Increment(ref errors);
            },
            iter: Times);

        Assert.InRange(errors, Times / 2, Times - 1);
        foreach (var laboratory in laboratories.Values) laboratory.Dispose();
    }

    public static TheoryData<string> Hostile =>
    [
        "- experiment", "experiment", "\0", new string('[', 1_000_000), "model: atlas\nexperiment: e\nexperiment: f",
        "factors:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  f{i}: prior\n")) + "design: grid",
        "arms:\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"  a{i}: {{ set: {{ tolerance: {i} }} }}\n")),
        "hypotheses:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  H{i}: share(hedging) in nowhere > 0.5\n")),
        "factors: { inertia: { range: [0, 1] } }\ndesign: { sobol: 1000000 }\nwhere: \"" + string.Concat(Enumerable.Repeat("inertia + ", 900)) + "1 < 0\"",
        "factors: { inertia: { range: [0, 1] } }\ndesign: { sobol: 10000000 }\nwhere: inertia < 0.5",
        "factors: { inertia: { range: [-2147483647, 2147483647], integer: yes } }\ndesign: grid",
        "factors: { inertia: { list: [" + string.Join(", ", Enumerable.Range(0, 20_000)) + "] } }\ndesign: grid",
        "factors: { inertia: { range: [0, 1] } }\ndesign: { saltelli: { base: 2147483647 } }",
        "hypotheses: { H1: \"mean(" + new string('(', 3_000) + "\" }",
        "hypotheses: { H1: \"" + string.Concat(Enumerable.Repeat("in a ", 5_000)) + "\" }",
        "set: { \"" + string.Concat(Enumerable.Repeat("a.", 20_000)) + "b\": 1 }",
        "model: e", "collect: { series: 99999999999 years }", "samples: 1e300", "hypotheses: { H1: \"share(hedging) > 1e999\" }",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_files_give_an_error_soon(string text)
    {
        using var laboratory = new Laboratory();
        laboratory.Read("title: warm");
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.NotEmpty(laboratory.Read(text).Errors);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }
}
