namespace AgentSim.App.Answers;

/// <summary>What <c>merge --partial --json</c> prints while batches are missing; once none is, the answer is that of <c>experiment</c>.</summary>
/// <param name="Histories">Histories that are there.</param>
/// <param name="Missing">Histories that are not.</param>
/// <param name="Results">The folder that they are in.</param>
internal sealed record MergeAnswer(long Histories, long Missing, string Results);
