using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads the models of all arms: once, or once for each combination of values of what is no parameter.</summary>
/// <param name="file">The experiment's file.</param>
/// <param name="shelf">The models.</param>
/// <param name="arms">The arms, the baseline first.</param>
internal sealed class VariantsSection(ExperimentFile file, ModelShelf shelf, ImmutableArray<ArmDraft> arms)
{
    private readonly ImmutableArray<Setting> common = ExperimentFile.Settings(file.Root);

    /// <summary>The model of the baseline as all arms change it; null if anything is wrong with it.</summary>
    public Model? Baseline { get; } = shelf.Read(arms[0].Source, ExperimentFile.Settings(file.Root), arms[0].Seed);

    /// <summary>The times of the arms, by their names.</summary>
    public Dictionary<string, Calendar> Calendars { get; } = [];

    /// <summary>Finds what is wrong with the arms where the baseline is wrong already.</summary>
    public void CheckArms()
    {
        foreach (var arm in arms.Skip(1)) shelf.Read(arm.Source, [.. common, .. arm.Settings], arm.Seed);
    }

    /// <summary>The models of all points; null if anything is wrong with one.</summary>
    public ExperimentDesign? Read(PointSpace space, ImmutableArray<FactorDraft> drafts, PosteriorDraws? posterior)
    {
        foreach (var name in ArmsSection.Names(arms, file)) Calendars[name] = Baseline!.Calendar;
        CheckSettings(drafts);
        if (posterior is not null) CheckPosterior(posterior, drafts);
        if (Combinations(space) is not { } variantsOf) return null;
        var before = file.Report.Count;
        var variants = variantsOf.Combinations.Select(combination => VariantOf(combination, drafts, posterior)).ToList();
        return file.Report.Count > before || variants.Contains(null) ? null : new(space, [.. variants.OfType<Variant>()], variantsOf, posterior);
    }

    private VariantsOfPoints? Combinations(PointSpace space)
    {
        var places = space.Factors.Where(factor => factor.Parameters.IsEmpty).Aggregate(1.0, (product, factor) => product * factor.Texts.Length);
        var read = places < 1e15 ? VariantsOfPoints.In(space, Math.Min(ExperimentLimits.Variants, ExperimentLimits.Models / arms.Length)) : null;
        if (read is not null) return read;
        file.Report.Add(
            file.Root["factors"]!.Place, "there are too many combinations of values for which the model would have to be read again",
            allowed: $"at most {Math.Min(ExperimentLimits.Variants, ExperimentLimits.Models / arms.Length)}; values of parameters do not count");
        return null;
    }

    /// <summary>An arm's setting of what is varied would undo a factor.</summary>
    private void CheckSettings(ImmutableArray<FactorDraft> drafts)
    {
        foreach (var setting in arms.SelectMany(arm => arm.Settings))
        {
            var name = new Entry(setting.Name, setting.Name).Name;
            if (drafts.Any(draft => draft.Factor.Name == name || draft.Factor.Parameters.Contains(name))) file.Report.Add(setting.Place, $"{name} is a factor, whose values all arms have", allowed: "an arm that sets something else");
        }
    }

    /// <summary>What the posterior gives can be set to a number, or varied, but not be drawn otherwise; a share is no share of the others once it is varied.</summary>
    private void CheckPosterior(PosteriorDraws posterior, ImmutableArray<FactorDraft> drafts)
    {
        foreach (var setting in common.Where(setting => setting.Value is not ScalarNode && posterior.Names.Contains(new Entry(setting.Name, setting.Name).Name)))
            file.Report.Add(setting.Place, $"{setting.Name.Text} is drawn from the posterior", allowed: "a number, or another distribution in an arm");
        foreach (var draft in drafts.Where(draft => draft.Factor.IsShare && draft.Factor.Parameters.Any(posterior.Names.Contains)))
            file.Report.Add(draft.Key.Place, $"{draft.Factor.Name} is one of shares that are drawn from the posterior together");
    }

