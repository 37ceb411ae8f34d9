using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>The functions of a formula: those of numbers here, the others by their families.</summary>
internal static class Calls
{
    /// <summary>How a function takes its arguments.</summary>
    public delegate Term Meaning(Resolution formula, CallSyntax call, Scope scope);

    private static readonly Dictionary<string, (int Least, int Most, Meaning Meaning)> Functions = new()
    {
        ["min"] = (2, 100, (f, c, s) => Folded(f, c, s, Function.Min)),
        ["max"] = (2, 100, (f, c, s) => Folded(f, c, s, Function.Max)),
        ["abs"] = (1, 1, (f, c, s) => Kept(f, c, s, Function.Absolute)),
        ["floor"] = (1, 1, (f, c, s) => Kept(f, c, s, Function.Floor)),
        ["sqrt"] = (1, 1, Root),
        ["exp"] = (1, 1, (f, c, s) => Pure(f, c, s, Function.Exp)),
        ["log"] = (1, 1, (f, c, s) => Pure(f, c, s, Function.Log)),
        ["logistic"] = (1, 1, (f, c, s) => Pure(f, c, s, Function.Logistic)),
        ["xlogx"] = (1, 1, (f, c, s) => Pure(f, c, s, Function.XLogX)),
        ["clip"] = (3, 3, Clip),
        ["if"] = (3, 3, If),
        ["is_missing"] = (1, 1, (f, c, s) => Term.Plain(Make.Of(Function.IsMissing, f.Of(c.Arguments[0], s).Value))),
        ["or_else"] = (2, 2, OrElse),
        ["lag"] = (2, 2, Past.Lag),
        ["average"] = (2, 2, Past.Average),
        ["ahead"] = (2, 2, Past.Ahead),
        ["forecast"] = (2, 2, Past.Forecast),
        ["in_force"] = (1, 2, (f, c, s) => Talks.AtLevel(f, c, s, LevelState.InForce)),
        ["agreed"] = (1, 2, (f, c, s) => Talks.AtLevel(f, c, s, LevelState.Agreed)),
        ["age"] = (1, 1, (f, c, s) => Talks.History(f, c, s, IssueHistoryKind.Age)),
        ["concluded"] = (1, 1, (f, c, s) => Talks.History(f, c, s, IssueHistoryKind.Concluded)),
        ["broke_down"] = (1, 1, (f, c, s) => Talks.History(f, c, s, IssueHistoryKind.BrokeDown)),
        ["left"] = (1, 1, (f, c, s) => Talks.History(f, c, s, IssueHistoryKind.Left)),
        ["broken"] = (1, 1, (f, c, s) => Talks.History(f, c, s, IssueHistoryKind.Broken)),
        ["refused"] = (2, 2, (f, c, s) => Talks.History(f, c, s, IssueHistoryKind.Refused)),
        ["proposed"] = (2, 2, (f, c, s) => Talks.History(f, c, s, IssueHistoryKind.Proposed)),
        ["utility"] = (1, 1, Aggregates.Utility),
        ["mean"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.Mean)),
        ["deviation"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.Deviation)),
        ["total"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.Total)),
        ["lowest"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.Lowest)),
        ["highest"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.Highest)),
        ["first"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.First)),
        ["last"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.Last)),
        ["modal"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.Modal)),
        ["switches"] = (1, 3, (f, c, s) => Aggregates.Of(f, c, s, AggregateKind.Switches)),
        ["at"] = (2, 2, Aggregates.At),
        ["correlation"] = (2, 4, Aggregates.Correlation),
    };

    /// <summary>The meaning of a call.</summary>
    public static Term Resolve(Resolution formula, CallSyntax call, Scope scope)
    {
        var name = call.Function.Text;
        if (!Functions.TryGetValue(name, out var function))
        {
            var known = Functions.Keys.Concat(SetFunctions.All).Distinct().ToList();
            return SetFunctions.All.Contains(name)
                ? formula.Wrong(call.At, $"{name} goes over a set", allowed: $"{name}(p in set: ...)")
                : formula.Wrong(call.At, "there is no such function", name, meant: Nearest.To(name, known));
        }

        if (call.Arguments.Length >= function.Least && call.Arguments.Length <= function.Most) return function.Meaning(formula, call, scope);
        var takes = function.Least == function.Most ? $"{function.Least}" : function.Most == 100 ? $"{function.Least} or more" : $"{function.Least} to {function.Most}";
        return formula.Wrong(call.At, $"{name} does not take {call.Arguments.Length} argument{(call.Arguments.Length == 1 ? "" : "s")}", allowed: takes);
    }

    private static Term Folded(Resolution formula, CallSyntax call, Scope scope, Function function)
    {
        var result = formula.Of(call.Arguments[0], scope);
        foreach (var argument in call.Arguments.Skip(1))
        {
            var next = formula.Of(argument, scope);
            formula.RequireSame(argument.At, result, next, $"{call.Function.Text} compares");
            result = Operators.Joined(result, next, Make.Of(function, result.Value, next.Value));
        }

        return result;
    }

    private static Term Kept(Resolution formula, CallSyntax call, Scope scope, Function function)
    {
        var operand = formula.Of(call.Arguments[0], scope);
        return operand with { Value = Make.Of(function, operand.Value) };
    }

    private static Term Pure(Resolution formula, CallSyntax call, Scope scope, Function function)
    {
        var operand = formula.Of(call.Arguments[0], scope);
        formula.RequirePlain(call.Arguments[0].At, operand, $"the argument of {call.Function.Text}");
        return new(Make.Of(function, operand.Value), Unit.None, operand.IsLiteral);
    }

    private static Term Root(Resolution formula, CallSyntax call, Scope scope)
    {
        var operand = formula.Of(call.Arguments[0], scope);
        if (operand.Unit.SquareRoot() is { } unit) return operand with { Value = Make.Of(Function.SquareRoot, operand.Value), Unit = unit };
        return formula.Wrong(call.At, "the root of this unit is none", operand.Unit.ToString());
    }

    private static Term Clip(Resolution formula, CallSyntax call, Scope scope)
    {
        var (value, low, high) = (formula.Of(call.Arguments[0], scope), formula.Of(call.Arguments[1], scope), formula.Of(call.Arguments[2], scope));
        formula.RequireSame(call.Arguments[1].At, value, low, "clip compares");
        formula.RequireSame(call.Arguments[2].At, value, high, "clip compares");
        return Operators.Joined(Operators.Joined(value, low, value.Value), high, Make.Clip(value.Value, low.Value, high.Value));
    }

    private static Term If(Resolution formula, CallSyntax call, Scope scope)
    {
        var (condition, then, otherwise) = (formula.Of(call.Arguments[0], scope), formula.Of(call.Arguments[1], scope), formula.Of(call.Arguments[2], scope));
        formula.RequireSame(call.Arguments[2].At, then, otherwise, "if chooses between");
        return Operators.Joined(then, otherwise, Make.If(condition.Value, then.Value, otherwise.Value));
    }

    private static Term OrElse(Resolution formula, CallSyntax call, Scope scope)
    {
        var (value, otherwise) = (formula.Of(call.Arguments[0], scope), formula.Of(call.Arguments[1], scope));
        formula.RequireSame(call.Arguments[1].At, value, otherwise, "or_else chooses between");
        return Operators.Joined(value, otherwise, Make.If(Make.Of(Function.IsMissing, value.Value), otherwise.Value, value.Value));
    }
}
