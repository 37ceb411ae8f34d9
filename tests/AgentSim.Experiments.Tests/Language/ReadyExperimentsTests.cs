using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Language;
using AgentSim.Language;

namespace AgentSim.Experiments.Tests.Language;

/// <summary>The experiments that come with the models.</summary>
public sealed class ReadyExperimentsTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.At("models", "experiments"), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_ready_experiment_is_without_errors_and_called_as_its_file(string file)
    {
        var experiment = Read(file);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), experiment.Name);
    }

    [Fact]
    public void The_seventeen_hypotheses_are_all_there_and_what_cannot_be_tested_yet_says_why()
    {
        var hypotheses = Read("kazakhstan-hypotheses.yaml").Hypotheses;
        Assert.Equal(Enumerable.Range(1, 17), hypotheses.Select(hypothesis => int.Parse(hypothesis.Name.Split('_')[0].AsSpan(1))).Distinct());
        Assert.Equal(["H8_nationalisation", "H17"], hypotheses.Where(hypothesis => hypothesis.Claim is null).Select(hypothesis => hypothesis.Name));
        Assert.All(hypotheses, hypothesis => Assert.True(hypothesis.Claim is null == (hypothesis.Pending is not null)));
    }

    [Fact]
    public void The_screening_takes_every_parameter_that_is_drawn_and_the_dozen_that_matter_are_among_them()
    {
        var (screening, dozen) = (Read("kazakhstan-morris.yaml"), Read("kazakhstan-saltelli.yaml"));
        var drawn = screening.Design.Variants[0].Arms[0].Model.Parameters.Where(parameter => parameter.Distribution is not Fixed).Select(parameter => parameter.Name);
        Assert.Equal(drawn, screening.Design.Factors.Select(factor => factor.Name));
        Assert.IsType<MorrisTrajectories>(screening.Design.Plan);
        Assert.Equal(12, dozen.Design.Factors.Length);
        Assert.Subset(screening.Design.Factors.Select(factor => factor.Name).ToHashSet(), dozen.Design.Factors.Select(factor => factor.Name).ToHashSet());
        Assert.Equal(2, Read("kazakhstan-phase.yaml").Design.Factors.Length);
    }

    [Fact]
    public void All_are_given_by_their_own_distributions_but_for_those_that_are_fixed()
    {
        var experiment = Laboratory.Experiment("factors: all\ndesign: { latin_hypercube: 20 }\nset: { inertia: 0.5 }");
        var parameters = experiment.Design.Variants[0].Arms[0].Model.Parameters.Where(parameter => parameter.Distribution is not Fixed).ToList();
        Assert.Equal(parameters.Select(parameter => parameter.Name), experiment.Design.Factors.Select(factor => factor.Name));
        Assert.DoesNotContain("inertia", experiment.Design.Factors.Select(factor => factor.Name));
        Assert.All(experiment.Design.Factors, factor => Assert.Equal([factor.Name], factor.Parameters));
        Laboratory.Experiment("factors: all\ndesign: { latin_hypercube: 20 }\nhypotheses: { H1: \"mean(mean_alignment) rises with growth\" }");
    }

    private static Experiment Read(string file)
    {
        var result = ExperimentReader.Read(Repository.At("models", "experiments", file), new ModelFolders(Repository.At("models"), Repository.At("seeds")), ExperimentOverrides.None);
        Assert.Empty(result.Errors.Select(error => error.ToString()));
        return result.Experiment!;
    }
}
