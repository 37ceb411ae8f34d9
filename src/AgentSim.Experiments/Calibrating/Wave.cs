namespace AgentSim.Experiments.Calibrating;

/// <summary>What there is after a wave: all that the next one starts from.</summary>
/// <param name="Number">Which wave; 0 is the draw from the prior.</param>
/// <param name="Epsilon">The distance within which histories count; infinite in the first wave.</param>
/// <param name="Sizes">What is known of the sizes of proposals.</param>
/// <param name="Acceptance">The share of proposals that were accepted; NaN in the first wave.</param>
/// <param name="EffectiveSize">How many equally weighted particles say as much, before any were drawn again.</param>
/// <param name="Resampled">Whether particles were drawn again by their weights.</param>
/// <param name="Histories">Histories played in this wave.</param>
/// <param name="Particles">The particles.</param>
public sealed record Wave(int Number, double Epsilon, ProposalSizes Sizes, double Acceptance, double EffectiveSize, bool Resampled, int Histories, Particles Particles);
