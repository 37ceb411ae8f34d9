return await AgentSim.App.CommandLine.Run(args);
