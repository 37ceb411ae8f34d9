using AgentSim.Experiments.Calibrating;
using AgentSim.Experiments.Language;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;
using AgentSim.Tests.Language;

namespace AgentSim.Experiments.Tests.Calibrating;

/// <summary>A small model and its calibration, played at a table.</summary>
internal sealed class Fitting : IDisposable
{
    private readonly CompiledModel compiled;
    private readonly Table table;

    private Fitting(Calibration calibration)
    {
        Calibration = calibration;
        compiled = CompiledModel.Of(calibration.Model);
        table = new(compiled, 256);
    }

    public Calibration Calibration { get; }

    /// <summary>Reads a model of one pattern and its calibration, both without errors.</summary>
    public static Fitting Of(string model, string calibration)
    {
        var read = Read(model, calibration);
        Assert.Empty(read.Errors.Select(error => error.ToString()));
        return new(read.Calibration!);
    }

    /// <summary>The same, errors and all.</summary>
    public static CalibrationReadResult Read(string model, string calibration)
    {
        using var workshop = new Workshop();
        workshop.Write("models/m.yaml", Workshop.Whole($"{model}\npatterns: {{ all: otherwise }}"));
        workshop.Write("models/calibrations/c.yaml", $"calibration: c\nmodel: m\n{calibration}\n");
        var read = CalibrationReader.Read(Path.Combine(workshop.Folder, "models", "calibrations", "c.yaml"), workshop.Folders);
        return read with { Errors = [.. read.Errors.Select(error => error with { File = Path.GetFileName(error.File) })] };
    }

    /// <summary>All waves.</summary>
    public async Task<List<Wave>> Waves()
    {
        var search = new SequentialMonteCarlo(Calibration);
        var waves = new List<Wave> { await search.Begin(Play) };
        while (search.WhyDone(waves[^1]) is null) waves.Add(await search.Next(waves[^1], Play));
        return waves;
    }

    /// <summary>The posterior.</summary>
    public async Task<Posterior> Posterior() => AgentSim.Experiments.Calibrating.Posterior.Of(Calibration, (await Waves())[^1]);

    public Task<Outcomes> Play(Proposals proposals)
    {
        var outcomes = new Outcomes(Calibration.Model, Calibration.Targets, proposals);
        proposals.Run(Calibration.Model, new(256, 1), out var batches);
        foreach (var batch in batches) outcomes.Take(table.Play(batch.Histories, proposals.RandomSeed, proposals));
        return Task.FromResult(outcomes);
    }

    public void Dispose() => table.Dispose();
}
