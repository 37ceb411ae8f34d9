using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace AgentSim.Benchmarks;

/// <summary>Adds the column that a researcher asks for: histories per second, from the parameter <c>Histories</c> and the mean time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HistoriesPerSecondAttribute() : ColumnConfigBaseAttribute(new Rate())
{
    private sealed class Rate : IColumn
    {
        public string Id => nameof(HistoriesPerSecondAttribute);

        public string ColumnName => "Histories/s";

        public string Legend => "Histories played in one second of wall time";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            if (summary[benchmarkCase]?.ResultStatistics is not { } statistics) return "?";
            var histories = (int)benchmarkCase.Parameters["Histories"];
            return (histories / (statistics.Mean / 1e9)).ToString("N0", CultureInfo.InvariantCulture);
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
    }
}
