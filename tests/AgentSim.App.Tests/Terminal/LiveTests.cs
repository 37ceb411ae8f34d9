using System.Collections.Immutable;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments;
using AgentSim.Runtime;
using AgentSim.Simulation.Play;
using Spectre.Console.Testing;

namespace AgentSim.App.Tests.Terminal;

/// <summary>What a terminal shows while histories are played.</summary>
public class LiveTests
{
    private static readonly string[] Patterns = ["isolation", "multi_vector_bandwagoning", "hedging"];

    [Fact]
    public void Shares_are_of_the_histories_of_the_first_arm_that_were_played_to_their_end()
    {
        var (progress, told) = (new PlayProgress(3, more => { }), 0);
        progress = new(3, more => told += more);
        Assert.Empty(progress.Shares());
        progress.Take(Batch(0, 0, [0, 1, 1, 2], failed: 3));
        progress.Take(Batch(1, 0, [0, 0, 0, 0]));
        progress.Take(Batch(0, 4, [1, 1, 1, 0]));
        progress.Skip(100);

        Assert.Equal([new Proportion(2, 7), new(5, 7), new(0, 7)], progress.Shares());
        Assert.Equal(112, told);
    }

    [Fact]
    public void Replications_of_a_sample_count_for_no_more_than_they_are_worth()
    {
        var progress = new PlayProgress(3, _ => { });
        for (var batch = 0u; batch < 20; batch++) progress.Take(Batch(0, batch * 4, batch % 2 == 0 ? [1, 1, 1, 1] : [2, 2, 2, 2], replications: 4));
        var alone = new Proportion(40, 80);
        Assert.True(progress.Shares()[1].High - progress.Shares()[1].Low > 1.5 * (alone.High - alone.Low));
    }

    [Fact]
    public void A_sample_at_several_design_points_is_one_unit_whatever_the_batches()
    {
        const uint samples = 30;
        var progress = new PlayProgress(3, _ => { });
        int[] seen = [.. Enumerable.Range(0, 5 * (int)samples).Select(history => history % (int)samples < 12 ? 1 : 2)];
        foreach (var part in seen.Index().Chunk(7)) progress.Take(Batch(0, (uint)part[0].Index, [.. part.Select(history => history.Item)], samples: samples));
        Assert.Equal(Proportion.OfSamples(60, 150, SampleSums.Of([.. Enumerable.Range(0, 150).Select(history => history % (int)samples)], 1, row => seen[row] == 1)), progress.Shares()[1]);
        Assert.InRange(progress.Shares()[1].Worth, 20, 30);
    }

    [Fact]
    public void Where_there_are_several_arms_the_one_that_is_shown_is_named()
    {
        var console = new TestConsole().Width(40);
        console.Write(LivePatterns.Of(Patterns, [new(1, 10), new(8, 10), new(1, 10)], "baseline", 39, isUnicode: true));
        Assert.Equal("Arm baseline so far:", console.Lines[0].TrimEnd());
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void Lines_are_no_wider_than_the_terminal_and_say_share_and_interval(int width)
    {
        var console = new TestConsole().Width(width);
        console.Write(LivePatterns.Of(Patterns, [new(1, 10), new(8, 10), new(1, 10)], null, width - 1, isUnicode: true));
        var lines = console.Lines;
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 20, width));
        Assert.Contains("80.0 %  49.0 -  94.3", lines[1], StringComparison.Ordinal);
        Assert.Equal(width >= 60, lines[1].Contains("multi vector bandwagoning", StringComparison.Ordinal) && lines[1].Contains('\u2588', StringComparison.Ordinal));
    }

    [Fact]
    public void A_terminal_that_knows_ascii_only_gets_nothing_else()
    {
        var console = new TestConsole().Width(80);
        console.Write(LivePatterns.Of(Patterns, [new(1, 10), new(8, 10), new(1, 10)], null, 79, isUnicode: false));
        Assert.All(console.Output, character => Assert.True(char.IsAscii(character)));
        Assert.Contains("####", console.Output, StringComparison.Ordinal);
        Assert.All(Sparkline.Of([1, 2, double.NaN, 3], 10, isUnicode: false), character => Assert.True(char.IsAscii(character)));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public async Task The_bar_and_the_shares_below_it_come_and_go(int width)
    {
        var console = new TestConsole().Width(width).Interactive();
        console.EmitAnsiSequences();
        await ProgressBar.Show(console, 8, Patterns, null, async progress =>
        {
            progress.Take(Batch(0, 0, [0, 1, 1, 2]));
            await Task.Delay(1300, TestContext.Current.CancellationToken);
            progress.Take(Batch(0, 4, [1, 1, 1, 0]));
        });
        Assert.Contains("50.0 %", console.Output, StringComparison.Ordinal);
        Assert.Contains(" left", console.Output, StringComparison.Ordinal);
        var plain = System.Text.RegularExpressions.Regex.Replace(console.Output, @"\e\[[0-9;?]*[A-Za-z]", "\n").Split('\n', '\r');
        Assert.All(plain, line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void A_sparkline_is_as_high_as_its_values_and_blank_where_there_is_none()
    {
        static string Line(int width, params double[] values) => Sparkline.Of(values, width, isUnicode: true);
        Assert.Equal("\u2581\u2585\u2588", Line(10, 1, 2, 3));
        Assert.Equal("\u2581 \u2588", Line(10, 1, double.NaN, 3));
        Assert.Equal("\u2585\u2585", Line(10, 7, 7));
        Assert.Equal("\u2581\u2588", Line(2, 0, 1, 9, 10));
        Assert.Equal("  ", Line(10, double.NaN, double.NaN));
        Assert.Equal("", Line(10));
    }

    private static PlayedBatch Batch(int arm, uint first, int[] patterns, int failed = -1, uint replications = 1, uint samples = uint.MaxValue)
    {
        var histories = new Histories(first, patterns.Length, replications, samples);
        ImmutableArray<Failure> failures = failed < 0 ? [] : [new(first + (uint)failed, 0, "price")];
        return new(new Batch(arm, histories), new(histories, [], [], [], patterns, [], failures));
    }
}
