namespace AgentSim.Language;

/// <summary>Where models and seeds are kept. Beside the model itself, nothing outside is read.</summary>
/// <param name="Models">The folder of models.</param>
/// <param name="Seeds">The folder of seeds.</param>
public sealed record ModelFolders(string Models, string Seeds)
{
    /// <summary>
    /// The folders <c>models</c> and <c>seeds</c> of the nearest folder that has <c>seeds</c>, going up from the model's, and then from the current one.
    /// </summary>
    /// <param name="path">The model file.</param>
    public static ModelFolders Around(string path)
    {
        var beside = Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";
        return Above(beside) ?? Above(".") ?? new(beside, Path.Combine(beside, "seeds"));
    }

    private static ModelFolders? Above(string folder)
    {
        // The names that a person sees in errors stay as short as what they typed.
        for (var (full, shown) = (Path.GetFullPath(folder), folder); full is not null; (full, shown) = (Path.GetDirectoryName(full), Up(shown)))
        {
            if (Directory.Exists(Path.Combine(full, "seeds"))) return new(Path.Combine(shown, "models"), Path.Combine(shown, "seeds"));
        }

        return null;
    }

    private static string Up(string shown)
    {
        if (shown is "" or ".") return "..";
        if (Path.GetFileName(shown) is ".." or ".") return Path.Combine(shown, "..");
        return Path.GetDirectoryName(shown) is { Length: > 0 } parent ? parent : ".";
    }
}
