using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Tests.Columns;

public unsafe class ColumnArenaTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 8)]
    [InlineData(8, 8)]
    [InlineData(9, 16)]
    [InlineData(512, 512)]
    public void Columns_are_padded_to_whole_rows_aligned_and_zero(int lanes, int padded)
    {
        using var arena = new ColumnArena(3, lanes);
        Assert.Equal((3, lanes, padded), (arena.Count, arena.Lanes, arena.PaddedLanes));
        for (var column = 0; column < 3; column++)
        {
            Assert.Equal(padded, arena[column].Length);
            Assert.Equal(0, (nint)arena.Pointer(column) % 64);
            Assert.Equal(-1, arena[column].IndexOfAnyExcept(0.0));
        }
    }

    [Fact]
    public void Columns_do_not_overlap_and_do_not_share_their_place_in_the_cache()
    {
        using var arena = new ColumnArena(2, 512);
        arena[0].Fill(1);
        Assert.Equal(-1, arena[1].IndexOfAnyExcept(0.0));
        Assert.NotEqual(0, (arena.Pointer(1) - arena.Pointer(0)) * sizeof(double) % 4096);
    }

    [Fact]
    public void A_column_that_is_not_there_is_refused()
    {
        using var arena = new ColumnArena(2, 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => arena[2].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => arena[-1].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnArena(-1, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnArena(1, -8));
    }

    [Fact]
    public void A_disposed_arena_is_refused_and_may_be_disposed_of_again()
    {
        var arena = new ColumnArena(1, 8);
        arena.Dispose();
        arena.Dispose();
        Assert.Throws<ObjectDisposedException>(() => arena[0].Length);
    }
}
