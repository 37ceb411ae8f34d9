namespace AgentSim.App;

/// <summary>How the program ends, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Done = 0;

    /// <summary>Some histories failed; the others are complete.</summary>
    public const int HistoriesFailed = 1;

    /// <summary>The model or the arguments are wrong.</summary>
    public const int Wrong = 2;

    /// <summary>Something outside the model went wrong: a full disk, no memory, a fault of the program itself.</summary>
    public const int Fault = 3;

    /// <summary>Interrupted; what was done is kept.</summary>
    public const int Cancelled = 130;

    /// <summary>What they mean, for the help.</summary>
    public const string Meaning = """
        Exit codes:
          0    done
          1    done, but some histories failed
          2    the model or the arguments are wrong
          3    something else went wrong: a full disk, say
          130  interrupted; what was done is kept
        """;
}
