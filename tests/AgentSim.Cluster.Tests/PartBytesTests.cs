using AgentSim.Results;

namespace AgentSim.Cluster.Tests;

/// <summary>The files of a batch on their way.</summary>
public sealed class PartBytesTests
{
    private static readonly byte[] File = [.. "PAR1"u8, 1, 2, 3, 4, .. "PAR1"u8];

    private readonly PackedBatch batch = new(WorkLedgerTests.Batches(1)[0], [new("series", File), new("histories", File)]);

    [Fact]
    public void They_come_as_they_were_sent() => Assert.True(PartBytes.Read(batch.Batch, PartBytes.Of(batch, ["series", "histories"]), ["series", "histories"]).HasBytesOf(batch));

    [Fact]
    public void What_is_not_the_files_of_such_a_batch_is_refused()
    {
        var bytes = PartBytes.Of(batch, ["series", "histories"]);
        foreach (var wrong in new[] { [], bytes[..^1], [.. bytes, 0], bytes[..17], [1, .. bytes[1..]], [.. bytes[..5], 0, .. bytes[6..]], [0, 255, 255, 255, 127, .. bytes[5..]], [0, 255, 255, 255, 255, .. bytes[5..]] })
            Assert.Throws<InvalidDataException>(() => PartBytes.Read(batch.Batch, wrong, ["series", "histories"]));
        Assert.Throws<InvalidDataException>(() => PartBytes.Read(batch.Batch, bytes, ["series"]));
        Assert.Throws<InvalidDataException>(() => PartBytes.Read(batch.Batch, bytes, ["series", "deals", "histories"]));
    }

    [Fact]
    public void Pieces_that_do_not_follow_on_each_other_are_let_go_of_until_it_begins_again()
    {
        var seat = new Seat(new(1, "", "", 1, "worker"), Akka.Actor.ActorRefs.Nobody);
        PartPiece Piece(int unit, int offset) => new(1, unit, offset, 6, new byte[] { (byte)offset, (byte)(offset + 1) });
        Assert.Null(seat.Take(Piece(3, 0)));
        Assert.Null(seat.Take(Piece(3, 4)));
        Assert.Null(seat.Take(Piece(4, 2)));
        Assert.Null(seat.Take(Piece(3, 0)));
        Assert.Null(seat.Take(Piece(3, 2)));
        Assert.Equal([0, 1, 2, 3, 4, 5], seat.Take(Piece(3, 4)));
        Assert.Null(seat.Take(Piece(3, 4)));
    }
}
