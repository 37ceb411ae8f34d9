using System.Xml.Linq;
using AgentSim.Results.Reports;

namespace AgentSim.Results.Tests;

/// <summary>The report of a run of sixty histories of two arms, made once for all tests that only read it.</summary>
public sealed class SmallReport : IAsyncLifetime
{
    private readonly TemporaryResults results = new(Synthetic.Run(60, 20));

    internal Manifest Manifest { get; private set; } = null!;

    internal ResultQuery Query { get; private set; } = null!;

    internal string Text { get; private set; } = "";

    internal XElement Page { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await results.Write(results.Run.Batches());
        Query = results.Open();
        Manifest = results.Manifest with { Digest = Query.Digest(), Failed = Query.Failed() };
        Text = Report.Of(Query, Manifest);
        Page = Parse(Text);
    }

    public ValueTask DisposeAsync()
    {
        Query.Dispose();
        results.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static XElement Parse(string text) => XElement.Parse(text[text.IndexOf("<html", StringComparison.Ordinal)..]);
}
