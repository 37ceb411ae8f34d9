using Akka.Actor;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>Sits at the table for one political actor: acts on what the mediator says, and says when it has.</summary>
internal sealed class Negotiator : ReceiveActor
{
    /// <summary>A negotiator.</summary>
    /// <param name="act">How the seat acts on a message.</param>
    public Negotiator(Action<Message> act) => Receive<Message>(message =>
    {
        act(message);
        Sender.Tell(Acted.Instance);
    });
}
