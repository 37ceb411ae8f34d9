using AgentSim.Games.Numerics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>A small YAML file whose keys are known, read with the line of everything.</summary>
internal sealed class YamlPage(string file)
{
    /// <summary>The keys and values of a file.</summary>
    public YamlMappingNode Root(string text, params string[] known)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(reader);
            if (stream.Documents.Count != 1) throw new WrongGameException(file, 1, "the file must hold one YAML document.");
            return Mapping(stream.Documents[0].RootNode, "the file", known);
        }
        catch (YamlException wrong)
        {
            throw new WrongGameException(file, wrong.Start.Line, $"{wrong.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>A node as keys and values; with names of keys, others are wrong.</summary>
    public YamlMappingNode Mapping(YamlNode node, string what, params string[] known)
    {
        if (node is not YamlMappingNode mapping) throw Wrong(node, $"{what} must be keys and values");
        foreach (var (key, _) in mapping.Children)
            if (known.Length > 0 && !known.Contains(Text(key, "a key"))) throw Wrong(key, $"{what} has the key {key}, which is unknown; keys are {string.Join(", ", known)}");
        return mapping;
    }

    /// <summary>A value that must be there.</summary>
    public YamlNode Required(YamlMappingNode mapping, string key) => Optional(mapping, key) ?? throw Wrong(mapping, $"{key} is missing");

    public static YamlNode? Optional(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public string Text(YamlNode node, string what) => node is YamlScalarNode { Value: { } text } ? text : throw Wrong(node, $"{what} must be a text");

    public double Number(YamlNode node, string what) =>
        node is YamlScalarNode { Value: { } text } && GameNumber.Parse(text) is { } number ? number : throw Wrong(node, $"{what} is {node}; it must be a finite number, such as 3, -0.5 or 2/3");

    /// <summary>A number as it is written, not the nearest binary one.</summary>
    public Fraction Exact(YamlNode node, string what) =>
        node is YamlScalarNode { Value: { } text } && Fraction.Parse(text) is { } number ? number : throw Wrong(node, $"{what} is {node}; it must be a number of at most 60 digits, such as 51, 0.62 or 2/3");

    public bool YesOrNo(YamlNode node, string what) => (node as YamlScalarNode)?.Value switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => throw Wrong(node, $"{what} is {node}; it must be yes or no"),
    };

    /// <summary>A list of texts or numbers.</summary>
    public YamlNode[] List(YamlNode node, string what) => node is YamlSequenceNode list ? [.. list.Children] : throw Wrong(node, $"{what} must be a list");

    /// <summary>What is wrong of a thing as a whole, with the place where it stands.</summary>
    public static T At<T>(YamlNode node, string file, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (WrongGameException wrong) when (!wrong.Message.StartsWith(file, StringComparison.Ordinal))
        {
            throw new WrongGameException(file, node.Start.Line, wrong.Message);
        }
    }

    public WrongGameException Wrong(YamlNode node, string message) => new(file, node.Start.Line, message + ".");
}
