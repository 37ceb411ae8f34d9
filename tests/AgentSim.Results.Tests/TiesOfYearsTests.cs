using CsCheck;

namespace AgentSim.Results.Tests;

public class TiesOfYearsTests
{
    private static readonly (string Issue, string None, bool StartsTied, int Pair)[] Rows = [("line", "none", false, 4), ("line", "none", false, 1), ("pact", "none", true, 4), ("pipe", "none", false, 7)];
    [Fact]
    public void Deals_that_do_not_come_in_the_order_of_histories_are_refused()
    {
        var ties = new TiesOfYears(Years, Rows);
        ties.Take([0, 0], [3, 4], [0, 0], [1999, 1999]);
        Assert.Contains("history 3", Assert.Throws<InvalidOperationException>(() => ties.Take([0], [3], [0], [1999])).Message);
    }

    private static readonly string[] Issues = ["line", "pact", "pipe"];
    private static readonly int[] Years = [2000, 2001, 2005];

    [Fact]
    public void A_pair_is_tied_while_what_came_into_force_last_of_one_of_its_issues_ties_it() =>
        Gen.Select(Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 32]).Array[0, 60], Gen.Int[5, 8]).Sample((some, played) =>
        {
            var deals = some.Select(deal => (History: deal.Item1, Issue: deal.Item2, IsTied: deal.Item3, InForce: 1998 + (deal.Item4 / 4.0))).OrderBy(deal => deal.History).ToArray();
            var ties = new TiesOfYears(Years, Rows);
            foreach (var chunk in deals.Chunk(7))
            {
                ties.Take(
                    new double[chunk.Length], [.. chunk.Select(deal => (double)deal.History)],
                    [.. chunk.Select(deal => (2.0 * deal.Issue) + (deal.IsTied ? 1 : 0))], [.. chunk.Select(deal => deal.InForce)]);
            }

            Assert.Equal(Issues, ties.Issues.Select(issue => issue.Issue));
            var expected = from year in Years
                           from pair in new[] { 1, 4, 7 }
                           let count = Enumerable.Range(0, played).Count(history => Rows.Any(row => row.Pair == pair && IsTied(history, row, year)))
                           where count > 0
                           select (year, pair, count);
            Assert.Equal(expected, ties.Count(played));

            bool IsTied(int history, (string Issue, string None, bool StartsTied, int Pair) row, int year)
            {
                var before = deals.Where(deal => deal.History == history && Issues[deal.Issue] == row.Issue && deal.InForce < year + 1).ToArray();
                return before.Length == 0 ? row.StartsTied : before.OrderBy(deal => deal.InForce).Last().IsTied;
            }
        });
}
