using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Predicting;

/// <summary>The protocols with settings: what is tried when they are fitted. Few and far apart: a finer grid would only fit chance.</summary>
internal static class Families
{
    private static readonly double[] SalienceExponents = [1, 1.25, 1.5, 1.75, 2];
    private static readonly double[] VotesExponents = [0, 0.25, 0.5, 0.75, 1];
    private static readonly double[] Institutions = [1, 2, 3];
    private static readonly double[] Sharpnesses = [1, 1.25, 1.5, 1.75, 2];
    private static readonly double[] Pulls = [0, 0.05, 0.1, 0.2];

    /// <summary>The candidates of a protocol, or of all that have settings.</summary>
    /// <exception cref="WrongGameException">The protocol has no settings.</exception>
    public static IReadOnlyList<Candidate> Of(PredictionProtocol? protocol) => protocol switch
    {
        null => [.. AllLongTalks(), .. AllCompromises()],
        LongTalks => [.. AllLongTalks()],
        Compromise => [.. AllCompromises()],
        _ => throw new WrongGameException($"{protocol.Name} has no settings that could be fitted; long-talks and compromise have."),
    };

    private static IEnumerable<Candidate> AllLongTalks() =>
        from salience in SalienceExponents
        from votes in VotesExponents
        from institutions in Institutions
        from sharpness in Sharpnesses
        select new Candidate(new LongTalks(salience, sharpness, votes, institutions), Steps(salience - 1, 0.5) + Steps(sharpness - 1, 0.5) + Steps(votes, 0.5) + Steps(Lanes.Log(institutions), Lanes.Log(2)));

    private static IEnumerable<Candidate> AllCompromises() =>
        from salience in SalienceExponents
        from votes in VotesExponents
        from institutions in Institutions
        from pull in Pulls
        select new Candidate(new Compromise(salience, votes, institutions, pull), Steps(salience - 1, 0.5) + Steps(votes, 0.5) + Steps(Lanes.Log(institutions), Lanes.Log(2)) + Steps(pull, 0.1));

    private static double Steps(double distance, double step) => distance / step * (distance / step);
}
