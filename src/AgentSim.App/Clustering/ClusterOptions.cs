using System.CommandLine;
using System.CommandLine.Parsing;
using AgentSim.Cluster;

namespace AgentSim.App.Clustering;

/// <summary>The options that coordinators and workers share.</summary>
internal sealed class ClusterOptions
{
    /// <summary>The port that a coordinator listens on unless it is told another.</summary>
    public const int DefaultPort = 4747;

    private readonly Option<string?> certificate = new("--certificate") { Description = "A PKCS #12 file with this side's certificate and key, and the authority that the other's comes from; needed beyond this machine.", HelpName = "FILE" };
    private readonly Option<string?> password = new("--password-file") { Description = "A file whose first line is the password of that file.", HelpName = "FILE" };
    private readonly Option<string> log = new("--log") { Description = "How what happens is told on standard error: text, or json for a line of JSON each.", DefaultValueFactory = _ => "text", HelpName = "text|json" };

    private readonly Option<MetricsPlace?> metrics = new("--metrics")
    {
        Description = "Tell what is measured: at this port of this machine, for Prometheus to read (/metrics), or to the OpenTelemetry collector at this address.",
        HelpName = "PORT|URL",
        CustomParser = found =>
        {
            var text = found.Tokens.Count == 0 ? "" : found.Tokens[0].Value;
            var place = MetricsPlace.Of(text);
            if (place is null) found.AddError($"--metrics must be {MetricsPlace.Allowed}, but is {text}.");
            return place;
        },
    };

    /// <summary>The options.</summary>
    public ClusterOptions() => log.AcceptOnlyFromAmong("text", "json");

    /// <summary>An option that names a place on the network.</summary>
    public static Option<ListenAddress?> Place(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "HOST:PORT",
        CustomParser = found =>
        {
            var text = found.Tokens.Count == 0 ? "" : found.Tokens[0].Value;
            var place = ListenAddress.Of(text, DefaultPort);
            if (place is null) found.AddError($"{name} must be HOST:PORT, as 127.0.0.1:{DefaultPort} or [fe80::1]:{DefaultPort}, but is {text}.");
            return place;
        },
    };

    /// <param name="verb">The verb that gets the options.</param>
    public void AddTo(Command verb)
    {
        verb.Add(certificate);
        verb.Add(password);
        verb.Add(log);
        verb.Add(metrics);
    }

    /// <summary>What was asked for.</summary>
    public ClusterRequest Of(ParseResult parsed, ListenAddress place)
    {
        var file = parsed.GetValue(certificate);
        return new(place, file is null ? null : ClusterTrust.Read(file, Password(parsed.GetValue(password))), parsed.GetValue(log) == "json" ? Format.Json : Format.Text, parsed.GetValue(metrics));
    }

    /// <summary>What of them was said that needs something else to be said besides.</summary>
    public string? Said(CommandResult found) => new Option[] { certificate, password, log, metrics }.FirstOrDefault(option => found.GetResult(option) is { Implicit: false })?.Name;

    private static string? Password(string? file)
    {
        if (file is null) return null;
        return File.Exists(file) ? File.ReadLines(file).FirstOrDefault() ?? "" : throw new WrongRequestException($"There is no file {file} for --password-file.");
    }
}
