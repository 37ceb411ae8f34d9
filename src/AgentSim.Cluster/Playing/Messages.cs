namespace AgentSim.Cluster;

/// <summary>To the visitor, from itself: all files are there and were read.</summary>
internal sealed record HasRead(ReadRecipe Recipe);

/// <summary>To whoever began something, from itself: it went wrong.</summary>
internal sealed record WentWrong(Exception Error);

/// <summary>To the player, from itself: a batch has been played and packed.</summary>
internal sealed record Packed(int Session, int Unit, byte[] Bytes, int Histories, TimeSpan Took);

/// <summary>To the player: say that you go, for a person wants it.</summary>
internal sealed record Go;
