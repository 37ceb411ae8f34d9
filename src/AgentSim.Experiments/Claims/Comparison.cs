using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Claims;

/// <summary>
/// Two sides of a claim, history by history. Where both are means the histories of the two sides are subtracted from each other; otherwise both outcomes are computed over the same histories, drawn again together.
/// </summary>
internal sealed class Comparison
{
    private readonly IRecordedHistories histories;
    private readonly SideNumbers left, right;
    private readonly int[] rows;
    private readonly double times;

    /// <param name="histories">The histories.</param>
    /// <param name="left">One side.</param>
    /// <param name="right">The other.</param>
    /// <param name="times">How many times the right side is subtracted.</param>
    public Comparison(IRecordedHistories histories, Side left, Side right, double times = 1)
    {
        (this.histories, this.times) = (histories, times);
        (this.left, this.right) = (SideNumbers.Of(histories, left), SideNumbers.Of(histories, right));
        rows = [.. Enumerable.Range(0, histories.Samples.Length).Where(row => this.left.IsKnown(row) && this.right.IsKnown(row))];
    }

    /// <summary>Histories that are known on both sides.</summary>
    public int Pairs => rows.Length;

    /// <summary>Whether single histories can be compared.</summary>
    public bool IsPaired => left.IsMean && right.IsMean;

    /// <summary>Whether nothing but shares of histories varies: a number stands for itself.</summary>
    public bool VaryAsShares => (left.IsShare || left.IsConstant) && (right.IsShare || right.IsConstant);

    /// <summary>The left side of each pair.</summary>
    public double[] Left => [.. rows.Select(left.Of)];

    /// <summary>The right side of each pair, as often as it is subtracted.</summary>
    public double[] Right => [.. rows.Select(row => times * right.Of(row))];

    /// <summary>Samples in which something is known, of all design points: replications and points of a sample are no independent values.</summary>
    public int Samples => rows.Select(row => histories.Samples[row]).Distinct().Count();

    /// <summary>Left less right, so many times.</summary>
    public double Difference(IReadOnlyList<int> some) => left.Over(some) - (times * right.Over(some));

    /// <summary>Left over right.</summary>
    public double Ratio(IReadOnlyList<int> some) => left.Over(some) / right.Over(some);

    /// <summary>Whether both sides are shares of histories.</summary>
    public bool AreShares => left.IsShare && right.IsShare;

    /// <summary>In how many samples it happens on the left side; a sample in which it happens in some replications only counts for their share of it.</summary>
    public double LeftCount => left.Over(rows) * Samples;

    /// <summary>The same of the right side.</summary>
    public double RightCount => right.Over(rows) * Samples;

    /// <summary>Of hazards, the events of both sides and the years at risk, a sample counting once however often it is replicated; null of anything else.</summary>
    public ((double Events, double Years) Left, (double Events, double Years) Right)? Events()
    {
        if (!left.IsHazard || !right.IsHazard) return null;
        var samples = Samplewise().ToArray();
        return (Of(left), Of(right));

        (double, double) Of(SideNumbers side) =>
            (samples.Sum(sample => sample.Count(row => side.Of(row) > 0) / (double)sample.Length), samples.Sum(sample => sample.Average(row => Math.Abs(side.Of(row)))));
    }

    /// <summary>Left less right, with a BCa interval by drawing whole samples again.</summary>
    public Estimate Estimated(double level, Resampling resampling)
    {
        if (!IsPaired) return Bootstrap(Difference, level, resampling);
        var differences = new Groups(Samplewise().Select(sample => Array.ConvertAll(sample, row => left.Of(row) - (times * right.Of(row)))));
        return VaryAsShares ? ClusterBootstrap.OfShare(differences, level, resampling) : ClusterBootstrap.OfMean(differences, level, resampling);
    }

    /// <summary>A number made of the rows of whole samples, with a BCa interval by drawing samples again.</summary>
    public Estimate Bootstrap(Func<IReadOnlyList<int>, double> number, double level, Resampling resampling) =>
        Drawn(number, resampling).OfUnits(Math.Min(Samples, ClusterBootstrap.MostUnits), level);

    /// <summary>
    /// The p-value of no difference: how often on resamples it is as far from what it is as that is from 0; never surer than as many equal signs as there are samples. Source: Efron and Tibshirani, An Introduction
    /// to the Bootstrap (1993), 16.4.
    /// </summary>
    public double Resampled(Resampling resampling)
    {
        var drawn = Drawn(Difference, resampling);
        var as0 = drawn.Resampled.Count(value => Math.Abs(value - drawn.Observed) >= Math.Abs(drawn.Observed));
        return Math.Max((1.0 + as0) / (1 + drawn.Resampled.Length), Math.ScaleB(1, 1 - Samples));
    }

