using System.Globalization;
using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class PredictTests : IDisposable
{
    private const string Cars = "models/published/bueno-de-mesquita-1994/car-emissions.csv";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Rounds_are_printed_where_the_table_is_one_issue()
    {
        var ending = await AgentSimProcess.Run("predict", Cars, "--protocol", "expected-utility");

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Approved.Check("predict-car-emissions.txt", ending.Output);
    }

    [Fact]
    public async Task The_object_for_programs_has_every_round_with_every_digit()
    {
        var answer = JsonNode.Parse((await AgentSimProcess.Run("predict", Cars, "--protocol", "expected-utility", "--rounds", "10", "--json")).Output)!;
        var rounds = answer["predictions"]![0]!["rounds"]!.AsArray();
        var published = File.ReadAllLines(Repository.At("models", "published", "bueno-de-mesquita-1994", "rounds.csv")).Select(line => line.Split(',')).ToArray();

        Assert.Equal(published.Length - 1, rounds.Count);
        foreach (var (round, row) in rounds.Zip(published[1..]))
        {
            Assert.Equal(int.Parse(row[0], CultureInfo.InvariantCulture), (int)round!["round"]!);
            Assert.Equal(Number(row[1]), (double)round["median"]!, 5.001e-7);
            Assert.Equal(Number(row[2]), (double)round["mean"]!, 5.001e-7);
            for (var state = 3; state < row.Length; state++) Assert.Equal(Number(row[state]), (double)round["positions"]![published[0][state]]!, 5.001e-7);
            Assert.Null(round["winning_probabilities"]);
        }

        Assert.Null(answer["mae"]);
        Assert.Equal(7.0, (double)answer["predictions"]![0]!["prediction"]!);
    }

    [Fact]
    public async Task Several_dimensions_are_arrays_and_positions_have_winning_probabilities()
    {
        var table = folder.Write("three.csv", "actor,power,position1,salience1,position2,salience2\na,100,10,50,90,5\nb,50,80,20,20,40\nc,70,40,30,60,30\n");
        var answer = JsonNode.Parse((await AgentSimProcess.Run("predict", table, "--protocol", "spatial-politics", "--json")).Output)!;
        var rounds = answer["predictions"]![0]!["rounds"]!.AsArray();

        Assert.Equal([10, 90], rounds[0]!["positions"]!["a"]!.AsArray().Select(place => (double)place!));
        Assert.All(rounds, round => Assert.Equal(["a", "b", "c"], round!["winning_probabilities"]!.AsObject().Select(pair => pair.Key)));
        Assert.Equal(2, answer["predictions"]![0]!["prediction"]!.AsArray().Count);
    }

    [Fact]
    public async Task Errors_are_set_beside_those_of_the_weighted_mean_and_median()
    {
        // The mean, 10, is off by 10 and 20, and so is the median, a tie. Two proposals: Student's t of one degree of freedom is 12.706.
        var table = folder.Write("two.csv", "issue,proposal,actor,position,salience,outcome\ni,p,a,0,1,0\ni,p,b,20,0.5,0\ni,p,c,20,0.5,0\nj,q,a,0,1,30\nj,q,b,20,0.5,30\nj,q,c,20,0.5,30\n");
        var answer = JsonNode.Parse((await AgentSimProcess.Run("predict", table, "--protocol", "weighted-mean", "--json")).Output)!;

        Assert.Equal((2, 2, 2, 3), ((int)answer["decisions"]!, (int)answer["scored"]!, (int)answer["proposals"]!, (int)answer["actors"]!));
        Assert.Equal(15, (double)answer["mae"]!, 1e-12);
        Assert.Equal(15 - 12.706204736 * 5, (double)answer["low"]!, 1e-6);
        Assert.Equal(15 + 12.706204736 * 5, (double)answer["high"]!, 1e-6);
        Assert.Equal((15, 0, 0, 0), ((double)answer["baseline_mae"]!, (double)answer["difference"]!, (double)answer["difference_low"]!, (double)answer["difference_high"]!));
        Assert.Equal(15, (double)answer["median_mae"]!, 1e-12);
    }

    [Fact]
    public async Task Fitting_tells_settings_folds_and_seed()
    {
        var table = folder.Write("many.csv", "issue,actor,position,salience,outcome\n" + string.Concat(Enumerable.Range(1, 12).Select(issue =>
            $"i{issue},de,0,{10 * (1 + issue % 5)},{issue * 7 % 100}\ni{issue},ep,{issue * 5},50,{issue * 7 % 100}\ni{issue},x,100,{10 + 70 * (issue % 2)},{issue * 7 % 100}\n")));
        var answer = JsonNode.Parse((await AgentSimProcess.Run("predict", table, "--fit", "--folds", "4", "--seed", "3", "--json")).Output)!;

        Assert.Equal((4, 3), ((int)answer["folds"]!, (int)answer["seed"]!));
        Assert.Equal(4, answer["chosen"]!.AsArray().Sum(one => (int)one!["folds"]!));
        Assert.Contains("salience_exponent", answer["settings"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal("Fitted to this table.", (string)answer["settings_source"]!);
        Assert.Equal(12, answer["predictions"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_table_without_outcomes_is_predicted_and_says_what_its_settings_were_fitted_to()
    {
        var table = folder.Write("open.csv", "issue,procedure,reference_point,actor,position,salience\ni,XYZ,,somebody,0,50\ni,XYZ,,fr,100,50\n");
        var ending = await AgentSimProcess.Run("predict", table);

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Contains("doi:10.34810/data53", ending.Output, StringComparison.Ordinal);
        Assert.Contains("unknown", ending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_table_is_met_with_its_line()
    {
        var table = folder.Write("wrong.csv", "actor,position,salience\na,here,1\nb,2,1\n");
        var ending = await AgentSimProcess.Run("predict", table);

        Assert.Equal((2, "", $"{table}(2): the position of a is here; it must be a number, such as 0, 62.5 or 100.\n"), (ending.Code, ending.Output, ending.Error));
    }

    [Theory]
    [InlineData("There is no file nowhere.csv.", "nowhere.csv")]
    [InlineData("There is no protocol oracle; protocols are long-talks, compromise, weighted-mean, median, condorcet, expected-utility, spatial-politics.", Cars, "--protocol", "oracle")]
    [InlineData("--fit needs a column of outcomes to fit to.", Cars, "--fit")]
    [InlineData("--rounds must be a whole number from 1 to 1000, but is 0.", Cars, "--rounds", "0")]
    public async Task What_cannot_be_predicted_is_refused(string message, params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(["predict", .. arguments]);

        Assert.Equal((2, ""), (ending.Code, ending.Output));
        Assert.StartsWith(message, ending.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
