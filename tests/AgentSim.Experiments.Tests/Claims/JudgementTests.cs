using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Statistics;
using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Tests.Claims;

public class JudgementTests
{
    private static readonly Outcome Mean = new MeanOf("m", null);
    private static readonly InArm A = new(Mean, "a", null), B = new(Mean, "b", null);

    [Fact]
    public void A_difference_that_is_there_supports_one_claim_and_refutes_its_opposite()
    {
        var histories = Noisy(200, difference: 0.5);
        var findings = Judge(histories, new Exceeds(A, B, 0.2, 1), new Exceeds(B, A, 0, 1), new Exceeds(A, B, 0.8, 1));

        Assert.Equal([Verdict.Supported, Verdict.Refuted, Verdict.Refuted], findings.Select(finding => finding.Verdict));
        Assert.Equal(0.5, findings[0].Effect.Value, 0.1);
        Assert.InRange(0.5, findings[0].Effect.Interval.Low, findings[0].Effect.Interval.High);
        Assert.Equal(200, findings[0].Pairs);
        Assert.InRange(findings[0].SamplesAgreeing, 0.7, 0.85);
        Assert.Null(findings[0].HistoriesNeeded);
    }

    [Fact]
    public void What_cannot_be_told_is_undecided_with_a_number_of_histories_that_decides_it()
    {
        const double Difference = 0.02;
        var few = Judge(Noisy(100, Difference), new Exceeds(A, B, 0, 1))[0];
        Assert.Equal(Verdict.Undecided, few.Verdict);
        Assert.NotNull(few.HistoriesNeeded);
        Assert.InRange(few.HistoriesNeeded.Value, 101, 100_000);
        Assert.StartsWith("Undecided (some ", few.VerdictInWords, StringComparison.Ordinal);

        var enough = Judge(Noisy(4 * (int)few.HistoriesNeeded.Value, few.Effect.Value), new Exceeds(A, B, 0, 1))[0];
        Assert.Equal(Verdict.Supported, enough.Verdict);
    }

    [Fact]
    public void Sameness_is_supported_within_its_margin_refuted_beyond_it_and_not_shown_by_few_histories()
    {
        Assert.Equal(Verdict.Supported, Judge(Noisy(400, 0.02), new Agrees(A, B, 0.15))[0].Verdict);
        Assert.Equal(Verdict.Refuted, Judge(Noisy(400, 0.5), new Agrees(A, B, 0.15))[0].Verdict);
        Assert.Equal(Verdict.Undecided, Judge(Noisy(10, 0.02), new Agrees(A, B, 0.05))[0].Verdict);
    }

    [Fact]
    public void A_difference_either_way_is_found_by_permutation_and_none_is_never_refuted()
    {
        Assert.Equal(Verdict.Supported, Judge(Noisy(100, -0.6), new Differs(A, B))[0].Verdict);
        Assert.Equal(Verdict.Undecided, Judge(Noisy(2000, 0), new Differs(A, B))[0].Verdict);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(2000, true)]
    public void That_a_share_was_never_seen_shows_little_in_few_histories_and_much_in_many(int samples, bool shown)
    {
        var histories = new MadeUpHistories(1, samples, 1, (_, _, _, _) => 0);
        InArm Seen(string arm) => new(new ShareOf("m", false), arm, null);
        var findings = Judge(histories, new Agrees(Seen("a"), Seen("b"), 0.01), new Exceeds(Seen("a"), Seen("b"), 0.01, 1));
        Assert.Equal(shown ? [Verdict.Supported, Verdict.Refuted] : [Verdict.Undecided, Verdict.Undecided], findings.Select(finding => finding.Verdict));
        Assert.Equal(shown, findings[0].HistoriesNeeded is null);
    }

