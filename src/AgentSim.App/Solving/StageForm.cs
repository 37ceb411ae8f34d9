using System.Collections.Immutable;
using AgentSim.App.Running;
using AgentSim.Games.Strategic;
using AgentSim.Simulation.Staging;

namespace AgentSim.App.Solving;

/// <summary>A moment of a model's history as a game in strategic form.</summary>
/// <param name="Game">The game.</param>
/// <param name="Stage">What it is made of.</param>
internal sealed record StageForm(StrategicForm Game, StageGame Stage)
{
    /// <summary>Plays a history of a run up to a period, and sees it as a game.</summary>
    /// <param name="run">The run.</param>
    /// <param name="history">Which of its histories.</param>
    /// <param name="when">The period as people call it, or a year, whose first period is meant; null where none was said.</param>
    /// <param name="topics">What is decided on; empty for what is talked about then.</param>
    /// <exception cref="WrongRequestException">There is no such period, or nothing of that kind can be decided on then, or the game is too large.</exception>
    public static StageForm Of(PreparedRun run, uint history, string? when, ImmutableArray<string> topics)
    {
        var model = run.Model;
        var period = Period(model, when);
        var sampling = run.Run.Sampling;
        try
        {
            var stage = StageGame.Of(model, new(new(history, 1, (uint)sampling.Replications), run.Run.RandomSeed, run.Run.Design.Given, period, topics));
            var players = stage.Players.Select(player => new GamePlayer(model.Actors[player.Actor].Name, player.Strategies)).ToImmutableArray();
            return new(new($"{model.Title}: {string.Join(" and ", stage.Topics)} in {model.Calendar.Label(period)} of history {history}", players, stage.Payoffs), stage);
        }
        catch (ArgumentException wrong)
        {
            throw new WrongRequestException(wrong.Message);
        }
    }

    private static int Period(Model model, string? when)
    {
        var calendar = model.Calendar;
        var periods = Enumerable.Range(0, calendar.Periods).ToArray();
        var range = $"from {calendar.Label(0)} to {calendar.Label(calendar.Periods - 1)}";
        if (when is null) throw new WrongRequestException($"A model is solved at a moment: give --period, {range}, and with --history whose moment it is.");
        var found = Array.FindIndex(periods, period => calendar.Label(period) == when);
        if (found < 0) found = Array.FindIndex(periods, period => $"{calendar.Year(period)}" == when);
        return found >= 0 ? found : throw new WrongRequestException($"The model has no period {when}: it goes {range}.");
    }
}
