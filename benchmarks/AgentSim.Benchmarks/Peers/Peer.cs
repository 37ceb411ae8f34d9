using System.Diagnostics;
using System.Globalization;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Benchmarks.Peers;

/// <summary>Plays the reference model in one thread, with AgentSim's engine or without columns, and prints what the programs of <c>benchmarks/peers</c> print.</summary>
internal static class Peer
{
    public const string Usage = "peer agentsim|plain-csharp HISTORIES RANDOM-SEED [BATCH]";

    private const int DefaultBatch = 512;
    private const int BatchesBefore = 16;

    /// <summary>Answers <see cref="Usage"/>.</summary>
    public static int Play(ReadOnlySpan<string> arguments)
    {
        if (arguments is not [var engine, var count, var seed, ..]
            || !int.TryParse(count, CultureInfo.InvariantCulture, out var histories) || histories < 2
            || !int.TryParse(seed, CultureInfo.InvariantCulture, out var randomSeed) || randomSeed < 0)
        {
            Console.Error.WriteLine(Usage);
            return 1;
        }

        var batch = arguments.Length > 3 ? int.Parse(arguments[3], CultureInfo.InvariantCulture) : DefaultBatch;
        var (names, play) = engine switch
        {
            "agentsim" => InColumns(randomSeed, batch),
            "plain-csharp" => OneByOne(randomSeed),
            _ => throw new ArgumentException($"There is no engine {engine}: {Usage}"),
        };
        play(BatchesBefore * batch); // the compiler's work is not the model's
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var tally = play(histories);
        Console.WriteLine(tally.Report(names, histories, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds));
        return 0;
    }

    private static (string[] Names, Func<int, Tally> Play) InColumns(int randomSeed, int batch)
    {
        var model = Repository.Read("models/examples/reference.yaml");
        var compiled = CompiledModel.Of(model);
        var table = new Table(compiled, batch);
        return ([.. model.Measures.Select(measure => measure.Name)], histories =>
        {
            var tally = new Tally(model.Measures.Length);
            for (var first = 0; first < histories; first += batch)
            {
                var records = table.Play(new((uint)first, Math.Min(batch, histories - first), 1), (ulong)randomSeed);
                for (var measure = 0; measure < model.Measures.Length; measure++)
                {
                    foreach (var value in records.Measures[measure]) tally.Add(measure, value);
                }
            }

            return tally;
        }
        );
    }

    private static (string[] Names, Func<int, Tally> Play) OneByOne(int randomSeed)
    {
        var names = Repository.Read("models/examples/reference.yaml").Measures.Select(measure => measure.Name).ToArray();
        return (names, histories =>
        {
            var (tally, history) = (new Tally(names.Length), new PlainHistory(new Random(randomSeed)));
            for (var i = 0; i < histories; i++)
            {
                var measures = history.Play();
                for (var measure = 0; measure < measures.Length; measure++) tally.Add(measure, measures[measure]);
            }

            return tally;
        }
        );
    }
}
