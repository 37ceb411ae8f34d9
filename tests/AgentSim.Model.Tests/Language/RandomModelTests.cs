using System.Globalization;
using AgentSim.Expressions;
using CsCheck;

namespace AgentSim.Tests.Language;

/// <summary>Random models, written as YAML and read back, are what they were. A failure prints its seed.</summary>
public sealed class RandomModelTests
{
    private static readonly Gen<double> Amount = Gen.Int[1, 400].Select(i => i / 100d);

    private static readonly Gen<Distribution> Distributions = Gen.OneOf<Distribution>(
        Amount.Select(v => (Distribution)new Fixed(v)),
        Gen.Select(Amount, Amount, (low, more) => (Distribution)new Uniform(low, low + more)),
        Gen.Select(Amount, Amount, (mean, deviation) => (Distribution)new Normal(mean, deviation)),
        Gen.Select(Amount, Amount, (median, spread) => (Distribution)new LogNormal(median, spread)),
        Gen.Select(Amount, Amount, Amount, (low, up, on) => (Distribution)new Triangular(low, low + up, low + up + on)),
        Gen.Select(Amount, Amount, (a, b) => (Distribution)new Beta(a, b, 0, 1)),
        Gen.Select(Amount, Amount, (shape, mean) => (Distribution)new Gamma(shape, mean)));

    /// <summary>Formulas over the names that the random models have, with brackets around every operation.</summary>
    private static readonly Gen<Expression> Formulas = Gen.Recursive<Expression>((depth, inner) => depth > 4
        ? Leaves()
        : Gen.Frequency(
            (1, Leaves()),
            (2, Gen.Select(One(Function.Add, Function.Subtract, Function.Multiply, Function.Divide, Function.Power, Function.Less, Function.LessOrEqual, Function.Equal, Function.NotEqual, Function.Min, Function.Max), inner, inner, (f, a, b) => (Expression)new Apply(f, [a, b]))),
            (1, Gen.Select(One(Function.Exp, Function.Log, Function.Logistic, Function.XLogX, Function.Absolute, Function.SquareRoot, Function.Floor), inner, (f, a) => (Expression)new Apply(f, [a]))),
            (1, Gen.Select(inner, Gen.Int[1, 12], (a, n) => (Expression)new Lagged(a, n))),
            (1, Gen.Select(inner, Gen.Int[2, 12], (a, n) => (Expression)new MovingAverage(a, n)))));

    [Fact]
    public void A_parameter_that_is_written_and_read_is_the_same() =>
        Distributions.List[1, 8].Sample(
            distributions =>
            {
                var text = "parameters:\n" + string.Concat(distributions.Select((d, i) => $"  p{i}: {Text(d)}\n"));
                Assert.Equal(distributions, Workshop.Model(text).Parameters.Select(p => p.Distribution));
            },
            iter: 60);

    [Fact]
    public void A_formula_that_is_written_and_read_is_the_same() =>
        Formulas.List[1, 8].Sample(
            formulas =>
            {
                var text = "parameters: { w: 1 }\nissues: { pact: { levels: { none: 0, deep: 1 }, parties: [a, b] } }\nvariables:\n  m: { start: 1, next: m }\n"
                    + string.Concat(formulas.Select((f, i) => $"  v{i}: \"{Text(f)}\"\n"));
                var read = Workshop.Model(text).Variables.OfType<DerivedVariable>().ToDictionary(v => v.Name, v => v.Value);
                for (var i = 0; i < formulas.Count; i++) Assert.Equal(formulas[i], read[$"v{i}"]);
            },
            iter: 150);

    [Fact]
    public void An_issue_that_is_written_and_read_is_the_same() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[0, 20], Gen.Int[1, 9], Gen.Bool, Gen.Int[0, 100]).Sample(
            (levels, lag, rounds, rotates, risk) =>
            {
                var text = string.Create(CultureInfo.InvariantCulture, $$"""
                    issues:
                      i:
                        levels: { {{string.Join(", ", Enumerable.Range(0, levels).Select(l => string.Create(CultureInfo.InvariantCulture, $"l{l}: {l / 4d}")))}} }
                        parties: [c, a, b]
                        start: l{{levels - 1}}
                        lag: {{lag}}
                        rounds: {{rounds}}
                        recognition: {{(rotates ? "rotating" : "random")}}
                        risk: {{risk / 100d}}
                        rule: { quota: 2 }
                    """);
                var issue = Workshop.Model(text).Issues.Single();
                Assert.Equal(Enumerable.Range(0, levels).Select(l => l / 4d), issue.Levels.Select(l => ((Number)l.Values[0]).Value));
                Assert.Equal(["c", "a", "b"], issue.Parties);
                Assert.Equal((levels - 1, new Fixed(lag)), (issue.Start, issue.Lag));
                Assert.Equal(
                    (rounds, rotates ? Recognition.Rotating : Recognition.Random, risk / 100d, new Quota(2)),
                    (issue.Bargaining.Rounds, issue.Bargaining.Recognition, issue.Bargaining.BreakdownRisk, issue.Bargaining.Rule));
            },
            iter: 60);

    private static Gen<T> One<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Gen<Expression> Leaves() => Gen.OneOf(
        Amount.Select(v => (Expression)new Number(v)),
        One<Expression>(
            new Quantity(QuantityKind.Parameter, "w"), new Quantity(QuantityKind.Variable, "m"), new Clock(ClockReading.Year),
            new LevelAttribute("pact", Issue.OnlyAttribute, LevelState.InForce)));

    /// <summary>As a person would write it: what tests print, in the language's own words.</summary>
    private static string Text(Expression formula) => ExpressionText.Of(formula)
        .Replace("absolute(", "abs(", StringComparison.Ordinal).Replace("squareroot(", "sqrt(", StringComparison.Ordinal);

    private static string Text(Distribution distribution) => distribution switch
    {
        Fixed d => List("fixed", d.Value).Replace("[", string.Empty).Replace("]", string.Empty),
        Uniform d => List("uniform", d.Low, d.High),
        Normal d => List("normal", d.Mean, d.Deviation),
        LogNormal d => List("lognormal", d.Median, d.LogDeviation),
        Triangular d => List("triangular", d.Low, d.Mode, d.High),
        Beta d => List("beta", d.A, d.B),
        Gamma d => List("gamma", d.Shape, d.Mean),
        _ => throw new ArgumentException("Random models have no other distribution.", nameof(distribution)),
    };

    private static string List(string kind, params double[] numbers) =>
        $"{{ {kind}: [{string.Join(", ", numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)))}] }}";
}
