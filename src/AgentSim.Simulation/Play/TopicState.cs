using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Play;

/// <summary>Where talks, or choices, on one topic stand, lane by lane.</summary>
internal sealed class TopicState(int lanes)
{
    /// <summary>The first period in which there may be a session again; of whole rows of lanes.</summary>
    public int[] Reopens { get; } = new int[ColumnArena.Padded(lanes)];

    /// <summary>The number of the spell: within one, the luck behind choices stays the same.</summary>
    public uint[] Spell { get; } = new uint[lanes];

    /// <summary>The period in which the spell began.</summary>
    public int[] SpellSince { get; } = new int[lanes];

    /// <summary>The period in which one of its issues was last decided; -1 if that never was; of whole rows of lanes, too.</summary>
    public int[] ChangedIn { get; } = new int[ColumnArena.Padded(lanes)];

    /// <summary>Begins histories.</summary>
    public void Start()
    {
        Array.Clear(Reopens);
        Array.Clear(Spell);
        Array.Clear(SpellSince);
        Array.Fill(ChangedIn, -1);
    }

    /// <summary>Begins another spell in a lane.</summary>
    public void Renew(int lane, int period)
    {
        Spell[lane]++;
        SpellSince[lane] = period;
    }
}
