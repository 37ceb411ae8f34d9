using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Finds the files that a model names, and none outside the folders of models and seeds.</summary>
internal static class Folders
{
    /// <summary>The folder of a seed; null if there is none, and then the report says why.</summary>
    public static string? Seed(ModelFolders folders, string name, Place place, Report report)
    {
        if (!IsPlain(name, place, report)) return null;
        var folder = Path.Combine(folders.Seeds, name);
        if (!Directory.Exists(folder))
        {
            var known = Directory.Exists(folders.Seeds)
                ? Directory.EnumerateDirectories(folders.Seeds).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal).ToList()
                : [];
            report.Add(place, "there is no such seed", name, Listing.Of(known), Nearest.To(name, known));
            return null;
        }

        if (new DirectoryInfo(folder).LinkTarget is null && new FileInfo(Path.Combine(folder, "seed.yaml")).LinkTarget is null) return folder;
        report.Add(place, "links are not followed", name);
        return null;
    }

    /// <summary>The file of a model that another one extends: beside that one, or in the folder of models.</summary>
    public static string? Model(ModelFolders folders, string name, string beside, Place place, Report report) =>
        Model([beside, folders.Models], name, "there is no such model to extend", place, report);

    /// <summary>The file of a model in the first of some folders that has it.</summary>
    public static string? Model(IEnumerable<string> folders, string name, string missing, Place place, Report report)
    {
        if (!IsPlain(name, place, report)) return null;
        var places = folders.Distinct().ToList();
        if (places.Select(f => Path.Combine(f, name + ".yaml")).FirstOrDefault(File.Exists) is not { } path)
        {
            var known = places.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.yaml")).Select(f => Path.GetFileNameWithoutExtension(f)).Distinct().Order(StringComparer.Ordinal).ToList();
            report.Add(place, missing, name, known.Count > 20 ? null : Listing.Of(known), Nearest.To(name, known));
            return null;
        }

        if (new FileInfo(path).LinkTarget is null) return path;
        report.Add(place, "links are not followed", name);
        return null;
    }

    /// <summary>Whether a name is a name, and no way to somewhere else.</summary>
    public static bool IsPlain(string name, Place place, Report report)
    {
        if (name.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) return true;
        report.Add(place, "this must be a plain name, without folders", name, "letters, digits, - and _", name.EndsWith(".yaml", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : null);
        return false;
    }
}
