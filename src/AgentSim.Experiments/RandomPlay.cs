using System.Security.Cryptography;
using System.Text;

namespace AgentSim.Experiments;

/// <summary>
/// The same world without reasons: every actor's precision is 0, so that it proposes, accepts and chooses whatever the draws say. What a pattern's
/// share is here is no evidence for anything.
/// </summary>
internal static class RandomPlay
{
    /// <summary>
    /// <paramref name="model"/> with every actor's precision 0 and all else as it was. Its digest is the SHA-256 of <c>random-play:</c> and the
    /// model's digest, for it is another model.
    /// </summary>
    public static Model Of(Model model) => model with
    {
        Actors = [.. model.Actors.Select(actor => actor with { Precision = 0.0 })],
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Arm.RandomPlay}:{model.Digest}"))),
    };
}
