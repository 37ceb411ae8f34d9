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

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void Lines_are_no_wider_than_the_terminal_and_say_share_and_interval(int width)
    {
        var console = new TestConsole().Width(width);
        console.Write(LivePatterns.Of(Patterns, [new(1, 10), new(8, 10), new(1, 10)], width - 1, isUnicode: true));
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
        console.Write(LivePatterns.Of(Patterns, [new(1, 10), new(8, 10), new(1, 10)], 79, isUnicode: false));
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
        await ProgressBar.Show(console, 8, Patterns, async progress =>
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

    private static PlayedBatch Batch(int arm, uint first, int[] patterns, int failed = -1, uint replications = 1)
    {
        var histories = new Histories(first, patterns.Length, replications);
        ImmutableArray<Failure> failures = failed < 0 ? [] : [new(first + (uint)failed, 0, "price")];
        return new(new Batch(arm, histories), new(histories, [], [], [], patterns, [], failures));
    }
}