    private Variant? VariantOf(ImmutableArray<(DesignFactor Factor, int Place)> combination, ImmutableArray<FactorDraft> drafts, PosteriorDraws? posterior)
    {
        ImmutableArray<Setting> varied = [.. combination.Select(value => SettingOf(value.Factor, value.Place, drafts))];
        var models = arms.Select(arm => varied.IsEmpty && arm == arms[0] ? Baseline : shelf.Read(arm.Source, [.. common, .. varied, .. arm.Settings], arm.Seed)).ToList();
        for (var i = 0; i < arms.Length; i++) Calendars[arms[i].Name] = models[i]?.Calendar ?? Baseline!.Calendar;
        if (models.Contains(null)) return null;
        for (var i = 1; i < arms.Length; i++) CheckArm(arms[i], models[i]!, models[0]!, drafts);
        var played = arms.Select((arm, i) => new Arm(arm.Name, WithFactors(WithOwn(models[i]!, models[0]!, posterior), drafts)));
        if (ArmsSection.HasRandomPlay(file)) played = played.Append(Arm.OfRandomPlay(WithFactors(models[0]!, drafts)));
        return new([.. varied.Select(setting => KeyValuePair.Create(setting.Name.Text, setting.ValueText))], [.. played]);
    }

    private static Setting SettingOf(DesignFactor factor, int place, ImmutableArray<FactorDraft> drafts)
    {
        var draft = drafts.First(draft => draft.Factor.Name == factor.Name);
        return new(draft.Key, draft.Values[place]);
    }

    private void CheckArm(ArmDraft arm, Model model, Model baseline, ImmutableArray<FactorDraft> drafts)
    {
        if (Design.Columns(model) != Design.Columns(baseline))
        {
            var odd = Names(baseline).Except(Names(model)).Select(name => $"no {name}").Concat(Names(model).Except(Names(baseline))).FirstOrDefault();
            file.Report.Add(arm.Place, $"the arm {arm.Name} records other measures or patterns than the baseline", odd, "the same, in the same order");
        }

        if (arm.HasOwnModel) return;
        foreach (var name in drafts.SelectMany(draft => draft.Factor.Parameters))
        {
            if (arm.Settings.All(setting => setting.Name.Text != name) && ParameterOf(model, name) is { } own && !Distributions.Same(own.Distribution, ParameterOf(baseline, name)!.Distribution))
                file.Report.Add(arm.Place, $"the arm {arm.Name} sets {name}, a factor, whose values all arms have");
        }
    }

    /// <summary>The model of an arm, with the parameters marked of which it believes other things than the baseline, as of another state: a posterior, which is of the baseline, says nothing of them.</summary>
    private static Model WithOwn(Model model, Model baseline, PosteriorDraws? posterior)
    {
        if (posterior is null || model == baseline) return model;
        var believed = baseline.Parameters.Where(parameter => posterior.Names.Contains(parameter.Name)).ToDictionary(parameter => parameter.Name, parameter => parameter.Distribution);
        return model with { Parameters = [.. model.Parameters.Select(parameter => believed.TryGetValue(parameter.Name, out var other) && !Distributions.Same(parameter.Distribution, other) ? parameter with { IsOwn = true } : parameter)] };
    }

    private static Parameter? ParameterOf(Model model, string name) => model.Parameters.FirstOrDefault(parameter => parameter.Name == name);

    private static IEnumerable<string> Names(Model model) => model.Measures.Select(measure => measure.Name).Concat(model.Patterns.Select(pattern => pattern.Name));

    /// <summary>The model with the distributions that factors give its parameters, so that it says what it is played with, and records it.</summary>
    private static Model WithFactors(Model model, ImmutableArray<FactorDraft> drafts)
    {
        var given = drafts.Where(draft => draft.Factor.Distribution is not null).SelectMany(draft => draft.Factor.Parameters.Select(name => (Name: name, draft.Factor))).ToList();
        if (given.Count == 0) return model;
        var text = string.Join('\n', given.Select(one => $"{one.Name}={one.Factor.Description}").Prepend(model.Digest));
        return model with
        {
            Parameters = [.. model.Parameters.Select(parameter => given.Find(one => one.Name == parameter.Name) is { Factor: { } factor } ? parameter with { Distribution = factor.Distribution! } : parameter)],
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };
    }
}
