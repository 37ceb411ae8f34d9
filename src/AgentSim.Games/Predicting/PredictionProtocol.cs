using System.Collections.Immutable;

namespace AgentSim.Games.Predicting;

/// <summary>A way in which positions become an outcome.</summary>
public abstract record PredictionProtocol
{
    private protected PredictionProtocol() { }

    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    public abstract string Description { get; }

    /// <summary>Its numbers, which <see cref="Fitting"/> can fit; empty where it has none.</summary>
    public virtual ImmutableArray<ProtocolSetting> Settings => [];

    /// <summary>Plays it.</summary>
    /// <param name="decision">What is to be decided.</param>
    /// <param name="rounds">How many rounds are played at most; null for as many as the protocol takes. What has no rounds does not mind.</param>
    /// <exception cref="WrongGameException">The decision is none that it can play: it has more dimensions than one, say.</exception>
    public abstract Talks Play(Decision decision, int? rounds);

    /// <summary>What is decided on the only dimension.</summary>
    /// <inheritdoc cref="Play"/>
    internal double Predict(Decision decision) => Play(decision, null).Prediction[0];
}
