using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;
using AgentSim.Simulation.Tests.Play;
using CsCheck;

namespace AgentSim.Runtime.Tests;

public sealed class BisectionTests
{
    private static readonly CompiledModel Model = CompiledModel.Of(SmallWorlds.TwoPatrons(years: 2));

    [Fact]
    public void Whichever_histories_are_guilty_they_are_found_and_the_others_played_in_their_order() =>
        Gen.Select(Gen.Int[1, 40], Gen.UInt[0, 1000], Gen.Int[0, 39].HashSet[0, 6], Gen.Int[1, 50]).Sample((count, first, guilty, lanes) =>
        {
            var records = Play(new(first, count, 1), [.. guilty.Select(lane => first + (uint)lane)], lanes);

            Assert.Equal(Enumerable.Range(0, count).Where(guilty.Contains).Select(lane => first + (uint)lane), records.Failures.Select(failure => failure.History));
            foreach (var lane in Enumerable.Range(0, count).Where(lane => !guilty.Contains(lane)))
            {
                Assert.Equal(first + lane, records.Measures[0][lane]);
                Assert.Equal(first + lane, records.Series[0][lane]);
                Assert.Equal(-(first + lane), records.Series[0][count + lane]);
                Assert.Equal((int)first + lane, records.Patterns[lane]);
            }
        }, iter: 200);

    // A world of its own: every record is the number of the history, and of its second year less that.
    private static BatchRecords Play(Histories histories, HashSet<uint> guilty, int lanes)
    {
        var batch = new Bisection(new(Model, histories, 0, null), lanes);
        while (batch.TryTake(out var piece))
        {
            Assert.InRange(piece.Count, 1, lanes);
            var numbers = Enumerable.Range((int)piece.First, piece.Count).ToArray();
            if (numbers.Any(history => guilty.Contains((uint)history))) batch.Fail(0, "guilty");
            else batch.Finish(Records(piece, numbers));
        }

        return batch.Records;
    }

    private static BatchRecords Records(Histories piece, int[] numbers)
    {
        var values = Array.ConvertAll(numbers, number => (double)number);
        var measures = Model.Model.Measures;
        return new(
            piece, [.. Model.Drawn.Select(_ => values)], [.. measures.Select(_ => values)],
            [.. measures.Where(measure => !measure.IsAggregate).Select(_ => values.Concat(values.Select(value => -value)).ToArray())],
            numbers, [], []);
    }
}
