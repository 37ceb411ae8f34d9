using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace AgentSim.Runtime;

/// <summary>Stands where Akka would serialize any object as JSON, which is slow and opens a door: messages stay within the process, and none is serialized.</summary>
internal sealed class NoSerializer : Serializer
{
    /// <summary>In place of a serializer without settings.</summary>
    public NoSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <summary>In place of a serializer with settings.</summary>
    public NoSerializer(ExtendedActorSystem system, Config _)
        : base(system)
    {
    }

    /// <inheritdoc/>
    public override bool IncludeManifest => false;

    /// <inheritdoc/>
    public override int Identifier => 7_001;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => throw Refusal(obj?.GetType());

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, Type? type) => throw Refusal(type);

    private static NotSupportedException Refusal(Type? type) =>
        new($"{type?.ToString() ?? "null"} is no message that leaves the process.");
}
