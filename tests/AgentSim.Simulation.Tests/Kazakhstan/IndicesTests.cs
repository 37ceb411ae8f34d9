namespace AgentSim.Simulation.Tests.Kazakhstan;

/// <summary>
/// The coded history of Kazakhstan and six other states goes through the formulas of models/kazakhstan.yaml: its components replace the model's own, and
/// what the model makes of them must be the indices that were published with them.
/// </summary>
public sealed class IndicesTests
{
    /// <summary>The file is rounded to six digits.</summary>
    private const double Tolerance = 1e-5;

    private static readonly (string Measure, string Result)[] Compared =
    [
        ("alignment_russia", "alignment_russia"), ("alignment_china", "alignment_china"), ("alignment_usa", "alignment_usa"), ("alignment_eu", "alignment_eu"),
        ("env_year", "env"), ("lead_year", "lead"), ("bwi_year", "bwi"), ("aut_year", "aut"), ("class_year", "class"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_models_formulas_give_the_indices_and_classes_of_the_coded_history(int part)
    {
        var coded = CodedHistory.Read();
        var rows = coded.Rows.Skip(part * CodedHistory.Years).Take(CodedHistory.Years).ToList();
        var (model, records) = CodedHistory.Play(rows);

        Assert.Empty(records.Failures);
        foreach (var (measure, result) in Compared)
        {
            var series = records.Series[SeriesOf(model, measure)];
            for (var row = 0; row < rows.Count; row++)
            {
                var difference = Math.Abs(rows[row].Values[result] - series[row]);
                Assert.True(difference <= Tolerance, $"{measure} of {rows[row].Country} in {rows[row].Year} is {series[row]}, not {rows[row].Values[result]}.");
            }
        }
    }

    [Fact]
    public void Every_state_and_year_of_the_coded_history_is_there()
    {
        Assert.Equal(61, CodedHistory.Read().Rows.Count);
        Assert.Equal([1.0, 2.0, 3.0, 4.0, 5.0], CodedHistory.Read().Rows.Select(row => row.Values["class"]).Distinct().Order());
    }

    private static int SeriesOf(Model model, string measure) =>
        model.Measures.Where(m => !m.IsAggregate).Select((m, index) => (m.Name, index)).Single(m => m.Name == measure).index;
}
