using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>What a file holds, by its first look.</summary>
public static class GameFile
{
    /// <summary>Tells by the name's end and the keys of the file.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="file">Its name.</param>
    public static GameFileKind KindOf(string text, string file)
    {
        if (file.EndsWith(".nfg", StringComparison.OrdinalIgnoreCase)) return GameFileKind.StrategicForm;
        var keys = Keys(text);
        return keys.Contains("frontier") ? GameFileKind.Frontier
            : keys.Contains("scenario") ? GameFileKind.Scenario
            : keys.Contains("legislature") ? GameFileKind.Legislature
            : keys.Contains("model") || keys.Contains("actors") || keys.Contains("extends") ? GameFileKind.Other
            : GameFileKind.StrategicForm;
    }

    private static string?[] Keys(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? [.. root.Children.Keys.Select(key => (key as YamlScalarNode)?.Value)] : [];
        }
        catch (YamlException)
        {
            // Whoever reads it will say what is wrong with it.
            return text.StartsWith("model:", StringComparison.Ordinal) || text.Contains("\nmodel:", StringComparison.Ordinal) ? ["model"] : [];
        }
    }
}

/// <summary>What a file can hold.</summary>
public enum GameFileKind
{
    /// <summary>A game in strategic form.</summary>
    StrategicForm,

    /// <summary>A bargaining problem.</summary>
    Scenario,

    /// <summary>A bargaining problem of two over a smooth frontier.</summary>
    Frontier,

    /// <summary>A legislature that divides something.</summary>
    Legislature,

    /// <summary>Something else: a model.</summary>
    Other,
}
