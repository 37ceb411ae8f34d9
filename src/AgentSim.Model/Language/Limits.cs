namespace AgentSim.Language;

/// <summary>How large a model may be. Generous for a person's work; small enough that no file can use up time or memory.</summary>
internal static class Limits
{
    /// <summary>Bytes of one file.</summary>
    public const int FileBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of a table that a program wrote.</summary>
    public const int TableBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of all files of a seed.</summary>
    public const int SeedBytes = 4 * 1024 * 1024;

    /// <summary>Files of a seed.</summary>
    public const int SeedFiles = 200;

    /// <summary>Models that extend each other in a row.</summary>
    public const int Extensions = 16;

    /// <summary>Mappings and lists within each other.</summary>
    public const int Depth = 24;

    /// <summary>Values, lists and mappings in one file.</summary>
    public const int Nodes = 60_000;

    /// <summary>Characters of one expression.</summary>
    public const int ExpressionLength = 10_000;

    /// <summary>Words and signs of one expression.</summary>
    public const int ExpressionTokens = 2_000;

    /// <summary>Brackets, or signs before an operand, within each other.</summary>
    public const int ExpressionDepth = 40;

    /// <summary>Terms of one expression once its sets are written out.</summary>
    public const int ExpandedTerms = 100_000;

    /// <summary>Terms that may be written out for a whole model; other numbers that are multiplied by sets count among them.</summary>
    public const int AllTerms = 600_000;

    /// <summary>Things of one model once its sets are written out.</summary>
    public const int Definitions = 10_000;

    /// <summary>Elements of a set.</summary>
    public const int Elements = 200;

    /// <summary>Indices of a name.</summary>
    public const int Indices = 3;

    /// <summary>Levels of an issue.</summary>
    public const int Levels = 100;

    /// <summary>Patterns.</summary>
    public const int Patterns = 500;

    /// <summary>Series and events of a seed.</summary>
    public const int SeedNames = 5_000;

    /// <summary>Periods of the model's time.</summary>
    public const int Periods = 2_000;

    /// <summary>Rounds of a session.</summary>
    public const int Rounds = 100;

    /// <summary>Operations within each other in an expression once its sets are written out.</summary>
    public const int ExpandedHeight = 1_000;

    /// <summary>Parties of an issue.</summary>
    public const int Parties = 40;

    /// <summary>Errors after which reading ends.</summary>
    public const int Errors = 500;
}
