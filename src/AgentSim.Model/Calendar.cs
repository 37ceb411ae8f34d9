namespace AgentSim;

/// <summary>The model's time: consecutive periods of equal length, from the first to the last.</summary>
/// <param name="FirstYear">Year of the first period.</param>
/// <param name="FirstQuarter">Quarter of the first period, 1 to 4; 1 where a period is a year.</param>
/// <param name="Periods">Number of periods, at least 1.</param>
/// <param name="PeriodsPerYear">4 for quarters, 1 for years.</param>
public sealed record Calendar(int FirstYear, int FirstQuarter, int Periods, int PeriodsPerYear)
{
    /// <summary>Length of a period in years.</summary>
    public double YearsPerPeriod => 1.0 / PeriodsPerYear;

    /// <summary>The calendar year that <paramref name="period"/> (from 0) lies in.</summary>
    public int Year(int period) => FirstYear + ((FirstQuarter - 1 + period) / PeriodsPerYear);

    /// <summary>The quarter of <paramref name="period"/>, 1 to 4; 1 where a period is a year.</summary>
    public int Quarter(int period) => PeriodsPerYear == 1 ? 1 : ((FirstQuarter - 1 + period) % PeriodsPerYear) + 1;

    /// <summary>The start of <paramref name="period"/> in years: 1992-Q3 is 1992.5.</summary>
    public double Time(int period) => Year(period) + ((Quarter(period) - 1) * YearsPerPeriod);

    /// <summary>The period's name: <c>1992-Q3</c>, or <c>1992</c> where a period is a year.</summary>
    public string Label(int period) => PeriodsPerYear == 1 ? $"{Year(period)}" : $"{Year(period)}-Q{Quarter(period)}";
}
