using DuckDB.NET.Data;

namespace AgentSim.Results.Tests;

public class NumberChunkTests
{
    [Fact]
    public void Numbers_come_in_their_order_and_what_is_missing_as_NaN()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var (halves, others) = (new List<double>(), new List<double>());
        var failure = NumberChunk.Read(connection, "select i / 2 as half, case when i % 3 = 0 then null else i end as other from range(5000) r(i)", chunk =>
        {
            halves.AddRange(chunk[0]);
            others.AddRange(chunk[1]);
        });
        Assert.Null(failure);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => i / 2.0), halves);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => i % 3 == 0 ? double.NaN : i), others);
    }

    [Theory]
    [InlineData("select nothing from nowhere", false, "nowhere")]
    [InlineData("select case when i < 3000000 then i else error('too far') end from range(4000000) r(i)", true, "too far")]
    public void What_goes_wrong_is_told_and_whether_there_was_a_beginning(string sql, bool hasBegun, string message)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var failure = NumberChunk.Read(connection, sql, _ => { });
        Assert.Contains(message, failure!.Value.Error);
        Assert.Equal(hasBegun, failure.Value.HasBegun);
    }
}
