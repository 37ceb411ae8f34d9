using Akka.Actor;

namespace AgentSim.Runtime.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public async Task Nothing_is_serialized_by_accident()
    {
        var system = ActorSystem.Create("configuration", Configuration.For(1));
        foreach (var message in new object[] { "text", new byte[] { 1 }, new Begin(new(0, 1, 1), 0, null), new { Anonymous = 1 } })
            Assert.Throws<NotSupportedException>(() => system.Serialization.FindSerializerFor(message).ToBinary(message));
        await system.Terminate();
    }

    [Fact]
    public async Task A_worker_and_all_that_plays_there_share_a_thread()
    {
        var threads = new System.Collections.Concurrent.ConcurrentBag<int>();
        Seating noting = (_, _, own) => message =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            own(message);
        };

        await Played.ByActors(Played.Run(20, 5, 1), noting);

        Assert.Single(threads.Distinct());
    }
}
