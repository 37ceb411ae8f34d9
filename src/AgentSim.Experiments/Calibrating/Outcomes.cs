using System.Collections.Immutable;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments.Calibrating;

/// <summary>What came out of proposals.</summary>
public sealed class Outcomes
{
    private readonly ImmutableArray<(bool IsSeries, int Index, int Year)> places;
    private readonly ImmutableArray<int> parameters;
    private readonly Proposals proposals;

    /// <summary>Room for what comes out of some proposals.</summary>
    /// <param name="model">The model.</param>
    /// <param name="targets">What is looked at.</param>
    /// <param name="proposals">The proposals.</param>
    public Outcomes(Model model, ImmutableArray<Target> targets, Proposals proposals)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(proposals);
        this.proposals = proposals;
        var series = model.Measures.Where(measure => !measure.IsAggregate).Select(measure => measure.Name).ToList();
        var all = model.Measures.Select(measure => measure.Name).ToList();
        places = [.. targets.Select(target => target.Year is { } year ? (true, series.IndexOf(target.Measure), year - model.Calendar.FirstYear) : (false, all.IndexOf(target.Measure), 0))];
        var drawn = model.Parameters.Where(parameter => parameter.Distribution is not Fixed).Select(parameter => parameter.Name).ToList();
        parameters = [.. proposals.Names.Select(drawn.IndexOf)];
        Simulated = new double[proposals.Count * proposals.Replications * targets.Length];
        Failed = new bool[proposals.Count * proposals.Replications];
        Values = new double[proposals.Count * proposals.Names.Length];
    }

    /// <summary>Of each target what each history took, NaN if nothing: <c>[(proposal * replications + replication) * targets + target]</c>.</summary>
    internal double[] Simulated { get; }

    /// <summary>Whether a history failed: <c>[proposal * replications + replication]</c>.</summary>
    internal bool[] Failed { get; }

    /// <summary>The parameter values that were played, shares divided by their sum: <c>[proposal * parameters + parameter]</c>.</summary>
    internal double[] Values { get; }

    /// <summary>Takes over the records of a batch.</summary>
    /// <exception cref="ArgumentException">The batch is not of the proposals.</exception>
    public void Take(BatchRecords records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var histories = records.Histories;
        if (histories.Replications != proposals.Replications || histories.Sample(0) < proposals.First || histories.Sample(histories.Count - 1) >= proposals.First + (uint)proposals.Count)
            throw new ArgumentException($"Histories from {histories.First} on are not of these proposals.", nameof(records));
        var failures = records.Failures.Select(failure => failure.History).ToHashSet();
        for (var lane = 0; lane < histories.Count; lane++) Take(records, lane, failures.Contains(histories.First + (uint)lane));
    }

    private void Take(BatchRecords records, int lane, bool failed)
    {
        var row = (int)(records.Histories.Sample(lane) - proposals.First);
        var history = (row * proposals.Replications) + (int)records.Histories.Replication(lane);
        Failed[history] = failed;
        for (var i = 0; i < parameters.Length; i++) Values[(row * parameters.Length) + i] = records.Parameters[parameters[i]][lane];
        for (var i = 0; i < places.Length; i++)
        {
            var (isSeries, index, year) = places[i];
            Simulated[(history * places.Length) + i] = failed ? double.NaN : isSeries ? records.Series[index][(year * records.Histories.Count) + lane] : records.Measures[index][lane];
        }
    }
}
