using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using AgentSim.Experiments;
using AgentSim.Language;
using AgentSim.Runtime;

namespace AgentSim.App.Serving;

/// <summary>Plays a model with and without some changes, both at once and with the same luck, and tells how it goes.</summary>
internal sealed class Trial
{
    private const int BatchSize = 128;
    private const int MeasuresShown = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly TrialRequest request;
    private readonly Model baseline;
    private readonly Model? changed;
    private readonly TrialTally tally;

    private Trial(TrialRequest request, Model baseline, Model? changed)
    {
        (this.request, this.baseline, this.changed) = (request, baseline, changed);
        var whole = baseline.Measures.Index().Where(measure => measure.Item.Kind != MeasureKind.Nominal).ToList();
        var asked = whole.Where(measure => request.Measures.Contains(measure.Item.Name)).ToList();
        tally = new(baseline, [.. (asked.Count > 0 ? asked : whole.OrderBy(measure => !measure.Item.IsAggregate).Take(MeasuresShown)).Select(measure => measure.Index)]);
    }

    /// <summary>Reads the model, as it is and changed.</summary>
    /// <exception cref="WrongRequestException">Something is wrong with the model or with the changes.</exception>
    public static Trial Of(TrialRequest request, string path, ModelFolders folders)
    {
        _ = request.Seed;
        var overrides = request.Overrides();
        var baseline = Read(path, folders, Overrides.None);
        var changed = overrides.Settings.IsEmpty ? null : Read(path, folders, overrides);
        if (changed is not null && !changed.Patterns.Select(pattern => pattern.Name).SequenceEqual(baseline.Patterns.Select(pattern => pattern.Name)))
            throw new WrongRequestException("With these changes the model has other patterns, so that nothing can be compared.");
        return new(request, baseline, changed);
    }

    /// <summary>Plays it.</summary>
    public async Task Play(Work work, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        void Tell(string state, string? problem = null) =>
            work.Tell(JsonSerializer.SerializeToUtf8Bytes(tally.State(state, request.Samples, clock.Elapsed.TotalSeconds, problem), PageJson.Default.TrialState));
        try
        {
            Tell("playing");
            var last = TimeSpan.Zero;
            await using var ones = Batches(baseline, cancellation).GetAsyncEnumerator(CancellationToken.None);
            await using var others = changed is null ? null : Batches(changed, cancellation).GetAsyncEnumerator(CancellationToken.None);
            while (true)
            {
                // Both are played at once: neither waits for the other until its batch is needed.
                var (one, other) = (ones.MoveNextAsync().AsTask(), others?.MoveNextAsync().AsTask());
                await Task.WhenAll(one, other ?? one);
                if (!await one) break;
                tally.Add(ones.Current, others?.Current);
                if (clock.Elapsed - last < Pause) continue;
                last = clock.Elapsed;
                Tell("playing");
            }

            Tell("done");
        }
        catch (OperationCanceledException)
        {
            Tell("stopped");
        }
        catch (Exception fault)
        {
            Tell("failed", "Something went wrong; the terminal says what.");
            await Console.Error.WriteLineAsync($"agentsim: trial of {baseline.Name}: {fault}");
        }
    }

    private IAsyncEnumerable<PlayedBatch> Batches(Model model, CancellationToken cancellation)
    {
        var workers = Math.Max(1, Environment.ProcessorCount / (changed is null ? 1 : 2));
        var run = new Run(Design.Of(new Variant([], [Arm.OfBaseline(model)])), new(request.Samples, 1), request.Seed, new(BatchSize, workers));
        return Simulator.Play(run, run.Batches(), cancellation);
    }

    private static Model Read(string path, ModelFolders folders, Overrides overrides)
    {
        var read = ModelReader.Read(path, folders, overrides);
        return read.Model ?? throw new WrongRequestException(string.Join('\n', read.Errors.Take(5).Select(error => $"{(error.File == "--set" ? "" : Path.GetFileName(error.File) + ": ")}{error.Problem}{(error.Found is null ? "" : $"; found: {error.Found}")}{(error.Allowed is null ? "" : $"; allowed: {error.Allowed}")}")));
    }
}