    [Fact]
    public void What_differs_is_the_statistic_that_is_told_and_not_the_mean()
    {
        var wider = new MadeUpHistories(1, 200, 1, (arm, _, sample, _) => (arm == "a" ? 2 : 1) * (Uniform(arm, 0, sample, 0) - 0.5));
        var shifted = new MadeUpHistories(1, 200, 1, (arm, _, sample, _) => (arm == "a" ? 2 : 0) + Uniform(arm, 0, sample, 0));
        Differs[] claims = [.. new Outcome[] { Mean, new DeviationOf("m"), new QuantileOf("m", 0.9) }.Select(outcome => new Differs(new InArm(outcome, "a", null), new InArm(outcome, "b", null)))];

        Assert.Equal([Verdict.Undecided, Verdict.Supported, Verdict.Supported], Judge(wider, claims).Select(finding => finding.Verdict));
        Assert.Equal([Verdict.Supported, Verdict.Undecided, Verdict.Supported], Judge(shifted, claims).Select(finding => finding.Verdict));
    }

    [Fact]
    public void What_cannot_be_exchanged_differs_from_a_number_by_how_it_spreads_on_resamples()
    {
        var deviation = new InArm(new DeviationOf("m"), "a", null);
        var findings = Judge(Noisy(500, 0), new Differs(deviation, new Constant(Math.Sqrt(1 / 6.0))), new Differs(deviation, new Constant(0.7)), new Differs(new Constant(0.2), deviation));
        Assert.Equal([Verdict.Undecided, Verdict.Supported, Verdict.Supported], findings.Select(finding => finding.Verdict));
    }

    [Fact]
    public void Medians_of_arms_subtracted_from_each_other_differ_from_0_as_the_arms_differ_from_each_other()
    {
        // Whole numbers: the median hardly moves on resamples, and its standard error tells nothing.
        var histories = new MadeUpHistories(1, 40, 2, (arm, _, sample, replication) => Math.Floor(3 * Uniform(arm, 0, sample, replication)) + (arm == "a" && sample % 4 == 0 ? 1 : 0));
        var median = new QuantileOf("m", 0.5);
        var findings = Judge(
            histories, new Differs(new InArm(median, "a", "b"), new Constant(0)), new Differs(new Constant(0), new InArm(median, "b", "a")), new Differs(new InArm(median, "a", null), new InArm(median, "b", null)),
            new Differs(new InArm(median, "a", "b"), new Constant(5)));
        Assert.Equal(findings[2].PValue, findings[0].PValue);
        Assert.Equal(findings[2].PValue, findings[1].PValue);
        Assert.Equal(1 / 2001.0, findings[3].PValue, 1e-12);
    }

    [Theory]
    [InlineData(7, 7.3)]
    [InlineData(6, 7.7)]
    [InlineData(1, 7)]
    public void A_quantile_is_of_the_type_that_is_asked_for(int type, double expected)
    {
        var numbers = new MadeUpHistories(1, 10, 1, (_, _, sample, _) => sample + 1);
        var finding = Judge(numbers, new Differs(new InArm(new QuantileOf("m", 0.7) { Type = (QuantileType)type }, "a", null), new Constant(0)))[0];
        Assert.Equal(expected, finding.Effect.Value, 1e-12);
    }

    [Fact]
    public void A_median_that_is_the_same_in_two_samples_shows_no_difference()
    {
        var p = Judge(new MadeUpHistories(1, 2, 1, (_, _, _, _) => 3), new Differs(new InArm(new QuantileOf("m", 0.5), "a", null), new Constant(2)))[0].PValue;
        Assert.Equal(0.5, p);
    }

    [Theory]
    [InlineData(30, 0, Verdict.Supported)]
    [InlineData(0, 30, Verdict.Refuted)]
    [InlineData(0, 0, Verdict.Undecided)]
    public void A_ratio_of_hazards_is_judged_even_where_one_side_has_no_events(int left, int right, Verdict expected)
    {
        // The event comes after five of ten years, if at all.
        var histories = new MadeUpHistories(1, 100, 2, (arm, _, sample, _) => sample < (arm == "a" ? left : right) ? 2005 : double.NaN, survives: true);
        var hazard = new HazardOf("m");
        var finding = Judge(histories, new Exceeds(new InArm(hazard, "a", null), new InArm(hazard, "b", null), 0, 2))[0];
        Assert.Equal((expected, left + right == 0), (finding.Verdict, double.IsNaN(finding.Effect.Value)));
        if (left == 0) return;
        Assert.Equal(Math.Log(30.5 / 850 / (0.5 / 1000)), finding.Effect.Value, 1e-12); // 70 samples for ten years and 30 for five
        Assert.Equal(Math.Sqrt((1 / 30.5) + (1 / 0.5)), finding.Effect.StandardError, 1e-12);
    }

