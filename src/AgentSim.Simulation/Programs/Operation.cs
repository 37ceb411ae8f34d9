namespace AgentSim.Simulation.Programs;

/// <summary>
/// What can be done with the values of a lane. Comparisons and logic give 1 or 0 and take any nonzero number as true. NaN goes through
/// arithmetic unchanged, so that a missing value stays missing.
/// </summary>
internal enum Operation : byte
{
    /// <summary><c>a + b</c></summary>
    Add,

    /// <summary><c>a - b</c></summary>
    Subtract,

    /// <summary><c>a * b</c></summary>
    Multiply,

    /// <summary><c>a / b</c></summary>
    Divide,

    /// <summary><c>a ^ b</c></summary>
    Power,

    /// <summary>The smaller; NaN if either is.</summary>
    Min,

    /// <summary>The larger; NaN if either is.</summary>
    Max,

    /// <summary><c>a &lt; b</c></summary>
    Less,

    /// <summary><c>a &lt;= b</c></summary>
    LessOrEqual,

    /// <summary><c>a == b</c></summary>
    Equal,

    /// <summary><c>a != b</c></summary>
    NotEqual,

    /// <summary>Both are true.</summary>
    And,

    /// <summary>One is true.</summary>
    Or,

    /// <summary><c>-a</c></summary>
    Negate,

    /// <summary><c>|a|</c></summary>
    Absolute,

    /// <summary><c>a * a</c></summary>
    Square,

    /// <summary>Square root.</summary>
    SquareRoot,

    /// <summary><c>1 / a</c></summary>
    Reciprocal,

    /// <summary>Exponential.</summary>
    Exp,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary><c>1 / (1 + exp(-a))</c></summary>
    Logistic,

    /// <summary><c>a log a</c>, and 0 at 0.</summary>
    XLogX,

    /// <summary>The largest whole number not above.</summary>
    Floor,

    /// <summary>Not true.</summary>
    Not,

    /// <summary>Whether there is no value.</summary>
    IsMissing,

    /// <summary><c>b</c> where <c>a</c> is true, else <c>c</c>.</summary>
    Select,
}

/// <summary>What is known of operations.</summary>
internal static class OperationExtensions
{
    /// <summary>Whether it gives 1 or 0, of whatever.</summary>
    public static bool IsCondition(this Operation operation) =>
        operation is (>= Operation.Less and <= Operation.Or) or Operation.Not or Operation.IsMissing;

    /// <summary>Number of operands.</summary>
    public static int Operands(this Operation operation) => operation switch
    {
        Operation.Select => 3,
        >= Operation.Negate => 1,
        _ => 2,
    };
}
