using System.Collections.Immutable;
using AgentSim.App.Running;
using AgentSim.Games;
using AgentSim.Games.Transit;
using AgentSim.Language;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.App.Powering;

/// <summary>Plays a history and looks at a transit network in each of its years.</summary>
internal static class TransitHistory
{
    /// <param name="plan">The network, some of whose numbers are yearly measures of the model.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <param name="run">The run that the history is of.</param>
    /// <param name="history">Which history, from 0.</param>
    /// <param name="randomSeed">The run's random seed.</param>
    /// <param name="closed">Routes that are closed throughout.</param>
    /// <exception cref="WrongRequestException">The history failed, a measure is none of the model, or has a value that no network can have.</exception>
    public static TransitYear[] Play(TransitPlan plan, string file, PreparedRun run, uint history, ulong randomSeed, string[] closed)
    {
        var model = run.Run.Design.Variants[0].Arms[0].Model;
        ImmutableArray<Measure> series = [.. model.Measures.Where(measure => !measure.IsAggregate)];
        var places = Places(plan, file, model, series);
        var records = Chronicler.Play(CompiledModel.Of(model), new(history, 1, 1), randomSeed, run.Run.Design.Given).Records;
        if (!records.Failures.IsEmpty) throw new WrongRequestException($"History {history} failed, at {records.Failures[0].Quantity}; it has no network to look at.");
        var years = records.Series[0].Length / records.Histories.Count;
        return [.. Enumerable.Range(0, years).Select(year => Look(plan, file, closed, model.Calendar.FirstYear + year, name => records.Series[places[name]][year * records.Histories.Count]))];
    }

    private static TransitYear Look(TransitPlan plan, string file, string[] closed, int year, Func<string, double> measure)
    {
        try
        {
            return TransitYear.Of(plan, year, measure, closed);
        }
        catch (WrongGameException wrong)
        {
            throw new WrongRequestException($"{file}, in {year}: {wrong.Message}");
        }
    }

    private static Dictionary<string, int> Places(TransitPlan plan, string file, Model model, ImmutableArray<Measure> series)
    {
        var places = series.Index().Where(measure => measure.Item.Kind != MeasureKind.Nominal).ToDictionary(measure => measure.Item.Name, measure => measure.Index);
        foreach (var (name, line) in plan.Measured.Where(measured => !places.ContainsKey(measured.Name)))
        {
            var near = Nearest.To(name, places.Keys) is { } meant ? $"; did you mean {meant}?" : ".";
            throw new WrongRequestException($"{file}({line}): {name} is no number, and no yearly measure of {model.Name}{near}");
        }

        return places;
    }
}
