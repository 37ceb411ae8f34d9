namespace AgentSim.Tests.Language;

/// <summary>Tests that measure the processor time of the whole process, and so run by themselves.</summary>
[CollectionDefinition(nameof(ByThemselves), DisableParallelization = true)]
public sealed class ByThemselves;
