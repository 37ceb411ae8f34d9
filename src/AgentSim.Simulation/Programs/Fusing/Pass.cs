namespace AgentSim.Simulation.Programs.Fusing;

/// <summary>Takes some lanes, a multiple of eight, through several operations.</summary>
internal unsafe delegate void Pass(Place* places, nint count);
