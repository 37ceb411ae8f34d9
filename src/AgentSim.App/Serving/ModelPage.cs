using AgentSim.Experiments;
using AgentSim.Experiments.Language;

namespace AgentSim.App.Serving;

/// <summary>A model, to be tried.</summary>
/// <param name="Name">Its name in the gallery.</param>
/// <param name="Own">The name that it has itself.</param>
/// <param name="Title">Its title.</param>
/// <param name="Citation">Whose it is.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Actors">Its actors.</param>
/// <param name="Patterns">Its patterns.</param>
/// <param name="Measures">Its measures that can be shown as a distribution.</param>
/// <param name="Arms">What experiments on it change.</param>
internal sealed record ModelPage(
    string Name, string Own, string Title, string? Citation, IReadOnlyList<ParameterPrior> Parameters, IReadOnlyList<Named> Actors, IReadOnlyList<string> Patterns, IReadOnlyList<string> Measures, IReadOnlyList<ArmChoice> Arms)
{
    private const int PriorPoints = 100;

    /// <summary>The page of a model.</summary>
    public static ModelPage Of(string name, Model model, IEnumerable<(ModelCard Card, string Path)> experiments) => new(
        name, model.Name, model.Title, model.Citation,
        [.. model.Parameters.Select(parameter => new ParameterPrior(
            parameter.Name, parameter.Unit.ToString(), parameter.Source, parameter.Group, KindOf(parameter.Distribution), parameter.Distribution is Fixed ? [] : PriorShape.Of(parameter.Distribution, PriorPoints),
            parameter.Distribution is Fixed held ? held.Value : null))],
        [.. model.Actors.Select(actor => new Named(actor.Name, actor.Title))], [.. model.Patterns.Select(pattern => pattern.Name)],
        [.. model.Measures.Where(measure => measure.Kind != MeasureKind.Nominal).OrderBy(measure => !measure.IsAggregate).Select(measure => measure.Name)],
        [.. experiments.Where(experiment => experiment.Card.Model == model.Name).SelectMany(experiment => ArmSwitches.Of(experiment.Path).Select(arm =>
            new ArmChoice(experiment.Card.Own, arm.Name, arm.Why, [.. arm.Settings.Select(setting => new TrialSetting(setting.Key, setting.Value))])))]);

    private static string KindOf(Distribution distribution) => distribution switch
    {
        Fixed => "fixed",
        DirichletShare => "a share",
        Categorical => "one of some values",
        _ => distribution.GetType().Name.ToLowerInvariant(),
    };
}

/// <summary>A parameter and what is believed of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Why it has this range.</param>
/// <param name="Group">The group whose members sum to 1; null for none.</param>
/// <param name="Kind">The kind of its distribution.</param>
/// <param name="Values">Values below which lie equal shares of the distribution; empty of one that is held fixed.</param>
/// <param name="Held">The value of one that is held fixed.</param>
internal sealed record ParameterPrior(string Name, string Unit, string? Source, string? Group, string Kind, IReadOnlyList<double> Values, double? Held);

/// <summary>What an arm of an experiment changes.</summary>
internal sealed record ArmChoice(string Experiment, string Name, string? Why, IReadOnlyList<TrialSetting> Settings);
