using System.Collections.Immutable;
using AgentSim.Expressions;

namespace AgentSim.Results;

/// <summary>What figures need to know of a model beyond its measures: when things happened, what divides histories, who is party to what.</summary>
/// <param name="LastYear">The model's last year.</param>
/// <param name="Events">What happened, and when.</param>
/// <param name="Regions">Patterns and measures which hold where two measures are on one side of a number each.</param>
/// <param name="Actors">The actors, in model order.</param>
/// <param name="Ties">The issues that several actors have to agree on.</param>
public sealed record ModelOutline(
    int LastYear, ImmutableArray<DatedName> Events, ImmutableArray<Region> Regions, ImmutableArray<string> Actors, ImmutableArray<TieIssue> Ties)
{
    internal static ModelOutline Of(Model model) => new(
        model.Calendar.Year(model.Calendar.Periods - 1),
        [.. model.Events.SelectMany(happened => DatedName.Of(happened, model.Calendar))],
        [
            .. model.Measures.Select(measure => Region.Of(measure.Name, measure.Value, model)).OfType<Region>(),
            .. model.Patterns.Select(pattern => Region.Of(pattern.Name, pattern.Condition, model)).OfType<Region>(),
        ],
        [.. model.Actors.Select(actor => actor.Name)],
        [.. model.Issues.Where(issue => !issue.IsConduct).Select(issue => new TieIssue(issue.Name, issue.Parties, issue.Levels[0].Name, issue.Levels[issue.Start].Name))]);
}

/// <summary>Something that happened.</summary>
/// <param name="Name">What.</param>
/// <param name="Time">When it began, in years: 1992.5.</param>
public sealed record DatedName(string Name, double Time)
{
    internal static IEnumerable<DatedName> Of(DatedEvent happened, Calendar calendar) => happened.Sizes.Index()
        .Where(size => size.Item != 0 && (size.Index == 0 || happened.Sizes[size.Index - 1] == 0))
        .Select(size => new DatedName(happened.Name, calendar.Time(size.Index)));
}

/// <summary>A part of the plane of two measures.</summary>
/// <param name="Name">The pattern or measure that holds there.</param>
/// <param name="Bounds">A number for each of two measures.</param>
public sealed record Region(string Name, ImmutableArray<Bound> Bounds)
{
    internal static Region? Of(string name, Expression holds, Model model)
    {
        if (holds is not Apply { Function: Function.And } both) return null;
        ImmutableArray<Bound> bounds = [.. both.Arguments.Select(side => Bound.Of(side, model)).OfType<Bound>()];
        return bounds.Length == 2 && both.Arguments.Length == 2 && bounds[0].Measure != bounds[1].Measure ? new(name, bounds) : null;
    }
}

/// <summary>A side of a number.</summary>
/// <param name="Measure">Of which measure.</param>
/// <param name="Value">The number.</param>
/// <param name="IsLowest">Whether it is the lowest that is allowed, rather than the highest.</param>
public sealed record Bound(string Measure, double Value, bool IsLowest)
{
    internal static Bound? Of(Expression expression, Model model)
    {
        if (expression is not Apply { Function: Function.LessOrEqual or Function.Less, Arguments: [var left, var right] }) return null;
        var (measure, number, isLowest) = left is Number low ? (right, low.Value, true) : right is Number high ? (left, high.Value, false) : (null, 0, false);
        return measure is not null && NameOf(measure, model) is { } name ? new(name, number, isLowest) : null;
    }

    // The formula of a measure of the whole history stands where its name stood.
    private static string? NameOf(Expression value, Model model) => value is Quantity { Kind: QuantityKind.Measure } named
        ? named.Name
        : model.Measures.FirstOrDefault(measure => measure.Value == value)?.Name;
}

/// <summary>An issue that ties those who agree on it.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Parties">Who has to agree.</param>
/// <param name="None">The level at which nobody is tied.</param>
/// <param name="Start">The level that is in force at the start.</param>
public sealed record TieIssue(string Issue, ImmutableArray<string> Parties, string None, string Start);
