using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AgentSim.App.Tests;

/// <summary>The program as a person runs it: another process, in the repository's folder, with its output piped.</summary>
internal sealed partial class AgentSimProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output, error;

    private AgentSimProcess(string[] arguments, (string Name, string Value)[] environment, string? folder = null)
        : this(Path.Combine(Repository.Program, "agentsim"), arguments, environment, folder)
    {
    }

    private AgentSimProcess(string program, string[] arguments, (string Name, string Value)[] environment, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.StandardInput.Close();
        (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Whether whoever started this has it ignore Ctrl-C, as shells do with what they start in the background: so does all that is started here.</summary>
    public static bool IgnoresInterrupts
    {
        get
        {
            const string mask = "SigIgn:";
            const long interrupt = 1 << 1;
            var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(mask, StringComparison.Ordinal)) : null;
            return line is not null && (Convert.ToInt64(line[mask.Length..].Trim(), 16) & interrupt) != 0;
        }
    }

    /// <summary>Begins to run.</summary>
    public static AgentSimProcess Start(params string[] arguments) => new(arguments, []);

    /// <summary>Runs to its end.</summary>
    public static Task<Ending> Run(params string[] arguments) => Run([], arguments);

    /// <summary>Runs to its end in another folder than the repository's.</summary>
    public static async Task<Ending> RunIn(string folder, params string[] arguments)
    {
        using var program = new AgentSimProcess(arguments, [], folder);
        return await program.End();
    }

    /// <summary>Runs to its end, with something set in its environment.</summary>
    public static async Task<Ending> Run((string Name, string Value)[] environment, params string[] arguments)
    {
        using var program = new AgentSimProcess(arguments, environment);
        return await program.End();
    }

    /// <summary>Runs another program to its end, which finds AgentSim by its name; null if there is no such program.</summary>
    public static async Task<Ending?> RunOther(string program, params string[] arguments)
    {
        try
        {
            using var other = new AgentSimProcess(program, arguments, [("PATH", Repository.Program + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"))]);
            return await other.End();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a script of bash in file systems of its own, as its own root; <c>$AGENTSIM</c> is the program. Null where that is not permitted.</summary>
    public static async Task<Ending?> RunAlone(string script)
    {
        using var trial = new AgentSimProcess("unshare", ["--map-root-user", "--mount", "true"], []);
        if ((await trial.End()).Code != 0) return null;
        using var program = new AgentSimProcess(
            "unshare", ["--map-root-user", "--mount", "bash", "-c", script], [("AGENTSIM", Path.Combine(Repository.Program, "agentsim"))]);
        return await program.End();
    }

    /// <summary>Waits until it ends.</summary>
    public async Task<Ending> End()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt() => Assert.Equal(0, Kill(process.Id, signal: 2));

    /// <summary>Ends it at once, whatever it is doing.</summary>
    public void Kill() => process.Kill();

    /// <summary>Has it hang: it does nothing, and nobody is told.</summary>
    public void Hang() => Assert.Equal(0, Kill(process.Id, signal: 19));

    /// <summary>Has it go on.</summary>
    public void GoOn() => Assert.Equal(0, Kill(process.Id, signal: 18));

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

/// <summary>How the program ended.</summary>
internal sealed record Ending(int Code, string Output, string Error)
{
    public string[] Lines => Output.ReplaceLineEndings("\n").Split('\n');
}
