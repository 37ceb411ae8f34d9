using System.Collections.Immutable;

namespace AgentSim.Expressions;

/// <summary>
/// A formula of the model with every name resolved and every set expanded. Truth is 1 and falsehood 0; what has no value is missing.
/// </summary>
public abstract record Expression
{
    private protected Expression()
    {
    }

    /// <summary>The expressions that this one is made of.</summary>
    public virtual ImmutableArray<Expression> Operands => [];

    /// <summary>This expression and all below it, outermost first.</summary>
    public IEnumerable<Expression> Descendants()
    {
        var left = new Stack<Expression>([this]);
        while (left.TryPop(out var next))
        {
            yield return next;
            var operands = next.Operands;
            for (var i = operands.Length - 1; i >= 0; i--) left.Push(operands[i]);
        }
    }

    /// <summary>Whether it adds up over the periods of a history, so that it has one value a history.</summary>
    public bool HasAggregate() => Descendants().Any(expression => expression is Aggregate);

    /// <summary>An expression that is a number.</summary>
    public static implicit operator Expression(double value) => new Number(value);

    /// <summary>A sum.</summary>
    public static Expression operator +(Expression left, Expression right) => new Apply(Function.Add, [left, right]);

    /// <summary>A difference.</summary>
    public static Expression operator -(Expression left, Expression right) => new Apply(Function.Subtract, [left, right]);

    /// <summary>A product.</summary>
    public static Expression operator *(Expression left, Expression right) => new Apply(Function.Multiply, [left, right]);
}

/// <summary>A number.</summary>
public sealed record Number(double Value) : Expression;

/// <summary>A named quantity of the model.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its full name: <c>trust[north]</c>.</param>
public sealed record Quantity(QuantityKind Kind, string Name) : Expression;

/// <summary>What a named quantity is.</summary>
public enum QuantityKind
{
    /// <summary>A <see cref="AgentSim.Parameter"/>.</summary>
    Parameter,

    /// <summary>A <see cref="AgentSim.Series"/>.</summary>
    Series,

    /// <summary>A <see cref="AgentSim.Shock"/>.</summary>
    Shock,

    /// <summary>A <see cref="DatedEvent"/>.</summary>
    Event,

    /// <summary>A <see cref="AgentSim.Variable"/>.</summary>
    Variable,

    /// <summary>A <see cref="AgentSim.Measure"/>; in measures and patterns only.</summary>
    Measure,
}

/// <summary>The clock.</summary>
public sealed record Clock(ClockReading Reading) : Expression;

/// <summary>What is read off the clock.</summary>
public enum ClockReading
{
    /// <summary>The calendar year, a whole number.</summary>
    Year,

    /// <summary>The quarter, 1 to 4.</summary>
    Quarter,

    /// <summary>The start of the period in years: 1992.5 is the third quarter of 1992.</summary>
    Time,

    /// <summary>The number of the period, from 0.</summary>
    Period,
}

/// <summary>An attribute of an issue's level.</summary>
/// <param name="Issue">The issue's full name.</param>
/// <param name="Name">The attribute; <see cref="AgentSim.Issue.OnlyAttribute"/> for the bare issue.</param>
/// <param name="State">Of which level.</param>
public sealed record LevelAttribute(string Issue, string Name, LevelState State) : Expression;

/// <summary>Whether an issue is at a level: 1 or 0.</summary>
/// <param name="Issue">The issue's full name.</param>
/// <param name="Level">Index of the level asked for; null asks for any level but the first.</param>
/// <param name="State">In which state.</param>
public sealed record AtLevel(string Issue, int? Level, LevelState State) : Expression;

/// <summary>Which of an issue's two levels is meant.</summary>
public enum LevelState
{
    /// <summary>The one that has effect now.</summary>
    InForce,

    /// <summary>The one last agreed, which a lag may still keep from effect.</summary>
    Agreed,
}

/// <summary>What has become of an issue.</summary>
/// <param name="Issue">The issue's, or the package's, full name.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Actor">Whose doing, for the kinds that ask for it.</param>
public sealed record IssueHistory(string Issue, IssueHistoryKind Kind, string? Actor) : Expression;

/// <summary>What is asked of an issue's past.</summary>
public enum IssueHistoryKind
{
    /// <summary>Years since its level in force last changed; since the start of the history if it never did.</summary>
    Age,

    /// <summary>1 if a deal was concluded, or a conduct changed, in this period.</summary>
    Concluded,

    /// <summary>1 if a session of this period ended without a deal.</summary>
    BrokeDown,

    /// <summary>1 if the actor refused an offer in this period.</summary>
    Refused,

    /// <summary>1 if the actor made the offer that was concluded in this period.</summary>
    Proposed,

