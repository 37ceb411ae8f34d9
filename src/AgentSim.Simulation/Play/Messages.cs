using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>What the mediator says to negotiators. One message serves all histories of a batch.</summary>
public abstract record Message
{
    private protected Message()
    {
    }
}

/// <summary>A period has begun: look at the public world.</summary>
/// <param name="Period">The period, from 0.</param>
internal sealed record Observe(int Period) : Message;

/// <summary>Say what you would gain by each way of answering a topic, so that others can foresee your answer.</summary>
/// <param name="Talks">The topic's talks.</param>
/// <param name="Lanes">In which lanes.</param>
internal sealed record Foresee(Talks Talks, LaneSet Lanes) : Message;

/// <summary>Evaluate all topics that you are a party to, and signal what you would gain.</summary>
internal sealed record Appraise : Message;

/// <summary>Say which topics you raise.</summary>
internal sealed record Raise : Message;

/// <summary>Evaluate a topic anew in the lanes that have changed since the period began.</summary>
/// <param name="Talks">The topic's talks.</param>
/// <param name="Lanes">In which lanes.</param>
internal sealed record Reconsider(Talks Talks, LaneSet Lanes) : Message;

/// <summary>Talks begin: hear the others' signals, and work out your strategy.</summary>
internal sealed record Invite(Session Session) : Message;

/// <summary>Make an offer in the lanes in which you are the proposer.</summary>
internal sealed record Propose(Session Session) : Message;

/// <summary>Respond to the offers that are not yours.</summary>
internal sealed record Consider(Session Session) : Message;

/// <summary>A round is over: learn from what the others said.</summary>
internal sealed record Learn(Session Session) : Message;

/// <summary>Choose your conduct, or whether to leave.</summary>
internal sealed record Choose(Choosing Choosing) : Message;

/// <summary>Something was decided in some lanes: look at the public world there again.</summary>
/// <param name="Lanes">Which lanes.</param>
/// <param name="Changes">By lane of the batch, what it changes there.</param>
internal sealed record Concluded(LaneSet Lanes, Changes[] Changes) : Message;

/// <summary>A message with those who are to act on it. Whoever delivers it waits until all of them have.</summary>
/// <param name="Message">The message.</param>
/// <param name="Actors">Indices of the actors.</param>
public sealed record Delivery(Message Message, IReadOnlyList<int> Actors);
