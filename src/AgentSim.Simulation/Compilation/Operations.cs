using AgentSim.Expressions;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>Which operation on columns each function of the language is.</summary>
internal static class Operations
{
    /// <summary>The operation of a function that is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The function is no single operation.</exception>
    public static Operation Of(Function function) => function switch
    {
        Function.Add => Operation.Add,
        Function.Subtract => Operation.Subtract,
        Function.Multiply => Operation.Multiply,
        Function.Divide => Operation.Divide,
        Function.Power => Operation.Power,
        Function.Negate => Operation.Negate,
        Function.Min => Operation.Min,
        Function.Max => Operation.Max,
        Function.Absolute => Operation.Absolute,
        Function.SquareRoot => Operation.SquareRoot,
        Function.Exp => Operation.Exp,
        Function.Log => Operation.Log,
        Function.Logistic => Operation.Logistic,
        Function.XLogX => Operation.XLogX,
        Function.Floor => Operation.Floor,
        Function.Less => Operation.Less,
        Function.LessOrEqual => Operation.LessOrEqual,
        Function.Equal => Operation.Equal,
        Function.NotEqual => Operation.NotEqual,
        Function.And => Operation.And,
        Function.Or => Operation.Or,
        Function.Not => Operation.Not,
        Function.IsMissing => Operation.IsMissing,
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "This function is no single operation."),
    };
}
