using AgentSim.Expressions;

namespace AgentSim.Simulation.Play;

/// <summary>How issues change.</summary>
internal sealed unsafe partial class World
{
    /// <summary>Makes a level the one agreed; with no lag it takes effect at once.</summary>
    /// <returns>The period in which it takes effect.</returns>
    public int Conclude(int issue, int lane, int level, double transfer)
    {
        Agree(issue, lane, level, transfer);
        var lag = Plan.Model.Issues[issue].Lag is Fixed known
            ? known.Value
            : lags[issue].Of(Luck.Of(Plan.Streams.Lags[issue], lane, (uint)Period, 0));
        var periods = Math.Max(0, (int)Math.Round(lag, MidpointRounding.AwayFromZero));
        Issues[issue].Due[lane] = Period + periods;
        if (periods == 0) TakeEffect(issue, lane);
        return Period + periods;
    }

    /// <summary>Makes a level that one actor alone has chosen take effect at once.</summary>
    public void Choose(int issue, int lane, int level)
    {
        Agree(issue, lane, level, 0);
        TakeEffect(issue, lane);
    }

    private void Agree(int issue, int lane, int level, double transfer)
    {
        var state = Issues[issue];
        state.Agreed[lane] = level;
        state.AgreedTransfer[lane] = transfer;
        state.Lapses[lane] = IssueState.Never;
        foreach (var topic in topicsOf[issue])
        {
            topic.Renew(lane, Period);
            topic.ChangedIn[lane] = Period;
        }

        Show(issue, lane);
    }

    private void TakeEffect(int issue, int lane)
    {
        var state = Issues[issue];
        state.Due[lane] = IssueState.Never;
        state.InForce[lane] = state.Agreed[lane];
        state.InForceTransfer[lane] = state.AgreedTransfer[lane];
        state.Lapses[lane] = state.InForce[lane] != 0 && Plan.Model.Issues[issue].Lasts is { } lasts ? Period + lasts : IssueState.Never;
        if (issueSlots[issue].Changed is var changed and >= 0) columns[changed][lane] = Plan.Model.Calendar.Time(Period);
        Show(issue, lane);
    }

    /// <summary>Writes an issue's state into the columns that formulas read.</summary>
    private void Show(int issue, int lane)
    {
        var state = Issues[issue];
        var (agreed, inForce, _) = issueSlots[issue];
        if (agreed >= 0) columns[agreed][lane] = state.Agreed[lane];
        if (inForce >= 0) columns[inForce][lane] = state.InForce[lane];
        foreach (var (slot, attribute, of) in attributeSlots[issue])
        {
            var (level, transfer) = of == LevelState.Agreed
                ? (state.Agreed[lane], state.AgreedTransfer[lane])
                : (state.InForce[lane], state.InForceTransfer[lane]);
            columns[slot][lane] = ValueOf(issue, level, attribute, transfer, lane);
        }
    }

    private double ValueOf(int issue, int level, int attribute, double transfer, int lane)
    {
        var values = Plan.Start.Levels[issue][level];
        if (attribute == values.Length) return transfer;
        var value = values[attribute];
        return value.Result < 0 ? value.Constant : numbers[value.Result][lane];
    }
}
