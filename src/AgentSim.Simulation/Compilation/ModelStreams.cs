using System.Collections.Immutable;
using AgentSim.Simulation.Chance;

namespace AgentSim.Simulation.Compilation;

/// <summary>The streams of a model, each named after what it is drawn for, so that a new issue or actor changes no other draw.</summary>
internal sealed class ModelStreams
{
    /// <summary>Names the streams of a model.</summary>
    /// <exception cref="ArgumentException">Two names have the same id.</exception>
    public ModelStreams(Model model, ImmutableArray<Topic> topics)
    {
        var names = new List<string>();
        Stream Named(string name)
        {
            names.Add(name);
            return Stream.Named(name);
        }

        Order = Named("order of sessions");
        Parameters = [.. model.Parameters.Select(parameter => Named($"parameter {parameter.Name}"))];
        Shocks = [.. model.Shocks.Select(shock => Named($"shock {shock.Name}"))];
        Lags = [.. model.Issues.Select(issue => Named($"lag of {issue.Name}"))];
        Topics = [.. topics.Select(topic => new TopicStreams(topic, model, Named))];
        foreach (var collision in Stream.Collisions(names))
            throw new ArgumentException($"The names '{collision.First}' and '{collision.Second}' draw the same random numbers; rename one.", nameof(model));
    }

    /// <summary>For the order of a period's sessions.</summary>
    public Stream Order { get; }

    /// <summary>By parameter.</summary>
    public ImmutableArray<Stream> Parameters { get; }

    /// <summary>By shock.</summary>
    public ImmutableArray<Stream> Shocks { get; }

    /// <summary>By issue: for the lag of a deal.</summary>
    public ImmutableArray<Stream> Lags { get; }

    /// <summary>By topic.</summary>
    public ImmutableArray<TopicStreams> Topics { get; }
}

/// <summary>The streams of one topic.</summary>
internal sealed class TopicStreams
{
    /// <summary>Names the streams of a topic.</summary>
    public TopicStreams(Topic topic, Model model, Func<string, Stream> named)
    {
        var what = topic.Kind == TopicKind.Exit ? $"exit from {topic.Name} by {model.Actors[topic.Parties[0]].Name}" : topic.Name;
        Sitting = named($"sitting of {what}");
        Recognition = named($"recognition on {what}");
        Breakdown = named($"breakdown on {what}");
        Assent = named($"assent to {what}");
        Choices = [.. topic.Parties.Select(party => named($"choice on {what} by {model.Actors[party].Name}"))];
        Responses = [.. topic.Parties.Select(party => named($"response on {what} by {model.Actors[party].Name}"))];
        Biases = [.. topic.Parties.Select(party => named($"bias on {what} of {model.Actors[party].Name}"))];
    }

    /// <summary>For the sitting of the period in which a session takes place.</summary>
    public Stream Sitting { get; }

    /// <summary>For who proposes; drawn by round.</summary>
    public Stream Recognition { get; }

    /// <summary>For whether talks end after a round; drawn by round.</summary>
    public Stream Breakdown { get; }

    /// <summary>For third parties' assent.</summary>
    public Stream Assent { get; }

    /// <summary>By party: the disturbances of what it proposes or chooses, by round and alternative.</summary>
    public ImmutableArray<Stream> Choices { get; }

    /// <summary>By party: the disturbance of its response, by round.</summary>
    public ImmutableArray<Stream> Responses { get; }

    /// <summary>By party: the bias of its signals.</summary>
    public ImmutableArray<Stream> Biases { get; }
}
