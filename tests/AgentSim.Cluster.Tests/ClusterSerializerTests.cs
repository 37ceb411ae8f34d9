using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using CsCheck;

namespace AgentSim.Cluster.Tests;

/// <summary>What crosses the network: a closed list, field by field, with bounds.</summary>
public sealed class ClusterSerializerTests : IDisposable
{
    private static readonly byte[] Bytes = [1, 2, 3];

    private static readonly ImmutableArray<ClusterMessage> All =
    [
        new Hello(1, "0.1.0"), new Told("name", "abc", "0.1.0", "models/a.yaml", 40, "models/p.csv", 256, [new("models/a.yaml", "abc", 3), new("seeds/b", "def", 0)]),
        new Told("name", "abc", "0.1.0", "models/a.yaml", null, null, 1, []), new Refused("why"), new Want("abc", 7), new FilePiece("abc", 7, Bytes), new Ready(2, "abc", "0.1.0", 8, "node:1"), new Welcome(2),
        new Asking(2, 3, [4, 5]), new Dealt(2, 3, [new(4, 0, uint.MaxValue, 256)]), new PartPiece(2, 4, 0, 3, Bytes), new Acknowledged(2, 4), new Withdrawn(2, 4), new Forgotten(2), new Pulse(), new Ended("done"), new Leaving(2),
    ];

    private readonly ActorSystem system = ActorSystem.Create("test", NodeConfiguration.Of().WithFallback(ConfigurationFactory.ParseString("akka { actor.provider = cluster, loglevel = OFF, stdout-loglevel = OFF, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }")));

    private ClusterSerializer Serializer => (ClusterSerializer)system.Serialization.FindSerializerForType(typeof(ClusterMessage));

    [Fact]
    public void Each_kind_of_message_comes_as_it_was_sent()
    {
        Assert.Equal(typeof(ClusterMessage).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(ClusterMessage))), All.Select(message => message.GetType()).Distinct().Count());
        foreach (var message in All)
        {
            Assert.IsType<ClusterSerializer>(system.Serialization.FindSerializerFor(message));
            var read = Serializer.FromBinary(Serializer.ToBinary(message), Serializer.Manifest(message));
            Assert.Equal(Written(message), Written(read));
            Assert.Equal(message.GetType(), read.GetType());
        }
    }

    [Fact]
    public void Whatever_bytes_come_they_are_a_message_or_are_refused()
    {
        var kinds = All.Select(Serializer.Manifest).Distinct().ToArray();
        Gen.Select(Gen.Int[0, kinds.Length - 1], Gen.Byte.Array[0, 80]).Sample((kind, bytes) => Refuses(kinds[kind], bytes), iter: 20_000);
        foreach (var message in All) // what is nearly right
        {
            var whole = Serializer.ToBinary(message);
            for (var at = 0; at < whole.Length; at++)
            {
                Refuses(Serializer.Manifest(message), whole[..at]);
                Refuses(Serializer.Manifest(message), [.. whole[..at], 255, .. whole[(at + 1)..]]);
            }
        }
    }

    [Fact]
    public void A_length_that_is_not_there_takes_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            byte[] lie = [0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 127];
            Assert.Throws<InvalidDataException>(() => Serializer.FromBinary(lie, "asking"));
            Assert.Throws<InvalidDataException>(() => Serializer.FromBinary([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 255, 255, 255, 127], "part"));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(1)] // Newtonsoft's JSON
    [InlineData(2)] // any type of protobuf
    [InlineData(3)] // making actors from afar
    [InlineData(4)] // bytes
    [InlineData(-5)] // Hyperion
    public void Serializers_that_make_any_object_of_what_comes_are_not_there(int identifier) =>
        Assert.ThrowsAny<Exception>(() => system.Serialization.Deserialize("""{"$type":"System.Diagnostics.Process"}"""u8.ToArray(), identifier, "System.Diagnostics.Process, System"));

    [Fact]
    public void What_is_not_in_the_list_is_not_sent()
    {
        foreach (var other in new object[] { new Dictionary<string, int>(), new Uri("file:///etc"), Bytes, new Tick(), Props.Create(() => new Nobody()) })
        {
            var serializer = system.Serialization.FindSerializerFor(other);
            Assert.Equal("AgentSim.Runtime.RefusingSerializer", serializer.GetType().FullName);
            Assert.Throws<NotSupportedException>(() => serializer.ToBinary(other));
        }

        Assert.Throws<NotSupportedException>(() => Serializer.FromBinary([], "System.Diagnostics.Process, System"));
    }

    public void Dispose() => system.Terminate().Wait(TimeSpan.FromSeconds(10));

    private void Refuses(string kind, byte[] bytes)
    {
        try
        {
            Assert.IsAssignableFrom<ClusterMessage>(Serializer.FromBinary(bytes, kind));
        }
        catch (Exception refused) when (refused is InvalidDataException or System.Text.DecoderFallbackException)
        {
            // It says so.
        }
    }

    private string Written(object message) => Convert.ToHexString(Serializer.ToBinary(message));

    private sealed class Nobody : ReceiveActor;
}