    [Fact]
    public void Histories_needed_are_whole_samples_at_all_design_points_and_whole_looks_of_a_rule()
    {
        var histories = new MadeUpHistories(3, 20, 2, (arm, _, sample, replication) => Uniform(arm, 0, sample, replication) + (arm == "a" ? 0.02 : 0));
        Hypothesis[] hypotheses = [Claimed("H1", new Exceeds(A, B, 0, 1))];
        var finding = Judgement.Of([.. hypotheses], Adjustment.Holm, 1, null, histories)[0];
        Assert.Equal(6 * finding.SamplesNeeded, finding.HistoriesNeeded);
        Assert.Contains($"histories of each arm, {finding.SamplesNeeded:#,0} samples, would decide it with 80 % power", finding.VerdictInWords, StringComparison.Ordinal);
        var looks = Judgement.Of([.. hypotheses], Adjustment.Holm, 1, new StoppingRule(Mean, 0.01, 0.95, 30, 64), histories)[0].SamplesNeeded!.Value;
        Assert.Equal(30, looks % 64);
        Assert.InRange(looks, finding.SamplesNeeded!.Value, finding.SamplesNeeded.Value + 63);
    }

    [Fact]
    public void No_number_of_histories_is_told_to_decide_a_trend()
    {
        var finding = Judge(new MadeUpHistories(6, 20, 1, (_, point, _, _) => point % 3), new Moves(Mean, "a", "f", true))[0];
        Assert.Equal((Verdict.Undecided, null), (finding.Verdict, finding.HistoriesNeeded));
        Assert.StartsWith("Undecided (more design points may decide it", finding.VerdictInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_is_judged_by_its_logarithm()
    {
        var histories = new MadeUpHistories(1, 300, 1, (arm, _, sample, _) => (arm == "a" ? 3 : 1) * (1 + Uniform(arm, 0, sample, 0)));
        var findings = Judge(histories, new Exceeds(A, B, 0, 2), new Exceeds(A, B, 0, 4));
        Assert.Equal([Verdict.Supported, Verdict.Refuted], findings.Select(finding => finding.Verdict));
        Assert.Equal(Math.Log(3), findings[0].Effect.Value, 0.05);
        Assert.Equal("log ratio", findings[0].EffectInWords);
    }

    [Theory]
    [InlineData(353, 0, 1000, Verdict.Supported)]
    [InlineData(353, 1, 1000, Verdict.Supported)]
    [InlineData(0, 353, 1000, Verdict.Refuted)]
    [InlineData(2, 0, 10, Verdict.Undecided)]
    [InlineData(0, 0, 1000, Verdict.Undecided)]
    public void A_ratio_of_shares_is_judged_even_where_one_of_them_is_zero(int left, int right, int samples, Verdict expected)
    {
        var histories = new MadeUpHistories(1, samples, 1, (arm, _, sample, _) => sample < (arm == "a" ? left : right) ? 1 : 0);
        var share = new ShareOf("p", true);
        var finding = Judge(histories, new Exceeds(new InArm(share, "a", null), new InArm(share, "b", null), 0, 2))[0];

        Assert.Equal((expected, left + right == 0), (finding.Verdict, double.IsNaN(finding.Effect.Value)));
        if (left + right == 0) Assert.Equal("Undecided: a ratio needs two sides above 0", finding.VerdictInWords);
    }

    [Fact]
    public void The_ratio_of_a_share_to_none_takes_half_a_case_for_it_and_says_how_unsure_it_is()
    {
        // 5 against 0 of 10, by hand: log(5.5 / 0.5), and 1/5.5 + 1/0.5 - 2/10.5.
        var histories = new MadeUpHistories(1, 10, 4, (arm, _, sample, _) => arm == "a" && sample < 5 ? 1 : 0);
        var share = new ShareOf("p", true);
        var effect = Judge(histories, new Exceeds(new InArm(share, "a", null), new InArm(share, "b", null), 0, 2))[0].Effect;

        Assert.Equal(2.397895, effect.Value, 1e-6);
        Assert.Equal(1.411149, effect.StandardError, 1e-6);
    }

    [Fact]
    public void A_trend_over_design_points_is_supported_where_it_rises_and_refuted_where_it_falls()
    {
        var histories = new MadeUpHistories(12, 20, 1, (arm, point, sample, _) => point + (4 * Uniform(arm, point, sample, 0)));
        var findings = Judge(histories, new Moves(Mean, "a", "f", true), new Moves(Mean, "a", "f", false));
        Assert.Equal([Verdict.Supported, Verdict.Refuted], findings.Select(finding => finding.Verdict));
    }

    [Theory]
    [InlineData(0.5, 0.1, Verdict.Supported)]
    [InlineData(0.5, 0.4, Verdict.Refuted)]
    [InlineData(-0.2, 0.2, Verdict.Refuted)]
    [InlineData(-0.1, -0.3, Verdict.Supported)]
    public void Of_two_effects_the_one_less_so_many_times_the_other_is_judged_whatever_their_signs(double effect, double other, Verdict expected)
    {
        var histories = new MadeUpHistories(1, 400, 1, (arm, _, sample, _) => Uniform(arm, 0, sample, 0) + (arm == "with" ? effect : arm == "without" ? other : 0));
        InArm left = new(Mean, "with", "a"), right = new(Mean, "without", "b");
        var findings = Judge(histories, new Exceeds(left, right, 0, 2), new Exceeds(right, left, 0, 0.5));

        Assert.Equal((expected, "difference"), (findings[0].Verdict, findings[0].EffectInWords));
        Assert.Equal(effect - (2 * other), findings[0].Effect.Value, 0.15);
        // The opposite claim is of half the opposite contrast.
        Assert.Equal(-findings[0].Effect.Value / 2, findings[1].Effect.Value, 1e-12);
        Assert.Equal(findings[0].Effect.StandardError / 2, findings[1].Effect.StandardError, 1e-3);
    }

    [Fact]
    public void Two_groups_of_histories_have_several_modes_and_one_group_is_never_refuted()
    {
        var two = new MadeUpHistories(1, 200, 1, (arm, _, sample, _) => Uniform(arm, 0, sample, 0) + (sample % 2 == 0 ? 1.5 : 0));
        var one = new MadeUpHistories(1, 200, 1, (arm, _, sample, _) => Uniform(arm, 0, sample, 0) + Uniform("both", 0, sample, 0));
        var (groups, group) = (Judge(two, new HasModes("m", "a"))[0], Judge(one, new HasModes("m", "a"))[0]);
        Assert.Equal((Verdict.Supported, "dip", 200), (groups.Verdict, groups.EffectInWords, groups.Pairs));
        Assert.Equal((Verdict.Undecided, "Undecided: they may have one mode, which no number of histories shows"), (group.Verdict, group.VerdictInWords));
        Assert.InRange(groups.Effect.Value, 0.07, 0.2);
        Assert.True(double.IsNaN(groups.Effect.Interval.Low));
        Assert.Equal(Verdict.Undecided, Judge(new MadeUpHistories(1, 3, 9, (_, _, sample, _) => sample), new HasModes("m", "a"))[0].Verdict);
    }

    [Fact]
    public void Modes_of_replications_are_no_surer_than_those_of_their_samples()
    {
        MadeUpHistories Times(int replications) => new(1, 12, replications, (arm, _, sample, _) => Uniform(arm, 0, sample, 0) + (sample % 2));
        Assert.Equal(Judge(Times(1), new HasModes("m", "a"))[0].PValue, Judge(Times(50), new HasModes("m", "a"))[0].PValue, 0.05);
    }

    [Fact]
    public void Replications_of_a_sample_are_no_further_evidence()
    {
        // Ten samples, each played a hundred times with the same outcome.
        var once = new MadeUpHistories(1, 10, 1, (arm, _, sample, _) => arm == "a" ? Uniform("a", 0, sample, 0) : 0.4);
        var often = new MadeUpHistories(1, 10, 100, (arm, _, sample, _) => arm == "a" ? Uniform("a", 0, sample, 0) : 0.4);
        var (one, other) = (Judge(once, new Exceeds(A, B, 0, 1))[0], Judge(often, new Exceeds(A, B, 0, 1))[0]);
        Assert.Equal(one.Effect.StandardError, other.Effect.StandardError, 0.01);
        Assert.Equal(one.PValue, other.PValue, 0.05);
    }

    [Fact]
    public void Histories_that_failed_are_compared_with_nothing()
    {
        var histories = new MadeUpHistories(1, 50, 1, (arm, _, sample, _) => arm == "b" && sample % 5 == 0 ? double.NaN : Uniform(arm, 0, sample, 0));
        Assert.Equal(40, Judge(histories, new Exceeds(A, B, 0, 1))[0].Pairs);
        var none = Judge(new MadeUpHistories(1, 50, 1, (arm, _, _, _) => arm == "a" ? 1 : double.NaN), new Exceeds(A, B, 0, 1))[0];
        Assert.Equal((Verdict.Undecided, 0, true), (none.Verdict, none.Pairs, double.IsNaN(none.Effect.Value)));
    }

    [Fact]
    public void P_values_are_adjusted_over_the_family_as_asked_and_what_is_pending_is_not_in_it()
    {
        var histories = Noisy(100, 0.18);
        Hypothesis[] hypotheses = [Claimed("H1", new Exceeds(A, B, 0, 1)), Claimed("H2", new Exceeds(A, B, 0.005, 1)), new("H3", "any words", null, null) { Pending = "no seed yet" }];

        foreach (var adjustment in new[] { Adjustment.Holm, Adjustment.BenjaminiHochberg })
        {
            var findings = Judgement.Of([.. hypotheses], adjustment, 1, null, histories);
            var expected = MultipleComparisons.Adjust([findings[0].PValue, findings[1].PValue], adjustment);
            Assert.Equal(expected, findings.Take(2).Select(finding => finding.AdjustedPValue));
            Assert.Equal((Verdict.Pending, "Pending: no seed yet"), (findings[2].Verdict, findings[2].VerdictInWords));
        }

        var (holm, discoveries) = (Judgement.Of([.. hypotheses], Adjustment.Holm, 1, null, histories), Judgement.Of([.. hypotheses], Adjustment.BenjaminiHochberg, 1, null, histories));
        Assert.True(holm[0].AdjustedPValue > discoveries[0].AdjustedPValue);
    }

    private static Hypothesis Claimed(string name, Claim claim) => new(name, "made up", claim, null);

    private static System.Collections.Immutable.ImmutableArray<Finding> Judge(IRecordedHistories histories, params Claim[] claims) =>
        Judgement.Of([.. claims.Select((claim, i) => Claimed($"H{i + 1}", claim))], Adjustment.Holm, 1, null, histories);

    /// <summary>Both arms share half of their luck.</summary>
    private static MadeUpHistories Noisy(int samples, double difference) => new(1, samples, 1, (arm, _, sample, _) =>
        Uniform("both", 0, sample, 0) + Uniform(arm, 0, sample, 0) + (arm == "a" ? difference : 0));

    private static double Uniform(string stream, int point, int sample, int replication) =>
        new Draws(3).Uniform(Stream.Named(stream), (uint)sample, (uint)replication, 0, (uint)point);
}
