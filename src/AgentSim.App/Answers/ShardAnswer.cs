namespace AgentSim.App.Answers;

/// <summary>What <c>experiment --shard --json</c> prints.</summary>
/// <param name="Shard">Which shard, from 1.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Histories">Histories that are there.</param>
/// <param name="Played">Those that were played now.</param>
/// <param name="Failed">Histories that failed.</param>
/// <param name="Digest">The digest of its records; null where the shard has none.</param>
/// <param name="Results">The folder that they are in.</param>
internal sealed record ShardAnswer(int Shard, int Of, long Histories, long Played, int Failed, string? Digest, string Results);
