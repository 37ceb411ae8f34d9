namespace AgentSim.Experiments;

/// <summary>One variant of the model under comparison. The arms of a run share all their luck, history by history.</summary>
/// <param name="Name">Its name: <see cref="Baseline"/>, <see cref="RandomPlay"/>, or the experiment's own.</param>
/// <param name="Model">The model that it plays.</param>
public sealed record Arm(string Name, Model Model)
{
    /// <summary>The name of the arm that plays the model as it was read.</summary>
    public const string Baseline = "baseline";

    /// <summary>The name of the arm that shows what noise alone gives.</summary>
    public const string RandomPlay = "random-play";

    /// <summary>The model as it was read.</summary>
    public static Arm OfBaseline(Model model) => new(Baseline, model);

    /// <summary>The same model, played by actors that choose at random.</summary>
    public static Arm OfRandomPlay(Model model) => new(RandomPlay, Experiments.RandomPlay.Of(model));
}
