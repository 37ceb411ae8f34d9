using AgentSim.Experiments;
using AgentSim.Experiments.Language;
using AgentSim.Language;

namespace AgentSim.Cluster;

/// <summary>An experiment as a worker has read it from what the coordinator sent.</summary>
/// <param name="Run">What is played.</param>
/// <param name="Collection">What is kept of it.</param>
/// <param name="Digest">The experiment's digest, as it was read here.</param>
internal sealed record ReadRecipe(Run Run, Collection Collection, string Digest)
{
    /// <summary>
    /// Reads it, from a folder that is made for that and removed again: of what was sent nothing but these files is ever read, and each name is checked before there is a file of that name.
    /// </summary>
    /// <param name="told">What the coordinator said.</param>
    /// <param name="files">The files, by their digests.</param>
    /// <param name="cores">Batches that are played at once.</param>
    /// <exception cref="RefusedException">It cannot be read, or is not what the coordinator has.</exception>
    public static ReadRecipe Of(Told told, IReadOnlyDictionary<string, byte[]> files, int cores)
    {
        var folder = Directory.CreateTempSubdirectory("agentsim-worker-");
        try
        {
            foreach (var file in told.Files) Write(folder.FullName, file.Path, files[file.Digest]);
            var read = ExperimentReader.Read(
                Below(folder.FullName, told.File), new ModelFolders(Path.Combine(folder.FullName, "models"), Path.Combine(folder.FullName, "seeds")),
                new(told.Samples, told.Posterior is { } table ? Below(folder.FullName, table) : null));
            if (read.Experiment is not { } experiment) throw new RefusedException($"The experiment {told.Name} cannot be read here: {string.Join(' ', read.Errors.Take(3))}");
            if (experiment.Digest != told.Digest)
                throw new RefusedException($"The experiment {told.Name} was read here as {experiment.Digest[..12]}, and the coordinator has {told.Digest[..Math.Min(12, told.Digest.Length)]}: its models or seeds are others. Nothing is played.");
            return new(experiment.Run(new(told.BatchSize, cores)), experiment.Collection, experiment.Digest);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The place of a file, if its name is one that stays in the folder.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    internal static string Below(string folder, string name)
    {
        var parts = name.Split('/');
        return parts.Length <= 8 && parts.All(IsPlain) ? Path.Combine([folder, .. parts]) : throw new RefusedException($"The coordinator names a file \"{name}\", which is no plain name below a folder. Nothing was written.");
    }

    private static bool IsPlain(string part) =>
        part.Length is > 0 and <= 200 && part[0] is not ('.' or ' ') && part[^1] is not ('.' or ' ') && part.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or ' ' or '+' or '(' or ')');

    private static void Write(string folder, string name, byte[] bytes)
    {
        var path = Below(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