    private BootstrapDistribution Drawn(Func<IReadOnlyList<int>, double> number, Resampling resampling)
    {
        // What is drawn again are the numbers of rows, so that both sides are drawn together.
        var groups = new Groups(Samplewise().Select(sample => Array.ConvertAll(sample, row => (double)row)));
        return ClusterBootstrap.Distribution(groups, Rows, resampling);

        double Rows(ReadOnlySpan<double> drawn)
        {
            var chosen = new int[drawn.Length];
            for (var i = 0; i < chosen.Length; i++) chosen[i] = (int)drawn[i];
            return number(chosen);
        }
    }

    private IEnumerable<int[]> Samplewise() => rows.GroupBy(row => histories.Samples[row]).Select(sample => sample.ToArray());

    /// <summary>The mean difference of each sample.</summary>
    public double[] BySample() => [.. Samplewise().Select(Difference)];

    /// <summary>
    /// How often the difference would be as far from 0 if the sides were exchanged in any samples, all histories of a sample together; null where they cannot be: a number, or another statistic, has no
    /// distribution in common with the other side.
    /// </summary>
    public TestOutcome? Exchanged(Resampling resampling)
    {
        var samples = Samplewise().ToArray();
        if (IsPaired)
        {
            // Exchanged sides of a mean are a difference with the other sign.
            double[] sums = [.. samples.Select(sample => Difference(sample) * sample.Length)];
            return PermutationTest.OfPairs(sums, drawn => Moments.MeanOf(drawn) * drawn.Length / rows.Length, Alternative.TwoSided, resampling);
        }

        if (!left.CanTakeFrom(right)) return null;
        double[] asIs = [.. samples.Select(_ => 1.0)];
        int[] inOrder = [.. samples.SelectMany(sample => sample)];
        var swapped = new bool[inOrder.Length];
        return PermutationTest.OfPairs(asIs, Swapped, Alternative.TwoSided, resampling);

        double Swapped(ReadOnlySpan<double> signs)
        {
            var place = 0;
            for (var sample = 0; sample < signs.Length; sample++)
            {
                swapped.AsSpan(place, samples[sample].Length).Fill(signs[sample] < 0);
                place += samples[sample].Length;
            }

            return left.Over(inOrder, right, swapped) - right.Over(inOrder, left, swapped);
        }
    }

    private sealed class SideNumbers(Outcome? outcome, double[] plus, double[] minus, double constant)
    {
        public static SideNumbers Of(IRecordedHistories histories, Side side) => side switch
        {
            Constant number => new(null, [], [], number.Value),
            InArm arm => new(arm.Outcome, histories.Numbers(arm.Outcome, arm.Arm), arm.Minus is null ? [] : histories.Numbers(arm.Outcome, arm.Minus), 0),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        public bool IsConstant => outcome is null;

        public bool IsHazard => outcome is HazardOf && minus.Length == 0;

        private Outcome? Outcome => outcome;

        private double[] Plus => plus;

        private double[] Minus => minus;

        public bool IsMean => outcome is null || outcome.IsMean();

        public bool IsShare => outcome is ShareOf or TransitionOf && minus.Length == 0;

        public bool IsKnown(int row) => outcome is null || (!double.IsNaN(plus[row]) && (minus.Length == 0 || !double.IsNaN(minus[row])));

        public double Of(int row) => outcome is null ? constant : minus.Length == 0 ? plus[row] : plus[row] - minus[row];

        public double Over(IReadOnlyList<int> rows)
        {
            if (outcome is null) return constant;
            var value = outcome.Of(Pick(plus, rows));
            return minus.Length == 0 ? value : value - outcome.Of(Pick(minus, rows));
        }

        /// <summary>Whether the other side is the same statistic of the same measure, in another arm.</summary>
        public bool CanTakeFrom(SideNumbers other) => outcome is not null && outcome == other.Outcome && minus.Length == 0 == (other.Minus.Length == 0);

        /// <summary>The outcome over rows, some of them taken from the other side.</summary>
        public double Over(int[] rows, SideNumbers other, bool[] taken)
        {
            if (outcome is null) return constant;
            var value = outcome.Of(Pick(plus, other.Plus, rows, taken));
            return minus.Length == 0 ? value : value - outcome.Of(Pick(minus, other.Minus, rows, taken));
        }

        private static double[] Pick(double[] numbers, double[] others, int[] rows, bool[] taken)
        {
            var picked = new double[rows.Length];
            for (var i = 0; i < picked.Length; i++) picked[i] = (taken[i] ? others : numbers)[rows[i]];
            return picked;
        }

        private static double[] Pick(double[] numbers, IReadOnlyList<int> rows)
        {
            var picked = new double[rows.Count];
            for (var i = 0; i < picked.Length; i++) picked[i] = numbers[rows[i]];
            return picked;
        }
    }
}
