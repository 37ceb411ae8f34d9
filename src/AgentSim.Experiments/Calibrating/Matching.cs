using System.Collections.Immutable;

namespace AgentSim.Experiments.Calibrating;

/// <summary>Samples that were played in a wave of history matching.</summary>
/// <param name="Number">Which wave, from 0.</param>
/// <param name="Candidates">Points of the prior that were looked at to find them.</param>
/// <param name="Particles">The samples.</param>
public sealed record MatchingWave(int Number, int Candidates, Particles Particles)
{
    /// <summary>The share of the prior that the waves before do not rule out.</summary>
    public double Share => (double)Particles.Count / Candidates;
}

/// <summary>What history matching says.</summary>
/// <param name="Cutoff">The implausibility above which parameter values are ruled out.</param>
/// <param name="Shares">The share of the prior that is not ruled out: before each wave, and after the last.</param>
/// <param name="Targets">Each target.</param>
/// <param name="LeastOfWorst">The least implausibility that the worst target had at any sample: above the cutoff, no sample meets all.</param>
public sealed record Matching(double Cutoff, ImmutableArray<double> Shares, ImmutableArray<TargetMatch> Targets, double LeastOfWorst);

/// <summary>What history matching says of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Least">The least implausibility at any sample: above the cutoff, no parameter values that were tried can meet it.</param>
/// <param name="Within">The share of histories under the prior that are at most one tolerance away.</param>
/// <param name="Influences">The parameters that matter most for it.</param>
public sealed record TargetMatch(Target Target, double Least, double Within, ImmutableArray<Influence> Influences)
{
    internal const int MostParameters = 5;
}

/// <summary>How much a parameter matters for a target.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Share">The share of the variance between samples that it explains, by the emulator of the first wave.</param>
public sealed record Influence(string Parameter, double Share);
