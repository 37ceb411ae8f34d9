namespace AgentSim.Runtime.Tests;

public sealed class RehearsalTests
{
    [Fact]
    public async Task A_rehearsal_comes_to_its_end_and_has_deals_in_it()
    {
        await Rehearsal.Begin();
        var played = await Played.ByActors(Played.Run(100, 50, 1, Rehearsal.World()));
        Assert.Empty(played.SelectMany(batch => batch.Records.Failures));
        Assert.NotEmpty(played.SelectMany(batch => batch.Records.Deals));
    }
}
