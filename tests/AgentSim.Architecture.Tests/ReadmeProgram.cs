using System.Collections.Concurrent;
using System.Diagnostics;

namespace AgentSim.Architecture.Tests;

/// <summary>Runs the README's commands with few histories, each once, as many at a time as there are processors, in a folder that goes away.</summary>
public sealed class ReadmeProgram : IDisposable
{
    private const string TwoPatrons = "run models/examples/two-patrons.yaml";

    private readonly string folder = Directory.CreateTempSubdirectory("agentsim-readme-").FullName;
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);
    private readonly ConcurrentDictionary<string, Lazy<Task<(int Code, string Output)>>> runs = new();
    private int started;

    /// <summary>Begins with all that are known to be asked for.</summary>
    public ReadmeProgram()
    {
        File.WriteAllText(Path.Combine(folder, ReadmePage.FirstModel), ReadmePage.Block("yaml"));
        foreach (var command in ReadmePage.Commands) _ = Run(command);
    }

    /// <summary>Writes a file that a command may name.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    /// <summary>How a command ended.</summary>
    public Task<(int Code, string Output)> Run(string command) => runs.GetOrAdd(command, _ => new(() => Start(command))).Value;

    public void Dispose()
    {
        Task.WaitAll(runs.Values.Select(run => run.Value));
        places.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(int Code, string Output)> Start(string command)
    {
        // What looks at results needs the run that makes them.
        if (command.Contains(" results/two-patrons", StringComparison.Ordinal)) await Run(TwoPatrons);
        var arguments = command.Replace(" --runs 2000", "", StringComparison.Ordinal).Split(' ').ToList();
        if (arguments[0] == "run") arguments.AddRange(["--runs", "10", "--out", Path.Combine(folder, command == TwoPatrons ? "results/two-patrons" : $"results-{Interlocked.Increment(ref started)}")]);
        var start = new ProcessStartInfo(Path.Combine(Repository.Program, "agentsim"), arguments.Select(argument => argument.StartsWith("models/", StringComparison.Ordinal) ? Repository.At(argument) : argument))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        await places.WaitAsync();
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }
        finally
        {
            places.Release();
        }
    }
}
