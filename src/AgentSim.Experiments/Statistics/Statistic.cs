namespace AgentSim.Experiments.Statistics;

/// <summary>A number made of values, such as their mean; it may not depend on their order.</summary>
internal delegate double Statistic(ReadOnlySpan<double> values);

/// <summary>A number made of two groups of values, such as the difference of their means.</summary>
internal delegate double TwoSampleStatistic(ReadOnlySpan<double> first, ReadOnlySpan<double> second);

/// <summary>A number that an order of cases comes to: at each place, the case that is put there.</summary>
internal delegate double OrderStatistic(ReadOnlySpan<int> order);
