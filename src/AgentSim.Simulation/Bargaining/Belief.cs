using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// What one party believes of another's bias on a topic: by how much the gains that the other signals exceed its true ones. Each lane
/// has weights on a few nodes, which hearing a signal and seeing answers change by Bayes' rule. Without noise the bias is 0 for certain.
/// </summary>
internal sealed unsafe class Belief : IDisposable
{
    private readonly BiasNodes nodes;
    private readonly ColumnArena arena;

    /// <summary>A belief of a normal bias, on <see cref="BiasNodes.DefaultCount"/> nodes, for up to so many lanes.</summary>
    public Belief(int lanes) : this(lanes, BiasNodes.Normal(BiasNodes.DefaultCount))
    {
    }

    /// <summary>A belief on these nodes for up to so many lanes.</summary>
    public Belief(int lanes, BiasNodes nodes)
    {
        this.nodes = nodes;
        arena = new(nodes.Values.Length + 2, lanes);
    }

    private double* Noise => arena.Pointer(nodes.Values.Length);

    /// <summary>The expected bias in each lane: what to take off a signalled gain. 0 without noise.</summary>
    public double* Means => arena.Pointer(nodes.Values.Length + 1);

    /// <summary>Begins anew, before anything is heard.</summary>
    /// <param name="noise">Standard deviation of the bias in each lane, in gains; at least 0.</param>
    /// <param name="count">Number of lanes.</param>
    public void Start(double* noise, int count)
    {
        new ReadOnlySpan<double>(noise, count).CopyTo(new(Noise, count));
        for (var node = 0; node < nodes.Values.Length; node++)
            arena[node][..count].Fill(nodes.Weights[node]);
        for (var lane = 0; lane < count; lane++)
            Average(lane);
    }

    /// <summary>The weight of a node in a lane.</summary>
    public double Weight(int lane, int node) => arena.Pointer(node)[lane];

    /// <summary>Hears the other's signal; once, since all its gains have the same bias. Likelihood: <c>exp(-(signal - bias)² / (2 scale²))</c>.</summary>
    /// <param name="lane">Where.</param>
    /// <param name="signal">The signalled gain.</param>
    /// <param name="scale">Standard deviation of true gains around 0, above 0.</param>
    public void Hear(int lane, double signal, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        if (Noise[lane] == 0)
            return;
        var likelihood = stackalloc double[nodes.Values.Length];
        var largest = double.NegativeInfinity;
        for (var node = 0; node < nodes.Values.Length; node++)
        {
            var deviation = (signal - nodes.Values[node] * Noise[lane]) / scale;
            likelihood[node] = -0.5 * deviation * deviation;
            largest = likelihood[node] > largest ? likelihood[node] : largest;
        }
        for (var node = 0; node < nodes.Values.Length; node++)
            likelihood[node] = Lanes.Exp(likelihood[node] - largest);
        Update(lane, likelihood);
    }

    /// <summary>Sees the other's answer to an offer. Likelihood of accepting: <c>logistic(precision (signalled gain - bias - reservation - consent))</c>.</summary>
    /// <param name="lane">Where.</param>
    /// <param name="accepted">Whether it accepted.</param>
    /// <param name="signalledGain">What it says that it would gain by the offer.</param>
    /// <param name="reservation">What it would get by refusing, by going on or by leaving, as the believer sees it.</param>
    /// <param name="consent">Its consent cost.</param>
    /// <param name="precision">Its precision, which may be infinite.</param>
    public void Observe(int lane, bool accepted, double signalledGain, double reservation, double consent, double precision)
    {
        if (Noise[lane] == 0)
            return;
        var likelihood = stackalloc double[nodes.Values.Length];
        for (var node = 0; node < nodes.Values.Length; node++)
        {
            var surplus = signalledGain - nodes.Values[node] * Noise[lane] - reservation - consent;
            likelihood[node] = double.IsPositiveInfinity(precision)
                ? surplus >= -AlternatingOffers.Indifference == accepted ? 1 : 0
                : Lanes.Logistic(accepted ? precision * surplus : -(precision * surplus));
        }
        Update(lane, likelihood);
    }

    /// <summary>Gives the columns back.</summary>
    public void Dispose() => arena.Dispose();

    /// <summary>Bayes' rule. What no node can explain teaches nothing.</summary>
    private void Update(int lane, double* likelihood)
    {
        var sum = 0.0;
        for (var node = 0; node < nodes.Values.Length; node++)
        {
            likelihood[node] *= arena.Pointer(node)[lane];
            sum += likelihood[node];
        }
        if (sum == 0)
            return;
        for (var node = 0; node < nodes.Values.Length; node++)
            arena.Pointer(node)[lane] = likelihood[node] / sum;
        Average(lane);
    }

    private void Average(int lane)
    {
        var mean = 0.0;
        for (var node = 0; node < nodes.Values.Length; node++)
            mean += arena.Pointer(node)[lane] * nodes.Values[node];
        arena.Pointer(nodes.Values.Length + 1)[lane] = mean * Noise[lane];
    }
}
