using AgentSim.Expressions;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Tests.Play;

public sealed class MissingLevelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_a_level_may_be_missing_sums_take_care_which_NaN_stays(bool isMissing)
    {
        var model = SmallWorlds.TwoPatrons();
        var issue = model.Issues[0];
        if (isMissing) issue = issue with { Levels = issue.Levels.SetItem(0, issue.Levels[0] with { Values = [SmallWorlds.Call(Function.Missing)] }) };
        var sum = SmallWorlds.Call(Function.Add, SmallWorlds.Value(issue), SmallWorlds.Value(model.Issues[1]));
        var plan = CompiledModel.Of(model with { Issues = model.Issues.SetItem(0, issue), Measures = model.Measures.Add(SmallWorlds.Measure("sum", sum)) });
        var sums = plan.Closing.Period.Tape.Stepped.Steps.Where(step => step.Operation == Operation.Add);
        Assert.Equal(isMissing, sums.Any(step => !step.IsPlain));
    }
}
