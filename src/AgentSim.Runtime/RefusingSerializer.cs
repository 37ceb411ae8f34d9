using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace AgentSim.Runtime;

/// <summary>
/// Stands in the place of the serializers of Akka that would make any object of bytes, and bytes of any object, which is slow and opens a door: it refuses all. Configurations name it, here and where a cluster's
/// messages have a serializer of their own.
/// </summary>
internal sealed class RefusingSerializer : Serializer
{
    /// <summary>In place of a serializer without settings.</summary>
    public RefusingSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <summary>In place of a serializer with settings.</summary>
    public RefusingSerializer(ExtendedActorSystem system, Config _)
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

    private static NotSupportedException Refusal(Type? type) => new($"{type?.ToString() ?? "What has no type"} is no message that leaves this process, nor one that is taken from another.");
}
