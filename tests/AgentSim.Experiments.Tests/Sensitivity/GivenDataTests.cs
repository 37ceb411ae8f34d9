using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Sensitivity;
using CsCheck;

namespace AgentSim.Experiments.Tests.Sensitivity;

public class GivenDataTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void PAWN_on_a_fixed_sample_is_that_of_SALib(int slices)
    {
        var expected = Validation.Json("sensitivity/expected.json").GetProperty("lhs_ishigami_n2000").GetProperty($"pawn_S{slices}");
        var found = PawnAnalysis.Of(Sample(), slices);
        Validation.Same(expected.GetProperty("minimum").Numbers(), [.. found.Select(index => index.Minimum)]);
        Validation.Same(expected.GetProperty("mean").Numbers(), [.. found.Select(index => index.Mean)]);
        Validation.Same(expected.GetProperty("median").Numbers(), [.. found.Select(index => index.Median)]);
        Validation.Same(expected.GetProperty("maximum").Numbers(), [.. found.Select(index => index.Maximum)]);
        Validation.Same(expected.GetProperty("CV").Numbers(), [.. found.Select(index => index.Variation)]);
        Validation.Same(expected.GetProperty("stdev").Numbers(), [.. found.Select(index => index.Deviation)]);
    }

    /// <summary>
    /// SALib's "balanced" estimate, the one that it advises. Its "raw" one starts from a resample rather than from the sample (pull request 571), so that its error is
    /// twice that of a resample: 0.03 for the third input.
    /// </summary>
    [Fact]
    public void Delta_and_its_first_order_indices_are_within_two_hundredths_of_SALib()
    {
        var expected = Validation.Json("sensitivity/expected.json").GetProperty("lhs_ishigami_n2000").GetProperty("delta");
        var found = DeltaAnalysis.Of(Sample(), 0.95, new(100, 0));
        Assert.All(expected.GetProperty("delta_balanced").Numbers().Zip(found), pair => Assert.Equal(pair.First, pair.Second.Delta.Value, 0.02));
        Assert.All(expected.GetProperty("S1").Numbers().Zip(found), pair => Assert.Equal(pair.First, pair.Second.First.Value, 0.02));
    }

    /// <summary>Plischke, Borgonovo and Smith (2013): 0.21, 0.358, 0.155, to 0.05.</summary>
    [Fact]
    public void Delta_of_Ishigamis_function_comes_near_to_the_paper()
    {
        var found = DeltaAnalysis.Of(Of(Functions.Ishigami, 3, 4000), 0.95, new(30, 0));
        Assert.All(new[] { 0.21, 0.358, 0.155 }.Zip(found), pair => Assert.Equal(pair.First, pair.Second.Delta.Value, 0.05));
    }

    [Fact]
    public void An_input_that_does_nothing_is_near_0_by_delta_and_smallest_by_PAWN()
    {
        var data = Of(x => x[0] + (x[1] * x[1]), 3, 1000);
        Assert.InRange(DeltaAnalysis.Of(data, 0.95, new(30, 0))[2].Delta.Value, -0.05, 0.05);
        Assert.Equal(2, PawnAnalysis.Of(data, 10).Index().MinBy(index => index.Item.Median).Index);
    }

    [Fact]
    public void Intervals_of_delta_are_no_narrower_for_rows_that_are_copies_of_each_other()
    {
        const int Copies = 20;
        var once = Of(x => x[0] + (0.3 * x[1]), 2, 60);
        ImmutableArray<GivenInput> inputs = [.. once.Inputs.Select(input => input with { Values = Copied(input.Values) })];
        var (outputs, unitOf) = (Copied(once.Outputs), Enumerable.Range(0, 60 * Copies).Select(row => row / Copies).ToImmutableArray());
        var rows = DeltaAnalysis.Of(new(inputs, outputs.AsSpan()), 0.95, new(60, 0))[0];
        var units = DeltaAnalysis.Of(new(inputs, outputs.AsSpan(), unitOf), 0.95, new(60, 0))[0];
        Assert.True(units.First.Interval.HalfWidth > 2 * rows.First.Interval.HalfWidth, $"{units.First.Interval.HalfWidth} and {rows.First.Interval.HalfWidth}");
        Assert.True(units.Delta.Interval.HalfWidth > 1.5 * rows.Delta.Interval.HalfWidth, $"{units.Delta.Interval.HalfWidth} and {rows.Delta.Interval.HalfWidth}");

        static ImmutableArray<double> Copied(ImmutableArray<double> values) => [.. values.SelectMany(value => Enumerable.Repeat(value, Copies))];
    }

    [Fact]
    public void Neither_minds_how_the_output_is_scaled() => Gen.Select(Gen.Double[0.1, 50], Gen.Double[-9, 9]).Sample((factor, shift) =>
    {
        var (plain, scaled) = (Of(Functions.Ishigami, 3, 200), Of(x => (factor * Functions.Ishigami(x)) + shift, 3, 200));
        Validation.Same([.. PawnAnalysis.Of(plain, 5).Select(index => index.Mean)], [.. PawnAnalysis.Of(scaled, 5).Select(index => index.Mean)]);
        Validation.Same([.. DeltaAnalysis.Of(plain, 0.9, new(3, 0)).Select(index => index.Delta.Value)], [.. DeltaAnalysis.Of(scaled, 0.9, new(3, 0)).Select(index => index.Delta.Value)], 1e-6);
    }, iter: 10);

    [Fact]
    public void Categories_are_slices_of_their_own()
    {
        ImmutableArray<GivenInput> inputs = [new("protocol", [0, 1, 2, 0, 1, 2], InputKind.Categorical)];
        var index = PawnAnalysis.Of(new(inputs, [1, 2, 3, 1, 2, 3]), 10)[0];
        Validation.Same([2.0 / 3, 1.0 / 3], [index.Maximum, index.Minimum]);
    }

    [Fact]
    public void Rows_without_output_are_left_out()
    {
        var data = new GivenData([new("x", [1, 2, 3], InputKind.Ordered)], [5, double.NaN, 7]);
        Assert.Equal([1.0, 3], data.Inputs[0].Values);
        Assert.Equal([5.0, 7], data.Outputs);
    }

    [Fact]
    public void Fast_indices_on_a_fixed_sample_are_those_of_SALib()
    {
        var expected = Validation.Json("sensitivity/expected.json").GetProperty("fast_ishigami_n1000_M4");
        var found = FastAnalysis.Of(new ExtendedFast(3, 1000, 4, 0), Validation.Columns("sensitivity/fast_ishigami_n1000_M4.csv")[3]);
        Validation.Same(expected.GetProperty("S1").Numbers(), [.. found.Select(index => index.First)]);
        Validation.Same(expected.GetProperty("ST").Numbers(), [.. found.Select(index => index.Total)]);
    }

    [Fact]
    public void Fast_indices_of_Ishigamis_function_come_near_to_the_formula()
    {
        var plan = new ExtendedFast(3, 2001, 4, 5);
        var found = FastAnalysis.Of(plan, Functions.On(plan, Functions.Ishigami));
        Assert.All(new[] { 0.3139, 0.4424, 0 }.Zip(found), pair => Assert.Equal(pair.First, pair.Second.First, 0.02));
        Assert.All(new[] { 0.5576, 0.4424, 0.2437 }.Zip(found), pair => Assert.Equal(pair.First, pair.Second.Total, 0.05));
    }

    private static GivenData Sample()
    {
        var columns = Validation.Columns("sensitivity/lhs_ishigami_n2000.csv");
        return new([.. columns[..3].Select((column, i) => new GivenInput($"x{i + 1}", [.. column], InputKind.Ordered))], columns[3]);
    }

    private static GivenData Of(Func<double[], double> function, int dimensions, int rows)
    {
        var plan = new LatinHypercube(dimensions, rows, 2);
        double[][] points = [.. Enumerable.Range(0, rows).Select(row =>
        {
            var point = new double[dimensions];
            plan.Coordinates(row, point);
            return point;
        })];
        return new([.. Enumerable.Range(0, dimensions).Select(i => new GivenInput($"x{i + 1}", [.. points.Select(point => point[i])], InputKind.Ordered))], Functions.On(plan, function));
    }
}
