using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AgentSim.Benchmarks;

/// <summary>How everything is measured: in this process, in few iterations, so that all of it takes minutes; ratios say more than times.</summary>
internal static class Measurement
{
    /// <summary>The configuration; results are written as Markdown under <c>benchmarks/results</c>.</summary>
    /// <param name="args">The command line: a job named there (<c>--job</c>) stands in the place of the short one.</param>
    public static ManualConfig Of(string[] args)
    {
        var config = ManualConfig.CreateEmpty()
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddAnalyser([.. DefaultConfig.Instance.GetAnalysers()])
            .AddValidator([.. DefaultConfig.Instance.GetValidators()])
            .WithSummaryStyle(SummaryStyle.Default.WithCultureInfo(CultureInfo.InvariantCulture))
            .WithOption(ConfigOptions.DisableLogFile, true)
            .WithArtifactsPath(Path.Combine(Repository.Root, "benchmarks"));
        return args.Contains("--job") ? config : config.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