    /// <summary>1 if an actor left by its own right in this period.</summary>
    Left,

    /// <summary>1 if a promised conduct was given up in this period before its time.</summary>
    Broken,
}

/// <summary>A function of its operands within one period.</summary>
public sealed record Apply(Function Function, ImmutableArray<Expression> Arguments) : Expression
{
    /// <inheritdoc/>
    public override ImmutableArray<Expression> Operands => Arguments;

    /// <inheritdoc/>
    public bool Equals(Apply? other) =>
        other is not null && Function == other.Function && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Arguments.Aggregate((int)Function, HashCode.Combine);
}

/// <summary>The functions of one period. Comparisons and logic give 1 or 0, and take any nonzero number as true.</summary>
public enum Function
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

    /// <summary><c>-a</c></summary>
    Negate,

    /// <summary>The smaller of two.</summary>
    Min,

    /// <summary>The larger of two.</summary>
    Max,

    /// <summary><c>|a|</c></summary>
    Absolute,

    /// <summary>Square root.</summary>
    SquareRoot,

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

    /// <summary><c>a &lt; b</c></summary>
    Less,

    /// <summary><c>a &lt;= b</c></summary>
    LessOrEqual,

    /// <summary><c>a == b</c></summary>
    Equal,

    /// <summary><c>a != b</c></summary>
    NotEqual,

    /// <summary>Both.</summary>
    And,

    /// <summary>Either.</summary>
    Or,

    /// <summary>Not.</summary>
    Not,

    /// <summary><c>if(condition, a, b)</c></summary>
    If,

    /// <summary>1 where the argument has no value.</summary>
    IsMissing,

    /// <summary>No value; without arguments.</summary>
    Missing,
}

/// <summary>The value of an expression some periods ago; before the first period, its value in the first.</summary>
/// <param name="Operand">What is looked back at.</param>
/// <param name="Periods">How far, at least 1.</param>
public sealed record Lagged(Expression Operand, int Periods) : Expression
{
    /// <inheritdoc/>
    public override ImmutableArray<Expression> Operands => [Operand];
}

/// <summary>The mean of an expression over the last periods, this one included; over those there are, early in a history.</summary>
/// <param name="Operand">What is averaged.</param>
/// <param name="Periods">How many, at least 2.</param>
public sealed record MovingAverage(Expression Operand, int Periods) : Expression
{
    /// <inheritdoc/>
    public override ImmutableArray<Expression> Operands => [Operand];
}

/// <summary>A series some periods ahead; beyond the data, its last value.</summary>
/// <param name="Series">The series' name.</param>
/// <param name="Periods">How far ahead, at least 1.</param>
public sealed record Ahead(string Series, int Periods) : Expression;

/// <summary>What an actor's utility comes to, weight included; in measures only, for no actor sees another's.</summary>
/// <param name="Actor">Whose.</param>
/// <param name="Term">Which term; null is the sum of all.</param>
public sealed record UtilityOf(string Actor, string? Term) : Expression;

/// <summary>One number made of a whole history, or of the years <paramref name="FromYear"/> to <paramref name="ToYear"/> of it; in measures only.</summary>
/// <param name="Kind">How it is made.</param>
/// <param name="Operand">Of what.</param>
/// <param name="Second">And of what else; for <see cref="AggregateKind.Correlation"/> only.</param>
/// <param name="FromYear">First year, included.</param>
/// <param name="ToYear">Last year, included.</param>
public sealed record Aggregate(AggregateKind Kind, Expression Operand, Expression? Second, int FromYear, int ToYear) : Expression
{
    /// <inheritdoc/>
    public override ImmutableArray<Expression> Operands => Second is null ? [Operand] : [Operand, Second];
}

/// <summary>How a number is made of a history.</summary>
public enum AggregateKind
{
    /// <summary>Mean over the periods.</summary>
    Mean,

    /// <summary>Standard deviation over the periods, dividing by their number; missing where it is not defined.</summary>
    Deviation,

    /// <summary>Sum over the periods.</summary>
    Total,

    /// <summary>The smallest.</summary>
    Lowest,

    /// <summary>The largest.</summary>
    Highest,

    /// <summary>Time (in years) of the first period in which it is true; missing if there is none.</summary>
    First,

    /// <summary>Time (in years) of the last period in which it is true; missing if there is none.</summary>
    Last,

    /// <summary>The value that the most years have, taking each year's last period; of several, the smallest.</summary>
    Modal,

    /// <summary>How often the value of a year's last period differs from the year before's.</summary>
    Switches,

    /// <summary>Correlation of the yearly means of two expressions; missing where one has no variance.</summary>
    Correlation,
}
